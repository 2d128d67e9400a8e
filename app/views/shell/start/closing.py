"""How the window closes: what runs is stopped, the window goes, the rest ends behind it."""

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.views.base.messages import Messages
from app.views.base.tasks import TaskRunner
from app.views.shell.start.main_window import MainWindow

if TYPE_CHECKING:
    from app.services.storage.workspace import Workspace

logger = logging.getLogger(__name__)


def _nothing() -> None:
    """What is to be done at the end, mostly."""


class Closing:
    """The end of one window.

    Attributes:
        done: nothing is open any more; the window may go.
        begun: nobody is asked any more, the window will close.
    """

    def __init__(
        self,
        window: MainWindow,
        messages: Messages,
        tasks: TaskRunner,
        release: Callable[[], None],
        hide: Callable[[], None],
    ) -> None:
        """`release` closes the workspace, `hide` is called when the window goes before that."""
        self._window, self._messages, self._tasks = window, messages, tasks
        self._release, self._hide = release, hide
        self._ending = False
        self.done = self.begun = False
        self._then: Callable[[], object] = _nothing

    def may_close(self, workspace: "Workspace | None", *, changed: bool) -> bool:
        """Whether everything may end now.

        When the workspace (an open one that can be written) has changed, or something of it can be
        tidied, the window goes at once and the rest ends afterwards, with the lock held.
        """
        if self.done:
            return True
        if self._ending:
            return False
        if self._tasks.busy and not self._messages.ask(
            "Работа ещё не закончена.",
            "Она остановится, незаконченное не сохранится.",
            yes="Остановить и закрыть",
        ):
            return False
        from app.services.storage.ending import has_work

        self.begun = True
        self._tasks.cancel_all()
        if workspace is None or not (changed or has_work(workspace)):
            self.end()
            return True
        self._end_behind(workspace, changed=changed)
        return False

    def close_now(self) -> None:
        """Close without a question: there was nothing to be done here."""
        self.done = True
        self._window.close()

    def close_then(self, then: Callable[[], object]) -> bool:
        """Close as the user would, and call `then` when everything is released.

        False when the window stays open: somebody said no.
        """
        self._then = then
        self._window.close()
        if not self.begun:
            self._then = _nothing
        return self.begun

    def end(self) -> None:
        """Wait for what runs, then let the files go."""
        from app import logsetup

        self.done = True
        self._tasks.wait()
        self._release()
        logsetup.stop_log()
        then, self._then = self._then, _nothing
        then()

    def _end_behind(self, workspace: "Workspace", *, changed: bool) -> None:
        """The last copy and what tidies up, behind a window that is gone."""
        from app.services.storage import marks
        from app.services.storage.ending import end_session

        self._ending = True
        # Before the window stops to answer: a start at this moment has to know that it may wait.
        marks.begin_ending(workspace.root)
        self._hide()
        self._window.hide()
        task = self._tasks.run(
            lambda: end_session(workspace, changed=changed),
            on_error=lambda problem: logger.warning("the end of the session: %s", problem),
        )
        task.finished.connect(self._on_ended)

    def _on_ended(self) -> None:
        self.end()
        QCoreApplication.quit()  # a window that is hidden already ends nothing by closing
