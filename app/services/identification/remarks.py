"""Remarks of a verdict as evidence: what the reader must know beside the numbers."""

from collections.abc import Iterable, Iterator

from app.enums import ResultState, VerdictStatus
from app.services.identification.assessment import (
    MISSING,
    Assessment,
    used,
)
from app.services.identification.cohorts import Reading
from app.services.identification.evidence.verdict import Evidence, node
from app.services.identification.rules.rules import SmallCohort
from app.services.language.dates import year_name


def remarks(assessment: Assessment, status: VerdictStatus) -> tuple[Evidence, ...]:
    """All remarks of a verdict, in printed order."""
    return (
        *_status_remarks(assessment, status),
        *assessment.arranged.remarks,
        *_percents_only(assessment.both),
        *_cohorts(assessment),
        *_absent(assessment, assessment.year),
        *_absent(assessment, assessment.previous_year),
    )


def _status_remarks(assessment: Assessment, status: VerdictStatus) -> Iterator[Evidence]:
    if status is VerdictStatus.NEEDS_DECISION:
        yield _small_decide(assessment)
    if not used(assessment.now):
        why = "no_counted" if assessment.now else "no_results"
        yield node("remark", why, year=assessment.year, reporting=True)
    elif not used(assessment.before):
        why = "no_counted" if assessment.before else "no_results"
        yield node("remark", why, year=assessment.previous_year, reporting=False)


def _small_decide(assessment: Assessment) -> Evidence:
    numbers, without = assessment.numbers, assessment.numbers_without_small
    return node(
        "remark",
        "small_decide",
        limit=assessment.profile.min_participants,
        low=numbers.low,
        low_previous=numbers.low_previous,
        low_without=without.low,
        low_previous_without=without.low_previous,
    )


def _percents_only(readings: tuple[Reading, ...]) -> Iterator[Evidence]:
    uncounted = [reading for reading in readings if reading.participants is None]
    if uncounted:
        everything = len(uncounted) == len(readings)
        yield node("remark", "percents_only", items="" if everything else _items(uncounted))


def _cohorts(assessment: Assessment) -> Iterator[Evidence]:
    limit = assessment.profile.min_participants
    readings = assessment.both
    excluded = [reading for reading in readings if not reading.used]
    if excluded:
        yield node("remark", "small_excluded", limit=limit, items=_items(excluded))
    pooled = [reading for reading in readings if reading.pooled_with is not None]
    if pooled:
        yield node("remark", "small_pooled", limit=limit, items=_items(pooled))
    if assessment.profile.small_cohort is SmallCohort.POOL:
        alone = [reading for reading in readings if reading.small and reading.pooled_with is None]
        if alone:
            yield node("remark", "small_alone", limit=limit, items=_items(alone))
    flagged = [reading for reading in readings if reading.small and reading.low]
    if flagged:
        yield node("remark", "small", limit=limit, items=_items(flagged))


def _items(readings: Iterable[Reading]) -> str:
    return ", ".join(f"{reading.procedure.short_title} ({_years(reading)})" for reading in readings)


def _years(reading: Reading) -> str:
    if reading.pooled_with is None:
        return year_name(reading.year)
    return f"{year_name(reading.pooled_with)} и {year_name(reading.year)}"


def _absent(assessment: Assessment, year: int) -> Iterator[Evidence]:
    readings = assessment.now if year == assessment.year else assessment.before
    groups: dict[str, list[str]] = {}
    for absent in assessment.absent(year):
        groups.setdefault(absent.state, []).append(absent.procedure.short_title)
    for state in (MISSING, ResultState.NO_PARTICIPANTS.value, ResultState.NOT_HELD.value):
        # Without a single result the remark about the year says it all.
        if state in groups and (readings or state != MISSING):
            yield node("remark", state, year=year, items=", ".join(groups[state]))
