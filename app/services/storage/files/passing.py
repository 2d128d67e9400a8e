"""Passing folders: what lies in them serves one process and goes with it, even when it is killed.

Each is a folder of the system's temporary files with a lock that the system lets go when the
process ends, however it ends. So what nobody needs any more is told from what is at work.
"""

import logging
import re
import shutil
import stat
import tempfile
import time
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from filelock import BaseFileLock

logger = logging.getLogger(__name__)
_PREFIX, _LOCK, _PLACES = "opora-", ".in-use", ".places"
# The names that `tempfile` gives, also those of version 0.1.0, which had no lock in them.
_OURS = re.compile(r"^opora-(?:pack-|check-)?[a-z0-9_]{8}$")
_BESIDE = re.compile(r"^\.opora-(?:[a-z0-9_]{8}|(?:unpack-)?[0-9a-f]{32})(?:\.\w+)?$")
# Between making a folder and locking it a process needs no time to speak of; who starts again
# at once after a crash should not leave hundreds of megabytes until the start after.
_JUST_MADE_S, _UNLOCKED_S = 3, 7 * 24 * 3600
_kept: "list[tuple[Path, BaseFileLock]]" = []


@contextmanager
def passing_folder() -> Generator[Path]:
    """A folder for the block; it goes with all that is in it, at the latest at a later start."""
    folder, lock = _make()
    try:
        yield folder
    finally:
        lock.release()
        shutil.rmtree(folder, ignore_errors=True)


def lasting_folder() -> Path:
    """A new folder that lasts as long as this process: another program looks at what is in it."""
    if not _kept or not _kept[0][0].is_dir():
        _kept[:] = [_make()]
    return Path(tempfile.mkdtemp(dir=_kept[0][0]))


@contextmanager
def noted(place: Path) -> Generator[Path]:
    """Something that is made elsewhere for the block, beside what it will become.

    It is for the caller to remove it; when the process is killed, the next start does.

    Args:
        place: file or folder; its name begins with `.opora-`.
    """
    assert _BESIDE.match(place.name), place.name
    with passing_folder() as folder:
        (folder / _PLACES).write_text(str(place.absolute()), encoding="utf-8")
        yield place


def sweep_passing(within: Path | None = None, now: float | None = None) -> int:
    """Remove passing folders of processes that are gone, with what they noted; returns how many.

    A folder without a lock is one of version 0.1.0 or of nobody knows whom: it goes when it has one
    of the names of that version and nothing in it was touched for a week.

    Args:
        within: the folder of temporary files.
        now: seconds since 1970.
    """
    moment = time.time() if now is None else now
    removed = 0
    try:
        folders = list((within or Path(tempfile.gettempdir())).iterdir())
    except OSError:
        return 0
    for folder in folders:
        if not _OURS.match(folder.name) or folder.is_symlink() or not folder.is_dir():
            continue
        with suppress(OSError):
            if _is_left(folder, moment):
                _remove(folder)
                removed += not folder.exists()
    return removed


def _make() -> "tuple[Path, BaseFileLock]":
    from filelock import FileLock

    folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
    lock = FileLock(folder / _LOCK, timeout=0)
    lock.acquire()
    return folder, lock


def _is_left(folder: Path, now: float) -> bool:
    """Whether no process needs it any more."""
    from filelock import FileLock, Timeout

    age = now - folder.stat().st_mtime
    if age < _JUST_MADE_S:
        return False
    if not (folder / _LOCK).exists():
        newest = max((path.lstat().st_mtime for path in folder.rglob("*")), default=0.0)
        return now - max(newest, folder.stat().st_mtime) > _UNLOCKED_S
    lock = FileLock(folder / _LOCK, timeout=0)
    try:
        lock.acquire()
    except Timeout:
        return False
    lock.release()
    return True


def _remove(folder: Path) -> None:
    with suppress(OSError, UnicodeDecodeError):
        for line in (folder / _PLACES).read_text(encoding="utf-8").splitlines():
            remove_left(Path(line))
    _remove_tree(folder)
    logger.info("left by a process that is gone, removed: %s", folder.name)


def remove_left(place: Path) -> bool:
    """Remove a passing file or folder beside other files, if its name is one of ours.

    Returns whether it is gone. What cannot be removed now stays for the next time.
    """
    if not _BESIDE.match(place.name) or place.is_symlink():
        return False
    with suppress(OSError):
        if place.is_dir():
            _remove_tree(place)
        else:
            place.unlink()
    return not place.exists()


def _remove_tree(folder: Path) -> None:
    for path in folder.rglob("*"):
        with suppress(OSError):  # Windows removes no file that is marked as not to be changed
            if not path.is_symlink():
                path.chmod(path.stat().st_mode | stat.S_IWRITE)
    shutil.rmtree(folder, ignore_errors=True)
