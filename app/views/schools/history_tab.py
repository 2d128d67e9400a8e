"""История: what was changed in the data of the school, by whom and when."""

from typing import TYPE_CHECKING

from app.services.school_history import SchoolChangeRow, list_school_changes
from app.views import theme
from app.views.schools.card_tab import CardTab
from app.views.tables.row_model import Column, RowTableModel
from app.views.tables.table_view import TableView
from app.views.widgets.column_fit import ColumnFit
from app.views.widgets.empty_state import ContentStack, EmptyState

if TYPE_CHECKING:
    from app.services.schools import SchoolRow
    from app.views.page_context import PageContext

COLUMNS: tuple[Column[SchoolChangeRow], ...] = (
    Column(
        "when",
        "Когда",
        lambda row: f"{row.created_at.astimezone():%d.%m.%Y %H:%M}",
        sort_key=lambda row: row.id,
        width=136,
    ),
    Column(
        "what",
        "Что сделано",
        lambda row: f"{row.title} (отменено)" if row.undone else row.title,
        tone=lambda row: "muted" if row.undone else None,
        width=200,
        stretch=True,
        wrap=True,
    ),
    Column("details", "Было → стало", lambda row: row.details, wrap=True, width=208),
    Column("who", "Кто", lambda row: row.actor, tone=lambda _row: "muted", width=104),
)


class HistoryTab(CardTab):
    """The change log of a school."""

    def __init__(self, context: "PageContext") -> None:
        super().__init__(context)
        self.model = RowTableModel(COLUMNS, key=lambda row: row.id)
        self.table = TableView(self.model, name="school-history", state=context.state)
        self.table.setAccessibleName("История изменений школы")
        self.table.verticalHeader().setDefaultSectionSize(theme.TALL_ROW_HEIGHT)
        ColumnFit(self.table, ("who",))
        empty = EmptyState(
            "Изменений не было", "Здесь будет видно, кто и когда изменил сведения о школе."
        )
        self.stack = ContentStack(self.table, empty)
        self.body.addWidget(self.stack, 1)

    def show_school(self, school: "SchoolRow") -> None:
        """Read the log."""
        found = list_school_changes(self.context.workspace, school.id)
        self.model.set_rows(found)
        self.stack.show_content(found)
