"""Copies: made, marked when damaged, taken along, and gone back to after one confirmation."""

import shutil
import sqlite3
import threading
from contextlib import closing
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from app.services.language.dates import moment_digits
from app.services.schools.schools import SchoolDraft, list_schools, save_school
from app.services.storage import backup, compressed
from app.services.storage.backup import compress_copies
from app.services.storage.keeping import KEEP
from app.services.storage.workspace import open_workspace
from app.views.settings.sections.backups import BackupsSection
from tests.services.storage.locked import locked
from tests.services.storage.test_compressed import spoil_index
from tests.views.conftest import finish, said


@pytest.fixture
def section(context, show_section, qtbot):
    shown = show_section(BackupsSection(context))
    finish(context, qtbot)
    return shown


@pytest.fixture
def copy(section, context, qtbot):
    """One copy of an empty workspace, and a school that came after it."""
    section.make_backup()
    finish(context, qtbot)
    save_school(context.workspace, SchoolDraft(short_name="СОШ № 5"))
    return section.table.selected_row()


def test_a_copy_that_did_not_pass_its_check_is_told_above_the_list(
    section, context, copy, qtbot, caplog
):
    section.make_backup()
    finish(context, qtbot)
    assert not section.failure.isVisible()
    spoilt = section.table.selected_row().path
    assert spoilt != copy.path
    spoil_index(spoilt)
    compress_copies(context.workspace.backups)
    caplog.clear()  # it is in the log, too
    section.refresh()
    finish(context, qtbot)
    assert section.failure.isVisible()
    assert "не прошла полную проверку" in section.failure.text()
    section.table.selectRow(0)
    assert not section.restore_button.isEnabled()
    assert section.delete_button.isEnabled()
    qtbot.mouseClick(section.delete_button, Qt.MouseButton.LeftButton)
    finish(context, qtbot)
    assert not section.failure.isVisible()


def test_an_empty_list_offers_to_make_one(section, context, qtbot, qtmodeltester):
    assert section.content.empty.isVisible()
    assert not section.restore_button.isEnabled()
    qtbot.mouseClick(section.content.empty.button, Qt.MouseButton.LeftButton)
    finish(context, qtbot)
    assert section.table.selected_row().reason == "по команде"
    assert section.restore_button.isEnabled()
    qtmodeltester.check(section.model)


def test_the_preview_names_what_changes_and_what_is_lost(
    section, context, copy, qtbot, qtmodeltester
):
    qtbot.mouseClick(section.restore_button, Qt.MouseButton.LeftButton)
    finish(context, qtbot)
    (changed,) = section.dialog.counts.rows
    assert (changed.title, changed.now, changed.copy) == ("Школы", 1, 0)
    (lost,) = section.dialog.lost.rows
    assert lost.title == "Добавление школы: СОШ № 5"
    assert section.dialog.save_button.text() == "Вернуться к копии"
    qtmodeltester.check(section.dialog.counts)
    section.dialog.reject()
    assert not context.tasks.busy
    assert len(list_schools(context.workspace)) == 1


def test_one_confirmation_goes_back_and_keeps_the_present(section, context, copy, qtbot):
    reopened = []
    context.reopen = lambda: reopened.append(True)
    section.begin_restore()
    finish(context, qtbot)
    qtbot.mouseClick(section.dialog.save_button, Qt.MouseButton.LeftButton)
    finish(context, qtbot)
    assert reopened == [True]
    assert said(context).questions == []
    assert list_schools(context.workspace) == []
    section.refresh()
    finish(context, qtbot)
    assert section.model.rows[0].reason == "перед возвратом к копии"
    assert section.model.rows[0].schools == 1


def test_a_second_press_while_a_copy_is_checked_asks_no_second_time(
    section, context, copy, qtbot, monkeypatch
):
    shown = []
    monkeypatch.setattr(section, "_show_preview", lambda row, _preview: shown.append(row.path))
    qtbot.mouseClick(section.restore_button, Qt.MouseButton.LeftButton)
    assert not section.restore_button.isEnabled()
    section.table.row_activated.emit(section.table.selected_row())  # Enter or a double click
    finish(context, qtbot)
    assert shown == [copy.path]
    assert section.restore_button.isEnabled()


def test_a_copy_that_cannot_be_read_is_marked_and_cannot_be_chosen(section, context, copy, qtbot):
    copy.path.write_bytes(b"no database" * 1000)
    section.refresh()
    finish(context, qtbot)
    section.table.select_key(copy.path)
    state = next(column for column in section.model.columns if column.key == "state")
    assert state.text(section.model.rows[0]) == "повреждена"
    assert not section.restore_button.isEnabled()
    section.begin_restore()
    assert not context.tasks.busy


