"""Every table of the window keeps Qt's rules for models, whatever is done to its rows."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QListWidget, QTableView, QTabWidget

from app.views.base.pages import PLACES
from app.views.results.grid.model import GridModel
from app.views.shell.workplace import Workplace
from app.views.tables.row_model import RowTableModel

WITHOUT_TABLES = {"overview"}
_FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


def own_tables(page) -> list[QTableView]:
    found = page.findChildren(QTableView)
    return [view for view in found if isinstance(view.model(), RowTableModel | GridModel)]


@pytest.mark.parametrize("key", [place.key for place in PLACES])
def test_models_of_a_place_under_the_tester(qtbot, demo_context, key):
    workplace = Workplace()
    qtbot.addWidget(workplace)
    workplace.attach(demo_context)
    workplace.show_place(key)
    workplace.show()
    page = workplace.current_page
    for tabs in page.findChildren(QTabWidget):
        for number in range(tabs.count()):
            tabs.setCurrentIndex(number)
    for sections in page.findChildren(QListWidget):
        for number in range(sections.count()):
            sections.setCurrentRow(number)

    def at_rest() -> None:
        qtbot.waitUntil(lambda: demo_context.tasks.idle)

    at_rest()
    tables = own_tables(page)
    assert bool(tables) != (key in WITHOUT_TABLES)
    testers = [QAbstractItemModelTester(view.model(), _FATAL) for view in tables]

    def told_everything() -> None:
        """The headers know the rows and columns from the model's signals alone."""
        for view in tables:
            model = view.model()
            assert view.verticalHeader().count() == model.rowCount()
            assert view.horizontalHeader().count() == model.columnCount()

    for view in tables:
        exercise(view.model())
        told_everything()
    for year in (2018, 2019):
        demo_context.set_year(year)
        demo_context.set_results_year(year)
        page.refresh()
        at_rest()
        told_everything()
    assert len(testers) == len(tables)


def exercise(model: RowTableModel | GridModel) -> None:
    for number in range(model.columnCount()):
        for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
            model.sort(number, order)
    model.sort(-1)
    for text in ("а", "нет такой строки"):
        model.show_only(text)
    assert model.rowCount() == 0
    model.show_only("", lambda *_row: False)
    assert model.rowCount() == 0
    model.show_only()
