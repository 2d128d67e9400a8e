"""A search field with a pause after the last key, so that typing never waits for the list."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.views import theme

_PAUSE_MS = 150


class SearchBox(QLineEdit):
    """A search field; Esc empties it.

    Signals:
        searched: the text, after a short pause in typing or at once on Enter.
    """

    searched = Signal(str)

    def __init__(self, placeholder: str = "Поиск", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setMinimumWidth(160)
        self._sign = QAction(self)
        self.addAction(self._sign, QLineEdit.ActionPosition.LeadingPosition)
        self._empty = QAction("Очистить", self)
        self._empty.setVisible(False)
        self._empty.triggered.connect(self._on_emptied)
        self.addAction(self._empty, QLineEdit.ActionPosition.TrailingPosition)
        self.textChanged.connect(lambda text: self._empty.setVisible(bool(text)))
        self._colour()
        theme.current().changed.connect(self._colour)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._tell)
        self._told = ""
        self.textChanged.connect(lambda _text: self._pause.start())
        self.returnPressed.connect(self._tell)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc empties the field; in an empty one it goes on to the page."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self._on_emptied()
            return
        super().keyPressEvent(event)

    def _on_emptied(self) -> None:
        self.clear()
        self._tell()

    def _tell(self) -> None:
        self._pause.stop()
        if self.text() != self._told:
            self._told = self.text()
            self.searched.emit(self._told)

    def _colour(self) -> None:
        self._sign.setIcon(theme.current().icon("search", "muted"))
        self._empty.setIcon(theme.current().icon("close", "muted"))
