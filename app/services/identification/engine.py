"""The identification of schools: pure calculation, from facts to verdicts with evidence.

Status of a school:

* `shnor`: the rule of the profile holds (К1, К2, or both when the profile asks for both);
* `needs_decision`: small cohorts go to the working group, and the rule holds with them but not
  without them;
* `insufficient_data`: the rule does not hold and either no result of the reporting year counts, or
  no result of the previous year counts although К2 could make the verdict (it would, if every
  procedure of the previous year had been low);
* `not_identified`: otherwise. Single procedures without data do not stop this verdict, they are
  listed in a remark; those that a school of this kind never has (ЕГЭ in an ООШ) are not missing.

A result «counts» when the procedure was held with participants and the small-cohort mode of the
profile does not leave it out.
"""

from collections.abc import Iterator

from app.enums import VerdictStatus
from app.services.identification import explain
from app.services.identification.assessment import Assessment, Numbers, Readings, assess, used
from app.services.identification.cohorts import Reading, reading_node
from app.services.identification.criteria import criterion_1, criterion_2, identified
from app.services.identification.evidence import shares
from app.services.identification.evidence.facts import Inputs
from app.services.identification.evidence.verdict import (
    Evidence,
    LowResult,
    Outcome,
    SchoolVerdict,
    node,
)
from app.services.identification.margin import ABSENT, FINE, LOW, margin
from app.services.identification.remarks import remarks
from app.services.identification.rules.rules import Profile, SmallCohort

_COMPUTED = frozenset({VerdictStatus.SHNOR, VerdictStatus.NOT_IDENTIFIED})


def identify(profile: Profile, inputs: Inputs, year: int, previous_year: int) -> Outcome:
    """The verdicts of all schools of `inputs`.

    Args:
        profile: the rules.
        inputs: results of the two years, and of the one before for pooled small cohorts.
        year: reporting year.
        previous_year: the other year of criterion 2; earlier than `year`.
    """
    verdicts = tuple(
        _verdict(assess(profile, inputs, school, year, previous_year)) for school in inputs.schools
    )
    return Outcome(
        profile=profile, year=year, previous_year=previous_year, inputs=inputs, verdicts=verdicts
    )


def _verdict(assessment: Assessment) -> SchoolVerdict:
    rule, numbers = assessment.profile.rule, assessment.numbers
    first = criterion_1(rule, numbers.low)
    second = criterion_2(rule, numbers.low, numbers.low_previous, numbers.low_both)
    status = _status(assessment)
    spare = margin(rule, _cells(assessment)) if status in _COMPUTED else None
    said = remarks(assessment, status)
    evidence = node(
        "verdict",
        status.value,
        (
            _criterion_1_node(assessment, numbers, met=first),
            _criterion_2_node(assessment, numbers, met=second),
            node("margin", spare, status=status.value),
            _year_node(assessment, assessment.year, assessment.now),
            _year_node(assessment, assessment.previous_year, assessment.before),
            *said,
        ),
        c1=first,
        c2=second,
        combine=assessment.profile.combine.value,
        year=assessment.year,
        previous_year=assessment.previous_year,
    )
    return SchoolVerdict(
        school_id=assessment.school.school_id,
        school=assessment.school.school,
        login=assessment.school.login,
        status=status,
        c1=first,
        c2=second,
        margin=spare,
        low=tuple(_low(assessment, first=first, second=second)),
        remarks=tuple(explain.line(remark) for remark in said),
        evidence=evidence,
    )


def _holds(assessment: Assessment, numbers: Numbers) -> bool:
    rule = assessment.profile.rule
    return identified(rule, numbers.low, numbers.low_previous, numbers.low_both)


def _status(assessment: Assessment) -> VerdictStatus:
    numbers = assessment.numbers
    if _holds(assessment, numbers):
        expert = assessment.profile.small_cohort is SmallCohort.EXPERT
        if expert and not _holds(assessment, assessment.numbers_without_small):
            return VerdictStatus.NEEDS_DECISION
        return VerdictStatus.SHNOR
    if not used(assessment.now):
        return VerdictStatus.INSUFFICIENT_DATA
    if not used(assessment.before):
        worst = Numbers(numbers.low, len(assessment.arranged.codes), numbers.low)
        if _holds(assessment, worst):
            return VerdictStatus.INSUFFICIENT_DATA
    return VerdictStatus.NOT_IDENTIFIED


def _cells(assessment: Assessment) -> Iterator[tuple[int, int]]:
    for code in assessment.arranged.codes:
        yield _cell(assessment.now.get(code)), _cell(assessment.before.get(code))


def _cell(reading: Reading | None) -> int:
    if reading is None or not reading.used:
        return ABSENT
    return LOW if reading.low else FINE


def _criterion_1_node(assessment: Assessment, numbers: Numbers, *, met: bool) -> Evidence:
    return node(
        "c1",
        met,
        year=assessment.year,
        counted=used(assessment.now),
        low=numbers.low,
        required=assessment.profile.c1_min_procedures,
    )


def _criterion_2_node(assessment: Assessment, numbers: Numbers, *, met: bool) -> Evidence:
    return node(
        "c2",
        met,
        year=assessment.year,
        previous_year=assessment.previous_year,
        counted=used(assessment.now),
        counted_previous=used(assessment.before),
        low=numbers.low,
        low_previous=numbers.low_previous,
        low_both=numbers.low_both,
        required=assessment.profile.c2_min_per_year,
        same=assessment.profile.c2_same_procedure,
    )


def _year_node(assessment: Assessment, year: int, readings: Readings) -> Evidence:
    results = [reading_node(reading, assessment.profile) for reading in readings.values()]
    absent = [
        node(
            "absent",
            reading.state,
            procedure=reading.procedure.code,
            title=reading.procedure.title,
            short=reading.procedure.short_title,
            year=year,
            reason=reading.reason,
        )
        for reading in assessment.absent(year)
    ]
    low = sum(reading.low for reading in readings.values())
    return node("year", low, (*results, *absent), year=year, counted=used(readings))


def _low(assessment: Assessment, *, first: bool, second: bool) -> Iterator[LowResult]:
    same = assessment.profile.c2_same_procedure
    for readings, others in (
        (assessment.now, assessment.before),
        (assessment.before, assessment.now),
    ):
        for code, reading in readings.items():
            if not reading.low:
                continue
            other = others.get(code)
            paired = not same or (other is not None and other.low)
            supported = [1] if first and readings is assessment.now else []
            if second and paired:
                supported.append(2)
            yield _low_result(assessment, reading, tuple(supported))


def _low_result(assessment: Assessment, reading: Reading, criteria: tuple[int, ...]) -> LowResult:
    threshold_h = assessment.profile.threshold_h
    return LowResult(
        procedure=reading.procedure.code,
        procedure_title=reading.title,
        procedure_short=reading.procedure.short_title,
        year=reading.year,
        participants=reading.participants,
        failed=reading.failed,
        percent_text=shares.share_text(
            reading.participants, reading.failed, reading.percent_h, threshold_h, low=True
        ),
        percent=shares.percent_number(reading.participants, reading.failed, reading.percent_h)
        or 0.0,
        threshold_percent=threshold_h / 100,
        threshold_text=shares.threshold_text(threshold_h),
        source=reading.source,
        small=reading.small,
        pooled_with=reading.pooled_with,
        criteria=criteria,
    )
