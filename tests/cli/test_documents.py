"""`documents` without a year means the running year of work, as the window does, and says so."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from app.services.clock import Clock
from app.services.documents.making.catalogue import document_year
from app.services.identification.runs import runs
from app.services.language.dates import year_name
from app.services.storage.workspace import open_workspace
from tests.cli.opora import Opora


@pytest.fixture
def _older_run_last(root: Path) -> None:
    """The run frozen last stands for the work of a past year."""
    with open_workspace(root) as workspace:
        runs.freeze(workspace, runs.run(workspace, year=2026))
        runs.freeze(workspace, runs.run(workspace, year=2019))
        assert document_year(workspace, "list-order") == 2020


@pytest.mark.usefixtures("_older_run_last")
def test_without_a_year_the_running_one_is_listed_and_made(opora: Opora, tmp_path: Path) -> None:
    for today, running in ((date(2026, 11, 29), 2027), (date(2026, 8, 20), 2026)):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Clock, "today", lambda _clock, day=today: day)
            listed = opora("documents")
            assert listed["year"] == running
            assert {row["year"] for row in listed["documents"]} == {running}
            assert listed == opora("documents", "--year", str(running))
            head = opora.text("documents").splitlines()[0]
            assert head == f"Год работы: {year_name(running)}"
    made = build(opora, tmp_path, "list-order")
    assert made[0] == "Год работы: 2026/2027"
    assert len(made) == 2


@pytest.mark.usefixtures("_older_run_last")
def test_a_run_and_a_day_that_are_named_tell_their_own_year(opora: Opora, tmp_path: Path) -> None:
    older = opora("runs")["runs"][0]["run"]
    order = build(opora, tmp_path, "list-order", f"run={older}")
    assert order[0] == "Год работы: 2019/2020"
    report = build(opora, tmp_path, "execution-report", "as_of=20.05.2019")
    assert report[0] == "Год работы: 2018/2019"


def build(opora: Opora, folder: Path, kind: str, *settings: str) -> Sequence[str]:
    """What is printed of a document made without a year, on a day of autumn 2026."""
    chosen = [word for one in settings for word in ("--set", one)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Clock, "today", lambda _clock: date(2026, 11, 29))
        text = opora.text("documents", "build", kind, "--format", "docx", "--out", folder, *chosen)
    return text.splitlines()


def test_a_run_is_listed_with_every_year_once(opora: Opora) -> None:
    with open_workspace(opora.root) as workspace:
        outcome = runs.run(workspace, year=2019, previous_year=2018)
        runs.freeze(workspace, outcome, work_year=2021)
        runs.freeze(workspace, outcome, "Для совещания", work_year=2021)
    own, usual = opora.text("runs").splitlines()[:2]
    years = ("2018/2019", "2017/2018", "2020/2021")
    assert [line.count(year) for line in (own, usual) for year in years] == [1] * 6
    assert "Для совещания" in own
