"""История: every file that was made, from what, and where it lies."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from app.services.documents.made import history
from app.services.documents.made.history import FileState, OutputRow
from app.services.language.plural import FILE
from app.views.base.opening import open_file, show_in_folder
from app.views.documents.history.state_line import StateLine
from app.views.look import theme
from app.views.preview.preview_panel import PreviewPanel
from app.views.tables.column_fit import ColumnFit
from app.views.tables.columns import Column, moment_column, status_column
from app.views.tables.paging.listing import Listing
from app.views.tables.paging.model import PagedModel
from app.views.tables.table_view import TableView
from app.views.widgets.buttons import button, icon_button
from app.views.widgets.empty_state import ContentStack, EmptyState, nothing_found
from app.views.widgets.fields.filter_bar import FilterBar
from app.views.widgets.side_splitter import SideSplitter
from app.views.widgets.status import Status

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.views.base.page_context import PageContext

_READ_AT_ONCE, _LOOKED_AT = 300, 50  # files
_NAME = 264  # pixels
_ICONS = {"docx": "word-file", "pdf": "pdf-file", "xlsx": "table-file"}
_CHOOSE = ("Выберите документ", "Здесь будут его страницы.")


_STATUSES = {
    FileState.AS_MADE: Status("positive", "done", "на месте"),
    FileState.CHANGED: Status("warning", "pencil", "изменён"),
    FileState.GONE: Status("warning", "question", "не найден"),
    FileState.REPLACED: Status("neutral", "later", "заменён"),
}


def history_columns(state: "Callable[[OutputRow], FileState]") -> tuple[Column[OutputRow], ...]:
    """The columns; `state` says what became of a file, as far as it is known."""
    return (
        moment_column("when", "Когда", lambda row: row.created_at, width=128),
        Column(
            key="title",
            title="Документ",
            text=lambda row: row.path.stem,
            middle=True,
            icon=lambda row: _ICONS.get(row.file_format),
            tooltip=lambda row: str(row.path),
            width=128,
            stretch=True,
            wrap=True,
        ),
        Column(key="format", title="Формат", text=lambda row: row.file_format.upper(), width=88),
        Column(
            key="source",
            title="Из чего сделан",
            text=lambda row: row.source_text,
            width=240,
            wrap=True,
        ),
        status_column("file", "Файл", lambda row: _STATUSES[state(row)], width=128),
    )


class HistoryTab(QWidget):
    """The made files with their pages; Enter or a double click opens one."""

    def __init__(self, context: "PageContext", make: "Callable[[], object]") -> None:
        """Args: `make` brings the user to where documents are made."""
        super().__init__()
        self.context = context
        self.filters = FilterBar("Название документа")
        self.open_button = button("Открыть", self._on_open, icon="open")
        self.folder_button = icon_button("folder", "Показать в папке", self._on_folder)
        self.delete_button = icon_button("trash", "Убрать из истории", self._on_delete)
        for control in (self.open_button, self.folder_button, self.delete_button):
            self.filters.add_widget(control)
        self._states: dict[int, FileState] = {}  # as far as the files have been read
        self._serial = 0  # of the newest look at the files
        self._outputs = history.Outputs(workspace=context.workspace, keys=(), superseded=set())
        self._listing: Listing[OutputRow] = Listing(read=self._outputs.read)
        self.model = PagedModel(
            history_columns(self._state),
            key=lambda row: row.id,
            ordered="when",
            tasks=context.tasks,
            parent=self,
        )
        self.table = TableView(self.model, name="outputs", state=context.state)
        self.table.setAccessibleName("История документов")
        # The icon of a file tells its format; its name tells what it is.
        ColumnFit(self.table, ("source", "format"), stretched=_NAME)
        self.preview = PreviewPanel(context)
        self.preview.install_shortcuts(self)
        self.line = StateLine(self._on_present)
        empty = EmptyState(
            "Документов ещё не было",
            "Здесь будет каждый сделанный файл: когда, из каких данных и где он лежит.",
            icon="documents",
            action="Сделать документ",
            on_action=make,
        )
        nothing = nothing_found(
            "Под выбранные условия не подходит ни один файл.", self.filters.reset
        )
        self._list = ContentStack(self.table, nothing)
        self.stack = ContentStack(self._splitter(), empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.GAP, 0, 0)
        layout.setSpacing(theme.GAP)
        layout.addWidget(self.filters)
        layout.addWidget(self.stack, 1)
        self.filters.changed.connect(self._apply_filters)
        self.model.finding_changed.connect(self._show_count)
        self.table.row_selected.connect(self._on_selected)
        self.table.row_activated.connect(lambda _row: self._on_open())
        self.table.delete_pressed.connect(self._on_delete)
        self._on_selected(None)

    def _splitter(self) -> SideSplitter:
        """The files, and beside them the pages of the chosen one."""
        shown = QWidget()
        beside = QVBoxLayout(shown)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(theme.STEP)
        beside.addWidget(self.line)
        beside.addWidget(self.preview, 1)
        return SideSplitter(
            self._list,
            shown,
            name="documents.history",
            state=self.context.state,
            share=0.46,
            least=360,
            most=900,
        )

    def refresh(self) -> None:
        """Read the history."""
        outputs = history.find_outputs(self.context.workspace)
        self._outputs = outputs
        every = len(outputs.keys)
        self._listing = Listing(
            keys=lambda: outputs.keys, read=outputs.read, every=every, few=_READ_AT_ONCE
        )
        self.stack.show_content(every)
        self.filters.setVisible(bool(every))
        self._apply_filters()
        if every and self.table.selected_row() is None:
            self.table.selectRow(0)
        self._serial += 1
        self._look(self._serial, 0)

    def _look(self, serial: int, first: int) -> None:
        """Read what became of the files in the background, a few at a time: others want to work."""
        outputs, last = self._outputs, first + _LOOKED_AT
        if first >= len(outputs.keys):
            return
        self.context.tasks.run(
            lambda: history.states_of(outputs.read(outputs.keys[first:last])),
            lambda states: self._on_states(serial, last, states),
            casual=True,
        )

    def _state(self, row: OutputRow) -> FileState:
        known = self._states.get(row.id)
        if known is not None and row.exists and not row.superseded:
            return known
        return history.seen_state(row)

    def _on_states(self, serial: int, last: int, states: dict[int, FileState]) -> None:
        """Show which files are not what was made, and look at those before them."""
        if not isValid(self) or serial != self._serial:
            return
        if any(self._states.get(key) is not state for key, state in states.items()):
            self._states |= states
            self.model.repaint()
        self._look(serial, last)

    def select(self, output_id: int) -> None:
        """Select a file."""
        self.filters.reset()
        self.table.select_key(output_id)

    def _apply_filters(self) -> None:
        self.model.show_found(self._listing, self.filters.text, None)

    def _show_count(self) -> None:
        shown, every = len(self.model.rows), self.model.every
        self._list.show_content(shown or self.model.finding)
        self.filters.tell_rows(shown, every, FILE, finding=self.model.finding)

    def _on_selected(self, row: OutputRow | None) -> None:
        for control in (self.open_button, self.folder_button, self.delete_button):
            control.setEnabled(row is not None)
        if row is None:
            self.line.show_state(None, kept=False, there=False)
            self.preview.show_note(*_CHOOSE)
            return
        state, kept = history.state_of(row), None
        if state is not FileState.AS_MADE:  # the copy is read only where it is told of
            kept = history.kept_file(self.context.workspace, row)
        self.line.show_state(state, kept=kept is not None, there=row.path.is_file())
        pages = history.pages_of(self.context.workspace, row)
        if pages is not None:
            self.preview.show_file(pages, f"{row.path.stem}.pdf")
        else:
            self.preview.show_note(*_no_pages(row))

    def _on_open(self) -> None:
        """Open what was made: the file, or a copy where the file is something else by now."""
        row: OutputRow | None = self.table.selected_row()
        if row is None:
            return
        with self.context.messages.attempt("Сделанный файл"):
            open_file(self.context.messages, history.file_as_made(self.context.workspace, row))

    def _on_present(self) -> None:
        row: OutputRow | None = self.table.selected_row()
        if row is not None:
            open_file(self.context.messages, row.path)

    def _on_folder(self) -> None:
        row: OutputRow | None = self.table.selected_row()
        if row is not None:
            show_in_folder(self.context.messages, row.path)

    def _on_delete(self) -> None:
        row: OutputRow | None = self.table.selected_row()
        if row is None or self.context.workspace.read_only:
            return
        question = f"Убрать из истории запись о файле «{row.path.name}»?"
        details = "Файл в папке останется, сохранённая копия удалится. Вернуть запись нельзя."
        if not self.context.messages.ask(question, details, yes="Убрать"):
            return
        with self.context.messages.attempt("Запись истории"):
            self.context.events.announce(history.delete_output(self.context.workspace, row.id))


def _no_pages(row: OutputRow) -> tuple[str, str]:
    """Why a file has no pages to look at, and what can be done."""
    if row.superseded:
        return (
            "На месте этого файла более новый",
            "Выберите в списке последний файл с этим именем.",
        )
    if not row.exists:
        return (
            f"Файла «{row.path.name}» больше нет",
            f"Он лежал в папке «{row.path.parent}». Документ можно сделать снова.",
        )
    return (
        "У файла Word нет страниц для просмотра",
        "Вместе с ним не делали PDF. Откройте файл в Word или сделайте оба формата.",
    )
