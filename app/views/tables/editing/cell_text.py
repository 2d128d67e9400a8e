"""A text of several lines that is typed over a cell."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QPlainTextEdit, QWidget

_HINTS = QAbstractItemDelegate.EndEditHint
TABS: dict[int, object] = {  # where a key that leaves a cell takes the cursor
    Qt.Key.Key_Tab: _HINTS.EditNextItem,
    Qt.Key.Key_Backtab: _HINTS.EditPreviousItem,
}


class CellText(QPlainTextEdit):
    """Text of several lines in a cell: Enter and Tab save, Shift+Enter starts a new line.

    Signals:
        left: it is finished; says where the cursor goes (an `EndEditHint`).
    """

    left = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "cell")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Tab end the typing; Enter with Shift, Alt or Ctrl is a new line."""
        hint = TABS.get(event.key())
        if hint is not None:
            self.left.emit(hint)
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.textCursor().insertText("\n")
        else:
            self.left.emit(_HINTS.NoHint)
