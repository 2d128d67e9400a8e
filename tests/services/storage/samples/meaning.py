"""What a workspace says, read through the services: the words and figures that must never change.

Only plain values, picked field by field: a new field of a service does not show here, and a field
that is renamed is renamed here while the stored answers stay.
"""

from datetime import date, datetime
from enum import Enum
from pathlib import Path
from typing import Any

from app.services import plans
from app.services.criteria.school_values import list_criteria_values
from app.services.department import department, people
from app.services.documents.made.history import list_outputs
from app.services.documents.making.catalogue import KINDS
from app.services.documents.settings import department_look, own_settings
from app.services.identification import explain
from app.services.identification.profile import get_profile, list_profiles
from app.services.identification.profile_settings import parameters
from app.services.identification.runs import runs
from app.services.log import settings
from app.services.log.listing import list_changes
from app.services.orders import register as order_register
from app.services.results.procedures import list_procedures
from app.services.results.reading import list_results
from app.services.schools import schools, support, support_work
from app.services.schools.passports import get_passport
from app.services.storage.workspace import Workspace
from app.services.year import region_info

YEARS = range(2018, 2029)
STAGES_OF_0003 = ("interview", "review", "programme", "agreement", "decision")


def read_meaning(workspace: Workspace) -> dict[str, Any]:
    """Everything that the pages show, as JSON values."""
    parts = {
        "runs": [_run(workspace, row) for row in runs.list_runs(workspace)],
        "profiles": _profiles(workspace),
        "orders": [_order(row) for row in order_register.list_register(workspace)],
        "plans": [_plan(workspace, row) for row in plans.list_plans(workspace)],
        "support": [_stay(row) for row in support.list_support(workspace)],
        "work": _work(workspace),
        "region": _region(workspace),
        "documents": _document_settings(workspace),
        "outputs": [_output(workspace, row) for row in list_outputs(workspace)],
        "people": [_person(row) for row in people.list_people(workspace, include_archived=True)],
        "department": _department(workspace),
        "schools": [_school(row) for row in schools.list_schools(workspace, include_archived=True)],
        "passports": _passports(workspace),
        "criteria": _criteria(workspace),
        "procedures": [
            [row.code, row.title, row.short_title] for row in list_procedures(workspace)
        ],
        "results": [_result(row) for row in list_results(workspace)],
        "changes": [_change(row) for row in list_changes(workspace, limit=10_000)],
        "setting": settings.get_setting(workspace, "sample/text"),
    }
    return {name: _plain(value) for name, value in parts.items()}


