"""Every table of the window keeps Qt's rules for models, whatever is done to its rows."""

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QAbstractItemView, QTabWidget

from app.views.pages import PLACES
from app.views.results.grid_model import GridModel
from app.views.tables.row_model import RowTableModel
from app.views.workplace import Workplace

WITHOUT_TABLES = {"overview"}
_FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


def own_models(page) -> list[QAbstractItemModel]:
    found = {id(view.model()): view.model() for view in page.findChildren(QAbstractItemView)}
    return [model for model in found.values() if isinstance(model, RowTableModel | GridModel)]


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

    def at_rest() -> None:
        qtbot.waitUntil(lambda: not demo_context.tasks.busy, timeout=20_000)

    at_rest()
    models = own_models(page)
    assert bool(models) != (key in WITHOUT_TABLES)
    testers = [QAbstractItemModelTester(model, _FATAL) for model in models]
    for model in models:
        for number in range(model.columnCount()):
            for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
                model.sort(number, order)
        model.sort(-1)
        for text in ("а", "нет такой строки", ""):
            model.set_search(text)
        model.set_filter(lambda *_row: False)
        model.set_filter(None)
    for year in (2018, 2019):
        demo_context.set_year(year)
        page.refresh()
        at_rest()
    assert len(testers) == len(models)
