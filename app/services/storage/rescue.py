"""A database that cannot be opened: put a copy in its place and keep what lay there."""

from pathlib import Path

from app.services.clock import Clock
from app.services.progress import Progress, Steps
from app.services.storage import condition
from app.services.storage.compressed import PARTIAL
from app.services.storage.condition import DATABASE_NAME
from app.services.storage.files import sqlite
from app.services.storage.files.files import described_io
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
