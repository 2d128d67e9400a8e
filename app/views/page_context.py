"""What a page gets when it is made: everything it may use, and nothing global."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from app.services.storage.workspace import Workspace
    from app.views.events import DataEvents
    from app.views.messages import Messages
    from app.views.tasks import TaskRunner
    from app.views.window_state import WindowState


class PageContext(QObject):
    """The surroundings of the pages of one window.

    Attributes:
        workspace: the open workspace. Read it anew in every slot: restoring a backup replaces it.
        tasks: background work.
        messages: speaks to the user.
        events: `announce(changes)` after every save.
        state: remembered column widths and splitters.

    Signals:
        year_changed: another school year was chosen for the whole window.
        workspace_changed: another workspace, or the same one re-opened.
        place_requested: (place, target) somebody wants to show another place.
    """

    year_changed = Signal(int)
    workspace_changed = Signal()
    place_requested = Signal(str, dict)

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

    def go_to(self, place: str, **target: object) -> None:
        """Show another place; `target` tells it what (for example `school_id=7`)."""
        self.place_requested.emit(place, target)

    def replace_workspace(self, workspace: "Workspace") -> None:
        """Another workspace takes the place of the present one; every page reads again."""
        self.workspace = workspace
        self.events.forget_all()
        self.workspace_changed.emit()
