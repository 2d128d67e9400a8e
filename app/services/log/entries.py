"""Entries of the change log about a thing, each with the action that it belongs to."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from app.services.log.sides import Values, whole_sides
from app.services.storage.files.sqlite import moment
from app.services.storage.files.sqlite_queries import in_pieces, numbers_of

if TYPE_CHECKING:
    from app.services.storage.files.sqlite import Reader, Row

_COLUMNS = (
    "c.id, c.created_at, c.actor, c.title, c.action, c.undone_at, e.change_set_id, e.position,"
    " e.table_name, e.row_key, e.before, e.after"
)
_ABOUT = (
    f"SELECT {_COLUMNS} FROM change_subject s JOIN change_entry e"
    " ON e.change_set_id = s.change_set_id AND e.position = s.position"
    " JOIN change_set c ON c.id = e.change_set_id"
    " WHERE s.kind = ? AND s.key >= ? AND s.key < ?"
)

Keys = tuple[str, str, str]  # kind of subject, its first key, the first key after it


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedAction:
    """An action as every history tells it.

    Attributes:
        id: number of the change set; negative for what is not an action of the log.
        created_at: aware moment, UTC.
        actor: user of the operating system.
        title: what was done, Russian.
        action: `edit`, `bulk`, `import`, `undo`, `setup` or `freeze`; empty for what is not an
            action of the log.
        undone: whether it was taken back.
    """

    id: int
    created_at: datetime
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


def entries_about(reader: "Reader", subjects: Iterable[Keys]) -> list[Entry]:
    """The entries about any of the subjects, each once, in the order of the log."""
    found = (row for keys in subjects for row in reader.rows(_ABOUT, keys))
    once = {(row["change_set_id"], row["position"]): row for row in found}
    return _entries(reader, [once[order] for order in sorted(once)])


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


def last_about(reader: "Reader", subjects: Sequence[Keys], number: int) -> int:
    """An action from which on at least the last `number` about any of the subjects were done.

    Few more, as a rule: what was done before is not looked at. 0 when there are no more of them.

    Args: `subjects` are single ones.
    """
    newest = (
        "SELECT (SELECT max(s.change_set_id) FROM change_subject s"
        " WHERE s.kind = wanted.kind AND s.key = wanted.key) FROM wanted"
    )
    found = {row[0] for row in _about_each(reader, subjects, newest)} - {None}
    if len(found) < number:  # few subjects, or some of them always together
        several = (
            "SELECT DISTINCT change_set_id FROM change_subject WHERE kind = ? AND key = ?"
            " ORDER BY change_set_id DESC LIMIT ?"
        )
        for kind, key, _behind in subjects:
            found |= {row[0] for row in reader.rows(several, (kind, key, number + 1))}
        if len(found) <= number:
            return 0
    return sorted(found, reverse=True)[number - 1]


def places_about(
    reader: "Reader", subjects: Sequence[Keys], since: int = 0
) -> Iterator[tuple[int, str]]:
    """Where the entries about any of the subjects stand; no entry is read.

    An action with the positions of its entries, as a text with commas between them; it may come
    several times.

    Args:
        reader: of the database.
        subjects: single ones.
        since: the first action that is looked at.
    """
    query = (
        f"SELECT s.change_set_id, {numbers_of('s.position')}"
        " FROM wanted CROSS JOIN change_subject s"
        " ON s.kind = wanted.kind AND s.key = wanted.key AND s.change_set_id >= ?"
        " GROUP BY s.change_set_id"
    )
    return ((row[0], row[1]) for row in _about_each(reader, subjects, query, since))


def _about_each(
    reader: "Reader", subjects: Sequence[Keys], query: str, *values: int
) -> Iterator["Row"]:
    """What a query about `wanted` answers, for some of the subjects at a time."""
    for some in in_pieces(subjects):
        wanted = f"WITH wanted (kind, key) AS (VALUES {', '.join(['(?, ?)'] * len(some))})"
        parts = [part for kind, key, _behind in some for part in (kind, key)]
        yield from reader.rows(f"{wanted} {query}", (*parts, *values))


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
    keys = reader.rows(
        "SELECT DISTINCT e.row_key FROM change_subject s JOIN change_entry e"
        " ON e.change_set_id = s.change_set_id AND e.position = s.position"
        " WHERE s.kind = ? AND s.key = ? AND e.table_name = ?",
        (kind, f"{key}", table),
    )
    query = (
        "SELECT e.change_set_id, e.position, s.key FROM change_entry e JOIN change_subject s"
        " ON s.change_set_id = e.change_set_id AND s.kind = ? AND s.position = e.position"
        " WHERE e.table_name = ? AND e.row_key = ? ORDER BY e.change_set_id, e.position"
    )
    return {
        row[0]: [((one[0], one[1]), one[2]) for one in reader.rows(query, (kind, table, row[0]))]
        for row in keys
    }


def moments_of(reader: "Reader", numbers: Sequence[int]) -> dict[int, str]:
    """When actions were done, by their numbers; as stored, which is in the order of time."""
    moments: dict[int, str] = {}
    for some in in_pieces(numbers):
        marks = ", ".join("?" * len(some))
        query = f"SELECT id, created_at FROM change_set WHERE id IN ({marks})"
        moments.update((row[0], row[1]) for row in reader.rows(query, some))
    return moments


def entries_at(reader: "Reader", places: Mapping[int, Collection[int]]) -> dict[int, list[Entry]]:
    """Entries by their actions, for each action those with its positions in the order of the log.

    All of them at once: what whole rows are made of is read once.
    """
    rows = [row for number, positions in places.items() for row in _at(reader, number, positions)]
    told: dict[int, list[Entry]] = {number: [] for number in places}
    for entry in _entries(reader, rows):
        told[entry.action.id].append(entry)
    return told


def _at(reader: "Reader", change_set_id: int, positions: Collection[int]) -> Iterator["Row"]:
    for some in in_pieces(sorted(positions)):
        marks = ", ".join("?" * len(some))
        yield from reader.rows(
            f"SELECT {_COLUMNS} FROM change_entry e JOIN change_set c ON c.id = e.change_set_id"
            f" WHERE e.change_set_id = ? AND e.position IN ({marks}) ORDER BY e.position",
            (change_set_id, *some),
        )


def action_facts(row: "Row") -> dict[str, Any]:
    """What a row of `change_set` says of its action, as `LoggedAction` takes it."""
    return {
        "id": row["id"],
        "created_at": moment(row["created_at"]),
        "actor": row["actor"],
        "title": row["title"],
        "action": row["action"],
        "undone": row["undone_at"] is not None,
    }


def _entries(reader: "Reader", rows: Sequence["Row"]) -> list[Entry]:
    sides = whole_sides(reader, rows)
    actions = {row["id"]: row for row in rows}
    told = {number: LoggedAction(**action_facts(row)) for number, row in actions.items()}
    return [_entry(told[row["id"]], row, *both) for row, both in zip(rows, sides, strict=True)]


def _entry(action: LoggedAction, row: "Row", before: Values | None, after: Values | None) -> Entry:
    return Entry(
        action=action,
        position=row["position"],
        table=row["table_name"],
        key=row["row_key"],
        before=before,
        after=after,
    )
