"""What Ctrl+C puts onto the clipboard in every table of the window."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication

from app.services.importing.pasting.copied import rows_of_page, rows_of_text
from app.views.base.links import SettingsSpot
from app.views.base.pages import PLACES
from app.views.plans.table.view import PlanTable
from app.views.results.grid.view import GridView
from app.views.tables.sheet_view import SheetView
from tests.actions import keep_actions
from tests.views.conftest import finish, said
from tests.views.tables.test_saving import WITHOUT_TABLES, everywhere

CTRL = Qt.KeyboardModifier.ControlModifier


def plain(rows: list[list[str]]) -> list[list[str]]:
    """Ordinary spaces; each cell on one line."""
    return [[" ".join(cell.split()) for cell in row] for row in rows]


def copied(view: SheetView, qtbot) -> QMimeData:
    QGuiApplication.clipboard().setText("прежнее")
    qtbot.keyClick(view, Qt.Key.Key_C, CTRL)
    return QGuiApplication.clipboard().mimeData()


@pytest.mark.parametrize("key", [place.key for place in PLACES if place.key not in WITHOUT_TABLES])
def test_every_table_is_copied_whole_as_lines_and_as_a_table(qtbot, workplace, key):
    seen: set[SheetView] = set()
    for _step in everywhere(workplace, key, qtbot):
        for view in workplace.current_page.findChildren(SheetView):
            if view in seen or not view.isVisible() or not view.model().rowCount():
                continue
            seen.add(view)
            qtbot.keyClick(view, Qt.Key.Key_A, CTRL)
            data = copied(view, qtbot)
            page, text = plain(rows_of_page(data.html())), plain(rows_of_text(data.text()))
            if isinstance(view, PlanTable):  # its lines are pasted into another plan
                assert len(page) == 1 + len(text)
                assert page[0][1] == "Мероприятие"
            elif isinstance(view, GridView):  # its lines are pasted back into a grid
                assert len(text) == view.model().rowCount()
                assert [row[1:] for row in page[1:]] == text
            else:
                heads = [one.sheet_title or one.title for one in view.rows_model.columns]
                (titles,) = plain([heads])
                assert page[0] == text[0] == titles
                assert len(page) == len(text) == view.model().rowCount() + 1
                shown = [
                    [str(view.model().index(row, n).data()) for n in range(len(titles))]
                    for row in range(view.model().rowCount())
                ]
                assert plain(shown) == text[1:] == page[1:]
    assert seen


def test_some_rows_are_copied_without_the_others(qtbot, workplace):
    workplace.show_place("schools")
    table = workplace.current_page.table
    table.selectRow(0)
    qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    rows = rows_of_text(copied(table, qtbot).text())
    names = [row.school.short_name for row in table.rows_model.rows[:2]]
    assert [row[0] for row in rows] == ["Школа", *names]


def test_a_block_of_the_grid_is_copied_without_names(qtbot, workplace):
    workplace.show_place("results")
    view = workplace.current_page.findChild(GridView)
    qtbot.waitUntil(lambda: view.model().rowCount() > 2)
    view.select_cell(view.model().index(0, 0))
    qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    data = copied(view, qtbot)
    assert rows_of_page(data.html()) == plain(rows_of_text(data.text()))
    assert len(rows_of_text(data.text())) == 2


def test_thousands_of_rows_are_copied_beside_the_window(qtbot, workplace):
    context = workplace.context
    keep_actions(context.workspace, ["Правка"], copies=2500)
    context.go_to(SettingsSpot(section="history"))
    table = workplace.current_page.history.table
    every = table.rows_model.rowCount()
    assert every > 2500
    qtbot.keyClick(table, Qt.Key.Key_A, CTRL)
    assert copied(table, qtbot).text() == "прежнее", "the window goes on meanwhile"
    finish(context, qtbot)
    lines = rows_of_text(QGuiApplication.clipboard().mimeData().text())
    assert len(lines) == every + 1
    assert lines[1][1] == table.rows_model.rows[0].title
    assert plain([[said(context).texts[-1]]]) == [[f"Скопировано: {every} строк"]]
