"""What the plan pages and documents show, and what their dialogs hand in."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Protocol, Self, TypeVar

from app.enums import DeadlineKind, MeasureStatus
from app.services.language.deadlines.periods import PlanPeriod, period_name
from app.services.language.deadlines.placing import Span
from app.services.language.deadlines.questions import Question
from app.services.orders.orders import OrderRow
from app.services.plans.execution.cells import (
    MeasureCell,
    PlaceState,
    cells_text,
    current_occurrence,
    state_of,
)
from app.services.plans.execution.mark_rows import MarkRow
from app.services.plans.execution.states import CellKey, cells_of
from app.services.plans.parties.party import Party
from app.services.plans.parties.schools_meant import SchoolsMeant
from app.services.plans.parties.typed.cells import joined, on_one_line


@dataclass(frozen=True, kw_only=True)
class MeasureRow:
    """A measure of a plan.

    Attributes:
        id: key of the measure.
        plan_id: its plan.
        section_id: its section.
        number: the printed number: as typed, or counted through the plan from 1.
        place: its place in the plan, counted from 1.
        own_number: the number as typed; empty when the program counts.
        title: what is done.
        deadline_text: the deadline as typed.
        deadline_kind: a `DeadlineKind`.
        deadline_start: first day, or None.
        deadline_end: last day, or None.
        occurrences: each time that it is due, by due date: one of a single deadline with an end,
            none without an end.
        responsible: names of the responsible parties in printed order.
        expected: the expected result.
        expected_joined: it shares the cell of the result with the measure above.
        note: free text.
        status: that of its cells as `cells.status_of` says; `not_started` without a mark.
        mark: the latest mark that counts for a cell, or None.
        overdue: a cell is past its due date and not finished.
        overdue_days: days since the earliest due date that is overdue, otherwise 0.
        not_due: a due date is known, and of several ones not even the first is past; without one
            its first day is still to come.
        parties: the responsible parties as they are recognised, in printed order.
        responsible_text: the cell of the parties as typed; empty where it was not kept.
        mark_left_out: looked at as of an earlier day: a mark without a day was entered later.
        marks: those that count on the day that it is looked at, the earlier ones first.
        schools: keys and short names of the schools that it concerns: those among the responsible
            parties, and those that a group among them means in its plan.
        looked_on: the day that it is looked at.
    """

    id: int
    plan_id: int
    section_id: int
    number: str
    place: int
    title: str
    deadline_text: str
    deadline_kind: DeadlineKind
    deadline_start: date | None
    deadline_end: date | None
    occurrences: tuple[Span, ...]
    responsible: tuple[str, ...]
    expected: str
    note: str
    status: MeasureStatus
    mark: MarkRow | None
    overdue: bool
    overdue_days: int = 0
    not_due: bool = False
    mark_left_out: bool = False
    own_number: str = ""
    parties: tuple[Party, ...] = ()
    responsible_text: str = ""
    expected_joined: bool = False
    marks: tuple[MarkRow, ...] = ()
    schools: tuple[tuple[int, str], ...] = ()
    looked_on: date = date.min

    @property
    def school_ids(self) -> tuple[int, ...]:
        """Keys of the schools that it concerns."""
        return tuple(key for key, _name in self.schools)

    @cached_property
    def cells(self) -> tuple[MeasureCell, ...]:
        """Each occurrence, in each of several schools, by due date; never empty."""
        # Made once: filters, months and the panel ask for them again and again.
        starts = {span.end: span.start for span in self.occurrences}
        names: dict[int | None, str] = dict(self.schools)
        return tuple(
            MeasureCell(
                occurrence_on=day,
                starts_on=starts.get(day),
                school_id=school_id,
                school=names.get(school_id, ""),
                mark=mark,
                looked_on=self.looked_on,
            )
            for (day, school_id), mark in self._cells()[0].items()
        )

    @property
    def strays(self) -> tuple[MarkRow, ...]:
        """Marks of a due date or a school that the measure has no longer."""
        return tuple(self._cells()[1])

    def _cells(self) -> tuple[dict[CellKey, MarkRow | None], list[MarkRow]]:
        days = [span.end for span in self.occurrences if span.end is not None]
        return cells_of(days, self.school_ids, self.marks)

    @property
    def current_occurrence(self) -> date | None:
        """The due date that is marked next, where there are several; else None."""
        return current_occurrence(self.cells)

    def state_at(
        self, occurrence_on: date | None = None, school_id: int | None = None
    ) -> PlaceState:
        """How a due date or a school stands; without them all of the measure."""
        return state_of(
            [
                cell
                for cell in self.cells
                if occurrence_on in (None, cell.occurrence_on)
                and school_id in (None, cell.school_id)
            ]
        )

    @cached_property
    def mark_text(self) -> str:
        """The printed marks of its cells, a line each where they differ; empty without."""
        return cells_text(self.cells)

    @property
    def expected_line(self) -> str:
        """The expected result where the measure stands alone; empty without."""
        return self.expected or ("Общий с мероприятием выше" if self.expected_joined else "")

    def is_answered_by(self, key: str) -> bool:
        """Whether the party of a `Party.key` is among those who answer for it."""
        return any(party.key == key for party in self.parties)

    @property
    def parties_text(self) -> str:
        """The cell of the parties as it is printed: as typed, else its parties line by line."""
        return self.responsible_text or joined(self.responsible)

    @property
    def parties_line(self) -> str:
        """The cell of the parties on one line."""
        return on_one_line(self.parties_text)

    @property
    def has_marks(self) -> bool:
        """A mark counts, or stands beside its cells."""
        return bool(self.marks)

    @property
    def finished(self) -> bool:
        """Nothing is waited for any more."""
        return self.status.is_finished

    @property
    def proved(self) -> bool:
        """Its marks name their evidence: all of those that finish a cell, else the latest."""
        finishing = [cell for cell in self.cells if cell.finished]
        if not finishing:
            return self.mark is not None and self.mark.proved
        return not any(cell.unproved for cell in finishing)

    @property
    def explained(self) -> bool:
        """The mark says something in words: for an overdue measure, why each cell is late."""
        late = [cell.mark for cell in self.cells if cell.overdue] or [self.mark]
        return all(mark is not None and bool(mark.text) for mark in late)

    @property
    def unmarked(self) -> bool:
        """A mark is wanted that is not there: a due date is past, or none is known."""
        if self.mark is None:
            return not self.not_due
        return any(
            cell.mark is None and cell.due is not None and cell.due < self.looked_on
            for cell in self.cells
        )

    @property
    def says_otherwise(self) -> bool:
        """The words of a mark that counts begin with another status than it has."""
        return any(cell.mark is not None and cell.mark.says_otherwise for cell in self.cells)

    def next_due(self, today: date) -> date | None:
        """The nearest due date from today on of what is not finished, or None."""
        days = [cell.due for cell in self.cells if not cell.finished and cell.due is not None]
        return min((day for day in days if day >= today), default=None)


class _HasResult(Protocol):
    @property
    def expected(self) -> str: ...

    @property
    def expected_joined(self) -> bool: ...


_Measure = TypeVar("_Measure", bound=_HasResult)


def result_heads(measures: Iterable[_Measure]) -> Iterator[tuple[_Measure, _Measure]]:
    """The measures of a section in order, each with the one whose cell has its expected result.

    That is itself, or the one above that it shares the cell with; the first shares none.
    """
    head = None
    for measure in measures:
        if head is None or not measure.expected_joined:
            head = measure
        yield measure, head


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A section of a plan with its measures in order."""

    id: int
    position: int
    title: str
    measures: tuple[MeasureRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanHead:
    """What a plan is called, for a list of plans.

    Attributes:
        id: key of the plan.
        title: «План мероприятий по повышению качества образования …».
        year: the school year in which it begins.
        period: from its first to its last day.
        school_id: the school of a school's own plan; None for a municipal one.
        school_name: its short name, or empty.
        section_count: how many sections it has.
        programme_id: the programme that it belongs to.
    """

    id: int
    title: str
    year: int
    period: PlanPeriod
    school_id: int | None
    school_name: str
    section_count: int
    programme_id: int | None = None

    @property
    def year_name(self) -> str:
        """Its period in words: «2018/2019», «2018–2020 годы»."""
        return period_name(self.period)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRow:
    """A plan.

    Attributes:
        id: key of the plan.
        title: «План мероприятий по повышению качества образования …».
        year: the school year in which it begins.
        year_name: its period in words: «2018/2019», «2018–2020 годы».
        period: from its first to its last day.
        answers: what it answered to the questions of its deadlines.
        columns: key and printed title of each of its columns, in order; empty for the usual ones.
        group_schools: key of a group among its parties -> the schools that it means.
        school_id: the school of a school's own plan; None for a municipal one.
        school_name: its short name, or empty.
        programme_id: the programme it belongs to, or None.
        order: the order that approved it, or None.
        sections: in order.
    """

    id: int
    title: str
    year: int
    year_name: str
    school_id: int | None
    school_name: str
    programme_id: int | None
    order: OrderRow | None
    sections: tuple[SectionRow, ...]
    period: PlanPeriod
    answers: Mapping[Question, str]
    columns: tuple[tuple[str, str], ...] = ()
    group_schools: Mapping[str, SchoolsMeant] = field(default_factory=dict[str, SchoolsMeant])

    @property
    def order_date(self) -> date | None:
        """The day of the order that approved it, or None."""
        return None if self.order is None else self.order.issued_on

    @property
    def measures(self) -> tuple[MeasureRow, ...]:
        """All measures in printed order."""
        return tuple(measure for section in self.sections for measure in section.measures)

    @property
    def done_count(self) -> int:
        """Number of measures that are done."""
        return sum(measure.status is MeasureStatus.DONE for measure in self.measures)

    @property
    def overdue_count(self) -> int:
        """Number of measures that are overdue."""
        return sum(measure.overdue for measure in self.measures)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanDraft:
    """A plan as typed; what is None of its answers and columns stays as it is stored."""

    title: str
    period: PlanPeriod
    school_id: int | None = None
    programme_id: int | None = None
    order_id: int | None = None
    answers: Mapping[Question, str] | None = None
    columns: tuple[tuple[str, str], ...] | None = None

    @classmethod
    def of(cls, plan: PlanRow) -> Self:
        """What is stored, for changing a part of it with `dataclasses.replace`."""
        return cls(
            title=plan.title,
            period=plan.period,
            school_id=plan.school_id,
            programme_id=plan.programme_id,
            order_id=None if plan.order is None else plan.order.id,
        )


@dataclass(frozen=True, slots=True)
class SectionDraft:
    """A section as typed; `position` counts from 1, None puts a new one at the end."""

    plan_id: int
    title: str
    position: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureDraft:
    """A measure as typed; `position` within the section from 1, None puts a new one at the end.

    `responsible` is the cell of the parties as typed, or its lines.
    """

    section_id: int
    title: str
    deadline_text: str = ""
    responsible: tuple[str, ...] = ()
    expected: str = ""
    note: str = ""
    position: int | None = None
    number: str = ""
    expected_joined: bool = False

    @classmethod
    def of(cls, measure: MeasureRow) -> Self:
        """What is stored, for changing a part of it with `dataclasses.replace`."""
        return cls(
            section_id=measure.section_id,
            title=measure.title,
            deadline_text=measure.deadline_text,
            responsible=(measure.parties_text,) if measure.parties_text else (),
            expected=measure.expected,
            note=measure.note,
            number=measure.own_number,
            expected_joined=measure.expected_joined,
        )
