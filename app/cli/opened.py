"""The workspace of a command, with the words of its region."""

from pathlib import Path

from app.services.department.region_terms import speak
from app.services.storage import workspace
from app.services.storage.workspace import Workspace


def open_workspace(root: Path, *, read_only: bool = False) -> Workspace:
    """Open it as `storage.workspace` does, and say the words of its region from now on."""
    opened = workspace.open_workspace(root, read_only=read_only)
    speak(opened)
    return opened
