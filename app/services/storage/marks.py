"""Marks in the folder of a workspace by which two processes of the program understand each other.

The lock says that somebody is at work. While the last copy is made after the window was closed, a
mark says so, and whoever wants the workspace leaves another: the copy is finished then, and what
can be done another time is left. Marks go after the lock was let go: as long as it is held, the
first says whether waiting helps. Those of a process that was killed say nothing without the lock
and go when the workspace is opened.
"""

from contextlib import suppress
from pathlib import Path

_ENDING, _WAITING = ".opora.ending", ".opora.waiting"


def begin_ending(root: Path) -> None:
    """Say that the workspace is about to be free; with its lock held, which goes before `clear`."""
    with suppress(OSError):
        (root / _ENDING).touch()


def is_ending(root: Path) -> bool:
    """Whether the workspace, whose lock somebody holds, is about to be free."""
    return _lies(root / _ENDING)


def ask_for(root: Path) -> None:
    """Say that somebody waits for the workspace."""
    if is_ending(root):
        with suppress(OSError):
            (root / _WAITING).touch()


def is_asked_for(root: Path) -> bool:
    """Whether somebody waits for the workspace."""
    return _lies(root / _WAITING)


def clear(root: Path) -> None:
    """Remove both."""
    for name in (_ENDING, _WAITING):
        with suppress(OSError):
            (root / name).unlink(missing_ok=True)


def _lies(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False
