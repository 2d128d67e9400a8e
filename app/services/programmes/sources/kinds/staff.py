"""Shares of teachers by the passports of the schools."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from app.enums import PassportBlockKind
from app.services.programmes.source import Source, SourceFacts, SourceValue, TraceRow
from app.services.reference import Indicator, passport_indicators
from app.services.schools.passports import newest_counts

if TYPE_CHECKING:
    from app.services.schools.schools import SchoolRow

_Chosen = Callable[[SourceFacts], "Sequence[SchoolRow]"]
_DISTRICT = 50  # places behind those of the programme's schools


def _share(
    part: str, base: str, chosen: _Chosen, facts: SourceFacts, year: int
) -> SourceValue | None:
    """The newest passport of each school in the year that has both numbers."""
    days, schools = facts.days(year), chosen(facts)
    if days is None:
        return None
    known = newest_counts(facts.workspace, (part, base), days.start, min(days.end, facts.today))
    rows = tuple(
        TraceRow(
            name=school.short_name,
            part=known[school.id].counts[part],
            whole=known[school.id].counts[base],
            on_date=known[school.id].on_date,
            school_id=school.id,
        )
        for school in schools
        if school.id in known
    )
    of = sum(row.whole or 0 for row in rows)
    if not of:
        return None
    return SourceValue(
        part=sum(row.part or 0 for row in rows),
        whole=of,
        rows=rows,
        lacking=tuple(school.short_name for school in schools if school.id not in known),
        origin="паспорта школ",
    )


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
