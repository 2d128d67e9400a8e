"""A short pause after which something is read, unless nobody sees it any more."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget


class SeenTimer(QTimer):
    """A single shot that calls `due` only while its widget is seen.

    A page that is left, or whose window closes, reads nothing more: the folder of its workspace may
    be gone by then. The widget calls `resume` from its showEvent, so that what was put off is done
    when it is seen again.
    """

    def __init__(self, seen: QWidget, pause_ms: int, due: Callable[[], object]) -> None:
        super().__init__(seen, singleShot=True, interval=pause_ms)
        self._seen, self._due = seen, due
        self._put_off = False
        self.timeout.connect(self._on_time)

    def resume(self) -> None:
        """Do after the pause what was put off."""
        if self._put_off:
            self.start()

    def _on_time(self) -> None:
        self._put_off = not self._seen.isVisible()
        if not self._put_off:
            self._due()
