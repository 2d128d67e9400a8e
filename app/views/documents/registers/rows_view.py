"""The rows of one register: their table, or what an empty one says and offers."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from app.views.documents.registers.table import RegisterTable
from app.views.widgets.empty_state import ContentStack, EmptyState, nothing_found

if TYPE_CHECKING:
    from app.services.registers.description.register import Register, RegisterRow
    from app.views.base.page_context import PageContext

_PASTE = "Готовую таблицу из Excel или Word можно вставить сюда: Ctrl+V."


class RowsView(ContentStack):
    """The rows; while there are none, the buttons that bring the first."""

    def __init__(
        self,
        context: "PageContext",
        register: "Register",
        add: Callable[[], object],
        begin: Callable[[], object],
        begin_words: str,
        reset: Callable[[], object],
    ) -> None:
        """Args: `begin` brings several rows at once, called `begin_words`; empty where nothing.

        `reset` clears the search.
        """
        self._context = context
        self.table = RegisterTable(register, state=context.state)
        self.table.act_on_several()
        self.nothing = EmptyState(
            f"{register.title}: строк пока нет",
            _PASTE,
            icon="list",
            action="Добавить",
            on_action=add,
            second=begin_words,
            on_second=begin,
        )
        paste = QShortcut(QKeySequence.StandardKey.Paste, self.nothing)
        paste.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        paste.activated.connect(self.table.paste_asked.emit)
        not_found = nothing_found("Под выбранные условия не подходит ни одна строка.", reset)
        self._found = ContentStack(self.table, not_found)
        super().__init__(self._found, self.nothing)

    def show_rows(self, rows: "Sequence[RegisterRow]") -> None:
        """Show these rows."""
        can_change = not self._context.workspace.read_only
        self.table.can_change = can_change
        for one in (self.nothing.button, self.nothing.second_button):
            one.setEnabled(can_change)
        self.table.show_rows(rows)
        self.show_content(rows)

    def search(self, text: str) -> None:
        """Show the rows with these words."""
        model = self.table.rows_model
        model.show_only(text)
        self._found.show_content(model.rows or not model.all_rows)
