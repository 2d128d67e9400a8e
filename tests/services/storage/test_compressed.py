"""Compressed copies: made of sound ones, listed, restored, damaged."""

import json
import os
import sqlite3
import zipfile
from contextlib import AbstractContextManager, closing
from datetime import timedelta
from pathlib import Path

import pytest

from app.errors import UserError
from app.services.clock import Clock
from app.services.language.dates import moment_digits
from app.services.log.restore_preview import preview_restore
from app.services.progress import run_steps
from app.services.schools import schools
from app.services.schools.schools import SchoolDraft
from app.services.storage import backup, compressed, rescue
from app.services.storage.backup import (
    compress_copies,
    delete_backup,
    failure_text,
    is_copied,
    list_backups,
    make_backup,
    restore_backup,
)
from app.services.storage.compressed import UnreadCopyError
from app.services.storage.files import sqlite
from app.services.storage.packing import carrying
from app.services.storage.workspace import Workspace, open_workspace


def make(workspace: Workspace, reason: str = "manual") -> Path:
    steps = make_backup(workspace.database.path, workspace.backups, workspace.clock, reason)
    return run_steps(steps)


def later(workspace: Workspace) -> Clock:
    return Clock(workspace.clock.now() + timedelta(hours=1))


@pytest.fixture
def copy(workspace: Workspace) -> Path:
    """A compressed copy with one school; the workspace has two by now."""
    schools.save_school(workspace, SchoolDraft(short_name="СОШ № 1"))
    path = make(workspace)
    assert compress_copies(workspace.backups) == 1
    schools.save_school(workspace, SchoolDraft(short_name="СОШ № 2"))
    assert not path.exists()
    return path.with_suffix(".zip")


def test_a_compressed_copy_is_listed_as_it_was(workspace: Workspace) -> None:
    schools.save_school(workspace, SchoolDraft(short_name="СОШ № 1"))
    plain_path = make(workspace, "import")
    (plain,) = list_backups(workspace.backups)
    assert compress_copies(workspace.backups) == 1
    (row,) = list_backups(workspace.backups)
    assert row.path == plain_path.with_suffix(".zip")
    assert (row.made_at, row.reason, row.schools, row.results) == (
        plain.made_at,
        plain.reason,
        1,
        0,
    )
    assert row.size < plain.size / 4
    assert row.path.stat().st_mtime_ns
    assert compress_copies(workspace.backups) == 0, "once"
    assert compressed.number_of(row.path) == 1
    make(workspace)
    assert [one.path.suffix for one in list_backups(workspace.backups)] == [".sqlite", ".zip"]


def test_what_is_in_it_is_the_copy_byte_for_byte(workspace: Workspace) -> None:
    path = make(workspace)
    content = path.read_bytes()
    compress_copies(workspace.backups)
    with zipfile.ZipFile(path.with_suffix(".zip")) as archive:
        assert archive.read("opora.sqlite") == content


def test_copies_before_an_upgrade_stay_plain(workspace: Workspace) -> None:
    path = make(workspace, "upgrade")
    assert compress_copies(workspace.backups) == 0
    assert path.exists()


def test_a_compressed_copy_is_previewed_restored_and_carried(
    workspace: Workspace, copy: Path, tmp_path: Path
) -> None:
    preview = preview_restore(copy, workspace.database.path)
    assert len(preview.lost) == 1
    stick = tmp_path / "флешка"
    stick.mkdir()
    carried = run_steps(carrying.save_copy_to(workspace, stick, copy, workspace.clock.now()))
    with open_workspace(carried, clock=workspace.clock) as other:
        assert len(schools.list_schools(other)) == 1
    workspace.database.dispose()
    run_steps(restore_backup(copy, workspace.database.path, workspace.backups, later(workspace)))
    assert [row.short_name for row in schools.list_schools(workspace)] == ["СОШ № 1"]


def test_a_compressed_copy_takes_the_place_of_a_damaged_database(
    workspace: Workspace, copy: Path
) -> None:
    workspace.close()
    workspace.database.path.write_bytes(b"no database" * 1000)
    run_steps(rescue.restore_copy(workspace.root, copy, workspace.clock))
    with open_workspace(workspace.root, clock=workspace.clock) as opened:
        assert len(schools.list_schools(opened)) == 1


