"""Both sides of a row of the log: kept narrow, read whole.

An entry of a row that came or went keeps all its columns that are not NULL; that of a row that was
changed keeps the changed columns alone. The others are told by what is known of the row later: its
next entries and, behind the last, the row as it is now. So a history names a row as it was called
on that day, and costs a look at the entries of that row by key.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from app.services.storage.files.sqlite_queries import in_pieces

if TYPE_CHECKING:
    from app.services.storage.files.sqlite import Reader, Row

Values = Mapping[str, Any]
_Place = tuple[int, int]  # number of the action, position in it


class Sides(NamedTuple):
    """A row of the log whole, with every column that its table has.

    Attributes:
        before: its values before the action, as JSON has them; None of a row that came.
        after: its values after the action; None of a row that went.
    """

    before: Values | None
    after: Values | None


def narrow(before: Values | None, after: Values | None) -> Sides:
    """What an entry keeps of a row, of which both sides are whole."""
    if before is None or after is None:
        return Sides(_filled(before), _filled(after))
    changed = [name for name in {**before, **after} if before.get(name) != after.get(name)]
    return Sides(
        {name: before.get(name) for name in changed}, {name: after.get(name) for name in changed}
    )


def whole_sides(reader: "Reader", rows: Iterable["Row"]) -> list[Sides]:
    """Both sides of entries of the log, in their order.

    Args:
        reader: of the database; within a running action, on its connection.
        rows: of `change_entry`, with `change_set_id`, `position`, `table_name`, `row_key`, `before`
            and `after` as they are stored.
    """
    entries = [_Entry.read(row) for row in rows]
    asked: defaultdict[str, defaultdict[str, set[_Place]]] = defaultdict(lambda: defaultdict(set))
    for entry in entries:
        if entry.is_change:
            asked[entry.table][entry.key].add(entry.place)
    told: dict[_Place, Sides] = {}
    for table, wanted in asked.items():
        for keys in in_pieces(list(wanted)):
            first = min(place[0] for key in keys for place in wanted[key])
            # The rows first: what is committed meanwhile then stands in their entries.
            present = present_rows(reader, table, keys)
            for key, chain in _chains(reader, table, keys, first).items():
                told |= _walk(chain, present.get(key), wanted[key])
    return [told[entry.place] if entry.is_change else entry.sides for entry in entries]


def present_rows(reader: "Reader", table: str, keys: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Rows as they are now, by their keys as the log writes them; values as the log has them.

    Rows that are gone are left out, and so are all of a table that the program has no more.
    """
    shape = _shape(table)
    if shape is None:
        return {}
    rows: dict[str, dict[str, Any]] = {}
    one = f"({', '.join('?' * len(shape.key))})"
    names = ", ".join(shape.key)
    same = " AND ".join(f"t.{name} = wanted.{name}" for name in shape.key)
    for some in in_pieces(keys):
        # By a list of pairs SQLite would look for a key of two columns in all rows.
        wanted = f"WITH wanted ({names}) AS (VALUES {', '.join([one] * len(some))})"
        query = f"{wanted} SELECT t.* FROM wanted CROSS JOIN {table} t ON {same}"
        parts = [part for key in some for part in shape.typed(key)]
        for row in reader.rows(query, parts):
            values = dict(row)
            for name, read in shape.readings.items():
                if values[name] is not None:
                    values[name] = read(values[name])
            rows["|".join(str(row[name]) for name in shape.key)] = values
    return rows


class _Entry(NamedTuple):
    """A row of the log as it is stored."""

    table: str
    key: str
    place: _Place
    before: Values | None
    after: Values | None

    @classmethod
    def read(cls, row: "Row") -> "_Entry":
        before, after = (
            None if row[side] is None else json.loads(row[side]) for side in ("before", "after")
        )
        return cls(row["table_name"], row["row_key"], _place(row), before, after)

    @classmethod
    def read_if_sound(cls, row: "Row") -> "_Entry":
        """Without sides when they are damaged: nothing is known of the row behind such an entry."""
        try:
            return cls.read(row)
        except ValueError:
            return cls(row["table_name"], row["row_key"], _place(row), None, None)

    @property
    def is_change(self) -> bool:
        return self.before is not None and self.after is not None

    @property
    def sides(self) -> Sides:
        """Of a row that came or went, with the columns that were NULL."""
        shape = _shape(self.table)
        none = {} if shape is None else shape.nothing
        before, after = (
            None if side is None else {**none, **side} for side in (self.before, self.after)
        )
        return Sides(before, after)


