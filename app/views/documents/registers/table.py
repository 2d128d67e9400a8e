"""The table of a register: Enter opens a row, Ctrl+V takes rows, Alt with an arrow moves one."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu

from app.services.registers.description.register import Register, RegisterRow
from app.views.documents.registers.columns import given_up, register_columns
from app.views.tables.column_fit import ColumnFit
from app.views.tables.row_model import RowTableModel
from app.views.tables.table_view import TableView

if TYPE_CHECKING:
    from app.views.look.window_state import WindowState

_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RegisterTable(TableView):
    """The rows of a register.

    Attributes:
        can_change: whether the menu offers to paste, to move and to delete.

    Signals:
        paste_asked: rows of the clipboard are to be added.
        move_asked: the selected row is to go up (-1) or down (1).
    """

    paste_asked = Signal()
    move_asked = Signal(int)

    def __init__(
        self, register: Register, *, state: "WindowState | None", can_change: bool = True
    ) -> None:
        self.register, self.can_change = register, can_change
        model = RowTableModel(register_columns(register), key=lambda row: row.id)
        super().__init__(model, name=f"register.{register.name}", state=state)
        self.setAccessibleName(register.title)
        ColumnFit(self, given_up(register))

    @property
    def as_stored(self) -> bool:
        """Whether all rows are in sight in their own order, so that one can be moved."""
        sorts = self.horizontalHeader().sortIndicatorSection()
        whole = list(self.rows_model.rows) == list(self.rows_model.all_rows)
        return whole and not 0 <= sorts < len(self.rows_model.columns)

    def show_rows(self, rows: Sequence[RegisterRow]) -> None:
        """Show these rows; the selected one stays selected."""
        self.rows_model.set_rows(rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+V and Alt with an arrow; Enter opens a row and does not save a form around it.

        Where there is no row to open, Enter saves that form like in every other field.
        """
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        moves = self.register.ordered and modifiers == Qt.KeyboardModifier.AltModifier
        if self.can_change and moves and event.key() in _MOVES:
            self.move_asked.emit(_MOVES[Qt.Key(event.key())])
        elif self.can_change and event.matches(QKeySequence.StandardKey.Paste):
            self.paste_asked.emit()
        else:
            opens = event.key() in _ENTER and not modifiers and self.currentIndex().isValid()
            super().keyPressEvent(event)
            if opens:
                event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with the row, then with the table."""
        menu = QMenu(self)
        row = self.rows_model.row_at(self.indexAt(event.pos()))
        if row is not None and self.can_change:
            menu.addAction("Изменить…\tEnter", lambda: self.row_activated.emit(row))
            if self.register.ordered:
                menu.addAction("Выше\tAlt+Вверх", lambda: self.move_asked.emit(-1))
                menu.addAction("Ниже\tAlt+Вниз", lambda: self.move_asked.emit(1))
            menu.addAction("Удалить\tDelete", self.delete_pressed.emit)
            menu.addSeparator()
        if self.can_change:
            menu.addAction("Вставить строки\tCtrl+V", self.paste_asked.emit)
        self.open_menu(menu, event)
