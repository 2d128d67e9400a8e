"""Long work off the window's thread: a generator runs step by step in one worker thread.

Everything that touches the database goes through the same single worker, one job after another.
Every job has exactly one of three outcomes, done, failed or cancelled, and then the fourth end,
finished, unless nobody is left to hear of it (`leave`). All signals arrive on the window's thread.

    task = self.context.tasks.run(
        lambda: service.import_files(workspace, paths),   # called in the worker
        on_done=self._on_imported,
        title="Загрузка файлов",
    )
    self.progress.follow(task)                            # a ProgressStrip of the page
"""

import contextlib
import logging
import sys
import threading
from collections.abc import Callable, Generator
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, cast, overload

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal

from app.errors import CancelledByUserError, KnownProblem
from app.services.progress import stopping_when, telling

if TYPE_CHECKING:
    from app.services.progress import Progress, Steps
    from app.views.base.messages import Messages


# How long the worker may keep the interpreter while the window waits for it. The window gives it
# up dozens of times in one paint event, and waits so long each time.
_SHARED_S, _ALONE_S = 0.00003, 0.005
T = TypeVar("T")
_log = logging.getLogger(__name__)


class Task(QObject):
    """One job: its progress and its end.

    Signals:
        progressed: a `Progress` step.
        succeeded: the result.
        failed: the exception.
        cancelled: the user stopped it; the generator was closed, so its transaction rolled back.
        finished: after one of the three, always.
    """

    progressed = Signal(object)
    succeeded = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    finished = Signal()

    def __init__(self, title: str, parent: QObject, *, casual: bool = False) -> None:
        super().__init__(parent)
        self.title = title
        self.casual = casual
        self.running = True
        self._stop = threading.Event()

    def cancel(self) -> None:
        """Ask the job to stop after its present step, or where the step asks for it."""
        self._stop.set()

    @property
    def action(self) -> str:
        """What is being done, whatever it is done with."""
        return self.title.partition(":")[0].partition("«")[0].strip()

    @property
    def cancel_requested(self) -> bool:
        """Whether `cancel` was called."""
        return self._stop.is_set()


class _Ends(NamedTuple):
    """A job and who hears of its outcome."""

    task: Task
    on_done: Callable[[Any], object] | None
    on_error: Callable[[KnownProblem], object] | None
    on_cancel: Callable[[], object] | None


class _Relay(QObject):
    """Carries what happens in the worker over to the window's thread.

    One for all jobs of a runner: the window hears of an end while the worker still comes back from
    telling it, so a relay of one job would be deleted under the worker.

    Signals:
        progressed: a job and its step.
        ended: a job, its outcome, and the result or the exception.
    """

    progressed = Signal(object, object)
    ended = Signal(object, str, object)


class _Job:
    """Drives one generator in the worker thread.

    The pool gets its `run`: of those that are a `QRunnable` themselves, PySide keeps some for ever.
    """

    def __init__(self, work: Any, ends: _Ends, relay: _Relay) -> None:  # noqa: ANN401 - steps, what makes them, or a function
        self._work = work
        self._ends = ends
        self._task = ends.task
        self._relay = relay

    def run(self) -> None:
        """Run to one of the three outcomes; no exception leaves the worker."""
        try:
            with stopping_when(lambda: self._task.cancel_requested), telling(self._tell):
                outcome, value = self._drive()
        except CancelledByUserError:
            outcome, value = "cancelled", None
        except BaseException as error:
            outcome, value = "failed", error
        ends = self._ends
        # Qt may keep a job longer than its callbacks should live.
        del self._work, self._ends, self._task
        self._relay.ended.emit(ends, outcome, value)

    def _drive(self) -> tuple[str, object]:
        if self._task.cancel_requested:
            return "cancelled", None
        started = self._work() if callable(self._work) else self._work
        if not isinstance(started, Generator):
            return "succeeded", started
        steps = cast("Generator[Progress, None, object]", started)
        while True:
            try:
                step = next(steps)
            except StopIteration as stop:
                return "succeeded", stop.value
            if self._task.cancel_requested:
                steps.close()
                return "cancelled", None
            self._tell(step)

    def _tell(self, step: "Progress") -> None:
        self._relay.progressed.emit(self._task, step)


