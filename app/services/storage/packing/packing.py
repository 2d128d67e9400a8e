"""A whole workspace in one file: for moving to another computer, and as a copy to keep.

The file (`.opora`) is a zip archive: a consistent copy of the database, the attachments, the
finished documents, and `opora.json` with the version, the schema and the SHA-256 of every file.
It names no place and no user of the computer on which it was packed.
"""

import json
import shutil
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from app import __version__
from app.errors import UserError
from app.services.progress import Progress, Steps
from app.services.storage import upgrade
from app.services.storage.files import sqlite
from app.services.storage.files.files import described_io, require_possible, write_atomic
from app.services.storage.files.passing import passing_folder
from app.services.storage.packing.impersonal import make_impersonal
from app.services.storage.packing.names import (
    ATTACHMENTS,
    DOCUMENTS,
    MANIFEST,
    PASSING,
    is_packed_name,
    name_in_words,
)
from app.services.storage.workspace import DATABASE_NAME

if TYPE_CHECKING:
    from app.services.storage.workspace import Workspace

SUFFIX = ".opora"
FORMAT = 1
_CHUNK = 1024 * 1024


@dataclass(frozen=True, slots=True)
class PackedFile:
    """A file of a packed workspace.

    Attributes:
        name: its name in the archive, such as `documents/Приказ.docx`.
        size: bytes.
        sha256: hexadecimal.
        original: the path by which the history of documents in the package knows it: its name, or
            where it lay on the packing computer in a package of version 0.1.
    """

    name: str
    size: int
    sha256: str
    original: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """What a packed workspace says about itself.

    Attributes:
        program: version of the program that made it.
        schema: revision of its database.
        made_at: aware moment.
        title: the department it belongs to, or an empty string.
        files: everything in it.
    """

    program: str
    schema: str
    made_at: datetime
    title: str
    files: tuple[PackedFile, ...]

    @property
    def size(self) -> int:
        """Bytes that it takes when it is unpacked."""
        return sum(file.size for file in self.files)


def pack(workspace: "Workspace", target: Path, *, overwrite: bool = False) -> Steps[Path]:
    """Write the workspace into one file; it may be open and stays as it is.

    Returns the file, with the suffix `.opora` whatever was asked for.

    Raises:
        UserError: there is such a file already, or a document's name cannot be packed.
        EnvironmentProblem: a file cannot be read, or the disk is full; no rest is left then.
    """
    if target.name in ("", ".."):
        raise UserError(f"«{target}» – папка, а не файл.", "Допишите имя файла.")
    if target.suffix.lower() != SUFFIX:
        target = target.with_name(target.name + SUFFIX)
    require_possible(target)
    if target.exists() and not overwrite:
        raise UserError(f"Файл «{target}» уже есть.", "Укажите другое имя.")
    yield Progress(0, 0, "Копия базы данных")
    with described_io(target), passing_folder() as folder:
        database = folder / DATABASE_NAME
        sqlite.copy_database(workspace.database.path, database)
        files = list(_files(workspace, target))
        yield Progress(0, 0, "Копия базы данных без имён и путей этого компьютера")
        make_impersonal(database, _places(workspace), _names_by_path(files))
        sources = [(DATABASE_NAME, database), *files]
        archive = folder / "packed.zip"
        yield from _write(archive, workspace, sources)
        write_atomic(target, lambda path: _copy(archive, path), large=True)
    return target


def _places(workspace: "Workspace") -> list[Path]:
    """Folders of this computer that nothing in the package may name."""
    places = (workspace.root, workspace.documents, Path.home(), Path(tempfile.gettempdir()))
    return [spelling for place in places for spelling in (place.absolute(), place.resolve())]


def _names_by_path(files: Iterable[tuple[str, Path]]) -> dict[str, str]:
    return {str(path.absolute()): name for name, path in files if name.startswith(f"{DOCUMENTS}/")}


def _files(workspace: "Workspace", target: Path) -> Iterator[tuple[str, Path]]:
    for kind, folder in ((ATTACHMENTS, workspace.attachments), (DOCUMENTS, workspace.documents)):
        for path in sorted(folder.rglob("*")):
            if not path.is_file() or path == target or path.name.startswith(PASSING):
                continue
            name = f"{kind}/{path.relative_to(folder).as_posix()}"
            if not is_packed_name(name):
                raise UserError(
                    f"Имя файла «{path.name}» не подходит для Windows.", "Переименуйте файл."
                )
            yield name, path


def _write(archive: Path, workspace: "Workspace", sources: list[tuple[str, Path]]) -> Steps[None]:
    files: list[dict[str, Any]] = []
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for number, (name, path) in enumerate(sources):
            yield Progress(number, len(sources), f"Упаковка: {name_in_words(name)}")
            files.append(_add(packed, name, path))
        with workspace.database.reading() as reader:
            row = reader.row("SELECT short_name, full_name FROM department")
        manifest = {
            "format": FORMAT,
            "program": __version__,
            "schema": upgrade.stored_revision(sources[0][1]),
            "made_at": workspace.clock.now().isoformat(),
            "title": "" if row is None else row["short_name"] or row["full_name"],
            "files": files,
        }
        entry = zipfile.ZipInfo(MANIFEST)  # without the time, which may be none that zip knows
        entry.compress_type = zipfile.ZIP_DEFLATED
        packed.writestr(entry, json.dumps(manifest, ensure_ascii=False, indent=1))


def _copy(source: Path, target: Path) -> None:
    shutil.copyfile(source, target)


def _add(packed: zipfile.ZipFile, name: str, path: Path) -> dict[str, Any]:
    with described_io(path), path.open("rb") as source, packed.open(name, "w") as target:
        size, digest = copy_hashed(source, target)
    return {"name": name, "size": size, "sha256": digest, "original": name}


def copy_hashed(source: IO[bytes], target: IO[bytes], limit: int | None = None) -> tuple[int, str]:
    """Copy a stream; returns its size and its SHA-256. Stops after more than `limit` bytes."""
    import hashlib

    digest, size = hashlib.sha256(), 0
    while chunk := source.read(_CHUNK):
        size += len(chunk)
        if limit is not None and size > limit:
            break
        digest.update(chunk)
        target.write(chunk)
    return size, digest.hexdigest()
