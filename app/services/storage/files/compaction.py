"""Room inside a database file that nothing uses any more is given back to the disk."""

from contextlib import closing, suppress
from pathlib import Path

from app.errors import EnvironmentProblem
from app.services.storage.files import sqlite

_A_QUARTER = 4


def free_part(path: Path) -> float:
    """Which part of a file is free, 0 to 1.

    Raises:
        EnvironmentProblem: it cannot be read.
    """
    with sqlite.reading(path) as reader:
        free, pages = reader.scalar("PRAGMA freelist_count"), reader.scalar("PRAGMA page_count")
    return free / pages if pages else 0.0


def compact(path: Path) -> bool:
    """Rewrite a file of which a quarter is free; whether it was done.

    Nobody else may have it open. SQLite keeps the file as it is until the new one is whole: where
    the disk has no room for both, nothing is done.
    """
    with suppress(EnvironmentProblem), sqlite.translated():
        if free_part(path) * _A_QUARTER < 1:
            return False
        with closing(sqlite.connect(path)) as connection:
            connection.execute("VACUUM")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return True
    return False
