"""A short pause after which something is read, unless nobody sees it any more."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget


class SeenTimer(QTimer):
    """A single shot that calls `due` only while its widget is seen.

    A page that is left, or whose window closes, reads nothing more: the folder of its workspace may
    be gone by then. What was put off is done after the pause when the widget is seen again.
    """

    def __init__(self, seen: QWidget, pause_ms: int, due: Callable[[], object]) -> None:
        super().__init__(seen, singleShot=True, interval=pause_ms)
        self._seen, self._due = seen, due
        self.timeout.connect(self._on_time)

    def _on_time(self) -> None:
        if self._seen.isVisible():
            self._due()
        else:
            self._seen.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin the pause anew when the widget is seen again."""
        if event.type() == QEvent.Type.Show:
            self._seen.removeEventFilter(self)
            self.start()
        return super().eventFilter(watched, event)
