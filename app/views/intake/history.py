"""Earlier imports, each of which can be taken back as a whole."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.language.dates import date_words, moment_digits, year_name
from app.services.language.numbers import whole
from app.services.language.plural import ROW, UPLOAD, counted
from app.services.language.sentences import capital
from app.services.log.details import (
    COUNTS,
    UndoOutlook,
    file_counts,
    rows_kept,
    undo_outlook,
)
from app.services.log.listing import count_changes, find_changes, read_changes
from app.views.base.source_file import show_source
from app.views.intake.columns import history_columns
from app.views.look import theme
from app.views.tables.column_fit import ColumnFit
from app.views.tables.paging.listing import Listing
from app.views.tables.paging.model import PagedModel
from app.views.tables.table_view import TableView
from app.views.widgets.buttons import button, set_role
from app.views.widgets.details_panel import DetailsPanel
from app.views.widgets.empty_state import ContentStack, EmptyState, nothing_found
from app.views.widgets.fields.filter_bar import FilterBar
from app.views.widgets.labels import label
from app.views.widgets.side_splitter import SideSplitter

if TYPE_CHECKING:
    from datetime import datetime

    from app.services.log.listing import ChangeSetRow
    from app.views.base.page_context import PageContext

_PARTLY = "Часть строк изменена позже, они останутся как есть; отменить можно остальное."
_WORDS = {
    "rows": "Строк",
    **{name: capital(words) for name, words in COUNTS.items()},
    "schools": "Добавлено школ",
}


class ImportHistory(QWidget):
    """The list of imports with the details of the selected one.

    Signals:
        closed: back to the grid.
        loading: the user wants to load files.
    """

    closed = Signal()
    loading = Signal()

    def __init__(self, context: "PageContext", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._stale = True
        self._partly = False
        self.filters = FilterBar("Файл, дата, кто загрузил")
        self.search = self.filters.search
        self.model = PagedModel(
            history_columns(),
            key=lambda row: row.id,
            ordered="when",
            tasks=context.tasks,
            parent=self,
        )
        self.table = TableView(self.model, name="imports", state=context.state)
        self.table.setAccessibleName("История загрузок, все годы")
        self._fit = ColumnFit(self.table, ("actor", "rows"), stretched=240)
        self.details = DetailsPanel()
        self.undo_button = button(
            "Отменить загрузку", self.undo_selected, icon="undo", role="danger"
        )
        back = button("К результатам", self.closed.emit, icon="arrow-left")
        head = QHBoxLayout()
        head.setSpacing(theme.GAP)
        head.addWidget(back)
        head.addWidget(label("История загрузок, все годы", "heading"), 1)
        nothing = nothing_found(
            "Под выбранные условия не подходит ни одна загрузка.", self.filters.reset
        )
        self._list = ContentStack(self.table, nothing)
        splitter = SideSplitter(
            self._list,
            self.details,
            name="results.history",
            state=context.state,
            share=0.3,
            least=320,
            most=520,
        )
        empty = EmptyState(
            "Загрузок ещё не было",
            "Здесь появятся загруженные файлы. Любую загрузку можно отменить целиком.",
            icon="import",
            action="Загрузить файлы…",
            on_action=self.loading.emit,
        )
        set_role(empty.button, "plain")  # the head of the page has the same button
        self._stack = ContentStack(splitter, empty)
        self._lay_out(head)
        self.filters.changed.connect(self._find)
        self.model.finding_changed.connect(self._show_count)
        self.table.row_selected.connect(self._on_selected)
        context.undoing.finished.connect(self._on_changed)
        context.events.changed.connect(lambda _changes: self._on_changed())
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.closed)

    def _lay_out(self, head: QHBoxLayout) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.STEP)
        layout.addLayout(head)
        layout.addWidget(self.filters)
        layout.addWidget(self._stack, 1)

    def refresh(self) -> None:
        """Read the list."""
        self._stale = False
        self._find()
        self._on_selected(self.table.selected_row())

    def _find(self) -> None:
        workspace, text = self._context.workspace, self.filters.text
        self.model.show_listing(
            Listing(
                keys=lambda: find_changes(workspace, action="import", text=text),
                read=lambda numbers: read_changes(workspace, numbers),
                every=count_changes(workspace, action="import"),
                weight=count_changes(workspace),
            )
        )

    def _show_count(self) -> None:
        shown, every = len(self.model.rows), self.model.every
        self._stack.show_content(every)
        self._list.show_content(shown or self.model.finding)
        self.filters.setVisible(bool(every))
        self.filters.tell_rows(shown, every, UPLOAD, finding=self.model.finding)
        if shown and self.table.selected_row() is None:
            self.table.selectRow(0)

    def undo_selected(self) -> None:
        """Take the selected import back after a question."""
        row = self.table.selected_row()
        if row is None or row.undone:
            return
        if self._partly:  # what stays is named in the question that comes then
            self.undo(row.id)
            return
        agreed = self._context.messages.ask(
            "Отменить загрузку целиком?",
            f"{row.title}. Новые записи будут убраны, изменённые вернутся к прежним значениям.",
            yes="Отменить загрузку",
            no="Оставить",
        )
        if agreed:
            self.undo(row.id)

    def undo(self, change_set_id: int) -> None:
        """Take an import back."""
        self._context.undoing.take_back(change_set_id)

    def showEvent(self, event: QShowEvent) -> None:
        """Become visible with the present imports: one may have come back from another page."""
        if self._stale:
            self.refresh()
        super().showEvent(event)

    def _on_changed(self) -> None:
        self._stale = True
        if self.isVisible():
            self.refresh()

    def _on_selected(self, row: "ChangeSetRow | None") -> None:
        if row is None:
            self.details.begin("Загрузка")
            return
        self.details.begin(row.title, f"{_when(row.created_at)}, {row.actor}")
        if row.undone:
            kept = rows_kept(self._context.workspace, row.id)
            but = f", кроме изменённого позже: {counted(kept, ROW)}" if kept else ""
            self.details.add_text(f"Загрузка отменена{but}.", "muted")
        else:
            self._add_undo(row)
        for file in file_counts(row.summary):
            name = str(file.get("file", ""))
            self.details.add_heading(name)
            show = button(
                "Показать файл",
                lambda name=name: show_source(self._context, name, row.id),
                role="link",
            )
            show.setAccessibleDescription(name)
            self.details.content.addWidget(show, 0, Qt.AlignmentFlag.AlignLeft)
            year = file.get("year")
            if isinstance(year, int):
                self.details.add_fact("Год", year_name(year))
            for name, words in _WORDS.items():
                number = file.get(name)
                if isinstance(number, int) and number:
                    self.details.add_fact(words, whole(number))

    def _add_undo(self, row: "ChangeSetRow") -> None:
        """The button, and why it cannot be used: tried in the background."""
        self._partly = False
        self.undo_button = button(
            "Отменить загрузку", self.undo_selected, icon="undo", role="danger"
        )
        self.reason = label("", "muted", wrap=True)
        self.details.content.addWidget(self.undo_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.details.add(self.reason)
        self.reason.hide()
        workspace, undo, reason = self._context.workspace, self.undo_button, self.reason
        self.undo_button.setEnabled(False)
        if workspace.read_only:
            return

        def show(outlook: UndoOutlook) -> None:
            if self.undo_button is not undo:
                return
            undo.setEnabled(not outlook.refusal)
            self._partly = outlook.partly
            reason.setText(outlook.refusal or (_PARTLY if outlook.partly else ""))
            reason.setVisible(bool(reason.text()))

        self._context.tasks.run(lambda: undo_outlook(workspace, row.id), show)


def _when(moment: "datetime | None") -> str:
    if moment is None:
        return capital(moment_digits(None))
    local = moment.astimezone()
    return f"{date_words(local.date())} в {local:%H:%M}"
