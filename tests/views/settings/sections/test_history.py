"""The history of actions: words, rows, taking back, and reasons why not."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from app.services.schools.schools import SchoolDraft, list_schools, save_school
from app.views.settings.dialogs.action_rows import ActionRowsDialog
from app.views.settings.sections.history import HistorySection
from tests.actions import keep_actions
from tests.views.conftest import finish

DRAFT = SchoolDraft(short_name="СОШ № 5", settlement="Антипиха")


@pytest.fixture
def section(context, show_section):
    return show_section(HistorySection(context))


def save(context, draft, key=None):
    found, changes = save_school(context.workspace, draft, key)
    context.events.announce(changes)
    return found


def texts(section):
    return [found.text() for found in section.details.findChildren(QLabel) if not found.isHidden()]


def select(section, row, context, qtbot):
    section.table.selectRow(row)
    finish(context, qtbot)


def test_an_empty_history_says_what_belongs_here(section):
    assert section.content.empty.isVisible()


def test_every_save_appears_at_once_with_old_and_new(section, context, qtbot, qtmodeltester):
    key = save(context, DRAFT)
    save(context, replace(DRAFT, settlement="Покровка"), key)
    assert [row.title for row in section.model.rows][-1] == "Добавление школы: СОШ № 5"
    select(section, 0, context, qtbot)
    assert "населённый пункт: Антипиха → Покровка" in texts(section)
    assert "Изменено: школа СОШ №\u00a05" in texts(section)
    select(section, 1, context, qtbot)
    assert "Добавлено: школа СОШ №\u00a05" in texts(section)
    qtmodeltester.check(section.model)


def test_a_chosen_action_is_taken_back_with_the_button(section, context, qtbot):
    save(context, DRAFT)
    select(section, 0, context, qtbot)
    assert section.undo_button.isEnabled()
    qtbot.mouseClick(section.undo_button, Qt.MouseButton.LeftButton)
    finish(context, qtbot)
    assert list_schools(context.workspace) == []
    assert section.model.rows[0].action == "undo"
    assert section.model.rows[1].undone
    copied = list(section.table.sheet().rows)
    assert copied[1][1].text == "Добавление школы: СОШ № 5 (отменено)"


def test_what_was_done_in_an_earlier_session_is_taken_back_too(make_context, workspace, qtbot):
    save_school(workspace, DRAFT)
    context = make_context(workspace)
    section = HistorySection(context)
    qtbot.addWidget(section)
    section.show()
    select(section, 0, context, qtbot)
    section.undo_selected()
    assert list_schools(workspace) == []


def test_the_button_says_what_it_does_also_beside_an_undo_and_a_return(
    make_context, workspace, qtbot
):
    save_school(workspace, DRAFT)
    context = make_context(workspace)
    section = HistorySection(context)
    qtbot.addWidget(section)
    section.show()
    presses = (
        ("Отменить действие", "Отменено: добавление школы – СОШ № 5", 0),
        ("Вернуть действие", "Возвращено: добавление школы – СОШ № 5", 1),
        ("Отменить действие", "Отменено: добавление школы – СОШ № 5", 0),
    )
    for words, told, schools in presses:
        select(section, 0, context, qtbot)
        assert section.undo_button.text() == words
        section.undo_selected()
        assert context.messages.said.texts[-1] == told
        assert len(list_schools(workspace)) == schools
    select(section, 2, context, qtbot)
    assert section.reason.text().startswith("Уже возвращено. ")
    context.undoing.redo()
    assert len(list_schools(workspace)) == 1


def test_why_an_action_cannot_be_taken_back(section, context, qtbot):
    key = save(context, DRAFT)
    save(context, replace(DRAFT, settlement="Покровка"), key)
    select(section, 1, context, qtbot)
    assert not section.undo_button.isEnabled()
    assert "более поздними действиями" in section.reason.text()
    section.undo_selected()
    assert len(list_schools(context.workspace)) == 1


def test_the_history_is_searched_and_filtered(section, context):
    save(context, DRAFT)
    save(context, SchoolDraft(short_name="Лицей № 2"))
    section.filters.search.setText("лицей")
    section.filters.changed.emit()
    assert [row.title for row in section.model.rows] == ["Добавление школы: Лицей № 2"]
    section.filters.reset()
    section.filters.set_value("kind", "import")
    assert len(section.model.rows) == 0
    (way_back,) = (one for one in section.content.findChildren(QPushButton) if one.isVisible())
    way_back.click()  # an empty table would not say why, nor how all of it comes back
    assert len(section.model.rows) == 2
    assert section.table.isVisible()


def test_a_history_of_many_thousands_is_shown_and_searched_whole(make_context, workspace, qtbot):
    titles = [f"Правка школы № {number}" for number in range(1, 2501)]
    every = keep_actions(workspace, titles, copies=10)
    context = make_context(workspace)
    section = HistorySection(context)
    qtbot.addWidget(section)
    section.show()
    finish(context, qtbot)
    assert section.model.rowCount() == every == 25_000
    assert section.filters.count.replace("\u00a0", " ") == "25 000 действий"

    bar = section.table.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert section.table.indexAt(section.table.viewport().rect().center()).row() > 24_900
    section.filters.search.setText("ПРАВКА 2417")
    section.filters.search.tell_now()
    assert section.filters.count == "Идёт поиск…"
    finish(context, qtbot)
    assert {row.title for row in section.model.rows} == {"Правка школы № 2417"}
    assert section.filters.count.replace("\u00a0", " ") == "10 из 25 000"
    section.filters.set_value("kind", "undo")
    finish(context, qtbot)
    assert section.model.rowCount() == 0
    section.filters.reset()
    finish(context, qtbot)
    assert section.model.rowCount() == every
    save(context, DRAFT)
    finish(context, qtbot)
    assert section.model.rowCount() == every + 1
    assert section.model.rows[0].title == "Добавление школы: СОШ № 5"


def test_all_rows_of_a_large_action_are_shown_and_searched(section, context, qtbot):
    key = save(context, DRAFT)
    save(context, replace(DRAFT, aliases=tuple(f"Школа {n:04}" for n in range(1300))), key)
    select(section, 0, context, qtbot)
    assert "Показаны первые 40." in texts(section)
    (link,) = (
        one for one in section.details.findChildren(QPushButton) if one.text().startswith("Все")
    )
    assert link.text() == "Все строки: 1300…"
    link.click()
    (dialog,) = section.window().findChildren(ActionRowsDialog)
    assert dialog.model.rowCount() == 1300
    assert dialog.filters.count == "1300\u00a0строк"
    assert [row.position for row in dialog.model.rows] == list(range(1300))
    names = [row.change.fields for row in dialog.model.rows]
    assert len(set(names)) == 1300
    dialog.filters.search.setText("ШКОЛА 0017")
    dialog.filters.search.tell_now()
    finish(context, qtbot)
    (row,) = dialog.model.rows
    assert "Школа 0017" in row.change.name + row.change.text
    dialog.model.sort(4, Qt.SortOrder.DescendingOrder)
    dialog.filters.reset()
    finish(context, qtbot)
    assert "Школа 1299" in dialog.model.rows[0].change.name + dialog.model.rows[0].change.text
    dialog.close()
