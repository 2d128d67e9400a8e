"""The measures that concern one school: of its own plan, naming it, or meant for all schools."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from app.enums import MeasureStatus
from app.services.language.numbers import NBSP, whole
from app.services.plans.execution.states import status_of
from app.services.plans.reading import list_plans
from app.services.plans.rows import MeasureRow, PlanRow
from app.services.schools.schools import name_key

if TYPE_CHECKING:
    from app.services.plans.execution.cells import MeasureCell
    from app.services.plans.execution.mark_rows import MarkRow
    from app.services.schools.schools import SchoolRow
    from app.services.storage.workspace import Workspace

Concern = Literal["own", "named", "all"]


@dataclass(frozen=True, slots=True)
class SchoolMeasure:
    """A measure with the plan that it stands in.

    Attributes:
        concern: `own` of the school's plan, `named` when the school is responsible, `all` when
            the schools together are.
        school_id: the school; of a measure of several schools only its own marks count here.
    """

    plan: PlanRow
    measure: MeasureRow
    concern: Concern
    school_id: int

    @property
    def _cells(self) -> "Sequence[MeasureCell]":
        """Those of the school, or of all where it has none of its own."""
        every = self.measure.cells
        return [one for one in every if one.school_id in (None, self.school_id)] or every

    @property
    def status(self) -> MeasureStatus:
        """How the school stands with it; that of the measure where it has no marks of its own."""
        return status_of(cell.status for cell in self._cells)

    @property
    def overdue(self) -> bool:
        """Whether the school is late with it."""
        return any(cell.overdue for cell in self._cells)

    @property
    def marks(self) -> "list[MarkRow]":
        """The marks that count for the school, each once."""
        marks = {cell.mark.id: cell.mark for cell in self._cells if cell.mark is not None}
        return list(marks.values())


def list_school_measures(workspace: "Workspace", school: "SchoolRow") -> list[SchoolMeasure]:
    """Measures that concern a school, newest plans first, the school's own before the others."""
    plans = list_plans(workspace, concerning=school.id)
    plans.sort(key=lambda plan: (-plan.year, plan.school_id is None, plan.id))
    names = {name_key(name) for name in (school.short_name, school.full_name, *school.aliases)}
    names.discard("")
    measures: list[SchoolMeasure] = []
    named = cache(lambda party: name_key(party) in names)
    for plan in plans:
        for measure in plan.measures:
            own = plan.school_id is not None
            concern: Concern | None = "own" if own else _concern(plan, measure, school.id, named)
            if concern is not None:
                measures.append(SchoolMeasure(plan, measure, concern, school.id))
    return measures


def standing(measures: Sequence[SchoolMeasure]) -> str:
    """«Выполнено 5 из 12, просрочено 1»; empty without measures."""
    if not measures:
        return ""
    done = sum(row.status is MeasureStatus.DONE for row in measures)
    late = sum(row.overdue for row in measures)
    text = f"Выполнено {whole(done)} из{NBSP}{whole(len(measures))}"
    return f"{text}, просрочено {whole(late)}." if late else f"{text}, просроченных нет."


def standing_beside(measures: Sequence[SchoolMeasure]) -> str:
    """The school's own plan beside what the municipal plans ask of it, a sentence each.

    «План школы: выполнено 3 из 11, просрочено 1. Муниципальные планы: выполнено 2 из 5, …»; what
    there is none of is left out.
    """
    own = [row for row in measures if row.concern == "own"]
    asked = [row for row in measures if row.concern != "own"]
    told = {"План школы": standing(own), "Муниципальные планы": standing(asked)}
    return " ".join(
        f"{words}: {text[:1].lower()}{text[1:]}" for words, text in told.items() if text
    )


def _concern(
    plan: PlanRow, measure: MeasureRow, school_id: int, named: Callable[[str], bool]
) -> Concern | None:
    """What a measure of a municipal plan has to do with a school that is `named` by a party.

    A group of schools concerns it unless the plan tells that the group means others.
    """
    if any(party.school_id == school_id or named(party.name) for party in measure.parties):
        return "named"
    groups = [party.key for party in measure.parties if party.means_schools]
    if school_id in measure.school_ids or any(key not in plan.group_schools for key in groups):
        return "all"
    return None
