"""A database that this program cannot open: put a copy in its place and keep what lay there.

It is damaged, or a newer program made it. Before each upgrade the database is copied, plain, and
the newest of these copies of each schema stays: a program that knows that schema can go back to it.
The state of the newer program becomes a copy that stays likewise (`keeping`).
"""

from pathlib import Path

from app.errors import UserError
from app.services.clock import Clock
from app.services.progress import Progress, Steps
from app.services.storage import condition
from app.services.storage.backup import restore_backup
from app.services.storage.compressed import PARTIAL
from app.services.storage.condition import DATABASE_NAME
from app.services.storage.files import sqlite
from app.services.storage.files.files import described_io
from app.services.storage.files.sqlite_faults import DamagedDatabaseError
from app.services.storage.sound_copy import sound
from app.services.storage.workspace import locked


def restore_copy(root: Path, copy: Path, clock: Clock) -> Steps[Path]:
    """Restore a copy of the folder; returns the workspace's folder.

    The file that lay there and its journals stay in `backups` under names with the moment, so that
    they can still be opened together.

    Raises:
        UserError: the copy is damaged or was made by a newer program; nothing was changed.
        EnvironmentProblem: no room, no rights, or the folder is open elsewhere; nothing is lost.
    """
    yield Progress(0, 2, f"Проверка копии {copy.name}")
    with sound(copy) as checked:
        yield Progress(1, 2, "Восстановление")
        with locked(root):
            _replace(root, checked, clock)
    return root


def go_back(root: Path, copy: Path, clock: Clock) -> Steps[Path]:
    """Put a copy in the place of a database that is sound; returns the workspace's folder.

    The present state, such as that of a newer program, becomes a copy among the others: the program
    that made it can restore it.

    Raises:
        UserError: the copy is damaged or was made by a newer program; nothing was changed.
        EnvironmentProblem: no room, no rights, or the folder is open elsewhere; nothing is lost.
    """
    with locked(root):
        yield from restore_backup(copy, root / DATABASE_NAME, root / "backups", clock)
    return root


def restore(root: Path, copy: Path, clock: Clock) -> Steps[Path]:
    """Put a copy in the place of the database of a folder that is closed, be it sound or damaged.

    Args:
        root: the folder.
        copy: a file, or the name alone of one in the folder's `backups`, as the program tells it.
        clock: gives the moment.

    Raises:
        UserError: there is no workspace; or as `go_back`.
        EnvironmentProblem: as `go_back`.
    """
    if not condition.holds_data(root):
        raise UserError(f"В папке «{root}» нет данных «Опоры».", "Проверьте путь.")
    copy = _copy_named(root, copy)
    sound_one = True
    try:
        condition.require_database(root)
        with condition.told(root), sqlite.reading(root / DATABASE_NAME) as reader:
            condition.require_ours(root / DATABASE_NAME, reader)
    except DamagedDatabaseError:
        sound_one = False
    return (yield from (go_back if sound_one else restore_copy)(root, copy, clock))


def _copy_named(root: Path, copy: Path) -> Path:
    inside = root / "backups" / copy.name
    if not copy.exists() and inside.is_file() and copy.parent == Path():
        return inside
    if copy.is_dir():
        raise UserError(f"«{copy}» – папка, а не файл копии.", "Назовите файл из папки «backups».")
    if not copy.is_file():
        raise UserError(f"Файла «{copy}» нет.", "Проверьте путь.")
    return copy


def _replace(root: Path, copy: Path, clock: Clock) -> None:
    """The new file is whole before the old one is moved away."""
    database = root / DATABASE_NAME
    fresh = database.with_name(DATABASE_NAME + PARTIAL)
    with described_io(database):
        fresh.unlink(missing_ok=True)
        try:
            sqlite.copy_database(copy, fresh)
            stamp = f"{clock.now():%Y%m%d-%H%M%S}"
            for suffix in ("", *condition.BESIDE):
                file = database.with_name(DATABASE_NAME + suffix)
                if condition.lies_there(file):
                    condition.set_aside(file, root / "backups", stamp)
            fresh.replace(database)
        finally:
            fresh.unlink(missing_ok=True)
