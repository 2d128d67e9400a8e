"""What may go to make room, and a kind of it."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.services.storage.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class SpaceItem:
    """One thing that takes room.

    Attributes:
        name: what tells it from the others of its kind; stays the same.
        title: what it is, Russian.
        note: more of it, Russian, a sentence without its full stop; may be empty.
        size: bytes that are free without it.
        held: why it cannot go, Russian, a sentence without its full stop; empty when it may.
        needed: what it may still be needed for although nothing uses it now, likewise: it is not
            among what is said to be of no use, and goes only when it is chosen by itself.
    """

    name: str
    title: str
    note: str = ""
    size: int
    held: str = ""
    needed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpaceKind:
    """A kind of things that take room.

    Attributes:
        name: English, for the command line; stays the same.
        title: Russian.
        about: what it is and what is lost without it, Russian sentences.
        position: its place among the kinds.
        items: reads them, largest use first or newest first, as the kind sees fit.
        remove: removes one by its name; raises EnvironmentProblem when the computer refuses.
        action: the verb, Russian.
        forever: something is lost by it.
    """

    name: str
    title: str
    about: str
    position: int
    items: "Callable[[Workspace], Sequence[SpaceItem]]"
    remove: "Callable[[Workspace, str], None]"
    action: str = "Удалить"
    forever: bool = True


def files_in(folder: Path, pattern: str) -> list[Path]:
    """Files of a folder, the newest first; none where nobody may look."""
    try:
        files = [path for path in folder.glob(pattern) if path.is_file()]
        return sorted(files, key=lambda path: path.stat().st_mtime, reverse=True)
    except OSError:
        return []
