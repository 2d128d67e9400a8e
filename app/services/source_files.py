"""Where a number came from: the imported file, its sheet and row, and whether it is still there."""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from app.services.results.reading import BY_HAND

if TYPE_CHECKING:
    from app.services.storage.workspace import Workspace

_SOURCE = re.compile(r"(?P<file>.+?)(?:, лист «(?P<sheet>.*?)»)?(?:, строка (?P<row>\d+))?")


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
        state: `there` as it was imported, `changed` since, `gone`, or `unknown` when the import
            did not note where it lay.
        path: where it lay; None when not known.
    """

    state: Literal["there", "changed", "gone", "unknown"]
    path: Path | None


def source_places(text: str) -> list[SourcePlace]:
    """The places that a source in words names; none for a number typed in."""
    found: list[SourcePlace] = []
    for part in text.split("; "):
        match = _SOURCE.fullmatch(part)
        if match is not None and part != BY_HAND:
            row = match["row"]
            found.append(
                SourcePlace(match["file"], match["sheet"] or "", None if row is None else int(row))
            )
    return found


def find_file(workspace: "Workspace", name: str) -> SourceFile:
    """The file of the newest import of that name.

    Looked for where it lay when it was imported; a file of the same content counts wherever an
    earlier import found it.
    """
    from app.services.storage.files import sha256_of

    with workspace.database.reading() as reader:
        rows = reader.rows(
            "SELECT summary FROM change_set WHERE action = 'import' AND summary IS NOT NULL"
            " AND undone_at IS NULL ORDER BY id DESC"
        )
    files = [
        found
        for row in rows
        for found in (json.loads(row["summary"]) or {}).get("files", ())
        if found.get("file") == name and found.get("path")
    ]
    if not files:
        return SourceFile("unknown", None)
    path = Path(files[0]["path"])
    try:
        if not path.is_file():
            return SourceFile("gone", path)
        same = sha256_of(path) == files[0].get("sha256")
    except OSError:
        return SourceFile("changed", path)  # open elsewhere: it is there, its content unknown
    return SourceFile("there" if same else "changed", path)
