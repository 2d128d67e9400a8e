"""Which workspace the window shows, from the first look at it to the last backup."""

import logging
import time
from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

from app.errors import KnownProblem
from app.services.clock import Clock
from app.services.department.region_terms import speak
from app.services.storage import condition
from app.services.storage.files import places
from app.services.storage.workspace import (
    Workspace,
    WorkspaceBusyError,
    is_workspace,
    looked_at,
    open_workspace,
)
from app.services.year import years
from app.views.base.events import DataEvents
from app.views.base.messages import Messages
from app.views.base.page_context import PageContext
from app.views.base.tasks import TaskRunner
from app.views.look.shade import Shade
from app.views.look.window_state import WindowState
from app.views.shell.start.after_opening import follow_up
from app.views.shell.start.closing import Closing
from app.views.shell.start.first_press import FirstPress
from app.views.shell.start.lone_pages import LonePages
from app.views.shell.start.main_window import MainWindow
from app.views.shell.workplace import Workplace

if TYPE_CHECKING:
    from app.services.log.changes import Changes
    from app.views.first_start.waiting_page import WaitingPage
    from app.views.shell.start.second_start import FirstWindow

logger = logging.getLogger(__name__)
DEMO_FOLDER = "Демонстрационный район"
_ASK_AGAIN_MS = 200
_PAINT_MS = 20  # lets what was shown be painted before slow work begins
# What opening stands on; some milliseconds each, so each has a turn of the event loop to itself.
_TO_OPEN = ("filelock", "app.views.shell.start.second_start")


