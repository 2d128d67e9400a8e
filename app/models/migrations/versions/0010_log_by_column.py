"""The log keeps the rows of an action by column, and what they are about once a row.

An entry was a row of its own, with the name of its table and its key twice. Now neighbours that all
came, all changed or all went stand in one part, by column: a name once, a value that all have once,
and nothing that the key tells. Beside it lies the index of the parts by the keys of the rows. What
a row is about was written with each of its entries; now it is once, and not where the key tells it.

Frozen once released: plain SQLAlchemy types only, never import app.models.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa
from alembic import context, op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_ENTRIES, _SUBJECTS = "change_entry", "change_subject_of_entries"
_AT_ONCE = 2_000  # entries between two words about the progress
_MOST_ROWS, _MOST_BYTES = 128, 900  # of a part
_SMALLEST, _LARGEST = -(2**63), 2**63 - 1
# A key as it is kept: a whole number where it is written like one.
_KEY = "CASE WHEN CAST(CAST({0} AS INTEGER) AS TEXT) = {0} THEN CAST({0} AS INTEGER) ELSE {0} END"
# Tables whose keys, or the first parts of them, tell what their rows are about, by the kind of it.
_BY_KEY = {
    "school": ("school", "school_risk", "support_step", "support_work"),
    "passport_block": ("passport_block", "passport_value"),
}

Values = Mapping[str, Any]


def upgrade() -> None:
    """Apply the step."""
    connection = op.get_bind()
    # The driver's own: there may be hundreds of thousands of rows.
    database: Any = connection.connection.driver_connection
    op.drop_index(op.f("ix_change_subject_change_set_id"), "change_subject")
    op.rename_table("change_subject", _SUBJECTS)
    _create_tables()
    database.execute(
        f"INSERT INTO change_table (name) SELECT DISTINCT table_name FROM {_ENTRIES} ORDER BY 1"
    )
    _convert(database, sa.inspect(connection))
    database.execute(
        "INSERT INTO change_key (table_id, row_key, change_set_id, position)"
        f" SELECT t.id, {_KEY.format('e.row_key')} AS kept, e.change_set_id, e.position"
        f" FROM {_ENTRIES} e JOIN change_table t ON t.name = e.table_name"
        " ORDER BY t.id, kept, e.change_set_id, e.position"
    )
    _keep_subjects(database)
    op.drop_table(_SUBJECTS)
    op.drop_table(_ENTRIES)


def _create_tables() -> None:
    op.create_table(
        "change_table",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change_table")),
        sa.UniqueConstraint("name", name=op.f("uq_change_table_name")),
    )
    op.create_table(
        "change_part",
        sa.Column("change_set_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("table_id", sa.Integer(), nullable=False),
        sa.Column("keys", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["change_set_id"],
            ["change_set.id"],
            name=op.f("fk_change_part_change_set_id_change_set"),
            ondelete="CASCADE",
        ),
        _of_a_table("change_part"),
        sa.PrimaryKeyConstraint("change_set_id", "position", name=op.f("pk_change_part")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "change_key",
        sa.Column("table_id", sa.Integer(), nullable=False),
        sa.Column("row_key", sa.LargeBinary(), nullable=False),
        sa.Column("change_set_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        _of_a_table("change_key"),
        sa.PrimaryKeyConstraint(
            "table_id", "row_key", "change_set_id", "position", name=op.f("pk_change_key")
        ),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "change_subject",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("table_id", sa.Integer(), nullable=False),
        sa.Column("row_key", sa.LargeBinary(), nullable=False),
        sa.Column("mixed", sa.Boolean(), nullable=False),
        _of_a_table("change_subject"),
        sa.PrimaryKeyConstraint(
            "kind", "key", "table_id", "row_key", name=op.f("pk_change_subject")
        ),
        sqlite_with_rowid=False,
    )


def _of_a_table(name: str) -> sa.ForeignKeyConstraint:
    link = op.f(f"fk_{name}_table_id_change_table")
    return sa.ForeignKeyConstraint(["table_id"], ["change_table.id"], name=link)


class _Entry(NamedTuple):
    """A row of the log before; its sides are objects of JSON, or what stands there damaged."""

    change_set_id: int
    position: int
    table: str
    key: str
    before: Any
    after: Any
    damaged: bool


def _convert(database: Any, inspector: sa.Inspector) -> None:  # noqa: ANN401 - a connection of SQLite
    """Every entry into a part; only some of them lie in memory."""
    (total,) = database.execute(f"SELECT count(*) FROM {_ENTRIES}").fetchone()
    tell = context.config.attributes.get("progress", lambda _done, _total: None)
    numbers = dict(database.execute("SELECT name, id FROM change_table").fetchall())
    insert = "INSERT INTO change_part VALUES (?, ?, ?, ?, ?, ?, ?)"
    done, told = 0, 0
    for entries in _alike(_entries(database, inspector)):
        database.executemany(insert, _parts(entries, numbers[entries[0].table]))
        done += len(entries)
        if done - told >= _AT_ONCE:
            tell(done, total)
            told = done
    tell(total, total)


def _entries(database: Any, inspector: sa.Inspector) -> Iterator[_Entry]:  # noqa: ANN401 - a connection of SQLite
    keys = {
        table: inspector.get_pk_constraint(table)["constrained_columns"]
        for table in inspector.get_table_names()
    }
    for number, position, table, key, before, after in database.execute(
        f"SELECT change_set_id, position, table_name, row_key, before, after FROM {_ENTRIES}"
        " ORDER BY change_set_id, position"
    ):
        old, new = _parsed(before), _parsed(after)
        if (old is None, new is None) != (before is None, after is None):
            yield _Entry(number, position, table, key, before, after, damaged=True)
            continue
        if old is None or new is None:
            told = _told(keys.get(table, ()), key)
            old, new = _bare(old, told), _bare(new, told)
        yield _Entry(number, position, table, key, old, new, damaged=old is new)


def _parsed(text: str | None) -> Values | None:
    """None of what is no object of JSON."""
    if text is None:
        return None
    try:
        values = json.loads(text)
    except ValueError:
        return None
    return values if isinstance(values, dict) else None


def _told(columns: Sequence[str], key: str) -> Values:
    """What a key tells of its row."""
    parts = key.split("|") if len(columns) > 1 else [key]
    if len(parts) != len(columns):
        return {}
    return {name: _key_value(part) for name, part in zip(columns, parts, strict=True)}


def _bare(side: Values | None, told: Values) -> Values | None:
    """What came or went without what its key tells."""
    if side is None:
        return None
    return {
        name: value
        for name, value in side.items()
        if value is not None
        and (name not in told or told[name] != value or type(told[name]) is not type(value))
    }


def _key_value(text: str) -> int | str:
    if not text.isascii() or not text.removeprefix("-").isdigit():
        return text
    number = int(text)
    return number if f"{number}" == text and _SMALLEST <= number <= _LARGEST else text


def _alike(entries: Iterator[_Entry]) -> Iterator[list[_Entry]]:
    """Neighbours that may stand in one part."""
    group: list[_Entry] = []
    for entry in entries:
        if group and (len(group) == _MOST_ROWS or not _go_together(group[-1], entry)):
            yield group
            group = []
        group.append(entry)
    if group:
        yield group


def _go_together(one: _Entry, other: _Entry) -> bool:
    return (
        (one.change_set_id, one.table) == (other.change_set_id, other.table)
        and one.position + 1 == other.position
        and (one.before is None, one.after is None) == (other.before is None, other.after is None)
        and one.key.count("|") == other.key.count("|")
        and not _stands_alone(one)
        and not _stands_alone(other)
    )


def _stands_alone(entry: _Entry) -> bool:
    """Whether it is damaged, or keeps a NULL that would be read as a column it does not keep."""
    if entry.damaged:
        return True
    sides = [side for side in (entry.before, entry.after) if side is not None]
    names = {name for side in sides for name in side}
    return any(all(side.get(name) is None for side in sides) for name in names)


Part = tuple[int, int, int, int, str, str | None, str | None]


def _parts(entries: Sequence[_Entry], table: int) -> Iterator[Part]:
    part = _part(entries, table)
    weight = sum(len(text.encode()) for text in part[4:] if isinstance(text, str))
    pieces = -(-weight // _MOST_BYTES)
    if pieces == 1 or len(entries) == 1:
        yield part
        return
    size = -(-len(entries) // pieces)
    for start in range(0, len(entries), size):
        yield from _parts(entries[start : start + size], table)


def _part(entries: Sequence[_Entry], table: int) -> Part:
    first = entries[0]
    keys = zip(*(map(_key_value, entry.key.split("|")) for entry in entries), strict=True)
    text = _text([_column(part) for part in keys])
    before, after = (
        (first.before, first.after)
        if first.damaged
        else (_side([one.before for one in entries]), _side([one.after for one in entries]))
    )
    return first.change_set_id, first.position, len(entries), table, text, before, after


def _side(sides: Sequence[Values | None]) -> str | None:
    known = [side for side in sides if side is not None]
    if not known:
        return None
    names = {name for side in known for name in side}
    return _text({name: _column([side.get(name) for side in known]) for name in names})


def _column(values: Sequence[Any]) -> Sequence[Any]:
    first = values[0]
    return values[:1] if all(_same(first, value) for value in values) else values


def _same(one: object, other: object) -> bool:
    if type(one) is not type(other):
        return False
    return _text(one) == _text(other) if isinstance(one, list | dict) else one == other


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _keep_subjects(database: Any) -> None:  # noqa: ANN401 - a connection of SQLite
    """Once a row, marked where not each of its entries is about it; not what the key tells."""
    by_key = " OR ".join(
        f"s.kind = '{kind}' AND e.table_name IN ({', '.join(map(repr, tables))})"
        " AND (e.row_key = s.key OR substr(e.row_key, 1, length(s.key) + 1) = s.key || '|')"
        for kind, tables in _BY_KEY.items()
    )
    database.execute(
        "INSERT INTO change_subject (kind, key, table_id, row_key, mixed)"
        " SELECT a.kind, a.key, a.table_id, a.kept, a.number < (SELECT count(*) FROM change_key k"
        " WHERE k.table_id = a.table_id AND k.row_key = a.kept)"
        f" FROM (SELECT s.kind, s.key, t.id AS table_id, {_KEY.format('e.row_key')} AS kept,"
        f" count(*) AS number FROM {_SUBJECTS} s JOIN {_ENTRIES} e"
        " ON e.change_set_id = s.change_set_id AND e.position = s.position"
        f" JOIN change_table t ON t.name = e.table_name WHERE NOT ({by_key})"
        " GROUP BY s.kind, s.key, t.id, kept ORDER BY s.kind, s.key, t.id, kept) a"
    )
