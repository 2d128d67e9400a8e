"""What the bases weigh, and what their logs and backups have of it."""

from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from app.services.storage.copies import list_copies
from app.services.storage.files import sqlite
from app.services.storage.workspace import DATABASE_NAME
from tests.benchmarks.growth.decade import LAST_DAY

_MEGABYTE = 1_000_000
# The pages of the tables of the log and of their indexes.
_LOG = (
    "SELECT sum(s.pgsize) FROM dbstat s JOIN sqlite_master m ON m.name = s.name"
    " WHERE s.aggregate = TRUE AND m.tbl_name LIKE 'change!_%' ESCAPE '!'"
)


class Sizes(NamedTuple):
    """What one base weighs.

    Attributes:
        base: bytes of the database.
        log: bytes of the tables of the log and of their indexes.
        rows: rows of the log.
        backups: number of the copies beside it.
        backup_bytes: what they weigh together.
        oldest: moment of the oldest of them, None without any.
    """

    base: int
    log: int
    rows: int
    backups: int
    backup_bytes: int
    oldest: datetime | None

    def line(self) -> str:
        """The line that is printed."""
        text = (
            f"{self.base / _MEGABYTE:7.1f} MB, log {100 * self.log / self.base:3.0f} %"
            f" ({self.rows} rows, {self.log / self.rows:.0f} bytes each)"
        )
        if self.oldest is None:
            return text
        days = (LAST_DAY - self.oldest).days
        return (
            f"{text}; {self.backups} backups, {self.backup_bytes / _MEGABYTE:.0f} MB,"
            f" the oldest of {self.oldest:%d.%m.%Y}, {days} days old"
        )


def measure(root: Path) -> Sizes:
    """What lies in the folder of a workspace that nobody has open."""
    copies = list_copies(root / "backups", LAST_DAY)
    with closing(sqlite.connect(root / DATABASE_NAME, read_only=True)) as connection:
        page_size = connection.execute("PRAGMA page_size").fetchone()[0]
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        log = connection.execute(_LOG).fetchone()[0]
        rows = connection.execute("SELECT sum(number) FROM change_part").fetchone()[0]
    return Sizes(
        base=page_size * pages,
        log=log,
        rows=rows,
        backups=len(copies),
        backup_bytes=sum(copy.path.stat().st_size for copy in copies),
        oldest=min((copy.made_at for copy in copies), default=None),
    )
