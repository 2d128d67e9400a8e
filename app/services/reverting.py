"""Taking the rows of one action back, inside the transaction of its undo.

Imported by `changes.undo` only, when it runs.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy.exc import IntegrityError
from sqlmodel import SQLModel, col, select

from app.errors import UserError
from app.models import ChangeEntry, ChangeSet
from app.services.changes import plain

if TYPE_CHECKING:
    from app.services.changes import Work


def revert(work: "Work", change_set_id: int) -> None:
    """Give every row of an action its values from before, newest entry first.

    Raises:
        UserError: later actions changed the rows or refer to them.
    """
    tables = SQLModel.metadata.tables
    try:
        for table in reversed(SQLModel.metadata.sorted_tables):
            if "change_set_id" in table.c and table.name != "change_entry":
                _remove_inserted(work, table, change_set_id)
        for entry in _entries(work, change_set_id):
            _revert(work, tables[entry.table_name], entry)
    except IntegrityError as error:
        raise _later_changes() from error


def _later_changes() -> UserError:
    return UserError(
        "Отменить нельзя: эти строки изменены или использованы более поздними действиями.",
        "Сначала отмените более поздние действия.",
    )


def _entries(work: "Work", change_set_id: int) -> list[Any]:
    return list(
        work.session.exec(
            select(ChangeEntry)
            .where(ChangeEntry.change_set_id == change_set_id)
            .order_by(col(ChangeEntry.position).desc())
        )
    )


def _remove_inserted(work: "Work", table: Any, change_set_id: int) -> None:  # noqa: ANN401
    logged = {
        entry.row_key for entry in _entries(work, change_set_id) if entry.table_name == table.name
    }
    connection = work.session.connection()
    found = (
        connection.execute(table.select().where(table.c.change_set_id == change_set_id))
        .mappings()
        .all()
    )
    fresh = [row for row in found if str(row["id"]) not in logged]
    if not fresh:
        return
    if _edited_later(work, table.name, change_set_id).intersection(str(row["id"]) for row in fresh):
        raise _later_changes()
    if len(fresh) == len(found):
        connection.execute(table.delete().where(table.c.change_set_id == change_set_id))
    else:
        for row in fresh:
            connection.execute(table.delete().where(table.c.id == row["id"]))
    work.log_rows(table.name, [(str(row["id"]), _plain_row(row), None) for row in fresh])


def _edited_later(work: "Work", table: str, change_set_id: int) -> set[str]:
    """Keys of the rows that later actions, still in force, wrote down."""
    query = (
        select(ChangeEntry.row_key)
        .join(ChangeSet, col(ChangeSet.id) == col(ChangeEntry.change_set_id))
        .where(
            ChangeEntry.table_name == table,
            ChangeEntry.change_set_id > change_set_id,
            col(ChangeSet.undone_at).is_(None),
            ChangeSet.action != "undo",
        )
    )
    return set(work.session.exec(query))


def _plain_row(row: Mapping[Any, Any]) -> dict[str, Any]:
    return {str(key): plain(value) for key, value in row.items()}


def _revert(work: "Work", table: Any, entry: Any) -> None:  # noqa: ANN401
    connection = work.session.connection()
    keys = list(table.primary_key.columns)
    values = entry.row_key.split("|") if len(keys) > 1 else [entry.row_key]
    match = [column == _typed(column, value) for column, value in zip(keys, values, strict=True)]
    found = connection.execute(table.select().where(*match)).mappings().one_or_none()
    present = None if found is None else _plain_row(found)
    if present != entry.after or (entry.before is None and _has_children(work, table, found)):
        raise _later_changes()
    if entry.before is None:
        connection.execute(table.delete().where(*match))
    else:
        restored = {key: _typed(table.c[key], value) for key, value in entry.before.items()}
        if entry.after is None:
            connection.execute(table.insert().values(restored))
        else:
            connection.execute(table.update().where(*match).values(restored))
    work.log_rows(table.name, [(entry.row_key, entry.after, entry.before)])


def _has_children(work: "Work", table: Any, row: Any) -> bool:  # noqa: ANN401
    """Whether rows would silently go away together with this one."""
    for child in SQLModel.metadata.tables.values():
        for key in child.foreign_keys:
            if key.ondelete == "CASCADE" and key.column.table is table:
                query = child.select().where(key.parent == row[key.column.name]).limit(1)
                if work.session.connection().execute(query).first() is not None:
                    return True
    return False


def _typed(column: Any, value: Any) -> Any:  # noqa: ANN401
    """A value of the log as the column's own type."""
    if value is None:
        return None
    kind = getattr(column.type, "python_type", None) if _has_python_type(column) else None
    if kind is date:
        return date.fromisoformat(value)
    if kind is datetime:
        return datetime.fromisoformat(value)
    if kind is int and isinstance(value, str):
        return int(value)
    return value


def _has_python_type(column: Any) -> bool:  # noqa: ANN401
    try:
        column.type.python_type  # noqa: B018
    except NotImplementedError:
        return False
    return True
