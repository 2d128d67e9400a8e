"""What the plans ask for, read for the first screen: each occurrence, in each school.

A measure is due at each of its occurrences, in each of several schools. The latest mark that covers
such a cell counts there; what was put off is due on its new day. This says in a few plain queries
what `plans` says of plans that are read whole: the first screen does not wait for them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import product
from typing import NamedTuple

from app.enums import MeasureStatus
from app.services.findings.links import ToMeasure
from app.services.language.years.meeting import in_year, other_plans
from app.services.storage.files.sqlite import Reader, Row

_FINISHED = frozenset(status.value for status in MeasureStatus if status.is_finished)
_PARTLY_DONE = MeasureStatus.PARTLY_DONE.value
_CLOSED = _FINISHED - {_PARTLY_DONE}  # what was partly done is open up to its day
_NOT_STARTED = MeasureStatus.NOT_STARTED.value
_DONE = frozenset({MeasureStatus.DONE.value})
_GIVEN_UP = frozenset({MeasureStatus.CANCELLED.value})
_NO_SCHOOL: Mapping[int | None, str] = {None: ""}
_QUICKER = 4  # times: no measure is read whole
_CELLS_AND_MARKS = """
SELECT (SELECT count(*) FROM execution_mark) + coalesce(sum(
    coalesce(d.days, 1) * coalesce(nullif(CASE WHEN p.group_schools <> ''
        THEN (SELECT count(*) FROM school WHERE active) ELSE y.schools END, 0), 1)
), 0)
FROM measure m JOIN plan_section t ON t.id = m.section_id JOIN plan p ON p.id = t.plan_id
LEFT JOIN (SELECT measure_id, count(*) AS days FROM measure_occurrence GROUP BY measure_id) d
    ON d.measure_id = m.id
LEFT JOIN (SELECT measure_id, count(school_id) AS schools FROM measure_party GROUP BY measure_id) y
    ON y.measure_id = m.id
