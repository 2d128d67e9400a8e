"""Packages for Linux: a `.tar.xz` with one folder, `release.json` first, and `install.sh`.

The payload is the SHA-256 of `program/files.json`, which lists that of every file of the program.
"""

import hashlib
import json
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from app.errors import UserError
from app.services.program.releases.description import (
    LARGEST,
    NAME,
    Description,
    UnknownFormatError,
    read_description,
)
from app.services.program.releases.installation import Installation, System
from app.services.program.releases.release_format import (
    Inside,
    ReleaseFormat,
    damaged,
    foreign,
    too_new,
)
from app.services.progress import Progress, Steps

SCRIPT, LIST = "install.sh", "program/files.json"
_UNLISTED = {LIST, f"program/{NAME}"}  # the list itself, and what the installed program says
_LARGEST_LIST = 20_000_000
_STEP = 100  # files between two signs of life
_CHUNK = 1 << 20


def _read(path: Path) -> Steps[Inside]:
    with _opened(path) as archive:
        first, folder = _first(archive, path)
        description = _description(archive, first, path)
        hashes, listed = dict[str, str](), b""
        for number, (member, name) in enumerate(_files(archive, folder, path)):
            if number % _STEP == 0:
                yield Progress(0, 0, "Проверка файла")
            if name == LIST:
                listed = _content(archive, member, _LARGEST_LIST, path)
                hashes[name] = hashlib.sha256(listed).hexdigest()
            else:
                hashes[name] = _digest(archive, member)
    if hashes.get(LIST) != description.payload or SCRIPT not in hashes:
        raise damaged(path)
    expected = _listed(listed, path)
    if expected != {name: one for name, one in hashes.items() if name not in _UNLISTED}:
        raise damaged(path)
    return Inside(description)


def _stage(package: Path, _installation: Installation) -> Steps[tuple[str, ...]]:
    """Unpack it; its own script installs it, and waits for this program to end before."""
    target = package.parent
    with _opened(package) as archive:
        first, folder = _first(archive, package)
        _write(archive, first, target / folder / NAME)
        for number, (member, name) in enumerate(_files(archive, folder, package)):
            if number % _STEP == 0:
                yield Progress(0, 0, "Распаковка")
            _write(archive, member, target / folder / name)
    return ("/bin/sh", str(target / folder / SCRIPT), "--after")


@contextmanager
def _opened(path: Path) -> Generator[tarfile.TarFile]:
    """The archive, unpacked by the system's own `xz`: our runtime brings none along."""
    program = shutil.which("xz")
    if program is None or sys.platform == "win32":
        raise UserError(
            f"«{path.name}» – выпуск «Опоры» для Linux, здесь его нечем прочитать.",
            "В Windows возьмите файл .msi, в Linux установите программу xz (пакет xz-utils).",
        )
    with subprocess.Popen(
        [program, "--decompress", "--stdout", "--", str(path)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as unpacking:
        try:
            with tarfile.open(fileobj=unpacking.stdout, mode="r|") as archive:
                yield archive
            assert unpacking.stdout is not None
            while unpacking.stdout.read(_CHUNK):
                pass  # what stands behind the archive
            if unpacking.wait() != 0:
                raise damaged(path)
        except (tarfile.TarError, EOFError, LookupError, TypeError, ValueError) as error:
            raise damaged(path) from error
        finally:
            unpacking.kill()


def _first(archive: tarfile.TarFile, path: Path) -> tuple[tarfile.TarInfo, str]:
    """The description, which stands first, and the one folder that everything lies in.

    Raises:
        UserError: something else stands there, or it lies in no folder of its own.
    """
    first = archive.next()
    parts = () if first is None else PurePosixPath(first.name).parts
    if first is None or len(parts) != 2 or parts[1] != NAME:
        raise foreign(path)
    if parts[0] in ("..", "/", "//") or not first.isreg():
        raise damaged(path)
    return first, parts[0]


def _description(archive: tarfile.TarFile, member: tarfile.TarInfo, path: Path) -> Description:
    content = _content(archive, member, LARGEST, path)
    try:
        return read_description(content)
    except UnknownFormatError as error:
        raise too_new(path, System.LINUX) from error


def _files(
    archive: tarfile.TarFile, folder: str, path: Path
) -> Iterator[tuple[tarfile.TarInfo, str]]:
    """The files after the description, with their names inside the folder.

    Raises:
        UserError: something lies outside of the folder, or is neither a file nor a folder.
    """
    while (member := archive.next()) is not None:
        parts = PurePosixPath(member.name).parts
        if not (member.isreg() or member.isdir()) or parts[0] != folder or ".." in parts:
            raise damaged(path)
        if member.isreg():
            yield member, str(PurePosixPath(*parts[1:]))


def _content(archive: tarfile.TarFile, member: tarfile.TarInfo, most: int, path: Path) -> bytes:
    stream = archive.extractfile(member)
    if stream is None or member.size > most:
        raise damaged(path)
    return stream.read()


def _digest(archive: tarfile.TarFile, member: tarfile.TarInfo) -> str:
    stream, digest = archive.extractfile(member), hashlib.sha256()
    assert stream is not None
    while chunk := stream.read(_CHUNK):
        digest.update(chunk)
    return digest.hexdigest()


def _listed(content: bytes, path: Path) -> dict[str, str]:
    document = json.loads(content)
    if not isinstance(document, dict):
        raise damaged(path)
    return {str(name): str(digest) for name, digest in document.items()}


def _write(archive: tarfile.TarFile, member: tarfile.TarInfo, target: Path) -> None:
    stream = archive.extractfile(member)
    assert stream is not None
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("xb") as written:
        while chunk := stream.read(_CHUNK):
            written.write(chunk)
    target.chmod(0o755 if member.mode & 0o100 else 0o644)


FORMAT = ReleaseFormat(
    name="linux",
    system=System.LINUX,
    suffix=".tar.xz",
    begins=b"\xfd7zXZ\x00",
    kinds={"linux": "программа целиком"},
    unpacked=2,
    read=_read,
    stage=_stage,
)
