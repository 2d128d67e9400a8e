"""Сделать: the kinds of documents on the left, the chosen one on the right."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.documents import catalogue
from app.services.documents.catalogue import KindRow
from app.views import theme
from app.views.documents.kind_panel import KindPanel, kind_status
from app.views.tables.row_model import Column, RowTableModel
from app.views.tables.table_view import TableView
from app.views.widgets.side_splitter import SideSplitter

if TYPE_CHECKING:
    from app.views.page_context import PageContext


COLUMNS: tuple[Column[KindRow], ...] = (
    Column(
        "title",
        "Документ",
        lambda row: row.title,
        icon=lambda _row: "documents",
        tooltip=lambda row: row.description,
        width=240,
        stretch=True,
        wrap=True,
    ),
    Column(
        "state",
        "Готовность",
        lambda row: kind_status(row).word,
        status=kind_status,
        sort_key=lambda row: len(row.missing),
        width=176,
    ),
)


class KindsTab(QWidget):
    """What can be made; Enter or a double click makes it."""

    def __init__(self, context: "PageContext") -> None:
        super().__init__()
        self.context = context
        self.model = RowTableModel(COLUMNS, key=lambda row: row.kind)
        self.table = TableView(self.model, name="kinds", state=context.state)
        self.table.setAccessibleName("Виды документов")
        self.table.verticalHeader().setDefaultSectionSize(theme.TALL_ROW_HEIGHT)
        self.panel = KindPanel(context)
        self.splitter = SideSplitter(
            self.table,
            self.panel,
            name="documents.splitter",
            state=context.state,
            share=0.5,
            least=520,
            most=760,
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.GAP, 0, 0)
        layout.addWidget(self.splitter)
        self.table.row_selected.connect(self.panel.show_kind)
        self.table.row_activated.connect(lambda _row: self.panel.make(("docx", "pdf")))

    def refresh(self) -> None:
        """Read what can be made."""
        self.model.set_rows(catalogue.list_kinds(self.context.workspace, self.context.year))
        if self.table.selected_row() is None:
            self.table.selectRow(0)

    def select(self, kind: object) -> None:
        """Select a kind."""
        self.table.select_key(kind)  # pyright: ignore[reportArgumentType]
