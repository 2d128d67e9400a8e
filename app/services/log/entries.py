"""Entries of the change log about a thing, each with the action that it belongs to."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from app.services.log.parts import reading
from app.services.log.parts.form import Values
from app.services.log.parts.reading import Place, StoredEntry, entries_by_key
from app.services.log.parts.shape import KeyValue, key_value
from app.services.log.sides import Sides, whole_sides
from app.services.log.subjects import Subject, keyed_by, may_be_about, subjects
from app.services.storage.files.sqlite import moment_if_known
from app.services.storage.files.sqlite_queries import in_pieces, numbers_of, wanted_table

if TYPE_CHECKING:
    from app.services.storage.files.sqlite import Reader, Row

Keys = tuple[str, str, str]  # kind of subject, its first key, the first key after it


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedAction:
    """An action as every history tells it.

    Attributes:
        id: number of the change set; negative for what is not an action of the log.
        created_at: aware moment, UTC; None when another program wrote there what is none.
        actor: user of the operating system.
        title: what was done, Russian.
        action: `edit`, `bulk`, `import`, `undo`, `setup` or `freeze`; empty for what is not an
            action of the log.
        undone: whether it was taken back.
    """

    id: int
    created_at: datetime | None
    actor: str
    title: str
    action: str = ""
    undone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One changed row of an action.

    Attributes:
        action: the action that it belongs to.
        position: its place in the action.
        table: the table of the row.
        key: the key of the row as the log writes it.
        before: all its values before the action; None for a new row.
        after: all its values after the action; None for a deleted row.
    """

    action: LoggedAction
    position: int
    table: str
    key: str
    before: Values | None
    after: Values | None

    @property
    def order(self) -> tuple[int, int]:
        """Its place in the log."""
        return self.action.id, self.position

    @property
    def values(self) -> Values:
        """The values after the action; for a deleted row, the last ones that it had."""
        return self.after or self.before or {}


def one(kind: str, key: object) -> Keys:
    """A single subject."""
    return kind, f"{key}", f"{key}\0"


class ToldRow(NamedTuple):
    """A row that the log tells of, whose key is as it is kept.

    Attributes:
        table: its table, and the number of that.
        table_id: see `table`.
        key: its key.
        about: of a row that was not always about it, the thing by which it was found.
    """

    table: str
    table_id: int
    key: KeyValue
    about: Subject | None


def entries_about(reader: "Reader", subjects: Iterable[Keys]) -> list[Entry]:
    """The entries about any of the subjects, each once, in the order of the log."""
    told = _told(reader, rows_about(reader, list(subjects)))
    once = {entry.place: (entry, sides) for entry, sides in told}
    return _entries(reader, [once[place] for place in sorted(once)])


def rows_about(reader: "Reader", subjects: Sequence[Keys]) -> list[ToldRow]:
    """The rows that ever were about any of the subjects, some of them several times."""
    rows: list[ToldRow] = []
    for some in in_pieces(subjects):
        query = (
            f"WITH {wanted_table(some, 'kind', 'low', 'high')}"
            " SELECT t.name, s.table_id, s.row_key, s.mixed, s.kind, s.key"
            " FROM wanted w CROSS JOIN change_subject s"
            " ON s.kind = w.kind AND s.key >= w.low AND s.key < w.high"
            " JOIN change_table t ON t.id = s.table_id"
        )
        found = reader.rows(query, [part for keys in some for part in keys])
        rows += [
            ToldRow(row[0], row[1], row[2], (row[4], row[5]) if row[3] else None) for row in found
        ]
    return [*rows, *_rows_keyed_by(reader, subjects)]


