"""The same workspace with a log of a wanted length: a look into it must not cost more for that.

A log is made longer as use makes it: actions of one row and of many, over rows that are there, each
with values that lead to those of today. One school is left out, so that its own history is the same
in both.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from datetime import timedelta
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from app.services.clock import Clock
from app.services.log.catalogue import imported
from app.services.log.changes import LoggedRow, changing, plain
from app.services.storage.files import sqlite
from app.services.storage.workspace import DATABASE_NAME, open_workspace
from tests.benchmarks.growth.decade import LAST_DAY, QUIET_SCHOOL

if TYPE_CHECKING:
    from sqlmodel import Session

    from app.services.storage.workspace import Workspace

# What actions touch, and the column that they change.
_COLUMNS = {
    "result": "failed",
    "passport_value": "count",
    "measure": "note",
    "execution_mark": "text",
}
_SIZES = (1, 1, 1, 40, 1, 1, 25, 1, 100, 1)  # rows of one action after the other
_BETWEEN = timedelta(seconds=40)


class _Row(NamedTuple):
    table: str
    key: str
    values: Mapping[str, Any]


def lengthen(root: Path, rows: int) -> None:
    """Add actions after the ten years until the log has `rows` rows."""
    with open_workspace(root) as workspace:
        with workspace.database.reading() as reader:
            lacking = rows - reader.scalar("SELECT sum(number) FROM change_part")
        with workspace.database.session() as session:
            logged = _versions(_stored(session), lacking)
        now = LAST_DAY
        for size in cycle(_SIZES):
            part = list(islice(logged, size))
            if not part:
                break
            now += _BETWEEN
            workspace.clock = Clock(now)
            _act(workspace, part)


def shorten(root: Path, rows: int) -> None:
    """Forget the oldest actions until the log has no more than `rows` rows; the data stay."""
    with closing(sqlite.connect(root / DATABASE_NAME)) as connection:
        sizes = connection.execute(
            "SELECT change_set_id, sum(number) FROM change_part GROUP BY 1 ORDER BY 1 DESC"
        ).fetchall()
        first, kept = 0, 0
        for change_set_id, size in sizes:
            kept += size
            if kept > rows:
                break
            first = change_set_id
        for table in ("change_part", "change_key"):
            connection.execute(f"DELETE FROM {table} WHERE change_set_id < ?", (first,))
        connection.execute(
            "DELETE FROM change_subject WHERE NOT EXISTS (SELECT 1 FROM change_key k WHERE"
            " k.table_id = change_subject.table_id AND k.row_key = change_subject.row_key)"
        )
        used = " UNION ".join(f"SELECT change_set_id AS id FROM {table}" for table in imported())
        connection.execute(
            f"DELETE FROM change_set WHERE id < ? AND id NOT IN"
            f" (SELECT id FROM ({used}) WHERE id IS NOT NULL)",
            (first,),
        )
        connection.execute("VACUUM")


def _stored(session: "Session") -> list[_Row]:
    """The rows of every table in turn."""
    from sqlalchemy import select
    from sqlmodel import SQLModel

    from app.models import PassportBlock

    connection = session.connection()
    quiet = select(PassportBlock.id).where(PassportBlock.school_id == QUIET_SCHOOL)  # pyright: ignore[reportArgumentType, reportCallIssue]
    blocks = set(connection.execute(quiet).scalars())
    tables: list[list[_Row]] = []
    for name, changed in _COLUMNS.items():
        table = SQLModel.metadata.tables[name]
        keys = [column.name for column in table.primary_key]
        tables.append(
            [
                _Row(
                    name,
                    "|".join(str(row[key]) for key in keys),
                    {column: plain(value) for column, value in row.items()},
                )
                for row in connection.execute(table.select()).mappings()
                if row[changed] is not None
                and row.get("school_id") != QUIET_SCHOOL
                and row.get("block_id") not in blocks
            ]
        )
    longest = max(map(len, tables))
    return [rows[place] for place in range(longest) for rows in tables if place < len(rows)]


def _versions(stored: Sequence[_Row], count: int) -> Iterator[tuple[str, LoggedRow]]:
    """So many changes, each row going on from its last one; the last of all leads to today."""
    places = range(count - 1, -1, -1)
    for place in places:
        age, number = divmod(place, len(stored))
        row = stored[number]
        yield row.table, LoggedRow(row.key, _aged(row, age + 1), _aged(row, age))


def _aged(row: _Row, age: int) -> dict[str, Any]:
    """A row as it was before its last `age` changes."""
    column = _COLUMNS[row.table]
    value = row.values[column]
    if age:
        value = value + age % 40 if isinstance(value, int) else f"{value} (правка {age})".strip()
    return {**row.values, column: value}


def _act(workspace: "Workspace", logged: Sequence[tuple[str, LoggedRow]]) -> None:
    action = "edit" if len(logged) == 1 else "bulk"
    with changing(workspace, action, f"Правка сведений: {len(logged)}") as work:
        for table in _COLUMNS:
            rows = [row for name, row in logged if name == table]
            if rows:
                work.log_rows(table, rows)
