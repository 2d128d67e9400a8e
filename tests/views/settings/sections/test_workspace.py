"""Folders, size, check, and moving to another folder."""

import threading

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QFileDialog

from app.services.progress import Progress, run_steps
from app.services.schools.schools import SchoolDraft, list_schools, save_school
from app.services.storage.files import places
from app.services.storage.packing import packing, unpacking
from app.services.storage.workspace import open_workspace
from app.views.settings.sections.workspace import WorkspaceSection
from tests.views.conftest import finish, said


@pytest.fixture
def section(context, show_section):
    return show_section(WorkspaceSection(context))


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


def test_the_size_is_counted(section, context, qtbot):
    finish(context, qtbot)
    assert "из них база данных" in section.room.text()


def test_moving_asks_once_remembers_the_folder_and_opens_it(
    section, context, qtbot, tmp_path, monkeypatch
):
    opened, remembered = [], []
    context.open_folder = opened.append
    monkeypatch.setattr(places, "remember_workspace", remembered.append)
    save_school(context.workspace, SchoolDraft(short_name="СОШ № 5"))
    section.move_to(tmp_path / "новое место")
    finish(context, qtbot)
    assert len(said(context).questions) == 1
    assert opened == remembered == [tmp_path / "новое место"]
    with open_workspace(opened[0]) as moved:
        assert [row.short_name for row in list_schools(moved)] == ["СОШ № 5"]


def test_no_means_that_nothing_is_moved(section, context, tmp_path):
    said(context).answer = False
    section.move_to(tmp_path / "новое место")
    assert not (tmp_path / "новое место").exists()


def test_a_folder_that_is_not_there_yet_is_said(section, context):
    context.workspace.documents.rmdir()
    section._open_documents()
    assert said(context).texts[0].startswith("Этой папки пока нет")


def test_the_workspace_is_packed_into_one_file_that_opens_elsewhere(
    section, context, qtbot, tmp_path, monkeypatch
):
    save_school(context.workspace, SchoolDraft(short_name="СОШ № 5"))
    target = tmp_path / "для нового компьютера.opora"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(target), ""))
    qtbot.mouseClick(section.pack_button, Qt.MouseButton.LeftButton)
    finish(context, qtbot)
    assert said(context).texts[0].startswith(f"Папка данных упакована: {target.name}")
    unpacked = run_steps(unpacking.unpack(target, tmp_path / "новый компьютер"))
    with open_workspace(unpacked) as opened:
        assert [row.short_name for row in list_schools(opened)] == ["СОШ № 5"]


def test_a_package_that_gets_its_ending_here_is_replaced_only_when_asked(
    section, context, qtbot, tmp_path, monkeypatch
):
    older = tmp_path / "Данные 30.11.opora"
    older.write_bytes(b"older")
    named = (str(tmp_path / "Данные 30.11"), "")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: named)
    said(context).answer = False
    section.choose_package()
    finish(context, qtbot)
    assert said(context).questions[0].startswith("Заменить файл «Данные 30.11.opora»?")
    assert older.read_bytes() == b"older"

    said(context).answer = True
    section.choose_package()
    finish(context, qtbot)
    assert older.read_bytes() != b"older"


def test_progress_is_seen_beside_the_button_that_nobody_presses_twice(
    section, context, qtbot, tmp_path, monkeypatch
):
    """At 125 % it stood below everything, out of sight, and the button could be pressed again."""
    gate, packed = threading.Event(), []

    def pack(_workspace, target, **_how):
        packed.append(target)
        yield Progress(0, 3, "Упаковка: база данных")
        gate.wait(60)
        return target

    monkeypatch.setattr(packing, "pack", pack)
    section.resize(880, 300)
    section.ensureWidgetVisible(section.pack_button)
    finish(context, qtbot)
    section.pack_button.setFocus()
    section.pack(tmp_path / "данные.opora")
    qtbot.waitUntil(section.progress.isVisible)
    inside = section.viewport().rect()

    def is_seen(part):
        return inside.contains(QRect(part.mapTo(section.viewport(), QPoint()), part.size()))

    qtbot.waitUntil(lambda: is_seen(section.progress))
    assert is_seen(section.pack_button)
    buttons = (
        section.pack_button,
        section.move_button,
        section.check_button,
        section.open_file.write_button,
        section.open_file.books_button,
        section.open_file.load_button,
    )
    assert not any(one.isEnabled() for one in buttons)
    gate.set()
    finish(context, qtbot)
    assert all(one.isEnabled() for one in buttons)
    assert section.progress.isHidden()
    assert len(packed) == 1
