"""What stands beside the one plan: what is due, the plans of the schools, programmes."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.services.language.dates import year_name
from app.views.plans.agenda.view import AgendaView
from app.views.plans.programmes.view import ProgrammesView
from app.views.plans.schools_view import SchoolPlansView
from app.views.widgets.empty_state import ShownStack

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.plans import PlanHead
    from app.views.base.page_context import PageContext
    from app.views.plans.saving import PlanSaving
    from app.views.plans.top_line import PlansView, TopLine


class BesidePlan(QWidget):
    """The views over several plans, each made when it is first looked at.

    Signals:
        plan_asked: key of a plan that is to be shown.
        new_plan_asked: key of a school that is to get a plan.
        programme_plan_asked: key of a programme that is to get a plan.
        measure_asked: an `AgendaRow` whose measure is to be shown in its plan.
        due_told: what the header of the page says of what is due, which was read only now.
    """

    plan_asked = Signal(int)
    new_plan_asked = Signal(int)
    programme_plan_asked = Signal(int)
    measure_asked = Signal(object)
    due_told = Signal(str)

    def __init__(self, context: "PageContext", saving: "PlanSaving", top: "TopLine") -> None:
        super().__init__()
        self._context, self._saving, self._top = context, saving, top
        self._stack = ShownStack()
        self.setLayout(self._stack)
        self._read_programmes: Sequence[PlanHead] | None = None

    @cached_property
    def agenda(self) -> AgendaView:
        """What is due."""
        view = AgendaView(self._context, self._saving)
        self._stack.addWidget(view)
        view.measure_asked.connect(self.measure_asked)
        view.summary_changed.connect(self._on_due_told)
        self._top.hold(view.tools, "due")
        return view

    @cached_property
    def schools(self) -> SchoolPlansView:
        """The plans of the schools."""
        view = SchoolPlansView(self._context)
        self._stack.addWidget(view)
        view.plan_asked.connect(self.plan_asked)
        view.new_plan_asked.connect(self.new_plan_asked)
        return view

    @cached_property
    def programmes(self) -> ProgrammesView:
        """The programmes."""
        view = ProgrammesView(self._context)
        self._stack.addWidget(view)
        view.new_plan_asked.connect(self.programme_plan_asked)
        self._top.hold(view.tools, "programmes")
        return view

    def show_view(self, view: "PlansView", heads: "Sequence[PlanHead]") -> str:
        """Show one of them; returns what the header of the page says of it.

        Args:
            view: `due`, `schools` or `programmes`.
            heads: the plans of the year; another list whenever they may have changed.
        """
        if view == "due":
            self.agenda.show_plans(heads)
            self._stack.setCurrentWidget(self.agenda)
            return self.agenda.summary
        if view == "programmes":
            if self._read_programmes is not heads:
                self._read_programmes = heads
                self.programmes.refresh()
            self._stack.setCurrentWidget(self.programmes)
            return self.programmes.summary
        year = self._context.year
        self.schools.show_year(year)
        self._stack.setCurrentWidget(self.schools)
        return f"Как исполняются планы школ, {year_name(year)} учебный год"

    def _on_due_told(self, words: str) -> None:
        if self._top.view == "due":
            self.due_told.emit(words)
