"""Results have a year of their own, and a year that lies ahead asks before it takes a number."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.services import results
from app.services.storage.workspace import Workspace
from app.views.base.page_context import PageContext
from app.views.results.page import ResultsPage
from tests.views.conftest import said
from tests.views.results.conftest import FIRST, KNOWN, YEAR, choose, settle, shown, write_marks
from tests.views.results.loading import load
from tests.views.results.wide_grid import CODES, editor, go, paste
from tests.views.typing import type_text

COMING = YEAR + 1  # of the spring after the clock of the tests


@pytest.fixture
def coming(wide: ResultsPage) -> ResultsPage:
    """The grid of a year whose spring has not come, ready for typing by hand."""
    wide.context.set_results_year(COMING)
    QTest.mouseClick(wide.grid.empty.second_button, Qt.MouseButton.LeftButton)
    return wide


def stored(page: ResultsPage, year: int = COMING) -> list[str]:
    rows = results.list_results(page.context.workspace, year=year)
    return [row.percent_text.replace("\u00a0", " ") for row in rows]


def type_number(page: ResultsPage, row: int, text: str) -> None:
    view = go(page, row, 0)
    QTest.keyClick(view, getattr(Qt.Key, f"Key_{text[0]}"))
    line = editor(page)
    type_text(line, text[1:])
    QTest.keyClick(line, Qt.Key.Key_Return)


def test_the_switch_moves_the_results_and_not_the_work(
    make_context: Callable[..., PageContext], district: Workspace, qtbot: QtBot
) -> None:
    context = make_context(district, year=YEAR + 1)
    context.set_year(YEAR)
    context.set_year(YEAR + 1)
    page = shown(ResultsPage(context), qtbot)
    assert context.results_year == YEAR, "in November by the results of the last spring"
    told = (page.header.title.text(), page.year.currentText(), page.header.subtitle.text())
    assert told == ("Результаты", "2025/2026", "для работы 2026/2027")
    choose(page, FIRST, "vpr:ru:5")
    QTest.keyClick(page.year, Qt.Key.Key_Down)
    assert (context.results_year, context.year) == (YEAR - 1, YEAR + 1)
    assert page.grid.model.table is not None
    assert page.grid.model.table.year == YEAR - 1
    context.set_year(YEAR)
    assert page.year.currentText() == "2024/2025", "another year of work brings its usual one"
    assert page.header.subtitle.text() == "для работы 2025/2026"


def test_a_coming_year_asks_once_before_it_takes_what_is_typed(coming: ResultsPage) -> None:
    type_number(coming, 2, "5 из 20")
    strip = coming.grid.strip
    assert stored(coming) == []
    (waiting,) = coming.grid.edits.held_here.values()
    assert waiting.look == ("question", "accent")  # a question, not a refusal
    assert strip.text.text() == "Процедуры 2026/2027 ещё не проводились. Сохранить всё же?"
    assert strip.coming_button.text() == "Сохранить за 2026/2027"
    QTest.mouseClick(strip.coming_button, Qt.MouseButton.LeftButton)
    assert stored(coming) == ["5 из 20 (25 %)"]
    assert strip.isHidden()
    type_number(coming, 3, "6 из 20")
    assert len(stored(coming)) == 2
    assert strip.isHidden()


def test_what_was_meant_for_another_year_is_given_up(coming: ResultsPage) -> None:
    go(coming, 2, 0)
    paste(coming, "5 из 20\r\n6 из 20\r\n")
    assert stored(coming) == []
    assert len(coming.grid.edits.held_here) == 2
    QTest.mouseClick(coming.grid.strip.drop_button, Qt.MouseButton.LeftButton)
    assert coming.grid.strip.isHidden()
    assert stored(coming) == []
    coming.context.set_results_year(YEAR)
    go(coming, 2, 0)
    paste(coming, "5 из 20\r\n6 из 20\r\n")
    assert len(stored(coming, YEAR)) == 4 + 2


def test_the_field_beside_the_grid_asks_the_same(coming: ResultsPage) -> None:
    choose(coming, coming.grid.model.schools[4].name, CODES[1])
    line = coming.grid.cell.line
    assert line is not None
    type_text(line.editor, "3 из 9")
    QTest.keyClick(line.editor, Qt.Key.Key_Return)
    assert stored(coming) == []
    QTest.mouseClick(coming.grid.strip.coming_button, Qt.MouseButton.LeftButton)
    assert stored(coming) == ["3 из 9 (33,3 %)"]


def test_an_imported_coming_year_asks_once(page: ResultsPage, qtbot: QtBot, tmp_path: Path) -> None:
    load(page, qtbot, write_marks(tmp_path / "отчёт.xlsx", [KNOWN], year=COMING))
    assert not page.preview.can_save
    box = page.preview.file_questions.boxes["file.year-ahead"]
    box.setCurrentIndex(1)
    settle(page, qtbot)
    page.preview.save_button.click()
    settle(page, qtbot)
    assert len(stored(page)) == 1
    assert page.context.results_year == COMING, "the year of the file is shown"
    assert said(page.context).questions == []
    assert not page.grid.edits.coming.waits(COMING), "the grid does not ask once more"
