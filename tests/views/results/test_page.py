"""The place «Результаты» driven like a user does: the grid, import with preview, undo."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.enums import ResultState
from app.services import results
from app.services.findings.links import ToSchools
from app.services.importing.kinds.registry import blank_kinds
from app.services.log.listing import list_changes
from app.services.program_files import ProgramFileError
from app.services.schools import schools
from app.services.storage.workspace import Workspace
from app.views.base.links import ResultsSpot
from app.views.base.page_context import PageContext
from app.views.intake.blank import save_blank
from app.views.results.grid.delegate import CellEditor
from app.views.results.page import ResultsPage
from tests.views.conftest import said
from tests.views.dropping import drag_over, drop
from tests.views.results.conftest import (
    FIRST,
    KNOWN,
    SECOND,
    UNKNOWN,
    WRONG,
    YEAR,
    choose,
    settle,
    shown,
    stored,
    write_marks,
)
from tests.views.typing import type_text


def words(widget: QWidget) -> str:
    QApplication.processEvents()
    texts = [found.text() for found in widget.findChildren(QLabel) if not found.isHidden()]
    return "\n".join(texts).replace("\u00a0", " ")


def editor(page: ResultsPage) -> CellEditor:
    found = page.grid.view.findChildren(CellEditor)
    assert len(found) == 1
    return found[0]


def load(page: ResultsPage, qtbot: QtBot, *paths: Path) -> None:
    page.load_files(paths)
    settle(page, qtbot)
    assert page.preview.isVisible()


# The grid


def test_f2_corrects_and_enter_goes_down(page: ResultsPage, qtbot: QtBot) -> None:
    choose(page, FIRST, "vpr:ma:5")
    qtbot.keyClick(page.grid.view, Qt.Key.Key_F2)
    line = editor(page)
    assert line.text() == "11/89"
    line.clear()
    type_text(line, "12 из 90")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert stored(page, "vpr:ma:5") == "12 из 90 (13,3 %)"
    assert page.grid.view.currentIndex().row() == 1
    assert page.grid.view.currentIndex().column() == 0


def test_what_cannot_be_stored_stays_in_the_cell_with_the_reason(
    page: ResultsPage, qtbot: QtBot
) -> None:
    choose(page, FIRST, "vpr:ma:5")
    qtbot.keyClick(page.grid.view, Qt.Key.Key_F2)
    line = editor(page)
    line.clear()
    type_text(line, "95/89")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert line.isVisible()
    assert "а участников 89" in line.said
    assert stored(page, "vpr:ma:5") == "11 из 89 (12,4 %)"
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not page.grid.view.findChildren(CellEditor))
    assert stored(page, "vpr:ma:5") == "11 из 89 (12,4 %)"


def test_typing_over_a_percent_and_a_state(page: ResultsPage, qtbot: QtBot) -> None:
    choose(page, SECOND, "vpr:ma:5")
    qtbot.keyClick(page.grid.view, Qt.Key.Key_3)
    line = editor(page)
    assert line.text() == "3"
    type_text(line, "3 %")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: stored(page, "vpr:ma:5", SECOND) == "33 %")


def test_delete_clears_the_selected_cells_and_can_be_undone(
    page: ResultsPage, qtbot: QtBot
) -> None:
    choose(page, FIRST, "vpr:ma:5")
    qtbot.keyClick(page.grid.view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert len(page.grid.view.selectedIndexes()) >= 2
    page.grid.view.selectRow(0)
    qtbot.keyClick(page.grid.view, Qt.Key.Key_Delete)
    assert stored(page, "vpr:ma:5") == ""
    assert stored(page, "vpr:ru:5") == ""
    assert said(page.context).texts == ["Удалено результатов: 2"]
    said(page.context).actions[0].run()
    assert stored(page, "vpr:ma:5") == "11 из 89 (12,4 %)"
    assert stored(page, "vpr:ru:5") == "6 из 20 (30 %)"


def test_details_say_source_years_and_take_corrections(page: ResultsPage, qtbot: QtBot) -> None:
    choose(page, FIRST, "vpr:ma:5")
    text = words(page.grid.cell)
    assert "11 из 89 (12,4 %)" in text
    assert "введено вручную" in text
    assert "2024/2025: 24 из 80 (30 %)" in text
    row = page.grid.cell.line
    assert row is not None
    row.editor.setText("44")
    qtbot.keyClick(row.editor, Qt.Key.Key_Return)
    assert "число участников или процент" in row.error.text()
    row.editor.setText("44/89")
    qtbot.keyClick(row.editor, Qt.Key.Key_Return)
    assert stored(page, "vpr:ma:5") == "44 из 89 (49,4 %)"
    assert "низкий результат" in page.grid.cell.chip.accessibleName()


def test_correcting_a_cell_keeps_numbers_it_does_not_show(page: ResultsPage) -> None:
    choose(page, FIRST, "vpr:ma:5")
    school_id, procedure_id = page.grid.view.chosen() or (0, 0)
    draft = results.ResultDraft(
        school_id=school_id,
        procedure_id=procedure_id,
        year=YEAR,
        participants=89,
        failed=11,
        high=40,
        mean_score_h=380,
    )
    page.context.events.announce(results.save_result(page.context.workspace, draft))
    page.grid.model.setData(page.grid.view.currentIndex(), "12/89")
    found = results.list_results(page.context.workspace, year=YEAR)[0]
    assert (found.failed, found.high, found.mean_score_h) == (12, 40, 380)
    page.grid.model.setData(page.grid.view.currentIndex(), "не проводилась")
    found = results.list_results(page.context.workspace, year=YEAR)[0]
    assert (found.state, found.high) == (ResultState.NOT_HELD, None)


def test_filters_of_schools(page: ResultsPage) -> None:
    filters = page.grid.filters
    for value, names in (
        ("low", [FIRST]),
        ("missing", [FIRST, SECOND]),
        ("empty", [SECOND]),
    ):
        filters.set_value("schools", value)
        assert [row.name for row in page.grid.model.schools] == names
    filters.reset()
    assert page.search is filters.search


def test_last_year_stands_below(page: ResultsPage, qtbot: QtBot) -> None:
    table = page.grid.model.table
    assert table is not None
    assert not table.previous
    page.grid.previous.click()

    def shown() -> bool:
        present = page.grid.model.table
        return present is not None and bool(present.previous)

    qtbot.waitUntil(shown)
    table = page.grid.model.table
    assert table is not None
    assert [cell.text.replace("\u00a0", " ") for cell in table.previous.values()] == [
        "24 из 80 (30 %)"
    ]
    assert page.grid.view.rowHeight(0) == 48


def test_a_link_from_another_place_shows_the_cell(page: ResultsPage) -> None:
    number = schools.list_schools(page.context.workspace)[0].id
    page.grid.filters.set_value("schools", "empty")
    page.show_spot(ResultsSpot(school_id=number, procedure="vpr:ru:5"))
    assert page.grid.view.chosen() is not None
    assert "6 из 20 (30 %)" in words(page.grid.cell)
    page.show_spot(ResultsSpot(school_id=number, procedure="vpr:hi:11"))
    page.show_spot(ResultsSpot(school_id=number, procedure="vpr:fi:7"))
    assert page.grid.everything.isChecked()


def test_a_narrow_window_hides_the_details(page: ResultsPage) -> None:
    assert page.grid.cell.isVisible()
    page.resize(832, 540)
    assert not page.grid.cell.isVisible()
    page.resize(1400, 800)
    assert page.grid.cell.isVisible()


# Import


def test_files_are_checked_before_anything_is_stored(
    page: ResultsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    load(page, qtbot, write_marks(tmp_path / "2849657.xlsx", [KNOWN, WRONG]))
    row = page.preview.files_model.rows[0]
    assert row.scope_text == "ВПР, русский язык, 6 класс, 2025/2026"
    assert (row.fresh, row.rejected) == (1, 1)
    problem = page.preview.problems.model.rows[0]
    assert "строка 11" in problem.sentence
    assert not page.preview.save_button.isEnabled()
    assert "Есть ошибки" in page.preview.summary.text()
    page.preview.cancel_button.click()
    assert page.grid.isVisible()
    assert stored(page, "vpr:ru:6") == ""


def test_an_unknown_school_is_asked_in_place_then_stored_and_taken_back(
    page: ResultsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    load(page, qtbot, write_marks(tmp_path / "2849657.xlsx", [KNOWN, UNKNOWN]))
    questions = page.preview.questions
    assert (questions.count, questions.unanswered) == (1, 1)
    assert "Заречная СОШ" in words(questions)
    assert not page.preview.save_button.isEnabled()
    key = next(iter(questions._questions))
    with qtbot.waitSignal(questions.changed):
        questions.answer(key, schools.list_schools(page.context.workspace)[1].id)
    settle(page, qtbot)
    assert page.preview.files_model.rows[0].fresh == 2
    page.preview.save_button.click()
    settle(page, qtbot)
    assert stored(page, "vpr:ru:6") == "11 из 89 (12,4 %)"
    assert stored(page, "vpr:ru:6", SECOND) == "2 из 20 (10 %)"
    assert page.grid.isVisible()
    assert said(page.context).texts == ["Загружено 2\u00a0результата"]
    said(page.context).actions[0].run()
    assert stored(page, "vpr:ru:6") == ""


def test_unknown_schools_can_be_added_or_left_out(
    page: ResultsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    load(page, qtbot, write_marks(tmp_path / "2849657.xlsx", [KNOWN, UNKNOWN]))
    questions = page.preview.questions
    with qtbot.waitSignal(questions.changed):
        questions.skip_all.click()
    settle(page, qtbot)
    assert page.preview.can_save
    assert page.preview.files_model.rows[0].fresh == 1
    key = next(iter(questions._questions))
    with qtbot.waitSignal(questions.changed):
        questions.answer(key, "create")
    settle(page, qtbot)
    assert "будет добавлено школ: 1" in page.preview.summary.text()
    page.preview.save_button.click()
    settle(page, qtbot)
    names = [row.short_name for row in schools.list_schools(page.context.workspace)]
    assert "МБОУ «Заречная СОШ»" in names


def test_a_namesake_is_offered_by_one_click_a_similar_school_is_not(
    page: ResultsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    other_login = ("МБОУ «СОШ № 30»(edu209998)", 20, 10, 40, 40, 10)
    similar = ("МБОУ «СОШ № 31»(edu209999)", 20, 10, 40, 40, 10)
    load(page, qtbot, write_marks(tmp_path / "2849657.xlsx", [other_login, similar]))
    questions = page.preview.questions
    links = [found for found in questions.findChildren(QPushButton) if "Это" in found.text()]
    assert [found.text() for found in links] == [f"Это {SECOND}"]
    with qtbot.waitSignal(questions.changed):
        links[0].click()
    settle(page, qtbot)
    assert questions.unanswered == 1


def test_the_same_file_changes_nothing_and_a_changed_value_shows_old_and_new(
    page: ResultsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    path = write_marks(tmp_path / "2849657.xlsx", [KNOWN])
    load(page, qtbot, path)
    page.preview.save_button.click()
    settle(page, qtbot)
    load(page, qtbot, path)
    assert page.preview.files_model.rows[0].unchanged == 1
    assert "Сохранять нечего" in page.preview.summary.text()
    page.preview.cancel_button.click()
    changed = ("МБОУ «СОШ № 1»(edu203380)", 89, 33.71, 31.46, 26.97, 7.87)
    load(page, qtbot, write_marks(tmp_path / "новый.xlsx", [changed]))
    line = page.preview.lines_model.rows[0]
    assert (line.status, line.old.replace("\u00a0", " ")) == ("changed", "11 из 89 (12,4 %)")
    assert line.new.replace("\u00a0", " ") == "30 из 89 (33,7 %)"


def test_a_file_can_be_taken_out_of_the_check(
    page: ResultsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    good = write_marks(tmp_path / "хороший.xlsx", [KNOWN])
    bad = tmp_path / "заметки.txt"
    bad.write_text("не книга", encoding="utf-8")
    load(page, qtbot, good, bad)
    assert page.preview.save_button.text() == "Сохранить готовые (1)"
    page.preview.files.select_key(bad)
    page.preview.remove_button.click()
    settle(page, qtbot)
    assert page.preview.can_save
    page.preview.files.select_key(good)
    page.preview.remove_button.click()
    assert page.grid.isVisible()


def test_files_are_dropped_onto_the_page(page: ResultsPage, qtbot: QtBot, tmp_path: Path) -> None:
    path = write_marks(tmp_path / "2849657.xlsx", [KNOWN])
    data = drag_over(page, [path])
    assert page.drop.isVisible()
    drop(page, data)
    assert not page.drop.isVisible()
    settle(page, qtbot)
    assert [row.file for row in page.preview.files_model.rows] == [path]


def test_an_earlier_import_is_undone_from_the_history(
    page: ResultsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    load(page, qtbot, write_marks(tmp_path / "2849657.xlsx", [KNOWN]))
    page.preview.save_button.click()
    settle(page, qtbot)
    page.history_button.click()
    assert page.history.model.rows[0].source_file == "2849657.xlsx"
    assert "2849657.xlsx" in words(page.history.details)
    settle(page, qtbot)
    said(page.context).answer = False
    page.history.undo_button.click()
    assert stored(page, "vpr:ru:6") != ""
    said(page.context).answer = True
    page.history.undo_button.click()
    assert stored(page, "vpr:ru:6") == ""
    assert page.history.model.rows[0].undone
    assert [row.undone for row in list_changes(page.context.workspace, action="import")]
    qtbot.keyClick(page.history.table, Qt.Key.Key_Escape)
    qtbot.waitUntil(page.grid.isVisible)


def test_the_models_of_the_import_are_correct(
    page: ResultsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    for model in (
        page.preview.files_model,
        page.preview.lines_model,
        page.preview.problems.model,
        page.history.model,
    ):
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    load(page, qtbot, write_marks(tmp_path / "2849657.xlsx", [KNOWN, WRONG]))
    page.preview.filters.set_value("status", "rejected")
    assert [row.status for row in page.preview.lines_model.rows] == ["rejected"]


# Empty places


def test_without_schools_the_page_says_what_comes_first(context: PageContext, qtbot: QtBot) -> None:
    page = shown(ResultsPage(context), qtbot)
    assert page.grid.empty_schools.isVisible()
    with qtbot.waitSignal(context.link_followed) as asked:
        page.grid.empty_schools.second_button.click()
    assert asked.args == [ToSchools()]


def test_a_year_without_results_offers_files_or_typing(
    make_context: Callable[..., PageContext], district: Workspace, qtbot: QtBot
) -> None:
    page = shown(ResultsPage(make_context(district, year=2020)), qtbot)
    assert page.grid.empty.isVisible()
    assert not page.load_button.isVisible()
    assert "2019/2020" in page.grid.empty.title.text()
    page.grid.empty.second_button.click()
    assert page.grid.view.isVisible()
    assert page.load_button.isVisible()


def test_the_menu_of_blanks_lists_and_writes_every_one(
    page: ResultsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    page.blanks_menu.aboutToShow.emit()
    page.blanks_menu.aboutToShow.emit()
    names = [action.text() for action in page.blanks_menu.actions()]
    assert names == [f"{name}…" for name in blank_kinds().values()]
    assert names[0] == "Школы…"
    for kind in blank_kinds():
        out = tmp_path / f"{kind}.xlsx"
        save_blank(page, kind, out)
        settle(page, qtbot)
        assert out.stat().st_size > 1000, kind
    assert "сохранена" in said(page.context).texts[0]


def test_a_damaged_description_of_blanks_is_told_calmly(
    page: ResultsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged(*parts: str) -> object:
        raise ProgramFileError(parts, "повреждён")

    monkeypatch.setattr("app.services.importing.kinds.registry.layout", damaged)
    page.blanks_menu.aboutToShow.emit()
    assert page.blanks_menu.isEmpty()
    assert "повреждён" in said(page.context).texts[0]


def test_the_demo_district_shows_its_results(demo_context: PageContext, qtbot: QtBot) -> None:
    page = shown(ResultsPage(demo_context), qtbot)
    assert page.grid.view.isVisible()
    cells = [
        page.grid.model.index(row, column).data()
        for row in range(page.grid.model.rowCount())
        for column in range(page.grid.model.columnCount())
    ]
    assert "33\u00a0%" in cells
    page.show_history()
    assert {row.undone for row in page.history.model.rows} == {False}
