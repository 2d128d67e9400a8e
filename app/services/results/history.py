"""What happened to one result, and which results an action touched: read from the change log."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from app.services.log.subjects import result_key
from app.services.log.tables.results import row_words
from app.services.log.words.table import RESULT
from app.services.storage.files.sqlite import moment

if TYPE_CHECKING:
    from app.services.storage.files.sqlite import Reader, Row
    from app.services.storage.workspace import Workspace

NO_DATA = "нет данных"
CellKey = tuple[int, int, int]  # school, procedure, year


@dataclass(frozen=True, slots=True)
class CellChange:
    """One change of a result.

    Attributes:
        change_set_id: the action in the log.
        created_at: aware moment, UTC.
        actor: user of the operating system.
        title: what was done, Russian.
        action: `edit`, `bulk`, `import`, `undo` or `setup`.
        old: value before in words, «нет данных» when there was none.
        new: value after in words.
        undone: whether the action was taken back.
    """

    change_set_id: int
    created_at: datetime
    actor: str
    title: str
    action: str
    old: str
    new: str
    undone: bool


def cell_history(
    workspace: "Workspace", school_id: int, procedure_id: int, year: int, *, limit: int = 20
) -> list[CellChange]:
    """Changes of the result of a school in a procedure and year, newest first."""
    key = result_key(school_id, procedure_id, year)
    with workspace.database.reading() as reader:
        rows = reader.rows(
            "SELECT e.change_set_id, e.before, e.after, c.created_at, c.actor, c.title, c.action,"
            " c.undone_at FROM change_subject s JOIN change_entry e"
            " ON e.change_set_id = s.change_set_id AND e.position = s.position"
            " JOIN change_set c ON c.id = e.change_set_id WHERE s.kind = ? AND s.key = ?"
            " ORDER BY e.change_set_id DESC, e.position DESC",
            (RESULT, key),
        )
        made = _import_of(reader, school_id, procedure_id, year)
    found = [_change(row, _values(row["before"]), _values(row["after"])) for row in rows]
    if made is not None and not any(change.old == NO_DATA for change in found):
        first = found[-1].old if found else _words(_values_of(made))
        found.append(_change(made, {}, {}, new=first))
    return found[:limit]


def touched_cells(workspace: "Workspace", change_set_id: int) -> list[CellKey]:
    """Results that the log of an action names; rows that an import inserted are not among them."""
    with workspace.database.reading() as reader:
        rows = reader.rows(
            "SELECT before, after FROM change_entry WHERE change_set_id = ?"
            " AND table_name = 'result' ORDER BY position",
            (change_set_id,),
        )
    values = [_values(row["after"]) or _values(row["before"]) for row in rows]
    return list(
        dict.fromkeys((one["school_id"], one["procedure_id"], one["year"]) for one in values)
    )


def _import_of(reader: "Reader", school_id: int, procedure_id: int, year: int) -> "Row | None":
    """The action that inserted the present result in bulk, with the values of today."""
    return reader.row(
        "SELECT c.id AS change_set_id, c.created_at, c.actor, c.title, c.action, c.undone_at,"
        " r.state, r.participants, r.failed, r.percents_only, r.failed_percent_h"
        " FROM result r JOIN change_set c ON c.id = r.change_set_id"
        " WHERE r.school_id = ? AND r.procedure_id = ? AND r.year = ?",
        (school_id, procedure_id, year),
    )


def _change(
    row: "Row", before: Mapping[str, Any], after: Mapping[str, Any], *, new: str = ""
) -> CellChange:
    return CellChange(
        row["change_set_id"],
        moment(row["created_at"]),
        row["actor"],
        row["title"],
        row["action"],
        _words(before),
        new or _words(after),
        row["undone_at"] is not None,
    )


def _values(stored: str | None) -> Mapping[str, Any]:
    found = None if stored is None else json.loads(stored)
    return found if isinstance(found, dict) else {}


def _values_of(row: "Row") -> Mapping[str, Any]:
    names = ("state", "participants", "failed", "percents_only", "failed_percent_h")
    return {name: row[name] for name in names}


def _words(values: Mapping[str, Any]) -> str:
    return row_words(values) if values else NO_DATA
