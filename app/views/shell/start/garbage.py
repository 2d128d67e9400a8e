"""Garbage of hours of use goes while nothing else is done."""

import gc
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from app.views.base.tasks import TaskRunner

_EVERY_MS = 60_000
_MOST = 100_000  # objects: some 50 ms, which stay unseen
_AT_WORK = Qt.ApplicationState.ApplicationActive


class GarbageLook(QObject):
    """Once a minute, while no job runs, looks through all that was made since the pages stood.

    Python itself comes to what is old after many millions of new objects only (see
    `application.release_garbage`), perhaps in the middle of a job and in its thread. Until then
    some megabytes stay, also those that Python keeps for objects of the same size. Where very much
    was read, a look would hold the window: it waits until she is in another program.
    """

    def __init__(self, tasks: "TaskRunner", parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        timer = QTimer(self, interval=_EVERY_MS)
        timer.timeout.connect(self.look)
        timer.start()

    def look(self) -> None:
        """Look now, unless a job runs: it may just be making many objects."""
        if self._tasks.idle and (_is_away() or len(gc.get_objects()) <= _MOST):
            gc.collect()


def _is_away() -> bool:
    return QGuiApplication.applicationState() != _AT_WORK
