"""The panel beside the grid: it shows the current cell, and what it stores goes to that cell."""

from dataclasses import replace

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from app.services import results
from app.views.results.cell.cells import Key
from app.views.results.cell.facts import facts_of
from app.views.results.page import ResultsPage
from app.views.widgets.details_panel import ScrolledColumn
from app.views.widgets.fields.form_row import FormRow
from tests.views.conftest import said
from tests.views.results.conftest import FIRST, SECOND, YEAR, choose, stored
from tests.views.typing import type_text

BESIDE, OVER = 1400, 980  # widths of the page: the panel beside the grid, and over it
MATHS, RUSSIAN = "vpr:ma:5", "vpr:ru:5"


def shown_cell(page: ResultsPage) -> tuple[str, str]:
    """School and procedure in the head of the panel."""
    panel = page.grid.cell
    assert panel.isVisible()
    head = panel.title.text(), panel.subtitle.text().rsplit(", ", 1)[0]
    return head[0].replace("\u00a0", " "), head[1].replace("\u00a0", " ")


def current_cell(page: ResultsPage) -> tuple[str, str]:
    grid, index = page.grid.model, page.grid.view.currentIndex()
    school, procedure = grid.school_at(index.row()), grid.procedure_at(index.column())
    assert school is not None
    assert procedure is not None
    return school.name, procedure.title.replace("\u00a0", " ")


def press(page: ResultsPage, name: str) -> None:
    """Press the button of the panel with this text or name."""
    QApplication.processEvents()  # what was put into the panel is shown
    found = [
        one
        for one in page.grid.side.currentWidget().findChildren(QAbstractButton)
        if one.isVisible() and name in (one.text(), one.accessibleName())
    ]
    QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)


def typed(page: ResultsPage) -> str:
    """What stands in the line of the panel."""
    line = page.grid.cell.line
    assert line is not None
    assert isinstance(line.editor, QLineEdit)
    return line.editor.text()


def begin(page: ResultsPage, text: str) -> FormRow:
    """Type into «Исправить» without Enter."""
    line = page.grid.cell.line
    assert line is not None
    line.editor.setFocus()
    QTest.keyClick(line.editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_text(line.editor, text)
    return line


def correct(page: ResultsPage, text: str) -> None:
    """Type into «Исправить» and press Enter."""
    line = begin(page, text)
    QTest.keyClick(line.editor, Qt.Key.Key_Return)


def test_the_panel_appears_with_the_cell_that_is_current_by_then(page: ResultsPage) -> None:
    for width in (BESIDE, OVER):
        page.resize(width, 700)
        choose(page, FIRST, MATHS)
        page.grid.details_button.setChecked(True)
        assert shown_cell(page) == current_cell(page)
        press(page, "Закрыть")
        assert not page.grid.cell.isVisible()
        choose(page, SECOND, RUSSIAN)
        QTest.mouseClick(page.grid.details_button, Qt.MouseButton.LeftButton)
        assert shown_cell(page) == current_cell(page)
        assert shown_cell(page)[0] == SECOND
    correct(page, "7 из 20")
    assert stored(page, RUSSIAN, SECOND) == "7 из 20 (35 %)"
    assert stored(page, MATHS) == "11 из 89 (12,4 %)"


def test_the_panel_comes_back_with_the_current_cell_in_every_way(page: ResultsPage) -> None:
    choose(page, FIRST, MATHS)
    page.grid.missing_button.click()
    choose(page, SECOND, RUSSIAN)
    press(page, "Закрыть")  # the list of who has not sent what
    assert shown_cell(page) == current_cell(page)
    page.resize(OVER, 700)
    assert not page.grid.cell.isVisible()
    choose(page, FIRST, RUSSIAN)
    page.resize(BESIDE, 700)
    assert shown_cell(page) == current_cell(page)
    press(page, "Закрыть")
    number, procedure = page.grid.view.chosen() or (0, 0)
    page.grid.edits.type_in(number, procedure, "3 из 20")
    page.grid.details_button.click()
    assert "3" in typed(page)


def test_what_is_stored_from_the_panel_goes_to_the_cell_it_shows(page: ResultsPage) -> None:
    choose(page, FIRST, MATHS)
    page.grid.view.cell_chosen.disconnect(page.grid.side.look)  # the panel stays behind
    choose(page, SECOND, RUSSIAN)
    correct(page, "44 из 89")
    assert stored(page, MATHS) == "44 из 89 (49,4 %)"
    choose(page, FIRST, RUSSIAN)
    page.grid.side.look()
    choose(page, FIRST, MATHS)
    press(page, "Очистить ячейку")
    assert stored(page, RUSSIAN) == ""
    assert stored(page, MATHS) == "44 из 89 (49,4 %)"
    assert results.list_results(page.context.workspace, year=YEAR)[0].school == FIRST
    assert stored(page, RUSSIAN, SECOND) == ""


def test_an_edit_in_the_panel_leaves_it_where_it_was_scrolled_to(
    page: ResultsPage, qtbot: QtBot
) -> None:
    page.grid.cell.setMaximumHeight(240)
    choose(page, FIRST, MATHS)
    QApplication.processEvents()
    bar = page.grid.cell.findChildren(ScrolledColumn)[0].verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 100)
    for place in (0, 10):
        bar.setValue(place)
        correct(page, f"{40 + place} из 89")
        QApplication.processEvents()
        assert stored(page, MATHS).startswith(f"{40 + place} из 89")
        assert bar.value() == place


