"""What the plans ask for in a year of work: group by group, filtered, marked from here."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QTabBar, QVBoxLayout, QWidget

from app.enums import MeasureStatus
from app.services import plans
from app.services.language.dates import year_name
from app.services.language.numbers import NBSP, whole
from app.services.language.plural import counted
from app.services.plans import MarkDraft
from app.services.plans.agenda.rows import AgendaGroup, AgendaRow, agenda_of, group_counts
from app.views.look import theme
from app.views.plans.agenda.filters import AgendaFilters
from app.views.plans.agenda.reading import PlansReading
from app.views.plans.agenda.table import AgendaTable
from app.views.plans.agenda.words_form import DUE, MarkWordsForm
from app.views.plans.table.status_menu import NEED_WORDS, StatusMenu
from app.views.widgets.buttons import button
from app.views.widgets.empty_state import ContentStack, EmptyState, nothing_found

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.plans import PlanHead, PlanRow
    from app.views.base.page_context import PageContext
    from app.views.plans.saving import PlanSaving

_GROUPS: tuple[AgendaGroup | None, ...] = (None, *AgendaGroup)


class AgendaView(QWidget):
    """Tabs for the groups, the filters, and a row for each occurrence.

    Attributes:
        tools: the buttons for what is selected and shown; the line of the page holds them.

    Signals:
        measure_asked: an `AgendaRow` whose measure is to be shown in its plan.
        summary_changed: other rows are shown; what `summary` says of them.
    """

    measure_asked = Signal(object)
    summary_changed = Signal(str)

    def __init__(self, context: "PageContext", saving: "PlanSaving") -> None:
        super().__init__()
        self.context = context
        self._saving = saving
        self._heads: Sequence[PlanHead] | None = None
        self._reading = PlansReading(context, "Чтение сроков планов")
        self._rows: list[AgendaRow] = []
        self._reads = False  # the rows of another year
        self._days: int | None = None
        self._today = date.min
        self.groups = QTabBar()
        self.groups.setDrawBase(False)
        self.groups.setExpanding(False)
        self.groups.setAccessibleName("Какие сроки")
        for _group in _GROUPS:
            self.groups.addTab("")
        self.filters = AgendaFilters()
        self.table = AgendaTable(context.state)
        self.model = self.table.agenda
        self.menu = StatusMenu(self)
        self.tools = QWidget()
        self.open_button = button("Открыть", self.open_selected, icon="plans")
        self.open_button.setToolTip("Показать мероприятие в плане")
        self.mark_button = button("Отметить", self._on_mark, icon="done")
        self.calendar_button = button("В календарь…", self.save_calendar, icon="calendar")
        self.calendar_button.setToolTip("Сохранить показанные сроки файлом для календаря")
        nothing = nothing_found("Под выбранные условия не подходит ни один срок.", self._show_all)
        empty = EmptyState(
            "Сроков нет",
            "Здесь будет то, что по планам нужно сделать на этой неделе, в этом месяце и позже,"
            " что просрочено и что сделано без подтверждения.",
            icon="calendar",
        )
        self.matches = ContentStack(self.table, nothing)
        self.content = ContentStack(self.matches, empty)
        self._lay_out()
        self.groups.currentChanged.connect(lambda _group: self._apply())
        self.filters.changed.connect(self._on_filtered)
        self.table.row_activated.connect(self.measure_asked)
        self.table.menu_asked.connect(self._show_menu)
        self.table.status_asked.connect(self._show_states)
        self.table.status_typed.connect(self.mark_selected)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_buttons())

    def _lay_out(self) -> None:
        line = QHBoxLayout(self.tools)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.STEP)
        for action in (self.open_button, self.mark_button, self.calendar_button):
            line.addWidget(action)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.STEP)
        layout.addWidget(self.groups)
        layout.addWidget(self.filters)
        layout.addWidget(self.content, 1)

    # Showing

    @property
    def group(self) -> AgendaGroup | None:
        """The chosen group, or None for all."""
        return _GROUPS[self.groups.currentIndex()]

    @property
    def summary(self) -> str:
        """«Сроки 2026/2027 учебного года: просрочено 3, на этой неделе 2»."""
        name = f"Сроки планов, {year_name(self.context.year)} учебный год"
        if self._reads:
            return f"{name}: читаются…"
        counts = group_counts(self._rows)
        pressing = [
            f"{group.label.lower()} {whole(counts[group])}"
            for group in (AgendaGroup.OVERDUE, AgendaGroup.WEEK)
            if counts[group]
        ]
        return f"{name}: {', '.join(pressing)}" if pressing else name

    def show_plans(self, heads: "Sequence[PlanHead]") -> None:
        """Show what the plans of the year ask for; the same list again changes nothing."""
        today = self.context.workspace.clock.today()
        if heads is self._heads and today == self._today:
            return
        self._heads, self._today = heads, today
        self._read()

    def _read(self) -> None:
        """Read the plans, those of many measures in the background."""
        workspace, year, today = self.context.workspace, self.context.year, self._today
        days = self._days = self.filters.days

        def read() -> "tuple[list[PlanRow], list[AgendaRow]]":
            read_plans = plans.list_plans(workspace)
            rows = agenda_of(read_plans, today, days, year=year)
            asking = {row.plan.id for row in rows}
            shown = [
                plan
                for plan in read_plans
                if plan.id in asking or year in plans.years_of(plan.period)
            ]
            return shown, rows

        weight = plans.reading_weight(workspace)
        self._reading.start(year, weight, read, lambda read: self._show(*read), self._forget)

    def _forget(self) -> None:
        """Rows of another year go before those of this one are there."""
        self._rows, self._reads = [], True
        self._apply()
        self.matches.show_content(True)
        self.summary_changed.emit(self.summary)

    def _show(self, read_plans: "list[PlanRow]", rows: list[AgendaRow]) -> None:
        self._rows, self._reads = rows, False
        self.table.about = f"{year_name(self.context.year)} учебный год"
        self.filters.show_plans(read_plans)
        self.filters.show_rows(rows)
        some = any(plan.measures for plan in read_plans)
        self.content.show_content(some)
        self.filters.setVisible(some)
        self.groups.setVisible(some)
        self._apply()
        self.summary_changed.emit(self.summary)

    def _on_filtered(self) -> None:
        if self.filters.days != self._days:
            self._read()
        else:
            self._apply()

    def _apply(self) -> None:
        group = self.group
        accepted = self.filters.wanted.accepted(self._rows)
        counts = group_counts(accepted)
        for number, one in enumerate(_GROUPS):
            count = len(accepted) if one is None else counts[one]
            words = "Все" if one is None else one.label
            self.groups.setTabText(number, f"{words}{NBSP}{whole(count)}")
        row = self.table.currentIndex().row()
        self.model.set_rows(
            accepted if group is None else [one for one in accepted if one.group is group]
        )
        self.filters.set_part(len(accepted), len(self._rows), told=self.filters.active)
        self.matches.show_content(self.model.all_rows)
        if self.model.rows and self.table.selected_row() is None:
            # What was marked is gone: the one that took its place is the next.
            self.table.selectRow(min(max(row, 0), len(self.model.rows) - 1))
        self._show_buttons()

    def _show_all(self) -> None:
        self.groups.setCurrentIndex(0)
        self.table.clear_filters()
        self.filters.reset()

    def _show_buttons(self) -> None:
        chosen = bool(self.table.selected_rows())
        self.open_button.setEnabled(chosen)
        self.mark_button.setEnabled(chosen)
        self.calendar_button.setEnabled(bool(self.model.rows))

    # Opening and marking

    def open_selected(self) -> None:
        """Show the measure of the row in its plan."""
        row: AgendaRow | None = self.table.selected_row()
        if row is not None:
            self.measure_asked.emit(row)

    def _on_mark(self) -> None:
        corner = QPoint(0, self.mark_button.height())
        self._show_states(self.mark_button.mapToGlobal(corner))

    def _show_states(self, where: QPoint, _typed: str = "") -> None:
        self.menu.clear()
        self.menu.add_states(self.mark_selected)
        self.menu.popup(where)

    def _show_menu(self, where: QPoint) -> None:
        if not self.table.selected_rows():
            return
        self.menu.clear()
        self.menu.addAction("Показать в плане\tEnter", self.open_selected)
        self.menu.addSeparator()
        self.menu.add_states(self.mark_selected)
        self.menu.addSeparator()
        self.menu.addAction("Копировать\tCtrl+C", self.table.copy_chosen)
        self.table.add_filter_actions(self.menu, self.table.currentIndex().column())
        self.menu.addSeparator()
        self.menu.addAction("В календарь…", self.save_calendar)
        self.table.add_sheet_actions(self.menu)
        self.menu.popup(where)

    def mark_selected(self, status: MeasureStatus) -> None:
        """Give what the selected rows are about a state; a finished one gets today's date.

        A new due date or the reason why it is given up is asked for.
        """
        chosen: Sequence[AgendaRow] = self.table.selected_rows()
        if not chosen:
            return
        if status in NEED_WORDS:
            MarkWordsForm(
                self, status, len(chosen), self._today, lambda draft: self._mark(chosen, draft)
            ).show_form()
            return
        self._mark(
            chosen, MarkDraft(status=status, marked_on=self._today if status.has_day else None)
        )

    def _mark(self, chosen: "Sequence[AgendaRow]", draft: MarkDraft) -> None:
        workspace = self.context.workspace
        places = [place for row in chosen for place in row.places]
        text = f"Отметка сохранена: {draft.status.label}."
        if len(chosen) > 1:
            text = f"Отмечено: {counted(len(chosen), DUE)} – {draft.status.label}."
        self._saving.change(
            lambda: plans.mark_places(workspace, places, draft, keep_words=True),
            text,
            rows=len(places),
        )

    # Leaving the program

    def save_calendar(self) -> None:
        """Ask what the calendar is to tell, and write what is shown into a file."""
        from app.views.plans.agenda.calendar_form import CalendarForm

        CalendarForm(self, self.context, list(self.model.rows)).show_form()
