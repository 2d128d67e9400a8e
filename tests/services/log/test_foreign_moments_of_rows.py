"""Moments of other tables than that of the actions that another program wrote: told as unknown."""

from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

import pytest

from app.services.checks.running import run_checks
from app.services.documents.dossier.parts import Dossier
from app.services.documents.dossier.stays import taken_off
from app.services.documents.made.copies import list_copies
from app.services.documents.made.history import list_outputs
from app.services.documents.making.catalogue import list_kinds
from app.services.documents.making.export import build
from app.services.identification.runs import runs
from app.services.language.dates import day_of_moment, on_day
from app.services.plans.reading import list_plans
from app.services.program.space.freeing import read_space
from app.services.progress import run_steps
from app.services.school_card.history import list_school_changes
from app.services.school_card.papers import list_school_papers
from app.services.schools.schools import list_schools
from app.services.storage.files import sqlite
from app.services.storage.workspace import Workspace

TABLES = (
    "identification_run",
    "run_annulment",
    "manual_decision",
    "execution_mark",
    "output_record",
)
NO_MOMENTS = ("вчера", "", "2026-13-45", 5)


@pytest.fixture
def district(demo: Workspace, tmp_path: Path) -> Workspace:
    """The demo with a made document and an annulled run beside the standing one."""
    run_steps(build(demo, "list-order", year=2020, formats=("docx",), out=tmp_path))
    number, _changes = runs.freeze(demo, runs.run(demo, year=2019), "Лишнее")
    runs.annul(demo, number, "ошибка")
    return demo


def spoil(workspace: Workspace, moment: object) -> None:
    with closing(sqlite.connect(workspace.database.path)) as connection, connection:
        for table in TABLES:
            connection.execute(f"UPDATE {table} SET created_at = ?", (moment,))


def reads(workspace: Workspace) -> Mapping[str, Callable[[], object]]:
    """What reads the spoilt tables, each with the number of things that it tells."""
    schools = list_schools(workspace)
    return {
        "runs": lambda: len(runs.list_runs(workspace)),
        "standing runs": lambda: len(runs.standing_runs(workspace)),
        "made files": lambda: len(list_outputs(workspace)),
        "kept copies": lambda: [copy.current for copy in list_copies(workspace)],
        "papers": lambda: [len(list_school_papers(workspace, one)) for one in schools],
        "history": lambda: [len(list_school_changes(workspace, one.id, None)) for one in schools],
        "documents": lambda: len(list_kinds(workspace, 2020)),
        "checks": lambda: len(run_checks(workspace)),
        "measures": lambda: len(list_plans(workspace)),
        "space": lambda: [
            (len(use.items), len(use.held)) for use in run_steps(read_space(workspace))
        ],
    }


def test_everything_is_told_without_them(district: Workspace) -> None:
    before = {name: read() for name, read in reads(district).items()}
    assert 0 not in before.values()
    for moment in NO_MOMENTS:
        spoil(district, moment)
        assert {name: read() for name, read in reads(district).items()} == before, moment
    assert {row.created_at for row in runs.list_runs(district)} == {None}
    (annulled,) = (row for row in runs.list_runs(district) if row.annulled)
    assert annulled not in runs.standing_runs(district)
    assert annulled.annulled_at is None


def test_a_school_that_may_have_left_since_is_not_approved(district: Workspace) -> None:
    dossier = Dossier(district)
    row = runs.standing_runs(district)[0]
    outcome = runs.get_run(district, row.id)
    known = taken_off(outcome, dossier.support(), dossier.today)
    spoil(district, "вчера")
    unknown = taken_off(runs.get_run(district, row.id), Dossier(district).support(), dossier.today)
    assert known <= unknown


def test_the_day_behind_what_has_it() -> None:
    assert on_day(None) == on_day(None, "от") == " (дата неизвестна)"
    assert day_of_moment(None) == "дата неизвестна"
    moment = sqlite.moment("2026-11-20 12:00:00")
    assert (on_day(moment), on_day(moment, "от")) == (" 20.11.2026", " от 20.11.2026")
