"""Folders, check, copies and the way back to a copy."""

import pytest
from PySide6.QtCore import Qt

from app.services.schools import SchoolDraft, list_schools, save_school
from app.views.settings.workspace_section import WorkspaceSection
from tests.views.conftest import said


@pytest.fixture
def section(context, qtbot):
    made = WorkspaceSection(context)
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    made.refresh()
    return made


def finish(context, qtbot):
    qtbot.waitUntil(lambda: not context.tasks.busy, timeout=10_000)


def test_the_folders_are_shown(section, context):
    assert section.folder.text() == str(context.workspace.root)
    assert section.documents.text() == str(context.workspace.documents)


def test_a_sound_database_is_said_to_be_sound(section, context, qtbot):
    qtbot.mouseClick(section.check_button, Qt.MouseButton.LeftButton)
    finish(context, qtbot)
    assert section.state.status.word == "база исправна"


def test_damage_is_told_with_what_to_do(section, context):
    section._on_checked(["row 3 missing from index"])
    assert section.state.status.tone == "negative"
    assert "исправной копии" in said(context).texts[0]


def test_a_copy_is_made_and_listed(section, context, qtbot):
    assert section.model.rowCount() == 0
    assert not section.restore_button.isEnabled()
    qtbot.mouseClick(section.make_button, Qt.MouseButton.LeftButton)
    finish(context, qtbot)
    assert section.model.rowCount() == 1
    assert section.table.selected_row().reason == "по команде"
    assert section.restore_button.isEnabled()


def test_going_back_to_a_copy_asks_once_and_opens_it(section, context, qtbot):
    reopened = []
    context.reopen = lambda: reopened.append(True)
    section.make_backup()
    finish(context, qtbot)
    save_school(context.workspace, SchoolDraft(short_name="СОШ № 5"))
    qtbot.mouseClick(section.restore_button, Qt.MouseButton.LeftButton)
    finish(context, qtbot)
    assert len(said(context).questions) == 1
    assert reopened == [True]
    assert list_schools(context.workspace) == []


def test_no_means_no(section, context, qtbot):
    said(context).answer = False
    section.make_backup()
    finish(context, qtbot)
    save_school(context.workspace, SchoolDraft(short_name="СОШ № 5"))
    section.restore()
    assert not context.tasks.busy
    assert len(list_schools(context.workspace)) == 1


def test_a_folder_that_is_not_there_yet_is_said(section, context):
    context.workspace.documents.rmdir()
    section._open_documents()
    assert said(context).texts[0].startswith("Этой папки пока нет")
