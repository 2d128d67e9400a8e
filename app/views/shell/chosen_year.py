"""The school year that was chosen last for a workspace."""

from typing import TYPE_CHECKING

from app.services.language.dates import FIRST_YEAR, LAST_YEAR
from app.services.year import years
from app.views.look.window_state import of_folder

if TYPE_CHECKING:
    from pathlib import Path

    from app.services.storage.workspace import Workspace
    from app.views.look.window_state import WindowState


class ChosenYear:
    """Remembered by the folder of the workspace; what cannot be a year counts as none."""

    def __init__(self, state: "WindowState", root: "Path") -> None:
        self._state = state
        self._key = of_folder("year", root)

    def first(self, workspace: "Workspace") -> int:
        """The remembered year, or the one whose results are worked on."""
        kept = self._state.text(self._key)
        if kept.isdecimal() and FIRST_YEAR <= int(kept) <= LAST_YEAR:
            return int(kept)
        return years.working_year(workspace)

    def keep(self, year: int) -> None:
        """Remember a choice."""
        self._state.keep_text(self._key, str(year))
