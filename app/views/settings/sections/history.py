"""The history of actions: what was done, by whom, which rows, and taking one back."""

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.language.dates import moment_digits
from app.services.language.numbers import whole
from app.services.language.plural import ACTION, ROW, counted
from app.services.language.sentences import capital
from app.services.log.details import (
    RowChange,
    describe_change,
    summary_lines,
    undo_refusal,
)
from app.services.log.listing import (
    ACTION_WORDS,
    UNDONE,
    ChangeSetRow,
    count_changes,
    find_changes,
    read_changes,
)
from app.views.look import theme
from app.views.settings.dialogs.action_rows import ActionRowsDialog
from app.views.tables.columns import Column, moment_column
from app.views.tables.paging.listing import Listing
from app.views.tables.paging.model import PagedModel
from app.views.tables.table_view import TableView
from app.views.widgets.buttons import button, button_row
from app.views.widgets.details_panel import DetailsPanel
from app.views.widgets.empty_state import ContentStack, EmptyState, nothing_found
from app.views.widgets.fields.filter_bar import FilterBar
from app.views.widgets.labels import label
from app.views.widgets.side_splitter import SideSplitter
from app.views.widgets.status import Status

if TYPE_CHECKING:
    from app.views.base.page_context import PageContext

_DETAILS = 264
_ROWS_SHOWN = 40
_UNDONE = Status("neutral", "undo", "отменено")
_TAKEN_BACK = "Уже отменено. Вернуть можно строкой «Отмена: …» выше в списке."
_RETURNED = "Уже возвращено. Отменить снова можно строкой «Возврат: …» выше в списке."
_OPTIONS = (
    ("Все действия", None),
    ("Правки", "edit"),
    ("Массовые изменения", "bulk"),
    ("Загрузки файлов", "import"),
    ("Отмены и возвраты", "undo"),
)


def _action(row: ChangeSetRow) -> str:
    """What was done, and that it was taken back: a copy and a saved table have no icons."""
    return f"{row.title} {UNDONE}" if row.undone else row.title


COLUMNS: tuple[Column[ChangeSetRow], ...] = (
    moment_column(
        "when", "Когда", lambda row: row.created_at, sort_key=lambda row: row.id, width=128
    ),
    Column(
        key="title",
        title="Действие",
        text=_action,
        tone=lambda row: "muted" if row.undone else None,
        icon=lambda row: "undo" if row.undone else None,
        width=104,
        stretch=True,
        wrap=True,
    ),
)


