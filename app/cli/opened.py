"""The workspace of a command, with the words of its region, and the year that it is about."""

import argparse
import time
from pathlib import Path

from app.services.department.region_terms import speak
from app.services.storage import marks, workspace
from app.services.storage.files.passing import sweep_passing
from app.services.storage.workspace import Workspace, WorkspaceBusyError
from app.services.year.years import work_year

_TURN_S, _TURNS = 0.1, 600


def open_workspace(root: Path, *, read_only: bool = False) -> Workspace:
    """Open it as `storage.workspace` does, and say the words of its region from now on."""
    opened = _opened(root, read_only=read_only)
    speak(opened)
    if not read_only:
        sweep_passing()
    return opened


def _opened(root: Path, *, read_only: bool) -> Workspace:
    """Wait for a window that was closed just now and still makes its copy."""
    for _turn in range(_TURNS):
        try:
            return workspace.open_workspace(root, read_only=read_only)
        except WorkspaceBusyError as problem:
            if not problem.ending:
                raise
            marks.ask_for(root)
            time.sleep(_TURN_S)
    return workspace.open_workspace(root, read_only=read_only)


def asked_year(options: argparse.Namespace, opened: Workspace) -> int:
    """The year of work that is asked for; the present one where none is."""
    return getattr(options, "year", None) or work_year(opened.clock.today())
