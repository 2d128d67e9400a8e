"""A second start on the same workspace shows the window that is open already."""

import hashlib
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QWidget

_PATIENCE_MS = 500


class FirstWindow(QObject):
    """Listens for later starts and brings its window to the front."""

    def __init__(self, root: Path, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_knock)
        name = _name(root)
        # A process that was killed leaves its socket behind; the workspace's lock is ours by now.
        QLocalServer.removeServer(name)
        self._server.listen(name)

    def close(self) -> None:
        """Listen no longer."""
        self._server.close()

    def _on_knock(self) -> None:
        while (visitor := self._server.nextPendingConnection()) is not None:  # pyright: ignore[reportUnnecessaryComparison]
            visitor.write(b"shown")
            visitor.flush()
            visitor.disconnectFromServer()
            visitor.disconnected.connect(visitor.deleteLater)
        window = self._window
        if window.isMinimized():
            window.showNormal()
        window.raise_()
        window.activateWindow()


def show_first_window(root: Path) -> bool:
    """Ask the window that has this workspace open to come to the front; False when none answers."""
    socket = QLocalSocket()
    socket.connectToServer(_name(root))
    if not socket.waitForConnected(_PATIENCE_MS):
        return False
    answered = socket.waitForReadyRead(_PATIENCE_MS) or socket.bytesAvailable() > 0
    socket.abort()
    return answered


def _name(root: Path) -> str:
    """The same for every way to write the folder's path."""
    return f"opora-{hashlib.sha256(str(root.resolve()).encode()).hexdigest()[:24]}"
