"""Shares of teachers by the passports of the schools."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from app.enums import PassportBlockKind
from app.services.programmes.source import Source, SourceFacts, SourceValue, TraceRow
from app.services.reference import Indicator, passport_indicators
from app.services.schools.passports import DatedShare, newest_shares

if TYPE_CHECKING:
    from app.services.schools.schools import SchoolRow

_Chosen = Callable[[SourceFacts], "Sequence[SchoolRow]"]
_DISTRICT = 50  # places behind those of the programme's schools


def _share(
    part: str, base: str, chosen: _Chosen, facts: SourceFacts, year: int
) -> SourceValue | None:
    """The newest passport of each school in the year that has both numbers, or the share alone.

    Shares without counts are weighed by the numbers that they are of. One whose whole is not known
    stands for itself only: beside others it is left out and told.
    """
    days, schools = facts.days(year), chosen(facts)
    if days is None:
        return None
    last = min(days.end, facts.today)
    known = newest_shares(facts.workspace, part, base, days.start, last)
    rows = [_row(school, known[school.id]) for school in schools if school.id in known]
    lone = len(rows) == 1 and rows[0].percent_h is not None
    used = rows if lone else [row for row in rows if row.whole is not None]
    if not lone and not sum(row.whole or 0 for row in used):
        return None
    value = SourceValue(
        rows=tuple(used),
        lacking=tuple(school.short_name for school in schools if school.id not in known),
        uncounted=tuple(row.name for row in used if row.percent_h is not None),
        left_out=tuple(row.name for row in rows if row not in used),
        origin="паспорта школ",
    )
    if value.uncounted:
        return replace(value, percent_h=_weighed(used))
    return replace(
        value, part=sum(row.part or 0 for row in used), whole=sum(row.whole or 0 for row in used)
    )


def _row(school: "SchoolRow", known: DatedShare) -> TraceRow:
    return TraceRow(
        name=school.short_name,
        part=known.part,
        whole=known.whole,
        percent_h=known.percent_h,
        on_date=known.on_date,
        school_id=school.id,
    )


def _weighed(rows: "Sequence[TraceRow]") -> int | None:
    """Hundredths of a percent of all together, half up; of a lone share itself."""
    if len(rows) == 1:
        return rows[0].percent_h
    parts = sum(
        (row.part or 0) * 10_000 if row.percent_h is None else row.percent_h * (row.whole or 0)
        for row in rows
    )
    of = sum(row.whole or 0 for row in rows)
    return (2 * parts + of) // (2 * of)


def _of_programme(facts: SourceFacts) -> "Sequence[SchoolRow]":
    return facts.schools


def _of_district(facts: SourceFacts) -> "Sequence[SchoolRow]":
    return facts.register


def _sources(position: int, indicator: Indicator, base: str) -> tuple[Source, Source]:
    title = f"Доля {indicator.title[0].lower()}{indicator.title[1:]}"
    return (
        Source(
            code=f"staff.{indicator.code}",
            title=f"{title}, школы программы",
            unit="%",
            position=position,
            work_out=partial(_share, indicator.code, base, _of_programme),
        ),
        Source(
            code=f"district.{indicator.code}",
            title=f"{title}, все школы",
            unit="%",
            position=position + _DISTRICT,
            work_out=partial(_share, indicator.code, base, _of_district),
        ),
    )


SOURCES = tuple(
    source
    for position, one in enumerate(passport_indicators())
    if one.block == PassportBlockKind.STAFF and one.share_of is not None
    for source in _sources(position, one, one.share_of)
)
