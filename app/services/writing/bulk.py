"""Bulk statements of the writers: portable SQL, compiled for the database that is connected."""

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any

from app.services.log.changes import LoggedRow, plain

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from app.services.log.changes import Work


_KEYS_AT_ONCE = 500
_ROWS_AT_ONCE = 50


def batched(values: Sequence[int], size: int) -> list[Sequence[int]]:
    """Values in pieces of at most `size`, for lists inside a statement."""
    return [values[start : start + size] for start in range(0, len(values), size)]


def bulk_insert(
    connection: "Connection", table: str, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]
) -> None:
    """Insert rows in one call of the driver; the values are what the driver stores."""
    from sqlalchemy import insert
    from sqlmodel import SQLModel

    if not rows:
        return
    target = SQLModel.metadata.tables[table]
    statement = insert(target).values(dict.fromkeys(columns)).compile(connection.engine)
    sql, order = str(statement), statement.positiontup
    if order is None:
        named = [dict(zip(columns, row, strict=True)) for row in rows]
        connection.exec_driver_sql(sql, named)
        return
    if list(order) != list(columns):
        places = [list(columns).index(name) for name in order]
        rows = [tuple(row[place] for place in places) for row in rows]
    # Many rows in one statement save a quarter of the time.
    whole = len(rows) // _ROWS_AT_ONCE * _ROWS_AT_ONCE
    if whole:
        head, group = sql.rsplit(" VALUES ", 1)
        many = f"{head} VALUES {', '.join([group] * _ROWS_AT_ONCE)}"
        pieces = (rows[start : start + _ROWS_AT_ONCE] for start in range(0, whole, _ROWS_AT_ONCE))
        connection.exec_driver_sql(many, [tuple(chain.from_iterable(part)) for part in pieces])
    if whole < len(rows):
        connection.exec_driver_sql(sql, list(rows[whole:]))


def bulk_update(work: "Work", table: str, changed: Mapping[int, Mapping[str, Any]]) -> None:
    """Update rows by their id, each with an entry in the change log."""
    from sqlalchemy import bindparam, select, update
    from sqlmodel import SQLModel

    if not changed:
        return
    target = SQLModel.metadata.tables[table]
    connection = work.session.connection()
    entries: list[LoggedRow] = []
    for keys in batched(sorted(changed), _KEYS_AT_ONCE):
        for row in connection.execute(select(target).where(target.c.id.in_(keys))).mappings():
            before = {str(name): plain(value) for name, value in row.items()}
            after = before | {name: plain(value) for name, value in changed[row["id"]].items()}
            entries.append(LoggedRow(str(row["id"]), before, after))
    names = list(next(iter(changed.values())))
    statement = (
        update(target)
        .where(target.c.id == bindparam("row_id"))
        .values({name: bindparam(f"new_{name}") for name in names})
    )
    connection.execute(
        statement,
        [
            {"row_id": key, **{f"new_{name}": value for name, value in values.items()}}
            for key, values in changed.items()
        ],
    )
    work.log_rows(table, entries)
