"""What was changed in the data of one school: its part of the change log."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from app.services.storage.sqlite import moment

if TYPE_CHECKING:
    from app.services.storage.sqlite import Row
    from app.services.storage.workspace import Workspace

# Columns whose values are told; links and bookkeeping are not.
_FIELDS = {
    "short_name": "краткое наименование",
    "full_name": "полное наименование",
    "kind": "вид",
    "login_digits": "логин ФИС ОКО",
    "oo_code": "код ОО",
    "municipality": "муниципалитет",
    "settlement": "населённый пункт",
    "distance_m": "расстояние до центра, м",
    "phone": "телефон",
    "email": "электронная почта",
    "note": "примечание",
    "participants": "участников",
    "failed": "не справились",
    "alias": "другое название",
}
_SHOWN = 4


@dataclass(frozen=True, slots=True)
class SchoolChangeRow:
    """An action that touched a school.

    Attributes:
        id: number of the change set.
        created_at: aware moment, UTC.
        actor: user of the operating system.
        title: what was done, Russian.
        details: changed values «телефон: 2-11 → 2-12»; may be empty.
        undone: whether it was taken back.
    """

    id: int
    created_at: datetime
    actor: str
    title: str
    details: str
    undone: bool


def list_school_changes(
    workspace: "Workspace", school_id: int, limit: int = 200
) -> list[SchoolChangeRow]:
    """The actions that touched the school's own rows, newest first."""
    with workspace.database.reading() as reader:
        entries = reader.rows(
            "SELECT e.change_set_id, e.table_name, e.row_key, e.before, e.after, c.created_at,"
            " c.actor, c.title, c.undone_at FROM change_entry e JOIN change_set c"
            " ON c.id = e.change_set_id WHERE (e.table_name = 'school' AND e.row_key = ?)"
            " OR e.before LIKE ? OR e.after LIKE ? ORDER BY e.change_set_id DESC, e.position",
            (str(school_id), '%"school_id"%', '%"school_id"%'),
        )
    sets: dict[int, list[Row]] = {}
    for entry in entries:
        if _concerns(entry, school_id):
            sets.setdefault(entry["change_set_id"], []).append(entry)
    return [_row(number, found) for number, found in list(sets.items())[:limit]]


def _concerns(entry: "Row", school_id: int) -> bool:
    if entry["table_name"] == "school":
        return entry["row_key"] == str(school_id)
    return any(
        values is not None and values.get("school_id") == school_id
        for values in (_values(entry["before"]), _values(entry["after"]))
    )


def _values(stored: str | None) -> Mapping[str, Any] | None:
    found = None if stored is None else json.loads(stored)
    return found if isinstance(found, dict) else None


def _row(number: int, entries: "list[Row]") -> SchoolChangeRow:
    first = entries[0]
    details = [line for entry in entries for line in _details(entry)]
    text = "; ".join(details[:_SHOWN]) + ("; …" if len(details) > _SHOWN else "")
    return SchoolChangeRow(
        id=number,
        created_at=moment(first["created_at"]),
        actor=first["actor"],
        title=first["title"],
        details=text,
        undone=first["undone_at"] is not None,
    )


def _details(entry: "Row") -> Iterable[str]:
    before, after = _values(entry["before"]), _values(entry["after"])
    if before is None or after is None:
        return
    for column, name in _FIELDS.items():
        old, new = before.get(column), after.get(column)
        if old != new:
            yield f"{name}: {_shown(old)} → {_shown(new)}"


def _shown(value: object) -> str:
    return "–" if value in (None, "") else f"{value}"
