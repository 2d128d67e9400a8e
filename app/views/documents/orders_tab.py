"""Реестр приказов: numbers and dates from which every document prints them."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.enums import OrderState
from app.errors import KnownProblem
from app.services import orders
from app.services.language.dates import date_digits, year_name
from app.services.language.plural import Forms, counted
from app.services.orders import OrderRow
from app.views import theme
from app.views.documents.order_forms import OrderForm, RegisterForm
from app.views.statuses import order_status
from app.views.tables.row_model import Column, RowTableModel
from app.views.tables.table_view import TableView
from app.views.widgets.buttons import button
from app.views.widgets.column_fit import ColumnFit
from app.views.widgets.empty_state import ContentStack, EmptyState
from app.views.widgets.filter_bar import FilterBar
from app.views.widgets.undo_toast import tell_saved

if TYPE_CHECKING:
    from app.services.changes import Changes
    from app.views.page_context import PageContext

_ORDER: Forms = ("приказ", "приказа", "приказов")

COLUMNS: tuple[Column[OrderRow], ...] = (
    Column("number", "№", lambda row: row.number or "", width=104),
    Column(
        "day",
        "Дата",
        lambda row: "" if row.issued_on is None else date_digits(row.issued_on),
        sort_key=lambda row: row.issued_on,
        width=104,
    ),
    Column("title", "О чём приказ", lambda row: row.title, width=280, stretch=True),
    Column(
        "state",
        "Состояние",
        lambda row: row.state.label,
        status=lambda row: order_status(row.state),
        width=176,
    ),
    Column(
        "year",
        "Учебный год",
        lambda row: "" if row.year is None else year_name(row.year),
        sort_key=lambda row: row.year,
        width=120,
    ),
    Column("note", "Примечание", lambda row: row.note, tone=lambda _row: "muted", width=200),
)


class OrdersTab(QWidget):
    """The register; Enter or a double click opens an order, Delete asks to remove a draft."""

    def __init__(self, context: "PageContext") -> None:
        super().__init__()
        self.context = context
        self.filters = FilterBar("Номер или заголовок")
        self.filters.add_choice(
            "state",
            "Состояние",
            [
                ("Все приказы", None),
                ("Зарегистрированные", OrderState.REGISTERED),
                ("Проекты", OrderState.DRAFT),
            ],
        )
        self.register_button = button("Присвоить номер", self._on_register, icon="order")
        self.add_button = button("Добавить приказ", self.add_order, icon="plus")
        for made in (self.register_button, self.add_button):
            self.filters.add_widget(made)
        self.model = RowTableModel(COLUMNS, key=lambda row: row.id)
        self.table = TableView(self.model, name="orders", state=context.state)
        self.table.setAccessibleName("Реестр приказов")
        ColumnFit(self.table, ("note", "year"))
        self.empty = EmptyState(
            "Приказов пока нет",
            "Здесь будут приказы управления с номерами и датами: из реестра их берут документы и "
            "отметки об исполнении.",
            icon="order",
            action="Добавить приказ",
            on_action=self.add_order,
        )
        self.stack = ContentStack(self.table, self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.GAP, 0, 0)
        layout.setSpacing(theme.GAP)
        layout.addWidget(self.filters)
        layout.addWidget(self.stack, 1)
        self._connect()

    def _connect(self) -> None:
        self.filters.changed.connect(self._apply_filters)
        self.table.row_activated.connect(self.edit_order)
        self.table.row_selected.connect(self._on_selected)
        self._on_selected(None)
        self.table.delete_pressed.connect(self._on_delete)

    def refresh(self) -> None:
        """Read the register."""
        found = orders.list_orders(self.context.workspace)
        self.model.set_rows(found)
        self.stack.show_content(found)
        self.filters.search.setEnabled(bool(found))
        self._apply_filters()

    def select(self, order_id: object) -> None:
        """Select an order."""
        if not self.table.select_key(order_id):  # pyright: ignore[reportArgumentType]
            self.filters.reset()
            self.table.select_key(order_id)  # pyright: ignore[reportArgumentType]

    def add_order(self) -> None:
        """Open the form of a new order."""

        def saved(order_id: int, changes: "Changes") -> None:
            tell_saved(self.context, changes, "Приказ добавлен.")
            self.select(order_id)

        OrderForm(self, self.context.workspace, saved, self.context.year).show_form()

    def edit_order(self, order: OrderRow) -> None:
        """Open the form of an order."""

        def saved(_order_id: int, changes: "Changes") -> None:
            tell_saved(self.context, changes, "Приказ сохранён.")

        OrderForm(self, self.context.workspace, saved, self.context.year, order).show_form()

    def _apply_filters(self) -> None:
        state = self.filters.value("state")
        self.model.set_search(self.filters.text)
        self.model.set_filter(None if state is None else lambda row: row.state == state)
        self.filters.set_count(counted(len(self.model.rows), _ORDER))

    def _on_selected(self, row: OrderRow | None) -> None:
        draft = row is not None and row.state is OrderState.DRAFT
        self.register_button.setEnabled(draft)
        tip = "Номер и дата проекта приказа" if draft else "Выберите в списке проект приказа"
        self.register_button.setToolTip(tip)

    def _on_register(self) -> None:
        row: OrderRow | None = self.table.selected_row()
        if row is None:
            return

        def saved(changes: "Changes") -> None:
            tell_saved(self.context, changes, "Приказ зарегистрирован.")

        today = self.context.workspace.clock.today()
        RegisterForm(self, self.context.workspace, saved, row, today).show_form()

    def _on_delete(self) -> None:
        row: OrderRow | None = self.table.selected_row()
        if row is None:
            return
        if row.state is OrderState.DRAFT and not self.context.messages.ask(
            f"Удалить проект приказа «{row.title}»?", "Удаление можно отменить.", yes="Удалить"
        ):
            return
        try:
            changes = orders.delete_draft(self.context.workspace, row.id)
        except KnownProblem as problem:
            self.context.messages.show_problem(problem)
            return
        tell_saved(self.context, changes, "Проект приказа удалён.")
