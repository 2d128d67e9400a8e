"""How the window closes: what runs is stopped, what changed is copied, everything is released."""

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

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
    ) -> None:
        """`release` closes the workspace."""
        self._window, self._messages, self._tasks = window, messages, tasks
        self._release = release
        self.done = self.begun = False
        self._then: Callable[[], object] = _nothing

    def may_close(self, changed: "Workspace | None") -> bool:
        """Whether the window may close now; `changed` is a workspace that is to be copied before.

        When a copy has to be made the window closes itself afterwards.
        """
        if self.done:
            return True
        if self._tasks.busy and not self._messages.ask(
            "Работа ещё не закончена.",
            "Она остановится, незаконченное не сохранится.",
            yes="Остановить и закрыть",
        ):
            return False
        self.begun = True
        self._tasks.cancel_all()
        if changed is None:
            self.end()
            return True
        self._back_up(changed)
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

    def _back_up(self, workspace: "Workspace") -> None:
        """Copy the database, show that it is going on, then close; a failure does not hold."""
        from app.services.storage import backup
        from app.views.first_start.waiting_page import WaitingPage

        page = WaitingPage("Сохраняется резервная копия")
        self._window.show_content(page)
        database, folder, clock = workspace.database.path, workspace.backups, workspace.clock
        task = self._tasks.run(
            lambda: backup.make_backup(database, folder, clock, "exit"),
            on_error=lambda problem: logger.warning("no backup on exit: %s", problem),
        )
        page.strip.follow(task)
        task.finished.connect(self._on_backed_up)

    def _on_backed_up(self) -> None:
        self.end()
        self._window.close()
