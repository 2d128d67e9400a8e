"""A plan of the library as what a new plan begins with."""

from typing import TYPE_CHECKING

from app.services.language.plural import MEASURE, counted
from app.services.plans.library.catalogue import library_plan, library_plans
from app.services.plans.library.taking import preview_plan
from app.views.plans.forms.measure_picker import PickerLine
from app.views.plans.library.tree import OUTSIDE

if TYPE_CHECKING:
    from app.services.language.deadlines.periods import PlanPeriod
    from app.services.plans.library.catalogue import FilledMeasure, FilledPlan
    from app.services.storage.workspace import Workspace
    from app.views.plans.forms.measure_picker import MeasurePicker


def library_options(*, is_school: bool) -> list[tuple[str, object]]:
    """The plans of the library as options of a choice; those for such an owner first."""
    plans = sorted(library_plans(), key=lambda plan: plan.is_school is not is_school)
    return [(f"Из библиотеки: {plan.short}", plan.id) for plan in plans]


def plans_for_schools() -> list[str]:
    """Keys of the plans of the library that are made for one school."""
    return [plan.id for plan in library_plans() if plan.is_school]


class LibrarySource:
    """Shows in a picker what a plan of the library is for a period.

    Attributes:
        filled: the plan that is shown, or None.
    """

    def __init__(self, workspace: "Workspace", picker: "MeasurePicker") -> None:
        self._workspace, self._picker = workspace, picker
        self.filled: FilledPlan | None = None

    def usual_period(self, library_id: str, year: int) -> "PlanPeriod":
        """What the plan is usually made for, in a school year of work."""
        return library_plan(library_id).usual_period.in_year(year)

    def show(self, library_id: str, period: "PlanPeriod") -> "FilledPlan":
        """Show its measures with their dates; what was unticked for another period stays so."""
        former = self.filled
        filled = preview_plan(self._workspace, library_id, period)
        unticked: set[str] = set()
        if former is not None and former.id == library_id:
            there = {row.key for row in former.measures if not row.is_outside}
            unticked = there - self._picker.chosen_of_library()
        self.filled = filled
        self._picker.show_sections(
            [
                (title, [_line(row, ticked=row.key not in unticked) for row in measures])
                for title, measures in filled.sections
            ]
        )
        return filled

    def hide(self) -> None:
        """Something else is chosen."""
        self.filled = None

    @property
    def about(self) -> str:
        """A sentence about the shown plan; empty without one."""
        return "" if self.filled is None else library_plan(self.filled.id).about.rstrip(".")

    @property
    def words(self) -> str:
        """«Отмечено 27 из 27. Вне периода, не войдут: 3 мероприятия»."""
        left = () if self.filled is None else self.filled.outside
        outside = f". Вне периода, не войдут: {counted(len(left), MEASURE)}" if left else ""
        return f"{self._picker.words()}{outside}"


def _line(measure: "FilledMeasure", *, ticked: bool) -> PickerLine:
    return PickerLine(
        key=measure.key,
        text=measure.title,
        tip=measure.title,
        ticked=ticked,
        enabled=not measure.is_outside,
        aside=OUTSIDE if measure.is_outside else measure.deadline,
    )
