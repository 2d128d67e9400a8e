"""Критерии: what a narrow card shows of the values."""

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.services.criteria.definitions import ListedCriterion
from app.services.schools import schools
from app.views.base.links import SchoolsSpot
from app.views.base.page_context import PageContext
from app.views.look.elision import wrapped
from app.views.schools.card.criteria_tab import CriteriaTab
from app.views.schools.forms.criteria_form import CriteriaForm
from app.views.tables.row_delegate import PADDING, content_width
from app.views.tables.table_view import TableView
from tests.views.conftest import finish, seen_tab
from tests.views.samples import District
from tests.views.schools.conftest import OpenPage


def whole(table: TableView, index: QModelIndex) -> bool:
    """Whether a cell shows all of its text, in as many lines as its row has room for."""
    column = table.rows_model.columns[index.column()]
    width = table.columnWidth(index.column())
    if not column.wrap:
        return content_width(table.fontMetrics(), index) <= width
    lines = wrapped(table.fontMetrics(), index.data(), width - 2 * PADDING, 99)
    room = (table.rowHeight(index.row()) - PADDING) // table.fontMetrics().lineSpacing()
    return len(lines) <= room and not lines[-1].endswith("…")


def cut(table: TableView) -> list[str]:
    """Texts, values and states that do not fit."""
    shown = [
        table.rows_model.index(row, number)
        for number in range(len(table.rows_model.columns))
        if not table.isColumnHidden(number)
        for row in range(len(table.rows_model.rows))
    ]
    return [index.data() for index in shown if not whole(table, index)]


def test_values_and_states_are_whole_beside_the_list(
    open_page: OpenPage, demo_context: PageContext, qtbot: QtBot
) -> None:
    page = open_page(demo_context)
    demo_context.set_year(2026)
    states: set[str] = set()
    for width in (852, 1126, 1680):  # of the page in windows of 1092, 1366 and 1920
        page.resize(width, 480)
        for school in schools.list_schools(demo_context.workspace):
            page.show_spot(SchoolsSpot(school_id=school.id, tab="criteria"))
            QApplication.processEvents()
            table = seen_tab(page.card).table
            qtbot.waitUntil(lambda table=table: cut(table) == [])
            assert table.horizontalScrollBar().maximum() == 0
            states |= {row.reached for row in table.rows_model.rows}
    assert states == {True, False, None}


def test_the_list_of_criteria_is_the_departments_own(
    open_page: OpenPage, context: PageContext, district: District, qtbot: QtBot
) -> None:
    page = open_page(context)
    page.show_spot(SchoolsSpot(school_id=1, tab="criteria"))
    context.events.changed.connect(lambda _changes: page.refresh())
    finish(context, qtbot)
    tab = seen_tab(page.card)
    assert isinstance(tab, CriteriaTab)
    count = len(tab.model.rows)
    tab.list_button.click()
    (form,) = tab.findChildren(CriteriaForm)
    form.list.table.selectRow(0)
    model = form.list.model
    column = [one.key for one in model.columns].index("active")
    assert model.setData(model.index(0, column), "нет")
    form.list.put_in([ListedCriterion(title="Доля наставников")])
    form.submit()
    shown = [row.title for row in tab.model.rows]
    assert "Доля наставников" in shown
    assert len(shown) == count
