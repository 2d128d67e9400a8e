"""Schools that were identified, and those that left the lists of support."""

from typing import TYPE_CHECKING

from app.services.identification.runs import runs
from app.services.language.dates import on_day
from app.services.programmes.source import Source, SourceFacts, SourceValue, TraceRow
from app.services.schools.support import list_support

if TYPE_CHECKING:
    from collections.abc import Collection

    from app.services.language.deadlines.periods import Interval
    from app.services.schools.support import SupportRow


def _identified(facts: SourceFacts, year: int) -> SourceValue | None:
    """The schools that stand as ШНОР in the newest run for the school year of the year's end."""
    work_year = facts.work_year(year)
    if work_year is None:
        return None
    frozen = runs.standing_runs(facts.workspace, work_year=work_year)
    if not frozen:
        return None
    outcome = runs.get_run(facts.workspace, frozen[0].id)
    rows = tuple(
        TraceRow(name=one.school, school_id=one.school_id)
        for one in runs.support_candidates(outcome)
    )
    origin = f"зафиксированное выявление{on_day(frozen[0].created_at, 'от')}"
    return SourceValue(part=len(rows), rows=rows, origin=origin)


def _left(facts: SourceFacts, year: int) -> SourceValue | None:
    """The schools of the programme whose stay on a list ended in the year."""
    days = facts.days(year)
    if days is None:
        return None
    listed = _listed(facts, days)
    if not listed:
        return None
    rows = _left_rows(listed, days, facts)
    return SourceValue(part=len(rows), rows=rows, origin="списки поддержки")


def _left_share(facts: SourceFacts, year: int) -> SourceValue | None:
    """The same of all its schools that were on a list in the year."""
    value, days = _left(facts, year), facts.days(year)
    if value is None or days is None:
        return None
    return SourceValue(
        part=value.part,
        whole=len({row.school_id for row in _listed(facts, days)}),
        rows=value.rows,
        origin=value.origin,
    )


def _listed(facts: SourceFacts, days: "Interval") -> "list[SupportRow]":
    """The stays of its schools that have a day in the year, so far."""
    schools = {school.id for school in facts.schools}
    last = min(days.end, facts.today)
    return [
        row
        for row in list_support(facts.workspace)
        if row.school_id in schools
        and row.entered_on <= last
        and (row.left_on is None or row.left_on >= days.start)
    ]


def _left_rows(
    listed: "Collection[SupportRow]", days: "Interval", facts: SourceFacts
) -> tuple[TraceRow, ...]:
    last = min(days.end, facts.today)
    staying = {row.school_id for row in listed if row.left_on is None or row.left_on > last}
    left = {row.school_id: row for row in listed if row.school_id not in staying}
    return tuple(
        TraceRow(name=row.school, on_date=row.left_on, note=row.exit_basis, school_id=row.school_id)
        for row in left.values()
    )


SOURCES = (
    Source(
        code="schools.identified",
        title="Число школ, выявленных в году",
        unit="школ",
        position=400,
        work_out=_identified,
    ),
    Source(
        code="schools.left",
        title="Число школ программы, исключённых из списков поддержки",
        unit="школ",
        position=410,
        work_out=_left,
    ),
    Source(
        code="schools.left_share",
        title="Доля школ программы, исключённых из списков поддержки",
        unit="%",
        position=420,
        work_out=_left_share,
    ),
)