class WindowSession(QObject):
    """The life of one window.

    The first data are drawn from a read-only look at the database; then the lock is taken, and
    the slow libraries are imported in the background.

    Attributes:
        window: the top-level window.
        closing: how the window closes.
        pages: what fills the window while no workspace is shown.
        context: surroundings of the pages, or None while there is no workspace.
        own: the user's own workspace; the demo district lies beside it.
    """

    def __init__(
        self,
        own: Path,
        *,
        window: MainWindow | None = None,
        state: WindowState | None = None,
        clock: Clock | None = None,
        started: float | None = None,
    ) -> None:
        super().__init__()
        self.own = own
        self.root = own
        self.state = state or WindowState()
        self.clock = clock or Clock()
        self._started = started
        self.window = window or MainWindow(self.state)
        self.window.may_close = self._may_close
        self.messages = Messages(self.window)
        self.tasks = TaskRunner(self.messages, self)
        self.closing = Closing(
            self.window, self.messages, self.tasks, self.close_workspace, self._stop_listening
        )
        self.pages = LonePages(self)
        self.context: PageContext | None = None
        self._workspace: Workspace | None = None
        self._changed = False
        self._chosen = False
        self._attempt = 0
        self._told_open: Callable[[], object] | None = None
        self._shade = Shade(self.state, self)
        self._first_window: FirstWindow | None = None
        self._first_press: FirstPress | None = None

    # Opening

    def start(self, root: Path | None = None) -> None:
        """Show a workspace (the user's own by default), or what stands in its way."""
        self.close_workspace()
        self._told_open = None
        self.root = root or self.own
        try:
            if not is_workspace(self.root):
                self.pages.show_nothing_there()
                return
            condition.require_database(self.root)
            interrupted = condition.is_interrupted(self.root)
            due = interrupted or not self._show_look()
        except KnownProblem as problem:
            self.pages.show_problem(problem)
            return
        if due:
            page = self.pages.show_preparing(interrupted=interrupted)
            self._after_paint(lambda: self._prepare(page))
        else:
            self._first_press = FirstPress(self._open_at_once, self)
            self._after_paint(self._go_to_open)

    def _open_at_once(self) -> bool:
        """Open before what she does already is done; False when something stands in its way."""
        self._attempt += 1
        self.open()
        return self._workspace is not None

    def _go_to_open(self, missing: tuple[str, ...] = _TO_OPEN) -> None:
        """Import what opening needs, one after another, then open."""
        if not missing:
            self.open()
            return
        import_module(missing[0])
        self._after_paint(lambda: self._go_to_open(missing[1:]), 1)

    def open(self) -> None:
        """Take the lock of the workspace and let the user change it."""
        self._meet_no_press()
        try:
            workspace = open_workspace(self.root, clock=self.clock)
        except WorkspaceBusyError as problem:
            self._on_busy(problem)
            return
        except KnownProblem as problem:
            self.pages.show_problem(problem)
            return
        self._adopt(workspace)

    def _prepare(self, page: "WaitingPage") -> None:
        """Bring the database in order and to this program's schema in the background, then open."""
        root, clock = self.root, self.clock

        def refused(problem: KnownProblem) -> None:
            if isinstance(problem, WorkspaceBusyError):
                self._on_busy(problem)
            else:
                self.pages.show_problem(problem)

        task = self.tasks.run(
            lambda: open_workspace(root, clock=clock).close(),
            lambda _none: self.open(),
            refused,
            title="Подготовка базы данных",
        )
        page.strip.follow(task, can_cancel=False)

    def when_open(self, tell: Callable[[], object]) -> None:
        """Tell something once the folder that is started now is open."""
        self._told_open = tell

    def open_read_only(self) -> None:
        """Show the workspace without taking its lock."""
        self._attempt += 1
        try:
            workspace = open_workspace(self.root, read_only=True, clock=self.clock)
        except KnownProblem as problem:
            self.pages.show_problem(problem)
            return
        self._workspace = workspace
        self._show_workplace(workspace, read_only=True)
        self._after_paint(self._show_tools)

    def open_demo(self) -> None:
        """Show the demo district beside the user's own workspace; it is made on the first time."""
        root = self.own.with_name(DEMO_FOLDER)
        if is_workspace(root):
            self.start(root)
            return
        from app.services.program import demo

        def make() -> Path:
            demo.create_demo(root, self.clock).close()
            return root

        self.pages.wait_for(make, "Готовится демонстрационный район")

    def create_own(self, make: Callable[[Path], object]) -> None:
        """Make the user's own workspace in the background and show it."""
        root = self.root

        def work() -> Path:
            make(root)
            return root

        self.pages.wait_for(work, "Создаётся папка данных")

    def reopen(self) -> None:
        """Open the same workspace anew (a backup was restored)."""
        self.start(self.root)

    def _show_look(self) -> bool:
        """Show the workspace read-only and without its lock: enough for the first screen.

        False when its database has to be brought to this program's schema first.
        """
        with looked_at(self.root, self.clock) as workspace:
            if workspace is not None:
                self._show_workplace(workspace)
            return workspace is not None

    def _adopt(self, workspace: Workspace) -> None:
        from app import crash, logsetup

        self._workspace = workspace
        reports = crash.unseen_reports(workspace.logs)
        logsetup.start_log(workspace.logs)
        if self._started is not None:
            logger.info("open after %.0f ms", (time.monotonic() - self._started) * 1000)
        if self.context is None:
            self._show_workplace(workspace)
        else:
            self.context.workspace = workspace
        from app.views.shell.start.second_start import FirstWindow  # later starts find it

        self._first_window = FirstWindow(self.root, self.window)
        if self.root == self.own and self.context is not None:
            from app.views.shell.remembered_profile import carry_profile

            carry_profile(self.context)
        if self._chosen and self.root == self.own:
            self._remember()
        told, self._told_open = self._told_open, None
        if told is not None:
            told()
        follow_up(self.window, self.context, reports)

    def _show_workplace(self, workspace: Workspace, *, read_only: bool = False) -> None:
        events = DataEvents(self)
        events.changed.connect(self._on_changed)
        speak(workspace)
        context = PageContext(
            workspace=workspace,
            tasks=self.tasks,
            messages=self.messages,
            events=events,
            state=self.state,
            year=years.work_year(workspace.clock.today()),
            parent=self,
        )
        context.reopen = self.reopen
        context.open_folder = self.open_folder
        context.close_and = lambda then, otherwise: self.closing.close_then(
            lambda: then(self.own), otherwise
        )
        context.open_demo = self.open_demo if self.root == self.own else None
        context.may_leave = self.closing.may_leave
        self.context = context
        workplace = self.window.centralWidget()
        if not isinstance(workplace, Workplace) or workplace.attached:
            workplace = Workplace()
            self.window.show_content(workplace)
        notice = None
        if read_only or self.root != self.own:
            from app.views.shell.start.notices import notice_above

            notice = notice_above(
                (lambda: self._go(self.root)) if read_only else None, lambda: self._go(self.own)
            )
        workplace.attach(context, notice)
        workplace.top_bar.theme_toggled.connect(self._shade.toggle)
        workplace.show_place("overview")
        workplace.paint_next()

    # What stands in the way

    def _on_busy(self, problem: WorkspaceBusyError) -> None:
        if problem.ending:
            self._wait_for_end()
        elif problem.by_folder:
            self.pages.show_busy(problem)
        else:
            from app.views.shell.start.second_start import Knock

            self._attempt += 1
            Knock(self.root, self.window, partial(self._on_knocked, problem, self._attempt))

    def _on_knocked(self, problem: WorkspaceBusyError, attempt: int, came: bool) -> None:
        if attempt == self._attempt:
            self.closing.close_now() if came else self.pages.show_busy(problem)

    def _wait_for_end(self) -> None:
        """The last window of this workspace still makes its copy: open when it has ended."""
        from app.services.storage import marks

        marks.ask_for(self.root)
        self.pages.show_ending()
        self._after_paint(self.open, _ASK_AGAIN_MS)

    def show_alone(self, page: QWidget) -> None:
        """Fill the window with a page; no workspace is open any more."""
        self.close_workspace()
        self.window.show_content(page)

    def open_folder(self, folder: Path) -> None:
        """Open a folder that she chose: it is her own workspace from now on."""
        self.own = folder
        self._chosen = True
        self.start(folder)

    # Afterwards

    def _go(self, root: Path) -> None:
        """Show another workspace once nothing is being done in this one."""
        if self.tasks.busy:
            self.messages.inform("Дождитесь окончания начатой работы.")
        elif self.closing.may_leave("Открыть другую папку данных без этих изменений?", "Открыть"):
            self.start(root)

    def _show_tools(self) -> None:
        content = self.window.centralWidget()
        if isinstance(content, Workplace) and content.attached:
            content.show_tools()

    def _after_paint(self, slot: Callable[[], None], pause_ms: int = _PAINT_MS) -> None:
        """Call `slot` soon, unless the user has chosen another way or closed meanwhile."""
        self._attempt += 1
        attempt = self._attempt

        def go_on() -> None:
            gone = self.closing.begun or self.closing.done
            if attempt == self._attempt and not gone:
                slot()

        if self.window.painted:
            QTimer.singleShot(pause_ms, self, go_on)
        else:
            self.window.first_painted.connect(
                lambda: QTimer.singleShot(pause_ms, self, go_on),
                Qt.ConnectionType.SingleShotConnection,
            )

    def _remember(self) -> None:
        self._chosen = False
        with self.messages.attempt("Память о папке данных"):
            places.remember_workspace(self.root)

    def _on_changed(self, changes: "Changes") -> None:
        """Pages hear of a change after this: they find the words of the region in use."""
        self._changed = True
        context, content = self.context, self.window.centralWidget()
        if context is not None and changes.touches("setting") and speak(context.workspace):
            assert isinstance(content, Workplace)
            content.read_anew()

    # Closing

    def _may_close(self) -> bool:
        workspace = self._workspace
        writable = workspace is not None and not workspace.read_only
        return self.closing.may_close(workspace if writable else None, changed=self._changed)

    def _stop_listening(self) -> None:
        """Later starts do not find this window any more."""
        if self._first_window is not None:
            self._first_window.close()
            self._first_window.deleteLater()
            self._first_window = None

    def _meet_no_press(self) -> None:
        if self._first_press is not None:
            self._first_press.stop()
            self._first_press = None

    def close_workspace(self) -> None:
        """No workspace is open any more, and no job of its pages tells them anything."""
        if self.context is not None:
            self.tasks.leave()
        self.context = None
        self._meet_no_press()
        self._stop_listening()
        if self._workspace is not None:
            self._workspace.close()
            self._workspace = None
