"""What a row of the change log is about: the keys by which a history finds it again.

The keys are written beside every row (`change_subject`), so that a history is an index look-up and
never a search in the JSON of the log. What the key of a row tells is not written: `keyed_by`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from app.services.log.catalogue import descriptions
from app.services.log.parts.reading import NUMBER_OF_TABLE, Place, entries_by_key, entries_of
from app.services.log.parts.shape import Shape, key_value, shape_of
from app.services.log.sides import present_rows, whole_sides
from app.services.log.words.table import RESULT, SCHOOL, About, key_of
from app.services.storage.files.sqlite_queries import in_pieces, wanted_table

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from app.services.log.changes import LoggedRow
    from app.services.storage.files.sqlite import Reader

Subject = tuple[str, str]  # kind, key
CellKey = tuple[int, int, int]  # school, procedure, year


def result_key(school_id: int, procedure_id: int, year: int) -> str:
    """Key of a cell of the results; it outlives the row, which may go and come back.

    It begins with the school, so that one key a row serves both histories.
    """
    return f"{school_id}|{procedure_id}|{year}"


def cell_of(key: str) -> CellKey:
    """The cell of the results that has a key."""
    school, procedure, year = map(int, key.split("|"))
    return school, procedure, year


def keys_of_results(school_id: int) -> tuple[str, str]:
    """The first key of the results of a school, and the first that is none of them any more."""
    return f"{school_id}|", f"{school_id}}}"


def subjects(
    table: str, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None
) -> set[Subject]:
    """What a changed row is about; both sides count, for a row may move between schools.

    Args:
        table: its table.
        before: its values before, None when it was inserted.
        after: its values after, None when it was deleted.
    """
    words = descriptions().get(table)
    about = () if words is None else words.about
    return {subject for side in (before, after) for subject in _subjects(about, side)}


def schools_of(
    table: str, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None
) -> list[int]:
    """The ids of the schools that a changed row is about by itself or by its cell, in order."""
    keys = (
        key if kind == SCHOOL else key.partition("|")[0]
        for kind, key in subjects(table, before, after)
        if kind in (SCHOOL, RESULT)
    )
    return sorted({int(key) for key in keys})


def _subjects(about: Iterable[About], values: Mapping[str, Any] | None) -> frozenset[Subject]:
    if values is None:
        return frozenset()
    keys = ((one.kind, key_of(one, values)) for one in about)
    return frozenset((kind, key) for kind, key in keys if key is not None)


def may_be_about(table: str, subject: Subject, values: Mapping[str, Any] | None) -> bool:
    """Whether what is known of a row says nothing against its being about a thing."""
    words = descriptions().get(table)
    if words is None or values is None:
        return False
    kind, key = subject
    return any(
        _may_have_key(one, values, key.split("|") if len(one.columns) > 1 else [key])
        for one in words.about
        if one.kind == kind
    )


def _may_have_key(about: About, values: Mapping[str, Any], parts: Sequence[str]) -> bool:
    return all(
        name not in values or f"{values[name]}" == part
        for name, part in zip(about.columns, parts, strict=True)
    )


@cache
def keyed_by(kind: str) -> Mapping[str, bool]:
    """The tables whose rows say by their key alone that they are about a thing of a kind.

    Whether it is all of the key; else the first of its parts.
    """
    shapes = {
        words.table: (one, shape)
        for words in descriptions().values()
        for one in words.about
        if one.kind == kind and (shape := shape_of(words.table)) is not None
    }
    return {
        table: one.columns == shape.key
        for table, (one, shape) in shapes.items()
        if _is_told_by_key(one, shape)
    }


def _is_told_by_key(about: About, shape: Shape) -> bool:
    return shape.key[: len(about.columns)] == about.columns


def _written_down(table: str) -> list[About]:
    """What the rows of a table are about beside what their keys tell."""
    words, shape = descriptions().get(table), shape_of(table)
    if words is None or shape is None:
        return []
    return [one for one in words.about if not _is_told_by_key(one, shape)]


def keys_of_action(reader: "Reader", change_set_id: int, kind: str) -> list[str]:
    """Keys of a kind that the entries of an action are about, in the order of the entries."""
    tables = {
        words.table
        for words in descriptions().values()
        if any(one.kind == kind for one in words.about)
    }
    entries = [
        entry
        for entry in entries_of(reader, change_set_id)
        if entry.table in tables and not entry.is_damaged
    ]
    always = {
        (table, row): things
        for table in tables
        for row, things in _always_about(
            reader, table, kind, [entry.key for entry in entries if entry.table == table]
        )
    }
    others = [entry for entry in entries if (entry.table, entry.key) not in always]
    sides = zip(others, whole_sides(reader, others), strict=True)
    told = {entry.place: subjects(entry.table, *both) for entry, both in sides}
    found: dict[str, None] = {}
    for entry in entries:
        things = told.get(entry.place) or always.get((entry.table, entry.key), ())
        found |= dict.fromkeys(sorted(key for one, key in things if one == kind))
    return list(found)


def _always_about(
    reader: "Reader", table: str, kind: str, keys: Sequence[str]
) -> Iterator[tuple[str, frozenset[Subject]]]:
    """Those of the rows that were about the same things of a kind all the time, as they are now.

    Their entries need not be read whole.
    """
    about = [one for one in _written_down(table) if one.kind == kind]
    rows = present_rows(reader, table, keys) if about else {}
    now = {key: _subjects(about, row) for key, row in rows.items()}
    records = [(*thing, key) for key, things in now.items() for thing in things]
    known = _known(reader, table, records)
    for key, things in now.items():
        if things and all(known.get((*thing, key)) is False for thing in things):
            yield key, things


def keep_subjects(
    reader: "Reader",
    connection: "Connection",
    place: Place,
    table: str,
    rows: "Sequence[LoggedRow]",
) -> None:
    """Write down what rows are about, after their entries of which the first stands at `place`.

    Once for each row and thing. A row that was about something else before, or is from now on, is
    marked with all its things: not each of its entries is about each of them.
    """
    about = _written_down(table)
    if not about or not rows:
        return
    told: defaultdict[str, set[frozenset[Subject]]] = defaultdict(set)
    for row in rows:
        told[row.key] |= {
            _subjects(about, side) for side in (row.before, row.after) if side is not None
        }
    known = _known(reader, table, list(_records(told)))
    fresh = {key for *_subject, key in _records(told).keys() - known.keys()}
    fresh |= {key for key, sets in told.items() if frozenset() in sets}
    for key, side in _earlier(reader, table, list(fresh), place):
        told[key].add(_subjects(about, side))
    _write(connection, table, _records(told), known)


_Record = tuple[str, str, str]  # kind, key, key of the row


def _records(told: Mapping[str, set[frozenset[Subject]]]) -> dict[_Record, bool]:
    """What rows are about, each thing of a row, and whether the row was not always about it."""
    return {
        (kind, thing, key): len(sets) > 1
        for key, sets in told.items()
        for kind, thing in frozenset[Subject]().union(*sets)
    }


def _earlier(
    reader: "Reader", table: str, keys: Sequence[str], place: Place
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The sides of rows that the log told before a place, each with the key of its row."""
    entries = [one for one in entries_by_key(reader, table, keys) if one.place < place]
    for entry, sides in zip(entries, whole_sides(reader, entries), strict=True):
        for side in sides:
            if side is not None:
                yield entry.key, side


