"""What cannot be stored stays in the cell that it was typed into, until it is corrected."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.services.storage.workspace import Workspace
from app.views.plans.page import PlansPage
from tests.views.conftest import said
from tests.views.plans.conftest import cell, editing, editor, measure
from tests.views.samples import District


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Backtab])
def test_a_day_that_is_not_there_is_no_deadline_and_stays_to_be_corrected(
    page: PlansPage, second: int, qtbot: QtBot, workspace: Workspace, key: Qt.Key
) -> None:
    page.table.setCurrentIndex(cell(page, second, "deadline"))
    qtbot.keyClick(page.table, "3")
    line = editor(page)
    qtbot.keyClicks(line, "1.02.2027")
    qtbot.keyClick(line, key)
    qtbot.waitUntil(lambda: bool(said(page.context).texts))
    reason = said(page.context).texts[-1]
    assert reason.startswith("«31.02.2027»: такой даты нет.")
    QApplication.processEvents()
    assert editor(page) is line
    assert isinstance(line, QLineEdit)
    assert (line.text(), line.toolTip()) == ("31.02.2027", reason)
    assert page.unsaved() == f"Не сохранено поле «Срок»: {reason}"
    assert measure(workspace, second).deadline_text == "ноябрь 2025 года"
    qtbot.keyClick(line, Qt.Key.Key_Home)
    qtbot.keyClick(line, Qt.Key.Key_Delete)
    qtbot.keyClicks(line, "2")
    assert page.unsaved() == ""
    qtbot.keyClick(line, key)
    qtbot.waitUntil(lambda: measure(workspace, second).deadline_text == "21.02.2027")
    typed_into = page.table.indexWidget(cell(page, second, "deadline"))
    assert not isinstance(typed_into, QLineEdit), "the keys go on"


def test_what_was_refused_in_a_cell_stays_when_the_keys_go_elsewhere_until_it_is_given_up(
    page: PlansPage, second: int, qtbot: QtBot, workspace: Workspace
) -> None:
    page.table.setCurrentIndex(cell(page, second, "title"))
    qtbot.keyClick(page.table, Qt.Key.Key_F2)
    text = editor(page)
    qtbot.keyClick(text, Qt.Key.Key_Delete)
    page.filters.search.setFocus()
    assert said(page.context).texts[-1].startswith("Не указано название мероприятия")
    assert editor(page) is text
    assert page.unsaved().startswith("Не сохранено поле «Мероприятие»")
    text.setFocus()
    qtbot.keyClick(text, Qt.Key.Key_Tab)
    assert editor(page) is text
    qtbot.keyClick(text, Qt.Key.Key_Escape)
    assert not editing(page, QPlainTextEdit)
    assert page.unsaved() == ""
    assert measure(workspace, second).title


@pytest.mark.parametrize("twice", [False, True])
def test_a_click_on_another_cell_leaves_what_was_refused_where_it_is(
    page: PlansPage, district: District, second: int, qtbot: QtBot, twice: bool
) -> None:
    table = page.table
    table.setCurrentIndex(cell(page, second, "deadline"))
    qtbot.keyClick(table, "3")
    line = editor(page)
    qtbot.keyClicks(line, "1.02.2027")
    click = qtbot.mouseDClick if twice else qtbot.mouseClick
    for field, row in (("title", second), ("deadline", district.measure_ids[0])):
        there = table.visualRect(cell(page, row, field)).center()
        click(table.viewport(), Qt.MouseButton.LeftButton, pos=there)
        QApplication.processEvents()
        assert said(page.context).texts[-1].startswith("«31.02.2027»: такой даты нет.")
        assert table.currentIndex() == cell(page, second, "deadline")
        assert editor(page) is line
        assert isinstance(line, QLineEdit)
        assert line.text() == "31.02.2027"
        assert line.hasFocus()
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    click(table.viewport(), Qt.MouseButton.LeftButton, pos=there)
    assert table.currentIndex() == cell(page, district.measure_ids[0], "deadline")
