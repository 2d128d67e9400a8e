"""The keys for undo and redo; a text field that is being edited keeps its own."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from app.views.base.undoing import Undoing

UNDO = ("Ctrl+Z",)
REDO = ("Ctrl+Y", "Ctrl+Shift+Z")
# By name: importing the classes costs start-up time before anybody types.
_TEXT_FIELDS = ("QLineEdit", "QPlainTextEdit", "QTextEdit", "QAbstractSpinBox", "QComboBox")
_KEYS = tuple(QKeySequence(keys) for keys in (*UNDO, *REDO))


class UndoKeys(QObject):
    """Ctrl+Z, Ctrl+Y and Ctrl+Shift+Z of a window.

    Text fields keep these keys for themselves, even when they have nothing to take back. Here a
    field keeps them only while it was edited, and an editor inside a table always.
    """

    def __init__(self, window: QWidget, undoing: "Undoing") -> None:
        super().__init__(window)
        self._field: QWidget | None = None
        for keys, slot in (
            *((one, undoing.undo) for one in UNDO),
            *((one, undoing.redo) for one in REDO),
        ):
            shortcut = QShortcut(QKeySequence(keys), window)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)  # messages lie over the window
            shortcut.activated.connect(slot)
        cast("QApplication", QApplication.instance()).focusChanged.connect(self._on_focus)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep a field without edits from taking the keys."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            pressed = QKeySequence(event.keyCombination())
            if pressed in _KEYS and isinstance(watched, QWidget) and not _edited(watched):
                event.ignore()
                return True
        return super().eventFilter(watched, event)

    def _on_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        if self._field is not None and isValid(self._field):  # it may be on its way out
            self._field.removeEventFilter(self)
        self._field = None
        window = cast("QWidget", self.parent())
        if now is not None and is_text(now) and window.isAncestorOf(now) and not _in_table(now):
            self._field = now
            now.installEventFilter(self)


def is_text(widget: QWidget) -> bool:
    """Whether text can be typed into a widget."""
    return any(widget.inherits(name) for name in _TEXT_FIELDS)


def _in_table(widget: QWidget) -> bool:
    above = widget.parentWidget()
    table = above.parentWidget() if above is not None else None
    return table is not None and table.inherits("QAbstractItemView")


def _edited(widget: QWidget) -> bool:
    """Whether the field has something of its own to take back or to do again."""
    from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

    if isinstance(widget, QPlainTextEdit | QTextEdit):
        document = widget.document()
        return document.isUndoAvailable() or document.isRedoAvailable()
    line = widget if isinstance(widget, QLineEdit) else widget.findChild(QLineEdit)
    return line is not None and (line.isUndoAvailable() or line.isRedoAvailable())
