"""Реестр приказов: numbers and dates from which every document prints them."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.documents.making.catalogue import order_kinds
from app.services.documents.making.list_orders import waiting_for
from app.services.language.dates import year_name
from app.services.language.plural import ORDER, counted
from app.services.language.sentences import quoted
from app.services.orders import orders
from app.services.orders.numbering import gaps
from app.services.orders.register import RegisterRow, list_register
from app.services.orders.scans import set_archived
from app.views.base.undo_toast import save_and_tell, tell_saved
from app.views.documents.orders.columns import OTHER_KIND, OrderKinds, is_draft, order_columns
from app.views.documents.orders.forms import OrderForm, RegisterForm
from app.views.documents.orders.panel import OrderPanel
from app.views.look import theme
from app.views.schools.forms.support_order_form import ask_for_order
from app.views.tables.column_fit import ColumnFit
from app.views.tables.row_model import RowTableModel
from app.views.tables.table_view import TableView
from app.views.widgets.buttons import button
from app.views.widgets.empty_state import ContentStack, EmptyState, nothing_found
from app.views.widgets.fields.filter_bar import FilterBar
from app.views.widgets.labels import label
from app.views.widgets.side_splitter import SideSplitter

if TYPE_CHECKING:
    from app.services.log.changes import Changes
    from app.views.base.page_context import PageContext

_KIND_WIDTH, _YEAR_WIDTH = 124, 112
_DRAFTS, _REGISTERED, _WITHOUT_SCAN, _ARCHIVE = "drafts", "registered", "no-scan", "archive"


class OrdersTab(QWidget):
    """The register; Enter or a double click opens an order, Delete asks to remove a draft.

    After a form was saved the keys are in the row of its order: its button may be gone.
    """

    def __init__(self, context: "PageContext") -> None:
        super().__init__()
        self.context = context
        self._kinds = OrderKinds()
        self.filters = FilterBar("Номер, заголовок, примечание")
        self._add_filters()
        self.add_button = button("Добавить", self.add_order, icon="plus", tip="Добавить приказ")
        self.add_button.setAccessibleName("Добавить приказ")
        self.filters.add_widget(self.add_button)
        self.remark = label("", "small", wrap=True)
        self.model = RowTableModel(order_columns(self._kinds), key=lambda row: row.order.id)
        self.table = TableView(self.model, name="orders", state=context.state)
        self.table.setAccessibleName("Реестр приказов")
        ColumnFit(self.table, ("note", "kind", "year", "state"))
        self.panel = OrderPanel(context, self._kinds)
        nothing = nothing_found(
            "Под выбранные условия не подходит ни один приказ.", self.filters.reset
        )
        self._list = ContentStack(self.table, nothing)
        splitter = SideSplitter(
            self._list,
            self.panel,
            name="documents.orders",
            state=context.state,
            share=0.36,
            least=320,
            most=520,
        )
        self.empty = EmptyState(
            "Приказов пока нет",
            "Здесь будут приказы управления с номерами и датами: из реестра их берут документы и "
            "отметки об исполнении.",
            icon="order",
            action="Добавить приказ",
            on_action=self.add_order,
        )
        self.stack = ContentStack(splitter, self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.GAP, 0, 0)
        layout.setSpacing(theme.GAP)
        layout.addWidget(self.filters)
        layout.addWidget(self.remark)
        layout.addWidget(self.stack, 1)
        self._connect()

    def _add_filters(self) -> None:
        self.filters.add_choice(
            "state",
            "Состояние",
            [
                ("Без архива", None),
                ("Проекты", _DRAFTS),
                ("Зарегистрированные", _REGISTERED),
                ("Без скана", _WITHOUT_SCAN),
                ("Архив", _ARCHIVE),
            ],
        )
        kinds = self.filters.add_choice("kind", "Вид приказа", self._kind_options())
        kinds.setMaximumWidth(_KIND_WIDTH)
        years = self.filters.add_choice("year", "Год работы", [("Все годы", None)])
        years.setMinimumWidth(_YEAR_WIDTH)

    def _kind_options(self) -> list[tuple[str, object]]:
        named = [(title, kind) for kind, title in self._kinds.titles.items()]
        return [("Все виды", None), *named, (OTHER_KIND, "")]

    def _connect(self) -> None:
        self.filters.changed.connect(self._apply_filters)
        self.table.row_activated.connect(self.edit_order)
        self.table.row_selected.connect(self.panel.show_order)
        self.table.delete_pressed.connect(self._on_delete)
        self.panel.edit_asked.connect(self._on_edit)
        self.panel.register_asked.connect(self._on_register)
        self.panel.archive_asked.connect(self._on_archive)
        self.panel.delete_asked.connect(self._on_delete)
        self.panel.list_asked.connect(self._on_list)
        self.panel.show_order(None)

    def refresh(self) -> None:
        """Read the register."""
        self._kinds.titles = order_kinds(self.context.workspace)
        self.filters.set_options("kind", self._kind_options())
        rows = list_register(self.context.workspace)
        years = sorted({row.order.year for row in rows if row.order.year is not None})
        options: list[tuple[str, object]] = [(year_name(year), year) for year in reversed(years)]
        self.filters.set_options("year", [("Все годы", None), *options])
        self.model.set_rows(rows)
        self.stack.show_content(rows)
        self.filters.search.setEnabled(bool(rows))
        remarks = gaps(row.order for row in rows)
        self.remark.setText(" ".join(remark.text for remark in remarks))
        self.remark.setVisible(bool(remarks))
        self._apply_filters()
        if self.table.selected_row() is None:
            self.table.selectRow(0)

    def select(self, order_id: int, *, edit: bool = False) -> None:
        """Select an order; with `edit` open its form, or that of its number."""
        if not self.table.select_key(order_id):
            self.filters.reset()
            if any(row.order.id == order_id and row.archived for row in self.model.all_rows):
                self.filters.set_value("state", _ARCHIVE)
            self.table.select_key(order_id)
        row: RegisterRow | None = self.table.selected_row()
        if edit and row is not None:
            self._on_register() if is_draft(row) else self.edit_order(row)

    def add_order(self, kind: str = "") -> None:
        """Open the form of a new order, of a kind when it is given."""

        def saved(order_id: int, changes: "Changes") -> None:
            tell_saved(self.context, changes, "Приказ добавлен.")
            self.select(order_id)
            self.table.setFocus()

        OrderForm(self, self.context.workspace, saved, self.context.year, kind=kind).show_form()

    def edit_order(self, row: RegisterRow) -> None:
        """Open the form of an order."""

        def saved(_order_id: int, changes: "Changes") -> None:
            tell_saved(self.context, changes, "Приказ сохранён.")
            self.table.setFocus()

        workspace, year = self.context.workspace, self.context.year
        OrderForm(self, workspace, saved, year, row.order).show_form()

    def _apply_filters(self) -> None:
        state, kind = self.filters.value("state"), self.filters.value("kind")
        year = self.filters.value("year")

        def accepts(row: RegisterRow) -> bool:
            known = row.order.kind if row.order.kind in self._kinds.titles else ""
            return (
                _in_state(row, state) and kind in (None, known) and year in (None, row.order.year)
            )

        self.model.show_only(self.filters.text, accepts)
        self._list.show_content(self.model.rows or not self.filters.active)
        self.filters.set_count(counted(len(self.model.rows), ORDER))

    def _on_edit(self) -> None:
        row: RegisterRow | None = self.table.selected_row()
        if row is not None:
            self.edit_order(row)

    def _on_register(self) -> None:
        row: RegisterRow | None = self.table.selected_row()
        if row is None or not is_draft(row):
            return

        def saved(changes: "Changes") -> None:
            tell_saved(self.context, changes, "Приказ зарегистрирован.")
            self.table.setFocus()

        RegisterForm(self, self.context.workspace, saved, row.order).show_form()

    def _on_archive(self) -> None:
        row: RegisterRow | None = self.table.selected_row()
        if row is None:
            return
        changes = set_archived(self.context.workspace, row.order.id, archived=not row.archived)
        words = "Приказ возвращён из архива." if row.archived else "Приказ перенесён в архив."
        tell_saved(self.context, changes, words)

    def _on_list(self) -> None:
        """Give the schools of the list that have no order this one, in one step."""
        row: RegisterRow | None = self.table.selected_row()
        if row is not None:
            stays = waiting_for(self.context.workspace, row)
            ask_for_order(self, self.context, stays, row.order.id)

    def _on_delete(self) -> None:
        row: RegisterRow | None = self.table.selected_row()
        if row is None:
            return
        if is_draft(row) and not self.context.messages.ask(
            f"Удалить проект приказа {quoted(row.order.title)}?",
            "Удаление можно отменить.",
            yes="Удалить",
        ):
            return
        save_and_tell(
            self.context,
            lambda: orders.delete_draft(self.context.workspace, row.order.id),
            "Проект приказа удалён.",
        )


def _in_state(row: RegisterRow, state: object) -> bool:
    if state == _ARCHIVE:
        return row.archived
    wanted = {
        _DRAFTS: is_draft(row),
        _REGISTERED: not is_draft(row),
        _WITHOUT_SCAN: not is_draft(row) and not row.scans,
    }
    return not row.archived and (state is None or wanted[str(state)])
