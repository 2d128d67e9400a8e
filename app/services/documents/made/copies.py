"""Copies of made documents: what was made can be opened years later, whatever became of its file.

A copy lies among the attached files of the workspace under the SHA-256 of its content: it goes
along wherever the workspace is packed, copied or moved, and the same content is kept once.
"""

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from app.services.storage.files.files import described_io, sha256_of, write_atomic

if TYPE_CHECKING:
    from app.services.storage.workspace import Workspace

_FOLDER = "made"


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
        EnvironmentProblem: it is open in another program.
    """
    copy = copy_path(workspace, sha256, file_format)
    with described_io(copy):
        copy.unlink(missing_ok=True)


def _copied(source: Path, target: Path) -> None:
    shutil.copyfile(source, target)
