"""A change of many cells is worked out in the worker, one of few cells at once."""

from collections.abc import Callable, Generator
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from app.views.results.grid.pieces import AT_ONCE

if TYPE_CHECKING:
    from app.views.base.page_context import PageContext

_CHECKING = "Проверка результатов"
_Part = Callable[[], Any]
Steps = Generator[_Part, Any, None]  # yields what is to be worked out and gets the outcome


class Aside(QObject):
    """Runs steps whose long parts touch no widget; a known problem ends them and is told.

    Signals:
        task_started: the `Task` of a long part.
        working: a long part has begun (True): nothing may be typed until it ends (False).
    """

    task_started = Signal(object)
    working = Signal(bool)

    def __init__(self, context: "PageContext", parent: QObject) -> None:
        super().__init__(parent)
        self._tasks, self._messages = context.tasks, context.messages

    def run(self, steps: Steps, cells: int) -> None:
        """Run the steps; when they are about many cells, their parts in the worker."""
        if cells > AT_ONCE:
            self._go_on(steps)
            return
        with self._messages.attempt(_CHECKING):
            part = _next_part(steps)
            while part is not None:
                part = _next_part(steps, part())

    def _go_on(self, steps: Steps, outcome: object = None) -> None:
        """Hand the outcome of the last part over, and begin the next one."""
        self.working.emit(False)
        part = None
        with self._messages.attempt(_CHECKING):
            part = _next_part(steps, outcome)
        if part is None:
            return
        task = self._tasks.run(part, lambda outcome: self._go_on(steps, outcome), title=_CHECKING)
        self.working.emit(True)
        for ended in (task.failed, task.cancelled):
            ended.connect(lambda *_: self.working.emit(False))
        self.task_started.emit(task)


def _next_part(steps: Steps, outcome: object = None) -> _Part | None:
    """What comes after this outcome, or None at the end."""
    try:
        return steps.send(outcome)
    except StopIteration:
        return None
