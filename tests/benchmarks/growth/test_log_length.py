"""The generator of `make growth`: a log of any length tells of the data that are there."""

from pathlib import Path

import pytest

from app.services.log.changes import undo
from app.services.log.listing import list_changes
from app.services.results.history import cell_history
from app.services.school_card.history import list_school_changes
from app.services.storage.files.sqlite import integrity_problems, reading
from app.services.storage.workspace import DATABASE_NAME, open_workspace
from tests.benchmarks.growth import decade, sizes
from tests.benchmarks.growth.bases import copy_data
from tests.benchmarks.growth.log_length import lengthen, shorten

_SCHOOLS, _SHORT, _MORE = 6, 300, 500


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The last year of a district of six schools."""
    folder = tmp_path_factory.mktemp("growth")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(decade, "YEARS", 1)
        decade.make_decade(folder / "base", _SCHOOLS, folder, lambda _text: None)
    return folder / "base"


def test_a_longer_log_is_whole_and_can_be_undone(year: Path, tmp_path: Path) -> None:
    root = tmp_path / "long"
    copy_data(year, root)
    wanted = sizes.measure(root).rows + _MORE
    before = _histories(root)
    lengthen(root, wanted)
    assert sizes.measure(root).rows == wanted
    assert integrity_problems(root / DATABASE_NAME) == []
    after = _histories(root)
    assert after[decade.QUIET_SCHOOL] == before[decade.QUIET_SCHOOL]
    assert after[1] > before[1]
    with open_workspace(root) as workspace:
        for action in list_changes(workspace, limit=5):
            assert undo(workspace, action.id).tables


def test_a_shorter_log_keeps_the_newest_actions_and_all_data(year: Path, tmp_path: Path) -> None:
    root = tmp_path / "short"
    copy_data(year, root)
    whole, results = sizes.measure(root).rows, _results(root)
    shorten(root, _SHORT)
    assert 0 < sizes.measure(root).rows <= _SHORT < whole
    assert integrity_problems(root / DATABASE_NAME) == []
    assert _results(root) == results
    with open_workspace(root) as workspace, workspace.database.reading() as reader:
        procedure = reader.scalar(
            "SELECT id FROM procedure WHERE code = ?", (f"vpr:ma:{decade.QUIET_GRADE}",)
        )
        cell = (decade.QUIET_SCHOOL, procedure, decade.LAST_YEAR)
        assert len(cell_history(workspace, *cell)) > 1
        newest = list_changes(workspace, limit=1)[0]
        assert undo(workspace, newest.id).tables


def _results(root: Path) -> int:
    with reading(root / DATABASE_NAME) as reader:
        return reader.scalar("SELECT count(*) FROM result")


def _histories(root: Path) -> dict[int, int]:
    """How many actions the card tells of two schools."""
    with open_workspace(root) as workspace:
        return {
            school: len(list_school_changes(workspace, school, limit=10_000))
            for school in (1, decade.QUIET_SCHOOL)
        }