class HistorySection(QWidget):
    """All actions; edits of earlier days are here too, and can be taken back."""

    def __init__(self, context: "PageContext") -> None:
        super().__init__()
        self._context = context
        self._stale = True
        self.filters = FilterBar("Действие, дата, пользователь, файл")
        self.filters.add_choice("kind", "Вид действия", _OPTIONS)
        self.model = PagedModel(
            COLUMNS, key=lambda row: row.id, ordered="when", tasks=context.tasks, parent=self
        )
        self.table = TableView(self.model, name="history", state=context.state)
        self.table.setAccessibleName("История действий")
        self.details = DetailsPanel()
        self.details.setMinimumWidth(_DETAILS)
        self.undo_button = button("", icon="undo")
        self.reason = label("", "muted", wrap=True)
        empty = EmptyState(
            "Действий пока нет",
            "Здесь появится каждое изменение данных: что, когда и кем сделано.",
            icon="clock",
        )
        nothing = nothing_found(
            "Под выбранные условия не подходит ни одно действие.", self.filters.reset
        )
        self._list = ContentStack(self.table, nothing)
        self.content = ContentStack(self._list, empty)
        self._lay_out()
        self.filters.changed.connect(self._find)
        self.model.finding_changed.connect(self._show_count)
        self.table.row_selected.connect(self._on_selected)
        context.events.changed.connect(lambda _changes: self._on_changed())
        context.undoing.finished.connect(self._on_changed)

    def refresh(self) -> None:
        """Read the actions again."""
        self._stale = False
        self._find()
        self._on_selected(self.table.selected_row())

    def _find(self) -> None:
        workspace = self._context.workspace
        kind, text = cast("str | None", self.filters.value("kind")), self.filters.text
        every = count_changes(workspace)
        self.model.show_listing(
            Listing(
                keys=lambda: find_changes(workspace, action=kind, text=text),
                read=lambda numbers: read_changes(workspace, numbers),
                every=every,
                weight=every,
            )
        )

    def _show_count(self) -> None:
        self.content.show_content(self.model.every)
        shown, every = len(self.model.rows), self.model.every
        self._list.show_content(shown or self.model.finding)
        self.filters.tell_rows(shown, every, ACTION, finding=self.model.finding)

    def showEvent(self, event: QShowEvent) -> None:
        """Become visible with the present actions."""
        if self._stale:
            self.refresh()
        super().showEvent(event)

    def undo_selected(self) -> None:
        """Take the selected action back."""
        row = self.table.selected_row()
        if isinstance(row, ChangeSetRow) and self.undo_button.isEnabled():
            self._context.undoing.take_back(row.meant)

    def _on_changed(self) -> None:
        self._stale = True
        if self.isVisible():
            self.refresh()

    def _on_selected(self, row: ChangeSetRow | None) -> None:
        if row is None:
            self.details.begin("Действие", "Выберите строку слева.")
            return
        who = f", {row.actor}" if row.actor else ""
        self.details.begin(
            row.title,
            f"{moment_digits(row.created_at)}{who}, {ACTION_WORDS.get(row.action, row.action)}",
            _UNDONE if row.undone else None,
        )
        self._add_undo(row)
        lines = summary_lines(row.summary)
        if lines:
            self.details.add_heading("Что загружено")
            for line in lines:
                self.details.add_text(line)
        details = describe_change(self._context.workspace, row.id, limit=_ROWS_SHOWN)
        if details:
            self.details.add_heading(f"Изменено: {counted(row.rows, ROW)}")
            for change in details:
                self._add_change(change)
            if row.rows > len(details):
                self.details.add_text(f"Показаны первые {len(details)}.", "muted")
                self._add_all_rows(row)

    def _add_all_rows(self, row: ChangeSetRow) -> None:
        every = button(
            f"Все строки: {whole(row.rows)}…",
            lambda: ActionRowsDialog(self.window(), self._context, row).open(),
            role="link",
        )
        self.details.content.addWidget(every, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_change(self, change: RowChange) -> None:
        name = f" {change.name}" if change.name else ""
        kind = change.kind[:1].lower() + change.kind[1:]
        # The verb comes first: after «школа» or «результат» it would have to agree.
        self.details.add_text(f"{capital(change.verb)}: {kind}{name}", "strong")
        if change.text:
            self.details.add_text(change.text, "small")

    def _add_undo(self, row: ChangeSetRow) -> None:
        """The button, and why it cannot be used: tried in the background."""
        words = "Вернуть действие" if row.brings_back else "Отменить действие"
        self.undo_button = button(words, self.undo_selected, icon="undo")
        self.undo_button.setEnabled(False)
        self.reason = label("", "muted", wrap=True)
        self.reason.hide()
        self.details.content.addLayout(button_row(self.undo_button))
        self.details.add(self.reason)
        workspace, undo, reason = self._context.workspace, self.undo_button, self.reason
        if workspace.read_only:
            _refuse(reason, "Папка данных открыта только для чтения.")
        elif row.undone:
            _refuse(reason, _RETURNED if row.brings_back else _TAKEN_BACK)
        else:
            self._context.tasks.run(
                lambda: undo_refusal(workspace, row.meant), _shower(self, row.id, undo, reason)
            )

    def _lay_out(self) -> None:
        splitter = SideSplitter(
            self.content,
            self.details,
            name="settings.history",
            state=self._context.state,
            share=0.36,
            least=_DETAILS,
            most=520,
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.STEP)
        layout.addWidget(label("История действий, все годы", "heading"))
        layout.addWidget(self.filters)
        layout.addWidget(splitter, 1)


def _shower(
    section: HistorySection, change_set_id: int, undo: "QWidget", reason: "QWidget"
) -> Callable[[str], None]:
    """Shows the answer if its action is still the one that is shown."""

    def show(refusal: str) -> None:
        row = section.table.selected_row()
        if section.undo_button is not undo or row is None or row.id != change_set_id:
            return
        undo.setEnabled(not refusal)
        if refusal:
            _refuse(reason, refusal)

    return show


def _refuse(reason: "QWidget", text: str) -> None:
    reason.setText(text)  # pyright: ignore[reportAttributeAccessIssue]
    reason.show()
