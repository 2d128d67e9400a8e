"""All papers of a district that go to its web site in one year, composed as they are published."""

import json
from collections.abc import Iterator, Mapping

from app.services.documents.making.catalogue import KINDS, describe_settings
from app.services.documents.making.composing import compose
from app.services.documents.model.blocks import Document
from app.services.documents.settings import PUBLIC, VERSION
from app.services.identification import explain
from app.services.identification.evidence.facts import Inputs
from app.services.identification.evidence.verdict import Outcome, SchoolVerdict
from app.services.identification.runs import runs
from app.services.open_file.loading.load import load_district
from app.services.open_file.loading.reading import read_text
from app.services.storage.workspace import Workspace
from tests.services.documents.recovery.worlds import YEAR, World, as_file

Rules = Mapping[str, str]
ADDED_UP: Rules = {"small_cohort": "pool", "ege_math": "merged", "min_participants": "10"}
APART: Rules = {"small_cohort": "flag", "ege_math": "separate", "min_participants": "10"}
_COLUMNS = "number,school,criterion,procedure,year,share,participants,failed"
_PAPERS: tuple[tuple[str, dict[str, str], int], ...] = (
    ("list-order", {"columns": _COLUMNS}, YEAR),
    ("list-order", {"basis": "support"}, YEAR),
    ("programme-order", {}, YEAR),
    ("programme", {"programme": "1"}, YEAR),
    ("programme", {"programme": "2"}, YEAR),
    ("plan", {}, YEAR),
    ("execution-report", {"plan": "1", "show_reached": "да"}, YEAR),
    ("execution-report", {"plan": "2", "show_reached": "да"}, YEAR),
    ("criteria", {"show_reached": "да"}, YEAR),
    ("evidence-register", {}, YEAR),
    ("school-passport", {"version": PUBLIC}, YEAR),
    ("analytical-note", {"version": PUBLIC}, YEAR),
    ("execution-report", {"plan": "3"}, YEAR - 1),
)


def identified(
    workspace: Workspace, rules: Rules = ADDED_UP, inputs: Inputs | None = None
) -> Outcome:
    """The identification by the results of the year before."""
    return runs.run(workspace, year=YEAR - 1, settings=rules, inputs=inputs)


def fill(workspace: Workspace, world: World, rules: Rules = ADDED_UP) -> Outcome:
    """Store a district, freeze its identification and enter its schools into the list."""
    load_district(workspace, read_text(json.dumps(as_file(world))))
    outcome = identified(workspace, rules)
    runs.freeze(workspace, outcome, work_year=YEAR)
    stays = [
        {
            "school": verdict.login,
            "entered": "2026-10-20",
            "basis": basis_of(verdict),
            "year": YEAR,
        }
        for verdict in outcome.verdicts
    ]
    load_district(workspace, read_text(json.dumps({"opora": 1, "support": stays})))
    return outcome


def basis_of(verdict: SchoolVerdict) -> str:
    """The basis of the list of support as the program words it."""
    return explain.basis_text(verdict) or "Социальный паспорт"


def published(workspace: Workspace) -> Iterator[tuple[str, Document]]:
    """The papers, each under the name of its kind with what was chosen for it."""
    for kind, chosen, year in _PAPERS:
        composed = compose(workspace, kind, year, chosen)
        assert composed.values[VERSION.name] == PUBLIC
        yield f"{kind} {chosen}", composed.document


def published_kinds() -> set[str]:
    """The kinds that are published unless something else is chosen."""
    return {
        name
        for name in KINDS
        for spec in describe_settings(name)
        if spec.name == VERSION.name and spec.default == PUBLIC
    }


def made_kinds() -> set[str]:
    """The kinds of the papers."""
    return {kind for kind, _chosen, _year in _PAPERS}
