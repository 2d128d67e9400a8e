"""How the window closes: what runs is stopped, the window goes, the rest ends behind it."""

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from app.views.base.messages import Messages
from app.views.base.tasks import TaskRunner
from app.views.shell.start.main_window import MainWindow
from app.views.shell.workplace import Workplace

if TYPE_CHECKING:
    from app.services.storage.workspace import Workspace

logger = logging.getLogger(__name__)


def _nothing() -> None:
    """What is to be done at the end, mostly."""


class Closing:
    """The end of one window, one at a time: what wants to close it while she is asked joins in.

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
        self._asking = self._ending = False
        self.done = self.begun = False
        self._then: Callable[[], object] = _nothing
        self._otherwise: Callable[[], object] = _nothing

    def may_leave(self, *question_and_verb: str) -> bool:
        """Whether the pages that are shown may go; the question is about closing unless told."""
        content = self._window.centralWidget()
        return not isinstance(content, Workplace) or content.may_leave(*question_and_verb)

    def may_close(self, workspace: "Workspace | None", *, changed: bool) -> bool:
        """Whether everything may end now.

        When the workspace (an open one that can be written) has changed, or something of it can be
        tidied, the window goes at once and the rest ends afterwards, with the lock held.
        """
        if self.done:
            return True
        if self._ending or self._asking:
            return False
        self._asking = True
        try:
            agreed = self.may_leave() and self._may_stop()
        finally:
            self._asking = False
        if self.done:
            return True
        if not agreed:
            self._stay_open()
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
        if not self._asking:
            self._window.close()

    def close_then(self, then: Callable[[], object], otherwise: Callable[[], object]) -> None:
        """Close as the user would, and call `then` when everything is released.

        `otherwise` is called when the window stays open: somebody said no. While she is asked
        whether to close anyway, her answer is the one to this, too: a window that is closed within
        its own closing would be gone before anything is released.
        """
        if self.begun:  # she closed it herself, without what was to come
            otherwise()
            return
        self._then, self._otherwise = then, otherwise
        if not self._asking:
            self._window.close()

    def end(self) -> None:
        """Wait for what runs, then let the files go."""
        from app import logsetup

        self.done = True
        self._tasks.wait()
        self._release()
        logsetup.stop_log()
        then, self._then = self._then, _nothing
        then()

    def _may_stop(self) -> bool:
        """Whether what runs may be stopped; the question goes when it ends by itself.

        Then the window stays, to show what came out, unless something else wants it closed.
        """
        if not self._tasks.busy:
            return True
        over = self._tasks.busy_changed
        over.connect(self._tell_over)
        try:
            stop = self._messages.ask(
                "Работа ещё не закончена.",
                "Она остановится, незаконченное не сохранится.",
                yes="Остановить и закрыть",
                until=over,
            )
        finally:
            over.disconnect(self._tell_over)
        return stop or (self._then is not _nothing and not self._tasks.busy)

    def _tell_over(self) -> None:
        """Said before what the work itself has to say, which takes its place."""
        self._messages.inform("Работа закончена, программу можно закрыть.")

    def _stay_open(self) -> None:
        otherwise = self._otherwise
        self._then = self._otherwise = _nothing
        otherwise()

    def _end_behind(self, workspace: "Workspace", *, changed: bool) -> None:
        """The last copy and what tidies up, behind a window that is gone."""
        from app.services.storage import marks
        from app.services.storage.ending import end_session

        self._ending = True
        # Another window that is closed meanwhile would end the program, and what is done here.
        QGuiApplication.setQuitOnLastWindowClosed(False)
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
        QGuiApplication.setQuitOnLastWindowClosed(True)
        QCoreApplication.quit()  # a window that is hidden already ends nothing by closing
