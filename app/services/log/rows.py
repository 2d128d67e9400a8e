"""What the log knows of single rows: what loaded them, when they were written, what they were."""

import json
from collections.abc import Collection
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlmodel import Session

    from app.services.storage.files.sqlite import Reader


def deleted_row(reader: "Reader", table: str, key: str) -> dict[str, Any] | None:
    """The columns of a row as they were when it was deleted last; None when it never was."""
    before = reader.scalar(
        "SELECT before FROM change_entry WHERE table_name = ? AND row_key = ? AND after IS NULL"
        " ORDER BY id DESC LIMIT 1",
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


def known_by(table: str, alias: str) -> str:
    """Condition on a row of `table`: neither loaded after a day nor changed after it.

    For tables whose rows keep the import that made them. The day (ISO, local) is asked for twice.
    """
    return (
        f"NOT EXISTS (SELECT 1 FROM change_set s WHERE s.id = {alias}.change_set_id"
        f" AND date(s.created_at, 'localtime') > ?) AND CAST({alias}.id AS TEXT) NOT IN"
        " (SELECT e.row_key FROM change_entry e JOIN change_set s ON s.id = e.change_set_id"
        f" WHERE e.table_name = '{table}' AND date(s.created_at, 'localtime') > ?)"
    )
