"""Dated copies: made and checked, listed, rotated, restored."""

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.errors import EnvironmentProblem, UserError
from app.services import schools
from app.services.clock import Clock
from app.services.progress import run_steps
from app.services.schools import SchoolDraft
from app.services.storage import backup, sqlite
from app.services.storage.backup import list_backups, make_backup, restore_backup
from app.services.storage.workspace import Workspace


def make(workspace: Workspace, reason: str = "manual", clock: Clock | None = None) -> Path:
    steps = make_backup(
        workspace.database.path, workspace.backups, clock or workspace.clock, reason
    )
    return run_steps(steps)


def test_a_copy_is_dated_and_described(workspace: Workspace) -> None:
    schools.save_school(workspace, SchoolDraft("СОШ № 1"))
    path = make(workspace, "import")
    assert path.name == "opora-20261122-120000-import.sqlite"
    (row,) = list_backups(workspace.backups)
    assert (row.path, row.reason) == (path, "перед загрузкой файлов")
    assert row.made_at == datetime(2026, 11, 22, 12, tzinfo=UTC)
    assert (row.schools, row.results) == (1, 0)
    assert row.size == path.stat().st_size > 0


def test_copies_are_newest_first_and_other_files_are_left_out(workspace: Workspace) -> None:
    start = workspace.clock.now()
    for day in (2, 0, 1):
        make(workspace, clock=Clock(start + timedelta(days=day)))
    (workspace.backups / "заметки.txt").write_text("моё")
    (workspace.backups / "opora-вчера.sqlite").write_text("не копия")
    assert [row.made_at - start for row in list_backups(workspace.backups)] == [
        timedelta(days=2),
        timedelta(days=1),
        timedelta(0),
    ]
    assert list_backups(workspace.root / "нет такой папки") == []


def test_a_damaged_copy_is_listed_without_numbers(workspace: Workspace) -> None:
    path = make(workspace)
    path.write_bytes(b"no database" * 1000)
    (row,) = list_backups(workspace.backups)
    assert (row.schools, row.results) == (None, None)


def test_only_the_newest_copies_are_kept(workspace: Workspace) -> None:
    start = workspace.clock.now()
    foreign = workspace.backups / "моя копия.sqlite"
    foreign.write_text("не трогать")
    for minute in range(backup.KEEP + 3):
        make(workspace, clock=Clock(start + timedelta(minutes=minute)))
    kept = list_backups(workspace.backups)
    assert len(kept) == backup.KEEP
    assert kept[-1].made_at == start + timedelta(minutes=3)
    assert foreign.exists()


def test_a_copy_that_is_not_sound_is_not_kept(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "integrity_problems", lambda _path: ["broken"])
    with pytest.raises(EnvironmentProblem, match="не прошла проверку"):
        make(workspace)
    assert list(workspace.backups.iterdir()) == []


def test_an_unknown_reason_is_a_mistake_of_ours(workspace: Workspace) -> None:
    with pytest.raises(ValueError, match="because"):
        make(workspace, "because")


def test_restoring_brings_the_copy_back_and_keeps_the_present(workspace: Workspace) -> None:
    schools.save_school(workspace, SchoolDraft("СОШ № 1"))
    copy = make(workspace)
    schools.save_school(workspace, SchoolDraft("СОШ № 2"))
    workspace.database.dispose()
    later = Clock(workspace.clock.now() + timedelta(hours=1))
    before = run_steps(restore_backup(copy, workspace.database.path, workspace.backups, later))
    assert [row.short_name for row in schools.list_schools(workspace)] == ["СОШ № 1"]
    assert before.name == "opora-20261122-130000-restore.sqlite"
    with sqlite.reading(before) as reader:
        assert reader.scalar("SELECT count(*) FROM school") == 2
    schools.save_school(workspace, SchoolDraft("СОШ № 3"))
    assert len(schools.list_schools(workspace)) == 2


def test_a_damaged_copy_is_not_restored(workspace: Workspace) -> None:
    schools.save_school(workspace, SchoolDraft("СОШ № 1"))
    copy = make(workspace)
    copy.write_bytes(copy.read_bytes()[:5000])
    later = Clock(workspace.clock.now() + timedelta(hours=1))
    with pytest.raises(UserError, match="повреждена"):
        run_steps(restore_backup(copy, workspace.database.path, workspace.backups, later))
    assert len(schools.list_schools(workspace)) == 1
    assert len(list_backups(workspace.backups)) == 1


def test_two_copies_of_one_second_do_not_disturb_each_other(workspace: Workspace) -> None:
    first = make(workspace)
    schools.save_school(workspace, SchoolDraft("СОШ № 1"))
    second = make(workspace)
    assert first == second
    copy = sqlite3.connect(second)
    assert copy.execute("SELECT count(*) FROM school").fetchone() == (1,)
    copy.close()
