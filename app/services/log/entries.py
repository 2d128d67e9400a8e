"""Entries of the change log about a thing, each with the action that it belongs to."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from app.services.storage.files.sqlite import moment

if TYPE_CHECKING:
    from app.services.storage.files.sqlite import Reader, Row

_ABOUT = (
    "SELECT c.id, c.created_at, c.actor, c.title, c.action, c.undone_at, e.position, e.table_name,"
    " e.row_key, e.before, e.after FROM change_subject s JOIN change_entry e"
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
        before: its values before the action; None for a new row.
        after: its values after the action; None for a deleted row.
    """

    action: LoggedAction
    position: int
    table: str
    key: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None

    @property
    def order(self) -> tuple[int, int]:
        """Its place in the log."""
        return self.action.id, self.position

    @property
    def values(self) -> Mapping[str, Any]:
        """The values after the action; for a deleted row, the last ones that it had."""
        return self.after or self.before or {}


def one(kind: str, key: object) -> Keys:
    """A single subject."""
    return kind, f"{key}", f"{key}\0"


def entries_about(reader: "Reader", subjects: Iterable[Keys]) -> list[Entry]:
    """The entries about any of the subjects, each once, in the order of the log."""
    entries = (_entry(row) for keys in subjects for row in reader.rows(_ABOUT, keys))
    once = {entry.order: entry for entry in entries}
    return [once[order] for order in sorted(once)]


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


def _entry(row: "Row") -> Entry:
    return Entry(
        action=LoggedAction(**action_facts(row)),
        position=row["position"],
        table=row["table_name"],
        key=row["row_key"],
        before=_values(row["before"]),
        after=_values(row["after"]),
    )


def _values(stored: str | None) -> Mapping[str, Any] | None:
    values = None if stored is None else json.loads(stored)
    return values if isinstance(values, dict) else None
