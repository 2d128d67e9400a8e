"""What a page gets when it is made: everything it may use, and nothing global."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.views.base.undoing import Undoing

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.services.storage.workspace import Workspace
    from app.views.base.events import DataEvents
    from app.views.base.links import Way
    from app.views.base.messages import Messages
    from app.views.base.tasks import TaskRunner
    from app.views.look.window_state import WindowState


class PageContext(QObject):
    """The surroundings of the pages of one window.

    Attributes:
        workspace: the open workspace. Read it in every slot: after the first paint the
            read-only look is replaced by the real one.
        tasks: background work.
        messages: speaks to the user.
        events: `announce(changes)` after every save.
        undoing: Ctrl+Z and Ctrl+Y; `undoing.take_back(number)` for a button beside an action.
        state: remembered column widths and splitters.
        reopen: opens the workspace anew after its file was replaced (a backup was restored).
        place: key of the place that is shown; empty before the first.
        open_folder: opens the user's own workspace in another folder (it was moved).

    Signals:
        year_changed: another school year was chosen for the whole window.
        link_followed: the `Link` or `Spot` that somebody wants to be shown.
    """

    year_changed = Signal(int)
    link_followed = Signal(object)

    def __init__(
        self,
        *,
        workspace: "Workspace",
        tasks: "TaskRunner",
        messages: "Messages",
        events: "DataEvents",
        state: "WindowState",
        year: int,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.tasks = tasks
        self.messages = messages
        self.events = events
        self.state = state
        self.reopen: Callable[[], object] = lambda: None
        self.open_folder: Callable[[Path], object] = lambda _folder: None
        self.place = ""
        self.undoing = Undoing(self)
        events.settled.connect(messages.forget_action)
        self._year = year

    @property
    def year(self) -> int:
        """The chosen school year by its later calendar year."""
        return self._year

    def set_year(self, year: int) -> None:
        """Choose another school year for the whole window."""
        if year != self._year:
            self._year = year
            self.year_changed.emit(year)

    def go_to(self, way: "Way") -> None:
        """Show a thing, wherever the window shows it, or a spot of the window."""
        self.link_followed.emit(way)
