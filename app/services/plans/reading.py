"""Plans with their sections, measures and latest marks, in a handful of plain queries."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from app.enums import DeadlineKind
from app.errors import UserError
from app.services.language.deadlines.periods import period_name
from app.services.language.deadlines.placing import Span, Spans
from app.services.language.years.meeting import in_year
from app.services.orders.orders import OrderRow, read_orders
from app.services.plans.deadlines.terms import (
    period_of,
    stored_answers,
    stored_columns,
    years_of,
)
from app.services.plans.execution.mark_rows import MARK_QUERY, MarkRow, mark_row
from app.services.plans.execution.states import (
    cells_of,
    days_overdue,
    due_with,
    is_not_due,
    status_of,
    status_with,
)
from app.services.plans.parties.reading import PartiesOf
from app.services.plans.parties.schools_meant import stored_schools_meant
from app.services.plans.rows import MeasureRow, PlanHead, PlanRow, SectionRow
from app.services.schools.known import read_register
from app.services.storage.files.sqlite import day_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from app.services.storage.files.sqlite import Reader, Row
    from app.services.storage.workspace import Workspace

_OF_MEASURE = 15  # due dates: its texts and parties take as long


@dataclass(frozen=True, slots=True)
class _Day:
    """The day that plans are looked at, and which marks of later days count all the same.

    Attributes:
        today: the day.
        later_marks: all do.
        undated_marks: those do that tell of no day, whenever they were entered.
    """

    today: date
    later_marks: bool = True
    undated_marks: bool = False

    def counts(self, mark: MarkRow) -> bool:
        """Whether a mark counts on the day."""
        if self.later_marks or (self.undated_marks and mark.happened_on is None):
            return True
        return (mark.happened_on or mark.written_on or self.today) <= self.today


def list_plans(
    workspace: "Workspace",
    *,
    year: int | None = None,
    as_of: date | None = None,
    concerning: int | None = None,
    undated_marks: bool = False,
) -> list[PlanRow]:
    """Plans, newest year first, municipal ones before those of the schools.

    With `as_of` they stand as on that day: marks of later days do not count, and what is overdue
    or not due is so on that day; a mark that tells of no day is of the day when it was entered, or
    counts anyway with `undated_marks`. With `concerning`, the key of a school, the plans of other
    schools are left out.
    """
    day = _Day(
        as_of or workspace.clock.today(), later_marks=as_of is None, undated_marks=undated_marks
    )
    with workspace.database.reading() as reader:
        return _read(reader, day, *_wanted(year, concerning))


def list_plan_heads(workspace: "Workspace", *, year: int | None = None) -> list[PlanHead]:
    """What the plans are called, in the order of `list_plans`; their measures are not read."""
    condition, parameters = ("TRUE", ()) if year is None else in_year(year)
    with workspace.database.reading() as reader:
        return [
            PlanHead(
                id=row["id"],
                title=row["title"],
                year=row["year"],
                period=period_of(row),
                school_id=row["school_id"],
                school_name=row["short_name"] or "",
                section_count=row["section_count"],
                programme_id=row["programme_id"],
            )
            for row in read_plan_rows(reader, condition, parameters)
        ]


def reading_weight(
    workspace: "Workspace", *, year: int | None = None, concerning: int | None = None
) -> int:
    """What `list_plans` of the same will cost: due dates in each school and marks, all together.

    A measure weighs as many of them; groups of schools count as all that are in the register.
    """
    condition, parameters = _wanted(year, concerning)
    with workspace.database.reading() as reader:
        rows = reader.rows(
            "SELECT p.group_schools <> '',"
            " (SELECT count(*) FROM measure_occurrence o WHERE o.measure_id = m.id),"
            " (SELECT count(*) FROM measure_party y"
            "  WHERE y.measure_id = m.id AND y.school_id IS NOT NULL),"
            " (SELECT count(*) FROM execution_mark k WHERE k.measure_id = m.id)"
            " FROM measure m JOIN plan_section t ON t.id = m.section_id"
            f" JOIN plan p ON p.id = t.plan_id WHERE {condition}",
            parameters,
        )
        telling = any(row[0] for row in rows)
        schools = sum(row["active"] for row in read_register(reader)) if telling else 0
    return sum(
        _OF_MEASURE + max(days, 1) * max(schools if grouped else named, 1) + marks
        for grouped, days, named, marks in rows
    )


def plan_of_measure(workspace: "Workspace", measure_id: int) -> int | None:
    """Key of the plan of a measure, or None when it is not there."""
    with workspace.database.reading() as reader:
        return reader.scalar(
            "SELECT t.plan_id FROM measure m JOIN plan_section t ON t.id = m.section_id"
            " WHERE m.id = ?",
            (measure_id,),
        )


def planned_years(workspace: "Workspace") -> list[int]:
    """School years that the period of a plan meets, the newest first."""
    with workspace.database.reading() as reader:
        rows = reader.rows("SELECT DISTINCT period_start, period_end, years_kind FROM plan")
    return sorted({year for row in rows for year in years_of(period_of(row))}, reverse=True)


def get_plan(workspace: "Workspace", plan_id: int, *, as_of: date | None = None) -> PlanRow:
    """One plan; with `as_of` as it stood on that day, as `list_plans` says.

    Raises:
        UserError: there is no such plan.
    """
    day = _Day(as_of or workspace.clock.today(), later_marks=as_of is None)
    with workspace.database.reading() as reader:
        rows = _read(reader, day, "p.id = ?", (plan_id,))
    if not rows:
        raise UserError("Этого плана нет.", "Возможно, его удалили: выберите другой.")
    return rows[0]


def get_measures(workspace: "Workspace", measure_ids: "Collection[int]") -> dict[int, MeasureRow]:
    """Measures by their keys; those that are not there are left out."""
    ids = tuple(measure_ids)
    condition = (
        "p.id IN (SELECT t.plan_id FROM measure m JOIN plan_section t ON t.id = m.section_id"
        f" WHERE m.id IN ({_marks(ids)}))"
    )
    with workspace.database.reading() as reader:
        plans = _read(reader, _Day(workspace.clock.today()), condition, ids, only=frozenset(ids))
    return {row.id: row for plan in plans for row in plan.measures}


def _read(
    reader: "Reader",
    day: _Day,
    condition: str,
    parameters: tuple[object, ...],
    *,
    only: frozenset[int] = frozenset(),
) -> list[PlanRow]:
    """The plans of a condition with all their measures, or `only` those of some keys."""
    plans = read_plan_rows(reader, condition, parameters)
    if not plans:
        return []
    orders = read_orders(reader)
    ids = tuple(plan["id"] for plan in plans)
    measures = _measures(reader, day, orders, ids, PartiesOf(reader, plans), only)
    sections: dict[int, list[Row]] = {}
    query = f"SELECT * FROM plan_section WHERE plan_id IN ({_marks(ids)})"
    for row in reader.rows(f"{query} ORDER BY plan_id, position, id", ids):
        sections.setdefault(row["plan_id"], []).append(row)
    return [_plan(row, sections.get(row["id"], []), measures, orders) for row in plans]


def _wanted(year: int | None, concerning: int | None) -> tuple[str, tuple[object, ...]]:
    """The condition for plans of a year, or all, without those of other schools."""
    condition, parameters = ("TRUE", ()) if year is None else in_year(year)
    return (
        f"{condition} AND (? IS NULL OR p.school_id IS NULL OR p.school_id = ?)",
        (*parameters, concerning, concerning),
    )


def read_plan_rows(
    reader: "Reader", condition: str = "TRUE", parameters: tuple[object, ...] = ()
) -> "list[Row]":
    """Rows of `plan` in the order of `list_plans`, each with its school and number of sections."""
    return reader.rows(
        "SELECT p.*, s.short_name,"
        " (SELECT count(*) FROM plan_section t WHERE t.plan_id = p.id) AS section_count"
        " FROM plan p LEFT JOIN school s ON s.id = p.school_id"
        f" WHERE {condition} ORDER BY p.year DESC, p.school_id IS NOT NULL, s.name_key, p.id",
        parameters,
    )


def _plan(
    row: "Row",
    section_rows: "list[Row]",
    measures: dict[int, list[MeasureRow]],
    orders: dict[int, OrderRow],
) -> PlanRow:
    period = period_of(row)
    return PlanRow(
        id=row["id"],
        title=row["title"],
        year=row["year"],
        year_name=period_name(period),
        period=period,
        answers=stored_answers(row["answers"]),
        columns=stored_columns(row["columns"]),
        group_schools=stored_schools_meant(row["group_schools"]),
        school_id=row["school_id"],
        school_name=row["short_name"] or "",
        programme_id=row["programme_id"],
        order=orders.get(row["order_id"]),
        sections=tuple(
            SectionRow(
                section["id"],
                section["position"],
                section["title"],
                tuple(measures.get(section["id"], ())),
            )
            for section in section_rows
        ),
    )


def _measures(
    reader: "Reader",
    day: _Day,
    orders: dict[int, OrderRow],
    plan_ids: tuple[int, ...],
    parties_of: PartiesOf,
    only: frozenset[int],
) -> dict[int, list[MeasureRow]]:
    """Measures of the plans by their sections, numbered through each plan; or `only` some."""
    wanted = (
        "SELECT m.id FROM measure m JOIN plan_section t ON t.id = m.section_id"
        f" WHERE t.plan_id IN ({_marks(plan_ids)})"
    )
    if only:
        wanted += f" AND m.id IN ({_marks(only)})"
    keys = (*plan_ids, *only)
    marks, left_out = _marks_that_count(reader, day, orders, wanted, keys)
    parties_of.read(wanted, keys)
    occurrences = _occurrences(reader, wanted, keys)
    places = Counter[int]()
    by_section: dict[int, list[MeasureRow]] = {}
    for row in reader.rows(
        "SELECT m.*, t.plan_id FROM measure m JOIN plan_section t ON t.id = m.section_id"
        f" WHERE t.plan_id IN ({_marks(plan_ids)})"
        " ORDER BY t.plan_id, t.position, t.id, m.position, m.id",
        plan_ids,
    ):
        places[row["plan_id"]] += 1
        if only and row["id"] not in only:
            continue
        measure = _measure(
            row,
            places[row["plan_id"]],
            day.today,
            marks.get(row["id"], ()),
            parties_of,
            tuple(occurrences.get(row["id"], ())),
        )
        if row["id"] in left_out:
            measure = replace(measure, mark_left_out=True)
        by_section.setdefault(row["section_id"], []).append(measure)
    return by_section


def _occurrences(reader: "Reader", wanted: str, keys: tuple[int, ...]) -> dict[int, list[Span]]:
    """The occurrences of each measure that has several, by due date."""
    occurrences: dict[int, list[Span]] = {}
    query = f"SELECT * FROM measure_occurrence WHERE measure_id IN ({wanted}) ORDER BY ends_on"
    for row in reader.rows(query, keys):
        span = Span(day_of(row["starts_on"]), day_of(row["ends_on"]))
        occurrences.setdefault(row["measure_id"], []).append(span)
    return occurrences


def _marks_that_count(
    reader: "Reader",
    day: _Day,
    orders: dict[int, OrderRow],
    wanted: str,
    keys: tuple[int, ...],
) -> tuple[dict[int, list[MarkRow]], set[int]]:
    """The marks of each measure that count, and measures with one left out for want of a day.

    A mark is of its own day, else of that of the order that proves the execution, else of the day
    when it was entered.
    """
    counting: dict[int, list[MarkRow]] = {}
    left_out: set[int] = set()
    query = f"{MARK_QUERY} WHERE k.measure_id IN ({wanted}) ORDER BY k.id"
    for row in reader.rows(query, keys):
        mark = mark_row(row, orders)
        if day.counts(mark):
            counting.setdefault(row["measure_id"], []).append(mark)
        elif mark.happened_on is None:
            left_out.add(row["measure_id"])
    return counting, left_out


def _marks(values: "Collection[object]") -> str:
    """Question marks for the values of an `IN`."""
    return ", ".join("?" * len(values))


def _measure(
    row: "Row",
    place: int,
    today: date,
    marks: "Sequence[MarkRow]",
    parties_of: PartiesOf,
    several: Spans,
) -> MeasureRow:
    parties = parties_of.measure(row["plan_id"], row["id"])
    start, end = day_of(row["deadline_start"]), day_of(row["deadline_end"])
    schools = parties_of.schools(row["plan_id"], parties)
    occurrences = several or (() if end is None else (Span(start, end),))
    days = [span.end for span in occurrences if span.end is not None]
    cells, _strays = cells_of(days, list(schools), marks)
    states = [(due_with(day, mark), status_with(mark)) for (day, _school), mark in cells.items()]
    counting = [mark for mark in cells.values() if mark is not None]
    mark = max(counting, key=lambda mark: mark.id, default=None)
    overdue_days = max(days_overdue(due, status, today) for due, status in states)
    return MeasureRow(
        id=row["id"],
        plan_id=row["plan_id"],
        section_id=row["section_id"],
        number=row["number"] or str(place),
        place=place,
        own_number=row["number"],
        title=row["title"],
        deadline_text=row["deadline_text"],
        deadline_kind=DeadlineKind(row["deadline_kind"]),
        deadline_start=start,
        deadline_end=end,
        occurrences=occurrences,
        responsible=tuple(party.name for party in parties),
        parties=parties,
        responsible_text=row["responsible_text"],
        expected=row["expected"],
        expected_joined=bool(row["expected_joined"]),
        note=row["note"],
        status=status_of(status for _due, status in states),
        mark=mark,
        overdue=overdue_days > 0,
        not_due=is_not_due([due for due, _status in states], today, start),
        overdue_days=overdue_days,
        marks=tuple(marks),
        schools=tuple(schools.items()),
        looked_on=today,
    )
