"""The grid as a spreadsheet: typing into cells, what is wrong and what is odd."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.services.log.listing import list_changes
from app.views.results.page import ResultsPage
from tests.views.results.conftest import FIRST, choose, stored
from tests.views.results.wide_grid import (
    CODES,
    CTRL,
    SHIFT,
    at,
    editor,
    go,
    paste,
    school_name,
    text_at,
)
from tests.views.typing import type_text


def test_typing_over_and_an_arrow_store_and_go_on(wide: ResultsPage) -> None:
    view = go(wide, 2, 2)
    QTest.keyClick(view, Qt.Key.Key_5)
    line = editor(wide)
    type_text(line, " из 20")
    QTest.keyClick(line, Qt.Key.Key_Right)
    assert stored(wide, CODES[2], school_name(3)) == "5 из 20 (25 %)"
    assert at(wide) == (2, 3)
    assert view.hasFocus()
    QTest.keyClick(view, Qt.Key.Key_F2)
    QTest.keyClick(editor(wide), Qt.Key.Key_Left)
    assert at(wide) == (2, 3), "in a correction the arrows move the cursor"
    QTest.keyClick(editor(wide), Qt.Key.Key_Escape)


def test_one_text_for_every_selected_cell(wide: ResultsPage) -> None:
    view = go(wide, 2, 2)
    QTest.keyClick(view, Qt.Key.Key_Down, SHIFT)
    QTest.keyClick(view, Qt.Key.Key_Down, SHIFT)
    QTest.keyClick(view, Qt.Key.Key_N)
    line = editor(wide)
    line.clear()
    type_text(line, "не проводилась")
    QTest.keyClick(line, Qt.Key.Key_Return, CTRL)
    assert [text_at(wide, row, 2) for row in (2, 3, 4)] == ["не проводилась"] * 3
    assert list_changes(wide.context.workspace)[0].title.startswith("Ввод результатов: 3")


@pytest.mark.parametrize(
    ("typed", "said_part"),
    [
        ("95/50", "Не справились 95, а участников 50"),
        ("много", "не читается"),
        ("130 %", "больше ста процентов"),
    ],
)
def test_what_is_wrong_is_said_while_it_is_typed(
    wide: ResultsPage, qtbot: QtBot, typed: str, said_part: str
) -> None:
    view = go(wide, 2, 2)
    QTest.keyClick(view, Qt.Key.Key_F2)
    line = editor(wide)
    type_text(line, typed)
    qtbot.waitUntil(lambda: said_part in line.said)
    QTest.keyClick(line, Qt.Key.Key_Tab)
    assert line.isVisible()
    assert at(wide) == (2, 2)
    words = line._said
    assert words.isVisible()
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert not words.isVisible(), "the words go with the line"
    assert stored(wide, CODES[2], school_name(3)) == ""


def test_a_jump_against_last_year_is_a_warning_that_does_not_stop(
    page: ResultsPage, qtbot: QtBot
) -> None:
    choose(page, FIRST, "vpr:ma:5")  # 24 of 80 the year before
    QTest.keyClick(page.grid.view, Qt.Key.Key_F2)
    line = editor(page)
    line.clear()
    type_text(line, "60/80")
    qtbot.waitUntil(lambda: "на 45 п.п. больше" in line.said.replace("\u00a0", " "))
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert stored(page, "vpr:ma:5") == "60 из 80 (75 %)"


def test_a_wrong_text_that_loses_the_focus_stays_visible_until_esc(wide: ResultsPage) -> None:
    view = go(wide, 0, 0)
    QTest.keyClick(view, Qt.Key.Key_F2)
    line = editor(wide)
    line.clear()
    type_text(line, "95/50")
    wide.grid.filters.search.setFocus()
    assert text_at(wide, 0, 0) == "95/50"
    assert stored(wide, CODES[0], school_name(1)) == "1 из 50 (2 %)"
    assert wide.grid.strip.isVisible()
    view = go(wide, 0, 0)
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert text_at(wide, 0, 0) == "1 из 50 (2 %)"
    assert not wide.grid.strip.isVisible()


def test_a_refused_number_is_gone_when_the_next_typing_begins(wide: ResultsPage) -> None:
    view = go(wide, 2, 2)
    QTest.keyClick(view, Qt.Key.Key_7)
    line = editor(wide)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert line.isVisible()
    assert "число участников или процент" in line.said
    type_text(line, "3 из 20")
    assert line.text() == "3 из 20"
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert stored(wide, CODES[2], school_name(3)) == "3 из 20 (15 %)"


def test_a_refused_number_can_be_corrected_after_f2(wide: ResultsPage) -> None:
    view = go(wide, 2, 2)
    QTest.keyClick(view, Qt.Key.Key_7)
    line = editor(wide)
    QTest.keyClick(line, Qt.Key.Key_Tab)
    QTest.keyClick(line, Qt.Key.Key_F2)
    type_text(line, " %")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert stored(wide, CODES[2], school_name(3)) == "7 %"


@pytest.mark.parametrize(("typed", "found"), [("%", "7 %"), ("/20", "7 из 20 (35 %)")])
def test_a_sign_completes_a_refused_number(wide: ResultsPage, typed: str, found: str) -> None:
    view = go(wide, 2, 2)
    QTest.keyClick(view, Qt.Key.Key_7)
    line = editor(wide)
    QTest.keyClick(line, Qt.Key.Key_Return)
    type_text(line, typed)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert stored(wide, CODES[2], school_name(3)) == found


def test_a_decimal_among_counts_is_asked_about(wide: ResultsPage, qtbot: QtBot) -> None:
    """The column has 1 of 50 and 24 of 50; «7» was refused in the cell before."""
    view = go(wide, 2, 0)
    QTest.keyClick(view, Qt.Key.Key_7)
    QTest.keyClick(editor(wide), Qt.Key.Key_Return)
    line = editor(wide)
    type_text(line, "0,4")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert "«0,4» – это 0,4 % или 40 %?" in line.said.replace("\u00a0", " ")
    type_text(line, "2,5")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert "«2,5» среди целых чисел" in line.said
    assert stored(wide, CODES[0], school_name(3)) == ""
    QTest.keyClick(line, Qt.Key.Key_F2)
    type_text(line, " %")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert stored(wide, CODES[0], school_name(3)) == "2,5 %"


def test_pasted_decimals_among_counts_are_held_and_taken_as_percents_by_one_click(
    wide: ResultsPage,
) -> None:
    go(wide, 2, 0)
    paste(wide, "0,4\n")
    assert text_at(wide, 2, 0) == "0,4"
    assert stored(wide, CODES[0], school_name(3)) == ""
    wide.grid.strip.percents_button.click()
    assert stored(wide, CODES[0], school_name(3)) == "0,4 %"


def test_a_held_text_is_replaced_by_the_next_typing(wide: ResultsPage) -> None:
    view = go(wide, 2, 2)
    QTest.keyClick(view, Qt.Key.Key_7)
    wide.grid.filters.search.setFocus()
    assert text_at(wide, 2, 2) == "7"
    view = go(wide, 2, 2)
    QTest.keyClick(view, Qt.Key.Key_5)
    line = editor(wide)
    type_text(line, " из 20")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert stored(wide, CODES[2], school_name(3)) == "5 из 20 (25 %)"
    assert not wide.grid.strip.isVisible()


def test_a_refused_text_beside_the_grid_is_selected(wide: ResultsPage) -> None:
    wide.resize(1600, 800)
    go(wide, 2, 2)
    wide.grid.details_button.setChecked(True)
    go(wide, 2, 3)
    line = wide.grid.cell.line.editor
    assert isinstance(line, QLineEdit)
    line.setFocus()
    type_text(line, "7")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert wide.grid.cell.line.has_error
    type_text(line, "4 из 20")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert stored(wide, CODES[3], school_name(3)) == "4 из 20 (20 %)"
