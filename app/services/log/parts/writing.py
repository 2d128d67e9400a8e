"""Rows of an action written into the log, and their keys beside them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.services.log.parts.form import NarrowRow, Values, parts_of
from app.services.log.parts.shape import key_value, shape_of

if TYPE_CHECKING:
    from sqlalchemy import Connection


def keep_rows(
    connection: "Connection",
    change_set_id: int,
    position: int,
    table: str,
    rows: Sequence[NarrowRow],
) -> None:
    """Write down rows of a table, of which the first stands at `position` of the action.

    Calls of the driver: the undo of an import writes tens of thousands of them.
    """
    number = _table_number(connection, table)
    kept, place = [], position
    for part in parts_of([_without_key(table, row) for row in rows]):
        kept.append((change_set_id, place, part.number, number, *part[1:]))
        place += part.number
    connection.exec_driver_sql(
        "INSERT INTO change_part"
        " (change_set_id, position, number, table_id, keys, before, after)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        kept,
    )
    connection.exec_driver_sql(
        "INSERT INTO change_key (table_id, row_key, change_set_id, position) VALUES (?, ?, ?, ?)",
        [
            (number, key_value(row.key), change_set_id, position + offset)
            for offset, row in enumerate(rows)
        ],
    )


def _table_number(connection: "Connection", table: str) -> int:
    query = "SELECT id FROM change_table WHERE name = ?"
    number = connection.exec_driver_sql(query, (table,)).scalar()
    if number is None:
        connection.exec_driver_sql("INSERT INTO change_table (name) VALUES (?)", (table,))
        number = connection.exec_driver_sql(query, (table,)).scalar_one()
    return number


def _without_key(table: str, row: NarrowRow) -> NarrowRow:
    """A row that came or went without the columns that its key tells."""
    shape = shape_of(table)
    if shape is None or (row.before is not None and row.after is not None):
        return row
    told = shape.told(row.key)

    def bare(side: Values | None) -> Values | None:
        if side is None:
            return None
        return {
            name: value
            for name, value in side.items()
            if name not in told or told[name] != value or type(told[name]) is not type(value)
        }

    return NarrowRow(row.key, bare(row.before), bare(row.after))
