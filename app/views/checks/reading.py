"""Reads the check before signing in the worker, a while after nothing has changed any more."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from shiboken6 import isValid

from app.views.widgets.seen_timer import SeenTimer

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.services.checks.running import CheckReport
    from app.services.progress import Steps
    from app.services.storage.workspace import Workspace
    from app.views.base.page_context import PageContext
    from app.views.base.tasks import Task

_PAUSE_MS = 1500  # what the page itself reads comes first, and who passes by waits for nothing


class CheckReading(QObject):
    """The check of the year of work for one page.

    Signals:
        report_read: a `CheckReport`.
    """

    report_read = Signal(object)

    def __init__(self, context: "PageContext", seen: "QWidget") -> None:
        """Args: `seen` is the widget that has to be seen for anything to be read."""
        super().__init__(seen)
        self._context = context
        self._task: Task | None = None
        self._serial = 0
        self._later = SeenTimer(seen, _PAUSE_MS, self.read_now)
        self._seen = seen
        seen.installEventFilter(self)

    def ask(self) -> None:
        """Read it soon; what is being read is given up."""
        self._serial += 1
        if self._task is not None and self._is_reading:
            self._task.cancel()
        self._later.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What nobody looks at any more is given up: the worker is there for the next page."""
        if watched is self._seen and event.type() == QEvent.Type.Hide and self._is_reading:
            self.ask()  # and read when it is seen again
        return super().eventFilter(watched, event)

    @property
    def _is_reading(self) -> bool:
        return self._task is not None and isValid(self._task) and self._task.running

    def read_now(self) -> None:
        """Read it without the pause."""
        serial, workspace, year = self._serial, self._context.workspace, self._context.year
        self._task = self._context.tasks.run(
            lambda: _steps(workspace, year),
            lambda report: self._on_read(serial, report),
            casual=True,
        )

    def _on_read(self, serial: int, report: "CheckReport") -> None:
        if isValid(self) and serial == self._serial:
            self.report_read.emit(report)


def _steps(workspace: "Workspace", year: int) -> "Steps[CheckReport]":
    """Called in the worker, where the documents are loaded too."""
    from app.services.checks.running import check_steps

    return check_steps(workspace, year)
