"""Планы: months and measures of a plan on the left, the mark of the selected on the right."""

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QPoint
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services import plans
from app.services.language.numbers import NBSP
from app.services.plans.upkeep.remarks import NO_REMARKS
from app.views.base.links import PlansSpot
from app.views.base.page import Page, Stepped
from app.views.intake.drop_area import DropArea
from app.views.look import theme
from app.views.plans.actions import PlanActions
from app.views.plans.beside import BesidePlan
from app.views.plans.empty_plan import NoPlan, no_measures, nothing_matches
from app.views.plans.panel.measure_panel import MeasurePanel
from app.views.plans.plan_menu import PlanMenu
from app.views.plans.question_line import QuestionLine
from app.views.plans.remarks import ShownRemarks
from app.views.plans.saving import PlanSaving
from app.views.plans.table.added import AddedLines
from app.views.plans.table.filters import PlanFilters
from app.views.plans.table.lines import PlanLine, lines_of
from app.views.plans.table.view import PlanTable
from app.views.plans.top_line import TopLine
from app.views.plans.year_steps import MonthLine
from app.views.widgets.buttons import button
from app.views.widgets.empty_state import ContentStack

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.enums import MeasureStatus
    from app.services.plans import PlanHead, PlanRow
    from app.services.plans.agenda.rows import AgendaRow
    from app.views.base.links import Spot
    from app.views.base.page_context import PageContext
    from app.views.plans.agenda.view import AgendaView
    from app.views.plans.programmes.view import ProgrammesView
    from app.views.plans.schools_view import SchoolPlansView
    from app.views.plans.table.lines import Draft