@pytest.mark.expects_log
def test_every_damage_is_told_calmly_and_changes_nothing(workspace: Workspace, copy: Path) -> None:
    whole = copy.read_bytes()
    before = len(schools.list_schools(workspace))
    unlike: list[str] = []
    damages = {
        "empty": b"",
        "cut": whole[: len(whole) // 2],
        "no zip": b"PK" + b"x" * 5000,
        **{
            f"byte {at}": whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :]
            for at in range(0, len(whole), len(whole) // 60)
        },
    }
    refused = 0
    for name, content in damages.items():
        copy.write_bytes(content)
        try:
            preview_restore(copy, workspace.database.path)
        except UserError as problem:
            refused += 1
            if "повреждена" not in str(problem):
                unlike.append(f"{name}: {problem}")
        list_backups(workspace.backups)  # never breaks off
    assert not unlike
    assert refused > len(damages) * 0.9, "what passed touches no byte that is read"
    assert len(schools.list_schools(workspace)) == before


@pytest.mark.expects_log
def test_reading_to_the_end_finds_what_going_back_would_refuse(
    workspace: Workspace, copy: Path
) -> None:
    whole = copy.read_bytes()
    assert compressed.is_whole(copy)
    unlike: list[int] = []
    marked = 0
    for number, at in enumerate(range(0, len(whole), len(whole) // 60)):
        copy.write_bytes(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :])
        os.utime(copy, (number, number))  # quicker than the clock of the disk
        try:
            preview_restore(copy, workspace.database.path)
        except UserError:
            passes = False
        else:
            passes = True
        told = compressed.is_whole(copy)
        (row,) = list_backups(workspace.backups)
        marked += row.damaged
        if told != passes or row.damaged == passes:
            unlike.append(at)
    assert not unlike
    assert marked > 50
    copy.write_bytes(whole)
    assert compressed.is_whole(copy), "another file in its place: what was noted is not of it"


def test_a_copy_is_read_once_as_long_as_it_looks_the_same(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    real = compressed.opened_archive

    def open_told(path: Path) -> AbstractContextManager[zipfile.ZipFile]:
        opened.append(path)
        return real(path)

    monkeypatch.setattr(compressed, "opened_archive", open_told)
    assert [compressed.is_whole(copy) for _time in range(3)] == [True] * 3
    assert opened == [copy]
    os.utime(copy, (1, 1))
    assert compressed.is_whole(copy)
    assert opened == [copy] * 2


@pytest.mark.expects_log
@pytest.mark.parametrize("refusal", [PermissionError(13, "busy"), OSError(5, "no cable")])
def test_what_the_disk_refuses_now_is_not_noted(
    copy: Path, monkeypatch: pytest.MonkeyPatch, refusal: OSError
) -> None:
    with monkeypatch.context() as patch:

        def refuse(*_asked: object) -> None:
            raise refusal

        patch.setattr(compressed, "opened_archive", refuse)
        with pytest.raises(UnreadCopyError, match="сейчас не читается"):
            compressed.is_whole(copy)
    assert list(copy.parent.glob("*.failed")) == []
    assert compressed.is_whole(copy)


def test_a_copy_that_tells_lies_of_itself_is_damaged(workspace: Workspace, copy: Path) -> None:
    with zipfile.ZipFile(copy) as archive:
        database = archive.read("opora.sqlite")
    for about in ("[]", "{}", '{"number": "x"}', "не JSON", json.dumps({"number": 1})):
        with zipfile.ZipFile(copy, "w") as archive:
            archive.writestr("copy.json", about)
            archive.writestr("opora.sqlite", database)
        (row,) = list_backups(workspace.backups)
        assert row.damaged, about
        with pytest.raises(UserError, match="повреждена"):
            preview_restore(copy, workspace.database.path)


def test_a_copy_that_is_not_sound_stays_plain(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    path = make(workspace)
    monkeypatch.setattr(sqlite, "integrity_problems", lambda _path, **_how: ["broken"])
    assert compress_copies(workspace.backups) == 0
    assert sorted(workspace.backups.iterdir()) == [path, path.with_name(f"{path.name}.failed")]
    assert "not sound" in caplog.text
    caplog.clear()


def test_it_stops_when_asked_and_leaves_the_copy(workspace: Workspace) -> None:
    path = make(workspace)
    asked: list[int] = []

    def stop() -> bool:
        asked.append(1)
        return len(asked) > 1

    assert compress_copies(workspace.backups, stop) == 0
    assert list(workspace.backups.iterdir()) == [path]


def test_old_copies_are_compressed_a_few_at_once(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "_AT_ONCE", 2)
    for number in range(5):
        schools.save_school(workspace, SchoolDraft(short_name=f"СОШ № {number}"))
        make(workspace)
    assert [compress_copies(workspace.backups) for _turn in range(4)] == [2, 2, 1, 0]
    assert [row.schools for row in list_backups(workspace.backups)] == [5, 4, 3, 2, 1]


def test_a_twin_left_by_a_killed_process_is_listed_once(workspace: Workspace) -> None:
    path = make(workspace)
    content = path.read_bytes()
    compress_copies(workspace.backups)
    path.write_bytes(content)
    own = [workspace.backups / "моя копия.sqlite", workspace.backups / "моя копия.zip"]
    for file in own:
        file.write_bytes(b"")
    assert [row.path.suffix for row in list_backups(workspace.backups)] == [".zip"]
    compress_copies(workspace.backups)
    assert not path.exists()
    assert all(file.exists() for file in own)


def test_a_plain_twin_stays_until_the_archive_beside_it_is_sound(
    workspace: Workspace, caplog: pytest.LogCaptureFixture
) -> None:
    path = make(workspace)
    content = path.read_bytes()
    compress_copies(workspace.backups)
    (archive,) = workspace.backups.glob("*.zip")
    whole = archive.read_bytes()
    spoilt = bytearray(whole)
    spoilt[len(whole) // 2] ^= 0xFF  # what it tells of itself stands at both ends
    archive.write_bytes(spoilt)
    path.write_bytes(content)
    assert compressed.contents_of(archive) is not None
    assert not compressed.is_whole(archive)
    caplog.clear()

    compress_copies(workspace.backups)

    assert not path.exists()
    assert list(workspace.backups.glob("*.failed")) == []
    with zipfile.ZipFile(archive) as sound:
        assert sound.testzip() is None
        assert sound.read("opora.sqlite") == content


def spoil_index(copy: Path) -> None:
    """An index that does not have what its table has: found by the thorough check alone."""
    with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(
            "UPDATE sqlite_master SET sql = replace(sql, '(name_key)', '(short_name)')"
            " WHERE name = 'ix_school_name_key'"
        )
        connection.execute("PRAGMA writable_schema = RESET")


def test_a_copy_that_does_not_pass_stays_plain_and_is_told(
    workspace: Workspace, caplog: pytest.LogCaptureFixture
) -> None:
    schools.save_school(workspace, SchoolDraft(short_name="СОШ № 1"))
    spoilt, sound = make(workspace), make(workspace)
    genuine = spoilt.read_bytes()
    spoil_index(spoilt)
    assert sqlite.integrity_problems(spoilt, quick=True) == []
    assert compress_copies(workspace.backups) == 1
    rows = {row.path: row for row in list_backups(workspace.backups)}
    assert (rows[spoilt].failed, rows[spoilt].damaged, rows[spoilt].schools) == (True, True, 1)
    assert not rows[sound.with_suffix(".zip")].damaged
    assert "не прошла полную проверку" in failure_text(rows.values())
    assert moment_digits(rows[spoilt].made_at) in failure_text(rows.values())
    with pytest.raises(UserError):
        preview_restore(spoilt, workspace.database.path)
    caplog.clear()  # it is in the log, too

    spoilt.write_bytes(genuine)  # another file in its place: what was noted is not of it
    assert not any(row.damaged for row in list_backups(workspace.backups))
    assert failure_text(list_backups(workspace.backups)) == ""
    assert compress_copies(workspace.backups) == 1
    assert list(workspace.backups.glob("*.failed")) == []


@pytest.mark.expects_log
def test_a_copy_that_did_not_pass_does_not_hold_the_present_state(workspace: Workspace) -> None:
    schools.save_school(workspace, SchoolDraft(short_name="СОШ № 1"))
    database, folder = workspace.database.path, workspace.backups
    spoil_index(make(workspace))
    compress_copies(folder)
    assert not is_copied(database, folder)
    make(workspace)
    assert is_copied(database, folder)


def test_what_was_noted_of_a_copy_goes_with_it(
    workspace: Workspace, caplog: pytest.LogCaptureFixture
) -> None:
    schools.save_school(workspace, SchoolDraft(short_name="СОШ № 1"))
    deleted, rotated = make(workspace), make(workspace)
    for copy in (deleted, rotated):
        spoil_index(copy)
    compress_copies(workspace.backups)
    assert len(list(workspace.backups.glob("*.failed"))) == 2
    assert "2 копии" in failure_text(list_backups(workspace.backups)).replace("\u00a0", " ")
    delete_backup(deleted)
    assert [mark.name for mark in workspace.backups.glob("*.failed")] == [f"{rotated.name}.failed"]
    rotated.unlink()
    compress_copies(workspace.backups)
    assert list(workspace.backups.glob("*.failed")) == []
    caplog.clear()