def _rows_keyed_by(reader: "Reader", subjects: Sequence[Keys]) -> Iterator[ToldRow]:
    """The rows that are about single subjects by their keys."""
    numbers = {row[1]: row[0] for row in reader.rows("SELECT id, name FROM change_table")}
    ranges: list[tuple[int, str, str]] = []
    for kind, key, _behind in subjects:
        for table, whole in keyed_by(kind).items():
            if table in numbers and whole:
                yield ToldRow(table, numbers[table], key_value(key), None)
            elif table in numbers:
                ranges.append((numbers[table], f"{key}|", f"{key}}}"))
    names = {number: name for name, number in numbers.items()}
    for some in in_pieces(ranges):
        query = (
            f"WITH RECURSIVE {wanted_table(some, 'table_id', 'low', 'high')},"
            " found (table_id, row_key, high) AS"
            " (SELECT w.table_id, (SELECT min(k.row_key) FROM change_key k"
            " WHERE k.table_id = w.table_id AND k.row_key >= w.low AND k.row_key < w.high), w.high"
            " FROM wanted w UNION ALL"
            " SELECT f.table_id, (SELECT min(k.row_key) FROM change_key k"
            " WHERE k.table_id = f.table_id AND k.row_key > f.row_key AND k.row_key < f.high),"
            " f.high FROM found f WHERE f.row_key IS NOT NULL)"
            " SELECT table_id, row_key FROM found WHERE row_key IS NOT NULL"
        )
        for row in reader.rows(query, [part for one in some for part in one]):
            yield ToldRow(names[row[0]], row[0], row[1], None)


def _told(reader: "Reader", rows: Sequence[ToldRow]) -> Iterator[tuple[StoredEntry, Sides]]:
    """The entries of rows with their whole sides, but for those about other things."""
    things: defaultdict[str, defaultdict[str, set[Subject | None]]] = defaultdict(
        lambda: defaultdict(set)
    )
    for row in rows:
        things[row.table][f"{row.key}"].add(row.about)
    for table, about in things.items():
        entries = list(entries_by_key(reader, table, list(about)))
        for entry, sides in zip(entries, whole_sides(reader, entries), strict=True):
            wanted = about[entry.key]
            if any(
                one is None or any(may_be_about(table, one, side) for side in sides)
                for one in wanted
            ):
                yield entry, sides


def subjects_within(reader: "Reader", subjects: Keys) -> list[Keys]:
    """The single subjects of a range that the log tells of; a look at each, however often."""
    kind, first, behind = subjects
    query = (
        "WITH RECURSIVE found (key) AS ("
        " SELECT min(key) FROM change_subject WHERE kind = ? AND key >= ? AND key < ?"
        " UNION ALL SELECT (SELECT min(s.key) FROM change_subject s"
        " WHERE s.kind = ? AND s.key > found.key AND s.key < ?)"
        " FROM found WHERE found.key IS NOT NULL)"
        " SELECT key FROM found WHERE key IS NOT NULL"
    )
    rows = reader.rows(query, (kind, first, behind, kind, behind))
    return [one(kind, row[0]) for row in rows]


def last_about(reader: "Reader", rows: Sequence[ToldRow], number: int) -> int:
    """An action from which on at least the last `number` about any subject were done.

    Few more, as a rule: what was done before is not looked at. 0 when there are no more of them.

    Args: `rows` are those that `rows_about` found for single subjects.
    """
    always = [row for row in rows if row.about is None]
    found = {entry.place[0] for entry, _sides in _told(reader, [*{*rows} - {*always}])}
    newest = (
        "SELECT (SELECT max(k.change_set_id) FROM change_key k"
        " WHERE k.table_id = wanted.table_id AND k.row_key = wanted.row_key) FROM wanted"
    )
    found |= {row[0] for row in _about_each(reader, always, newest)} - {None}
    if len(found) < number:  # few rows, or some of them always together
        several = (
            "SELECT DISTINCT change_set_id FROM change_key WHERE table_id = ? AND row_key = ?"
            " ORDER BY change_set_id DESC LIMIT ?"
        )
        for row in always:
            latest = reader.rows(several, (row.table_id, row.key, number + 1))
            found |= {row[0] for row in latest}
        if len(found) <= number:
            return 0
    return sorted(found, reverse=True)[number - 1]


def places_about(
    reader: "Reader", rows: Sequence[ToldRow], since: int = 0
) -> Iterator[tuple[int, str]]:
    """Where the entries of rows about their subjects stand; hardly any entry is read.

    An action with the positions of its entries, as a text with commas between them; it may come
    several times.

    Args:
        reader: of the database.
        rows: those that `rows_about` found for single subjects.
        since: the first action that is looked at.
    """
    always = [row for row in rows if row.about is None]
    query = (
        f"SELECT k.change_set_id, {numbers_of('k.position')}"
        " FROM wanted CROSS JOIN change_key k ON k.table_id = wanted.table_id"
        " AND k.row_key = wanted.row_key AND k.change_set_id >= ? GROUP BY k.change_set_id"
    )
    for row in _about_each(reader, always, query, since):
        yield row[0], row[1]
    for entry, _sides in _told(reader, [*{*rows} - {*always}]):
        if entry.place[0] >= since:
            yield entry.place[0], f"{entry.place[1]}"


