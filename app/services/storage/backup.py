"""Dated copies of the database: made, listed, rotated and restored.

Copies are made when the window closes and before every import, upgrade, restore and bulk change.
A bulk change is one action that touches at least `BULK_ROWS` rows (smaller ones have Ctrl+Z alone).
A copy is skipped when the newest one already holds the present state.

The newest copy is the one that was made last. The clock of the computer may have been wrong, so
copies are numbered in the order in which they are made, inside their files (`header.Header`). Those
of version 0.1.0 have no number: they are older than all others, and among them those that bear a
moment yet to come are the oldest, as nothing else is known of them.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from app.errors import EnvironmentProblem
from app.services.clock import Clock
from app.services.language.dates import local_day
from app.services.progress import Progress, Steps
from app.services.storage.files import sqlite
from app.services.storage.files.files import described_io
from app.services.storage.files.header import read_header

if TYPE_CHECKING:
    from app.services.storage.workspace import Workspace

T = TypeVar("T")
_NAME = re.compile(r"^opora-(\d{8}-\d{6})-([a-z]+)(?:-[\w.]+)?\.sqlite$")
KEEP, KEEP_DAYS = 20, 14
BULK_ROWS = 10
PARTIAL = ".partial"
_FUTURE = timedelta(hours=1)
_HIGHEST = 1_000_000_000  # a damaged head may say anything
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


class CopyFile(NamedTuple):
    """A copy as its name tells of it."""

    path: Path
    made_at: datetime


def make_backup(database: Path, folder: Path, clock: Clock, reason: str) -> Steps[Path]:
    """Copy the database into `folder`, check the copy, and rotate; returns the copy.

    Raises:
        EnvironmentProblem: no room, no rights, or the copy is not sound.
    """
    if reason not in _REASONS:
        msg = f"unknown reason of a backup: {reason}"
        raise ValueError(msg)
    yield Progress(0, 2, "Резервная копия")
    target = _free_name(folder, f"opora-{clock.now():%Y%m%d-%H%M%S}-{reason}")
    yield from checked_copy(database, target, quick=reason == "bulk", number=next_number(folder))
    rotate(folder, clock.now(), just_made=target)
    return target


def next_number(folder: Path) -> int:
    """The number of the copy that is made now: above those of all that lie in `folder`."""
    return 1 + max((_number(path) for path in _ours(folder)), default=0)


def checked_copy(
    database: Path, target: Path, *, quick: bool = False, number: int | None = None
) -> Steps[None]:
    """Copy a live database into a new file, which appears only after it passed the check.

    Args:
        database: the file to copy.
        target: the new file.
        quick: leaves out comparing indexes and links, so that a bulk change does not wait.
        number: of a copy among others, see `next_number`.

    Raises:
        EnvironmentProblem: no room, no rights, or the copy is not sound.
    """
    partial = target.with_name(target.name + PARTIAL)
    with described_io(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        partial.unlink(missing_ok=True)
        try:
            sqlite.backup(database, partial)
            if number is not None:
                sqlite.set_number(partial, number)
            yield Progress(1, 2, "Проверка копии")
            if sqlite.integrity_problems(partial, quick=quick):
                raise EnvironmentProblem(
                    "Резервная копия не прошла проверку.",
                    "Проверьте диск; рабочая база не изменена.",
                )
            partial.replace(target)
        finally:
            partial.unlink(missing_ok=True)


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
    yield from before_bulk(workspace, rows)
    return change()


def is_copied(database: Path, folder: Path) -> bool:
    """Whether the newest copy holds the present state of the database."""
    newest = next(iter(_newest_first(folder)), None)
    if newest is None:
        return False
    try:
        return _last_action(newest) == _last_action(database)
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
    found = _newest_first(folder, now)
    ahead = [path for path in found if _made_at(path) > now + _FUTURE]
    for group in (ahead, [path for path in found if path not in ahead]):
        kept = {just_made, *group[:keep]}
        newest_of: dict[date, Path] = {}
        for path in group:
            newest_of.setdefault(local_day(_made_at(path)), path)
        kept.update(list(newest_of.values())[:days])
        for path in group:
            if path not in kept:
                path.unlink(missing_ok=True)


def list_backups(folder: Path) -> list[BackupRow]:
    """Copies in `folder`, the one that was made last first."""
    return [_describe(path) for path in _newest_first(folder)]


def list_copies(folder: Path) -> list[CopyFile]:
    """The same without a look into the files.

    Raises:
        OSError: nobody may look into the folder.
    """
    return [CopyFile(path, _made_at(path)) for path in _newest_first(folder)]


def _newest_first(folder: Path, now: datetime | None = None) -> list[Path]:
    moment = now or Clock().now()
    return sorted(_ours(folder), key=lambda path: _order(path, moment), reverse=True)


def _order(path: Path, now: datetime) -> tuple[int, bool, datetime, int, str]:
    """Sorts copies in the order in which they were made."""
    made_at = _made_at(path)
    return _number(path), made_at <= now + _FUTURE, made_at, path.stat().st_mtime_ns, path.name


def _ours(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return [path for path in folder.glob("*.sqlite") if _is_copy(path)]


def _is_copy(path: Path) -> bool:
    if not _NAME.match(path.name) or not path.is_file():
        return False
    try:
        _made_at(path)
    except ValueError:  # digits that are no moment
        return False
    return True


def _number(path: Path) -> int:
    """Number of a copy; 0 when it has none or cannot be read."""
    try:
        header = read_header(path)
    except OSError:
        return 0
    return header.number if header is not None and 0 < header.number < _HIGHEST else 0


def _made_at(path: Path) -> datetime:
    match = _NAME.match(path.name)
    assert match is not None
    return datetime.strptime(match[1], "%Y%m%d-%H%M%S").replace(tzinfo=UTC)


def _free_name(folder: Path, stem: str) -> Path:
    path, number = folder / f"{stem}.sqlite", 1
    while path.exists():
        number += 1
        path = folder / f"{stem}-{number}.sqlite"
    return path


def _describe(path: Path) -> BackupRow:
    match = _NAME.match(path.name)
    assert match is not None
    schools = results = None
    try:
        with sqlite.reading(path) as reader:
            schools = reader.scalar("SELECT count(*) FROM school")
            results = reader.scalar("SELECT count(*) FROM result")
    except (EnvironmentProblem, sqlite.DatabaseError):
        schools = results = None
    return BackupRow(
        path=path,
        made_at=_made_at(path),
        reason=_REASONS.get(match[2], match[2]),
        size=path.stat().st_size,
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
    from app.services.storage.sound_copy import require_sound

    yield Progress(0, 3, "Проверка копии")
    require_sound(copy)
    before = yield from make_backup(database, folder, clock, "restore")
    yield Progress(2, 3, "Восстановление")
    sqlite.backup(copy, database)
    return before
