"""Loading files as a user does it: wrong year and class corrected, bad files beside good ones."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.services import results
from app.services.log import changes
from app.services.results import ResultDraft
from app.services.schools import schools
from app.views.results.page import ResultsPage
from tests.services.importing.books import FLAT_HEADER, write_flat, write_sheets
from tests.views.conftest import said
from tests.views.results.conftest import (
    KNOWN,
    SECOND,
    UNKNOWN,
    WRONG,
    YEAR,
    procedure,
    settle,
    stored,
    write_marks,
)
from tests.views.typing import type_text

# The list under a choice is a window, which this platform can neither raise nor give the keyboard.
POPUPS = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)


FLAT_ROW = (YEAR, 6, "Математика", "", "", KNOWN[0].split("(")[0], 42, 30, 40, 20, 10)


def load(page: ResultsPage, qtbot: QtBot, *paths: Path) -> None:
    page.load_files(paths)
    settle(page, qtbot)
    assert page.preview.isVisible()


def save(page: ResultsPage, qtbot: QtBot) -> None:
    page.preview.save_button.click()
    settle(page, qtbot)


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
    row = (f"{YEAR - 1}/{YEAR}", KNOWN[0].split("(")[0], "ВПР РУ 5", 33, 1, "33 %")
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
    assert page.context.year == YEAR - 1, "the year of the file is shown"


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


def test_good_files_are_stored_while_bad_ones_stay_with_their_calm_words(
    page: ResultsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    good = write_marks(tmp_path / "хороший.xlsx", [KNOWN])
    damaged = tmp_path / "повреждён.xlsx"
    damaged.write_bytes(good.read_bytes()[:900])
    protected = tmp_path / "с паролем.xlsx"
    protected.write_bytes(
        bytes.fromhex("D0CF11E0A1B11AE1") + "EncryptedPackage".encode("utf-16-le").rjust(600, b"\0")
    )
    load(page, qtbot, damaged, good, protected)
    told = {row.file.name: [one.message for one in row.problems] for row in page.preview.previews}
    assert "повреждён и не открывается" in told["повреждён.xlsx"][0]
    assert "защищён паролем" in told["с паролем.xlsx"][0]
    assert told["хороший.xlsx"] == []
    assert "С ошибками: 2" in page.preview.summary.text()
    save(page, qtbot)
    assert stored(page, "vpr:ru:6") == "11 из 89 (12,4 %)"
    assert [row.file.name for row in page.preview.files_model.rows] == [
        "повреждён.xlsx",
        "с паролем.xlsx",
    ]
    assert not page.preview.can_save
    page.preview.cancel_button.click()
    assert page.grid.isVisible()


def test_import_then_undo_then_import_again_with_a_backup_before_each(
    page: ResultsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    path = write_marks(tmp_path / "2849657.xlsx", [KNOWN])
    folder = page.context.workspace.backups
    for turn in (1, 2):
        load(page, qtbot, path)
        assert page.preview.files_model.rows[0].fresh == 1
        save(page, qtbot)
        assert stored(page, "vpr:ru:6") == "11 из 89 (12,4 %)"
        assert len([one for one in folder.iterdir() if "import" in one.name]) == turn
        if turn == 1:
            page.history_button.click()
            links = page.history.details.findChildren(QPushButton)
            show = [one for one in links if one.text() == "Показать файл"][-1]
            show.click()
            assert "на месте и не менялся" in said(page.context).texts[-1]
            page.history.undo_button.click()
            assert stored(page, "vpr:ru:6") == ""
            assert page.history.model.rows[0].undone
    page.context.undoing.undo()
    assert stored(page, "vpr:ru:6") == ""
    page.context.undoing.redo()
    assert stored(page, "vpr:ru:6") == "11 из 89 (12,4 %)"
    states = [row.undone for row in changes.list_changes(page.context.workspace, action="import")]
    assert states == [False, True]


OTHER_UNKNOWN = ("МБОУ «Школа у реки»(edu299998)", 20, 10, 40, 40, 10)
OTHER = ("МБОУ «СОШ № 30»(edu203381)", 20, 10, 40, 40, 10)


@pytest.mark.parametrize("most", [300, 1])
def test_an_import_edited_since_is_taken_back_but_for_the_edited_rows(
    page: ResultsPage,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    most: int,
) -> None:
    monkeypatch.setattr("app.views.base.undoing._MOST_AT_ONCE", most)
    load(page, qtbot, write_marks(tmp_path / "отчёт.xlsx", [KNOWN, OTHER]))
    save(page, qtbot)
    workspace = page.context.workspace
    (row,) = (one for one in results.list_results(workspace, year=YEAR) if one.failed == 2)
    draft = ResultDraft(
        school_id=row.school_id, procedure_id=row.procedure_id, year=YEAR, participants=20, failed=5
    )
    page.context.events.announce(results.save_result(workspace, draft))
    page.show_history()
    said(page.context).answer = True
    page.history.undo_button.click()
    settle(page, qtbot)
    question = said(page.context).questions[-1].replace("\u00a0", " ")
    assert "из-за более поздних изменений: 1 строка." in question
    for told in ("СОШ № 30", "2025/2026", "не справились: 2 → 5"):
        assert told in question
    assert "Изменённое позже оставлено" in said(page.context).texts[-1]
    assert stored(page, "vpr:ru:6") == ""
    assert stored(page, "vpr:ru:6", SECOND) == "5 из 20 (25 %)"
    assert page.history.model.rows[0].undone
    told = [one.text().replace("\u00a0", " ") for one in page.history.findChildren(QLabel)]
    assert "Загрузка отменена, кроме изменённого позже: 1 строка." in told
    page.context.undoing.redo()
    settle(page, qtbot)
    assert stored(page, "vpr:ru:6") == "11 из 89 (12,4 %)"


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
    assert question.reason in [one.text() for one in panel.questions.findChildren(QLabel)]
    assert panel.lines_model.rows[0].new == question.reason
    (box,) = panel.questions.findChildren(QComboBox)
    offered = [box.itemText(place) for place in range(box.count())]
    assert f"{first.short_name} – по логину" in offered
    assert f"{second.short_name} – по названию" in offered
    assert not [words for words in offered if "новая школа" in words]
    assert not panel.questions.create_all.isEnabled()
    assert not panel.can_save
    panel.questions.answer(question.key, first.id)
    qtbot.waitUntil(lambda: panel.can_save, timeout=3000)
    save(page, qtbot)
    assert stored(page, "vpr:ru:6", first.short_name) == "11 из 89 (12,4 %)"
    assert schools.get_school(page.context.workspace, first.id).aliases == ()


def test_rows_are_filtered_with_their_numbers(
    page: ResultsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    load(page, qtbot, write_marks(tmp_path / "отчёт.xlsx", [KNOWN, WRONG, UNKNOWN]))
    (box,) = page.preview.filters.findChildren(QComboBox)
    shown = [box.itemText(place) for place in range(box.count())]
    assert shown == [
        "Все строки (3)",
        "Новые (1)",
        "Изменятся",
        "Без изменений",
        "Ждут ответа (1)",
        "Не приняты (1)",
    ]
    for status in ("waiting", "rejected"):
        page.preview.filters.set_value("status", status)
        assert [row.status for row in page.preview.lines_model.rows] == [status]
    page.preview.cancel_button.click()
    load(page, qtbot, write_marks(tmp_path / "другой.xlsx", [KNOWN]))
    assert [row.status for row in page.preview.lines_model.rows] == ["new"], "filters do not stay"


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
    qtbot.waitUntil(lambda: panel.lines_model.rows[1].status == "new", timeout=3000)
    assert panel.lines_model.rows[1].school == SECOND
    assert "ждут ответа" not in panel.summary.text()
    panel.questions.answer(key, "skip")
    qtbot.waitUntil(lambda: panel.lines_model.rows[1].status == "rejected", timeout=3000)
    assert "по вашему ответу" in panel.lines_model.rows[1].new


def test_a_corrected_file_is_read_again_with_the_answers_kept(
    page: ResultsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    path = write_marks(tmp_path / "отчёт.xlsx", [KNOWN, UNKNOWN, WRONG])
    load(page, qtbot, path)
    panel = page.preview
    (key,) = [question.key for question in panel.files_model.rows[0].questions]
    panel.questions.answer(key, "skip")
    qtbot.waitUntil(lambda: panel.lines_model.rows[1].status == "rejected", timeout=3000)
    assert "«Прочитать снова»" in panel.summary.text()
    write_marks(path, [KNOWN, UNKNOWN, (*WRONG[:2], 30, 40, 20, 10)])
    panel.reread_button.click()
    settle(page, qtbot)
    assert said(page.context).texts[-1].replace("\u00a0", " ") == "Прочитано снова: 1 файл"
    assert [row.status for row in panel.lines_model.rows] == ["new", "rejected", "new"]
    assert panel.questions.answers()[key].action == "skip"
    assert panel.can_save
    path.unlink()
    panel.reread_button.click()
    settle(page, qtbot)
    assert not panel.can_save
    (problem,) = panel.problems.model.rows
    assert "«отчёт.xlsx»" in problem.message


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


def test_several_dropped_files_are_checked_together(
    page: ResultsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    paths = [write_marks(tmp_path / name, [KNOWN]) for name in ("раз.xlsx", "два.xlsx")]
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    rest = (data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    copy = Qt.DropAction.CopyAction
    QApplication.sendEvent(page, QDragEnterEvent(QPoint(9, 9), copy, *rest))
    QApplication.sendEvent(page, QDropEvent(QPointF(9, 9), copy, *rest))
    settle(page, qtbot)
    assert [row.file for row in page.preview.files_model.rows] == paths


def test_a_cancelled_reading_leaves_the_grid_as_it_was(
    page: ResultsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    page.load_files([write_marks(tmp_path / "отчёт.xlsx", [KNOWN])])
    page.progress.cancel.click()
    settle(page, qtbot)
    assert page.grid.isVisible()
    assert said(page.context).tones.count("negative") == 0


@pytest.mark.parametrize("tab", [0, 1])
def test_a_list_of_schools_says_why_it_has_no_year(
    page: ResultsPage, qtbot: QtBot, tmp_path: Path, tab: int
) -> None:
    page.write_template("schools", tmp_path / "школы.xlsx")
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


def test_the_dialog_shows_every_kind_of_table_that_is_read(
    page: ResultsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def choose(_parent: object, _title: str, _folder: str, kinds: str) -> tuple[list[str], str]:
        asked.append(kinds)
        return [], ""

    monkeypatch.setattr("app.views.results.page.QFileDialog.getOpenFileNames", choose)
    page.load_button.click()
    tables, _everything = asked[0].split(";;")
    for suffix in ("xlsx", "xlsm", "xlsb", "xls", "ods", "csv"):  # those of `reader.read_book`
        assert f"*.{suffix} " in tables.replace(")", " ")


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


def test_the_history_shows_an_import_that_came_back_while_another_page_was_shown(
    page: ResultsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    load(page, qtbot, write_marks(tmp_path / "отчёт.xlsx", [KNOWN]))
    save(page, qtbot)
    page.show_history()
    page.context.undoing.undo()
    assert [row.undone for row in page.history.model.rows] == [True]
    page.hide()
    page.context.undoing.redo()
    page.show()
    assert [row.undone for row in page.history.model.rows] == [False]