def _about_each(
    reader: "Reader", rows: Sequence[ToldRow], query: str, *values: int
) -> Iterator["Row"]:
    """What a query about `wanted` answers, for some of the rows at a time."""
    for some in in_pieces(rows):
        parts = [part for row in some for part in (row.table_id, row.key)]
        yield from reader.rows(
            f"WITH {wanted_table(some, 'table_id', 'row_key')} {query}", (*parts, *values)
        )


def positions_of(texts: Iterable[str]) -> set[int]:
    """The positions in texts of `places_about`."""
    return {int(position) for text in texts for position in text.split(",")}


def owners_of(
    reader: "Reader", table: str, kind: str, key: object
) -> dict[str, list[tuple[tuple[int, int], str]]]:
    """The rows of a table that ever were about a subject, and what they were about all the time.

    By the keys of the rows: the place of each entry and the key of its subject of that kind, in the
    order of the log.
    """
    owners: defaultdict[str, list[tuple[Place, str]]] = defaultdict(list)
    rows = [row for row in rows_about(reader, [one(kind, key)]) if row.table == table]
    for row in rows:
        if row.about is None:
            query = (
                "SELECT change_set_id, position FROM change_key WHERE table_id = ? AND row_key = ?"
            )
            places = reader.rows(query, (row.table_id, row.key))
            owners[f"{row.key}"] += [((place[0], place[1]), f"{key}") for place in places]
    others = [f"{row.key}" for row in rows if row.about is not None]
    entries = sorted(entries_by_key(reader, table, others), key=lambda entry: entry.place)
    for entry, sides in zip(entries, whole_sides(reader, entries), strict=True):
        things = sorted(thing for of, thing in subjects(table, *sides) if of == kind)
        owners[entry.key] += [(entry.place, thing) for thing in things]
    return dict(owners)


def moments_of(reader: "Reader", numbers: Sequence[int]) -> dict[int, str]:
    """When actions were done, by their numbers; as stored, which is in the order of time."""
    moments: dict[int, str] = {}
    for some in in_pieces(numbers):
        marks = ", ".join("?" * len(some))
        query = f"SELECT id, created_at FROM change_set WHERE id IN ({marks})"
        moments.update((row[0], f"{row[1]}") for row in reader.rows(query, some))
    return moments


def entries_at(reader: "Reader", places: Mapping[int, Collection[int]]) -> dict[int, list[Entry]]:
    """Entries by their actions, for each action those with its positions in the order of the log.

    All of them at once: what whole rows are made of is read once.
    """
    told: dict[int, list[Entry]] = {number: [] for number in places}
    entries = reading.entries_at(reader, places)
    for entry in _entries(reader, list(zip(entries, whole_sides(reader, entries), strict=True))):
        told[entry.action.id].append(entry)
    return told


def action_facts(row: "Row") -> dict[str, Any]:
    """What a row of `change_set` says of its action, as `LoggedAction` takes it."""
    return {
        "id": row["id"],
        "created_at": moment_if_known(row["created_at"]),
        "actor": row["actor"],
        "title": row["title"],
        "action": row["action"],
        "undone": row["undone_at"] is not None,
    }


def _entries(reader: "Reader", told: Sequence[tuple[StoredEntry, Sides]]) -> list[Entry]:
    actions: dict[int, LoggedAction] = {}
    for some in in_pieces(sorted({entry.place[0] for entry, _sides in told})):
        rows = reader.rows(
            "SELECT id, created_at, actor, title, action, undone_at FROM change_set"
            f" WHERE id IN ({', '.join('?' * len(some))})",
            some,
        )
        actions |= {row["id"]: LoggedAction(**action_facts(row)) for row in rows}
    return [
        Entry(
            action=actions[entry.place[0]],
            position=entry.place[1],
            table=entry.table,
            key=entry.key,
            before=sides.before,
            after=sides.after,
        )
        for entry, sides in told
        if entry.place[0] in actions
    ]
