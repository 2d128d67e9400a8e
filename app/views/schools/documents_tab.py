"""Документы: the stays of the school on the lists of support, each with its orders."""

from typing import TYPE_CHECKING

from app.services import support
from app.services.language.dates import date_digits, year_name
from app.services.support import SupportRow
from app.views.schools.card_tab import CardTab
from app.views.statuses import support_status
from app.views.tables.row_model import Column, RowTableModel
from app.views.tables.table_view import TableView
from app.views.widgets.empty_state import ContentStack, EmptyState

if TYPE_CHECKING:
    from app.services.orders import OrderRow
    from app.services.schools import SchoolRow
    from app.views.page_context import PageContext


def _order(order: "OrderRow | None") -> str:
    return "" if order is None else order.label


def _left(row: SupportRow) -> str:
    if row.left_on is None:
        return "состоит в списке"
    return " ".join(part for part in (date_digits(row.left_on), _order(row.exit_order)) if part)


COLUMNS: tuple[Column[SupportRow], ...] = (
    Column(
        "kind",
        "Список",
        lambda row: row.kind.label,
        status=lambda row: support_status((row.kind.value,)),
        width=104,
    ),
    Column("year", "Учебный год", lambda row: year_name(row.year), width=112),
    Column(
        "entered",
        "Включена",
        lambda row: date_digits(row.entered_on),
        sort_key=lambda row: row.entered_on,
        tooltip=lambda row: row.entry_basis,
        width=96,
    ),
    Column(
        "order",
        "Приказ о включении",
        lambda row: _order(row.entry_order),
        tooltip=lambda row: "" if row.entry_order is None else row.entry_order.title,
        width=176,
        stretch=True,
    ),
    Column(
        "left",
        "Исключена",
        _left,
        tooltip=lambda row: row.exit_basis,
        tone=lambda row: "muted" if row.left_on is None else None,
        width=152,
    ),
)


class DocumentsTab(CardTab):
    """The orders that put the school on a list or took it off."""

    def __init__(self, context: "PageContext") -> None:
        super().__init__(context)
        self.model = RowTableModel(COLUMNS, key=lambda row: row.id)
        self.table = TableView(self.model, name="school-documents", state=context.state)
        self.table.setAccessibleName("Приказы о включении школы в списки")
        empty = EmptyState(
            "Приказов о школе нет",
            "Здесь будут приказы о включении школы в список сопровождения и об исключении из него.",
            icon="order",
            action="Перейти к документам",
            on_action=lambda: context.go_to("documents"),
        )
        self.stack = ContentStack(self.table, empty)
        self.body.addWidget(self.stack, 1)

    def show_school(self, school: "SchoolRow") -> None:
        """Read the stays on the lists."""
        found = [
            row
            for row in support.list_support(self.context.workspace)
            if row.school_id == school.id
        ]
        self.model.set_rows(found)
        self.stack.show_content(found)
