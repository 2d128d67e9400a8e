"""A second start on the same workspace shows the window that is open already.

It leaves a file in a folder that the first window watches, and the first window answers by taking
the file away. The folder is the user's own on this computer: a workspace may be shared with others.
"""

import hashlib
import os
import time
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject
from PySide6.QtWidgets import QWidget

from app import paths

_PATIENCE_MS = 1000
_LOOK_MS = 20


class FirstWindow(QObject):
    """Listens for later starts and brings its window to the front."""

    def __init__(self, root: Path, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._door = _door(root)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._on_knock)
        with suppress(OSError):  # then a later start says itself that the workspace is in use
            self._door.mkdir(parents=True, exist_ok=True)
            self._watcher.addPath(str(self._door))

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
        if window.isMinimized():
            window.showNormal()
        window.raise_()
        window.activateWindow()
        for knock in knocks:
            with suppress(OSError):
                knock.unlink(missing_ok=True)


def show_first_window(root: Path) -> bool:
    """Ask the window that has this workspace open to come to the front; False when none answers."""
    knock = _door(root) / str(os.getpid())
    try:
        knock.touch()
    except OSError:  # there is no such folder: none listens
        return False
    until = time.monotonic() + _PATIENCE_MS / 1000
    while knock.exists():
        if time.monotonic() > until:
            with suppress(OSError):
                knock.unlink(missing_ok=True)
            return False
        time.sleep(_LOOK_MS / 1000)
    return True


def _door(root: Path) -> Path:
    """The same for every way to write the folder's path."""
    name = hashlib.sha256(str(root.resolve()).encode()).hexdigest()[:24]
    return paths.default_workspace().parent / "windows" / name
