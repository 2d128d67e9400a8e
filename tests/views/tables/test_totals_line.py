"""Sum, mean and count of the selected rows under a table."""

import pytest
from PySide6.QtCore import Qt

from app.services.sheets.filtering import ColumnFilter
from app.views.results.grid.view import GridView
from app.views.tables.columns import Column, count_column
from app.views.tables.foot import HEIGHT, FilterLine
from app.views.tables.row_model import RowTableModel
from app.views.tables.table_view import TableView
from app.views.tables.totals_line import TotalsLine
from tests.views.conftest import finish

_SHIFT = Qt.KeyboardModifier.ShiftModifier
ROWS = [("а", 3), ("б", None), ("в", 4)]


@pytest.fixture
def view(look, qtbot):
    columns = (
        Column(key="name", title="Школа", text=lambda row: row[0], width=120, stretch=True),
        count_column("low", "Низких", lambda row: row[1], width=80, total="sum"),
        count_column("year", "Год", lambda row: row[1], width=80),
    )
    model = RowTableModel(columns, key=lambda row: row[0])
    model.set_rows(ROWS)
    made = TableView(model, name="totals")
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.show()
    return made


def test_the_line_comes_with_the_second_row_and_goes_again(view, qtbot):
    line = view.findChild(TotalsLine)
    whole = view.viewport().height()
    view.selectRow(0)
    qtbot.wait(80)
    assert not line.isVisible()
    qtbot.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(line.isVisible)
    assert line.text().replace("\u00a0", " ") == (
        "Выделено строк: 3 · Низких: сумма 7, среднее 3,5 (без значения: 1)"
    )
    # Rows are not covered: the room for them is smaller.
    assert view.viewport().height() == whole - HEIGHT
    assert line.geometry().top() >= view.viewport().geometry().bottom()
    view.resize(500, 250)
    assert line.geometry().bottom() < 250
    view.selectRow(1)
    qtbot.waitUntil(lambda: not line.isVisible())
    assert view.viewport().height() == whole - 50


def test_other_numbers_of_the_same_rows_are_counted_anew(view, qtbot):
    line = view.findChild(TotalsLine)
    view.selectAll()
    qtbot.waitUntil(line.isVisible)
    view.rows_model.set_rows([("а", 3), ("б", 1), ("в", 4)])
    qtbot.waitUntil(lambda: "сумма\u00a08" in line.text())


def test_a_table_without_numbers_has_no_line(look, qtbot):
    model = RowTableModel([Column(key="name", title="Имя", text=str)])
    made = TableView(model, name="plain")
    qtbot.addWidget(made)
    assert made.findChild(TotalsLine) is None


def test_under_the_grid_the_legend_gives_way_to_the_totals(qtbot, workplace):
    workplace.show_place("results")
    finish(workplace.context, qtbot)
    page = workplace.current_page
    view, legend = page.findChild(GridView), page.grid.legend
    view.select_cell(view.model().index(0, 0))
    qtbot.waitUntil(lambda: "Порог" in legend.text())
    words = legend.text()
    qtbot.keyClick(view, Qt.Key.Key_Down, _SHIFT)
    qtbot.waitUntil(lambda: legend.text() != words)
    assert legend.text().replace("\u00a0", " ") == (
        "Результатов: 2 · участников: сумма 143, среднее 71,5"
        " · не справились: сумма 9, среднее 4,5 (6,3 %) · доля: среднее 6,3 %"
    )
    view.select_cell(view.model().index(0, 0))
    qtbot.waitUntil(lambda: legend.text() == words)


def test_filter_and_totals_share_a_line_where_there_is_room(view, qtbot):
    whole = view.viewport().height()
    view.rows_model.filter_column(0, ColumnFilter(frozenset({"а", "в"})))
    view.selectAll()
    line = view.findChild(TotalsLine)
    qtbot.waitUntil(line.isVisible)
    said = view.findChild(FilterLine)
    assert said.isVisible()
    view.resize(900, 300)
    assert said.geometry().top() == line.geometry().top()
    assert not said.geometry().intersects(line.geometry())
    assert view.viewport().height() == whole - HEIGHT
    view.resize(300, 300)
    assert said.geometry().top() != line.geometry().top()
    assert view.viewport().height() <= whole - 2 * HEIGHT
