"""Школы: the register on the left, the card of the selected school on the right."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from app.enums import SchoolKind
from app.services.identification.rules.in_use import profile_in_use
from app.services.identification.runs.in_force import outcome_in_force
from app.services.language.dates import year_name
from app.services.language.numbers import NBSP, whole
from app.services.language.plural import OF_SCHOOLS, SCHOOL, counted
from app.services.language.sentences import quoted
from app.services.log.catalogue import tables_of
from app.services.schools import schools, support
from app.views.base.links import ResultsSpot, SchoolsSpot
from app.views.base.page import Page, Stepped
from app.views.base.pages import place
from app.views.base.undo_toast import save_and_tell, tell_saved
from app.views.intake.blank import ask_for_blank
from app.views.schools.card.card import SchoolCard
from app.views.schools.forms.school_form import SchoolForm
from app.views.schools.forms.support_order_form import ask_for_order
from app.views.schools.register.columns import COLUMNS, DROPPABLE, RegisterRow
from app.views.tables.column_fit import ColumnFit
from app.views.tables.row_model import RowTableModel
from app.views.tables.table_view import TableView
from app.views.widgets.buttons import button, set_role
from app.views.widgets.empty_state import ContentStack, EmptyState, nothing_found
from app.views.widgets.fields.filter_bar import FilterBar
from app.views.widgets.side_splitter import SideSplitter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.services.identification.evidence.verdict import Outcome
    from app.services.log.changes import Changes
    from app.services.schools.schools import SchoolRow
    from app.views.base.links import Spot
    from app.views.base.page_context import PageContext

_LEAST_LIST, _LEAST_CARD, _MOST_CARD = 192, 560, 960
_CARD_SHARE = 0.63
_RULES = frozenset({"setting", "custom_profile"})


class SchoolsPage(Stepped, Page):
    """The register of schools."""

    place = "schools"

    def make(self, context: "PageContext") -> "Iterator[None]":
        """The register, the card and the page around both, each a step."""
        Page.__init__(self, context, "Школы")
        self._outcome: Outcome | None = None
        self._without_order: frozenset[int] = frozenset()
        self._asked = 0
        self._verdicts_of: tuple[int, int] | None = None
        self._verdicts_stale = True
        self._build_header()
        self._build_list()
        yield
        self.card = SchoolCard(context)
        yield
        self._build_body()
        self._connect()

    def _build_header(self) -> None:
        self.import_button = button("Загрузить из Excel", icon="import", tip="Список школ файлом")
        menu = QMenu(self.import_button)
        menu.addAction("Выбрать файл…", self._on_import)
        menu.addAction("Сохранить бланк для заполнения…", self._on_blank)
        self.import_button.setMenu(menu)
        self.header.add_action(self.import_button)
        self.add_button = button(
            "Добавить школу", self.add_school, icon="plus", role="primary", shortcut="Ctrl+N"
        )
        self.header.add_action(self.add_button)
        self.order_button = button(
            "", self.name_order, icon="order", tip="Указать приказ всем школам списка сразу"
        )
        self.order_button.hide()
        self.header.add_action(self.order_button)

    def _build_list(self) -> None:
        self.filters = FilterBar("Название, код, посёлок")
        self.search = self.filters.search
        self.filters.add_choice(
            "state",
            "Какие школы",
            [
                ("Все школы", "active"),
                ("В списке поддержки", "support"),
                ("В списке без приказа", "no-order"),
                ("Выявлены", "shnor"),
                ("Архив", "archive"),
            ],
        )
        self.filters.add_choice(
            "kind", "Вид школы", [("Все виды", None), *((kind.label, kind) for kind in SchoolKind)]
        )
        self.model = RowTableModel(COLUMNS, key=lambda row: row.school.id)
        self.table = TableView(self.model, name="schools", state=self.context.state)
        self.table.setAccessibleName("Реестр школ")
        ColumnFit(self.table, DROPPABLE)
        self.nothing_found = nothing_found(
            "Под выбранные условия не подходит ни одна школа.",
            self.filters.reset,
            action="Показать все школы",
        )
        self.list = ContentStack(self.table, self.nothing_found)
        self.list.setMinimumWidth(_LEAST_LIST)

    def _build_body(self) -> None:
        self.splitter = SideSplitter(
            self.list,
            self.card,
            name="schools.splitter",
            state=self.context.state,
            share=_CARD_SHARE,
            least=_LEAST_CARD,
            most=_MOST_CARD,
        )
        self.empty = EmptyState(
            "Школ пока нет",
            "Здесь будет реестр школ района. Загрузите список из книги Excel или добавьте школы "
            "по одной.",
            icon="schools",
            action="Загрузить из Excel",
            on_action=self._on_import,
            second="Сохранить бланк для заполнения",
            on_second=self._on_blank,
        )
        self.content = ContentStack(self.splitter, self.empty)
        self.body.addWidget(self.filters)
        self.body.addWidget(self.content, 1)

    def _connect(self) -> None:
        self.filters.changed.connect(self._apply_filters)
        self.model.rows_changed.connect(self._show_counts)
        self.table.row_selected.connect(self._on_selected)
        self.table.row_activated.connect(lambda row: self.edit_school(row.school))
        self.card.edit_asked.connect(self.edit_school)
        self.card.archive_asked.connect(self.archive)
        self.card.restore_asked.connect(self.restore)
        self.table.delete_pressed.connect(self._on_delete)

    # Showing

    def refresh(self) -> None:
        """Read the register; verdicts follow from the background."""
        asked_for = (id(self.context.workspace), self.context.year)
        if asked_for != self._verdicts_of:
            self._outcome, self._verdicts_of, self._verdicts_stale = None, asked_for, True
            self.card.expect_outcome()
        self.card.mark_stale()
        rows = schools.list_schools(
            self.context.workspace, include_archived=True, year=self.context.year
        )
        self.filters.setVisible(bool(rows))
        year = f"Результат выявления для работы {year_name(self.context.year)}"
        self.header.set_subtitle(year if rows else "")
        self.content.show_content(rows)
        set_role(self.add_button, "primary" if rows else "plain")  # the empty state has its own
        self._show_without_order()
        self._show_rows(rows)
        self._on_selected(self.table.selected_row())
        if self._verdicts_stale:
            self._verdicts_stale = False
            self._read_verdicts()

    def set_low(self, *, low: bool) -> None:
        """The head of the card takes fewer lines in a low window."""
        super().set_low(low=low)
        self.card.set_low(low=low)

    def show_spot(self, spot: "Spot") -> None:
        """Select a school and a part of its card, or filter by state."""
        if not isinstance(spot, SchoolsSpot):
            return
        if spot.school_id is not None and not self.table.select_key(spot.school_id):
            self.filters.reset()
            self._show_archived(spot.school_id)
            self.table.select_key(spot.school_id)
        if spot.school_id is None:
            self.filters.reset()
        if spot.state:
            self.filters.set_value("state", spot.state)
        if spot.tab:
            self.card.show_tab(spot.tab)
        if spot.criterion_id is not None:
            self.card.tab("criteria").select(spot.criterion_id)

    def _on_data_changed(self, changes: "Changes") -> None:
        inputs = tables_of(place("identification").reads) - _RULES
        if changes.touches(*inputs) or self._has_other_rules(changes):
            self._verdicts_stale = True
        super()._on_data_changed(changes)

    def _has_other_rules(self, changes: "Changes") -> bool:
        """Whether the verdicts of now follow another profile than the one in use."""
        outcome = self._outcome
        if not changes.touches(*_RULES):
            return False
        if outcome is None or outcome.run is not None:
            return outcome is None
        return outcome.profile != profile_in_use(self.context.workspace)

    def _show_archived(self, school_id: int) -> None:
        archived = any(
            row.school.id == school_id and not row.school.active for row in self.model.all_rows
        )
        if archived:
            self.filters.set_value("state", "archive")

    def _show_rows(self, rows: "list[SchoolRow]") -> None:
        outcome = self._outcome
        verdicts = {} if outcome is None else {row.school_id: row for row in outcome.verdicts}
        self._apply_filters([RegisterRow(school, verdicts.get(school.id)) for school in rows])

    def _show_without_order(self) -> None:
        """How many schools of the list of the year wait for its order."""
        stays = support.waiting_for_order(self.context.workspace, self.context.year)
        self._without_order = frozenset(stay.school_id for stay in stays)
        self.order_button.setText(f"Указать приказ ({len(stays)})…")
        self.order_button.setVisible(bool(stays))
        self.order_button.setEnabled(not self.context.workspace.read_only)

    def _read_verdicts(self) -> None:
        self._asked += 1
        number, year, workspace = self._asked, self.context.year, self.context.workspace

        def shown(outcome: "Outcome | None") -> None:
            if number == self._asked:
                self._outcome = outcome
                self._show_rows([row.school for row in self.model.all_rows])
                self.card.set_outcome(outcome)

        self.context.tasks.run(
            lambda: outcome_in_force(workspace, year),
            on_done=shown,
            title="Результат выявления",
            casual=True,
        )

    def _apply_filters(self, rows: list[RegisterRow] | None = None) -> None:
        state, kind = self.filters.value("state"), self.filters.value("kind")

        def accepts(row: RegisterRow) -> bool:
            if kind is not None and row.school.kind != kind:
                return False
            if state == "archive" or not row.school.active:
                return state == "archive" and not row.school.active
            if state == "support":
                return bool(row.school.support)
            if state == "no-order":
                return row.school.id in self._without_order
            return state != "shnor" or (row.verdict is not None and row.verdict.identified)

        self.model.show_only(self.filters.text, accepts, rows)

    def _show_counts(self) -> None:
        shown = len(self.model.rows)
        active = sum(row.school.active for row in self.model.all_rows)
        text = counted(shown, SCHOOL)
        if self.filters.active and self.filters.value("state") != "archive":
            text = f"{whole(shown)} из{NBSP}{counted(active, OF_SCHOOLS)}"
        self.filters.set_count(text)
        self.list.show_content(shown)
        if shown and self.table.selected_row() is None:
            self.table.selectRow(0)
        elif not shown:
            self.card.show_school(None)

    def _on_selected(self, row: RegisterRow | None) -> None:
        self.card.show_school(None if row is None else row.school)

    # Actions

    def add_school(self) -> None:
        """Open the form of a new school."""
        SchoolForm(self, self.context.workspace, self._on_added).show_form()

    def name_order(self) -> None:
        """Give the schools that are on the list without an order theirs, in one step."""
        stays = support.waiting_for_order(self.context.workspace, self.context.year)
        ask_for_order(self.window(), self.context, stays)

    def edit_school(self, school: "SchoolRow") -> None:
        """Open the form of a school."""

        def saved(_school_id: int, changes: "Changes") -> None:
            tell_saved(self.context, changes, "Сведения о школе сохранены.")

        SchoolForm(self, self.context.workspace, saved, school).show_form()

    def archive(self, school: "SchoolRow") -> None:
        """Take a school out of the lists."""
        save_and_tell(
            self.context,
            lambda: schools.archive_school(self.context.workspace, school.id),
            f"Школа перенесена в архив: {school.short_name}.",
        )

    def restore(self, school: "SchoolRow") -> None:
        """Bring an archived school back."""
        save_and_tell(
            self.context,
            lambda: schools.restore_school(self.context.workspace, school.id),
            f"Школа возвращена из архива: {school.short_name}.",
        )

    def _on_added(self, school_id: int, changes: "Changes") -> None:
        tell_saved(self.context, changes, "Школа добавлена.")
        self.ensure_fresh()
        self.show_spot(SchoolsSpot(school_id=school_id))

    def _on_delete(self) -> None:
        row = self.table.selected_row()
        if row is None or not row.school.active:
            return
        agreed = self.context.messages.ask(
            f"Перенести школу {quoted(row.school.short_name)} в архив?",
            "Она исчезнет из списков; её результаты и документы сохранятся.",
            yes="Перенести в архив",
        )
        if agreed:
            self.archive(row.school)

    def _on_import(self) -> None:
        self.context.go_to(ResultsSpot(load=True, for_schools=True))

    def _on_blank(self) -> None:
        ask_for_blank(self, "schools", "Школы")
