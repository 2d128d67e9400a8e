"""Year, class and procedure of a file: asked for, offered, corrected in the preview."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.services import results
from app.views.intake.blank import save_blank
from app.views.results.page import ResultsPage
from tests.services.importing.books import FLAT_HEADER, write_sheets
from tests.views.results.conftest import (
    KNOWN,
    YEAR,
    procedure,
    settle,
    stored,
    write_marks,
)
from tests.views.results.loading import FLAT_ROW, POPUPS, load, save
from tests.views.typing import type_text


def in_autumn(path: Path) -> Path:
    """The same report, held in September of the year that it names."""
    book = load_workbook(path)
    assert book.active is not None
    book.active["B6"] = f"26.09.{YEAR}"
    book.save(path)
    return path


def without_head(path: Path) -> Path:
    """The same report without the line that names year, subject and class."""
    book = load_workbook(path)
    assert book.active is not None
    book.active["A3"] = "ВПР"
    book.save(path)
    return path


def test_a_work_of_autumn_is_stored_for_the_class_before_by_one_click(
    page: ResultsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    load(page, qtbot, in_autumn(write_marks(tmp_path / "осень.xlsx", [KNOWN])))
    form = page.preview.subject
    assert form.isVisible()
    (question,) = page.preview.files_model.rows[0].open_questions
    assert "осенью" in question.text
    assert not page.preview.can_save
    box = page.preview.file_questions.boxes["autumn_work"]
    assert box.itemText(1) == "ВПР по русскому языку, 5\u00a0класс, 2025/2026"
    box.setCurrentIndex(1)
    settle(page, qtbot)
    found = page.preview.files_model.rows[0]
    scope = found.scope_text.replace("\u00a0", " ")
    assert scope == "ВПР по русскому языку, 5 класс, 2025/2026"
    assert (found.fresh, found.changed) == (0, 1), "class 5 has a result already"
    assert not found.problems
    assert (form.year.currentData(), form.procedure.currentText()[:6]) == (YEAR, "ВПР по")
    save(page, qtbot)
    assert stored(page, "vpr:ru:5") == "11 из 89 (12,4 %)"
    assert stored(page, "vpr:ru:6") == ""


def test_a_year_that_the_file_does_not_say_is_told_in_the_form(
    page: ResultsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    rows = [("Итоги",), FLAT_HEADER[1:], FLAT_ROW[1:]]
    load(page, qtbot, write_sheets(tmp_path / "свод.xlsx", {"Лист1": rows}))
    form = page.preview.subject
    assert page.preview.file_questions.isVisible()
    assert form.isVisible()
    assert form.year.currentText() == "Укажите год"
    form.year.setCurrentIndex(form.year.findData(YEAR))
    settle(page, qtbot)
    assert page.preview.can_save
    assert not page.preview.file_questions.isVisible()


@POPUPS
def test_a_file_that_does_not_say_what_it_is_about_is_asked_in_place(
    page: ResultsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    load(page, qtbot, without_head(write_marks(tmp_path / "без шапки.xlsx", [KNOWN])))
    form = page.preview.subject
    assert not page.preview.can_save
    assert form.year.currentText() == "Укажите год"
    form.year.setCurrentIndex(form.year.findData(YEAR - 1))
    settle(page, qtbot)
    assert not page.preview.can_save
    line = form.procedure.lineEdit()
    assert line is not None
    line.selectAll()
    type_text(line, "ВПР по математике, 7 класс")
    QTest.keyClick(line, Qt.Key.Key_Return)
    settle(page, qtbot)
    assert form.procedure.currentData() == procedure(page.context.workspace, "vpr:ma:7")
    assert page.preview.can_save
    save(page, qtbot)
    rows = results.list_results(page.context.workspace, year=YEAR - 1)
    assert "vpr:ma:7" in [row.procedure for row in rows]
    assert page.context.results_year == YEAR - 1, "the year of the file is shown"


def test_a_correction_can_be_taken_back(page: ResultsPage, qtbot: QtBot, tmp_path: Path) -> None:
    load(page, qtbot, write_marks(tmp_path / "отчёт.xlsx", [KNOWN]))
    form = page.preview.subject
    assert not form.original.isVisible()
    form.year.setCurrentIndex(form.year.findData(YEAR - 2))
    settle(page, qtbot)
    assert page.preview.files_model.rows[0].year == YEAR - 2
    form.original.click()
    settle(page, qtbot)
    assert page.preview.files_model.rows[0].year == YEAR
    assert page.preview.files_model.rows[0].scope_text == "ВПР, русский язык, 6 класс, 2025/2026"


@pytest.mark.parametrize("tab", [0, 1])
def test_a_list_of_schools_says_why_it_has_no_year(
    page: ResultsPage, qtbot: QtBot, tmp_path: Path, tab: int
) -> None:
    save_blank(page, "schools", tmp_path / "школы.xlsx")
    settle(page, qtbot)
    load(page, qtbot, tmp_path / "школы.xlsx")
    page.preview.tabs.setCurrentIndex(tab)
    form = page.preview.subject
    assert form.note.isVisible()
    assert form.note.text() == "Список школ не относится к одному учебному году."
    assert not form.year.isVisible()
    assert not form.procedure.isVisible()


def test_the_year_of_a_file_of_several_works_is_corrected(
    page: ResultsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "свод.xlsx"
    book = load_workbook(write_marks(path, [KNOWN]))
    assert book.active is not None
    book.active.title = "РУ 6"
    second = book.copy_worksheet(book.active)
    second["A3"] = f"ВПР {YEAR} Математика 7 класс"
    second["B4"] = "Математика"
    book.save(path)
    load(page, qtbot, path)
    form = page.preview.subject
    assert not form.procedure.isVisible()
    assert "Процедуры указаны" in form.note.text()
    form.year.setCurrentIndex(form.year.findData(YEAR - 1))
    settle(page, qtbot)
    save(page, qtbot)
    rows = results.list_results(page.context.workspace, year=YEAR - 1)
    assert {"vpr:ru:6", "vpr:ma:7"} <= {row.procedure for row in rows}
    assert stored(page, "vpr:ru:6") == ""
