"""A search field with a pause after the last key, so that typing never waits for the list."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.views.look import theme
from app.views.widgets.seen_timer import SeenTimer

_PAUSE_MS = 150
_SHORT_HINT = "Найти"
_BESIDE = 48  # the sign and the frame
_GONE_TO = (Qt.FocusReason.ShortcutFocusReason, Qt.FocusReason.MouseFocusReason)


class SearchBox(QLineEdit):
    """A search field; Esc empties it.

    Attributes:
        was_gone_to: the keys came by its shortcut or by a click, not in the order of Tab.

    Signals:
        searched: the text, after a short pause in typing or at once on Enter.
        clicked: the field was clicked while it was empty.
    """

    searched = Signal(str)
    clicked = Signal()

    def __init__(self, placeholder: str = "Поиск", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.was_gone_to = False
        self._hint = placeholder
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setMinimumWidth(128)
        self._sign = QAction(self)
        self.addAction(self._sign, QLineEdit.ActionPosition.LeadingPosition)
        self._empty = QAction("Очистить", self)
        self._empty.triggered.connect(self._on_emptied)
        self.textChanged.connect(self._offer_emptying)
        self._colour()
        theme.current().changed.connect(self._colour)
        self._pause = SeenTimer(self, _PAUSE_MS, self.tell_now)
        self._told = ""
        self.textChanged.connect(lambda _text: self._pause.start())
        self.returnPressed.connect(self.tell_now)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Note how the keys came."""
        self.was_gone_to = event.reason() in _GONE_TO
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc empties the field; in an empty one it goes on to the page."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self._on_emptied()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A hint that would be cut says the first of what is searched, or a word for all.

        The whole is a tooltip then.
        """
        super().resizeEvent(event)
        parts = self._hint.split(", ")
        shorter = (f"{', '.join(parts[:number])}…" for number in range(len(parts) - 1, 0, -1))
        shown = next(filter(self._fits, (self._hint, *shorter)), _SHORT_HINT)
        self.setPlaceholderText(shown)
        self.setToolTip("" if shown == self._hint else self._hint)

    def _fits(self, hint: str) -> bool:
        return self.fontMetrics().horizontalAdvance(hint) <= self.width() - _BESIDE

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell a click into the empty field."""
        super().mouseReleaseEvent(event)
        if not self.text() and event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit()

    def _on_emptied(self) -> None:
        self.clear()
        self.tell_now()

    def tell_now(self) -> None:
        """Tell the text without waiting; one that was told already is not told again."""
        self._pause.stop()
        if self.text() != self._told:
            self._told = self.text()
            self.searched.emit(self._told)

    def _offer_emptying(self, text: str) -> None:
        # A hidden action would keep its room, and the hint be cut for it.
        offered = self._empty in self.actions()
        if text and not offered:
            self.addAction(self._empty, QLineEdit.ActionPosition.TrailingPosition)
        elif not text and offered:
            self.removeAction(self._empty)
        self._colour()

    def _colour(self) -> None:
        self._sign.setIcon(theme.current().icon("search", "muted"))
        if self._empty in self.actions():
            self._empty.setIcon(theme.current().icon("close", "muted"))
