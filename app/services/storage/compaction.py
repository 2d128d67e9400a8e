"""The database gives the disk back what it needs no more, once that is a quarter of it."""

import shutil
import tempfile
from pathlib import Path

from app.services.storage.files import sqlite

_QUARTER = 4
LEAST = 1_000_000  # bytes; less is not worth the work at every end
_ROOM = 2


def is_due(database: Path) -> bool:
    """Whether a quarter of the file, and not only some pages, holds nothing.

    Raises:
        EnvironmentProblem: the file cannot be read.
    """
    free, size = sqlite.free_bytes(database)
    return free >= LEAST and free * _QUARTER >= size


def has_room(database: Path) -> bool:
    """Whether the disk holds what compacting needs meanwhile, here and among temporary files."""
    size = database.stat().st_size * _ROOM
    places = (database.parent, Path(tempfile.gettempdir()))
    return all(shutil.disk_usage(place).free > size for place in places)


def compact_if_due(database: Path) -> int:
    """Compact the database when it is due and the disk has room; returns the bytes it gave back.

    Called with the workspace's lock held. SQLite does it in one transaction: a process that is
    killed leaves the database as it was.

    Raises:
        EnvironmentProblem: the disk or the database refuses; nothing is lost.
    """
    return compact_if_room(database) if is_due(database) else 0


def compact_if_room(database: Path) -> int:
    """The same however little is free, such as after a step that rewrote whole tables.

    Raises:
        EnvironmentProblem: the disk or the database refuses; nothing is lost.
    """
    return compact(database) if has_room(database) else 0


def compact(database: Path) -> int:
    """The same without asking whether it is due or there is room.

    Raises:
        EnvironmentProblem: the disk or the database refuses; nothing is lost.
    """
    before = database.stat().st_size
    sqlite.compact(database)
    return max(0, before - database.stat().st_size)
