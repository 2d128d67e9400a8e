"""История: every file that was made, from what, and where it lies."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.documents import history
from app.services.documents.history import OutputRow
from app.services.language.dates import year_name
from app.services.language.numbers import NBSP
from app.services.language.plural import FILE, counted
from app.views import theme
from app.views.opening import open_file, show_in_folder
from app.views.tables.row_model import Column, RowTableModel
from app.views.tables.table_view import TableView
from app.views.widgets.buttons import button
from app.views.widgets.column_fit import ColumnFit
from app.views.widgets.empty_state import ContentStack, EmptyState
from app.views.widgets.filter_bar import FilterBar
from app.views.widgets.status import Status

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.views.page_context import PageContext

_MOST = 500
_ICONS = {"docx": "word-file", "pdf": "pdf-file"}


def _file_status(row: OutputRow) -> Status:
    if row.exists:
        return Status("positive", "done", "на месте")
    return Status("warning", "question", "не найден")


def _source(row: OutputRow) -> str:
    """School year, and the run, plan or order that a file was made from."""
    year, run = row.inputs.get("year"), row.inputs.get("run_id")
    parts = [year_name(year)] if isinstance(year, int) else []
    if run is not None:
        parts.append(f"выявление №{NBSP}{run}")
    if row.order_label:
        parts.append(row.order_label)
    return ", ".join(parts)


COLUMNS: tuple[Column[OutputRow], ...] = (
    Column(
        "when",
        "Когда",
        lambda row: f"{row.created_at.astimezone():%d.%m.%Y %H:%M}",
        sort_key=lambda row: row.created_at.timestamp(),
        width=136,
    ),
    Column(
        "title",
        "Документ",
        lambda row: row.title,
        icon=lambda row: _ICONS.get(row.file_format),
        tooltip=lambda row: str(row.path),
        width=280,
        stretch=True,
    ),
    Column("format", "Формат", lambda row: row.file_format.upper(), width=88),
    Column("source", "Из чего сделан", _source, width=280),
    Column(
        "file",
        "Файл",
        lambda row: _file_status(row).word,
        status=_file_status,
        width=136,
    ),
)


class HistoryTab(QWidget):
    """The made files; Enter or a double click opens one."""

    def __init__(self, context: "PageContext", make: "Callable[[], object]") -> None:
        """Args: `make` brings the user to where documents are made."""
        super().__init__()
        self.context = context
        self.filters = FilterBar("Название документа")
        self.open_button = button("Открыть", self._on_open, icon="open")
        self.folder_button = button("Показать в папке", self._on_folder, icon="folder")
        for made in (self.open_button, self.folder_button):
            self.filters.add_widget(made)
        self.model = RowTableModel(COLUMNS, key=lambda row: row.id)
        self.table = TableView(self.model, name="outputs", state=context.state)
        self.table.setAccessibleName("История документов")
        ColumnFit(self.table, ("source", "format"))
        empty = EmptyState(
            "Документов ещё не было",
            "Здесь будет каждый сделанный файл: когда, из каких данных и где он лежит.",
            icon="documents",
            action="Сделать документ",
            on_action=make,
        )
        self.stack = ContentStack(self.table, empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.GAP, 0, 0)
        layout.setSpacing(theme.GAP)
        layout.addWidget(self.filters)
        layout.addWidget(self.stack, 1)
        self.filters.changed.connect(self._apply_filters)
        self.table.row_selected.connect(self._on_selected)
        self.table.row_activated.connect(lambda _row: self._on_open())
        self._on_selected(None)

    def refresh(self) -> None:
        """Read the history."""
        found = history.list_outputs(self.context.workspace, _MOST)
        self.model.set_rows(found)
        self.stack.show_content(found)
        self.filters.setVisible(bool(found))
        self._apply_filters()

    def select(self, output_id: object) -> None:
        """Select a file."""
        self.filters.reset()
        self.table.select_key(output_id)  # pyright: ignore[reportArgumentType]

    def _apply_filters(self) -> None:
        self.model.set_search(self.filters.text)
        self.filters.set_count(counted(len(self.model.rows), FILE))

    def _on_selected(self, row: OutputRow | None) -> None:
        self.open_button.setEnabled(row is not None)
        self.folder_button.setEnabled(row is not None)

    def _on_open(self) -> None:
        row: OutputRow | None = self.table.selected_row()
        if row is not None:
            open_file(self.context.messages, Path(row.path))

    def _on_folder(self) -> None:
        row: OutputRow | None = self.table.selected_row()
        if row is not None:
            show_in_folder(self.context.messages, Path(row.path))
