"""Copies of made documents: what was made can be opened years later, whatever became of its file.

A copy lies among the attached files of the workspace under the SHA-256 of its content: it goes
along wherever the workspace is packed, copied or moved, and the same content is kept once.
"""

import shutil
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from app.services.storage.files.files import described_io, sha256_of, write_atomic
from app.services.storage.files.removing import remove_file
from app.services.storage.files.sqlite import moment_if_known

if TYPE_CHECKING:
    from app.services.storage.workspace import Workspace

_FOLDER = "made"


class KeptCopy(NamedTuple):
    """A copy that lies in the workspace.

    Attributes:
        path: where.
        size: bytes.
        title: name of the file that was made; empty where no entry of the history names the copy.
        kind: title of the kind of document, likewise.
        made_at: aware moment, UTC; None likewise, or when it is not known.
        current: the history names it for a file whose place no later one took.
    """

    path: Path
    size: int
    title: str
    kind: str
    made_at: datetime | None
    current: bool


def copy_path(workspace: "Workspace", sha256: str, file_format: str) -> Path:
    """Where the copy of a made file lies, if there is one."""
    return workspace.attachments / _FOLDER / f"{sha256}.{file_format}"


def keep_copy(workspace: "Workspace", path: Path, sha256: str) -> None:
    """Keep a finished file as it is.

    Raises:
        EnvironmentProblem: the disk of the workspace is full or cannot be written.
    """
    copy = copy_path(workspace, sha256, path.suffix.lstrip("."))
    if not copy.is_file():
        write_atomic(copy, lambda target: _copied(path, target))


def sound_copy(workspace: "Workspace", sha256: str, file_format: str) -> Path | None:
    """The copy of a made file, None where there is none or it is not what was made any more."""
    copy = copy_path(workspace, sha256, file_format)
    with described_io(copy):
        return copy if copy.is_file() and sha256_of(copy) == sha256 else None


def forget_copy(workspace: "Workspace", sha256: str, file_format: str) -> None:
    """Delete the copy of a made file; nobody may name it any more.

    Raises:
        EnvironmentProblem: the computer refuses; the copy stays.
    """
    remove_file(copy_path(workspace, sha256, file_format))


def list_copies(workspace: "Workspace") -> list[KeptCopy]:
    """Every copy that lies in the workspace, those that were made last first."""
    folder = workspace.attachments / _FOLDER
    try:
        files = [path for path in folder.iterdir() if path.is_file()]
    except OSError:
        return []
    named = _named(workspace)
    copies = [
        KeptCopy(
            path=path,
            size=path.stat().st_size,
            title="" if path.name not in named else named[path.name][0],
            kind="" if path.name not in named else named[path.name][1],
            made_at=None if path.name not in named else named[path.name][2],
            current=path.name in named and named[path.name][3],
        )
        for path in files
        if not path.name.startswith(".")
    ]
    return sorted(copies, key=_age)


def _age(copy: KeptCopy) -> tuple[float, str]:
    return (0.0 if copy.made_at is None else -copy.made_at.timestamp()), copy.path.name


def _named(workspace: "Workspace") -> Mapping[str, tuple[str, str, datetime | None, bool]]:
    """File of a copy -> name of the document, its kind, when it was made, whether it is current."""
    with workspace.database.reading() as reader:
        rows = reader.rows(
            "SELECT path, title, sha256, file_format, created_at FROM output_record ORDER BY id"
        )
    newest = {row["path"]: row["sha256"] for row in rows}
    current = set(newest.values())
    return {
        f"{row['sha256']}.{row['file_format']}": (
            Path(row["path"]).name,
            row["title"],
            moment_if_known(row["created_at"]),
            row["sha256"] in current,
        )
        for row in rows
    }


def _copied(source: Path, target: Path) -> None:
    shutil.copyfile(source, target)
