"""What going back to a copy would change, before anything is changed."""

from collections.abc import Generator, Iterable, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.services.clock import Clock
from app.services.language.dates import year_name
from app.services.log.catalogue import counted_tables
from app.services.storage import upgrade
from app.services.storage.files import sqlite
from app.services.storage.files.passing import passing_folder
from app.services.storage.files.sqlite_faults import DamagedDatabaseError
from app.services.storage.sound_copy import damaged, sound

if TYPE_CHECKING:
    from app.services.storage.files.sqlite import Reader, Row

_ACTIONS = "SELECT id, created_at, actor, action, title FROM change_set ORDER BY id"


@dataclass(frozen=True, slots=True)
class CountRow:
    """How many rows of a kind there are.

    Attributes:
        title: Russian name of the kind.
        now: in the workspace.
        copy: in the copy.
    """

    title: str
    now: int
    copy: int

    @property
    def difference(self) -> int:
        """What is gained (or, negative, lost) by going back."""
        return self.copy - self.now


@dataclass(frozen=True, slots=True)
class LostAction:
    """An action that is in the workspace and not in the copy."""

    id: int
    made_at: datetime | None
    actor: str
    title: str


@dataclass(frozen=True, slots=True)
class RestorePreview:
    """What would change.

    Attributes:
        counts: one row a kind, results by school year.
        lost: actions that would be taken away, newest first.
        gained: number of actions that the copy has and the workspace has not (it is from
            before an earlier return to a copy).
    """

    counts: tuple[CountRow, ...]
    lost: tuple[LostAction, ...]
    gained: int

    @property
    def same(self) -> bool:
        """Whether nothing would change."""
        return not self.lost and not self.gained and not any(row.difference for row in self.counts)


def preview_restore(copy: Path, database: Path) -> RestorePreview:
    """Check a copy thoroughly and compare it with the workspace; takes a moment.

    A copy of an older program is counted as it will be once it is opened: what a step of the schema
    moves from one table to another is neither lost nor gained by going back.

    Raises:
        UserError: the copy is damaged or was made by a newer program.
        EnvironmentProblem: there is no room to unpack it, or it cannot be read now.
    """
    with sqlite.reading(database) as reader:
        now, present = _counts(reader), _actions(reader)
    with sound(copy) as checked:
        try:
            with sqlite.reading(checked) as reader:
                stored = _actions(reader)
            with _in_this_schema(checked) as path, sqlite.reading(path) as reader:
                then = _counts(reader)
        except (DamagedDatabaseError, sqlite.DatabaseError) as error:
            raise damaged() from error
    known, kept = {_mark(row) for row in present}, {_mark(row) for row in stored}
    return RestorePreview(
        tuple(_paired(now, then)),
        tuple(_lost(row) for row in reversed(present) if _mark(row) not in kept),
        len(kept - known),
    )


@contextmanager
def _in_this_schema(copy: Path) -> Generator[Path]:
    """The copy; of one of an older program a copy that was brought to the schema of this one."""
    if not upgrade.needs_upgrade(copy):
        yield copy
        return
    with passing_folder() as folder:
        beside = folder / "copy.sqlite"
        sqlite.copy_database(copy, beside)
        upgrade.upgrade(beside, folder, Clock().now())
        yield beside


def _counts(reader: "Reader") -> dict[str, int]:
    """Numbers of rows by kind."""
    counts: dict[str, int] = {}
    for table, counted in counted_tables():
        if counted.by_year:
            years = reader.rows(
                f"SELECT year, count(*) AS number FROM {table} GROUP BY year ORDER BY year DESC"
            )
            counts |= {f"{counted.title} {year_name(row['year'])}": row["number"] for row in years}
        else:
            counts[counted.title] = reader.scalar(f"SELECT count(*) FROM {table}")
    return counts


def _paired(now: Mapping[str, int], then: Mapping[str, int]) -> Iterable[CountRow]:
    for title in {**now, **then}:
        yield CountRow(title, now.get(title, 0), then.get(title, 0))


def _actions(reader: "Reader") -> "list[Row]":
    return reader.rows(_ACTIONS)


def _mark(row: "Row") -> tuple[object, ...]:
    """What makes an action the same in two databases: numbers alone repeat after a return."""
    return row["id"], row["created_at"], row["title"]


def _lost(row: "Row") -> LostAction:
    made_at = sqlite.moment_if_known(row["created_at"])
    return LostAction(row["id"], made_at, row["actor"], row["title"])
