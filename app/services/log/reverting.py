"""Taking the rows of one action back, inside the transaction of its undo.

Imported by `changes` only, when something is taken back.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from sqlalchemy import bindparam
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import defer
from sqlmodel import SQLModel, col

from app.errors import EnvironmentProblem, LaterChangesError, UserError
from app.models import ChangeSet
from app.services.log.catalogue import imported
from app.services.log.changes import LoggedRow, parents_first, plain
from app.services.log.parts.reading import entries_of
from app.services.log.rows import edited_later, left_by
from app.services.log.sides import present_rows, whole_sides
from app.services.storage.files.sqlite import reading_within

if TYPE_CHECKING:
    from sqlmodel import Session

    from app.services.log.changes import Work
    from app.services.storage.workspace import Workspace

_MOST = 500  # rows of one statement: SQLite limits its variables


class KeptRow(NamedTuple):
    """A row that stands in the way of taking an action back.

    Attributes:
        table: its table.
        key: its key as the log writes it.
        done: its values as the action left them, or None when the action removed it.
        now: its values now, or None when it is gone; equal to `done` when it is only in use.
    """

    table: str
    key: str
    done: Mapping[str, Any] | None
    now: Mapping[str, Any] | None


class NothingLeftError(UserError):
    """All rows of an action are kept: there is nothing to take back."""


class Meant(NamedTuple):
    """What is taken back when an action is.

    Attributes:
        change_set_id: the action, or an undo.
        title: words of the action; of an undo, of what it took back.
        returned: the action that an undo took back, which is in force again then.
    """

    change_set_id: int
    title: str
    returned: int | None


def meant_by(workspace: "Workspace", change_set_id: int) -> Meant:
    """What is really taken back with an action.

    Raises:
        UserError: it is not there, or can never be taken back.
    """
    with workspace.database.session() as session:
        record = _action(session, change_set_id)
        if record is None:
            raise UserError("Это действие уже отменено или не найдено в истории.")
        record = taken_back_with(session, record)
        if record.action == "freeze":
            raise UserError(
                "Зафиксированное выявление не отменяется: на него ссылаются документы.",
                "Выполните выявление заново и зафиксируйте его.",
            )
        if record.action == "undo":
            return Meant(record.id, record.summary["title"], record.summary["undone"])
        return Meant(record.id, record.title, None)


def taken_back_with(session: "Session", record: Any) -> Any:  # noqa: ANN401 - a change set
    """The action itself; of the undo of an undo, what was done again by it."""
    while record.action == "undo":
        undone = _action(session, record.summary["undone"])
        if undone is None or undone.action != "undo":
            break
        record = _action(session, undone.summary["undone"])
    return record


def _action(session: "Session", number: int) -> ChangeSet | None:
    """Without its moment, where another program may have written what is none."""
    return session.get(ChangeSet, number, options=[defer(cast("Any", col(ChangeSet.created_at)))])


def take_back(work: "Work", now: datetime, meant: Meant, kept: list[KeptRow] | None = None) -> None:
    """Take an action back and mark it so, within the action of its undo.

    Args:
        work: the undo.
        now: its moment.
        meant: the action.
        kept: as `revert` takes it.

    Raises:
        UserError: it was undone already; with `kept`, `NothingLeftError` when nothing is left.
        EnvironmentProblem: as `revert`.
        LaterChangesError: as `revert`.
    """
    record = _action(work.session, meant.change_set_id)
    if record is None or record.undone_at is not None:
        raise UserError("Это действие уже отменено или не найдено в истории.")
    work.summary = {"undone": meant.change_set_id, "title": meant.title}
    revert(work, meant.change_set_id, kept)
    work.summary["kept"] = len(kept or ())
    if kept and not work.entries:
        raise NothingLeftError("Отменять нечего: все строки изменены более поздними действиями.")
    record.undone_at = now
    if meant.returned is not None:
        restored = _action(work.session, meant.returned)
        assert restored is not None
        restored.undone_at = None


def revert(work: "Work", change_set_id: int, kept: list[KeptRow] | None = None) -> None:
    """Give every row of an action its values from before, newest entry first.

    With `kept`, rows that later actions changed or refer to stay as they are and are put into it.

    Raises:
        EnvironmentProblem: what the log keeps of the action is damaged.
        LaterChangesError: later actions changed the rows or refer to them.
    """
    tables = SQLModel.metadata.tables
    entries = _entries(work, change_set_id)
    try:
        for name in reversed(parents_first()):
            if name in imported():
                logged = {one.row_key for one in entries if one.table_name == name}
                _remove_inserted(work, tables[name], change_set_id, logged, kept)
        for run in _runs(entries):
            possible = run if kept is None else _without_kept(work, tables[run.table], run, kept)
            if possible.entries:
                _revert(work, tables[run.table], possible)
    except IntegrityError as error:
        raise _later_changes() from error


def _later_changes() -> LaterChangesError:
    return LaterChangesError(
        "Отменить нельзя: эти строки изменены или использованы более поздними действиями.",
        "Сначала отмените более поздние действия.",
    )


class _Entry(NamedTuple):
    """A row of the log, whole."""

    table_name: str
    row_key: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None


def _entries(work: "Work", change_set_id: int) -> list[_Entry]:
    """The entries of an action, the last one first."""
    reader = reading_within(work.session)
    entries = entries_of(reader, change_set_id)
    told = [
        _Entry(entry.table, entry.key, *sides)
        for entry, sides in zip(entries, whole_sides(reader, entries), strict=True)
    ]
    if not all(map(_can_be_read, told)):
        raise EnvironmentProblem(
            "Отменить нельзя: записи истории об этом действии повреждены.",
            "Исправьте данные вручную или вернитесь к резервной копии.",
        )
    return told[::-1]


def _can_be_read(entry: _Entry) -> bool:
    """Whether it has a side, and only columns of a table of ours."""
    sides = [side for side in (entry.before, entry.after) if side is not None]
    table = SQLModel.metadata.tables.get(entry.table_name)
    return (
        table is not None
        and bool(sides)
        and all(name in table.columns for side in sides for name in side)
    )


def _remove_inserted(
    work: "Work",
    table: Any,  # noqa: ANN401 - a table or a value of any kind
    change_set_id: int,
    logged: set[str],
    kept: list[KeptRow] | None,
) -> None:
    connection = work.session.connection()
    rows = (
        connection.execute(table.select().where(table.c.change_set_id == change_set_id))
        .mappings()
        .all()
    )
    fresh = [row for row in rows if str(row["id"]) not in logged]
    if not fresh:
        return
    keys = [str(row["id"]) for row in fresh]
    edited = edited_later(reading_within(work.session), table.name, keys, change_set_id)
    if edited and kept is None:
        raise _later_changes()
    if edited and kept is not None:
        kept += _edited_rows(work, table.name, change_set_id, edited, fresh)
        fresh = [row for row in fresh if str(row["id"]) not in edited]
    if len(fresh) == len(rows):
        connection.execute(table.delete().where(table.c.change_set_id == change_set_id))
    else:
        for row in fresh:
            connection.execute(table.delete().where(table.c.id == row["id"]))
    work.log_rows(table.name, [LoggedRow(str(row["id"]), _plain_row(row), None) for row in fresh])


def _edited_rows(
    work: "Work", table: str, change_set_id: int, edited: set[str], rows: Iterable[Any]
) -> list[KeptRow]:
    """Rows that an action inserted unlogged; what it wrote is what the next action found."""
    done = left_by(reading_within(work.session), table, sorted(edited), change_set_id)
    return [
        KeptRow(table, str(row["id"]), done[str(row["id"])], _plain_row(row))
        for row in rows
        if str(row["id"]) in edited
    ]


def _without_kept(work: "Work", table: Any, run: "_Run", kept: list[KeptRow]) -> "_Run":  # noqa: ANN401 - a table or a value of any kind
    """The entries of a run that can be taken back; the rows of the others are kept from here on."""
    staying = {row.key for row in kept if row.table == run.table}
    present = _present(work, run)
    used: set[str] = set()
    if run.columns is None:
        rows = {key: row for key, row in present.items() if key not in staying}
        used = _in_use(work, table, rows)
    free: list[_Entry] = []
    for entry in run.entries:
        now = present.get(entry.row_key)
        if entry.row_key in staying:
            continue
        if now != entry.after or entry.row_key in used:
            kept.append(KeptRow(run.table, entry.row_key, entry.after, now))
        else:
            free.append(entry)
    return run._replace(entries=free)


def _in_use(work: "Work", table: Any, rows: Mapping[str, dict[str, Any]]) -> set[str]:  # noqa: ANN401 - a table or a value of any kind
    """Keys of the rows that any other row refers to."""
    used: set[str] = set()
    for child in SQLModel.metadata.tables.values():
        for link in child.foreign_keys:
            if link.column.table is table:
                name = link.column.name
                query = link.parent.in_([row[name] for row in rows.values()])
                rows_of_child = work.session.connection().execute(child.select().where(query))
                values = {row[link.parent.name] for row in rows_of_child.mappings()}
                used |= {key for key, row in rows.items() if row[name] in values}
    return used


def _plain_row(row: Mapping[Any, Any]) -> dict[str, Any]:
    return {str(key): plain(value) for key, value in row.items()}


class _Run(NamedTuple):
    """Neighbouring entries that one statement can take back: same table, kind and columns."""

    table: str
    columns: tuple[str, ...] | None  # of the row that comes back; None: the row goes
    was_there: bool
    entries: list[_Entry]


def _runs(entries: Iterable[_Entry]) -> Iterator[_Run]:
    """Entries in their order; a row stands once in a run, so that its values can be compared."""
    run: _Run | None = None
    seen: set[str] = set()
    for entry in entries:
        columns = None if entry.before is None else tuple(entry.before)
        was_there = entry.after is not None
        if (
            run is None
            or (run.table, run.columns, run.was_there) != (entry.table_name, columns, was_there)
            or entry.row_key in seen
            or len(seen) == _MOST
        ):
            if run is not None:
                yield run
            run, seen = _Run(entry.table_name, columns, was_there, []), set()
        run.entries.append(entry)
        seen.add(entry.row_key)
    if run is not None:
        yield run


def _revert(work: "Work", table: Any, run: _Run) -> None:  # noqa: ANN401 - a table or a value of any kind
    keys = [_key(table, entry.row_key) for entry in run.entries]
    present = _present(work, run)
    if any(present.get(entry.row_key) != entry.after for entry in run.entries):
        raise _later_changes()
    connection = work.session.connection()
    if run.columns is None:
        if _has_children(work, table, [present[entry.row_key] for entry in run.entries]):
            raise _later_changes()
        # One by one: in a list of pairs SQLite would look for a key of two columns in all rows.
        connection.execute(table.delete().where(*_matching(table)), [_named(key) for key in keys])
    else:
        _bring_back(connection, table, run, keys)
    work.log_rows(
        table.name, [LoggedRow(entry.row_key, entry.after, entry.before) for entry in run.entries]
    )


def _bring_back(connection: Any, table: Any, run: _Run, keys: list[list[Any]]) -> None:  # noqa: ANN401 - a table or a value of any kind
    rows = [
        {name: _typed(table.c[name], value) for name, value in (entry.before or {}).items()}
        for entry in run.entries
    ]
    if not run.was_there:
        connection.execute(table.insert(), rows)
        return
    values = {name: bindparam(f"new {name}") for name in rows[0]}
    connection.execute(
        table.update().where(*_matching(table)).values(values),
        [
            {f"new {name}": value for name, value in row.items()} | _named(key)
            for row, key in zip(rows, keys, strict=True)
        ],
    )


def _key(table: Any, row_key: str) -> list[Any]:  # noqa: ANN401 - a table or a value of any kind
    columns = list(table.primary_key.columns)
    parts = row_key.split("|") if len(columns) > 1 else [row_key]
    return [_typed(column, part) for column, part in zip(columns, parts, strict=True)]


def _matching(table: Any) -> list[Any]:  # noqa: ANN401 - a table or a value of any kind
    """The conditions of a statement that is executed for many keys, as `_named` hands them over."""
    columns = table.primary_key.columns
    return [column == bindparam(f"key {number}") for number, column in enumerate(columns)]


def _named(key: list[Any]) -> dict[str, Any]:
    return {f"key {number}": part for number, part in enumerate(key)}


def _present(work: "Work", run: _Run) -> dict[str, dict[str, Any]]:
    reader = reading_within(work.session)
    return present_rows(reader, run.table, [entry.row_key for entry in run.entries])


def _has_children(work: "Work", table: Any, rows: list[dict[str, Any]]) -> bool:  # noqa: ANN401 - a table or a value of any kind
    """Whether rows would silently go away together with these."""
    for child in SQLModel.metadata.tables.values():
        for key in child.foreign_keys:
            if key.ondelete == "CASCADE" and key.column.table is table:
                parents = [row[key.column.name] for row in rows]
                query = child.select().where(key.parent.in_(parents)).limit(1)
                if work.session.connection().execute(query).first() is not None:
                    return True
    return False


def _typed(column: Any, value: Any) -> Any:  # noqa: ANN401 - a table or a value of any kind
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


def _has_python_type(column: Any) -> bool:  # noqa: ANN401 - a table or a value of any kind
    try:
        column.type.python_type  # noqa: B018 - asking is what may fail
    except NotImplementedError:
        return False
    return True
