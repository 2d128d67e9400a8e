"""What is done to the whole of a large grid is not done cell by cell while a key is pressed."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from app.services import results
from app.services.results import ResultDraft, ResultTotals
from app.services.storage.workspace import Workspace
from app.views.base.page_context import PageContext
from app.views.results.cell.cells import Cells
from app.views.results.cell.meaning import Meaning, Understood
from app.views.results.grid.model import GridModel
from app.views.results.page import ResultsPage
from tests.filling import made_once
from tests.views.conftest import said
from tests.views.results.conftest import YEAR, settle, shown
from tests.views.results.wide_grid import CTRL, SHIFT, go, paste, school_name, text_at

ROWS = 120


@pytest.fixture
def tall(
    make_context: Callable[..., PageContext], workspace: Workspace, qtbot: QtBot
) -> ResultsPage:
    """120 schools with three results each; all procedures are shown."""
    _fill_tall(workspace)
    page = shown(ResultsPage(make_context(workspace, year=YEAR)), qtbot)
    page.resize(1400, 800)
    page.grid.everything.setChecked(True)
    assert page.grid.model.rowCount() == ROWS
    assert page.grid.model.columnCount() * ROWS > 2000
    return page


@made_once
def _fill_tall(workspace: Workspace) -> None:
    from app.services.schools import schools
    from app.services.schools.schools import SchoolDraft

    for number in range(1, ROWS + 1):
        schools.save_school(workspace, SchoolDraft(short_name=school_name(number)))
    procedures = [row.id for row in results.list_procedures(workspace)][:3]
    drafts = [
        ResultDraft(
            school_id=row.id,
            procedure_id=procedure,
            year=YEAR,
            participants=40 + place,
            failed=place % 30,
        )
        for place, row in enumerate(schools.list_schools(workspace))
        for procedure in procedures
    ]
    results.change_results(workspace, drafts)


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of what was asked about single cells."""
    asked: list[str] = []

    def watched(kind: type, name: str) -> None:
        real = getattr(kind, name)

        def call(*args: object, **words: object) -> object:
            asked.append(name)
            return real(*args, **words)

        monkeypatch.setattr(kind, name, call)

    for name in ("result", "copied", "__getitem__"):
        watched(Cells, name)
    for name in ("data", "flags", "key_at", "keys_of"):
        watched(GridModel, name)
    return asked


@pytest.mark.parametrize(
    ("key", "modifiers"),
    [(Qt.Key.Key_A, CTRL), (Qt.Key.Key_End, CTRL | SHIFT)],
)
def test_selecting_everything_asks_no_cell(
    tall: ResultsPage,
    qtbot: QtBot,
    calls: list[str],
    key: Qt.Key,
    modifiers: Qt.KeyboardModifier,
) -> None:
    view, legend = go(tall, 0, 0), tall.grid.legend
    qtbot.wait(60)
    calls.clear()
    QTest.keyClick(view, key, modifiers)
    legend.count()
    assert "result" not in calls
    assert len(calls) < 200, "only about what is in sight"
    assert "Выделено" in legend.text()
    qtbot.waitUntil(lambda: "сумма" in legend.text())
    stored = results.list_results(tall.context.workspace, year=YEAR)
    assert len(stored) == 3 * ROWS
    totals = ResultTotals()
    for row in stored:
        totals.add(row)
    assert legend.text() == totals.line(one_procedure=False)
    calls.clear()
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert len(calls) < 50, "no text is held anywhere"


def test_a_large_copy_is_made_between_events_and_waited_for_by_a_paste(
    tall: ResultsPage, qtbot: QtBot, calls: list[str]
) -> None:
    QApplication.clipboard().setText("before")
    view = go(tall, 0, 0)
    QTest.keyClick(view, Qt.Key.Key_A, CTRL)
    calls.clear()
    QTest.keyClick(view, Qt.Key.Key_C, CTRL)
    assert "copied" not in calls
    view.finish_copying()
    lines = QApplication.clipboard().text().split("\n")
    assert len(lines) == ROWS
    assert [line.split("\t")[0].replace("\u00a0", " ") for line in lines[:2]] == [
        "0 из 40",
        "1 из 41",
    ]
    page = QApplication.clipboard().mimeData().html()
    assert page.count("<tr>") == ROWS + 1
    assert school_name(ROWS) in page


