"""The folder in which a package waits for the program to end, and who is at work with it.

While a window gets a package ready it holds the lock in the folder, which the system lets go
however the process ends; from then on the number of the installer's process stands in it. So what
was left is told from what is at work. There is one folder a user, whichever workspace is open.
"""

import contextlib
import os
import shutil
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from app import paths
from app.errors import EnvironmentProblem
from app.services.program.releases.news import own_version
from app.services.program.releases.version import Version, parse_version

if TYPE_CHECKING:
    from filelock import BaseFileLock

_LOCK, _INSTALLER, _WANTED, _ERROR = ".in-use", "installer.txt", "version.txt", "error.txt"
_STILL_AT_WORK = 15 * 60  # seconds for which an installer may need the folder
_PATIENCE_S = 2  # another start may be sweeping


def update_folder() -> Path:
    """Where a package waits: beside the folder of the default workspace."""
    return paths.default_workspace().with_name("update")


def claim(folder: Path) -> "BaseFileLock":
    """Take the folder, emptied of what others left; for the caller to let go by `clear`.

    Raises:
        EnvironmentProblem: another window or an installer is at work with it.
        OSError: it cannot be made, or what lies in it cannot be removed.
    """
    from filelock import FileLock, Timeout

    end = time.monotonic() + _PATIENCE_S
    while True:
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / _LOCK)
        try:
            lock.acquire(timeout=_PATIENCE_S)
        except Timeout:
            raise EnvironmentProblem(
                "Обновление уже готовит другое окно «Опоры».",
                "Дождитесь его или закройте то окно, потом выберите файл снова.",
            ) from None
        if (folder / _LOCK).exists() or time.monotonic() > end:
            break
        lock.release()  # of a folder that was swept meanwhile
    try:
        if _is_installing(folder):
            raise EnvironmentProblem(
                "Новая версия уже устанавливается.",
                "Закройте все окна «Опоры» и подождите минуту: она откроется сама.",
            )
        _empty(folder)
    except BaseException:
        lock.release()
        raise
    return lock


def clear(folder: Path, lock: "BaseFileLock | None") -> None:
    """Let the folder go; nothing of it is left."""
    if lock is not None:
        lock.release()
    shutil.rmtree(folder, ignore_errors=True)


def note_version(folder: Path, version: Version) -> None:
    """Everything is ready to install this version."""
    (folder / _WANTED).write_text(f"{version}\n", encoding="utf-8")


def note_installer(folder: Path, process: int) -> None:
    """This process has begun to install what lies here."""
    with contextlib.suppress(OSError):  # then it is known by its age alone
        (folder / _INSTALLER).write_text(f"{process}\n", encoding="utf-8")


def note_failure(folder: Path, words: str) -> None:
    """Why nothing was installed, for the next start."""
    with contextlib.suppress(OSError):
        (folder / _ERROR).write_text(f"{words}\n", encoding="utf-8")


def sweep(folder: Path | None = None) -> str:
    """Remove what an update left; returns why it failed, one Russian sentence, or nothing.

    What another window gets ready stays, and what an installer may still work with, to a later
    start.
    """
    from filelock import FileLock, Timeout

    folder = folder or update_folder()
    if not folder.is_dir():
        return ""
    lock = FileLock(folder / _LOCK, timeout=0)
    try:
        lock.acquire()
    except (Timeout, OSError):
        return ""
    failure = _text(folder / _ERROR)
    if failure or _is_over(folder):
        clear(folder, lock)
    else:
        lock.release()
    return failure


def _is_over(folder: Path) -> bool:
    """Nothing was ready yet, its version runs by now, or no installer can be at work any more."""
    try:
        wanted = parse_version(_text(folder / _WANTED))
    except ValueError:
        return True
    if own_version() >= wanted:
        return True
    if _text(folder / _INSTALLER):
        return not _is_installing(folder)
    return not _is_young(folder)


def _is_installing(folder: Path) -> bool:
    """Whether the installer that was noted runs; the process itself may be what it became."""
    number = _text(folder / _INSTALLER)
    if not number.isdigit() or int(number) == os.getpid():
        return False
    return _is_young(folder) and _runs(int(number))


def _is_young(folder: Path) -> bool:
    try:
        age = time.time() - folder.stat().st_mtime
    except OSError:
        return False
    return 0 <= age < _STILL_AT_WORK


def _runs(process: int) -> bool:
    if sys.platform == "win32":
        import ctypes

        kernel = ctypes.WinDLL("kernel32")
        kernel.OpenProcess.restype = ctypes.c_void_p
        kernel.WaitForSingleObject.argtypes = (ctypes.c_void_p, ctypes.c_ulong)
        kernel.CloseHandle.argtypes = (ctypes.c_void_p,)
        synchronize, still_running = 0x00100000, 0x102  # WAIT_TIMEOUT
        handle = kernel.OpenProcess(synchronize, 0, process)
        if not handle:
            return False
        try:
            return kernel.WaitForSingleObject(handle, 0) == still_running
        finally:
            kernel.CloseHandle(handle)
    try:
        os.kill(process, 0)
    except (ProcessLookupError, PermissionError):  # none, or by now one of somebody else
        return False
    return True


def _empty(folder: Path) -> None:
    for entry in folder.iterdir():
        if entry.name == _LOCK:
            continue
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        else:
            entry.unlink()


def _text(path: Path) -> str:
    try:
        return " ".join(path.read_text(encoding="utf-8").split())
    except (OSError, UnicodeDecodeError):
        return ""
