"""What is due: the occurrences of all plans that are overdue or come up, nearest first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from app.enums import MeasureStatus
from app.services.plans.execution.states import status_of
from app.services.plans.reading import list_plans

if TYPE_CHECKING:
    from app.services.plans.execution.cells import MeasureCell
    from app.services.plans.rows import MeasureRow, PlanRow
    from app.services.storage.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class DueOccurrence:
    """An occurrence of a measure that is not finished.

    Attributes:
        plan_id: key of its plan.
        plan: title of the plan.
        plan_school: short name of the school whose plan it is, or empty.
        measure_id: key of the measure.
        number: the printed number of the measure.
        title: what is done.
        occurrence_on: its due date as the deadline tells: what a mark names.
        due: the day by which it is due, that of «перенесено» when it was put off.
        overdue_days: days since then; 0 when it is not overdue.
        status: that of the cells that are not finished.
        schools: of several schools those that have not finished it, key -> short name; else empty.
        responsible: parties of the measure in printed order.
    """

    plan_id: int
    plan: str
    plan_school: str
    measure_id: int
    number: str
    title: str
    occurrence_on: date
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

    Args:
        workspace: where the plans are.
        on: the day that is looked at, today without one; marks of later days do not count then,
            those without a day do.
        days: days after it.
    """
    today = workspace.clock.today()
    past = on if on is not None and on < today else None
    day = on or today
    last = day + timedelta(days=days)
    rows = [
        row
        for plan in list_plans(workspace, as_of=past, undated_marks=True)
        for measure in plan.measures
        for row in _of_measure(plan, measure, day)
        if row.due <= last
    ]
    return sorted(rows, key=lambda row: (row.due, row.plan_school, row.plan_id))


def _of_measure(plan: "PlanRow", measure: "MeasureRow", on: date) -> Iterator[DueOccurrence]:
    """Its unfinished occurrences; schools of one due date and one state stand together."""
    groups: dict[tuple[date, date], list[MeasureCell]] = {}
    for cell in measure.cells:
        if not cell.finished and cell.occurrence_on is not None and cell.due is not None:
            groups.setdefault((cell.occurrence_on, cell.due), []).append(cell)
    for (occurrence_on, due), cells in groups.items():
        yield DueOccurrence(
            plan_id=plan.id,
            plan=plan.title,
            plan_school=plan.school_name,
            measure_id=measure.id,
            number=measure.number,
            title=measure.title,
            occurrence_on=occurrence_on,
            due=due,
            overdue_days=max(0, (on - due).days),
            status=status_of(cell.status for cell in cells),
            schools=tuple(
                (cell.school_id, cell.school) for cell in cells if cell.school_id is not None
            ),
            responsible=measure.responsible,
        )
