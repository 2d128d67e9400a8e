"""Where in the program an action is seen: the place of the window, its school year, the row."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from app.services.storage.files.sqlite import Reader
    from app.services.storage.workspace import Workspace

Row = Mapping[str, Any]
_LOOKED_AT = 200  # rows of an action: what it is about stands among the first


@dataclass(frozen=True, slots=True)
class ChangePlace:
    """Where to look.

    Attributes:
        place: key of the place, as `PageContext.go_to` takes it.
        year: the school year that the rows belong to, or None where years do not matter.
        target: what exactly to show there; only rows that exist now.
    """

    place: str
    year: int | None = None
    target: Mapping[str, object] = field(default_factory=dict[str, object])


def place_of_change(workspace: "Workspace", change_set_id: int) -> ChangePlace | None:
    """The place of an action by its most telling row; None when it wrote no rows down."""
    with workspace.database.reading() as reader:
        rows = reader.rows(
            "SELECT table_name, before, after FROM change_entry WHERE change_set_id = ?"
            " ORDER BY position LIMIT ?",
            (change_set_id, _LOOKED_AT),
        )
        changed = [
            (row["table_name"], json.loads(row["after"] or "null") or json.loads(row["before"]))
            for row in rows
        ]
        for table, resolve in RESOLVERS.items():
            for name, values in changed:
                if name == table:
                    return resolve(_Lookup(reader, changed), values)
    return None


class _Lookup:
    """Rows by key: as they are now, else as the action left them or found them."""

    def __init__(self, reader: "Reader", changed: list[tuple[str, Row]]) -> None:
        self._reader = reader
        self._changed = changed

    def exists(self, table: str, key: object) -> bool:
        return self._reader.row(f"SELECT 1 FROM {table} WHERE id = ?", (key,)) is not None

    def row(self, table: str, key: object) -> Row:
        found = self._reader.row(f"SELECT * FROM {table} WHERE id = ?", (key,))
        if found is not None:
            return dict(found)
        return next((row for name, row in self._changed if name == table and row["id"] == key), {})


def _result(lookup: _Lookup, row: Row) -> ChangePlace:
    code = lookup.row("procedure", row["procedure_id"]).get("code")
    target = {"school_id": row["school_id"], "procedure": code, "year": row["year"]}
    return ChangePlace("results", row["year"], target)


def _plan(lookup: _Lookup, row: Row) -> ChangePlace:
    there = lookup.exists("plan", row["id"])
    return ChangePlace("plans", row["year"], {"plan_id": row["id"]} if there else {})


def _section(lookup: _Lookup, row: Row) -> ChangePlace:
    plan = lookup.row("plan", row["plan_id"])
    return _plan(lookup, plan) if plan else ChangePlace("plans")


def _measure(lookup: _Lookup, row: Row) -> ChangePlace:
    section = lookup.row("plan_section", row["section_id"])
    place = _section(lookup, section) if section else ChangePlace("plans")
    there = lookup.exists("measure", row["id"])
    return ChangePlace(
        place.place, place.year, {"measure_id": row["id"]} if there else place.target
    )


def _of_measure(lookup: _Lookup, row: Row) -> ChangePlace:
    measure = lookup.row("measure", row["measure_id"])
    return _measure(lookup, measure) if measure else ChangePlace("plans")


def _school(lookup: _Lookup, row: Row) -> ChangePlace:
    return _card(lookup, row["id"])


def _card(lookup: _Lookup, school_id: object, tab: str = "facts") -> ChangePlace:
    there = lookup.exists("school", school_id)
    return ChangePlace("schools", None, {"school_id": school_id, "tab": tab} if there else {})


def _of_school(tab: str) -> "Callable[[_Lookup, Row], ChangePlace]":
    return lambda lookup, row: _card(lookup, row["school_id"], tab)


def _passport_value(lookup: _Lookup, row: Row) -> ChangePlace:
    block = lookup.row("passport_block", row["block_id"])
    return _card(lookup, block.get("school_id"), "passport")


def _run(lookup: _Lookup, row: Row) -> ChangePlace:
    there = lookup.exists("identification_run", row["id"])
    return ChangePlace("identification", row["year"], {"run_id": row["id"]} if there else {})


def _annulment(lookup: _Lookup, row: Row) -> ChangePlace:
    run = lookup.row("identification_run", row["run_id"])
    return _run(lookup, run) if run else ChangePlace("identification")


def _verdict(lookup: _Lookup, row: Row) -> ChangePlace:
    target = {"run_id": row["run_id"], "school_id": row["school_id"]}
    return ChangePlace("identification", None, target)


def _decision(lookup: _Lookup, row: Row) -> ChangePlace:
    verdict = lookup.row("verdict", row["verdict_id"])
    return _verdict(lookup, verdict) if verdict else ChangePlace("identification")


def _order(lookup: _Lookup, row: Row) -> ChangePlace:
    there = lookup.exists("order_record", row["id"])
    return ChangePlace("documents", None, {"order_id": row["id"]} if there else {"tab": "orders"})


def _of_order(lookup: _Lookup, row: Row) -> ChangePlace:
    return _order(lookup, {"id": row["order_id"]})


def _person(lookup: _Lookup, row: Row) -> ChangePlace:
    there = lookup.exists("person", row["id"])
    target: dict[str, object] = {"section": "people"}
    return ChangePlace("settings", None, {"person_id": row["id"]} if there else target)


def _setting(_lookup: _Lookup, row: Row) -> ChangePlace:
    kind = str(row["key"]).removeprefix("document.")
    if kind != row["key"] and kind != "default":
        return ChangePlace("documents", None, {"kind": kind})
    return ChangePlace("settings")


def _at(place: str, **target: object) -> "Callable[[_Lookup, Row], ChangePlace]":
    return lambda _lookup, _row: ChangePlace(place, None, target)


# The most telling table first: a plan that is deleted takes its measures along.
RESOLVERS: "Mapping[str, Callable[[_Lookup, Row], ChangePlace]]" = {
    "plan": _plan,
    "identification_run": _run,
    "result": _result,
    "criterion_value": _of_school("criteria"),
    "passport_block": _of_school("passport"),
    "passport_value": _passport_value,
    "execution_mark": _of_measure,
    "measure": _measure,
    "measure_deadline_point": _of_measure,
    "measure_party": _of_measure,
    "plan_section": _section,
    "programme": _at("plans"),
    "support_entry": _of_school("facts"),
    "support_work": _of_school("facts"),
    "manual_decision": _decision,
    "run_annulment": _annulment,
    "verdict": _verdict,
    "school": _school,
    "school_alias": _of_school("facts"),
    "order_record": _order,
    "order_scan": _of_order,
    "archived_order": _of_order,
    "person": _person,
    "person_form": _at("settings", section="people"),
    "department": _at("settings", section="department"),
    "custom_profile": _at("identification", tab="profiles"),
    "procedure": _at("results"),
    "procedure_gap": _at("results"),
    "attachment": _at("plans"),
    "region_info": lambda _lookup, row: ChangePlace("overview", row["year"]),
    "setting": _setting,
}
