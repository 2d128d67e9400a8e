"""How long a test waits for the window: a busy computer makes nothing wrong.

A wait ends as soon as what it waits for is so; how long it may last tells a failing test only.
"""

import time
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from pytestqt.wait_signal import MultiSignalBlocker, SignalBlocker

PATIENCE_MS = 60_000
_TURNS = 5
_AT_REST_S, _LOOK_AGAIN_MS = 10, 20
T = TypeVar("T")


class PatientBot(QtBot):
    """The `qtbot` of all tests of the window: it waits a minute for what must come.

    A pause is one of several turns of the event loop. After a stall of the computer a single one
    would end together with the first timer that is due, before what that timer leads to.
    """

    def wait(self, ms: int) -> None:
        for _turn in range(_TURNS):
            super().wait(max(1, ms // _TURNS))

    def waitUntil(  # noqa: N802 - of pytest-qt
        self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE_MS
    ) -> None:
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(  # noqa: N802 - of pytest-qt
        self, signal: Any, *, timeout: int = PATIENCE_MS, **how: Any
    ) -> SignalBlocker:
        return super().waitSignal(signal, timeout=timeout, **how)

    def waitSignals(  # noqa: N802 - of pytest-qt
        self, signals: Sequence[Any], *, timeout: int = PATIENCE_MS, **how: Any
    ) -> MultiSignalBlocker:
        return super().waitSignals(signals, timeout=timeout, **how)


def at_rest(qtbot: QtBot, wrong: Callable[[], T]) -> T:
    """What `wrong` still finds when everything has been laid out: nothing, as soon as it does."""
    until = time.monotonic() + _AT_REST_S
    while (found := wrong()) and time.monotonic() < until:
        qtbot.wait(_LOOK_AGAIN_MS)
    return found


def let_rest(widget: QWidget) -> None:
    """Let happen what the window of a widget puts off to the next turn of the event loop.

    One turn may be taken by other events: a timer of no interval has to wait then.
    """
    QApplication.processEvents()
    while _put_off(widget.window()):
        QApplication.processEvents()
    QApplication.processEvents()  # new widgets are shown with the next event


def _put_off(window: QWidget) -> bool:
    timers = window.findChildren(QTimer)
    return any(one.isActive() and one.isSingleShot() and not one.interval() for one in timers)
