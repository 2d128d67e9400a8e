"""A second start on the same workspace shows the window that is open already.

It leaves a file in a folder that the first window watches, and the first window answers by taking
the file away. The folder is the user's own on this computer: a workspace may be shared with others.
"""

import hashlib
import logging
import os
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

from app import paths

_PATIENCE_S = 2.0  # an icon was clicked twice: the first window listens only when it shows its data
_LOOK_MS = 20
logger = logging.getLogger(__name__)


class FirstWindow(QObject):
    """Listens for starts, later ones and one just before, and brings its window to the front."""

    def __init__(self, root: Path, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._door = _door(root)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._on_knock)
        with suppress(OSError):  # then a later start says itself that the workspace is in use
            self._door.mkdir(parents=True, exist_ok=True)
            self._watcher.addPath(str(self._door))
            self._on_knock()

    def close(self) -> None:
        """Listen no longer."""
        self._watcher.removePath(str(self._door))
        with suppress(OSError):
            self._door.rmdir()

    def _on_knock(self) -> None:
        knocks = [*self._door.glob("*")]
        if not knocks:
            return
        window = self._window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.raise_()
        window.activateWindow()
        for knock in knocks:
            with suppress(OSError):
                knock.unlink(missing_ok=True)


class Knock(QObject):
    """Asks the window that has a workspace open to come to the front.

    Args:
        root: the workspace.
        parent: the window of this start.
        on_answer: called once, with whether that window came.
    """

    def __init__(self, root: Path, parent: QWidget, on_answer: Callable[[bool], object]) -> None:
        super().__init__(parent)
        self._on_answer = on_answer
        self._file = _door(root) / str(os.getpid())
        self._until = time.monotonic() + _PATIENCE_S
        self._left = False
        with suppress(OSError):  # then there is no file, and no answer
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._file.touch()
            self._left = True
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        there = self._file.exists()
        if there and time.monotonic() < self._until:
            return
        self._timer.stop()
        with suppress(OSError):
            self._file.unlink(missing_ok=True)
        came = self._left and not there
        if came:
            logger.info("a second start: the first window was shown")
        self._on_answer(came)


def _door(root: Path) -> Path:
    """The same for every way to write the folder's path."""
    name = hashlib.sha256(str(root.resolve()).encode()).hexdigest()[:24]
    return paths.default_workspace().parent / "windows" / name
