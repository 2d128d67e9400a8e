"""Dated copies of the database: made, listed and restored.

Copies are made when the window closes and before every import, upgrade, restore and bulk change.
A bulk change is one action that touches at least `BULK_ROWS` rows (smaller ones have Ctrl+Z alone).
A copy is skipped when the newest one already holds the present state. What stays of them says
`keeping`; they are compressed when there is time (`compress_copies`), but for those before an
upgrade, which an older program has to be able to read, and those of a newer program, which this one
cannot check.
"""

from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from shutil import disk_usage
from typing import TYPE_CHECKING, TypeVar

from app.errors import EnvironmentProblem, UserError
from app.services.clock import Clock
from app.services.language.dates import moment_digits
from app.services.language.numbers import size_text
from app.services.language.plural import counted, plural
from app.services.progress import Progress, Steps
from app.services.storage import compressed, upgrade
from app.services.storage.copies import (
    CopyFile,
    checked_copy,
    free_name,
    list_copies,
    next_number,
    twins,
)
from app.services.storage.copying import Copying
from app.services.storage.files import sqlite
from app.services.storage.files.removing import remove_file
from app.services.storage.keeping import Kept, kept_as, next_to_go, rotate
from app.services.storage.sound_copy import newest_sound, sound

if TYPE_CHECKING:
    from app.services.storage.workspace import Workspace

