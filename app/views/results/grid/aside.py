"""A change of many cells is worked out in the worker, one of few cells at once."""

from collections.abc import Callable, Generator
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from app.errors import KnownProblem

if TYPE_CHECKING:
    from app.views.base.page_context import PageContext

AT_ONCE = 500  # cells that are worked out before a key has done its work
# Yields what is to be worked out and gets the outcome; a known problem is raised at the `yield`.
Steps = Generator[Callable[[], Any], Any, None]


class Aside(QObject):
    """Runs steps whose long parts touch no widget.

    Signals:
        task_started: the `Task` of a long part.
        working: a long part has begun (True): nothing may be typed until it ends (False).
    """

    task_started = Signal(object)
    working = Signal(bool)

    def __init__(self, context: "PageContext", parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = context.tasks

    def run(self, steps: Steps, cells: int) -> None:
        """Run the steps; when they are about many cells, their parts in the worker."""
        if cells > AT_ONCE:
            self._go_on(lambda: next(steps), steps)
        else:
            _run_now(steps)

    def _go_on(self, last: Callable[[], Callable[[], Any]], steps: Steps) -> None:
        """Hand the outcome of the last part over, and begin the next one."""
        self.working.emit(False)
        try:
            part = last()
        except StopIteration:
            return
        task = self._tasks.run(
            part,
            lambda outcome: self._go_on(lambda: steps.send(outcome), steps),
            lambda problem: self._go_on(lambda: steps.throw(problem), steps),
            title="Проверка результатов",
        )
        self.working.emit(True)
        for ended in (task.failed, task.cancelled):
            ended.connect(lambda *_: self.working.emit(False))
        self.task_started.emit(task)


def _run_now(steps: Steps) -> None:
    part = next(steps, None)
    while part is not None:
        try:
            try:
                outcome = part()
            except KnownProblem as problem:
                part = steps.throw(problem)
            else:
                part = steps.send(outcome)
        except StopIteration:
            return
