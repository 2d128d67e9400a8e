"""SQL about a table lies in the room of its aggregate; others ask that room's functions.

Held for what a query is about: the first table after FROM, what a `select` names first, and every
write. A JOIN and a row fetched by its key (`session.get`) may name a row of a neighbour, as every
list says the school of its rows. Texts with a gap for the table's name are not seen.
"""

import ast
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from sqlmodel import SQLModel

import app.models
from tests.architecture.modules import MODULES, ROOT, imports_of, name_of, nodes

# The room below app.services of every stored table.
TABLES = {
    "criteria": ("criterion", "criterion_value"),
    "department": ("department", "person", "person_form"),
    "documents": ("output_record",),
    "identification": (
        "custom_profile",
        "identification_run",
        "manual_decision",
        "run_annulment",
        "verdict",
    ),
    "log": (
        "change_key",
        "change_part",
        "change_set",
        "change_subject",
        "change_table",
        "setting",
    ),
    "orders": ("archived_order", "attachment", "order_record", "order_scan"),
    "plans": (
        "execution_mark",
        "measure",
        "library_measure",
        "measure_occurrence",
        "measure_party",
        "plan",
        "plan_review",
        "plan_section",
    ),
    "open_file": ("remark",),
    "programmes": (
        "act",
        "indicator",
        "indicator_year",
        "programme",
        "programme_act",
        "programme_direction",
        "programme_member",
        "programme_risk",
        "programme_school",
        "risk_factor",
        "school_risk",
    ),
    "registers": (
        "evidence_item",
        "expert_document",
        "expert_paper",
        "group_member",
        "interview_slot",
        "interview_step",
        "letter",
        "meeting",
        "meeting_item",
        "meeting_person",
        "recommendation",
        "school_pair",
        "school_programme",
        "support_model",
        "tutor",
    ),
    "results": ("procedure", "procedure_gap", "result"),
    "schools": (
        "passport_block",
        "passport_value",
        "school",
        "school_alias",
        "support_entry",
        "support_event",
        "support_step",
        "support_work",
    ),
    "reference": ("school_year",),
    "year": ("region_info",),
}
HOME = {table: room for room, tables in TABLES.items() for table in tables}
# Rooms that look across all aggregates by their nature; they only read.
READ_SIDES = {
    "analysis": "dynamics of results over the years, in one query for pandas",
    "expected": "compares results with the procedures and gaps that make them expected",
    "open_file": "a whole workspace as one file; what it writes goes by descriptions of all tables",
    "log": "its descriptions say how a row of any table is counted and found",
    "school_card": "one page about everything that a school has",
    "storage": "opens damaged and foreign workspaces before any aggregate can be asked",
    "year": "the school year at a glance counts rows of every aggregate",
}
# What cannot ask the room; nothing else joins it.
# Module below app.services and table -> why.
_ABOVE = "the room of the table lies above this one and imports from it"
EXCEPTIONS = {
    ("checks.texts.notes", "remark"): _ABOVE,
    ("orders.links", "execution_mark"): _ABOVE,
    ("orders.links", "output_record"): _ABOVE,
    ("orders.links", "plan"): _ABOVE,
    ("orders.links", "programme"): _ABOVE,
    ("orders.links", "support_entry"): _ABOVE,
    ("orders.links", "support_event"): _ABOVE,
    ("orders.links", "support_step"): _ABOVE,
    ("plans.editing", "output_record"): _ABOVE,
    ("reference", "criterion"): "fills a workspace that is being made, for the storage below all",
    ("reference", "procedure"): "fills a workspace that is being made, for the storage below all",
}

_QUERY = re.compile(r"\b(DELETE FROM|FROM|UPDATE|INTO)\s+([a-z_]+)")
_BUILDERS = {"select", "select_from"}
_WRITERS = {"insert", "update", "delete"}
_BULK = {"bulk_insert", "bulk_update"}


@cache
def models() -> dict[str, str]:
    """Names of the stored models with their tables."""
    return {
        name: str(model.__tablename__)
        for name, model in vars(app.models).items()
        if isinstance(model, type) and issubclass(model, SQLModel) and hasattr(model, "__table__")
    }


def queries(path: Path) -> Iterator[tuple[str, bool, int]]:
    """Tables that a module queries: the table, whether it is written, and the line."""
    known = {
        name: table for name, table in models().items() if f"app.models.{name}" in imports_of(path)
    }
    for node in nodes(path):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            for found in _QUERY.finditer(node.value):
                yield found[2], found[1] != "FROM", node.lineno
        elif isinstance(node, ast.Subscript) and _last_name(node.value) == "tables":
            if isinstance(node.slice, ast.Constant):
                yield str(node.slice.value), False, node.lineno
        elif isinstance(node, ast.Call):
            yield from _called(node, known)


def _last_name(code: ast.expr) -> str:
    """`tables` of `metadata.tables`; empty for what ends otherwise than in a name."""
    return code.attr if isinstance(code, ast.Attribute) else getattr(code, "id", "")


def _called(call: ast.Call, known: Mapping[str, str]) -> Iterator[tuple[str, bool, int]]:
    name = _last_name(call.func)
    if name in known:
        yield known[name], True, call.lineno
    elif name in _BULK and isinstance(call.args[1], ast.Constant):
        yield str(call.args[1].value), True, call.lineno
    elif call.args and name in _BUILDERS | _WRITERS:
        named = re.findall(r"\w+", ast.unparse(call.args[0]))
        first = next((known[word] for word in named if word in known), None)
        if first is not None:
            yield first, name in _WRITERS, call.lineno


@cache
def offences(path: Path) -> tuple[tuple[str, str, str], ...]:
    """Module, table and `file:line` of every query outside its room."""
    return tuple(_offences(path))


def _offences(path: Path) -> Iterator[tuple[str, str, str]]:
    module = name_of(path)
    if module.startswith("app.models"):
        return
    room = module.split(".")[2] if module.startswith("app.services.") else ""
    for table, written, line in queries(path):
        at_home = HOME.get(table, room) == room
        if not at_home and (written or room not in READ_SIDES):
            place = f"{path.relative_to(ROOT)}:{line} {table}"
            yield module.removeprefix("app.services."), table, place


def test_every_table_has_its_room() -> None:
    assert HOME.keys() == set(models().values())
    assert len(HOME) == sum(map(len, TABLES.values()))


def test_a_table_is_queried_in_its_room() -> None:
    assert not [
        place
        for path in MODULES
        for module, table, place in offences(path)
        if (module, table) not in EXCEPTIONS
    ]


def test_every_way_of_asking_is_seen(tmp_path: Path) -> None:
    module = tmp_path / "module.py"
    module.write_text(
        "from app.models import Plan, School\n"
        "rows('SELECT 1 FROM verdict v JOIN school s')\n"
        "run('DELETE FROM result')\n"
        "select(col(School.id), col(Plan.id))\n"
        "delete(Plan)\n"
        "session.add(School())\n"
        "session.get(Plan, 1)\n"
        "metadata.tables['setting']\n"
        "bulk_insert(connection, 'measure', (), ())\n"
    )
    assert sorted(queries(module), key=lambda one: one[2]) == [
        ("verdict", False, 2),
        ("result", True, 3),
        ("school", False, 4),
        ("plan", True, 5),
        ("school", True, 6),
        ("setting", False, 8),
        ("measure", True, 9),
    ]


def test_every_exception_is_needed() -> None:
    needed = {(module, table) for path in MODULES for module, table, _ in offences(path)}
    assert not EXCEPTIONS.keys() - needed
    assert all(EXCEPTIONS.values())
