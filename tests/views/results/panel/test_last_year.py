"""The year before is read once for a grid, and only that of the last grid is told."""

from pytestqt.qtbot import QtBot

from app.services import results
from app.views.results.page import ResultsPage
from app.views.results.panel.last_year import LastYear
from tests.views.results.conftest import YEAR
from tests.views.results.wide_grid import go


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


def test_the_cell_that_is_looked_at_stays_in_sight_with_a_second_line(
    wide: ResultsPage, qtbot: QtBot
) -> None:
    wide.resize(1400, 560)
    view = go(wide, 20, 3)
    qtbot.waitUntil(lambda: view.verticalScrollBar().maximum() > 0)
    view.scrollTo(view.currentIndex())
    place = view.rowViewportPosition(20)
    wide.grid.previous.setChecked(True)
    high = view.viewport().height() - view.rowHeight(20)
    assert view.rowViewportPosition(20) == min(place, high)
    wide.grid.previous.setChecked(False)
    assert view.rowViewportPosition(20) == min(place, high)


def test_without_a_cell_in_sight_the_first_row_stays_the_first(
    wide: ResultsPage, qtbot: QtBot
) -> None:
    wide.resize(1400, 560)
    view = go(wide, 0, 0)
    bar = view.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(5 * view.rowHeight(0))
    assert view.rows_in_sight().start == 5
    wide.grid.previous.setChecked(True)
    assert view.rows_in_sight().start == 5


def test_the_year_before_is_read_in_the_order_that_is_shown(
    wide: ResultsPage, qtbot: QtBot
) -> None:
    grid = wide.grid
    grid.model.sort(0)
    shown = [school.id for school in grid.model.schools]
    table = grid.model.table
    assert table is not None
    assert shown != [school.id for school in table.schools]
    with qtbot.waitSignal(grid._last_year.read):  # pyright: ignore[reportPrivateUsage]
        grid.previous.setChecked(True)
    assert grid.model.table is not None
    stored = grid.model.table.previous._results  # pyright: ignore[reportPrivateUsage]
    assert stored._schools == shown  # pyright: ignore[reportPrivateUsage]
