"""The log with whole rows: read out of one that keeps changed columns only, and written back.

`widen` makes of a database of today one of the schema 0008, whose entries held every row whole on
both sides: what the steps after it must make of it is known then. `narrow_rows` makes the same of
the schema 0009, which kept what the program keeps, an entry each.
"""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

from app.services.log.parts.reading import StoredEntry, entries_of
from app.services.log.sides import narrow, whole_sides
from app.services.log.subjects import subjects
from app.services.storage.files import sqlite

_NARROW = "ix_change_entry_table_name_row_key", "change_entry", "table_name, row_key"
_SINCE_0009 = ("ix_change_set_action", "ix_criterion_value_change_set_id")
_ENTRY = """
CREATE TABLE change_entry (
    id INTEGER NOT NULL CONSTRAINT pk_change_entry PRIMARY KEY,
    change_set_id INTEGER NOT NULL
        CONSTRAINT fk_change_entry_change_set_id_change_set
        REFERENCES change_set (id) ON DELETE CASCADE,
    position INTEGER NOT NULL, table_name VARCHAR NOT NULL, row_key VARCHAR NOT NULL,
    before TEXT, after TEXT,
    CONSTRAINT uq_change_entry_change_set_id_position UNIQUE (change_set_id, position)
)
"""
_SUBJECT = """
CREATE TABLE change_subject (
    kind VARCHAR NOT NULL, "key" VARCHAR NOT NULL,
    change_set_id INTEGER NOT NULL
        CONSTRAINT fk_change_subject_change_set_id_change_set
        REFERENCES change_set (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    CONSTRAINT pk_change_subject PRIMARY KEY (kind, "key", change_set_id, position)
) WITHOUT ROWID
"""


class WholeEntry(NamedTuple):
    """An entry of the log with both of its sides whole."""

    change_set_id: int
    position: int
    table: str
    key: str
    before: Any
    after: Any


def stored_entries(reader: sqlite.Reader) -> list[StoredEntry]:
    """All entries as the program of today keeps them."""
    numbers = reader.rows("SELECT id FROM change_set ORDER BY id")
    return [entry for row in numbers for entry in entries_of(reader, row[0])]


def read_whole(path: Path) -> list[WholeEntry]:
    """Of a log as the program of today keeps it."""
    with sqlite.reading(path) as reader:
        entries = stored_entries(reader)
        sides = whole_sides(reader, entries)
    return [
        WholeEntry(*entry.place, entry.table, entry.key, *both)
        for entry, both in zip(entries, sides, strict=True)
    ]


def read_kept(path: Path) -> list[WholeEntry]:
    """What the program of today keeps of each entry."""
    with sqlite.reading(path) as reader:
        return [WholeEntry(*entry[0], *entry[1:]) for entry in stored_entries(reader)]


def read_stored(path: Path) -> list[WholeEntry]:
    """As they are stored in a schema up to 0009, whatever they keep."""
    with sqlite.reading(path) as reader:
        return [
            WholeEntry(
                row["change_set_id"],
                row["position"],
                row["table_name"],
                row["row_key"],
                *(json.loads(row[side] or "null") for side in ("before", "after")),
            )
            for row in reader.rows("SELECT * FROM change_entry ORDER BY change_set_id, position")
        ]


def widen(path: Path) -> list[WholeEntry]:
    """Give every entry its whole rows and the database the schema 0008; the entries."""
    entries = read_whole(path)
    _write_entries(path, entries, entries)
    with closing(sqlite3.connect(path)) as connection, connection:
        for name in _SINCE_0009:
            connection.execute(f"DROP INDEX {name}")
        connection.execute(
            "CREATE INDEX ix_change_entry_change_set_id ON change_entry (change_set_id)"
        )
        connection.execute("UPDATE alembic_version SET version_num = '0008'")
    return entries


def narrow_rows(path: Path) -> list[WholeEntry]:
    """Give the database the schema 0009, an entry a row; the entries, whole."""
    entries = read_whole(path)
    kept = [entry._replace(**narrow(*entry[4:])._asdict()) for entry in entries]
    _write_entries(path, kept, entries)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE INDEX {} ON {} ({})".format(*_NARROW))
        connection.execute("UPDATE alembic_version SET version_num = '0009'")
    return entries


def _write_entries(path: Path, kept: list[WholeEntry], whole: list[WholeEntry]) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        for table in ("change_part", "change_key", "change_subject", "change_table"):
            connection.execute(f"DROP TABLE {table}")
        connection.execute(_ENTRY)
        connection.execute(_SUBJECT)
        connection.execute(
            "CREATE INDEX ix_change_subject_change_set_id ON change_subject (change_set_id)"
        )
        connection.executemany(
            "INSERT INTO change_entry (change_set_id, position, table_name, row_key, before, after)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            [(*entry[:4], *map(as_text, entry[4:])) for entry in kept],
        )
        connection.executemany(
            "INSERT INTO change_subject (kind, key, change_set_id, position) VALUES (?, ?, ?, ?)",
            [
                (*subject, *entry[:2])
                for entry in whole
                for subject in subjects(entry.table, entry.before, entry.after)
            ],
        )


def as_text(values: Any) -> str | None:
    """A side as the log stores it."""
    if values is None:
        return None
    return json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
