"""From a package that fits to the process that installs it when this program has ended.

All of it lies in one folder beside the user's own workspace, which the program sweeps later.
"""

import contextlib
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app import paths
from app.errors import EnvironmentProblem
from app.services.program.releases.installation import Installation, this_installation
from app.services.program.releases.news import own_version
from app.services.program.releases.updating.judging import Review, review
from app.services.program.releases.updating.reading import read_release
from app.services.program.releases.version import parse_version
from app.services.progress import Progress, Steps
from app.services.storage import backup, upgrade
from app.services.storage.files.files import described_io, flush
from app.services.storage.files.places import own_workspace

if TYPE_CHECKING:
    from app.services.storage.workspace import Workspace

_WANTED, _ERROR = "version.txt", "error.txt"
_STILL_AT_WORK = 15 * 60  # seconds for which an installer may need the folder
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Prepared:
    """A package that only waits for the program to end.

    Attributes:
        command: what installs it; `install_after` completes it.
        folder: where everything lies.
    """

    command: tuple[str, ...]
    folder: Path


def update_folder() -> Path:
    """Where a package waits: beside the folder of the default workspace."""
    return paths.default_workspace().with_name("update")


def review_file(path: Path, installation: Installation | None = None) -> Steps[Review]:
    """What the chosen file is, and whether it fits.

    Args:
        path: the file.
        installation: what is installed; this program when None.

    Raises:
        UserError: it is no package of ours, or a damaged one.
        EnvironmentProblem: it cannot be read.
    """
    release = yield from read_release(path)
    here = installation or this_installation()
    known = upgrade.known_revisions()
    return review(release, here, known, _existing(here.folder or update_folder()))


def prepare(
    reviewed: Review, workspace: "Workspace | None", folder: Path | None = None
) -> Steps[Prepared]:
    """Copy the package aside, check the copy, back up the workspace, get the installer ready.

    The stick may be pulled out afterwards. When anything fails, nothing of it is left.

    Args:
        reviewed: what `review_file` gave.
        workspace: the open workspace; None when there is none.
        folder: where to put it; `update_folder()` when None.

    Raises:
        UserError: the package does not fit, or has changed since it was looked at.
        EnvironmentProblem: no room, no rights, the stick is gone, the copy cannot be made.
    """
    reviewed.require_fit()
    folder = folder or update_folder()
    try:
        command = yield from _put_aside(reviewed, folder)
        if workspace is not None and not workspace.read_only:
            yield from backup.make_backup(
                workspace.database.path, workspace.backups, workspace.clock, "upgrade"
            )
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return Prepared(command, folder)


def install_after(
    prepared: Prepared, pid: int, words: Sequence[str] = ()
) -> "subprocess.Popen[bytes]":
    """Start the process that waits for process `pid`, installs, and starts the program again.

    Returns that process, which has nothing more to do with this one.

    Args:
        prepared: what `prepare` gave.
        pid: this program.
        words: of the new start.

    Raises:
        EnvironmentProblem: the system refuses to start it.
    """
    command = [*prepared.command, str(pid), *words]
    apart = 0
    if sys.platform == "win32":
        apart = subprocess.DETACHED_PROCESS | subprocess.CREATE_NEW_PROCESS_GROUP
    try:
        return subprocess.Popen(
            command,
            cwd=prepared.folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            close_fds=True,
            start_new_session=True,
            creationflags=apart,
        )
    except OSError as error:
        raise EnvironmentProblem(
            "Система не дала запустить установку.", "Закройте программу и установите файл сами."
        ) from error


def begin_installing(prepared: Prepared, pid: int, own: Path) -> None:
    """`install_after` of a window that is closing and can tell nothing any more.

    What goes wrong is told at the next start (`sweep`). `own` is the folder of the user's own
    workspace, which the new start opens.
    """
    try:
        install_after(prepared, pid, words_of_start(own))
    except EnvironmentProblem as problem:
        with contextlib.suppress(OSError):
            (prepared.folder / _ERROR).write_text(f"{problem}\n", encoding="utf-8")


def give_up(prepared: Prepared) -> None:
    """The update was put off: nothing of it is left."""
    shutil.rmtree(prepared.folder, ignore_errors=True)


def words_of_start(own: Path) -> tuple[str, ...]:
    """What the new start has to be told so that it opens the same workspace."""
    return () if own == own_workspace() else ("--workspace", str(own))


def sweep(folder: Path | None = None) -> str:
    """Remove what an update left; returns why it failed, one Russian sentence, or nothing.

    What an installer may still work with is left to a later start.
    """
    folder = folder or update_folder()
    if not folder.is_dir():
        return ""
    failure = _text(folder / _ERROR)
    if failure or _is_over(folder):
        shutil.rmtree(folder, ignore_errors=True)
    return failure


def _put_aside(reviewed: Review, folder: Path) -> Steps[tuple[str, ...]]:
    release = reviewed.release
    with described_io(folder):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True, exist_ok=True)
        copied = folder / release.path.name
        yield from _copy(release.path, copied, release.size)
        again = yield from read_release(copied)
        if (again.description, again.signature) != (release.description, release.signature):
            raise EnvironmentProblem(
                f"Копия файла «{release.path.name}» отличается от него самого.",
                "Выберите файл ещё раз.",
            )
        command = yield from release.format.stage(copied, reviewed.installation)
        wanted = folder / _WANTED
        wanted.write_text(f"{release.description.version}\n", encoding="utf-8")
    return command


def _copy(source: Path, target: Path, size: int) -> Steps[None]:
    done = 0
    try:
        with source.open("rb") as read, target.open("xb") as written:
            while chunk := read.read(_CHUNK):
                yield Progress(done, size, "Копирование файла")
                written.write(chunk)
                done += len(chunk)
    except OSError as error:
        if error.filename == str(target) or error.errno is None:
            raise
        raise EnvironmentProblem(
            f"Файл «{source.name}» не читается.", "Верните носитель на место и выберите файл снова."
        ) from error
    flush(target)


def _is_over(folder: Path) -> bool:
    """The version that was to be installed runs, or its installer can no longer be at work."""
    with contextlib.suppress(OSError, ValueError):
        if own_version() >= parse_version(_text(folder / _WANTED)):
            return True
    try:
        age = time.time() - folder.stat().st_mtime
    except OSError:
        return False
    return not 0 <= age < _STILL_AT_WORK


def _text(path: Path) -> str:
    try:
        return " ".join(path.read_text(encoding="utf-8").split())
    except (OSError, UnicodeDecodeError):
        return ""


def _existing(folder: Path) -> Path:
    """The folder, or the nearest one above it that is there."""
    return next((one for one in (folder, *folder.parents) if one.is_dir()), folder)
