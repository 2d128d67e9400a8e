"""A copy of the database as a zip archive: about a sixth of its size, and any system opens it.

It holds the database and, before it, what a list of copies tells of it, so that nothing is unpacked
for the list. A copy that does not pass the thorough check stays plain, and a mark beside it says
so; one that was damaged later gets the same mark from whoever reads it to its end (`is_whole`,
`sound_copy`). Version 0.1.0 does not know such files; the database in one can be taken out by hand.
"""

import json
import logging
import os
import zipfile
import zlib
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import IO, Any, NamedTuple

from app.errors import EnvironmentProblem
from app.services.progress import stop_if_asked
from app.services.storage.files import sqlite
from app.services.storage.files.archives import opened_archive
from app.services.storage.files.files import flush
from app.services.storage.files.header import read_header
from app.services.storage.files.sqlite_faults import DamagedDatabaseError

logger = logging.getLogger(__name__)
SUFFIX = ".zip"
PARTIAL = ".partial"
FAILED = ".failed"
_DATABASE, _ABOUT = "opora.sqlite", "copy.json"
_CHUNK = 1024 * 1024
_LARGEST_ABOUT = 100_000
# What reading a damaged archive ends with.
UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    KeyError,
    TypeError,
    ValueError,
    NotImplementedError,
    RuntimeError,
)


class Contents(NamedTuple):
    """What a copy holds.

    Attributes:
        number: in the order in which copies were made; 0 of one that has none.
        schools: number of schools.
        results: number of rows of results.
        state: what tells two states of the database apart; JSON values.
        size: bytes of the database.
    """

    number: int
    schools: int
    results: int
    state: list[Any]
    size: int


class UnreadCopyError(EnvironmentProblem):
    """A copy cannot be read now, which says nothing against it."""

    def __init__(self) -> None:
        super().__init__(
            "Эта резервная копия сейчас не читается.",
            "Проверьте, что диск подключён, на файл есть права и он не открыт в другой программе,"
            " и повторите.",
        )


class _StoppedError(Exception):
    """Somebody waits for the workspace."""


def contents_of(copy: Path) -> Contents | None:
    """What a copy holds, compressed or not; None when it cannot be read."""
    try:
        return read_contents(copy)
    except UnreadCopyError:
        return None


def read_contents(copy: Path) -> Contents | None:
    """What a copy holds, compressed or not; None when it is damaged.

    Raises:
        UnreadCopyError: it cannot be read now.
    """
    try:
        return (_told_by if copy.suffix == SUFFIX else _read_in)(copy)
    except (*UNREADABLE, EnvironmentProblem, sqlite.DatabaseError) as error:
        if is_damage(error):
            return None
        raise UnreadCopyError from error


def is_damage(error: Exception) -> bool:
    """Whether reading a copy ended with this for what lies in it, not for the disk or the rights.

    Of an archive it was opened by `opened_archive`: then every `OSError` is of the disk.
    """
    if isinstance(error, OSError):
        return False
    return not isinstance(error, EnvironmentProblem) or isinstance(error, DamagedDatabaseError)


def number_of(copy: Path) -> int:
    """Its number; 0 when it has none or cannot be read."""
    if copy.suffix == SUFFIX:
        contents = contents_of(copy)
        return 0 if contents is None else contents.number
    try:
        header = read_header(copy)
    except OSError:
        return 0
    return 0 if header is None else header.number


def state_of(database: Path) -> list[Any]:
    """The newest action, its moment, the newest document and how many actions were undone.

    Raises:
        EnvironmentProblem: the file cannot be read.
    """
    with sqlite.reading(database) as reader:
        return _state(reader)


def compress(copy: Path, stop: Callable[[], bool] = lambda: False) -> Path | None:
    """Put an archive in the place of a copy that passes the thorough check; returns the archive.

    None when the copy is not sound or cannot be replaced now, or `stop` said so meanwhile: it
    stays as it was then. The archive is read back before the copy goes.
    """
    target = copy.with_suffix(SUFFIX)
    partial = target.with_name(target.name + PARTIAL)
    try:
        contents = read_contents(copy)
        sound = contents is not None and not sqlite.integrity_problems(copy)
    except EnvironmentProblem:
        return None
    if contents is None or not sound:
        logger.warning("a copy is not sound and was not compressed: %s", copy.name)
        note_failure(copy)
        return None
    _remove(_failure(copy))
    try:
        _write(copy, partial, contents, stop)
        if not is_sound(partial):
            return None
        flush(partial)
        made = copy.stat()
        os.utime(partial, ns=(made.st_atime_ns, made.st_mtime_ns))
        partial.replace(target)
        _remove(_failure(target))  # of a damaged one that lay there
        copy.unlink()
    except _StoppedError:
        return None
    except (OSError, zipfile.BadZipFile, zlib.error) as error:
        logger.warning("a copy was not compressed: %s: %s", copy.name, error)
        return None
    finally:
        _remove(partial)
    return target


