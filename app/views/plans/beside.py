"""What stands beside the one plan: what is due in all plans, and the plans of the schools."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from app.services.language.dates import year_name
from app.views.plans.agenda.view import AgendaView
from app.views.plans.schools_view import SchoolPlansView

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
        measure_asked: an `AgendaRow` whose measure is to be shown in its plan.
        due_told: what the header of the page says of what is due, which was read only now.
    """

    plan_asked = Signal(int)
    new_plan_asked = Signal(int)
    measure_asked = Signal(object)
    due_told = Signal(str)

    def __init__(self, context: "PageContext", saving: "PlanSaving", top: "TopLine") -> None:
        super().__init__()
        self._context, self._saving, self._top = context, saving, top
        self._stack = QStackedLayout(self)

    @cached_property
    def agenda(self) -> AgendaView:
        """What is due."""
        view = AgendaView(self._context, self._saving)
        self._stack.addWidget(view)
        view.measure_asked.connect(self.measure_asked)
        view.summary_changed.connect(self.due_told)
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

    def show_view(self, view: "PlansView", heads: "Sequence[PlanHead]") -> str:
        """Show one of the two; returns what the header of the page says of it.

        Args:
            view: `due` or `schools`.
            heads: the plans of the year; another list whenever they may have changed.
        """
        if view == "due":
            self.agenda.show_plans(heads)
            self._stack.setCurrentWidget(self.agenda)
            return self.agenda.summary
        year = self._context.year
        self.schools.show_year(year)
        self._stack.setCurrentWidget(self.schools)
        return f"Как исполняются планы школ, {year_name(year)} учебный год"
