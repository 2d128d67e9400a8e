"""What the log knows of single rows: what loaded them, when they were written, what they were."""

import json
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any

from app.services.log.sides import Values, whole_sides
from app.services.storage.files.sqlite_queries import in_pieces

if TYPE_CHECKING:
    from sqlmodel import Session

    from app.services.storage.files.sqlite import Reader, Row


def deleted_row(reader: "Reader", table: str, key: str) -> dict[str, Any] | None:
    """The columns of a row, but for those that were NULL, when it was deleted last.

    None when it never was.
    """
    before = reader.scalar(
        "SELECT before FROM change_entry WHERE table_name = ? AND row_key = ? AND after IS NULL"
        " ORDER BY change_set_id DESC, position DESC LIMIT 1",
        (table, key),
    )
    return json.loads(before) if before else None


def imported_rows(session: "Session", table: str, keys: Collection[str]) -> set[str]:
    """Those of the rows, by their keys, that an import wrote row by row."""
    from sqlmodel import col, select

    from app.models import ChangeEntry, ChangeSet

    query = (
        select(ChangeEntry.row_key)
        .join(ChangeSet, col(ChangeSet.id) == col(ChangeEntry.change_set_id))
        .where(
            ChangeEntry.table_name == table,
            ChangeSet.action == "import",
            col(ChangeEntry.row_key).in_(keys),
        )
    )
    return set(session.exec(query))


def edited_later(reader: "Reader", table: str, keys: Sequence[str], change_set_id: int) -> set[str]:
    """Those of the rows, by their keys, that later actions, still in force, wrote down."""
    later = _later(reader, table, keys, change_set_id)
    return {row["row_key"] for row in later if row["undone_at"] is None and row["action"] != "undo"}


def left_by(
    reader: "Reader", table: str, keys: Sequence[str], change_set_id: int
) -> dict[str, Values | None]:
    """By key what an action left of rows: what the first later entry of each found."""
    later = _later(reader, table, keys, change_set_id)
    later.sort(key=lambda row: (row["change_set_id"], row["position"]), reverse=True)
    first = list({row["row_key"]: row for row in later}.values())
    sides = whole_sides(reader, first)
    return {row["row_key"]: both.before for row, both in zip(first, sides, strict=True)}


def _later(reader: "Reader", table: str, keys: Sequence[str], change_set_id: int) -> "list[Row]":
    """Entries of rows after an action, each with what its own action says of itself."""
    return [
        row
        for some in in_pieces(keys)
        for row in reader.rows(
            "SELECT e.change_set_id, e.position, e.table_name, e.row_key, e.before, e.after,"
            " c.action, c.undone_at FROM change_entry e JOIN change_set c ON c.id = e.change_set_id"
            f" WHERE e.table_name = ? AND e.row_key IN ({', '.join('?' * len(some))})"
            " AND e.change_set_id > ?",
            (table, *some, change_set_id),
        )
    ]


def known_by(table: str, alias: str) -> str:
    """Condition on a row of `table`: neither loaded after a day nor changed after it.

    For tables whose rows keep the import that made them. The day (ISO, local) is asked for twice.
    """
    return (
        f"NOT EXISTS (SELECT 1 FROM change_set s WHERE s.id = {alias}.change_set_id"
        " AND date(s.created_at, 'localtime') > ?) AND NOT EXISTS"
        " (SELECT 1 FROM change_entry e JOIN change_set s ON s.id = e.change_set_id"
        f" WHERE e.table_name = '{table}' AND e.row_key = CAST({alias}.id AS TEXT)"
        " AND date(s.created_at, 'localtime') > ?)"
    )
