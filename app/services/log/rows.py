"""What the log knows of single rows: what loaded them, when they were written, what they were."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from app.services.log.parts.form import Values
from app.services.log.parts.reading import NUMBER_OF_TABLE, entries_by_key
from app.services.log.parts.shape import key_value
from app.services.log.sides import whole_sides
from app.services.storage.files.sqlite_queries import in_pieces

if TYPE_CHECKING:
    from app.services.storage.files.sqlite import Reader, Row


def deleted_row(reader: "Reader", table: str, key: str) -> dict[str, Any] | None:
    """The columns of a row, but for those that were NULL, when it was deleted last.

    None when it never was.
    """
    entries = sorted(entries_by_key(reader, table, [key]), key=lambda entry: entry.place)
    gone = (entry.before for entry in reversed(entries) if entry.after is None and entry.before)
    return next((dict(before) for before in gone), None)


def imported_rows(reader: "Reader", table: str, keys: Sequence[str]) -> set[str]:
    """Those of the rows, by their keys, that an import wrote row by row."""
    return {
        f"{row['row_key']}" for row in _written(reader, table, keys) if row["action"] == "import"
    }


def edited_later(reader: "Reader", table: str, keys: Sequence[str], change_set_id: int) -> set[str]:
    """Those of the rows, by their keys, that later actions, still in force, wrote down."""
    return {
        f"{row['row_key']}"
        for row in _written(reader, table, keys, change_set_id + 1)
        if row["undone_at"] is None and row["action"] != "undo"
    }


def left_by(
    reader: "Reader", table: str, keys: Sequence[str], change_set_id: int
) -> dict[str, Values | None]:
    """By key what an action left of rows: what the first later entry of each found."""
    later = list(entries_by_key(reader, table, keys, change_set_id + 1))
    later.sort(key=lambda entry: entry.place, reverse=True)
    first = list({entry.key: entry for entry in later}.values())
    sides = whole_sides(reader, first)
    return {entry.key: both.before for entry, both in zip(first, sides, strict=True)}


def _written(reader: "Reader", table: str, keys: Sequence[str], since: int = 0) -> "Iterator[Row]":
    """The actions that wrote rows down, from one on: what each says of itself, with the row."""
    for some in in_pieces(keys):
        yield from reader.rows(
            "SELECT k.row_key, c.action, c.undone_at"
            " FROM change_key k JOIN change_set c ON c.id = k.change_set_id"
            f" WHERE k.table_id = {NUMBER_OF_TABLE}"
            f" AND k.row_key IN ({', '.join('?' * len(some))}) AND k.change_set_id >= ?",
            (table, *map(key_value, some), since),
        )


def known_by(table: str, alias: str) -> str:
    """Condition on a row of `table`: neither loaded after a day nor changed after it.

    For tables whose rows keep the import that made them. The day (ISO, local) is asked for twice.
    """
    return (
        f"NOT EXISTS (SELECT 1 FROM change_set s WHERE s.id = {alias}.change_set_id"
        " AND date(s.created_at, 'localtime') > ?) AND NOT EXISTS"
        " (SELECT 1 FROM change_key k JOIN change_set s ON s.id = k.change_set_id"
        f" WHERE k.table_id = (SELECT id FROM change_table WHERE name = '{table}')"
        # Without the plus SQLite would compare by numbers and not find it by the index.
        f" AND k.row_key = +{alias}.id"
        " AND date(s.created_at, 'localtime') > ?)"
    )
