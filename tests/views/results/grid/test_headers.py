"""Headers of the grid: a click sorts, a filter hides schools and is said."""

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from app.services.sheets.filtering import ColumnFilter
from app.views.results.grid.arranging import NAMES
from app.views.results.grid.school_names import NamesCorner
from app.views.results.page import ResultsPage
from app.views.tables.filter_popup import FilterPopup
from tests.views.hands import Hands


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


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_names_of_the_schools_are_filtered_from_their_corner(
    page: ResultsPage, qtbot: QtBot
) -> None:
    view, model, hands = page.grid.view, page.grid.model, Hands(qtbot)
    first, second = (school.name for school in model.schools)
    corner = view.findChild(NamesCorner)
    assert isinstance(corner, NamesCorner)
    qtbot.mouseMove(corner, corner.rect().center())
    qtbot.waitUntil(corner.funnel.isVisible)
    hands.press(corner.funnel)
    popup = view.findChild(FilterPopup)
    assert isinstance(popup, FilterPopup)
    assert [item.text() for item in popup.values.lines] == [first, second]
    assert not popup.least.isVisible()
    popup.values.toggle(popup.values.lines[0])
    hands.press(popup.apply_button)
    assert [school.name for school in model.schools] == [second]
    assert view.is_filtered(NAMES)
    assert view.sheet().filtered == f"Показано 1 из\u00a02. Отбор: «Школа»: {second}"
    model.filter_column(0, ColumnFilter(frozenset({""})))
    assert "«Школа»" in model.filter_words(long=True)
    assert "доле не справившихся" in model.filter_words(long=True)
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert [school.name for school in model.schools] == [first, second]
    alt_shift = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Down, alt_shift)
    assert any(one.isVisible() for one in view.findChildren(FilterPopup))
