"""Критерии: what a narrow card shows of the values."""

from PySide6.QtWidgets import QApplication

from app.services.schools import schools
from app.views.base.links import SchoolsSpot
from app.views.base.page_context import PageContext
from app.views.tables.row_delegate import content_width
from app.views.tables.table_view import TableView
from tests.views.conftest import seen_tab
from tests.views.schools.conftest import OpenPage

_WORDS = 20  # longer texts are sentences, cut with «…» and a tooltip


def cut(table: TableView) -> list[str]:
    """Values and states that do not fit."""
    shown = [
        table.rows_model.index(row, number)
        for number, column in enumerate(table.rows_model.columns)
        if column.key != "title" and not table.isColumnHidden(number)
        for row in range(len(table.rows_model.rows))
    ]
    return [
        index.data()
        for index in shown
        if len(index.data()) < _WORDS
        and content_width(table.fontMetrics(), index) > table.columnWidth(index.column())
    ]


def test_values_and_states_are_whole_beside_the_list(
    open_page: OpenPage, demo_context: PageContext
) -> None:
    page = open_page(demo_context)
    states: set[str] = set()
    for width in (852, 1126, 1680):  # of the page in windows of 1092, 1366 and 1920
        page.resize(width, 480)
        for school in schools.list_schools(demo_context.workspace):
            page.show_spot(SchoolsSpot(school_id=school.id, tab="criteria"))
            QApplication.processEvents()
            table = seen_tab(page.card).table
            assert cut(table) == []
            assert table.horizontalScrollBar().maximum() == 0
            states |= {row.reached for row in table.rows_model.rows}
    assert states == {True, False, None}