T = TypeVar("T")
BULK_ROWS = 10
_AT_ONCE = 10
_COPIES = ("копия", "копии", "копий")
NEWER = "Это состояние данных более новой версии программы. Чтобы вернуться к нему, установите её."
_UNREAD = "диск отключён, на файл нет прав или он открыт в другой программе. Устраните причину и"
_REASONS = {
    "manual": "по команде",
    "exit": "при выходе",
    "import": "перед загрузкой файлов",
    "bulk": "перед изменением строк",
    "upgrade": "перед обновлением",
    "restore": "перед возвратом к копии",
    "newer": "перед возвратом к копии",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupRow:
    """A stored copy.

    Attributes:
        path: the file.
        made_at: aware moment, UTC, by the clock of that day.
        reason: Russian words for why it was made.
        size: bytes of the file.
        schools: number of schools in it, or None when it cannot be read.
        results: number of result rows in it, or None likewise.
        kept: as what it stays, None when nothing holds it.
        goes: it goes when the next copy is made.
        failed: it did not pass the thorough check last time.
        newer: it holds a state of a newer program, only that one can restore it.
        unread: it cannot be read now, which says nothing against it.
    """

    path: Path
    made_at: datetime
    reason: str
    size: int
    schools: int | None
    results: int | None
    kept: Kept | None
    goes: bool
    failed: bool = False
    newer: bool = False
    unread: bool = False

    @property
    def damaged(self) -> bool:
        """Whether it is not sound, so that it cannot be restored.

        A newer program may count in another way: its copies are not damaged for that.
        """
        return self.failed or (self.schools is None and not self.newer and not self.unread)

    @property
    def is_usable(self) -> bool:
        """Whether it may be restored here, by what is known of it."""
        return self.may_be_sound and not self.unread

    @property
    def may_be_sound(self) -> bool:
        """Whether it may be restored here, now or once it can be read again."""
        return not self.damaged and not self.newer


def make_backup(
    database: Path, folder: Path, clock: Clock, reason: str, *, needed: Path | None = None
) -> Steps[Path]:
    """Copy the database into `folder`, check the copy, and rotate; returns the copy.

    An older copy that is `needed` does not go this time.

    Raises:
        EnvironmentProblem: no room, no rights, or the copy is not sound.
    """
    yield Progress(0, 2, "Резервная копия")
    target = _target(database, folder, clock, reason)
    yield from checked_copy(database, target, number=next_number(folder))
    rotate(folder, clock.now(), spared=[target] if needed is None else [target, needed])
    return target


def _target(database: Path, folder: Path, clock: Clock, reason: str) -> Path:
    if reason not in _REASONS:
        msg = f"unknown reason of a backup: {reason}"
        raise ValueError(msg)
    revision = upgrade.stored_revision(database)
    parts = ["opora", f"{clock.now():%Y%m%d-%H%M%S}", reason, *([revision] if revision else [])]
    return free_name(folder, "-".join(parts))


@contextmanager
def copied_before(workspace: "Workspace", reason: str) -> Generator[None]:
    """Copy the state before a change while the change is made, in a thread of its own.

    What the block writes in this thread is committed only once the copy lies there and passed the
    check of its pages; when there can be none, the transaction is rolled back. What is refused or
    given up before that leaves no copy either, and no older one is removed for it.

    Raises:
        ReadOnlyWorkspaceError: the workspace is open read-only.
        EnvironmentProblem: the copy cannot be made; nothing was changed then.
    """
    workspace.database.require_writable()
    folder, clock, database = workspace.backups, workspace.clock, workspace.database
    target = _target(database.path, folder, clock, reason)
    copying = Copying(database.path, target, next_number(folder))
    try:
        with database.committing_after(copying.wait):
            yield
        copying.wait()
    except BaseException:
        copying.give_up()
        raise
    rotate(folder, clock.now(), spared=[target])


def behind_copy(workspace: "Workspace", reason: str, change: Callable[[], Steps[T]]) -> Steps[T]:
    """The steps of a change, with `copied_before` around them.

    Raises:
        KnownProblem: as `copied_before`, or what the change itself raises.
    """
    with copied_before(workspace, reason):
        return (yield from change())


def with_copy(workspace: "Workspace", rows: int, change: Callable[[], T]) -> Steps[T]:
    """A change of `rows` rows, with `copied_before` around it; part of every bulk action.

    There is no copy when the change is small (below `BULK_ROWS`) or when the newest copy already
    holds the present state.

    Raises:
        KnownProblem: as `copied_before`, or what the change itself raises.
    """
    workspace.database.require_writable()
    if rows < BULK_ROWS or is_copied(workspace.database.path, workspace.backups):
        return change()
    yield Progress(0, 0, "Запись")
    with copied_before(workspace, "bulk"):
        return change()


def is_copied(database: Path, folder: Path) -> bool:
    """Whether the newest copy that may be restored, by all that is known, is the present state."""
    newest = next((copy for copy in list_copies(folder) if copy.is_usable), None)
    contents = None if newest is None else compressed.contents_of(newest.path)
    try:
        return contents is not None and contents.state == compressed.state_of(database)
    except (EnvironmentProblem, sqlite.DatabaseError):
        return False


def compress_copies(folder: Path, stop: Callable[[], bool] = lambda: False) -> int:
    """Compress the plain copies, the newest first, a few at once; returns how many.

    Called with the workspace's lock held. A copy that cannot be compressed stays as it is.

    Args:
        folder: of the copies.
        stop: asked meanwhile whether to end here.
    """
    done = 0
    compressed.sweep_failures(folder)
    for path in twins(folder):
        if compressed.is_sound(path.with_suffix(compressed.SUFFIX)):
            path.unlink(missing_ok=True)
        else:
            compressed.compress(path, stop)
    for copy in list_copies(folder):
        if done >= _AT_ONCE or stop():
            break
        if _is_compressible(copy):
            done += compressed.compress(copy.path, stop) is not None
    return done


def has_plain(folder: Path) -> bool:
    """Whether `compress_copies` has something to do.

    Raises:
        OSError: nobody may look into the folder.
    """
    return bool(twins(folder)) or any(_is_compressible(copy) for copy in list_copies(folder))


def _is_compressible(copy: CopyFile) -> bool:
    plain = copy.path.suffix != compressed.SUFFIX
    return plain and copy.reason != "upgrade" and not copy.is_newer


def list_backups(folder: Path, now: datetime | None = None) -> list[BackupRow]:
    """Copies in `folder`, the one that was made last first; `now` is asked of the clock."""
    moment = now or Clock().now()
    copies = list_copies(folder, moment)
    kept, going = kept_as(copies, moment), next_to_go(copies, moment)
    return [
        _describe(copy, kept.get(copy.path), goes=copy.path in going)
        for copy in copies
        if copy.path.exists()
    ]


def sizes_text(rows: Sequence[BackupRow], root: Path) -> str:
    """What the copies take, what goes with the next one, and what is free on their disk.

    «Всего 38 копий, 96,4 МБ. Со следующей копией уйдёт 1 копия, 2,5 МБ. Свободно на диске: 12 ГБ.»
    """
    if not rows:
        return ""
    words = f"Всего {counted(len(rows), _COPIES)}, {size_text(sum(row.size for row in rows))}."
    going = [row for row in rows if row.goes]
    if going:
        verb = plural(len(going), ("уйдёт", "уйдут", "уйдут"))
        size = size_text(sum(row.size for row in going))
        words += f" Со следующей копией {verb} {counted(len(going), _COPIES)}, {size}."
    return f"{words} Свободно на диске: {size_text(disk_usage(root).free)}."


def failure_text(rows: Iterable[BackupRow]) -> str:
    """What copies that failed their check or cannot be read mean, and what to do; or empty."""
    rows = list(rows)
    failed = [row for row in rows if row.failed]
    unread = [row for row in rows if row.unread and not row.failed]
    told: list[str] = []
    if failed:
        which, whom = _named(failed, "не прошла", "не прошли"), "ней" if len(failed) == 1 else "ним"
        told.append(
            f"{which} полную проверку, вернуться к {whom} нельзя."
            " Проверьте базу данных в разделе «Папка данных» и сделайте новую копию."
        )
    if unread:
        which = _named(unread, "сейчас не читается", "сейчас не читаются")
        told.append(f"{which}: {_UNREAD} нажмите F5.")
    return " ".join(told)


def _named(rows: Sequence[BackupRow], one: str, more: str) -> str:
    """«Копия от 20.11.2026 11:50 не прошла», «2 копии не прошли»."""
    if len(rows) == 1:
        return f"Копия от {moment_digits(rows[0].made_at)} {one}"
    return f"{counted(len(rows), _COPIES)} {plural(len(rows), (one, more, more))}"


def advice(row: BackupRow, usable: Iterable[BackupRow]) -> str:
    """What to do about a copy that cannot be gone back to here.

    Args:
        row: a copy that is not one of `usable`.
        usable: the copies that can be, in any order: a damaged one is answered with the newest of
            those made before it, or else with the oldest.
    """
    if row.newer and not row.damaged:
        return NEWER
    if row.unread and not row.damaged:
        return f"Сейчас эта копия не читается: {_UNREAD} откройте список снова."
    moments = sorted(other.made_at for other in usable)
    if not moments:
        return "Вернуться к ней нельзя, читаемых копий нет. Сделайте новую, если база открывается."
    earlier = [moment for moment in moments if moment <= row.made_at]
    instead = moment_digits(earlier[-1] if earlier else moments[0])
    return f"Вернуться к ней нельзя. Вместо неё можно взять копию от {instead}."


def last_sound(rows: Iterable[BackupRow]) -> BackupRow | None:
    """The copy that nobody is offered to delete: the newest one that can be restored.

    By what is known of it: `sound_copy.newest_sound` reads it. Where none can be read now, it is
    the newest that perhaps can be later.
    """
    possible = [row for row in rows if row.may_be_sound]
    return next((row for row in possible if row.is_usable), next(iter(possible), None))


def delete_backup(copy: Path) -> None:
    """Delete one copy, unless nothing else could be gone back to; takes a moment.

    Another one is read to its end before. One that cannot be read now may be the last one, too.

    Raises:
        UserError: no other copy is sound; nothing was deleted.
        EnvironmentProblem: the computer refuses; nothing was deleted.
    """
    try:
        ours = next((one for one in list_copies(copy.parent) if one.path == copy), None)
        row = None if ours is None else _describe(ours, None, goes=False)
        possible = row is not None and row.may_be_sound
        needed = possible and newest_sound(copy.parent, but=copy) is None
    except OSError as error:
        raise EnvironmentProblem(
            f"Копия не удалена: папка «{copy.parent}» не читается.",
            "Проверьте, что диск подключён и на папку есть права, и повторите.",
        ) from error
    if needed:
        unread = "она сейчас не читается, а " if row is not None and row.unread else ""
        raise UserError(
            f"Копия не удалена: {unread}другой исправной копии не нашлось.",
            "Сделайте новую копию, тогда эту можно будет удалить.",
        )
    remove_copy(copy)


def remove_copy(copy: Path) -> None:
    """Delete one copy, whatever else there is.

    Raises:
        EnvironmentProblem: the computer refuses; the copy stays.
    """
    remove_file(copy)
    compressed.sweep_failures(copy.parent)


def _describe(copy: CopyFile, kept: Kept | None, *, goes: bool) -> BackupRow:
    contents, unread = None, False
    try:
        contents = compressed.read_contents(copy.path)
    except compressed.UnreadCopyError:
        unread = True
    return BackupRow(
        path=copy.path,
        made_at=copy.made_at,
        reason=_REASONS.get(copy.reason, copy.reason),
        size=copy.path.stat().st_size,
        schools=None if contents is None else contents.schools,
        results=None if contents is None else contents.results,
        kept=kept,
        goes=goes,
        failed=copy.failed,
        newer=copy.is_newer,
        unread=unread,
    )


def restore_backup(copy: Path, database: Path, folder: Path, clock: Clock) -> Steps[Path]:
    """Put a copy in the place of the database; the present state is copied first.

    When it is one of a newer program, the copy stays until that program needs it, see `keeping`.
    The database changes in one transaction: a process that is killed leaves the state before. The
    caller disposes of the engine before and re-opens the workspace after (the schema may be older).
    Returns the copy of the state before.

    Raises:
        UserError: the copy is damaged or was made by a newer program; nothing was changed.
        EnvironmentProblem: there is no room to unpack it.
    """
    yield Progress(0, 3, "Проверка копии")
    with sound(copy) as checked:
        newer = upgrade.is_newer(upgrade.stored_revision(database))
        reason = "newer" if newer else "restore"
        before = yield from make_backup(database, folder, clock, reason, needed=copy)
        yield Progress(2, 3, "Восстановление")
        sqlite.put_back(checked, database)
    return before
