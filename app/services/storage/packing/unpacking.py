"""A packed workspace becomes a folder again; everything is checked before anything appears.

Nothing is ever overwritten, and no file of the archive can land outside the new folder.
"""

import contextlib
import errno
import json
import shutil
import struct
import uuid
import zipfile
import zlib
from collections.abc import Generator, Mapping
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Any

from app.errors import UserError
from app.services.language.numbers import size_text
from app.services.progress import Progress, Steps
from app.services.storage import own_schema, upgrade
from app.services.storage.files import sqlite
from app.services.storage.files.files import described_io, is_free, require_possible, require_room
from app.services.storage.files.header import read_header
from app.services.storage.files.passing import noted
from app.services.storage.leftovers import UNPACKED
from app.services.storage.packing.names import DOCUMENTS, MANIFEST, is_packed_name, name_in_words
from app.services.storage.packing.packing import FORMAT, Package, PackedFile, copy_hashed
from app.services.storage.workspace import DATABASE_NAME, FOLDERS

_LARGEST_MANIFEST = 20_000_000
_ENCRYPTED = 1
# A workspace packs to a tenth or so; what would swell more than this, and to so much, is a trap.
_MOST_SWELLING, _PLAUSIBLE = 200, 200_000_000
# What reading a damaged archive ends with.
_UNREADABLE = (
    zipfile.BadZipFile,
    EOFError,
    zlib.error,
    struct.error,
    UnicodeDecodeError,
    NotImplementedError,
    OverflowError,
    RuntimeError,
)


def read_package(path: Path) -> Package:
    """What a packed workspace says about itself; nothing is unpacked.

    Raises:
        UserError: the file is not there, is none of ours, is damaged, or a newer program made it.
        EnvironmentProblem: the file cannot be read.
    """
    with _opened(path) as archive:
        return _package(archive, path)


def unpack(path: Path, root: Path) -> Steps[Path]:
    """Make the workspace in the folder `root`, which is new or empty; returns the folder.

    Raises:
        UserError: the folder holds something, or the package is damaged, too new, or its database
            holds what is not ours.
        EnvironmentProblem: no room, no rights.
    """
    yield Progress(0, 0, "Проверка файла")
    with _opened(path) as archive, described_io(root):
        package = _package(archive, path)
        _require_free(root)
        root.parent.mkdir(parents=True, exist_ok=True)
        require_room(root.parent, package.size)
        unpacked = root.with_name(f"{UNPACKED}{uuid.uuid4().hex}")
        unpacked.mkdir()
        try:
            with noted(unpacked):
                yield from _fill(unpacked, archive, package, path)
                _finish(unpacked, root, package, path)
                if root.exists():
                    root.rmdir()  # empty, as was checked
                unpacked.rename(root)
        except BaseException:
            shutil.rmtree(unpacked, ignore_errors=True)
            raise
    return root


@contextlib.contextmanager
def _opened(path: Path) -> Generator[zipfile.ZipFile]:
    require_possible(path)
    if not path.is_file():
        raise UserError(f"Файла «{path}» нет.", "Проверьте путь.")
    try:
        with described_io(path), zipfile.ZipFile(path) as archive:
            yield archive
    except _UNREADABLE as error:
        raise _damaged(path) from error
    except OSError as error:
        if error.errno == errno.EINVAL and error.filename is None:  # a place before the beginning
            raise _damaged(path) from error
        raise


def _damaged(path: Path) -> UserError:
    return UserError(
        f"Файл «{path.name}» повреждён или в нём нет данных «Опоры».",
        "Скопируйте его с прежнего компьютера ещё раз.",
    )


def _package(archive: zipfile.ZipFile, path: Path) -> Package:
    try:
        if archive.getinfo(MANIFEST).file_size > _LARGEST_MANIFEST:
            raise _damaged(path)
        manifest = json.loads(archive.read(MANIFEST))
        _require_known(manifest)
        package = _parsed(manifest)
    except (KeyError, TypeError, ValueError) as error:
        raise _damaged(path) from error
    _require_sound(archive, package, path)
    return package


def _require_known(manifest: Mapping[str, Any]) -> None:
    if int(manifest["format"]) > FORMAT or manifest["schema"] not in upgrade.known_revisions():
        raise UserError(
            f"Файл создан более новой версией «Опоры» ({manifest['program']}), ничего не изменено.",
            "Установите последнюю версию программы и откройте его снова.",
        )