"""


class DueRow(NamedTuple):
    """An occurrence of a measure whose day is near or past.

    Schools of a measure stand together where the same mark counts for them, or none.

    Attributes:
        measure_id: key of the measure.
        plan_id: key of its plan.
        title: what is to be done.
        plan: title of the plan.
        year: school year in which the plan begins.
        school: short name of the school whose plan it is, empty for the municipal one.
        schools: of a measure of several schools those that have not done it, short names in order.
        deadline_text: as typed.
        occurrence_on: the due date as the deadline tells; None of what had none and was put off.
        deadline: the day that counts, the new one of what was put off.
        days_left: to that day; below zero when it is past.
    """

    measure_id: int
    plan_id: int
    title: str
    plan: str
    year: int
    school: str
    schools: tuple[str, ...]
    deadline_text: str
    occurrence_on: date | None
    deadline: date
    days_left: int

    @property
    def link(self) -> ToMeasure:
        """Where it is done."""
        return ToMeasure(self.measure_id, self.occurrence_on)


class PlanCounts(NamedTuple):
    """Measures of the plans of a year: all, done, finished in whatever way, overdue."""

    measures: int = 0
    done: int = 0
    finished: int = 0
    overdue: int = 0


class _Mark(NamedTuple):
    """A mark of execution with what it covers, None for all; days as they are stored."""

    measure_id: int
    day: str | None
    school_id: int | None
    key: int
    status: str
    moved_to: str | None


_Place = tuple[str | None, int | None]  # a due date and a school


class _Cell(NamedTuple):
    """An occurrence of a measure in one of its schools; days as they are stored."""

    day: str | None
    school: str
    mark: _Mark | None

    @property
    def status(self) -> str:
        """That of its mark."""
        return _NOT_STARTED if self.mark is None else self.mark.status

    @property
    def due(self) -> str | None:
        """The day that counts."""
        if self.mark is None or self.mark.status != MeasureStatus.POSTPONED:
            return self.day
        return self.mark.moved_to or self.day

    def is_open(self, today: str) -> bool:
        """What was partly done is open up to its day."""
        if self.status == _PARTLY_DONE:
            return self.due is not None and self.due >= today
        return self.status not in _FINISHED


def read_due(reader: Reader, today: date, last: date, year: int) -> tuple[list[DueRow], PlanCounts]:
    """The open occurrences up to a day, and how all the measures of the year's plans stand.

    The longest overdue come first. What was partly done is open up to its day. Those of plans
    outside the year are among them as far as `other_plans` says.
    """
    others = other_plans(year, today, last)
    days, marks, schools = _days(reader), _marks(reader), _schools(reader)
    rows: list[DueRow] = []
    measures = done = finished = overdue = 0
    for row in _measures(reader, year, others.before):
        number = row["id"]
        statuses, waiting = _standing(
            days.get(number) or [row["deadline_end"]],
            schools.get(number) or _NO_SCHOOL,
            marks.get(number, ()),
        )
        until = last if row["of_year"] else others.until
        due = list(_open_rows(row, waiting, today, until))
        rows += due
        if row["of_year"]:
            is_finished = statuses <= _FINISHED
            measures += 1
            finished += is_finished
            done += is_finished and statuses - _GIVEN_UP == _DONE
            overdue += any(one.days_left < 0 for one in due)
    rows.sort(key=lambda one: one.deadline)
    return rows, PlanCounts(measures, done, finished, overdue)


def reading_weight(reader: Reader) -> int:
    """What `read_due` will cost, in the unit of `plans.reading_weight`."""
    return reader.scalar(_CELLS_AND_MARKS) // _QUICKER


def _measures(reader: Reader, year: int, before: int) -> list[Row]:
    """The measures of the plans of a year and of those that begin before another one."""
    condition, parameters = in_year(year)
    return reader.rows(
        "SELECT m.id, m.title, m.deadline_text, m.deadline_end, p.id AS plan_id, p.title AS plan,"
        f" p.year, s.short_name AS school, {condition} AS of_year FROM measure m"
        " JOIN plan_section t ON t.id = m.section_id"
        " JOIN plan p ON p.id = t.plan_id LEFT JOIN school s ON s.id = p.school_id"
        " WHERE of_year OR p.year < ? ORDER BY m.id",
        (*parameters, before),
    )


def _days(reader: Reader) -> dict[int, list[str]]:
    """The due dates of the measures that have several."""
    # One row a measure: tens of thousands of rows would take longer than all the rest.
    return {
        measure_id: days.split()
        for measure_id, days in reader.rows(
            "SELECT measure_id, group_concat(ends_on, ' ') FROM"
            " (SELECT measure_id, ends_on FROM measure_occurrence ORDER BY measure_id, position)"
            " GROUP BY measure_id"
        )
    }


def _marks(reader: Reader) -> Mapping[int, list[_Mark]]:
    """The marks of the measures, the earlier ones first."""
    marks: defaultdict[int, list[_Mark]] = defaultdict(list)
    rows = reader.rows(
        "SELECT measure_id, occurrence_on, school_id, id, status, moved_to FROM execution_mark"
        " ORDER BY id"
    )
    for mark in map(_Mark._make, rows):
        marks[mark.measure_id].append(mark)
    return marks


def _schools(reader: Reader) -> dict[int, dict[int | None, str]]:
    """Short names of the schools that measures concern, by key: parties, and those of groups."""
    schools: dict[int, dict[int | None, str]] = {}
    for measure_id, school_id, name in reader.rows(
        "SELECT y.measure_id, y.school_id, s.short_name FROM measure_party y"
        " JOIN school s ON s.id = y.school_id ORDER BY y.measure_id, y.position"
    ):
        schools.setdefault(measure_id, {})[school_id] = name
    telling = reader.rows("SELECT * FROM plan WHERE group_schools <> ''")
    if telling:  # few plans do; the others wait for no words
        from app.services.plans.parties.reading import schools_of_plans

        schools |= schools_of_plans(reader, telling)
    return schools


def _standing(
    days: Sequence[str | None], schools: Mapping[int | None, str], marks: Iterable[_Mark]
) -> tuple[frozenset[str], list[_Cell]]:
    """The statuses of the cells of a measure, and the cells that may be open.

    The latest mark counts; marks of other days count nowhere.
    """
    latest: dict[_Place, _Mark] = {}
    for mark in marks:
        day, school_id = mark.day, mark.school_id
        if day is not None and (school_id is not None or schools is _NO_SCHOOL):
            latest[day, school_id] = mark
            continue
        covered = product(
            days if day is None else (day,), schools if school_id is None else (school_id,)
        )
        latest.update(dict.fromkeys(covered, mark))
    several = len(schools) > 1
    statuses: set[str] = set()
    waiting: list[_Cell] = []
    for place in product(days, schools):
        mark = latest.get(place)
        status = _NOT_STARTED if mark is None else mark.status
        statuses.add(status)
        if status not in _CLOSED:
            waiting.append(_Cell(place[0], schools[place[1]] if several else "", mark))
    return frozenset(statuses), waiting


def _open_rows(row: Row, cells: Iterable[_Cell], today: date, last: date) -> Iterator[DueRow]:
    """The open occurrences of a measure up to a day."""
    groups: dict[tuple[str | None, str, int | None], list[str]] = {}
    until, now = last.isoformat(), today.isoformat()
    for cell in cells:
        due = cell.due
        if due is not None and due <= until and cell.is_open(now):
            key = (cell.day, due, None if cell.mark is None else cell.mark.key)
            groups.setdefault(key, []).append(cell.school)
    for (day, due, _mark), names in groups.items():
        deadline = date.fromisoformat(due)
        yield DueRow(
            measure_id=row["id"],
            plan_id=row["plan_id"],
            title=row["title"],
            plan=row["plan"],
            year=row["year"],
            school=row["school"] or "",
            schools=tuple(filter(None, names)),
            deadline_text=row["deadline_text"],
            occurrence_on=None if day is None else date.fromisoformat(day),
            deadline=deadline,
            days_left=(deadline - today).days,
        )