def _place(row: "Row") -> _Place:
    return row["change_set_id"], row["position"]


def _filled(values: Values | None) -> Values | None:
    if values is None:
        return None
    return {name: value for name, value in values.items() if value is not None}


def _chains(
    reader: "Reader", table: str, keys: Sequence[str], first: int
) -> dict[str, list[_Entry]]:
    """The entries of rows from an action on, by the keys of the rows, the last one first."""
    chains: defaultdict[str, list[_Entry]] = defaultdict(list)
    for row in reader.rows(
        "SELECT change_set_id, position, table_name, row_key, before, after FROM change_entry"
        f" WHERE table_name = ? AND row_key IN ({', '.join('?' * len(keys))})"
        " AND change_set_id >= ?",
        (table, *keys, first),
    ):
        chains[row["row_key"]].append(_Entry.read_if_sound(row))
    for chain in chains.values():
        chain.sort(key=lambda entry: entry.place, reverse=True)
    return chains


def _walk(
    chain: Iterable[_Entry], present: Values | None, wanted: Collection[_Place]
) -> dict[_Place, Sides]:
    """From a row as it is now back through its entries; the sides of those that are wanted."""
    told: dict[_Place, Sides] = {}
    state = present
    for entry in chain:
        before, after = entry.before, entry.after
        if before is None or after is None:
            state = entry.sides.before
            continue
        after = {**(state or {}), **after}
        state = {**after, **before}
        if entry.place in wanted:
            told[entry.place] = Sides(_by_name(state), _by_name(after))
    return told


def _by_name(values: Values) -> Values:
    return dict(sorted(values.items()))


@dataclass(frozen=True, slots=True)
class _Shape:
    """A table as the log sees it.

    Attributes:
        key: its columns of the key.
        numbers: which of them are whole numbers.
        nothing: every column with NULL, by name.
        readings: columns that SQLite keeps in another way than the log, with what reads them.
    """

    key: tuple[str, ...]
    numbers: tuple[bool, ...]
    nothing: Mapping[str, None]
    readings: Mapping[str, Callable[[Any], Any]]

    def typed(self, key: str) -> list[str | int]:
        """A key of the log as values of the columns."""
        parts = key.split("|") if len(self.key) > 1 else [key]
        return [
            int(part) if number else part for part, number in zip(parts, self.numbers, strict=True)
        ]


@cache
def _shape(table: str) -> _Shape | None:
    """None of a table that went with an older version."""
    from sqlalchemy import Integer
    from sqlmodel import SQLModel

    from app import models

    assert models.__all__  # importing the tables fills the metadata
    described = SQLModel.metadata.tables.get(table)
    if described is None:
        return None
    key = tuple(described.primary_key.columns)
    readings = {column.name: _reading(column.type) for column in described.columns}
    return _Shape(
        tuple(column.name for column in key),
        tuple(isinstance(column.type, Integer) for column in key),
        dict.fromkeys(sorted(column.name for column in described.columns)),
        {name: read for name, read in readings.items() if read is not None},
    )


def _reading(kind: object) -> Callable[[Any], Any] | None:
    from sqlalchemy import Boolean

    from app.models.types import JsonSnapshot, UtcDateTime
    from app.services.storage.files.sqlite import moment

    if isinstance(kind, JsonSnapshot):
        return json.loads
    if isinstance(kind, UtcDateTime):
        return lambda stored: moment(stored).isoformat()
    return bool if isinstance(kind, Boolean) else None
