"""Сделать: the kinds of documents, the chosen one with its settings, and its pages."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from app.services.documents.making import catalogue
from app.services.documents.making.catalogue import KindRow
from app.services.documents.making.preview import Preview
from app.views.base.links import DocumentsSpot, spot_of
from app.views.base.page import Stepped
from app.views.base.pages import place
from app.views.checks.reading import CheckReading
from app.views.documents.kinds.panel import KindPanel, kind_status
from app.views.look import theme
from app.views.preview.preview_panel import PreviewPanel
from app.views.tables.columns import Column, status_column
from app.views.tables.row_model import RowTableModel
from app.views.tables.table_view import TableView
from app.views.widgets.side_splitter import SideSplitter

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.services.findings.finding import Finding
    from app.views.base.page_context import PageContext

_MOST_ROWS, _MOST_LOW = 4, 2
_LEAST_PREVIEW, _MOST_PREVIEW = 336, 1100

COLUMNS: tuple[Column[KindRow], ...] = (
    Column(
        key="title",
        title="Документ",
        text=lambda row: row.title,
        icon=lambda _row: "documents",
        tooltip=lambda row: row.description,
        width=160,
        stretch=True,
        wrap=True,
    ),
    status_column(
        "state", "Готовность", kind_status, sort_key=lambda row: len(row.missing), width=160
    ),
)


class KindsTab(Stepped, QWidget):
    """What can be made, and its pages as they would be now; Enter or a double click makes it."""

    def make(self, context: "PageContext") -> "Iterator[None]":
        """The kinds, the panel of the chosen one, the pages, then the tab around them."""
        QWidget.__init__(self)
        self.context = context
        self._serial = 0  # of the newest look at what can be made
        self._wanted: str | None = None  # the kind to select when it is there
        self._setting = ""  # the field of its form to show then
        self._low = False
        self.model = RowTableModel(COLUMNS, key=lambda row: row.kind)
        self.table = TableView(self.model, name="kinds", state=context.state)
        self.table.setAccessibleName("Виды документов")
        self._fit_rows(len(catalogue.KINDS))
        yield
        self.panel = KindPanel(context)
        yield
        self.preview = PreviewPanel(context)
        self.preview.install_shortcuts(self)
        self.checking = CheckReading(context, self)
        self.checking.report_read.connect(self.panel.show_report)
        yield
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        column.addWidget(self.table)
        column.addWidget(self.panel, 1)
        self.splitter = SideSplitter(
            left,
            self.preview,
            name="documents.preview",
            state=context.state,
            share=0.62,
            least=_LEAST_PREVIEW,
            most=_MOST_PREVIEW,
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.GAP, 0, 0)
        layout.addWidget(self.splitter)
        self.table.row_selected.connect(self._on_selected)
        self.table.row_activated.connect(lambda _row: self.panel.make(("docx", "pdf")))
        self.preview.shown.connect(self._on_previewed)
        self.panel.blank_chosen.connect(self.preview.view.show_blank)

    def refresh(self) -> None:
        """Find out in the background what can be made; a large district takes half a second."""
        self._serial += 1
        serial, workspace, year = self._serial, self.context.workspace, self.context.year
        self.context.tasks.run(
            lambda: catalogue.list_kinds(workspace, year),
            lambda rows: self._on_read(serial, rows),
            casual=True,
        )
        self.checking.ask()

    def _on_read(self, serial: int, rows: list[KindRow]) -> None:
        if not isValid(self) or serial != self._serial:
            return
        self.model.set_rows(rows)
        self._fit_rows(len(self.model.rows))
        if self._wanted is not None:
            self.select(self._wanted)
        if self.table.selected_row() is None:
            self.table.selectRow(0)
        if self._setting and self._wanted is None:
            self.panel.show_setting(self._setting)
            self._setting = ""

    def set_low(self, *, low: bool) -> None:
        """Show fewer kinds at a time, so that the chosen one keeps its room."""
        self._low = low
        self._fit_rows(len(self.model.rows) or len(catalogue.KINDS))

    def _fit_rows(self, count: int) -> None:
        rows = min(count, _MOST_LOW if self._low else _MOST_ROWS) * theme.TALL_ROW_HEIGHT
        self.table.setFixedHeight(theme.ROW_HEIGHT + rows + 2)
        self.table.scrollTo(self.table.currentIndex())

    def select(self, kind: str, setting: str = "") -> None:
        """Select a kind and show a field of its form, as soon as it is known what can be made."""
        is_listed = self.table.select_key(kind)
        self._wanted = None if is_listed else kind
        if setting and is_listed:
            self.panel.show_setting(setting)
        elif setting:
            self._setting = setting

    def _on_selected(self, row: KindRow | None) -> None:
        self.panel.show_kind(row)
        if row is None:
            return
        if row.problem is not None:
            self.preview.show_note("Документ составить нельзя", str(row.problem))
        elif row.possible:
            self.preview.show_kind(row.kind, self.context.year)
        else:
            self._show_required(row.required)

    def _show_required(self, required: "Sequence[Finding]") -> None:
        """Why there is no page to show, and the way to the first reason."""
        words = ". ".join(finding.text for finding in required)
        link = next((finding.link for finding in required if finding.link is not None), None)
        title = "Документ составить нельзя"
        if link is None:
            self.preview.show_note(title, f"{words}.")
            return
        spot = spot_of(link)
        here = isinstance(spot, DocumentsSpot)
        self.preview.show_note(
            title,
            f"{words}.",
            action="Заполнить" if here else f"Перейти в «{place(spot.place).title}»",
            on_action=lambda: self.context.go_to(link),
        )

    def _on_previewed(self, shown: Preview | None) -> None:
        self.panel.show_pages(shown)
