"""Планы: the measures of a plan by sections on the left, the mark of the selected on the right."""

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QPoint, Qt

from app.enums import MeasureStatus
from app.services import plans
from app.services.language.dates import year_name
from app.services.language.numbers import NBSP, whole
from app.services.language.plural import MEASURE, counted
from app.views import theme
from app.views.plans.actions import PlanActions
from app.views.plans.lines import SOON_DAYS, LineFilter, PlanLine, lines_of
from app.views.plans.measure_panel import MeasurePanel
from app.views.plans.plan_table import PlanTable
from app.views.widgets.buttons import button
from app.views.widgets.empty_state import ContentStack, EmptyState
from app.views.widgets.filter_bar import FilterBar
from app.views.widgets.form_row import choice
from app.views.widgets.page import Page
from app.views.widgets.side_splitter import SideSplitter

if TYPE_CHECKING:
    from app.services.plans import PlanRow
    from app.views.page_context import PageContext


class PlansPage(Page):
    """The plans of the chosen school year.

    Links: `context.go_to("plans", measure_id=7)` selects a measure in whatever plan it stands,
    `plan_id` a plan, `due="overdue"` shows what is overdue.
    """

    tables: ClassVar[frozenset[str]] = frozenset(
        {
            "plan",
            "plan_section",
            "measure",
            "measure_party",
            "measure_deadline_point",
            "execution_mark",
            "attachment",
            "order_record",
            "school",
        }
    )

    def __init__(self, context: "PageContext") -> None:
        super().__init__(context, "Планы")
        self._plans: list[PlanRow] = []
        self._plan: PlanRow | None = None
        self._build_header()
        self._build_filters()
        self.table = PlanTable(context.state)
        self.panel = MeasurePanel(context)
        self.plan_actions = PlanActions(self, context, self.table)
        self._build_body()
        self._connect()

    # Building

    def _build_header(self) -> None:
        self.more_button = button("Ещё", self._on_more, icon="more", tip="Разделы и планы")
        self.more_button.setAccessibleName("Ещё: разделы и планы")
        self.add_button = button(
            "Добавить мероприятие",
            self._on_add,
            icon="plus",
            role="primary",
            shortcut="Ctrl+N",
        )
        self.import_button = button("Загрузить из Excel", self._on_import, icon="import")
        for made in (self.import_button, self.more_button, self.add_button):
            self.header.add_action(made)

    def _build_filters(self) -> None:
        self.plan_choice = choice([])
        self.plan_choice.setAccessibleName("План")
        self.plan_choice.setToolTip("План")
        self.plan_choice.setMinimumWidth(200)
        self.plan_choice.setMaximumWidth(360)
        self.plan_choice.setSizeAdjustPolicy(
            self.plan_choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.filters = FilterBar("Мероприятие, ответственный")
        self.search = self.filters.search
        self.filters.add_choice(
            "status",
            "Статус",
            [
                ("Все статусы", None),
                *((status.label.capitalize(), status) for status in MeasureStatus),
            ],
        )
        self.filters.add_choice(
            "due",
            "Срок",
            [
                ("Все сроки", None),
                ("Просроченные", "overdue"),
                (f"Ближайшие {SOON_DAYS}{NBSP}дней", "soon"),
                ("Без отметки", "unmarked"),
            ],
        )
        self.filters.layout().insertWidget(0, self.plan_choice, 2)  # pyright: ignore[reportAttributeAccessIssue, reportOptionalMemberAccess]

    def _build_body(self) -> None:
        nothing = EmptyState(
            "Ничего не найдено",
            "Под выбранные условия не подходит ни одно мероприятие.",
            icon="search",
            action="Показать все мероприятия",
            on_action=self.filters.reset,
        )
        self.no_measures = EmptyState(
            "В плане пока пусто",
            "Добавьте разделы и мероприятия или загрузите план из книги Excel.",
            icon="plans",
            action="Добавить раздел",
            on_action=self.plan_actions.add_section,
            second="Загрузить план из Excel",
            on_second=self._on_import,
        )
        self.found = ContentStack(self.table, nothing)
        self.list = ContentStack(self.found, self.no_measures)
        self.splitter = SideSplitter(
            self.list,
            self.panel,
            name="plans.splitter",
            state=self.context.state,
            share=0.28,
            least=theme.DETAILS_WIDTH,
            most=560,
        )
        self.empty = EmptyState(
            "Плана пока нет",
            "",
            icon="plans",
            action="Загрузить план из Excel",
            on_action=self._on_import,
            second="Создать план",
            on_second=self.plan_actions.add_plan,
            link="Показать другой год",
            on_link=self._on_nearest_year,
        )
        self.content = ContentStack(self.splitter, self.empty)
        self.body.addWidget(self.filters)
        self.body.addWidget(self.content, 1)

    def _connect(self) -> None:
        self.filters.changed.connect(self._show_lines)
        self.plan_choice.activated.connect(self._on_plan)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_selected())
        self.table.lines.rows_changed.connect(self._show_selected)
        actions = self.plan_actions
        self.table.row_activated.connect(lambda _line: actions.edit_selected())
        self.table.delete_pressed.connect(actions.delete_selected)
        self.table.menu_asked.connect(actions.show_line_menu)
        self.panel.edit_asked.connect(actions.edit_selected)
        self.panel.delete_asked.connect(actions.delete_selected)
        actions.plan_added.connect(self._on_plan_added)
        actions.line_added.connect(self._on_line_added)

    # Showing

    @property
    def plan(self) -> "PlanRow | None":
        """The shown plan."""
        return self._plan

    def refresh(self) -> None:
        """Read the plans of the year; the shown one stays when it is still there."""
        self._plans = plans.list_plans(self.context.workspace, year=self.context.year)
        self._choose(None if self._plan is None else self._plan.id)

    def activate(self, **target: object) -> None:
        """Select `measure_id` or `plan_id`, or filter by `due`."""
        due = target.get("due")
        if due is not None:
            self.filters.reset()
            self.filters.set_value("due", due)
        if "plan_id" in target or "measure_id" in target:
            self._go_to(target.get("plan_id"), target.get("measure_id"))

    def _go_to(self, plan_id: object, measure_id: object) -> None:
        for found in plans.list_plans(self.context.workspace):
            if found.id != plan_id and all(row.id != measure_id for row in found.measures):
                continue
            self.context.set_year(found.year)
            self.ensure_fresh()
            self._choose(found.id)
            if measure_id is not None:
                self.filters.reset()
                self.table.select_key(("measure", measure_id))
            return

    def _choose(self, plan_id: int | None) -> None:
        chosen = [row for row in self._plans if row.id == plan_id]
        self._plan = (chosen or self._plans or [None])[0]
        self.plan_actions.plan = self._plan
        self.plan_choice.clear()
        for row in self._plans:
            owner = row.school_name or "Муниципальный план"
            self.plan_choice.addItem(f"{owner}: {row.title}", row.id)
            self.plan_choice.setItemData(
                self.plan_choice.count() - 1, row.title, Qt.ItemDataRole.ToolTipRole
            )
        self._show_plan()

    def _show_plan(self) -> None:
        plan = self._plan
        self.content.show_content(plan is not None)
        self.filters.setVisible(plan is not None)
        self.add_button.setVisible(plan is not None)
        if plan is None:
            self.header.set_subtitle("")
            self.empty.set_text(
                f"На {year_name(self.context.year)} учебный год плана нет",
                "Здесь будут мероприятия дорожной карты по разделам: сроки, ответственные, статус "
                "и отметки об исполнении.",
            )
            nearest = self._nearest_year()
            self.empty.link_button.setVisible(nearest is not None)
            if nearest is not None:
                self.empty.link_button.setText(f"Показать план на {year_name(nearest)}")
            return
        self.plan_choice.setCurrentIndex(self.plan_choice.findData(plan.id))
        self.header.set_subtitle(_summary(plan))
        self.list.show_content(plan.sections)
        self._show_lines()

    def _nearest_year(self) -> int | None:
        """The year with a plan that is nearest to the chosen one; a later one wins."""
        chosen = self.context.year
        years = {row.year for row in plans.list_plans(self.context.workspace)} - {chosen}
        return min(years, key=lambda year: (abs(year - chosen), -year), default=None)

    def _on_nearest_year(self) -> None:
        nearest = self._nearest_year()
        if nearest is not None:
            self.context.set_year(nearest)

    def _show_lines(self) -> None:
        if self._plan is None:
            return
        accepted = self._accepted()
        self.plan_actions.whole = not accepted.active
        lines = lines_of(self._plan, accepted)
        self.table.lines.set_rows(lines)
        shown = sum(line.measure is not None for line in lines)
        text = counted(shown, MEASURE)
        if accepted.active:
            every = counted(len(self._plan.measures), ("мероприятия", "мероприятий", "мероприятий"))
            text = f"{whole(shown)} из{NBSP}{every}"
        self.filters.set_count(text)
        self.found.show_content(lines)
        if lines and not self.table.selected_rows():
            self.table.selectRow(1 if len(lines) > 1 else 0)
        self._show_selected()

    def _accepted(self) -> LineFilter:
        status = self.filters.value("status")
        due = self.filters.value("due")
        return LineFilter(
            today=self.context.workspace.clock.today(),
            text=self.filters.text,
            status=None if status is None else MeasureStatus(str(status)),
            due=None if due is None else str(due),
        )

    def _show_selected(self) -> None:
        lines: list[PlanLine] = self.table.selected_rows()
        measures = [line.measure for line in lines if line.measure is not None]
        self.panel.setVisible(bool(lines))
        if measures:
            self.panel.show_measures(measures)
        elif lines:
            self.panel.show_section(lines[0].section)

    def _on_plan(self, number: int) -> None:
        self._choose(self.plan_choice.itemData(number))

    def _on_more(self) -> None:
        self.plan_actions.show_plan_menu(
            self.more_button.mapToGlobal(QPoint(0, self.more_button.height()))
        )

    def _on_add(self) -> None:
        self.plan_actions.add_measure()

    # Links from the actions

    def _on_plan_added(self, plan_id: int) -> None:
        self.ensure_fresh()
        self._choose(plan_id)

    def _on_line_added(self, kind: str, key: int) -> None:
        self.ensure_fresh()
        self.filters.reset()
        self.table.select_key((kind, key))

    def _on_import(self) -> None:
        self.context.go_to("results", load=True)


def _summary(plan: "PlanRow") -> str:
    total = len(plan.measures)
    parts = [f"Выполнено {whole(plan.done_count)} из{NBSP}{whole(total)}"]
    if plan.overdue_count:
        parts.append(f"просрочено {whole(plan.overdue_count)}")
    parts.append(plan.title)
    return f"{NBSP}· ".join(parts)
