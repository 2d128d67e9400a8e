"""Taking a workspace along: a copy that opens elsewhere, and moving to another folder."""

import shutil
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import UserError
from app.services.progress import Progress, Steps
from app.services.storage.copies import checked_copy
from app.services.storage.files import sqlite
from app.services.storage.files.files import described_io, is_free, require_room
from app.services.storage.packing.names import DOCUMENTS, PASSING, name_in_words
from app.services.storage.sound_copy import unpacked
from app.services.storage.workspace import DATABASE_NAME

if TYPE_CHECKING:
    from app.services.storage.workspace import Workspace

_MOVED = ("attachments", "backups", "logs")


def save_copy_to(
    workspace: "Workspace", folder: Path, copy: Path | None = None, made_at: datetime | None = None
) -> Steps[Path]:
    """Put a whole workspace (database and attached files) into a new folder inside `folder`.

    Args:
        workspace: the open workspace.
        folder: for example the root of a USB stick.
        copy: a backup to take along instead of the present state.
        made_at: moment of that backup, for the name.

    Returns:
        The new folder; «Опора» opens it like any other workspace.

    Raises:
        UserError: the folder lies inside the workspace.
        EnvironmentProblem: no room, no rights, or the copy is not sound; nothing is left behind.
    """
    moment = (made_at or workspace.clock.now()).astimezone()
    target = _free_folder(folder / f"Опора, копия от {moment:%d.%m.%Y %H-%M}")
    source = copy or workspace.database.path
    files = _files(workspace.root, ("attachments",))
    yield from _carry(workspace.root, source, target, files)
    return target


def move_workspace(workspace: "Workspace", folder: Path) -> Steps[Path]:
    """Copy everything into another folder, checked; the old one is left as it is.

    The finished documents come along, wherever they lay, and the history finds them there.
    The caller closes the workspace, remembers the new folder and opens it.

    Returns:
        The new folder: `folder` itself when it is empty, otherwise «Опора» inside it.

    Raises:
        UserError: the folder lies inside the workspace, or holds a workspace already.
        EnvironmentProblem: no room, no rights, or the copy is not sound; nothing is left behind.
    """
    target = folder if is_free(folder) else folder / "Опора"
    if not is_free(target):
        raise UserError(f"Папка «{target}» уже занята.", "Выберите пустую папку.")
    documents = {
        path: Path(DOCUMENTS) / path.relative_to(workspace.documents)
        for path in workspace.documents.rglob("*")
        if path.is_file() and not path.name.startswith(PASSING)
    }
    files = _files(workspace.root, _MOVED) | documents
    yield from _carry(workspace.root, workspace.database.path, target, files, documents)
    return target


def folder_size(root: Path) -> int:
    """Bytes of all files below a folder; unreadable ones count nothing."""
    total = 0
    for path in root.rglob("*"):
        try:
            total += path.stat().st_size if path.is_file() else 0
        except OSError:
            continue
    return total


def _files(root: Path, folders: Sequence[str]) -> dict[Path, Path]:
    """Files of folders of a workspace, each with its place inside the workspace."""
    paths = (path for name in folders for path in (root / name).rglob("*"))
    return {path: path.relative_to(root) for path in paths if path.is_file()}


def _carry(
    root: Path,
    database: Path,
    target: Path,
    files: Mapping[Path, Path],
    documents: Mapping[Path, Path] | None = None,
) -> Steps[None]:
    """Copy a database and files; the history of the copy is told where these documents lie now."""
    if target.resolve().is_relative_to(root.resolve()):
        raise UserError(
            "Выбранная папка лежит внутри папки данных.",
            "Выберите папку на другом диске или рядом.",
        )
    there = target.exists()
    try:
        with described_io(target):
            target.mkdir(parents=True, exist_ok=True)
            require_room(target, sum(path.stat().st_size for path in (database, *files)))
            with unpacked(database) as plain:
                yield from checked_copy(plain, target / DATABASE_NAME)
            for number, (path, inside) in enumerate(files.items()):
                yield Progress(
                    number, len(files), f"Копирование: {name_in_words(inside.as_posix())}"
                )
                place = target / inside
                place.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(path, place)
            moved = {
                str(path.absolute()): str((target / inside).absolute())
                for path, inside in (documents or {}).items()
            }
            _tell_places(target / DATABASE_NAME, moved)
    except BaseException:
        shutil.rmtree(target, ignore_errors=True)
        if there:
            target.mkdir(exist_ok=True)
        raise


def _tell_places(database: Path, moved: Mapping[str, str]) -> None:
    def here(path: str) -> str:
        return moved.get(path, path)

    if moved:
        sqlite.edit_texts(database, {("output_record", "path"): here})


def _free_folder(wanted: Path) -> Path:
    path, number = wanted, 1
    while path.exists():
        number += 1
        path = wanted.with_name(f"{wanted.name} ({number})")
    return path
