"""The workspace of a command, with the words of its region, and the year that it is about."""

import argparse
from pathlib import Path

from app.services.department.region_terms import speak
from app.services.storage import workspace
from app.services.storage.workspace import Workspace
from app.services.year.years import work_year


def open_workspace(root: Path, *, read_only: bool = False) -> Workspace:
    """Open it as `storage.workspace` does, and say the words of its region from now on."""
    opened = workspace.open_workspace(root, read_only=read_only)
    speak(opened)
    return opened


def asked_year(options: argparse.Namespace, opened: Workspace) -> int:
    """The year of work that is asked for; the present one where none is."""
    return getattr(options, "year", None) or work_year(opened.clock.today())