def chosen(page: ResultsPage, school: str, code: str) -> Key:
    """The cell that is current from now on."""
    choose(page, school, code)
    key = page.grid.view.chosen()
    assert key is not None
    return key


def test_a_text_that_is_not_taken_stays_with_its_cell(page: ResultsPage) -> None:
    """Typed in the panel, left for another cell, for the closed panel, for a panel that goes."""
    page.resize(BESIDE, 700)
    key = chosen(page, FIRST, MATHS)
    ways = (
        lambda: page.grid.view.setFocus(),
        lambda: press(page, "Закрыть"),
        lambda: choose(page, SECOND, RUSSIAN),
    )
    for leave in ways:
        page.grid.details_button.setChecked(True)
        choose(page, FIRST, MATHS)
        QApplication.processEvents()
        begin(page, "90 из 89")
        leave()
        QApplication.processEvents()
        choose(page, SECOND, RUSSIAN)
        assert set(page.grid.edits.held_here) == {key}
        assert page.grid.strip.isVisible()
        assert "не принято: 1" in page.unsaved().replace("\u00a0", " ")
        page.grid.details_button.setChecked(True)
        choose(page, FIRST, MATHS)
        assert typed(page) == "90 из 89"
        line = page.grid.cell.line
        assert line is not None
        assert line.error.text() == page.grid.edits.held_here[key].reason
        page.grid.strip.drop_button.click()
        assert typed(page) == "11/89"
        assert not page.unsaved()
    assert stored(page, MATHS) == "11 из 89 (12,4 %)"
    assert stored(page, RUSSIAN, SECOND) == ""


def test_the_panel_corrects_what_is_held(page: ResultsPage) -> None:
    page.resize(BESIDE, 700)
    key = chosen(page, FIRST, MATHS)
    for text in ("11 из 89", "44 из 89"):  # what stands there already, another value
        correct(page, "90 из 89")
        assert typed(page) == "90 из 89"
        assert set(page.grid.edits.held_here) == {key}
        choose(page, SECOND, RUSSIAN)
        choose(page, FIRST, MATHS)
        assert typed(page) == "90 из 89"
        correct(page, text)
        assert not page.grid.edits.held_here
        assert typed(page) == text.replace(" из ", "/")
        assert stored(page, MATHS).startswith(text)
        assert not any("Не сохранено" in one for one in words(page))


def test_typing_the_stored_text_again_gives_the_refused_one_up(page: ResultsPage) -> None:
    page.resize(BESIDE, 700)
    choose(page, FIRST, MATHS)
    correct(page, "90 из 89")
    assert page.grid.edits.held_here
    correct(page, "11/89")  # as it stood in the line
    assert not page.grid.edits.held_here
    assert not page.unsaved()


def test_the_panel_says_what_the_cell_holds_as_soon_as_it_does(page: ResultsPage) -> None:
    page.resize(BESIDE, 700)
    key = chosen(page, FIRST, MATHS)
    page.grid.edits.type_in(*key, "90 из 89")
    assert "Не сохранено «90 из 89»" in words(page)
    page.grid.edits.drop_all()
    assert typed(page) == "11/89"
    assert not any("Не сохранено" in one for one in words(page))


def words(page: ResultsPage) -> list[str]:
    """What the panel says now."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    labels = page.grid.cell.findChildren(QLabel)
    return [one.text().replace("\u00a0", " ") for one in labels]


def test_a_cell_of_another_year_is_refused(page: ResultsPage) -> None:
    choose(page, FIRST, MATHS)
    table = page.grid.model.table
    assert table is not None
    index = page.grid.view.currentIndex()
    school = page.grid.model.school_at(index.row())
    procedure = page.grid.model.procedure_at(index.column())
    assert school is not None
    assert procedure is not None
    facts = facts_of(page.context.workspace, table, school, procedure, held=None)
    page.grid.cell.show_cell(replace(facts, year=YEAR - 1))
    correct(page, "44 из 89")
    line = page.grid.cell.line
    assert line is not None
    assert "другой год" in line.error.text()
    press(page, "Не проводилась")
    assert "другой год" in line.error.text()
    press(page, "Очистить ячейку")
    assert "другой год" in said(page.context).texts[-1]
    assert stored(page, MATHS) == "11 из 89 (12,4 %)"