def _known(reader: "Reader", table: str, records: Sequence[_Record]) -> dict[_Record, bool]:
    """Those that are written down already, and whether as mixed."""
    known: dict[_Record, bool] = {}
    for some in in_pieces(records):
        rows = reader.rows(
            f"WITH {wanted_table(some, 'kind', 'key', 'row_key')}"
            " SELECT s.kind, s.key, s.row_key, s.mixed FROM wanted w CROSS JOIN change_subject s"
            " ON s.kind = w.kind AND s.key = w.key AND s.row_key = w.row_key"
            f" AND s.table_id = {NUMBER_OF_TABLE}",
            [part for kind, key, row in some for part in (kind, key, key_value(row))] + [table],
        )
        known |= {(row[0], row[1], f"{row[2]}"): bool(row[3]) for row in rows}
    return known


def _write(
    connection: "Connection",
    table: str,
    records: Mapping[_Record, bool],
    known: Mapping[_Record, bool],
) -> None:
    values = [
        (kind, key, table, key_value(row), mixed)
        for (kind, key, row), mixed in sorted(records.items())
        if mixed > known.get((kind, key, row), -1)
    ]
    if values:
        connection.exec_driver_sql(
            # One that is written down already can only be marked.
            "REPLACE INTO change_subject (kind, key, table_id, row_key, mixed)"
            f" VALUES (?, ?, {NUMBER_OF_TABLE}, ?, ?)",
            values,
        )
