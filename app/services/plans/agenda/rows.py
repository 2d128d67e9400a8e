"""The agenda: what plans ask for, each occurrence in the group that its day belongs to.

Schools of a measure stand together where the same mark counts for them, or none; a school with a
mark of its own has a row of its own. The start page counts the same rows (`year.due`).
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple, Self

from app.enums import MeasureStatus
from app.services.language.deadlines.periods import month_end
from app.services.language.matching import folded
from app.services.language.numbers import NBSP
from app.services.language.plural import DAY, counted
from app.services.language.sought import Sought
from app.services.language.years.meeting import other_plans
from app.services.plans.deadlines.terms import years_of
from app.services.plans.execution.cells import MeasureCell
from app.services.plans.execution.mark_rows import MarkPlace

if TYPE_CHECKING:
    from app.services.plans.rows import MeasureRow, PlanRow

_NEEDS_PROOF = (MeasureStatus.DONE, MeasureStatus.PARTLY_DONE)
_SUNDAY = 6
_NAMED = 3


class AgendaGroup(StrEnum):
    """When something is due, in the order of the agenda.

    Members:
        OVERDUE: its day is past.
        WEEK: up to Sunday.
        MONTH: later in the month.
        LATER: after it.
        UNPROVED: done, or partly done up to its day, but nothing proves it.
    """

    OVERDUE = "overdue"
    WEEK = "week"
    MONTH = "month"
    LATER = "later"
    UNPROVED = "unproved"

    @property
    def label(self) -> str:
        """«Просрочено»."""
        return _TITLES[self]


_TITLES = {
    AgendaGroup.OVERDUE: "Просрочено",
    AgendaGroup.WEEK: "На этой неделе",
    AgendaGroup.MONTH: "В этом месяце",
    AgendaGroup.LATER: "Далее",
    AgendaGroup.UNPROVED: "Без подтверждения",
}
GROUP_ORDER = {group: place for place, group in enumerate(AgendaGroup)}


@dataclass(frozen=True, kw_only=True)
class AgendaRow:
    """An occurrence of a measure, in all of its schools or in some.

    There may be twenty thousand of them: what a table compares is worked out when they are made.

    Attributes:
        group: an `AgendaGroup`.
        plan: the plan.
        measure: the measure.
        cells: what it is about: cells of one due date and one mark; without evidence all the cells
            of one mark.
        today: the day that it is looked at.
        due: the day that counts, the new one of what was put off; the last of several.
        status: a `MeasureStatus`.
        key: what names the row from one reading to the next.
        schools: short names of the schools that it is about, of a measure of several; else none.
        school_words: «СОШ № 1», «СОШ № 1, СОШ № 2, СОШ № 3 и ещё 4»; empty where no school is told
            apart.
        searched: number, title, plan and parties as they are looked for (`matching.folded`).
    """

    group: AgendaGroup
    plan: "PlanRow"
    measure: "MeasureRow"
    cells: tuple[MeasureCell, ...]
    today: date
    due: date | None
    status: MeasureStatus
    key: tuple[int, date | None, tuple[int | None, ...]]
    schools: tuple[str, ...]
    school_words: str
    searched: str

    @property
    def occurrence_on(self) -> date | None:
        """The due date as the deadline tells; the last of several."""
        return self.cells[-1].occurrence_on

    @property
    def is_moved(self) -> bool:
        """Whether it was put off to another day."""
        return self.due != self.occurrence_on

    @property
    def school_ids(self) -> tuple[int, ...]:
        """The schools that it has to do with: of the plan, of the cells or of the parties."""
        own = () if self.plan.school_id is None else (self.plan.school_id,)
        told = tuple(cell.school_id for cell in self.cells if cell.school_id is not None)
        return own + (told or self.measure.school_ids)

    @property
    def when_words(self) -> str:
        """«просрочено на 3 дня», «сегодня», «через 5 дней»; empty where nothing is waited for."""
        if self.group is AgendaGroup.UNPROVED or self.due is None:
            return ""
        left = (self.due - self.today).days
        if left < 0:
            return f"просрочено на{NBSP}{counted(-left, DAY)}"
        return {0: "сегодня", 1: "завтра"}.get(left, f"через {counted(left, DAY)}")

    @property
    def places(self) -> tuple[MarkPlace, ...]:
        """What a mark of the row is about: the whole measure or occurrence where all of it is."""
        measure_id, every = self.measure.id, self.measure.cells
        if len(self.cells) == len(every):
            return (MarkPlace(measure_id),)
        places: list[MarkPlace] = []
        for day in dict.fromkeys(cell.occurrence_on for cell in self.cells):
            schools = [cell.school_id for cell in self.cells if cell.occurrence_on == day]
            if len(schools) == sum(cell.occurrence_on == day for cell in every):
                schools = [None]
            places += [MarkPlace(measure_id, day, school_id) for school_id in schools]
        return tuple(places)


@dataclass(frozen=True, kw_only=True)
class AgendaFilter:
    """Which rows are wanted.

    Attributes:
        text: every word must stand in the row.
        plan_id: only this plan, or None for all.
        school_id: only what has to do with this school, or None for all.
        party: `Party.key` of who answers, or None for all.
    """

    text: str = ""
    plan_id: int | None = None
    school_id: int | None = None
    party: str | None = None

    def accepted(self, rows: Sequence[AgendaRow]) -> Sequence[AgendaRow]:
        """The rows that are shown, in their order."""
        # Many rows are of one measure: who answers and what words there are is looked up once.
        if self.plan_id is not None:
            rows = [row for row in rows if row.plan.id == self.plan_id]
        if self.school_id is not None:
            rows = [row for row in rows if self.school_id in row.school_ids]
        if self.party is not None:
            measures = {row.measure.id: row.measure for row in rows}.values()
            answered = {one.id for one in measures if one.is_answered_by(self.party)}
            rows = [row for row in rows if row.measure.id in answered]
        if words := Sought.of(self.text):
            texts = {row.searched for row in rows}
            matching = {text for text in texts if words.stands_in(text)}
            rows = [row for row in rows if row.searched in matching]
        return rows


def agenda_of(
    plans: "Iterable[PlanRow]", today: date, days: int | None = None, *, year: int | None = None
) -> list[AgendaRow]:
    """What plans that were read ask for, group by group, the earliest day first.

    What was partly done is waited for up to its day.

    Args:
        plans: the plans.
        today: the day that they are looked at.
        days: how many days after it are looked at; all without it.
        year: a year of work: of plans that do not belong to it what is open is told as far as
            `other_plans` says. All plans are told of whole without it.
    """
    looked = _Days.of(today, days)
    rows = [
        row
        for plan in plans
        if (days_of_plan := looked.of_plan(plan, year)) is not None
        for measure in plan.measures
        for row in _of_measure(plan, measure, days_of_plan)
    ]
    # The order of the plans, and of the measures in each, stays within a day.
    return sorted(rows, key=lambda row: (GROUP_ORDER[row.group], row.due or date.max))


def group_counts(rows: Iterable[AgendaRow]) -> dict[AgendaGroup, int]:
    """How many rows each group has; all the groups, in their order."""
    counts = Counter[AgendaGroup](map(attrgetter("group"), rows))
    return {group: counts[group] for group in AgendaGroup}


class _Days(NamedTuple):
    """The day that is looked at, and the last ones of its week, of its month and of all.

    Attributes:
        unproved: what is done without evidence is told of, too.
    """

    today: date
    week: date
    month: date
    last: date
    unproved: bool = True

    @classmethod
    def of(cls, today: date, days: int | None) -> Self:
        return cls(
            today,
            today + timedelta(days=_SUNDAY - today.weekday()),
            month_end(today.year, today.month),
            date.max if days is None else today + timedelta(days=days),
        )

    def of_plan(self, plan: "PlanRow", year: int | None) -> "_Days | None":
        """The days of a plan in a year of work; None when nothing of it is looked at."""
        if year is None or year in years_of(plan.period):
            return self
        others = other_plans(year, self.today, self.last)
        if plan.year >= others.before:
            return None
        return self._replace(last=others.until, unproved=False)


def _of_measure(plan: "PlanRow", measure: "MeasureRow", days: _Days) -> Iterator[AgendaRow]:
    together: dict[object, list[MeasureCell]] = {}
    groups: dict[object, AgendaGroup] = {}
    for cell in measure.cells:
        due = cell.due
        group = _group(cell, due, days)
        if group is None:
            continue
        mark = None if cell.mark is None else cell.mark.id
        key = mark if group is AgendaGroup.UNPROVED else (cell.occurrence_on, due, mark)
        together.setdefault(key, []).append(cell)
        groups[key] = group
    if not together:
        return
    said = _searched(plan, measure)
    for key, cells in together.items():
        schools = tuple(dict.fromkeys(cell.school for cell in cells if cell.school))
        yield AgendaRow(
            group=groups[key],
            plan=plan,
            measure=measure,
            cells=tuple(cells),
            today=days.today,
            due=cells[-1].due,
            status=cells[0].status,
            key=(measure.id, cells[-1].occurrence_on, tuple(cell.school_id for cell in cells)),
            schools=schools,
            school_words=_words(schools) or plan.school_name,
            searched=folded("\n".join((said, *schools))) if schools else said,
        )


def _words(names: tuple[str, ...]) -> str:
    if len(names) <= _NAMED + 1:
        return ", ".join(names)
    return f"{', '.join(names[:_NAMED])} и{NBSP}ещё{NBSP}{len(names) - _NAMED}"


def _searched(plan: "PlanRow", measure: "MeasureRow") -> str:
    told = (measure.number, measure.title, plan.title, plan.school_name, *measure.responsible)
    return folded("\n".join(told))


def _group(cell: MeasureCell, due: date | None, days: _Days) -> AgendaGroup | None:
    """The group of a cell; None for what nobody waits for any more, or not yet."""
    status = cell.status
    waits = status is MeasureStatus.PARTLY_DONE and due is not None and due >= days.today
    if status.is_finished and not waits:
        unproved = days.unproved and status in _NEEDS_PROOF and cell.unproved
        return AgendaGroup.UNPROVED if unproved else None
    if due is None or due > days.last:
        return None
    if due < days.today:
        return AgendaGroup.OVERDUE
    if due <= days.week:
        return AgendaGroup.WEEK
    return AgendaGroup.MONTH if due <= days.month else AgendaGroup.LATER
