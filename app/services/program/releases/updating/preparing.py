"""From a package that fits to the process that installs it when this program has ended.

All of it lies in one folder beside the user's own workspace, which the program sweeps later.
"""

import contextlib
import errno
import subprocess
import sys
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import EnvironmentProblem
from app.services.program.releases.installation import Installation, this_installation
from app.services.program.releases.release_format import by_hand
from app.services.program.releases.updating import waiting
from app.services.program.releases.updating.judging import Review, review
from app.services.program.releases.updating.reading import read_release
from app.services.progress import Progress, Steps
from app.services.storage import backup, upgrade
from app.services.storage.files.files import disk_name, flush
from app.services.storage.files.places import own_workspace

if TYPE_CHECKING:
    from filelock import BaseFileLock

    from app.services.storage.workspace import Workspace

_CHUNK = 1 << 20
_FULL = (errno.ENOSPC, errno.EDQUOT)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A package that only waits for the program to end.

    Attributes:
        command: what installs it; `install_after` completes it.
        folder: where everything lies.
        lock: says until this process ends that it is at work there.
    """

    command: tuple[str, ...]
    folder: Path
    lock: "BaseFileLock | None" = field(default=None, compare=False, repr=False)


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
    return review(release, here, known, _existing(here.folder or waiting.update_folder()))


def prepare(
    reviewed: Review, workspace: "Workspace | None", folder: Path | None = None
) -> Steps[Prepared]:
    """Copy the package aside, check the copy, back up the workspace, get the installer ready.

    The stick may be pulled out afterwards. When anything fails, nothing of it is left.

    Args:
        reviewed: what `review_file` gave.
        workspace: the open workspace; None when there is none.
        folder: where to put it; `waiting.update_folder()` when None.

    Raises:
        UserError: the package does not fit, or has changed since it was looked at.
        EnvironmentProblem: no room, no rights, the stick is gone, the copy cannot be made, another
            window or an installer is at work.
    """
    reviewed.require_fit()
    folder = folder or waiting.update_folder()
    with _told(folder, reviewed):
        lock = waiting.claim(folder)
    try:
        with _told(folder, reviewed):
            command = yield from _put_aside(reviewed, folder)
        if workspace is not None and not workspace.read_only:
            yield from backup.make_backup(
                workspace.database.path, workspace.backups, workspace.clock, "upgrade"
            )
        with _told(folder, reviewed):
            waiting.note_version(folder, reviewed.release.description.version)
    except BaseException:
        waiting.clear(folder, lock)
        raise
    return Prepared(command, folder, lock)


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
        installer = subprocess.Popen(
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
    waiting.note_installer(prepared.folder, installer.pid)
    return installer


def begin_installing(prepared: Prepared, pid: int, own: Path) -> None:
    """`install_after` of a window that is closing and can tell nothing any more.

    What goes wrong is told at the next start (`waiting.sweep`). `own` is the folder of the user's
    own workspace, which the new start opens.
    """
    try:
        install_after(prepared, pid, words_of_start(own))
    except EnvironmentProblem as problem:
        waiting.note_failure(prepared.folder, str(problem))


def give_up(prepared: Prepared) -> None:
    """The update was put off: nothing of it is left."""
    waiting.clear(prepared.folder, prepared.lock)


def words_of_start(own: Path) -> tuple[str, ...]:
    """What the new start has to be told so that it opens the same workspace."""
    return () if own == own_workspace() else ("--workspace", str(own))


def _put_aside(reviewed: Review, folder: Path) -> Steps[tuple[str, ...]]:
    release = reviewed.release
    copied = folder / release.path.name
    yield from _copy(release.path, copied, release.size)
    again = yield from read_release(copied)
    if (again.description, again.signature) != (release.description, release.signature):
        raise EnvironmentProblem(
            f"Копия файла «{release.path.name}» отличается от него самого.",
            "Выберите файл ещё раз.",
        )
    return (yield from release.format.stage(copied, reviewed.installation))


def _copy(source: Path, target: Path, size: int) -> Steps[None]:
    done = 0
    with target.open("xb") as written:
        for chunk in _chunks(source):
            yield Progress(done, size, "Копирование файла")
            written.write(chunk)
            done += len(chunk)
    flush(target)


def _chunks(source: Path) -> Iterator[bytes]:
    """The content of the file, piece by piece.

    Raises:
        EnvironmentProblem: the stick is gone.
    """
    try:
        with source.open("rb") as read:
            while chunk := read.read(_CHUNK):
                yield chunk
    except OSError as error:
        raise EnvironmentProblem(
            f"Файл «{source.name}» не читается.", "Верните носитель на место и выберите файл снова."
        ) from error


@contextlib.contextmanager
def _told(folder: Path, reviewed: Review) -> Generator[None]:
    """What the disk refuses is told as a calm problem; nothing was installed by then."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise EnvironmentProblem(
                f"На диске {disk_name(folder.parent)} не осталось места, обновление не "
                "подготовлено.",
                "Освободите место и выберите файл снова. Программа и данные прежние.",
            ) from error
        raise EnvironmentProblem(
            f"В папку «{folder}» нельзя записать, обновление не подготовлено.",
            "Проверьте права на неё или закройте программу и "
            f"{by_hand(reviewed.release.format.system)}.",
        ) from error


def _existing(folder: Path) -> Path:
    """The folder, or the nearest one above it that is there."""
    return next((one for one in (folder, *folder.parents) if one.is_dir()), folder)