def _parsed(manifest: Mapping[str, Any]) -> Package:
    files = tuple(
        PackedFile(str(row["name"]), int(row["size"]), str(row["sha256"]), str(row["original"]))
        for row in manifest["files"]
    )
    made_at = datetime.fromisoformat(manifest["made_at"])
    return Package(
        program=str(manifest["program"]),
        schema=str(manifest["schema"]),
        made_at=made_at,
        title=str(manifest["title"]),
        files=files,
    )


def _require_sound(archive: zipfile.ZipFile, package: Package, path: Path) -> None:
    """The list and the archive tell of the same files, and every name is one of ours."""
    entries = archive.infolist()
    sizes = {entry.filename: entry.file_size for entry in entries}
    sizes.pop(MANIFEST)
    listed = {file.name: file.size for file in package.files}
    names = {file.name.casefold() for file in package.files}
    folders = {str(parent) for name in names for parent in PurePosixPath(name).parents}
    readable = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
    if (
        listed != sizes
        or any(e.compress_type not in readable or e.flag_bits & _ENCRYPTED for e in entries)
        or DATABASE_NAME not in listed
        or len(names) != len(package.files)
        or not names.isdisjoint(folders)
        or len(entries) != len(package.files) + 1
        or not all(is_packed_name(name) for name in listed)
    ):
        raise _damaged(path)
    if package.size > max(_PLAUSIBLE, _MOST_SWELLING * path.stat().st_size):
        raise UserError(
            f"Файл «{path.name}» после распаковки занял бы {size_text(package.size)}: данные"
            " «Опоры» так не сжимаются. Ничего не распаковано.",
            "Возьмите файл с того компьютера, где упаковали данные.",
        )


def _require_free(root: Path) -> None:
    require_possible(root)
    if not is_free(root):
        raise UserError(
            f"Папка «{root}» не пустая, в ней ничего не изменено.",
            "Выберите новую или пустую папку.",
        )


def _fill(unpacked: Path, archive: zipfile.ZipFile, package: Package, path: Path) -> Steps[None]:
    for number, file in enumerate(package.files):
        yield Progress(number, len(package.files), f"Распаковка: {name_in_words(file.name)}")
        _extract(archive, file, unpacked, path)


def _extract(archive: zipfile.ZipFile, file: PackedFile, unpacked: Path, path: Path) -> None:
    target = unpacked / file.name
    target.parent.mkdir(parents=True, exist_ok=True)
    with archive.open(file.name) as source, target.open("xb") as stream:
        size, digest = copy_hashed(source, stream, limit=file.size)
    if (size, digest) != (file.size, file.sha256):
        raise _damaged(path)


def _require_own_schema(database: Path, path: Path) -> None:
    """Before anything else reads the database: a trigger or a view of others would run."""
    header = read_header(database)
    if header is None or header.application:
        raise _damaged(path)
    with sqlite.reading(database) as reader:
        difference = own_schema.difference(reader)
    if difference:
        raise UserError(
            f"База данных в файле «{path.name}» устроена не так, как её делает «Опора»:"
            f" {difference}. Ничего не распаковано.",
            "Упакуйте данные на прежнем компьютере ещё раз и не меняйте файл другими программами.",
        )


def _finish(unpacked: Path, root: Path, package: Package, path: Path) -> None:
    """Check the database, tell it where its documents lie now, add the folders of a workspace."""
    database = unpacked / DATABASE_NAME
    _require_own_schema(database, path)
    if sqlite.integrity_problems(database) or upgrade.stored_revision(database) != package.schema:
        raise _damaged(path)
    moved = {
        file.original: str((root / file.name).absolute())
        for file in package.files
        if file.name.startswith(f"{DOCUMENTS}/")
    }
    sqlite.edit_texts(database, {("output_record", "path"): lambda path: _here(path, moved, root)})
    for name in FOLDERS:
        (unpacked / name).mkdir(exist_ok=True)


def _here(path: str, moved: Mapping[str, str], root: Path) -> str:
    """Where a made document lies now, or would lie if it had been packed."""
    if path in moved:
        return moved[path]
    inside = path.startswith(f"{DOCUMENTS}/") and is_packed_name(path)  # with «..» it leads out
    return str((root / path).absolute()) if inside else path
