"""Dated copies of the database: made, listed, rotated and restored."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from app.errors import EnvironmentProblem, UserError
from app.services.clock import Clock
from app.services.progress import Progress, Steps
from app.services.storage import sqlite
from app.services.storage.files import described_io

_NAME = re.compile(r"^opora-(\d{8}-\d{6})-([a-z]+)(?:-[\w.]+)?\.sqlite$")
KEEP = 20
_REASONS = {
    "manual": "по команде",
    "exit": "при выходе",
    "import": "перед загрузкой файлов",
    "bulk": "перед массовым изменением",
    "upgrade": "перед обновлением программы",
    "restore": "перед восстановлением",
}


@dataclass(frozen=True, slots=True)
class BackupRow:
    """A stored copy.

    Attributes:
        path: the file.
        made_at: aware moment, UTC.
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


def make_backup(database: Path, folder: Path, clock: Clock, reason: str) -> Steps[Path]:
    """Copy the database into `folder` and check the copy; keeps the newest `KEEP` copies.

    Raises:
        EnvironmentProblem: no room, no rights, or the copy is not sound.
    """
    if reason not in _REASONS:
        msg = f"unknown reason of a backup: {reason}"
        raise ValueError(msg)
    yield Progress(0, 2, "Резервная копия")
    target = folder / f"opora-{clock.now():%Y%m%d-%H%M%S}-{reason}.sqlite"
    with described_io(target):
        folder.mkdir(parents=True, exist_ok=True)
        partial = target.with_suffix(".partial")
        partial.unlink(missing_ok=True)
        sqlite.backup(database, partial)
        yield Progress(1, 2, "Проверка копии")
        if sqlite.integrity_problems(partial):
            partial.unlink()
            raise EnvironmentProblem(
                "Резервная копия не прошла проверку.",
                "Проверьте диск; рабочая база не изменена.",
            )
        partial.replace(target)
        rotate(folder)
    return target


def rotate(folder: Path, keep: int = KEEP) -> None:
    """Remove the oldest copies beyond `keep`; files with other names are left alone."""
    ours = sorted(path for path in folder.glob("*.sqlite") if _NAME.match(path.name))
    for path in ours[: max(0, len(ours) - keep)]:
        path.unlink()


def list_backups(folder: Path) -> list[BackupRow]:
    """Copies in `folder`, newest first."""
    if not folder.is_dir():
        return []
    found = [(path, _NAME.match(path.name)) for path in folder.glob("*.sqlite")]
    rows = [_describe(path, match) for path, match in found if match]
    return sorted(rows, key=lambda row: row.path.name, reverse=True)


def _describe(path: Path, match: "re.Match[str]") -> BackupRow:
    made_at = datetime.strptime(match[1], "%Y%m%d-%H%M%S").replace(tzinfo=UTC)
    schools = results = None
    try:
        with sqlite.reading(path) as reader:
            schools = reader.scalar("SELECT count(*) FROM school")
            results = reader.scalar("SELECT count(*) FROM result")
    except (EnvironmentProblem, sqlite.DatabaseError):
        schools = results = None
    return BackupRow(
        path, made_at, _REASONS.get(match[2], match[2]), path.stat().st_size, schools, results
    )


def restore_backup(copy: Path, database: Path, folder: Path, clock: Clock) -> Steps[Path]:
    """Put a copy in the place of the database; the present state is copied first.

    The caller disposes of the engine before and re-opens the workspace after (the schema may be
    older). Returns the copy of the state before.

    Raises:
        UserError: the copy is damaged; nothing was changed.
    """
    yield Progress(0, 3, "Проверка копии")
    if sqlite.integrity_problems(copy):
        raise UserError("Эта резервная копия повреждена.", "Выберите другую копию.")
    before = yield from make_backup(database, folder, clock, "restore")
    yield Progress(2, 3, "Восстановление")
    sqlite.backup(copy, database)
    return before
