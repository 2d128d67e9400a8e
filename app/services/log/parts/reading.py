"""Entries of the log as they are kept: of an action, at known places, or of rows by their keys.

One whose part is damaged is told without its sides, however it is asked for.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from app.services.log.parts.form import MOST_ROWS, Columns, NarrowRow, Part, Values, columns_of
from app.services.log.parts.shape import key_value, shape_of
from app.services.storage.files.sqlite_queries import in_pieces, wanted_table

if TYPE_CHECKING:
    from app.services.storage.files.sqlite import Reader, Row

Place = tuple[int, int]  # number of the action, position in it
NUMBER_OF_TABLE = "(SELECT id FROM change_table WHERE name = ?)"
_COLUMNS = "p.change_set_id, p.position, p.number, t.name AS table_name, p.keys, p.before, p.after"


class StoredEntry(NamedTuple):
    """One row of an action as the log keeps it.

    Attributes:
        place: number of the action, position in it.
        table: the table of the row.
        key: the key of the row as the log writes it; empty where it is damaged and was not asked.
        before: None of a row that came; else what is kept of it, with what its key tells.
        after: None of a row that went; else the same. Both are None where the entry is damaged.
    """

    place: Place
    table: str
    key: str
    before: Values | None
    after: Values | None

    @property
    def is_change(self) -> bool:
        """Whether the row was there before and is after: changed columns alone are kept of it."""
        return self.before is not None and self.after is not None

    @property
    def is_damaged(self) -> bool:
        """Whether nothing of it can be read."""
        return self.before is None and self.after is None


def entries_of(
    reader: "Reader", change_set_id: int, *, limit: int | None = None, present: bool = False
) -> list[StoredEntry]:
    """The entries of an action in their order.

    Args:
        reader: of the database.
        change_set_id: the action.
        limit: how many of the first of them, all by default.
        present: only those of rows that were there before.
    """
    only = " AND p.before IS NOT NULL" if present else ""
    rows = reader.rows(
        f"SELECT {_COLUMNS} FROM change_part p JOIN change_table t ON t.id = p.table_id"
        f" WHERE p.change_set_id = ?{only} ORDER BY p.position LIMIT ?",
        (change_set_id, -1 if limit is None else limit),
    )
    entries: list[StoredEntry] = []
    for row in rows:
        entries += _Opened.read(row).entries()
        if limit is not None and len(entries) >= limit:
            break
    return entries[:limit]


def entries_at(reader: "Reader", places: Mapping[int, Collection[int]]) -> list[StoredEntry]:
    """Entries by their actions and positions, in the order of the log; those that are there."""
    asked = sorted((number, place) for number, of in places.items() for place in of)
    firsts: dict[Place, Place] = {}
    for some in in_pieces(asked):
        query = (
            f"WITH {wanted_table(some, 'change_set_id', 'position')}"
            f" SELECT w.change_set_id, w.position, {_first_of('w')} FROM wanted w"
        )
        for row in reader.rows(query, [part for place in some for part in place]):
            if row[2] is not None:
                firsts[row[0], row[1]] = row[0], row[2]
    parts = _parts(reader, firsts.values())
    found = (parts[first].entry(place[1]) for place, first in firsts.items() if first in parts)
    return [entry for entry in found if entry is not None]


def entries_by_key(
    reader: "Reader", table: str, keys: Sequence[str], since: int = 0
) -> Iterator[StoredEntry]:
    """The entries of rows of a table, by the keys of the rows, from an action on; in no order."""
    for some in in_pieces(keys):
        marks = ", ".join("?" * len(some))
        rows = reader.rows(
            f"SELECT k.row_key, k.change_set_id, k.position, {_first_of('k')}"
            f" FROM change_key k WHERE k.table_id = {NUMBER_OF_TABLE}"
            f" AND k.row_key IN ({marks}) AND k.change_set_id >= ?",
            (table, *map(key_value, some), since),
        )
        parts = _parts(reader, {(row[1], row[3]) for row in rows})
        for row in rows:
            part = parts.get((row[1], row[3]))
            entry = None if part is None else part.entry(row[2])
            if entry is not None:
                yield entry._replace(key=f"{row[0]}")


@dataclass(frozen=True, slots=True)
class _Opened:
    """A part that was read; without its columns where it is damaged."""

    first: Place
    table: str
    number: int
    columns: Columns | None

    @classmethod
    def read(cls, row: "Row") -> "_Opened":
        part = Part(row["number"], row["keys"], row["before"], row["after"])
        try:
            columns = columns_of(part)
        except ValueError:
            columns = None
        first = row["change_set_id"], row["position"]
        return cls(first, row["table_name"], min(part.number, MOST_ROWS), columns)

    def entries(self) -> Iterator[StoredEntry]:
        for place in range(self.number):
            yield self._at(place)

    def entry(self, position: int) -> StoredEntry | None:
        """The entry at a position; None where the part does not reach so far."""
        place = position - self.first[1]
        return self._at(place) if place < self.number else None

    def _at(self, offset: int) -> StoredEntry:
        place = self.first[0], self.first[1] + offset
        if self.columns is None:
            return StoredEntry(place=place, table=self.table, key="", before=None, after=None)
        return self._entry(place, self.columns.row(offset))

    def _entry(self, place: Place, row: NarrowRow) -> StoredEntry:
        before, after = row.before, row.after
        shape = shape_of(self.table)
        if shape is not None and (before is None or after is None):
            told = shape.told(row.key)
            before, after = (None if side is None else {**told, **side} for side in (before, after))
        return StoredEntry(place=place, table=self.table, key=row.key, before=before, after=after)


def _parts(reader: "Reader", firsts: Iterable[Place]) -> dict[Place, _Opened]:
    """Parts by the places of their first entries."""
    parts: dict[Place, _Opened] = {}
    for some in in_pieces(sorted(set(firsts))):
        query = (
            f"WITH {wanted_table(some, 'change_set_id', 'position')}"
            f" SELECT {_COLUMNS} FROM wanted w CROSS JOIN change_part p"
            " ON p.change_set_id = w.change_set_id AND p.position = w.position"
            " JOIN change_table t ON t.id = p.table_id"
        )
        for row in reader.rows(query, [part for place in some for part in place]):
            part = _Opened.read(row)
            parts[part.first] = part
    return parts


def _first_of(alias: str) -> str:
    """An expression of SQL: where the part begins in which an entry stands."""
    return (
        "(SELECT max(p.position) FROM change_part p"
        f" WHERE p.change_set_id = {alias}.change_set_id AND p.position <= {alias}.position)"
    )