def test_a_copy_is_ready_when_the_page_is_left_and_keeps_the_order_it_had(
    tall: ResultsPage, qtbot: QtBot
) -> None:
    QApplication.clipboard().setText("before")
    view = go(tall, 0, 0)
    QTest.keyClick(view, Qt.Key.Key_A, CTRL)
    QTest.keyClick(view, Qt.Key.Key_C, CTRL)
    tall.grid.model.sort(0, Qt.SortOrder.DescendingOrder)
    tall.hide()
    lines = QApplication.clipboard().text().split("\n")
    assert lines[0].replace("\u00a0", " ").startswith("0 из 40\t")
    assert len(lines) == ROWS


def test_cells_cut_in_a_large_block_are_moved(tall: ResultsPage, qtbot: QtBot) -> None:
    view = go(tall, 0, 0)
    QTest.keyClick(view, Qt.Key.Key_End, CTRL | SHIFT)
    QTest.keyClick(view, Qt.Key.Key_X, CTRL)
    assert (ROWS - 1, 0) in view.cells.cut
    assert tall.grid.edits.moving.keys
    view.finish_copying()
    assert tall.grid.edits.moving.text == QApplication.clipboard().text()
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert not view.cells.cut


def block_of(page: ResultsPage, plus: int) -> str:
    """Values for five columns of all schools."""
    return "\n".join(
        "\t".join(f"{(row + plus) % 30} из {40 + row}" for _column in range(5))
        for row in range(page.grid.model.rowCount())
    )


def agreeing(page: ResultsPage, monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Every question is answered with yes; whether its dialog could be used."""
    usable: list[bool] = []

    def decide(dialog: QDialog, _question: str) -> bool:
        usable.append(dialog.isEnabled())
        return True

    monkeypatch.setattr(page.context.messages, "decide", decide)
    return usable


def test_a_large_block_is_understood_in_the_worker(
    tall: ResultsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: set[int] = set()
    understood = Meaning.understood

    def watched(*args: Any) -> Understood:
        threads.add(threading.get_ident())
        return understood(*args)

    monkeypatch.setattr(Meaning, "understood", watched)
    usable = agreeing(tall, monkeypatch)
    view = go(tall, 0, 0)
    paste(tall, block_of(tall, 7))
    assert not tall.grid.isEnabled(), "nothing is typed meanwhile"
    settle(tall, qtbot)
    assert threads
    assert threads.isdisjoint({threading.get_ident()})
    assert usable == [True]
    assert tall.grid.isEnabled()
    assert view.hasFocus()
    assert len(results.list_results(tall.context.workspace, year=YEAR)) == 5 * ROWS
    assert text_at(tall, 0, 4) == "7 из 40 (17,5 %)"
    assert len(view.walk.cells) == 5 * ROWS


def test_a_large_block_is_not_put_into_a_year_that_was_read_meanwhile(
    tall: ResultsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    agreeing(tall, monkeypatch)
    go(tall, 0, 0)
    paste(tall, block_of(tall, 7))
    tall.context.set_results_year(YEAR - 1)
    settle(tall, qtbot)
    assert "повторите" in said(tall.context).texts[-1]
    assert len(results.list_results(tall.context.workspace)) == 3 * ROWS
    assert tall.grid.isEnabled()


def test_a_large_block_that_does_not_fit_is_refused_as_a_small_one(
    tall: ResultsPage, qtbot: QtBot
) -> None:
    go(tall, 1, 0)
    paste(tall, block_of(tall, 7))
    settle(tall, qtbot)
    assert "не помещается" in said(tall.context).texts[-1]
    assert tall.grid.isEnabled()
