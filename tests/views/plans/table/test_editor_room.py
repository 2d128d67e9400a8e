"""What is typed into a cell of several lines covers no other row of the plan."""

from PySide6.QtCore import QRect, Qt
from pytestqt.qtbot import QtBot

from app.views.base.page_context import PageContext
from app.views.plans.page import PlansPage
from tests.views.plans.conftest import OpenPage, editor, typed


def rows_below(page: PlansPage) -> list[QRect]:
    table = page.table
    return [table.visualRect(table.lines.index(n, 1)) for n in range(len(table.lines.rows))]


def test_the_editor_lies_over_its_own_row_only(
    open_page: OpenPage, context: PageContext, long_plan: list[int], qtbot: QtBot
) -> None:
    page = open_page(context)
    page.resize(832, 472)
    page.set_low(low=True)
    table = page.table
    qtbot.waitUntil(lambda: table.viewport().height() > 150)
    heights = [table.rowHeight(number) for number in range(len(table.lines.rows))]
    for place in (1, 3, len(heights) - 1):  # the last one has nothing below it
        table.select_key(table.lines.rows[place].key)
        table.setCurrentIndex(table.lines.index(place, 1))
        qtbot.keyClick(table, Qt.Key.Key_F2)
        place_of = editor(page).geometry()
        assert place_of.height() >= 4 * table.fontMetrics().lineSpacing()
        covered = [n for n, row in enumerate(rows_below(page)) if row.intersects(place_of)]
        assert covered == [place]
        assert table.viewport().rect().contains(place_of)
        qtbot.keyClick(editor(page), Qt.Key.Key_Escape)
        assert [table.rowHeight(number) for number in range(len(heights))] == heights


def test_a_row_stays_high_while_others_change(
    open_page: OpenPage, context: PageContext, long_plan: list[int], qtbot: QtBot
) -> None:
    page = open_page(context)
    page.table.select_key(("measure", long_plan[4]))
    page.table.type_into(("measure", long_plan[4]))
    row = page.table.currentIndex().row()
    high = page.table.rowHeight(row)
    page.resize(page.width() - 40, page.height())
    page.table.rows_model.rows_changed.emit()
    assert page.table.rowHeight(row) == high
    typed(page, qtbot, "Совещание")
    assert page.table.rowHeight(row) < high
