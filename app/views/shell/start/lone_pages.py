"""The pages that fill the window while no workspace is shown, each with its ways on."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from app import paths
from app.errors import KnownProblem
from app.services.storage.files import places

if TYPE_CHECKING:
    from app.services.progress import Steps
    from app.services.storage.workspace import WorkspaceBusyError
    from app.views.first_start.waiting_page import WaitingPage
    from app.views.shell.start.session import WindowSession

    Work = Callable[[], Path] | Callable[[], Steps[Path]]


class LonePages:
    """The pages of one window; what they offer is done by its session."""

    def __init__(self, session: "WindowSession") -> None:
        self._session = session

    def show_nothing_there(self) -> None:
        """The folder holds no workspace: a first start, or a drive that is out."""
        from app.views.first_start.obstacles import missing_folder

        root = self._session.root
        remembered = root == places.own_workspace() != paths.default_workspace()
        if remembered and not root.exists():
            self.show_problem(missing_folder(root))
        else:
            self._show_first_start()

    def _show_first_start(self) -> None:
        from app.views.first_start.page import FirstStartPage
        from app.views.shell.start.release_notice import nothing_to_tell

        session = self._session
        nothing_to_tell(session.state)
        page = FirstStartPage(session.root, session.clock)
        page.create_requested.connect(session.create_own)
        page.demo_requested.connect(session.open_demo)
        page.folder_chosen.connect(session.open_folder)
        session.show_alone(page)

    def offer_package(self, path: Path) -> None:
        """Ask where a packed workspace is to be unpacked, and open it there."""
        from app.views.first_start.package_page import package_page

        session = self._session
        opened, decline, show = session.open_folder, session.start, session.show_alone
        wait = partial(self.wait_for, can_cancel=True)  # nothing is left of what was unpacked
        show(package_page(path, session.own, wait, opened, decline, show))

    def show_preparing(self, *, interrupted: bool) -> "WaitingPage":
        """The database is put in order or brought to this program's schema."""
        from app.views.first_start.waiting_page import preparing_page

        page = preparing_page(interrupted=interrupted)
        self._session.show_alone(page)
        return page

    def show_ending(self) -> None:
        """The last window of this workspace still makes its copy."""
        from app.views.first_start.waiting_page import WaitingPage

        if not isinstance(self._session.window.centralWidget(), WaitingPage):
            self._session.show_alone(WaitingPage("Заканчивается резервная копия"))

    def show_busy(self, problem: "WorkspaceBusyError") -> None:
        """It is open elsewhere, or its folder refuses writing."""
        from app.views.first_start.obstacles import busy_page

        session = self._session
        session.show_alone(
            busy_page(
                problem,
                read=session.open_read_only,
                again=session.reopen,
                choose=self._choose_folder,
            )
        )

    def show_problem(self, problem: KnownProblem) -> None:
        """It cannot be opened; a copy of it may be restored."""
        from app.views.first_start.obstacles import closed_page
        from app.views.first_start.restoring import Restoring

        session = self._session
        session.close_workspace()  # and its jobs end; the list of copies is read by one of the page
        restoring = Restoring(
            session.root,
            session.clock,
            session.tasks,
            session.messages,
            self.wait_for,
            self._open_again,
        )
        copies = restoring.offer(problem, self.show_problem)
        own = None if session.root == session.own else lambda: session.start(session.own)
        session.show_alone(
            closed_page(
                problem, again=session.reopen, choose=self._choose_folder, own=own, copies=copies
            )
        )

    def _open_again(self, words: str, hint: str) -> None:
        """Open the same folder; told once it is open: an older copy is upgraded before."""
        session = self._session
        session.start(session.root)
        session.when_open(lambda: session.messages.toast(words, hint=hint))

    def wait_for(
        self,
        work: "Work",
        title: str,
        on_done: Callable[[Path], None] | None = None,
        on_error: Callable[[KnownProblem], object] | None = None,
        *,
        can_cancel: bool = False,
    ) -> None:
        """Show that work goes on in the background, and open the folder that it gives.

        The own workspace is shown when the user stopped it, which only some work allows.
        """
        from app.views.first_start.waiting_page import WaitingPage

        session = self._session
        page = WaitingPage(title)
        session.window.show_content(page)
        session.tasks.leave()  # what the pages before asked for
        refused = on_error or self.show_problem
        task = session.tasks.run(work, on_done or session.start, refused, session.start, title)
        page.strip.follow(task, can_cancel=can_cancel)

    def _choose_folder(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        session = self._session
        chosen = QFileDialog.getExistingDirectory(
            session.window, "Папка данных", str(session.root.parent)
        )
        if chosen:
            session.open_folder(Path(chosen))
