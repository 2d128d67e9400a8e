"""Both sides of a row of the log: kept narrow, read whole.

An entry of a row that came or went keeps all its columns that are not NULL; that of a row that was
changed keeps the changed columns alone. The others are told by what is known of the row later: its
next entries and, behind the last, the row as it is now. So a history names a row as it was called
on that day, and costs a look at the entries of that row by key.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from app.services.log.parts.form import Values
from app.services.log.parts.reading import Place, StoredEntry, entries_by_key
from app.services.log.parts.shape import shape_of
from app.services.storage.files.sqlite_queries import in_pieces, wanted_table

if TYPE_CHECKING:
    from app.services.storage.files.sqlite import Reader


class Sides(NamedTuple):
    """A row of the log whole, with every column that its table has.

    Attributes:
        before: its values before the action, as JSON has them; None of a row that came.
        after: its values after the action; None of a row that went. Both are None where the log
            is damaged there; of a row before that, only the columns that are known.
    """

    before: Values | None
    after: Values | None


_LOST = Sides(None, None)  # the log does not find its row by key


def narrow(before: Values | None, after: Values | None) -> Sides:
    """What an entry keeps of a row, of which both sides are whole."""
    if before is None or after is None:
        return Sides(_filled(before), _filled(after))
    changed = [name for name in {**before, **after} if before.get(name) != after.get(name)]
    return Sides(
        {name: before.get(name) for name in changed}, {name: after.get(name) for name in changed}
    )


def whole_sides(reader: "Reader", entries: Sequence[StoredEntry]) -> list[Sides]:
    """Both sides of entries of the log, in their order.

    Args:
        reader: of the database; within a running action, on its connection.
        entries: as they are stored.
    """
    asked: defaultdict[str, defaultdict[str, set[Place]]] = defaultdict(lambda: defaultdict(set))
    for entry in entries:
        if entry.is_change:
            asked[entry.table][entry.key].add(entry.place)
    told: dict[Place, Sides] = {}
    for table, wanted in asked.items():
        for keys in in_pieces(list(wanted)):
            first = min(place[0] for key in keys for place in wanted[key])
            # The rows first: what is committed meanwhile then stands in their entries.
            present = present_rows(reader, table, keys)
            for key, chain in _chains(reader, table, keys, first).items():
                told |= _walk(chain, present.get(key), wanted[key])
    return [told.get(entry.place, _LOST) if entry.is_change else _sides(entry) for entry in entries]


def is_whole(table: str, side: Values | None) -> bool:
    """Whether every column of a row is known; of a row that is not there, too."""
    shape = shape_of(table)
    return side is None or shape is None or shape.nothing.keys() <= side.keys()


def present_rows(reader: "Reader", table: str, keys: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Rows as they are now, by their keys as the log writes them; values as the log has them.

    Rows that are gone are left out, and so are all of a table that the program has no more.
    """
    shape = shape_of(table)
    if shape is None:
        return {}
    rows: dict[str, dict[str, Any]] = {}
    same = " AND ".join(f"t.{name} = wanted.{name}" for name in shape.key)
    for some in in_pieces(keys):
        query = (
            f"WITH {wanted_table(some, *shape.key)}"
            f" SELECT t.* FROM wanted CROSS JOIN {table} t ON {same}"
        )
        parts = [part for key in some for part in shape.typed(key)]
        for row in reader.rows(query, parts):
            values = dict(row)
            for name, read in shape.readings.items():
                if values[name] is not None:
                    values[name] = read(values[name])
            rows["|".join(str(row[name]) for name in shape.key)] = values
    return rows


def _sides(entry: StoredEntry) -> Sides:
    """Of a row that came or went, with the columns that were NULL."""
    shape = shape_of(entry.table)
    none = {} if shape is None else shape.nothing
    before, after = (
        None if side is None else {**none, **side} for side in (entry.before, entry.after)
    )
    return Sides(before, after)


def _filled(values: Values | None) -> Values | None:
    if values is None:
        return None
    return {name: value for name, value in values.items() if value is not None}


def _chains(
    reader: "Reader", table: str, keys: Sequence[str], first: int
) -> dict[str, list[StoredEntry]]:
    """The entries of rows from an action on, by the keys of the rows, the last one first."""
    chains: defaultdict[str, list[StoredEntry]] = defaultdict(list)
    for entry in entries_by_key(reader, table, keys, first):
        chains[entry.key].append(entry)
    for chain in chains.values():
        chain.sort(key=lambda entry: entry.place, reverse=True)
    return chains


def _walk(
    chain: Iterable[StoredEntry], present: Values | None, wanted: Collection[Place]
) -> dict[Place, Sides]:
    """From a row as it is now back through its entries; the sides of those that are wanted."""
    told: dict[Place, Sides] = {}
    state = present
    for entry in chain:
        before, after = entry.before, entry.after
        if before is None or after is None:
            state = _sides(entry).before
            continue
        after = {**(state or {}), **after}
        state = {**after, **before}
        if entry.place in wanted:
            told[entry.place] = Sides(_by_name(state), _by_name(after))
    return told


def _by_name(values: Values) -> Values:
    return dict(sorted(values.items()))
