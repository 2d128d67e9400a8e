"""The year before is read once for a grid, and only that of the last grid is told."""

from pytestqt.qtbot import QtBot

from app.services import results
from app.views.results.page import ResultsPage
from app.views.results.panel.last_year import LastYear
from tests.views.results.conftest import YEAR


def test_only_the_year_before_the_last_grid_is_told(page: ResultsPage, qtbot: QtBot) -> None:
    workspace = page.context.workspace
    first, second = (results.get_grid(workspace, YEAR) for _ in range(2))
    last_year = LastYear(page.context, page)
    told: list[bool] = []
    last_year.read.connect(lambda: told.append(True))
    assert len(last_year.cells_beside(first, 3000)) == 0
    with qtbot.waitSignal(last_year.read):
        assert len(last_year.cells_beside(second, 3000)) == 0
        last_year.cells_beside(second, 3000)
    qtbot.wait(50)
    assert told == [True]
    cells = last_year.cells_beside(second, 3000)
    stored = {
        (row.school_id, row.procedure_id) for row in results.list_results(workspace, year=YEAR - 1)
    }
    assert stored
    assert set(cells) == stored
    last_year.forget()
    with qtbot.waitSignal(last_year.read):
        assert len(last_year.cells_beside(second, 3000)) == 0


def test_what_was_worded_stays_when_other_columns_are_shown(page: ResultsPage) -> None:
    before = page.grid.model.table
    page.grid.everything.setChecked(True)
    after = page.grid.model.table
    assert before is not None
    assert after is not None
    assert after.procedures != before.procedures
    assert after.cells is before.cells