def has_failed(copy: Path) -> bool:
    """Whether the copy, as it lies there, did not pass the thorough check last time."""
    try:
        return _failure(copy).read_text(encoding="ascii") == _looks(copy)
    except (OSError, ValueError):
        return False


def sweep_failures(folder: Path) -> None:
    """Remove what was noted of copies that are gone."""
    for mark in folder.glob(f"*{FAILED}"):
        if not mark.with_name(mark.name.removesuffix(FAILED)).exists():
            _remove(mark)


def _failure(copy: Path) -> Path:
    return copy.with_name(copy.name + FAILED)


def note_failure(copy: Path) -> None:
    """Leave the mark beside a copy that did not pass the thorough check, see `has_failed`."""
    try:
        _failure(copy).write_text(_looks(copy), encoding="ascii")
    except OSError as error:  # it is checked again next time
        logger.warning("not noted beside %s: %s", copy.name, error)


def _looks(copy: Path) -> str:
    """What tells the file from another that was put into its place."""
    facts = copy.stat()
    return f"{facts.st_size} {facts.st_mtime_ns}"


def is_sound(archive_path: Path) -> bool:
    """Whether a compressed copy can be read to its end; takes a moment."""
    try:
        with opened_archive(archive_path) as archive:
            return _DATABASE in archive.namelist() and archive.testzip() is None
    except UNREADABLE:
        return False


def is_whole(copy: Path, *, again: bool = False) -> bool:
    """Whether a copy is still what was written, if it is compressed; takes a moment.

    It passed the thorough check then, so its check sums say all. One that is damaged gets the mark.
    A file that looks as it did when this process read it is not read again, unless `again` says so.

    Raises:
        CancelledByUserError: the user asked to stop.
        UnreadCopyError: it cannot be read now, or is gone: nothing is known against it.
    """
    if copy.suffix != SUFFIX:
        return True
    try:
        if has_failed(copy):
            return False
        read = _read_to_its_end.__wrapped__ if again else _read_to_its_end
        read(copy, _looks(copy))
    except UNREADABLE as error:
        logger.warning("a compressed copy cannot be read: %s: %s", copy.name, error)
        if not is_damage(error):
            raise UnreadCopyError from error
        note_failure(copy)
        return False
    return True


@lru_cache(maxsize=1024)  # of those that are whole; one that is not raises
def _read_to_its_end(copy: Path, _looks: str) -> None:
    with opened_archive(copy) as archive:
        for name in (_ABOUT, _DATABASE):
            with archive.open(name) as part:
                while part.read(_CHUNK):
                    stop_if_asked()


def extract(archive_path: Path, target: Path) -> None:
    """Write the database of a compressed copy into a new file.

    Raises:
        UNREADABLE: one of these: the archive is damaged, or as `is_damage` says of it.
    """
    with (
        opened_archive(archive_path) as archive,
        archive.open(_DATABASE) as source,
        target.open("xb") as stream,
    ):
        _pour(source, stream)


def _write(copy: Path, partial: Path, contents: Contents, stop: Callable[[], bool]) -> None:
    # Entries without a time: the clock may show a year that zip does not know.
    about, database = zipfile.ZipInfo(_ABOUT), zipfile.ZipInfo(_DATABASE)
    database.compress_type = zipfile.ZIP_DEFLATED
    database.file_size = contents.size
    with zipfile.ZipFile(partial, "w") as archive:
        archive.writestr(about, json.dumps(contents._asdict(), ensure_ascii=False))
        with copy.open("rb") as source, archive.open(database, "w") as stream:
            _pour(source, stream, stop)


def _pour(source: IO[bytes], target: IO[bytes], stop: Callable[[], bool] = lambda: False) -> None:
    while chunk := source.read(_CHUNK):
        if stop():
            raise _StoppedError
        target.write(chunk)


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:  # held by a virus scanner: it goes at the next start
        logger.info("left for the next start: %s", path.name)


def _told_by(path: Path) -> Contents:
    with opened_archive(path) as archive:
        if archive.getinfo(_ABOUT).file_size > _LARGEST_ABOUT:
            raise zipfile.BadZipFile(path.name)
        told = json.loads(archive.read(_ABOUT))
        size = archive.getinfo(_DATABASE).file_size
    return Contents(
        number=int(told["number"]),
        schools=int(told["schools"]),
        results=int(told["results"]),
        state=list(told["state"]),
        size=size,
    )


def _read_in(path: Path) -> Contents:
    with sqlite.reading(path) as reader:
        schools = reader.scalar("SELECT count(*) FROM school")
        results = reader.scalar("SELECT count(*) FROM result")
        state = _state(reader)
    return Contents(
        number=number_of(path),
        schools=schools,
        results=results,
        state=state,
        size=path.stat().st_size,
    )


def _state(reader: sqlite.Reader) -> list[Any]:
    row = reader.row("SELECT id, created_at FROM change_set ORDER BY id DESC LIMIT 1")
    outputs = reader.scalar("SELECT max(id) FROM output_record")
    undone = reader.scalar("SELECT count(*) FROM change_set WHERE undone_at IS NOT NULL")
    return [None if row is None else list(row), outputs, undone]
