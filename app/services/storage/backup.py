"""Dated copies of the database: made, listed, rotated and restored.

Copies are made when the window closes and before every import, upgrade, restore and bulk change.
A bulk change is one action that touches at least `BULK_ROWS` rows (smaller ones have Ctrl+Z alone).
A copy is skipped when the newest one already holds the present state.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from app.errors import EnvironmentProblem
from app.services.clock import Clock
from app.services.language.dates import local_day
from app.services.progress import Progress, Steps
from app.services.storage.copies import CopyFile, checked_copy, list_copies, next_number
from app.services.storage.files import sqlite
from app.services.storage.sound_copy import require_sound

if TYPE_CHECKING:
    from app.services.storage.workspace import Workspace

T = TypeVar("T")
KEEP, KEEP_DAYS = 20, 14
BULK_ROWS = 10
_REASONS = {
    "manual": "по команде",
    "exit": "при выходе",
    "import": "перед загрузкой файлов",
    "bulk": "перед массовым изменением",
    "upgrade": "перед обновлением программы",
    "restore": "перед восстановлением",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupRow:
    """A stored copy.

    Attributes:
        path: the file.
        made_at: aware moment, UTC, by the clock of that day.
        reason: Russian words for why it was made.
        size: bytes.
        schools: number of schools in it, or None when it cannot be read.
        results: number of result rows in it, or None likewise.
    """

    path: Path
    made_at: datetime
    reason: str
    size: int
    schools: int | None
    results: int | None

    @property
    def damaged(self) -> bool:
        """Whether it cannot be read, so that nothing can be restored from it."""
        return self.schools is None


def make_backup(database: Path, folder: Path, clock: Clock, reason: str) -> Steps[Path]:
    """Copy the database into `folder`, check the copy, and rotate; returns the copy.

    Raises:
        EnvironmentProblem: no room, no rights, or the copy is not sound.
    """
    target = yield from _copy(database, folder, clock, reason)
    rotate(folder, clock.now(), just_made=target)
    return target


def _copy(database: Path, folder: Path, clock: Clock, reason: str) -> Steps[Path]:
    """A checked copy beside the older ones."""
    if reason not in _REASONS:
        msg = f"unknown reason of a backup: {reason}"
        raise ValueError(msg)
    yield Progress(0, 2, "Резервная копия")
    target = _free_name(folder, f"opora-{clock.now():%Y%m%d-%H%M%S}-{reason}")
    yield from checked_copy(database, target, quick=reason == "bulk", number=next_number(folder))
    return target


def behind_copy(workspace: "Workspace", reason: str, change: Callable[[], Steps[T]]) -> Steps[T]:
    """A copy, then the steps of a change that may still be refused or given up.

    Then the copy goes too: it holds nothing that the database has not, and no older one was removed
    for it.

    Raises:
        ReadOnlyWorkspaceError: the workspace is open read-only.
        EnvironmentProblem: the copy cannot be made; the change is not begun then.
        KnownProblem: what the change itself raises.
    """
    workspace.database.require_writable()
    folder, clock = workspace.backups, workspace.clock
    copy = yield from _copy(workspace.database.path, folder, clock, reason)
    try:
        result = yield from change()
    except BaseException:
        with suppress(OSError):
            copy.unlink(missing_ok=True)
        raise
    rotate(folder, clock.now(), just_made=copy)
    return result


def before_bulk(workspace: "Workspace", rows: int) -> Steps[Path | None]:
    """Copy the database before a change of `rows` rows; part of the steps of every bulk action.

    Returns None without a copy when the change is small (below `BULK_ROWS`) or when the newest
    copy already holds the present state.

    Raises:
        ReadOnlyWorkspaceError: the workspace is open read-only.
        EnvironmentProblem: the copy cannot be made; the change must not be done then.
    """
    workspace.database.require_writable()
    if rows < BULK_ROWS or is_copied(workspace.database.path, workspace.backups):
        return None
    return (
        yield from make_backup(workspace.database.path, workspace.backups, workspace.clock, "bulk")
    )


def with_copy(workspace: "Workspace", rows: int, change: Callable[[], T]) -> Steps[T]:
    """`before_bulk`, then the change; for `context.tasks.run`.

    Raises:
        KnownProblem: as `before_bulk`, or what the change itself raises.
    """
    copied = yield from before_bulk(workspace, rows)
    if copied is not None:
        yield Progress(0, 0, "Запись")  # else the check of the copy seems to last until the end
    return change()


def is_copied(database: Path, folder: Path) -> bool:
    """Whether the newest copy holds the present state of the database."""
    newest = next(iter(list_copies(folder)), None)
    if newest is None:
        return False
    try:
        return _last_action(newest.path) == _last_action(database)
    except (EnvironmentProblem, sqlite.DatabaseError):
        return False


def _last_action(database: Path) -> tuple[object, ...]:
    """What tells two states apart: the newest action, its moment, and the newest document."""
    with sqlite.reading(database) as reader:
        row = reader.row("SELECT id, created_at FROM change_set ORDER BY id DESC LIMIT 1")
        outputs = reader.scalar("SELECT max(id) FROM output_record")
        undone = reader.scalar("SELECT count(*) FROM change_set WHERE undone_at IS NOT NULL")
    return (None if row is None else tuple(row), outputs, undone)


def rotate(
    folder: Path,
    now: datetime,
    *,
    keep: int = KEEP,
    days: int = KEEP_DAYS,
    just_made: Path | None = None,
) -> None:
    """Remove old copies: the newest `keep` stay, and the newest of each of the last `days` days.

    Only days on which a copy was made are counted. Copies that bear a later moment than `now` (the
    computer's clock was set back) are counted apart, so that they push nothing out. Files with
    other names are left alone.
    """
    copies = list_copies(folder, now)
    ahead = [copy for copy in copies if copy.is_ahead_of(now)]
    for group in (ahead, [copy for copy in copies if copy not in ahead]):
        kept = {just_made, *(copy.path for copy in group[:keep])}
        newest_of: dict[date, Path] = {}
        for copy in group:
            newest_of.setdefault(local_day(copy.made_at), copy.path)
        kept.update(list(newest_of.values())[:days])
        for copy in group:
            if copy.path not in kept:
                copy.path.unlink(missing_ok=True)


def list_backups(folder: Path) -> list[BackupRow]:
    """Copies in `folder`, the one that was made last first."""
    return [_describe(copy) for copy in list_copies(folder)]


def _free_name(folder: Path, stem: str) -> Path:
    path, number = folder / f"{stem}.sqlite", 1
    while path.exists():
        number += 1
        path = folder / f"{stem}-{number}.sqlite"
    return path


def _describe(copy: CopyFile) -> BackupRow:
    schools = results = None
    try:
        with sqlite.reading(copy.path) as reader:
            schools = reader.scalar("SELECT count(*) FROM school")
            results = reader.scalar("SELECT count(*) FROM result")
    except (EnvironmentProblem, sqlite.DatabaseError):
        schools = results = None
    return BackupRow(
        path=copy.path,
        made_at=copy.made_at,
        reason=_REASONS.get(copy.reason, copy.reason),
        size=copy.path.stat().st_size,
        schools=schools,
        results=results,
    )


def restore_backup(copy: Path, database: Path, folder: Path, clock: Clock) -> Steps[Path]:
    """Put a copy in the place of the database; the present state is copied first.

    The database changes in one transaction: a process that is killed leaves the state before. The
    caller disposes of the engine before and re-opens the workspace after (the schema may be older).
    Returns the copy of the state before.

    Raises:
        UserError: the copy is damaged or was made by a newer program; nothing was changed.
    """
    yield Progress(0, 3, "Проверка копии")
    require_sound(copy)
    before = yield from make_backup(database, folder, clock, "restore")
    yield Progress(2, 3, "Восстановление")
    sqlite.put_back(copy, database)
    return before
