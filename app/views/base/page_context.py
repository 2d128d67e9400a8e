"""What a page gets when it is made: everything it may use, and nothing global."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.services.year import years
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
        close_and: closes the window as the user would, then calls the first with the folder of the
            user's own workspace when everything is released; the second when the window stays open.
        open_demo: shows the demo district, from the user's own data only; else None.
        standing_still: the data are being put away: no other place is shown.
        may_leave: saves what the pages hold, before another workspace takes their place; False when
            something is not taken and she stays with it. Gets the question and its verb.

    Signals:
        year_changed: another year of work was chosen for the whole window; the year of results may
            be another one now too.
        results_year_changed: another year of results was chosen for the same year of work.
        link_followed: the `Link` or `Spot` that somebody wants to be shown.
    """

    year_changed = Signal(int)
    results_year_changed = Signal(int)
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
        self.close_and: Callable[[Callable[[Path], object], Callable[[], object]], object] = (
            lambda _then, otherwise: otherwise()
        )
        self.open_demo: Callable[[], object] | None = None
        self.may_leave: Callable[[str, str], bool] = lambda _question, _yes: True
        self.standing_still = False
        self.place = ""
        self.undoing = Undoing(self)
        events.settled.connect(messages.forget_action)
        self._year = year
        self._results_year: int | None = None

    @property
    def year(self) -> int:
        """The chosen year of work by its later calendar year."""
        return self._year

    @property
    def results_year(self) -> int:
        """The year whose results are looked at: the usual one of the year of work, or a chosen one.

        The usual one is told by `years.results_year` and moves with the date.
        """
        if self._results_year is not None:
            return self._results_year
        return years.results_year(self.workspace.clock.today(), self._year)

    def set_year(self, year: int) -> None:
        """Choose another year of work for the whole window, with its usual year of results."""
        if year != self._year:
            self._year, self._results_year = year, None
            self.year_changed.emit(year)

    def set_results_year(self, year: int) -> None:
        """Choose whose results are looked at; the year of work stays."""
        if year != self.results_year:
            self._results_year = year
            self.results_year_changed.emit(year)

    def go_to(self, way: "Way") -> None:
        """Show a thing, wherever the window shows it, or a spot of the window."""
        if self.standing_still:
            self.messages.inform("Дождитесь окончания начатой работы.")
            return
        self.link_followed.emit(way)
