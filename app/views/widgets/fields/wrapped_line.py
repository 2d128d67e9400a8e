"""A line of text that is read whole: it grows by as many lines as its words need."""

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QPlainTextEdit

from app.services.language.sentences import glued
from app.views.look import theme

_AROUND = theme.GAP + 2  # frame, padding and margins of several lines
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class WrappedLine(QPlainTextEdit):
    """One line of a form, broken between words where the field is narrower than it.

    It has what the forms use of a `QLineEdit`. What is pasted loses its line ends.

    Signals:
        editingFinished: Enter was pressed, or the field was left.
    """

    editingFinished = Signal()  # noqa: N815 - as QLineEdit calls it

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self.setProperty("role", "wrapped")
        self.setTabChangesFocus(True)
        for policy in (self.setVerticalScrollBarPolicy, self.setHorizontalScrollBarPolicy):
            policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(theme.HALF)
        # All lines are in sight; Qt would still roll a single one out of its field.
        bar = self.verticalScrollBar()
        bar.valueChanged.connect(lambda _value: bar.setValue(0))
        self.textChanged.connect(self._fit)
        self.setText(text)

    def text(self) -> str:
        """What is typed, in one line."""
        return " ".join(self.toPlainText().splitlines())

    def setText(self, text: str) -> None:
        """Show a text; the caret stands before it."""
        if text != self.text():
            self.setPlainText(text)
        self.setCursorPosition(0)
        self._fit()

    def setCursorPosition(self, place: int) -> None:
        """Put the caret behind so many letters."""
        cursor = self.textCursor()
        cursor.setPosition(min(place, len(self.toPlainText())), QTextCursor.MoveMode.MoveAnchor)
        self.setTextCursor(cursor)

    def setPlaceholderText(self, text: str) -> None:
        """Show a text in grey while there is none; there is room for all of it."""
        super().setPlaceholderText(glued(text))
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter finishes the typing; Esc and Ctrl+Enter are the form's."""
        if event.key() in _ENTERS and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.editingFinished.emit()
        elif event.key() == Qt.Key.Key_Escape or event.key() in _ENTERS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What is left is finished; its menu does not leave it."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.editingFinished.emit()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste as one line."""
        self.insertPlainText(" ".join(source.text().split()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel is the form's."""
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width needs other lines."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.viewport().width() - 2 * theme.HALF
        shown = self.toPlainText() or self.placeholderText()
        flags = int(Qt.TextFlag.TextWordWrap)
        bounds = self.fontMetrics().boundingRect(0, 0, max(1, room), 1 << 14, flags, shown)
        height = theme.ROW_HEIGHT
        if shown and bounds.height() >= 2 * self.fontMetrics().height():
            height = bounds.height() + _AROUND
        if height != self.height() or height != self.maximumHeight():
            self.setFixedHeight(height)
            # Within a change of size the words would be left with the room of the former height.
            self.setViewportMargins(0, 0, 0, 0)