def test_damage_that_only_the_check_finds_marks_the_copy(section, context, copy, qtbot):
    data = bytearray(copy.path.read_bytes())
    data[40_000:200_000] = bytes(160_000)
    copy.path.write_bytes(data)
    section.begin_restore()
    finish(context, qtbot)
    assert section.dialog is None
    assert "повреждена" in said(context).texts[-1]
    assert not section.restore_button.isEnabled()


def _compressed(section, context, qtbot):
    """The file of a new copy, compressed as all are."""
    section.make_backup()
    finish(context, qtbot)
    compress_copies(context.workspace.backups)
    return section.model.rows[0].path.with_suffix(".zip")


def _spoil_middle(archive):
    """Damage the database in it; what it tells of itself stands at both ends."""
    content = bytearray(archive.read_bytes())
    content[len(content) // 2] ^= 0xFF
    archive.write_bytes(content)


@pytest.mark.expects_log
def test_a_compressed_copy_is_read_to_its_end_in_the_background(
    section, context, copy, qtbot, monkeypatch
):
    spoilt = _compressed(section, context, qtbot)
    _spoil_middle(spoilt)
    section.refresh()
    finish(context, qtbot)
    section.table.select_key(spoilt)
    states = [column.key for column in section.model.columns].index("state")
    told = [section.model.index(row, states).data() for row in range(section.model.rowCount())]
    assert told == ["повреждена", "из последних"]
    assert not section.restore_button.isEnabled()
    assert section.delete_button.isEnabled()
    assert "не прошла полную проверку" in section.failure.text()
    section.table.selectRow(1)
    assert not section.delete_button.isEnabled(), "the last one that is sound"
    read = []
    monkeypatch.setattr(compressed, "is_whole", read.append)
    section.refresh()
    finish(context, qtbot)
    assert read == [], "each is read once"


@pytest.mark.expects_log
def test_a_copy_that_can_be_read_again_is_read_to_its_end(
    section, context, copy, qtbot, monkeypatch
):
    """As seen: once it could not be read, its damage was not found before the next start."""
    refused = _compressed(section, context, qtbot)
    whole, opened = compressed.opened_archive, []

    def refuse(path):
        opened.append(path)
        if path == refused and len(opened) > refuse.listed:
            raise OSError(22, "no device")
        return whole(path)

    for listed in (0, 4):  # the list cannot be read; then it can, but the copy not to its end
        opened.clear()
        refuse.listed = listed
        monkeypatch.setattr(compressed, "opened_archive", refuse)
        section.refresh()
        finish(context, qtbot)
        assert not any(row.damaged for row in section.model.rows)
        assert not section._checks.refused
    monkeypatch.undo()
    _spoil_middle(refused)
    section.refresh()
    finish(context, qtbot)
    (row,) = (one for one in section.model.rows if one.path == refused)
    assert row.damaged


def test_a_copy_of_a_newer_program_is_named_and_only_that_program_restores_it(
    section, context, copy, qtbot
):
    newer = copy.path.with_name("opora-20261122-121500-newer-9998.sqlite")
    section.make_backup()
    finish(context, qtbot)
    section.table.selected_row().path.rename(newer)
    with closing(sqlite3.connect(newer)) as connection:
        connection.execute("ALTER TABLE result RENAME TO outcome")
    section.refresh()
    finish(context, qtbot)
    section.table.select_key(newer)
    states = [column.key for column in section.model.columns].index("state")
    assert section.model.index(0, states).data() == "новой версии"
    assert not section.restore_button.isEnabled()
    assert "более новой версии программы" in section.restore_button.toolTip()
    assert section.delete_button.isEnabled()
    qtbot.mouseClick(section.delete_button, Qt.MouseButton.LeftButton)
    finish(context, qtbot)
    assert "более новой версии программы" in said(context).questions[-1]
    section.table.select_key(copy.path)
    assert section.restore_button.toolTip() == ""
    assert not section.delete_button.isEnabled(), "the last one that can be restored here"


def _told(section, row):
    """The tooltip of its state, and of the button that would restore it when it is selected."""
    number = [column.key for column in section.model.columns].index("state")
    place = [one.path for one in section.model.rows].index(row.path)
    section.table.select_key(row.path)
    shown = section.model.index(place, number).data(Qt.ItemDataRole.ToolTipRole)
    assert section.restore_button.toolTip() == shown
    return shown


def test_a_copy_that_cannot_be_restored_says_what_to_do(section, context, copy, qtbot, monkeypatch):
    section.make_backup()
    finish(context, qtbot)
    newer = section.table.selected_row()
    with locked(newer.path, monkeypatch):
        section.refresh()
        finish(context, qtbot)
        assert "в другой программе" in _told(section, newer)
        assert section.failure.isVisible()
        assert f"Копия от {moment_digits(newer.made_at)} сейчас" in section.failure.text()
        assert "F5" in section.failure.text()
        assert _told(section, copy) == ""
    section.refresh()
    finish(context, qtbot)
    assert not section.failure.isVisible()
    assert _told(section, newer) == ""
    newer.path.write_bytes(b"no database" * 1000)
    section.refresh()
    finish(context, qtbot)
    assert f"взять копию от {moment_digits(copy.made_at)}" in _told(section, newer)
    section._checks.refused.add(copy.path)
    section.refresh()
    finish(context, qtbot)
    assert "читаемых копий нет" in _told(section, newer)
    assert "читаемых копий нет" in _told(section, copy)


def test_the_selected_copy_goes_to_a_stick(section, context, copy, qtbot, tmp_path):
    section.save_to(tmp_path / "флешка")
    finish(context, qtbot)
    (made,) = (tmp_path / "флешка").iterdir()
    with open_workspace(made) as opened:
        assert list_schools(opened) == []
    assert said(context).actions[-1].text == "Показать в папке"


def test_sizes_and_what_goes_next_are_told(section, context, copy, qtbot):
    moment = context.workspace.clock.now()
    for minute in range(1, KEEP + 1):
        made = moment - timedelta(minutes=minute)
        path = context.workspace.backups / f"opora-{made:%Y%m%d-%H%M%S}-exit.sqlite"
        shutil.copyfile(copy.path, path)
    section.refresh()
    finish(context, qtbot)
    keys = [column.key for column in section.model.columns]
    state = keys.index("state")
    kept = [section.model.index(row, state).data() for row in range(section.model.rowCount())]
    assert kept[:KEEP] == ["из последних"] * (KEEP - 1) + ["скоро уйдёт"]
    assert section.sizes.text().startswith(f"Всего {KEEP + 1}\u00a0копия, ")
    assert "Со следующей копией уйдут 2\u00a0копии" in section.sizes.text()
    assert "Свободно на диске" in section.sizes.text()


def test_a_copy_is_deleted_only_after_a_question(section, context, copy, qtbot, monkeypatch):
    section.make_backup()
    finish(context, qtbot)
    section.table.select_key(copy.path)
    answers = iter([False, True])
    monkeypatch.setattr(context.messages, "ask", lambda *_words, **_how: next(answers))
    qtbot.mouseClick(section.delete_button, Qt.MouseButton.LeftButton)
    assert copy.path.exists()
    qtbot.mouseClick(section.delete_button, Qt.MouseButton.LeftButton)
    finish(context, qtbot)
    assert not copy.path.exists()
    finish(context, qtbot)
    assert len(section.model.rows) == 1


def test_no_copy_is_deleted_when_the_one_that_stays_turns_out_to_be_damaged(
    section, context, copy, qtbot
):
    section.make_backup()
    finish(context, qtbot)
    spoil_index(section.table.selected_row().path)
    section.table.select_key(copy.path)
    assert section.delete_button.isEnabled(), "the list alone does not see it"
    qtbot.mouseClick(section.delete_button, Qt.MouseButton.LeftButton)
    finish(context, qtbot)
    assert copy.path.exists()
    assert "другой исправной копии не нашлось" in said(context).texts[-1]
    assert section.model.rows[0].damaged, "it is marked now"
    assert not section.delete_button.isEnabled()


def test_the_last_sound_copy_cannot_be_deleted(section, context, copy, qtbot):
    assert not section.delete_button.isEnabled()
    assert "исправная" in section.delete_button.toolTip()
    section.make_backup()
    finish(context, qtbot)
    newer = section.table.selected_row()
    assert not section.delete_button.isEnabled()
    section.table.select_key(copy.path)
    assert section.delete_button.isEnabled()
    assert section.delete_button.toolTip() == ""
    newer.path.write_bytes(b"")
    section.refresh()
    finish(context, qtbot)
    section.table.select_key(copy.path)
    assert not section.delete_button.isEnabled(), "it is the last one now"
    section.table.select_key(newer.path)
    assert section.delete_button.isEnabled()


def test_the_window_never_waits_for_the_list(section, context, copy, qtbot, monkeypatch):
    """Plain copies are opened one by one, and their rows counted, to be described."""
    threads = []
    read_contents = compressed.read_contents

    def watched(path):
        threads.append(threading.current_thread() is threading.main_thread())
        return read_contents(path)

    monkeypatch.setattr(compressed, "read_contents", watched)
    section.refresh()
    assert threads.count(True) == 0
    assert section.model.rows, "what was known stays meanwhile"
    finish(context, qtbot)
    section.make_backup()
    finish(context, qtbot)
    assert section.table.selected_row() == section.model.rows[0]
    assert threads
    assert not any(threads)


def test_a_folder_that_nobody_may_look_into_is_told(section, context, qtbot, monkeypatch):
    def refuse(_folder):
        raise PermissionError(13, "Permission denied", str(context.workspace.backups))

    monkeypatch.setattr(backup, "list_backups", refuse)
    section.refresh()
    finish(context, qtbot)
    assert "backups" in said(context).texts[-1]
