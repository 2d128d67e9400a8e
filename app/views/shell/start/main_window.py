"""The top-level window: its size, and one content at a time."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from app.views.look.window_state import WindowState, visible_place

if TYPE_CHECKING:
    from collections.abc import Callable

MINIMUM_WIDTH, MINIMUM_HEIGHT = 1024, 640
_FIRST_WIDTH, _FIRST_HEIGHT = 1280, 720
_LEAST_HEIGHT = 520
_TITLE_BAR = 32


def least_size(room: QSize) -> QSize:
    """The smallest window, which fits the screen: 1366x768 at 125 % leaves 614 lines."""
    height = min(MINIMUM_HEIGHT, max(_LEAST_HEIGHT, room.height() - _TITLE_BAR))
    return QSize(min(MINIMUM_WIDTH, room.width()), height)


class MainWindow(QMainWindow):
    """Shows the workplace, the first start, or a calm page about a problem.

    Attributes:
        may_close: asked before the window closes.
        painted: whether anything stood on the screen yet.

    Signals:
        first_painted: the first content stands on the screen; slow work may begin.
    """

    first_painted = Signal()

    def __init__(self, state: WindowState) -> None:
        super().__init__()
        self.state = state
        self.may_close: Callable[[], bool] = lambda: True
        self.painted = False
        self.setWindowTitle("Опора")
        self.setMinimumSize(least_size(QGuiApplication.primaryScreen().availableSize()))
        self._restore_size()

    def show_content(self, content: QWidget, title: str = "") -> None:
        """Put a widget in the place of the present content, which is deleted."""
        self.setWindowTitle(f"{title} – Опора" if title else "Опора")
        old = self.takeCentralWidget()
        if old is not None:  # pyright: ignore[reportUnnecessaryComparison]
            old.hide()
            old.deleteLater()
        self.setCentralWidget(content)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell once that there is something to see."""
        super().paintEvent(event)
        if not self.painted:
            self.painted = True
            QTimer.singleShot(0, self.first_painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the size and close, unless the session needs a moment more."""
        self.state.keep_blob("window", self.saveGeometry())
        self.state.flush()
        if self.may_close():
            event.accept()
        else:
            event.ignore()

    def _restore_size(self) -> None:
        kept = self.state.blob("window")
        if kept is not None and self.restoreGeometry(kept):
            self._come_into_view()
            return
        room = QGuiApplication.primaryScreen().availableSize()
        self.resize(min(_FIRST_WIDTH, room.width()), min(_FIRST_HEIGHT, room.height()))

    def _come_into_view(self) -> None:
        """Leave a screen that is not there any more."""
        if self.isMaximized() or self.isFullScreen():
            return
        screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
        wanted = visible_place(self.geometry(), screens)
        if wanted != self.geometry():
            self.setGeometry(wanted)