def _plain(value: Any) -> Any:
    """The value as JSON gives it back."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, dict):
        return {str(key): _plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    return value


def _picked(row: object, *names: str) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}


def _run(workspace: Workspace, row: Any) -> dict[str, Any]:
    outcome = runs.get_run(workspace, row.id)
    return {
        **_picked(row, "id", "created_at", "author", "title", "year", "previous_year"),
        **_picked(row, "profile_id", "profile_title", "schools", "identified", "undecided"),
        "parameters": [[item.title, item.text] for item in parameters(outcome.profile)],
        "procedures": list(outcome.profile.procedures),
        "results": [
            [school.school, fact.procedure, fact.year, fact.participants, fact.failed]
            for school in outcome.inputs.schools
            for fact in school.results
            if fact.year in (row.year, row.previous_year)
        ],
        "verdicts": [_verdict(verdict) for verdict in outcome.verdicts],
    }


def _verdict(verdict: Any) -> dict[str, Any]:
    return {
        **_picked(verdict, "school_id", "school", "login", "status", "c1", "c2", "margin"),
        "final": verdict.final_status,
        "sentences": explain.sentences(verdict),
        "outline": [explain.line(node) for node in verdict.evidence.walk()],
        "basis": explain.basis_text(verdict),
    }


def _profiles(workspace: Workspace) -> dict[str, Any]:
    own = [row for row in list_profiles(workspace) if not row.builtin]
    return {
        row.title: [[item.title, item.text] for item in parameters(get_profile(workspace, row.id))]
        for row in own
    }


def _order(row: Any) -> dict[str, Any]:
    return {
        **_picked(row.order, "id", "kind", "title", "number", "issued_on", "state", "year"),
        **_picked(row.order, "signer_id", "amends_id", "note"),
        "archived": row.archived,
        "scans": [scan.name for scan in row.scans],
    }


def _plan(workspace: Workspace, plan: Any) -> dict[str, Any]:
    return {
        **_picked(plan, "id", "title", "year", "school_id"),
        "order": None if plan.order is None else plan.order.id,
        "measures": [_measure(workspace, row) for row in plan.measures],
    }


def _measure(workspace: Workspace, row: Any) -> dict[str, Any]:
    return {
        **_picked(row, "id", "title", "deadline_text", "deadline_kind", "deadline_start"),
        "number": row.place,
        **_picked(row, "deadline_end", "responsible", "expected", "note", "status", "school_ids"),
        "marks": [_mark(workspace, mark) for mark in plans.list_marks(workspace, row.id)],
    }


def _mark(workspace: Workspace, mark: Any) -> dict[str, Any]:
    found = None
    if mark.attachment_id is not None:
        found = plans.attachment_path(workspace, mark.attachment_id).read_bytes().hex()[:64]
    return {
        **_picked(mark, "id", "status", "marked_on", "text", "evidence_kind", "evidence_text"),
        **_picked(mark, "order_id", "attachment_name", "attachment_size"),
        "attachment": found,
    }


def _stay(row: Any) -> dict[str, Any]:
    return {
        **_picked(row, "id", "school", "kind", "year", "entered_on", "entry_basis", "run_id"),
        **_picked(row, "left_on", "exit_basis"),
        "orders": [
            None if order is None else order.id for order in (row.entry_order, row.exit_order)
        ],
    }


def _work(workspace: Workspace) -> dict[str, Any]:
    with workspace.database.reading() as reader:
        found = {year: support_work.read_works(reader, year) for year in YEARS}
    return {
        f"{year}/{school_id}": {**_picked(work, *STAGES_OF_0003), "note": work.note}
        for year, works in found.items()
        for school_id, work in works.items()
    }


def _region(workspace: Workspace) -> dict[str, Any]:
    with workspace.database.reading() as reader:
        found = {year: region_info.read_region(reader, year) for year in YEARS}
    return {
        f"{year}/{term}": [info.sent_on, info.document, *info.state]
        for year, terms in found.items()
        for term, info in terms.items()
    }


def _document_settings(workspace: Workspace) -> dict[str, Any]:
    """Those that were chosen; kinds that came later have none."""
    chosen = {kind: own_settings(workspace, kind) for kind in KINDS}
    return {
        "department": department_look(workspace),
        **{kind: settings for kind, settings in chosen.items() if settings},
    }


def _output(workspace: Workspace, row: Any) -> dict[str, Any]:
    path = Path(row.path)
    return {
        **_picked(row, "id", "created_at", "kind", "file_format", "superseded", "exists"),
        "file": path.relative_to(workspace.root).as_posix(),
        "start": path.read_bytes()[:64].hex() if path.is_file() else None,
        "inputs": dict(row.inputs),
    }


def _person(row: Any) -> dict[str, Any]:
    return {
        **_picked(row, "id", "surname", "given_name", "patronymic", "post", "organisation"),
        **_picked(row, "phone", "role", "active"),
        "forms": {case.value: [form.name, form.post] for case, form in row.forms.items()},
    }


def _department(workspace: Workspace) -> dict[str, Any]:
    row = department.get_department(workspace)
    assert row is not None
    return _picked(
        row,
        *("full_name", "short_name", "full_name_genitive", "parent_body", "territory", "region"),
        *("place", "address", "phone", "email", "website", "head_id", "coordinator_id"),
    )


def _school(row: Any) -> dict[str, Any]:
    return _picked(
        row,
        *("id", "short_name", "full_name", "kind", "login_digits", "oo_code", "municipality"),
        *("settlement", "distance_m", "phone", "email", "note", "active", "aliases", "support"),
    )


def _passports(workspace: Workspace) -> dict[str, Any]:
    return {
        school.short_name: [
            [block.block, block.on_date, block.source, dict(block.counts)]
            for blocks in get_passport(workspace, school.id).blocks.values()
            for block in blocks
        ]
        for school in schools.list_schools(workspace)
    }


def _criteria(workspace: Workspace) -> dict[str, Any]:
    return {
        f"{school.short_name}, {year}": [
            [row.number, row.title, row.current_text, row.expected_text]
            for row in list_criteria_values(workspace, school.id, year)
        ]
        for school in schools.list_schools(workspace)
        for year in (2025, 2026)
    }


def _result(row: Any) -> list[Any]:
    names = ("school", "procedure", "year", "state", "participants", "failed", "failed_percent_h")
    return [getattr(row, name) for name in names]


def _change(row: Any) -> dict[str, Any]:
    return _picked(row, "id", "created_at", "actor", "action", "title", "undone", "rows")
