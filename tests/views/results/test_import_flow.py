"""Loading files as a user does it: bad ones beside good ones, stored, taken back, read again."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.services import results
from app.services.findings.links import ToSchools
from app.services.log.listing import list_changes
from app.services.results import ResultDraft
from app.views.base.links import ResultsSpot
from app.views.results.page import ResultsPage
from tests.services.importing.books import write_own
from tests.views.conftest import said
from tests.views.dropping import drag_over, drop
from tests.views.results.conftest import (
    KNOWN,
    SECOND,
    UNKNOWN,
    WRONG,
    YEAR,
    settle,
    stored,
    write_marks,
)
from tests.views.results.loading import load, save


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
    told = {row.file.name: [one.text for one in row.problems] for row in page.preview.previews}
    assert "повреждён и не открывается" in told["повреждён.xlsx"][0]
    assert "защищён паролем" in told["с паролем.xlsx"][0]
    assert told["хороший.xlsx"] == []
    summary = page.preview.summary.text()
    assert summary.endswith("2\u00a0файла с ошибками не будут сохранены.")
    save(page, qtbot)
    assert stored(page, "vpr:ru:6") == "11 из 89 (12,4 %)"
    assert [row.file.name for row in page.preview.files_model.rows] == [
        "повреждён.xlsx",
        "с паролем.xlsx",
    ]
    assert not page.preview.can_save
    page.preview.cancel_button.click()
    assert page.grid.isVisible()


def test_why_a_file_is_refused_is_in_sight_at_once_and_whole(
    page: ResultsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    header = ("Учебный год", "Школа", "Процедура", "Участников", "Не преодолели (кол-во)")
    rows = [
        (YEAR, "МБОУ «СОШ № 30»", "ВПР РУ 6", 10, 12),
        (YEAR, "МБОУ «СОШ № 30»", "ВПР МА 5", 9, 2),
    ]
    path = tmp_path / "ошибка.csv"
    path.write_text("\n".join(";".join(map(str, row)) for row in (header, *rows)), encoding="utf-8")
    load(page, qtbot, path)
    assert page.preview.previews[0].has_errors
    words = page.preview.problems.words
    assert words.isVisible()
    assert words.text() == page.preview.previews[0].problems[0].sentence
    assert words.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard


def test_the_first_refused_of_several_files_is_selected(
    page: ResultsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    good = write_marks(tmp_path / "а.xlsx", [KNOWN])
    wrong = tmp_path / "я.csv"
    wrong.write_text("Иван;почта", encoding="utf-8")
    load(page, qtbot, good, wrong)
    selected = page.preview.files.selected_row()
    assert (selected.file.name, selected.has_errors) == ("я.csv", True)
    assert page.preview.problems.words.isVisible()


def test_a_list_of_schools_asked_for_on_the_register_leads_back_to_it(
    page: ResultsPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [{"short_name": name} for name in ("Лесная ООШ", "Заречная СОШ")]
    path = write_own(tmp_path / "школы.xlsx", "schools", rows)
    chosen = [[str(path)], [str(path)], []]
    monkeypatch.setattr(
        "app.views.results.page.QFileDialog.getOpenFileNames", lambda *_: (chosen.pop(0), "")
    )
    followed: list[object] = []
    page.context.link_followed.connect(followed.append)
    page.show_spot(ResultsSpot(load=True, for_schools=True))
    settle(page, qtbot)
    page.preview.cancel_button.click()  # nothing is stored: back all the same
    assert followed == [ToSchools()]
    page.show_spot(ResultsSpot(load=True, for_schools=True))
    settle(page, qtbot)
    save(page, qtbot)
    assert followed == [ToSchools()] * 2
    assert said(page.context).texts[-1] == "Загружено 2\u00a0школы"
    page.show_spot(ResultsSpot(load=True, for_schools=True))  # no file was chosen
    assert followed == [ToSchools()] * 3


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
            settle(page, qtbot)
            page.history.undo_button.click()
            assert stored(page, "vpr:ru:6") == ""
            assert page.history.model.rows[0].undone
    page.context.undoing.undo()
    assert stored(page, "vpr:ru:6") == ""
    page.context.undoing.redo()
    assert stored(page, "vpr:ru:6") == "11 из 89 (12,4 %)"
    states = [row.undone for row in list_changes(page.context.workspace, action="import")]
    assert states == [False, True]


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
    settle(page, qtbot)
    said(page.context).answer = True
    page.history.undo_button.click()
    settle(page, qtbot)
    (asked,) = said(page.context).questions  # nothing that is not true was promised before
    question = asked.replace("\u00a0", " ")
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


def test_an_import_of_which_nothing_can_be_taken_back_says_so_beforehand(
    page: ResultsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    load(page, qtbot, write_marks(tmp_path / "отчёт.xlsx", [KNOWN]))
    save(page, qtbot)
    workspace = page.context.workspace
    for row in results.list_results(workspace, year=YEAR):
        cell = {"school_id": row.school_id, "procedure_id": row.procedure_id, "year": YEAR}
        draft = ResultDraft(**cell, participants=20, failed=5)
        page.context.events.announce(results.save_result(workspace, draft))
    page.show_history()
    settle(page, qtbot)
    assert not page.history.undo_button.isEnabled()
    assert page.history.reason.text().startswith("Отменить нельзя")
    assert page.history.reason.isVisible()


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


def test_a_corrected_file_is_read_again_with_the_answers_kept(
    page: ResultsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    path = write_marks(tmp_path / "отчёт.xlsx", [KNOWN, UNKNOWN, WRONG])
    load(page, qtbot, path)
    panel = page.preview
    (key,) = [question.key for question in panel.files_model.rows[0].questions]
    panel.questions.answer(key, "skip")
    qtbot.waitUntil(lambda: panel.lines_model.rows[1].status == "rejected")
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
    assert "«отчёт.xlsx»" in problem.text


def test_several_dropped_files_are_checked_together(
    page: ResultsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    paths = [write_marks(tmp_path / name, [KNOWN]) for name in ("раз.xlsx", "два.xlsx")]
    data = drag_over(page, paths)
    drop(page, data)
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


def test_the_history_shows_an_import_that_came_back_while_another_page_was_shown(
    page: ResultsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    load(page, qtbot, write_marks(tmp_path / "отчёт.xlsx", [KNOWN]))
    save(page, qtbot)
    page.show_history()
    settle(page, qtbot)
    page.context.undoing.undo()
    assert [row.undone for row in page.history.model.rows] == [True]
    page.hide()
    page.context.undoing.redo()
    page.show()
    assert [row.undone for row in page.history.model.rows] == [False]
