"""The log with whole rows: read out of one that keeps changed columns only, and written back.

`widen` makes of a database of today one of the schema 0008, whose entries held every row whole on
both sides: what its step to 0009 must make of it is known then.
"""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

from app.services.log.sides import whole_sides
from app.services.storage.files import sqlite

_ENTRIES = "SELECT * FROM change_entry ORDER BY change_set_id, position"
_NARROWER = (
    "ix_change_entry_table_name_row_key",
    "ix_change_set_action",
    "ix_criterion_value_change_set_id",
)


class WholeEntry(NamedTuple):
    """An entry of the log with both of its sides whole."""

    change_set_id: int
    position: int
    table: str
    key: str
    before: Any
    after: Any


def read_whole(path: Path) -> list[WholeEntry]:
    """Of a log as the program of today keeps it."""
    with sqlite.reading(path) as reader:
        rows = reader.rows(_ENTRIES)
        sides = whole_sides(reader, rows)
        return [_entry(row, *both) for row, both in zip(rows, sides, strict=True)]


def read_stored(path: Path) -> list[WholeEntry]:
    """As they are stored, whatever they keep."""
    with sqlite.reading(path) as reader:
        return [
            _entry(row, *(json.loads(row[side] or "null") for side in ("before", "after")))
            for row in reader.rows(_ENTRIES)
        ]


def widen(path: Path) -> list[WholeEntry]:
    """Give every entry its whole rows and the database the schema 0008; the entries."""
    entries = read_whole(path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executemany(
            "UPDATE change_entry SET before = ?, after = ?"
            " WHERE change_set_id = ? AND position = ?",
            [(*map(as_text, entry[4:]), *entry[:2]) for entry in entries],
        )
        for name in _NARROWER:
            connection.execute(f"DROP INDEX {name}")
        connection.execute(
            "CREATE INDEX ix_change_entry_change_set_id ON change_entry (change_set_id)"
        )
        connection.execute("UPDATE alembic_version SET version_num = '0008'")
    return entries


def _entry(row: sqlite.Row, before: Any, after: Any) -> WholeEntry:
    place = row["change_set_id"], row["position"]
    return WholeEntry(*place, row["table_name"], row["row_key"], before, after)


def as_text(values: Any) -> str | None:
    """A side as the log stores it."""
    if values is None:
        return None
    return json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
