"""Packages of Windows Installer: a compound file with streams, read on any system.

Ours holds the streams `release.json` and `opora.cab`; the payload is the cabinet. Nothing of the
tables is read. https://learn.microsoft.com/openspecs/windows_protocols/ms-cfb describes the file;
how Windows Installer writes the names of its streams is described nowhere officially, the code of
Wine and of msitools agree on it.
"""

import hashlib
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from app.services.program.releases.description import (
    LARGEST,
    NAME,
    UnknownFormatError,
    read_description,
)
from app.services.program.releases.installation import LAUNCHER, Installation, System
from app.services.program.releases.release_format import (
    Inside,
    ReleaseFormat,
    damaged,
    foreign,
    too_new,
)
from app.services.progress import Progress, Steps

CABINET = "opora.cab"
SIGNATURE = "\x05DigitalSignature"
_LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz._"
_PAIRS, _SINGLES, _TABLE = range(0x3800, 0x4800), range(0x4800, 0x4840), 0x4840
_STEP = 4_000_000  # bytes between two signs of life
_END_OF_CHAIN = 0xFFFFFFFE
# What reading a file without sense ends with.
_NONSENSE = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)


def stream_name(stored: str) -> str:
    """The name of a stream as people write it; tables begin with «!».

    Two letters are packed into one sign, so that names of 62 letters fit into the 31 of the format.
    """
    name = ""
    for sign in map(ord, stored):
        if sign in _PAIRS:
            packed = sign - _PAIRS.start
            name += _LETTERS[packed & 0x3F] + _LETTERS[packed >> 6]
        elif sign in _SINGLES:
            name += _LETTERS[sign - _SINGLES.start]
        else:
            name += "!" if sign == _TABLE else chr(sign)
    return name


def _read(path: Path) -> Steps[Inside]:
    from olefile import OleFileIO

    try:
        with OleFileIO(str(path)) as package:
            return (yield from _read_open(package, path))
    except OSError as error:
        if error.errno is None:  # not the disk but olefile, about a file that is no sound one
            raise damaged(path) from error
        raise
    except _NONSENSE as error:
        raise damaged(path) from error


def _read_open(package: Any, path: Path) -> Steps[Inside]:  # noqa: ANN401 - untyped
    entries = {stream_name(entry.name): entry for entry in package.root.kids}
    if NAME not in entries or CABINET not in entries:
        raise foreign(path)
    if entries[NAME].size > LARGEST:
        raise damaged(path)
    try:
        description = read_description(b"".join(_pieces(package, entries[NAME])))
    except UnknownFormatError as error:
        raise too_new(path, System.WINDOWS) from error
    digest, done, total = hashlib.sha256(), 0, entries[CABINET].size
    shown = -_STEP
    for piece in _pieces(package, entries[CABINET]):
        if done - shown >= _STEP:
            shown = done
            yield Progress(done, total, "Проверка файла")
        digest.update(piece)
        done += len(piece)
    if digest.hexdigest() != description.payload:
        raise damaged(path)
    return Inside(description, signed=SIGNATURE in entries)


def _pieces(package: Any, entry: Any) -> Iterator[bytes]:  # noqa: ANN401 - as above
    """The content of a stream, a piece at a time: a cabinet is too large to be held whole.

    Raises:
        ValueError: its sectors end before it does, or lie outside of the file.
    """
    if entry.size < package.minisectorcutoff:
        yield package.openstream([entry.name]).read()
        return
    sector, left, size = entry.isectStart, entry.size, package.sector_size
    while left > 0:
        first = sector
        count = 1
        while package.fat[sector] == sector + 1 and count * size < _STEP:  # a run is read in one go
            sector += 1
            count += 1
        wanted = min(left, count * size)
        package.fp.seek((first + 1) * size)
        piece = package.fp.read(wanted)
        if len(piece) != wanted:
            raise ValueError(first)
        yield piece
        left -= wanted
        sector = package.fat[sector]
    if sector != _END_OF_CHAIN:
        raise ValueError(sector)


def _stage(package: Path, installation: Installation) -> Steps[tuple[str, ...]]:
    """A copy of the launcher does the work: Windows replaces the installed one meanwhile."""
    assert installation.launcher is not None
    yield Progress(0, 0, "Подготовка установки")
    launcher = package.with_name(LAUNCHER)
    shutil.copyfile(installation.launcher, launcher)
    return (str(launcher), "--install", str(package))


FORMAT = ReleaseFormat(
    name="msi",
    system=System.WINDOWS,
    suffix=".msi",
    begins=b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    kinds={"full": "программа целиком", "update": "обновление"},
    unpacked=1,
    read=_read,
    stage=_stage,
)
