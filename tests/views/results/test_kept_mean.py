"""A mean score that stays beside other numbers is told: typing, pasting, filling, the panel."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from app.services import results
from app.services.results import ResultDraft
from app.views.results.page import ResultsPage
from tests.views.conftest import said
from tests.views.results.conftest import FIRST, SECOND, YEAR, choose, procedure, stored
from tests.views.results.wide_grid import CTRL, editor, paste

NOTE = "Средний балл 3,8 сохранён вместе с прежними числами (11 из 89 (12,4 %))"


@pytest.fixture
def with_mean(page: ResultsPage) -> ResultsPage:
    """Two results with their means."""
    workspace = page.context.workspace
    one, two = (row.id for row in page.grid.model.schools if row.name in (FIRST, SECOND))
    draft = ResultDraft(
        school_id=one,
        procedure_id=procedure(workspace, "vpr:ma:5"),
        year=YEAR,
        participants=89,
        failed=11,
        mean_score_h=380,
    )
    changes = results.change_results(workspace, [draft, replace(draft, school_id=two)])
    page.context.events.announce(changes)
    page.resize(1400, 800)
    page.grid.details_button.setChecked(True)
    choose(page, FIRST, "vpr:ma:5")
    return page


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def panel_texts(page: ResultsPage) -> list[str]:
    QApplication.processEvents()
    labels = page.grid.side.findChildren(QLabel)
    return [plain(one.text()) for one in labels if one.isVisibleTo(page)]


def notes(page: ResultsPage) -> list[str]:
    """What the panel says of a mean score beside other numbers."""
    return [text for text in panel_texts(page) if "прежними числами" in text]


def means(page: ResultsPage) -> list[int | None]:
    rows = results.list_results(page.context.workspace, year=YEAR)
    return [row.mean_score_h for row in rows if row.procedure == "vpr:ma:5"]


def test_a_typed_cell_says_that_the_mean_stays_and_the_panel_of_what_numbers_it_is(
    with_mean: ResultsPage,
) -> None:
    page = with_mean
    assert notes(page) == []
    QTest.keyClick(page.grid.view, Qt.Key.Key_1)
    line = editor(page)
    QTest.keyClicks(line, "2/90")
    line.explain()
    assert plain(line.said) == (
        f"{NOTE}: он останется рядом с новыми. Если он больше не верен, сначала очистите ячейку."
    )
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert stored(page, "vpr:ma:5") == "12 из 90 (13,3 %)"
    assert plain(said(page.context).texts[-1]).startswith(f"Результат сохранён. {NOTE}")
    choose(page, FIRST, "vpr:ma:5")
    assert notes(page) == [f"{NOTE} и к нынешним может не относиться."]
    page.context.undoing.undo()
    assert notes(page) == []


def test_the_same_numbers_and_cleared_ones_say_nothing_of_the_mean(with_mean: ResultsPage) -> None:
    page, view = with_mean, with_mean.grid.view
    for text in ("11 из 89", "12,4 %"):
        page.grid.model.setData(view.currentIndex(), text)
    page.grid.model.setData(view.currentIndex(), "")
    page.grid.model.setData(view.currentIndex(), "12/90")
    assert [text for text in said(page.context).texts if "Средний балл" in text] == []
    assert notes(page) == []
    assert means(page) == [None, 380]


def test_a_pasted_and_a_filled_block_tell_how_many_means_stay(with_mean: ResultsPage) -> None:
    page = with_mean
    paste(page, "12/90\n11/89")
    assert means(page) == [380, 380]
    assert "Средний балл остался от прежних чисел: 1 ячейка" in plain(said(page.context).texts[-1])
    page.grid.view.walk.go(0, 0)
    page.grid.view.walk.go(1, 0, extend=True)
    QTest.keyClick(page.grid.view, Qt.Key.Key_D, CTRL)
    assert stored(page, "vpr:ma:5", SECOND) == "12 из 90 (13,3 %)"
    assert "Средний балл остался от прежних чисел: 1 ячейка" in plain(said(page.context).texts[-1])
