"""Texts that are not stored: Esc, «Отбросить», the links above the grid, and what ends the page."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.services.schools.schools import SchoolDraft, archive_school, save_school
from app.services.storage.workspace import Workspace
from app.views.base.page_context import PageContext
from app.views.results.page import ResultsPage
from app.views.settings.sections.backups import BackupsSection
from app.views.settings.sections.workspace import WorkspaceSection
from app.views.shell.workplace import Workplace
from app.views.widgets.labels import ElidedLabel, ElidedLink
from tests.views.conftest import finish, said
from tests.views.results.conftest import FIRST, KNOWN, YEAR, choose, stored, write_marks
from tests.views.results.panel.test_side import (
    BESIDE,
    MATHS,
    begin,
    chosen,
    correct,
    press,
    typed,
    words,
)


@pytest.fixture
def workplace(
    open_workplace: Callable[..., Workplace],
    make_context: Callable[..., PageContext],
    district: Workspace,
    qtbot: QtBot,
) -> Workplace:
    """«Результаты» of a window with room for the panel, the first result in it."""
    context = make_context(district, year=YEAR)
    made = open_workplace(context, 1700, 800)
    made.show_place("results")
    finish(context, qtbot)
    QApplication.processEvents()
    page = results_of(made)
    page.grid.details_button.setChecked(True)
    choose(page, FIRST, MATHS)
    return made


def results_of(workplace: Workplace) -> ResultsPage:
    page = workplace.pages["results"]
    assert isinstance(page, ResultsPage)
    return page


def escape() -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Escape)
    QApplication.processEvents()


def test_esc_in_the_panel_takes_typing_back_and_closes_it_the_next_time(
    workplace: Workplace,
) -> None:
    page = results_of(workplace)
    line = begin(page, "44 из 89")
    escape()
    assert typed(page) == "11/89"
    assert line.editor.hasFocus()
    assert page.grid.cell.isVisible()
    escape()
    assert not page.grid.cell.isVisible()
    assert page.grid.view.hasFocus()
    assert stored(page, MATHS) == "11 из 89 (12,4 %)"


def test_esc_gives_up_what_was_refused_in_the_panel_a_step_at_a_time(workplace: Workplace) -> None:
    page = results_of(workplace)
    key = page.grid.view.chosen()
    correct(page, "90 из 89")
    for shown_anew in (False, True):  # the panel as the refusal left it, and read again
        page.grid.edits.type_in(*(key or (0, 0)), "90 из 89")
        if shown_anew:
            page.grid.side.look()
            assert "Не сохранено «90 из 89»" in words(page)
        line = begin(page, "91")
        escape()
        assert typed(page) == "90 из 89"
        assert line.has_error
        assert page.grid.edits.held_here
        escape()
        assert typed(page) == "11/89"
        assert not line.has_error
        assert line.editor.hasFocus()
        assert not page.grid.edits.held_here
        assert not any("Не сохранено" in one for one in words(page))
        assert not page.unsaved()
    escape()
    assert not page.grid.cell.isVisible()
    assert stored(page, MATHS) == "11 из 89 (12,4 %)"


def test_another_refused_text_is_the_one_that_the_panel_names(page: ResultsPage) -> None:
    page.resize(BESIDE, 700)
    key = chosen(page, FIRST, MATHS)
    page.grid.edits.type_in(*key, "90 из 89")
    correct(page, "91 из 89")
    assert "Не сохранено «91 из 89»" in words(page)
    assert "Не сохранено «90 из 89»" not in words(page)


def test_a_text_that_is_dropped_leaves_the_panel_too(page: ResultsPage) -> None:
    """Refused by Enter, while its cell stays the current one."""
    page.resize(BESIDE, 700)
    grid = page.grid
    ways = {
        "Отбросить": lambda: QTest.mouseClick(grid.strip.drop_button, Qt.MouseButton.LeftButton),
        "Esc": lambda: QTest.keyClick(grid.view, Qt.Key.Key_Escape),
        "Delete": lambda: QTest.keyClick(grid.view, Qt.Key.Key_Delete),
    }
    offenders: list[str] = []
    for way, drop in ways.items():
        chosen(page, FIRST, MATHS)
        grid.details_button.setChecked(True)
        QApplication.processEvents()
        correct(page, "90 из 89")
        assert grid.edits.held_here
        if way != "Отбросить":
            grid.view.setFocus()
        drop()
        QApplication.processEvents()
        line = grid.cell.line
        if line is None or line.has_error or typed(page) != "11/89" or page.unsaved():
            offenders.append(way)
    assert not offenders
    assert stored(page, MATHS) == "11 из 89 (12,4 %)"


def test_a_link_to_a_held_text_shows_its_procedure(page: ResultsPage, qtbot: QtBot) -> None:
    page.resize(BESIDE, 700)
    grid = page.grid
    table = grid.model.table
    assert table is not None
    usual = {one.id for one in table.procedures}
    grid.everything.setChecked(True)
    everything = grid.model.table
    assert everything is not None
    procedure = next(one for one in everything.procedures if one.id not in usual)
    key = grid.model.schools[0].id, procedure.id
    grid.edits.type_in(*key, "90 из 89")
    grid.everything.setChecked(False)
    assert not grid.model.index_of(*key).isValid()
    QApplication.processEvents()
    link = grid.strip.findChildren(ElidedLink)[-1]
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert grid.everything.isChecked()
    assert grid.view.chosen() == key


def test_what_ends_the_page_names_the_cells_whose_text_is_not_stored(
    workplace: Workplace, qtbot: QtBot
) -> None:
    page, context = results_of(workplace), workplace.context
    assert workplace.may_leave()
    assert not said(context).questions
    begin(page, "90 из 89")  # without Enter
    said(context).answer = False
    workplace.show_place("settings")
    assert not workplace.may_leave()
    context.set_results_year(YEAR - 1)  # as when another year is looked at
    finish(context, qtbot)
    assert not workplace.may_leave()
    for question in said(context).questions:
        plain = question.replace("\u00a0", " ")
        assert plain.startswith("Закрыть программу без этих изменений? ")
        assert "не принято: 1 ячейка" in plain
        assert f"{FIRST}, ВПР МА 5, 2025/2026 – «90 из 89»" in plain
    said(context).answer = True
    assert workplace.may_leave()
    page.grid.edits.held.drop(YEAR, [key for _year, key, _held in page.grid.edits.held.all()])
    said(context).questions.clear()
    assert workplace.may_leave()
    assert not said(context).questions


def hold_for(page: ResultsPage, name: str, qtbot: QtBot) -> int:
    """Add a school, refuse a text of its; returns its key."""
    school, changes = save_school(page.context.workspace, SchoolDraft(short_name=name))
    page.context.events.announce(changes)
    finish(page.context, qtbot)
    page.grid.edits.type_in(*chosen(page, name, MATHS), "90 из 89")
    return school


def told(page: ResultsPage) -> list[str]:
    QApplication.processEvents()
    shown = [one for one in page.grid.strip.findChildren(ElidedLabel) if one.isVisible()]
    return [one.text().replace("\u00a0", " ") for one in shown]


def links(page: ResultsPage) -> list[ElidedLink]:
    return [one for one in page.grid.strip.findChildren(ElidedLink) if one.isVisible()]


def test_a_text_of_a_school_that_is_gone_is_named_and_goes_to_no_other(
    page: ResultsPage, qtbot: QtBot
) -> None:
    context, grid = page.context, page.grid
    removed = hold_for(page, "СОШ № 77", qtbot)
    context.undoing.undo()
    finish(context, qtbot)
    lost = "Удалённая школа, ВПР МА 5, 2025/2026 – «90 из 89»"
    assert told(page) == [lost]
    assert grid.strip.isVisible()
    assert "больше нет" in grid.strip.text.text()
    assert not grid.strip.percents_button.isVisible()
    assert f"1 ячейка. {lost}" in page.unsaved().replace("\u00a0", " ")
    again = hold_for(page, "СОШ № 78", qtbot)
    assert again == removed, "the database gives the key again"
    grid.edits.held.drop(YEAR, list(grid.edits.held_here))
    assert told(page) == [lost], "and the new school has nothing of it"
    qtbot.mouseClick(grid.strip.drop_button, Qt.MouseButton.LeftButton)
    assert not grid.strip.isVisible()
    assert page.unsaved() == ""


def test_a_text_of_a_school_that_is_put_away_says_so(page: ResultsPage, qtbot: QtBot) -> None:
    context, grid = page.context, page.grid
    school = hold_for(page, "СОШ № 77", qtbot)
    context.events.announce(archive_school(context.workspace, school))
    finish(context, qtbot)
    (line,) = told(page)
    assert line.startswith("СОШ № 77 (в архиве), ВПР МА 5 – «90 из 89». Верните школу")
    assert links(page) == [], "there is no cell to go to"
    context.undoing.undo()
    finish(context, qtbot)
    (line,) = told(page)
    assert line.startswith("СОШ № 77, ВПР МА 5. ")
    assert len(links(page)) == 1
    grid.edits.drop_all()


def test_files_that_are_only_shown_are_told_with_the_cells(
    page: ResultsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    page.grid.edits.type_in(*chosen(page, FIRST, MATHS), "90 из 89")
    page.load_files([write_marks(tmp_path / "отметки.xlsx", [KNOWN])])
    finish(page.context, qtbot)
    told = page.unsaved().replace("\u00a0", " ")
    assert "Файлы только показаны" in told
    assert "«90 из 89»" in told
    page.cancel_import()
    assert "Файлы" not in page.unsaved()
    page.grid.edits.drop_all()
    assert not page.unsaved()


def test_another_workspace_takes_its_place_only_after_the_question(
    workplace: Workplace, qtbot: QtBot
) -> None:
    context = workplace.context
    asked: list[str] = []

    def stay(question: str, yes: str) -> bool:
        asked.append(f"{question} {yes}")
        return False

    context.may_leave = stay
    opened: list[object] = []
    context.open_demo = lambda: opened.append("demo")
    context.open_folder, context.reopen = opened.append, lambda: opened.append("again")
    section, copies = WorkspaceSection(context), BackupsSection(context)
    for made in (section, copies):
        qtbot.addWidget(made)
    copies.refresh()
    finish(context, qtbot)
    copies.make_button.click()
    finish(context, qtbot)
    section.open_demo()
    section.move_to(context.workspace.root.with_name("новое место"))
    copies.restore(copies.model.all_rows[0])
    finish(context, qtbot)
    assert not opened
    assert [one.rsplit(" ", 1)[1] for one in asked] == ["Открыть", "Перенести", "Вернуться"]


def test_a_panel_that_is_closed_with_the_mouse_gives_the_keys_to_the_grid(
    workplace: Workplace,
) -> None:
    page = results_of(workplace)
    offenders: list[str] = []
    for width in (1700, 1030):
        workplace.window().resize(width, 720)
        QApplication.processEvents()
        for panel in ("missing", "cell"):
            page.grid.details_button.setChecked(True)
            if panel == "missing":
                page.grid.missing_button.click()
            press(page, "Закрыть")
            QApplication.processEvents()
            if page.grid.view.isVisible() and not page.grid.view.hasFocus():
                offenders.append(f"{panel}, {width}: {QApplication.focusWidget()}")
    assert not offenders
