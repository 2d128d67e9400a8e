"""Nothing is changed while the data themselves are put away: a copy is restored, a folder moved."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from app.views.base.page_context import PageContext
    from app.views.base.tasks import Task


class StandingStill(QObject):
    """Until a job ends its window can only be looked at; what shows the job stays usable.

    What is typed meanwhile would stay in the data that are put away. The window itself can be
    closed, which asks about the job.
    """

    def __init__(self, context: "PageContext", task: "Task", kept: QWidget) -> None:
        """Begin: the job runs, and `kept` can be used with all that is in it."""
        super().__init__(kept)
        self._context = context
        self._switched_off: list[QWidget | QShortcut] = []
        context.standing_still = True
        context.messages.leave_page()  # their buttons change data
        top = kept.window()
        for shortcut in top.findChildren(QShortcut):
            if shortcut.isEnabled():
                self._switch_off(shortcut)
        inner: QWidget = kept
        while inner is not top:
            around = inner.parentWidget()
            assert around is not None, "its window is above it"
            for one in around.children():
                if isinstance(one, QWidget) and one is not inner and one.isEnabledTo(around):
                    self._switch_off(one)
            inner = around
        task.finished.connect(self._end)

    def _switch_off(self, one: QWidget | QShortcut) -> None:
        one.setEnabled(False)
        self._switched_off.append(one)

    def _end(self) -> None:
        self._context.standing_still = False
        for one in self._switched_off:
            if isValid(one):
                one.setEnabled(True)
        self._switched_off.clear()
        self.deleteLater()
