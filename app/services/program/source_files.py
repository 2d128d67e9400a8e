"""Where a number came from: the imported file, its sheet and row, and whether it is still there."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from app.services.log.imports import imported_files, note_path
from app.services.results.stored.rows import BY_HAND

if TYPE_CHECKING:
    from app.services.storage.workspace import Workspace

_SOURCE = re.compile(r"(?P<file>.+?)(?:, лист «(?P<sheet>.*?)»)?(?:, строка (?P<row>\d+))?")
State = Literal["there", "changed", "gone", "unknown", "unchecked"]
_IN_PLACE = ("there", "unchecked")


@dataclass(frozen=True, slots=True)
class SourcePlace:
    """A place in an imported file.

    Attributes:
        file: name of the file.
        sheet: its sheet; empty when not known.
        row: row of the sheet, or None.
    """

    file: str
    sheet: str
    row: int | None


@dataclass(frozen=True, slots=True)
class SourceFile:
    """An imported file now.

    Attributes:
        state: `there` as it was imported, `changed` since, `gone`, `unknown` when the import did
            not note where it lay, `unchecked` when it did not note the content either.
        path: where it lay or lies; None when not known.
    """

    state: State
    path: Path | None


def source_places(text: str) -> list[SourcePlace]:
    """The places that a source in words names; none for a number typed in."""
    places: list[SourcePlace] = []
    for part in text.split("; "):
        match = _SOURCE.fullmatch(part)
        if match is not None and part != BY_HAND:
            row = match["row"]
            places.append(
                SourcePlace(match["file"], match["sheet"] or "", None if row is None else int(row))
            )
    return places


def find_file(workspace: "Workspace", name: str, change_set_id: int | None = None) -> SourceFile:
    """The file of that name of an import, or of the newest import that is in force.

    Looked for where it lay when it was imported; a file of the same content counts wherever another
    import found it, or the user said that it lies.
    """
    noted = imported_files(workspace, name, change_set_id)
    first = SourceFile("unknown", None)
    for path in dict.fromkeys(one.path for one in noted if one.path is not None):
        source = SourceFile(_state(path, noted[0].sha256), path)
        if source.state in _IN_PLACE:
            return source
        first = source if first.path is None else first
    return first


def point_at(
    workspace: "Workspace", name: str, path: Path, change_set_id: int | None = None
) -> SourceFile:
    """The user says where the file lies now; kept with the import unless its content is another.

    Not an action of hers on the data: it is not in the history and is not taken back.
    """
    noted = imported_files(workspace, name, change_set_id)
    source = SourceFile(_state(path, noted[0].sha256 if noted else ""), path)
    if not noted or source.state not in _IN_PLACE or workspace.read_only:
        return source
    note_path(workspace, noted[0].change_set_id, name, path)
    return source


def _state(path: Path, wanted: str) -> State:
    from app.services.storage.files.files import sha256_of

    try:
        if not path.is_file():
            return "gone"
        if not wanted:
            return "unchecked"
        return "there" if sha256_of(path) == wanted else "changed"
    except OSError:
        return "changed"  # open elsewhere: it is there, its content unknown
