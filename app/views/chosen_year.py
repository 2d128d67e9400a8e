"""The school year that was chosen last for a workspace."""

from typing import TYPE_CHECKING

from app.services import years

if TYPE_CHECKING:
    from pathlib import Path

    from app.services.storage.workspace import Workspace
    from app.views.window_state import WindowState

_FIRST, _LAST = 1990, 2100


class ChosenYear:
    """Remembered by the folder of the workspace; what cannot be a year counts as none."""

    def __init__(self, state: "WindowState", root: "Path") -> None:
        self._state = state
        self._key = f"year {root.as_posix().replace('/', '|')}"

    def first(self, workspace: "Workspace") -> int:
        """The remembered year, or the one whose results are worked on."""
        kept = self._state.text(self._key)
        if kept.isdecimal() and _FIRST <= int(kept) <= _LAST:
            return int(kept)
        return years.working_year(workspace)

    def keep(self, year: int) -> None:
        """Remember a choice."""
        self._state.keep_text(self._key, str(year))