class PlansPage(Stepped, Page):
    """The plans of the chosen school year."""

    place = "plans"
    later: ClassVar = ("agenda", "schools", "programmes")

    def make(self, context: "PageContext") -> "Iterator[None]":
        """The table, its panel and what is around them, each a step."""
        Page.__init__(self, context, "Планы")
        self._plans: list[PlanHead] = []
        self._plan: PlanRow | None = None
        self._filling = self._waits = False  # it waits until the plan is looked at
        self.saving = PlanSaving(self, context)
        self.filters = PlanFilters()
        self.search = self.filters.search
        self.table = PlanTable(context.state, self.saving.save_cell)
        self.added = AddedLines(self.table)
        yield
        self.panel = MeasurePanel(context, self.saving)
        yield
        self.plan_actions = PlanActions(self, context, self.table, self.saving)
        self.plan_menu = PlanMenu(self, context, self.saving, self.plan_actions)
        self.month_line = MonthLine()
        self.months, self.years = self.month_line.months, self.month_line.years
        self.remarks = ShownRemarks(self, context)
        self.questions = QuestionLine(self.plan_menu.answer_questions)
        self.top = TopLine(context.state)
        self.drop = DropArea(self)
        yield
        self._build_header()
        yield
        self._build_body()
        yield
        self._connect()

    # Building

    def _build_header(self) -> None:
        self.more_button = button("Ещё", self._on_more, icon="more", tip="Разделы и планы")
        self.more_button.setAccessibleName("Ещё: разделы и планы")
        self.add_button = button(
            "Добавить мероприятие",
            self.plan_actions.add_measure,
            icon="plus",
            role="primary",
            shortcut="Ctrl+N",
        )
        for action in (self.more_button, self.add_button):
            self.header.add_action(action)

    def _build_body(self) -> None:
        self.no_measures = no_measures(
            self.plan_actions.add_section, self.plan_menu.load, self.plan_actions.paste
        )
        self.matches = ContentStack(self.table, nothing_matches(self._show_all))
        self.list = ContentStack(self.matches, self.no_measures)
        self.plan_view = QWidget()
        self.empty = NoPlan(self.context, self.plan_menu.add_plan, self.plan_menu.load)
        self.content = ContentStack(self.plan_view, self.empty)
        self.beside = BesidePlan(self.context, self.saving, self.top)
        self.whole = ContentStack(self.content, self.beside)
        self.body.addWidget(self.top)
        self.body.addWidget(self.whole, 1)  # before it is filled: what is moved is styled anew
        self.splitter = self.panel.beside(self.list)
        inside = QVBoxLayout(self.plan_view)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme.STEP)
        inside.addWidget(self.questions)
        inside.addWidget(self.filters)
        inside.addLayout(self.month_line)
        inside.addWidget(self.splitter, 1)

    def _connect(self) -> None:
        self.drop.dropped.connect(self.plan_menu.load_files)
        self.filters.changed.connect(self._show_lines)
        self.table.filtering_changed.connect(self._show_lines)
        self.month_line.changed.connect(self._show_lines)
        self.top.plan_chosen.connect(self._choose)
        self.top.view_changed.connect(self._show_parts)
        self.top.questions.clicked.connect(self.plan_menu.answer_questions)
        self.remarks.changed.connect(self._on_remarks)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_selected())
        self.table.lines.rows_changed.connect(self._show_selected)
        self.table.lines.edit_refused.connect(self.context.messages.warn)
        self.table.draft_left.connect(self._drop_draft)
        actions = self.plan_actions
        self.table.delete_pressed.connect(actions.delete_selected)
        self.table.menu_asked.connect(actions.show_line_menu)
        self.table.status_asked.connect(actions.show_status_menu)
        self.table.status_typed.connect(actions.mark_selected)
        self.table.mark_asked.connect(self._on_mark_asked)
        self.table.copy_asked.connect(actions.copy_selected)
        self.table.paste_asked.connect(actions.paste)
        actions.draft_wanted.connect(self._on_draft)
        actions.pasted.connect(lambda: self.added.pasted(self._plan))
        actions.words_wanted.connect(self._on_mark_asked)
        self.saving.drafted.connect(self.added.typed)
        self.saving.started.connect(self.progress.follow)
        self.panel.edit_asked.connect(actions.edit_selected)
        self.panel.delete_asked.connect(actions.delete_selected)
        self.plan_menu.plan_added.connect(self._on_plan_added)
        self.beside.plan_asked.connect(self._on_plan_asked)
        self.beside.new_plan_asked.connect(self.plan_menu.add_plan)
        self.beside.programme_plan_asked.connect(self.plan_menu.add_programme_plan)
        self.beside.measure_asked.connect(self._on_measure_asked)
        self.beside.due_told.connect(self.header.set_subtitle)

    @cached_property
    def agenda(self) -> "AgendaView":
        """What is due in all plans, made when it is first looked at."""
        return self.beside.agenda

    @cached_property
    def schools(self) -> "SchoolPlansView":
        """The plans of the schools, made when they are first looked at."""
        return self.beside.schools

    @cached_property
    def programmes(self) -> "ProgrammesView":
        """The programmes, made when they are first looked at."""
        return self.beside.programmes

    # Showing

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Details only where there is room."""
        super().resizeEvent(event)
        around = self._layout.contentsMargins()
        self.top.fit(self.width() - around.left() - around.right())

    def set_low(self, *, low: bool) -> None:
        """In a low window the plan gets what filters and months leave when they take less room."""
        super().set_low(low=low)
        self.top.set_low(self.filters, low=low)
        self.months.set_low(low=low)
        self.questions.set_low(low=low)
        self.table.set_dense(on=low)
        self.panel.set_low(low=low)
        self._show_parts()

    def close_panel(self) -> bool:
        """Esc hides the details where they lie over the plan and have the keys."""
        has_keys = self.panel.isAncestorOf(self.focusWidget() or self)
        if has_keys and self.splitter.lies_over and self.panel.isVisible():
            self.top.details.setChecked(False)
            self.focus_content()
            return True
        return super().close_panel()

    @property
    def plan(self) -> "PlanRow | None":
        """The shown plan."""
        return self._plan

    def refresh(self) -> None:
        """Read the plans of the year; the shown one stays when it is still there."""
        self.panel.forget_orders()
        self._plans = plans.list_plan_heads(self.context.workspace, year=self.context.year)
        self._choose(None if self._plan is None else self._plan.id)

    def show_spot(self, spot: "Spot") -> None:
        """Select a measure in whatever plan it stands, or a plan; open the form of the plan."""
        if not isinstance(spot, PlansSpot):
            return
        self.top.show_view("programmes" if spot.programmes else "due" if spot.due else "plan")
        if spot.programmes:
            self.programmes.show_programme(spot.programme_id, spot.part)
        self._go_to(spot)
        if spot.edit and self._plan is not None:
            self.plan_menu.edit_plan()

    def _go_to(self, spot: PlansSpot) -> None:
        workspace, key, day = self.context.workspace, spot.measure_id, spot.occurrence_on
        plan_id = spot.plan_id if key is None else plans.plan_of_measure(workspace, key)
        for plan in plans.list_plan_heads(workspace):
            if plan.id == plan_id:
                self._open(plan)
                if key is not None:
                    self._show_measure(key, () if day is None else (plans.MarkPlace(key, day),))

    def _open(self, plan: "PlanHead | PlanRow") -> None:
        """Show a plan in the year of work, or in the one in which it begins."""
        if self.context.year not in plans.years_of(plan.period):
            self.context.set_year(plan.year)
        self.ensure_fresh()
        self._choose(plan.id)

    def _show_measure(self, measure_id: int, places: "Sequence[plans.MarkPlace]") -> None:
        """Select a measure of the plan, whatever filters hid it, and choose places of it."""
        self._show_all()
        if self.table.select_key(("measure", measure_id)):
            self.panel.places.choose(places)

    def _choose(self, plan_id: int | None) -> None:
        former = self._plan
        chosen = [row for row in self._plans if row.id == plan_id] or self._plans
        self._plan = self.saving.plan = (
            plans.get_plan(self.context.workspace, chosen[0].id) if chosen else None
        )
        if self._plan is None or former is None or self._plan.id != former.id:
            self.added.forget()
            self.months.set_value(None)
        self.top.show_plans(self._plans, self._plan)
        # Beside the plan the lines stay those of before.
        self._filling = self._waits = self._plan is not None and self.top.view != "plan"
        (self._show_parts if self._waits else self._show_plan)()

    def _show_plan(self) -> None:
        plan, self._waits = self._plan, False
        # Until the lines are new the panel stays as it is: what it shows for a moment would take
        # the keys out of its form.
        self._filling = plan is not None
        self.remarks.show_plan(plan)
        self.month_line.show_plan(plan, self.context.year)
        self._show_parts()
        if plan is None:
            self.empty.show_year()
            return
        self.filters.show_plan(plan)
        self.table.about = ": ".join(filter(None, (plan.school_name, plan.title)))
        self._show_lines()
        self.added.select_new(plan, self._show_all)

    def _show_parts(self) -> None:
        """The plan or what stands beside it, with the parts that are switched on."""
        plan, view = self._plan, self.top.view
        if self._waits and view == "plan":
            self._show_plan()
            return
        beside = view != "plan"
        if view == "plan":
            self._show_summary()
        else:
            self.header.set_subtitle(self.beside.show_view(view, self._plans))
        self.whole.show_content(not beside)
        self.content.show_content(plan is not None)
        self.list.show_content(plan is not None and (plan.sections or self.added.draft))
        self.top.show_choices(choices=plan is not None and not beside)
        self.more_button.setVisible(view != "programmes")
        self.add_button.setVisible(plan is not None and not beside)
        self.add_button.setEnabled(plan is not None)
        some = plan is not None and bool(plan.measures)
        self.filters.search.setVisible(some and not beside)
        self.filters.setVisible(some and self.top.shows_filters(self.filters))
        self.month_line.set_shown(on=some and self.top.months.isChecked())
        self._show_selected()

    def _show_summary(self) -> None:
        """How the plan stands, and what is worth a look in it."""
        plan, remarks = self._plan, self.remarks.plan
        parts = () if plan is None else (plans.plan_summary(plan), remarks.summary)
        self.header.set_subtitle(f"{NBSP}· ".join(filter(None, parts)))
        line = "" if plan is None else remarks.question_line
        self.questions.show_text(line)
        self.top.show_questions(line)

    def _show_lines(self) -> None:
        plan = self._plan
        if plan is None:
            return
        today, remarks = self.context.workspace.clock.today(), self.remarks.plan.by_measure
        accepted = self.filters.accepted(self.months.value, today, self.years.year, remarks)
        filtered = accepted.active or bool(self.table.lines.filters)
        self.plan_actions.whole = self.table.lines.movable = not filtered
        lines = lines_of(plan, accepted, self.added.draft, remarks)
        self._filling = True
        self.table.lines.set_rows(lines)
        self._filling = False
        self.month_line.show_loads(plan, accepted)
        self.filters.setVisible(bool(plan.measures) and self.top.shows_filters(self.filters))
        shown = sum(line.measure is not None for line in lines)
        self.filters.set_part(shown, len(plan.measures), told=accepted.active)
        self.matches.show_content(lines)
        if lines and not self.table.selectionModel().hasSelection():
            self.table.selectRow(1 if len(lines) > 1 else 0)
        self._show_selected()

    def _show_selected(self) -> None:
        if self._filling:
            return
        lines: Sequence[PlanLine] = self.table.selected_rows()
        measures = [line.measure for line in lines if line.measure is not None]
        stored = [line for line in lines if line.draft is None]
        self.panel.setVisible(bool(stored) and self.top.details.isChecked())
        if measures:
            remarks = self.remarks.plan.by_measure
            self.panel.show_measures(measures, remarks.get(measures[0].id, NO_REMARKS))
        elif stored:
            self.panel.show_section(stored[0].section)

    def _show_all(self) -> None:
        self.table.lines.clear_filters()
        self.months.set_value(None)
        self.filters.reset()

    # Slots

    def _on_more(self) -> None:
        corner = self.more_button.mapToGlobal(QPoint(0, self.more_button.height()))
        self.plan_menu.show_at(corner, plan=self._plan if self.top.view == "plan" else None)

    def _on_mark_asked(self, status: "MeasureStatus | None" = None) -> None:
        self.top.details.setChecked(True)
        if status is None:
            self.panel.form.ask_for_words()
        else:
            self.panel.form.begin(status)

    def _on_draft(self, draft: "Draft") -> None:
        """Show a line that is to be typed, with the cursor in it."""
        self.top.show_view("plan")
        self._show_all()
        self.added.begin(draft)
        self._show_parts()
        self._show_lines()
        self.table.type_into(("draft", 0))

    def _drop_draft(self) -> None:
        if self.added.draft is not None:
            self.added.draft = None
            self._show_parts()
            self._show_lines()
            self.added.select_former()

    def _on_plan_added(self, plan_id: int) -> None:
        self.ensure_fresh()
        self._on_plan_asked(plan_id)
        self.focus_content()  # not to the buttons that mark what is selected

    def _on_measure_asked(self, row: "AgendaRow") -> None:
        self.top.show_view("plan")
        self._open(row.plan)
        self._show_measure(row.measure.id, row.places)
        self.focus_content()

    def _on_remarks(self) -> None:
        """They were read later than the plan."""
        self._show_lines()
        if self.top.view == "plan":
            self._show_summary()

    def _on_plan_asked(self, plan_id: int) -> None:
        self._waits = False  # the lines of before are not looked at first
        self.top.show_view("plan")
        self._choose(plan_id)
