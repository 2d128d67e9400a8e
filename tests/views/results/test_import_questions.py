"""What an import asks about files and schools, and how the answers are kept."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel
from pytestqt.qtbot import QtBot

from app.services import results
from app.services.language.sentences import glued
from app.services.schools import schools
from app.views.results.page import ResultsPage
from tests.services.importing.books import write_flat, write_sheets
from tests.views.results.conftest import (
    KNOWN,
    SECOND,
    UNKNOWN,
    YEAR,
    settle,
    stored,
    write_marks,
)
from tests.views.results.loading import FLAT_ROW, POPUPS, load, save
from tests.views.typing import type_text

OTHER_UNKNOWN = ("МБОУ «Школа у реки»(edu299998)", 20, 10, 40, 40, 10)


def test_a_question_about_a_file_is_answered_above_its_rows(
    page: ResultsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    path = write_flat(tmp_path / "свод.xlsx", [(*FLAT_ROW[:6], 40, 20, None, None, None)])
    load(page, qtbot, path)
    panel = page.preview
    box = panel.file_questions.boxes["value.counts-or-percents"]
    assert box.isVisible()
    assert not panel.can_save
    assert panel.save_button.toolTip() == "Ответьте на вопрос о файле «свод.xlsx»."
    assert [row.status for row in panel.lines_model.rows] == ["waiting"]
    assert not panel.problems.model.rows
    assert "ответьте на него над строками" in panel.no_problems.text.text()
    box.setCurrentIndex(box.findData("percents"))
    settle(page, qtbot)
    assert panel.can_save
    assert panel.no_problems.text.text() == "С этим файлом всё в порядке."
    assert [row.status for row in panel.lines_model.rows] != ["waiting"]
    box = panel.file_questions.boxes["value.counts-or-percents"]
    assert box.currentData() == "percents", "the answer can be changed"
    box.setCurrentIndex(0)
    settle(page, qtbot)
    assert not panel.can_save


def test_a_file_of_two_possible_kinds_is_asked_about_above_its_rows(
    page: ResultsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    header = ("Учебный год", "Школа", "Процедура", "% не преодолевших", "Критерий", "Текущее")
    row = (f"{YEAR - 1}/{YEAR}", KNOWN[0].split("(")[0], "ВПР РУ 7", 33, 1, "33 %")
    load(page, qtbot, write_sheets(tmp_path / "свод.xlsx", {"Лист1": [header, row]}))
    panel = page.preview
    box = panel.file_questions.boxes["file.kind"]
    assert box.isVisible()
    assert [box.itemText(place) for place in (1, 2)] == ["Книга «Критерии»", "Книга «Результаты»"]
    assert "когда вы ответите на вопрос" in panel.no_lines.text.text()
    assert panel.save_button.toolTip() == "Ответьте на вопрос о файле «свод.xlsx»."
    box.setCurrentIndex(box.findData("results"))
    settle(page, qtbot)
    assert (panel.files_model.rows[0].kind, panel.can_save) == ("results", True)
    assert "под поиск и выбор" in panel.no_lines.text.text()
    box = panel.file_questions.boxes["file.kind"]
    box.setCurrentIndex(box.findData("criteria"))
    settle(page, qtbot)
    assert (panel.files_model.rows[0].kind, panel.can_save) == ("criteria", True)


def test_a_file_with_a_question_does_not_hold_the_others(
    page: ResultsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    asked = write_flat(tmp_path / "вопрос.xlsx", [(*FLAT_ROW[:7], 5, 18, 14, 4)])
    load(page, qtbot, write_marks(tmp_path / "готов.xlsx", [KNOWN]), asked)
    assert page.preview.save_button.text() == "Сохранить готовые (1)"
    assert "Ждёт ответа на вопрос: 1\u00a0файл." in page.preview.summary.text()
    save(page, qtbot)
    assert [found.file for found in page.preview.previews] == [asked], "it stays in the list"


@POPUPS
def test_answers_are_found_by_typing_and_kept_when_files_are_added(
    page: ResultsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    load(page, qtbot, write_marks(tmp_path / "первый.xlsx", [UNKNOWN]))
    (box,) = page.preview.questions.findChildren(QComboBox)
    line = box.lineEdit()
    assert line is not None
    line.selectAll()
    type_text(line, "№ 30")
    completer = box.completer()
    assert completer is not None
    assert [completer.completionModel().index(0, 0).data()] == [SECOND]
    with qtbot.waitSignal(page.preview.questions.changed):
        QTest.keyClick(line, Qt.Key.Key_Return)
    settle(page, qtbot)
    load(page, qtbot, write_marks(tmp_path / "второй.xlsx", [KNOWN]))
    assert page.preview.questions.unanswered == 0
    assert page.preview.can_save
    save(page, qtbot)
    number = schools.list_schools(page.context.workspace)[1].id
    rows = results.list_results(page.context.workspace, year=YEAR, school_id=number)
    assert [(row.procedure, row.failed) for row in rows] == [("vpr:ru:6", 2)]


def test_a_row_of_two_schools_says_why_it_waits_and_is_no_new_school(
    page: ResultsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    first, second = schools.list_schools(page.context.workspace)[:2]
    doubtful = (f"{second.short_name}(edu{first.login_digits})", *KNOWN[1:])
    load(page, qtbot, write_marks(tmp_path / "отчёт.xlsx", [doubtful]))
    panel = page.preview
    (question,) = panel.files_model.rows[0].questions
    assert question.code == "school.login-name"
    assert glued(question.reason) in [one.text() for one in panel.questions.findChildren(QLabel)]
    assert panel.lines_model.rows[0].new == question.reason
    (box,) = panel.questions.findChildren(QComboBox)
    offered = [box.itemText(place) for place in range(box.count())]
    assert f"{first.short_name} – по логину" in offered
    assert f"{second.short_name} – по названию" in offered
    assert not [words for words in offered if "новая школа" in words]
    assert not panel.questions.create_all.isEnabled()
    assert not panel.can_save
    panel.questions.answer(question.key, first.id)
    qtbot.waitUntil(lambda: panel.can_save)
    save(page, qtbot)
    assert stored(page, "vpr:ru:6", first.short_name) == "11 из 89 (12,4 %)"
    assert schools.get_school(page.context.workspace, first.id).aliases == ()


def test_a_row_waits_until_its_school_is_told_and_is_then_new(
    page: ResultsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    load(page, qtbot, write_marks(tmp_path / "отчёт.xlsx", [KNOWN, UNKNOWN]))
    panel = page.preview
    state = next(column for column in panel.lines_model.columns if column.key == "state")
    waiting = panel.lines_model.rows[1]
    assert state.status is not None
    shown = state.status(waiting)
    assert shown is not None
    assert (shown.word, shown.icon) == ("ждёт ответа", "question")
    assert "ждут ответа: 1" in panel.summary.text()
    assert "не принято" not in panel.summary.text()
    (key,) = [question.key for question in panel.files_model.rows[0].questions]
    panel.questions.answer(key, schools.list_schools(page.context.workspace)[1].id)
    qtbot.waitUntil(lambda: panel.lines_model.rows[1].status == "new")
    assert panel.lines_model.rows[1].school == SECOND
    assert "ждут ответа" not in panel.summary.text()
    panel.questions.answer(key, "skip")
    qtbot.waitUntil(lambda: panel.lines_model.rows[1].status == "rejected")
    assert "по вашему ответу" in panel.lines_model.rows[1].new


def test_a_question_goes_with_the_file_that_asked_it(
    page: ResultsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    good = write_marks(tmp_path / "хороший.xlsx", [KNOWN])
    asking = write_marks(tmp_path / "с вопросом.xlsx", [UNKNOWN])
    load(page, qtbot, good, asking)
    assert not page.preview.can_save
    page.preview.files.select_key(asking)
    page.preview.remove_button.click()
    settle(page, qtbot)
    assert page.preview.questions.count == 0
    assert page.preview.can_save
    load(page, qtbot, asking)
    write_marks(asking, [KNOWN])
    page.preview.reread_button.click()
    settle(page, qtbot)
    assert page.preview.questions.unanswered == 0


def test_an_answer_leaves_the_keys_at_its_question(
    page: ResultsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    load(page, qtbot, write_flat(tmp_path / "свод.xlsx", [(*FLAT_ROW[:7], 5, 18, 14, 4)]))
    code, panel = "value.counts-or-percents", page.preview
    for _turn in range(2):
        box = panel.file_questions.boxes[code]
        box.setFocus()
        QTest.keyClick(box, Qt.Key.Key_Down)
        settle(page, qtbot)
        assert panel.file_questions.boxes[code] is not box
        assert QApplication.focusWidget() is panel.file_questions.boxes[code]


def test_an_answer_about_a_school_leaves_the_keys_at_its_question(
    page: ResultsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    load(page, qtbot, write_marks(tmp_path / "первый.xlsx", [UNKNOWN]))
    questions = page.preview.questions
    (box,) = questions.findChildren(QComboBox)
    box.setFocus()
    load(page, qtbot, write_marks(tmp_path / "второй.xlsx", [UNKNOWN, OTHER_UNKNOWN]))

    def boxes() -> list[QComboBox]:
        return [one for one in questions.findChildren(QComboBox) if one.isVisible()]

    qtbot.waitUntil(lambda: len(boxes()) == 2)  # new cards are shown with the next event
    assert QApplication.focusWidget() is boxes()[0]
    assert boxes()[0] is not box
