"""What is due: the agenda of all plans without what only lacks evidence, nearest first."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from app.enums import MeasureStatus
from app.services.plans.agenda.rows import AgendaGroup, AgendaRow, agenda_of
from app.services.plans.reading import list_plans

if TYPE_CHECKING:
    from app.services.storage.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class DueOccurrence:
    """An occurrence of a measure that is waited for, in the schools for which one mark counts.

    Attributes:
        plan_id: key of its plan.
        plan: title of the plan.
        plan_school: short name of the school whose plan it is, or empty.
        measure_id: key of the measure.
        number: the printed number of the measure.
        title: what is done.
        occurrence_on: its due date as the deadline tells: what a mark names; None of what had none
            and was put off.
        due: the day by which it is due, that of «перенесено» when it was put off.
        overdue_days: days since then; 0 when it is not overdue.
        status: a `MeasureStatus`.
        schools: of several schools those that have not done it, key and short name; else empty.
        responsible: parties of the measure in printed order.
    """

    plan_id: int
    plan: str
    plan_school: str
    measure_id: int
    number: str
    title: str
    occurrence_on: date | None
    due: date
    overdue_days: int
    status: MeasureStatus
    schools: tuple[tuple[int, str], ...]
    responsible: tuple[str, ...]

    @property
    def overdue(self) -> bool:
        """Whether its due date is past."""
        return self.overdue_days > 0


def due_occurrences(
    workspace: "Workspace", on: date | None = None, days: int = 30
) -> list[DueOccurrence]:
    """What is due on a day or within so many days after it, and what is overdue, nearest first.

    The rows are those of the agenda: what was partly done is waited for up to its day.

    Args:
        workspace: where the plans are.
        on: the day that is looked at, today without one; marks of later days do not count then,
            those without a day do.
        days: days after it.
    """
    today = workspace.clock.today()
    past = on if on is not None and on < today else None
    day = on or today
    read_plans = list_plans(workspace, as_of=past, undated_marks=True)
    rows = [
        _occurrence(row, row.due)
        for row in agenda_of(read_plans, day, days)
        if row.group is not AgendaGroup.UNPROVED and row.due is not None
    ]
    return sorted(rows, key=lambda row: (row.due, row.plan_school, row.plan_id))


def _occurrence(row: AgendaRow, due: date) -> DueOccurrence:
    return DueOccurrence(
        plan_id=row.plan.id,
        plan=row.plan.title,
        plan_school=row.plan.school_name,
        measure_id=row.measure.id,
        number=row.measure.number,
        title=row.measure.title,
        occurrence_on=row.occurrence_on,
        due=due,
        overdue_days=max(0, (row.today - due).days),
        status=row.status,
        schools=tuple(
            (cell.school_id, cell.school) for cell in row.cells if cell.school_id is not None
        ),
        responsible=row.measure.responsible,
    )
