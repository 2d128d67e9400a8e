"""Freezing with real widgets: by whose results and for which year of work."""

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from app.services.identification.runs import runs
from app.views.base.page_context import PageContext
from app.views.identification.page import IdentificationPage
from app.views.identification.runs.columns import RUN_COLUMNS
from app.views.identification.runs.freeze_form import FreezeForm
from tests.views.identification.conftest import settle, shown

ADD = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows


@pytest.fixture
def page(demo_context: PageContext, qtbot: QtBot) -> IdentificationPage:
    """The demo district, which has results of 2017/2018, of 2018/2019 and of three later years."""
    demo_context.set_year(2027)
    demo_context.set_results_year(2019)
    return shown(IdentificationPage(demo_context), qtbot)


def opened(page: IdentificationPage) -> FreezeForm:
    QTest.mouseClick(page.freeze_button, Qt.MouseButton.LeftButton)
    form = page.freezing.form
    assert form is not None
    return form


def choose(box: QComboBox, words: str, qtbot: QtBot) -> None:
    """Go to a line of a box with the arrows, as from the keyboard."""
    box.setFocus()
    steps = box.findText(words) - box.currentIndex()
    assert box.findText(words) >= 0
    for _step in range(abs(steps)):
        qtbot.keyClick(box, Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up)


def test_results_of_2019_are_frozen_for_the_work_of_2021(
    page: IdentificationPage, qtbot: QtBot
) -> None:
    known = {row.id for row in runs.list_runs(page.context.workspace)}
    form = opened(page)
    assert form.year.currentText() == "2018/2019"
    assert form.work_year.currentText() == "2019/2020", "the next year until she says otherwise"
    choose(form.work_year, "2020/2021", qtbot)
    QTest.mouseClick(form.save_button, Qt.MouseButton.LeftButton)
    settle(page, qtbot)
    (run,) = (row for row in runs.list_runs(page.context.workspace) if row.id not in known)
    assert (run.year, run.work_year) == (2019, 2021)
    assert run.title == "Выявление по результатам 2018/2019 для работы 2020/2021"
    years = [one.text(run) for one in RUN_COLUMNS if one.key in ("years", "work_year")]
    assert years == ["2018/2019 и 2017/2018", "2020/2021"]
    page.runs.open_run(run.id)
    assert page.runs.title.text() == run.title
    assert page.runs.subtitle.text().startswith("Зафиксировано "), "the title names the years"
    assert page.window().focusWidget() is page.runs.verdicts.table
    QTest.mouseClick(page.runs.back, Qt.MouseButton.LeftButton)
    assert [row.id for row in page.runs.table.selected_rows()] == [run.id]


def test_results_looked_at_in_the_form_are_not_those_of_the_page_without_freezing(
    page: IdentificationPage, qtbot: QtBot
) -> None:
    form = opened(page)
    choose(form.year, "2025/2026", qtbot)
    settle(page, qtbot)
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    settle(page, qtbot)
    assert page.context.results_year == 2019
    assert page.year.currentText() == "2018/2019"


def test_runs_are_compared_in_the_order_of_their_years(
    page: IdentificationPage, qtbot: QtBot
) -> None:
    workspace = page.context.workspace
    later, _ = runs.freeze(workspace, runs.run(workspace, year=2026), "Позже")
    earlier, _ = runs.freeze(workspace, runs.run(workspace, year=2019), "Раньше")
    page.tabs.setCurrentIndex(1)
    page.refresh()
    settle(page, qtbot)
    page.runs.table.clearSelection()
    for key in (later, earlier):
        row = page.runs.model.position_of(key)
        assert row is not None
        page.runs.table.selectionModel().select(page.runs.model.index(row, 0), ADD)
    page.runs.compare_button.click()
    said = page.runs.subtitle.text()
    assert said.startswith("Было: «Раньше»")
    assert "Стало: «Позже»" in said


def test_other_results_are_computed_before_they_can_be_frozen(
    page: IdentificationPage, qtbot: QtBot
) -> None:
    form = opened(page)
    choose(form.year, "2025/2026", qtbot)
    settle(page, qtbot)
    assert page.context.results_year == 2026
    assert page.year.currentText() == "2025/2026"
    assert form.work_year.currentText() == "2026/2027"
    assert form.save_button.isEnabled()
    choose(form.year, "2021/2022", qtbot)
    settle(page, qtbot)
    assert not form.save_button.isEnabled(), "nothing was computed for a year without results"
    assert "нет ни одного результата" in form.year_row.error.text()
    choose(form.year, "2018/2019", qtbot)
    settle(page, qtbot)
    assert form.save_button.isEnabled()
    assert not form.year_row.has_error
