"""The top-level window: its size, and one content at a time."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from app.views.look.room import least_size, room_on
from app.views.look.status_bar import status_bar
from app.views.look.window_state import WindowState, visible_place

if TYPE_CHECKING:
    from collections.abc import Callable

_FIRST = QSize(1280, 720)


class MainWindow(QMainWindow):
    """Shows the workplace, the first start, or a calm page about a problem.

    It is never larger than the screen it stands on.

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
        status_bar(self)
        self.setMinimumSize(least_size(QGuiApplication.primaryScreen().availableGeometry()))
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
            QTimer.singleShot(1, self, self.first_painted.emit)

    def follow_screens(self) -> None:
        """From now on it also fits every screen it is moved to; once, when it is shown."""
        self.windowHandle().screenChanged.connect(lambda _screen: self._come_into_view())

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
        room = room_on(QGuiApplication.primaryScreen().availableGeometry())
        self.resize(_FIRST.boundedTo(room.size()))

    def _come_into_view(self) -> None:
        """Leave a screen that is not there any more, and be no larger than the one that is."""
        if self.isMaximized() or self.isFullScreen():
            return
        screens = [room_on(screen.availableGeometry()) for screen in QGuiApplication.screens()]
        wanted = visible_place(self.geometry(), screens)
        if wanted != self.geometry():
            self.setGeometry(wanted)
