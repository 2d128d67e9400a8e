"""Headers of the grid: a click sorts, a filter hides schools and is said."""

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from app.services.sheets.filtering import ColumnFilter
from app.views.results.page import ResultsPage


def test_a_click_on_a_header_of_the_grid_sorts_and_the_line_counts(
    page: ResultsPage, qtbot: QtBot
) -> None:
    view = page.grid.view
    header = view.horizontalHeader()
    spot = QPoint(header.sectionPosition(0) + 40, 10)
    view.choose(page.grid.model.schools[1].id)
    for _ in range(2):
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert page.grid.model.sorted_column == 0
    assert view.chosen() is not None
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert page.grid.model.sorted_column == -1
    page.grid.model.filter_column(0, ColumnFilter(frozenset({""})))
    assert page.grid.count.text().startswith("1 из\u00a02\u00a0школ,")
    assert view.sheet().filtered.startswith("Показано 1")
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert page.grid.count.text().startswith("2\u00a0школы")


def test_a_cell_that_is_asked_for_comes_out_of_a_filter_of_the_headers(page: ResultsPage) -> None:
    first, second = (school.id for school in page.grid.model.schools)
    page.grid.model.filter_column(0, ColumnFilter(frozenset({""})))
    assert [school.id for school in page.grid.model.schools] == [second]
    page.grid.choose(first)
    key = page.grid.view.chosen()
    assert key is not None
    assert key[0] == first