class TaskRunner(QObject):
    """The one queue of background work of a window.

    Signals:
        busy_changed: the first job started (True) or the last one ended (False).
    """

    busy_changed = Signal(bool)

    def __init__(self, messages: "Messages | None" = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._messages = messages
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._pool.setExpiryTimeout(-1)
        self._running: list[Task] = []
        self._relay = _Relay(self)
        queued = Qt.ConnectionType.QueuedConnection
        self._relay.progressed.connect(self._on_progressed, queued)
        self._relay.ended.connect(self._on_ended, queued)

    @property
    def busy(self) -> bool:
        """Whether any job is running or waiting; casual ones do not count."""
        return any(not task.casual for task in self._running)

    @property
    def idle(self) -> bool:
        """Whether nothing at all is running or waiting."""
        return not self._running

    @overload
    def run(
        self,
        work: "Steps[T] | Callable[[], Steps[T]]",
        on_done: Callable[[T], object] | None = None,
        on_error: Callable[[KnownProblem], object] | None = None,
        on_cancel: Callable[[], object] | None = None,
        title: str = "",
        *,
        casual: bool = False,
    ) -> Task: ...

    @overload
    def run(
        self,
        work: Callable[[], T],
        on_done: Callable[[T], object] | None = None,
        on_error: Callable[[KnownProblem], object] | None = None,
        on_cancel: Callable[[], object] | None = None,
        title: str = "",
        *,
        casual: bool = False,
    ) -> Task: ...

    def run(
        self,
        work: Any,
        on_done: Callable[[Any], object] | None = None,
        on_error: Callable[[KnownProblem], object] | None = None,
        on_cancel: Callable[[], object] | None = None,
        title: str = "",
        *,
        casual: bool = False,
    ) -> Task:
        """Queue a job and return it.

        Args:
            work: steps, a callable that makes them, or a plain function; called in the worker.
            on_done: gets the result.
            on_error: gets a known problem; without it the problem is told by `messages`. A bug
                always goes to the crash path.
            on_cancel: called when the user stopped it.
            title: what is being done, for the progress strip; up to a colon or a name in quotes
                it is the action (`Messages.attempt`), after that what it is done with.
            casual: nobody would miss its result (pages to look at): the window may be closed
                without a question.
        """
        task = Task(title, self, casual=casual)
        if self._messages is not None:
            self._messages.begin(task.action)
        was_busy = self.busy
        self._running.append(task)
        sys.setswitchinterval(_SHARED_S)
        if self.busy and not was_busy:
            self.busy_changed.emit(True)
        ends = _Ends(task, on_done, on_error, on_cancel)
        self._pool.start(_Job(work, ends, self._relay).run)
        return task

    def _on_progressed(self, task: Task, step: object) -> None:
        if task in self._running:
            task.progressed.emit(step)

    def _on_ended(self, ends: _Ends, outcome: str, value: object) -> None:
        """Busy is cleared first, then the callback runs, then `finished` is emitted."""
        task = ends.task
        task.running = False
        if task not in self._running:  # it was left
            task.deleteLater()
            return
        self._forget(task)
        try:
            with self._about(task.action):
                self._tell(ends, outcome, value)
        finally:
            task.finished.emit()
            task.deleteLater()

    def _tell(self, ends: _Ends, outcome: str, value: object) -> None:
        if outcome == "succeeded":
            ends.task.succeeded.emit(value)
            if ends.on_done is not None:
                ends.on_done(value)
        elif outcome == "cancelled":
            ends.task.cancelled.emit()
            if ends.on_cancel is not None:
                ends.on_cancel()
        else:
            ends.task.failed.emit(value)
            assert isinstance(value, BaseException)
            self.report(value, ends.on_error)

    def _about(self, action: str) -> contextlib.AbstractContextManager[None]:
        return contextlib.nullcontext() if self._messages is None else self._messages.about(action)

    def report(
        self, error: BaseException, on_error: Callable[[KnownProblem], object] | None
    ) -> None:
        """Tell a known problem calmly, send anything else to the crash path."""
        if isinstance(error, KnownProblem):
            if on_error is not None:
                on_error(error)
            elif self._messages is not None:
                self._messages.show_problem(error)
            else:
                _log.error("a problem that nobody shows: %s", error)
            return
        sys.excepthook(type(error), error, error.__traceback__)

    def _forget(self, task: Task) -> None:
        was_busy = self.busy
        self._running.remove(task)
        if self.idle:
            sys.setswitchinterval(_ALONE_S)
        if was_busy and not self.busy:
            self.busy_changed.emit(False)

    def cancel_all(self) -> None:
        """Ask every job to stop."""
        for task in self._running:
            task.cancel()

    def leave(self) -> None:
        """Stop every job and tell nobody of its end: the pages that asked for them are going.

        Waits for those that may be changing something; what only reads ends by itself.
        """
        left, serious = list(self._running), self.busy
        for task in left:
            task.cancel()
        for task in left:
            self._forget(task)
        if serious:
            self.wait()

    def wait(self, milliseconds: int = -1) -> bool:
        """Wait for the worker (window closing, tests); False when it did not end in time."""
        return self._pool.waitForDone(milliseconds)
