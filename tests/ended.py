"""Closing a window to its very end: the last copy is made behind it."""

import time

from PySide6.QtCore import QCoreApplication

from app.views.shell.start.session import WindowSession

_PATIENCE_S = 60


def close_to_the_end(session: WindowSession) -> None:
    """Close the window without a copy and wait until nothing of it is at work."""
    session._changed = False  # pyright: ignore[reportPrivateUsage]
    session.window.close()
    until = time.monotonic() + _PATIENCE_S
    while not session.closing.done and time.monotonic() < until:
        QCoreApplication.processEvents()
        time.sleep(0.005)
    assert session.closing.done
