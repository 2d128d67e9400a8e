"""The log keeps changed columns only, and finds the entries of a row by its key.

An entry of a row that was changed held all its columns twice. Now it keeps those that differ; the
others are read from the next entry of the row and, behind its last, from the row as it is. A column
that these would not tell as it was stays: somebody wrote past the log. Rows that came or went keep
every column that is not NULL.

Frozen once released: plain SQLAlchemy types only, never import app.models.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any, NamedTuple

import sqlalchemy as sa
from alembic import context, op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_AT_ONCE = 2_000  # entries between two words about the progress
_OLD, _NEW = "change_entry_of_whole_rows", "temp.change_entry_converted"
_COLUMNS = "id, change_set_id, position, table_name, row_key, before, after"
_BY_ROW = "table_name, row_key, change_set_id DESC, position DESC"
_UNKNOWN = object()  # neither a value nor NULL

Values = dict[str, Any]


def upgrade() -> None:
    """Apply the step."""
    connection = op.get_bind()
    # The driver's own: there may be hundreds of thousands of rows.
    database: Any = connection.connection.driver_connection
    op.rename_table("change_entry", _OLD)
    database.execute(f"CREATE INDEX ix_of_a_row ON {_OLD} ({_BY_ROW})")
    database.execute(f"CREATE TABLE {_NEW} ({_COLUMNS})")
    _convert(database, _Rows(database, sa.inspect(connection)))
    _create_table()
    # In the order of the log: what one action did is read together.
    database.execute(
        f"INSERT INTO change_entry ({_COLUMNS}) SELECT {_COLUMNS} FROM {_NEW} ORDER BY id"
    )
    database.execute(f"DROP TABLE {_NEW}")
    op.drop_table(_OLD)
    for table, columns in (
        ("change_entry", ["table_name", "row_key"]),
        ("change_set", ["action"]),
        ("criterion_value", ["change_set_id"]),
    ):
        op.create_index(op.f(f"ix_{table}_{'_'.join(columns)}"), table, columns, unique=False)


def _create_table() -> None:
    op.create_table(
        "change_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("change_set_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("table_name", sa.String(), nullable=False),
        sa.Column("row_key", sa.String(), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["change_set_id"],
            ["change_set.id"],
            name=op.f("fk_change_entry_change_set_id_change_set"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change_entry")),
        sa.UniqueConstraint(
            "change_set_id", "position", name=op.f("uq_change_entry_change_set_id_position")
        ),
    )


class _Entry(NamedTuple):
    """A row of the log; its sides are JSON objects as texts, or NULL."""

    id: int
    change_set_id: int
    position: int
    table_name: str
    row_key: str
    before: str | None
    after: str | None


def _convert(database: Any, rows: "_Rows") -> None:  # noqa: ANN401 - a connection of SQLite
    """Every entry of the old table into the new one; only some of them lie in memory."""
    (total,) = database.execute(f"SELECT count(*) FROM {_OLD}").fetchone()
    tell = _progress()
    insert = f"INSERT INTO {_NEW} VALUES (?, ?, ?, ?, ?, ?, ?)"
    done, ready = 0, []
    for entry in _narrowed(database, rows):
        ready.append(entry)
        if len(ready) == _AT_ONCE:
            database.executemany(insert, ready)
            done, ready = done + len(ready), []
            tell(done, total)
    database.executemany(insert, ready)
    tell(total, total)


def _progress() -> Callable[[int, int], None]:
    """What is told of finished entries and of all; the command line of Alembic hears nothing."""
    return context.config.attributes.get("progress", lambda _done, _total: None)


def _narrowed(database: Any, rows: "_Rows") -> Iterator[_Entry]:  # noqa: ANN401 - a connection of SQLite
    """The entries row by row, the last one of a row first, as they are kept from here on."""
    row, known = ("", ""), _Known(None)
    for stored in database.execute(f"SELECT {_COLUMNS} FROM {_OLD} ORDER BY {_BY_ROW}"):
        entry = _Entry(*stored)
        if (entry.table_name, entry.row_key) != row:
            row = entry.table_name, entry.row_key
            known = _Known(rows.read(*row))
        yield known.narrowed(entry)


class _Known:
    """What is known of a row behind the entry that is read next.

    Args:
        present: the row as it is now; None when it is gone.
    """

    def __init__(self, present: Mapping[str, Any] | None) -> None:
        self._present = present  # while no entry was read yet
        self._text: str | None = None  # what the last entry that was read found, as it was stored
        self._values: Values | None = None

    def narrowed(self, entry: _Entry) -> _Entry:
        before, after = self._parsed(entry.before), self._parsed(entry.after)
        if before is not None and after is not None:
            kept = [
                name
                for name in {**before, **after}
                if before.get(name) != after.get(name) or not self._tells(name, after.get(name))
            ]
            old, new = (_text({name: one.get(name) for name in kept}) for one in (before, after))
        elif entry.before is not None and entry.after is not None:
            old, new = entry.before, entry.after
        else:
            old, new = _filled(before, entry.before), _filled(after, entry.after)
        self._present, self._text, self._values = None, entry.before, before
        return entry._replace(before=old, after=new)

    def _parsed(self, stored: str | None) -> Values | None:
        """None of what is no object of JSON: it is kept as it stands."""
        if stored is None:
            return None
        if stored == self._text:
            return self._values
        try:
            values = json.loads(stored)
        except ValueError:
            return None
        return values if isinstance(values, dict) else None

    def _tells(self, name: str, value: object) -> bool:
        """Whether a column is known to have had this value behind an entry."""
        if self._values is not None:
            return self._values.get(name) == value
        return self._present is not None and _same(value, self._present.get(name, _UNKNOWN))


def _filled(values: Values | None, stored: str | None) -> str | None:
    if values is None:
        return stored
    return _text({name: value for name, value in values.items() if value is not None})


def _text(values: Values) -> str:
    return json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


class _Rows:
    """Rows of the tables as they are now."""

    def __init__(self, database: Any, inspector: sa.Inspector) -> None:  # noqa: ANN401 - a connection of SQLite
        self._database = database
        self._keys = {
            table: inspector.get_pk_constraint(table)["constrained_columns"]
            for table in inspector.get_table_names()
        }

    def read(self, table: str, row_key: str) -> dict[str, Any] | None:
        """A row by its key as the log has it; None when it or its table is gone."""
        key = self._keys.get(table, ())
        parts = row_key.split("|") if len(key) > 1 else [row_key]
        if not key or len(parts) != len(key):
            return None
        which = " AND ".join(f'"{name}" = ?' for name in key)
        found = self._database.execute(f'SELECT * FROM "{table}" WHERE {which}', parts)
        row, names = found.fetchone(), [column[0] for column in found.description]
        return None if row is None else dict(zip(names, row, strict=True))


def _same(value: object, stored: object) -> bool:
    """Whether a value of the log is what a column holds, which keeps moments and JSON otherwise."""
    if value == stored:
        return True
    if not isinstance(stored, str):
        return False
    if isinstance(value, str):
        try:
            moments = [datetime.fromisoformat(text) for text in (value, f"{stored}+00:00")]
        except ValueError:
            pass
        else:
            return moments[0].tzinfo is not None and moments[0] == moments[1]
    try:
        return bool(json.loads(stored) == value)
    except ValueError:
        return False
