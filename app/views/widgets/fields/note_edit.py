"""A text of several lines that tells when the user is done with it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit

from app.services.language.sentences import glued
from app.views.look import theme


class NoteEdit(QPlainTextEdit):
    """A text that is saved when it is left; Ctrl+Enter saves at once, Tab leaves the field.

    Signals:
        finished: the text was changed by the user and then left.
    """

    finished = Signal()

    def __init__(self, *, lines: int = 3, placeholder: str = "") -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setPlaceholderText(glued(placeholder))
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + theme.GAP)
        self._shown = ""

    @property
    def dirty(self) -> bool:
        """Whether the text differs from what was shown."""
        return self.toPlainText().strip() != self._shown

    def show_text(self, text: str) -> None:
        """Show a stored text; the cursor stays where it is when nothing changed."""
        self._shown = text.strip()
        if self.toPlainText().strip() != self._shown:
            self.setPlainText(text)

    def commit(self) -> None:
        """Tell that the text is finished when it was changed."""
        if self.dirty:
            self._shown = self.toPlainText().strip()
            self.finished.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the field finishes the text; its own context menu does not."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.commit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing typed is lost when the window closes."""
        self.commit()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter finishes the text."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.commit()
            return
        super().keyPressEvent(event)
