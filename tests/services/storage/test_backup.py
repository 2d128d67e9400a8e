"""Dated copies: made and checked, listed, rotated, restored."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.errors import EnvironmentProblem, ReadOnlyWorkspaceError, UserError
from app.services.clock import Clock
from app.services.progress import run_steps
from app.services.schools import schools
from app.services.schools.schools import SchoolDraft
from app.services.storage import backup
from app.services.storage.backup import list_backups, make_backup, restore_backup
from app.services.storage.files import sqlite
from app.services.storage.keeping import KEEP
from app.services.storage.upgrade import HEAD
from app.services.storage.workspace import Workspace, open_workspace


def make(workspace: Workspace, reason: str = "manual", clock: Clock | None = None) -> Path:
    steps = make_backup(
        workspace.database.path, workspace.backups, clock or workspace.clock, reason
    )
    return run_steps(steps)


def test_a_copy_is_dated_and_described(workspace: Workspace) -> None:
    schools.save_school(workspace, SchoolDraft(short_name="СОШ № 1"))
    path = make(workspace, "import", Clock(datetime(2026, 11, 22, 12, tzinfo=UTC)))
    assert path.name == f"opora-20261122-120000-import-{HEAD}.sqlite"
    (row,) = list_backups(workspace.backups)
    assert (row.path, row.reason) == (path, "перед загрузкой файлов")
    assert row.made_at == datetime(2026, 11, 22, 12, tzinfo=UTC)
    assert (row.schools, row.results) == (1, 0)
    assert row.size == path.stat().st_size > 0


def test_the_copy_made_last_is_first_and_other_files_are_left_out(workspace: Workspace) -> None:
    start = workspace.clock.now()
    for day in (2, 0, 1):
        make(workspace, clock=Clock(start + timedelta(days=day)))
    (workspace.backups / "заметки.txt").write_text("моё")
    (workspace.backups / "opora-вчера.sqlite").write_text("не копия")
    assert [row.made_at - start for row in list_backups(workspace.backups)] == [
        timedelta(days=1),
        timedelta(0),
        timedelta(days=2),
    ]
    assert list_backups(workspace.root / "нет такой папки") == []


def test_a_damaged_copy_is_listed_without_numbers(workspace: Workspace) -> None:
    path = make(workspace)
    path.write_bytes(b"no database" * 1000)
    (row,) = list_backups(workspace.backups)
    assert (row.schools, row.results) == (None, None)
    assert row.damaged


def test_a_big_change_is_preceded_by_a_copy_and_a_small_one_is_not(workspace: Workspace) -> None:
    schools.save_school(workspace, SchoolDraft(short_name="СОШ № 1"))
    run_steps(backup.with_copy(workspace, backup.BULK_ROWS - 1, lambda: None))
    assert list_backups(workspace.backups) == []
    run_steps(backup.with_copy(workspace, backup.BULK_ROWS, lambda: None))
    (row,) = list_backups(workspace.backups)
    assert row.reason == "перед изменением строк"


def test_a_state_that_is_copied_already_is_not_copied_again(workspace: Workspace) -> None:
    schools.save_school(workspace, SchoolDraft(short_name="СОШ № 1"))
    make(workspace, "import")
    run_steps(backup.with_copy(workspace, 50, lambda: None))
    assert len(list_backups(workspace.backups)) == 1
    backup.compress_copies(workspace.backups)
    run_steps(backup.with_copy(workspace, 50, lambda: None))
    assert len(list_backups(workspace.backups)) == 1, "compressed, it still counts"
    schools.save_school(workspace, SchoolDraft(short_name="СОШ № 2"))
    run_steps(backup.with_copy(workspace, 50, lambda: None))
    assert len(list_backups(workspace.backups)) == 2


def test_a_damaged_newest_copy_does_not_count(workspace: Workspace) -> None:
    schools.save_school(workspace, SchoolDraft(short_name="СОШ № 1"))
    make(workspace).write_bytes(b"no database" * 1000)
    run_steps(backup.with_copy(workspace, 50, lambda: None))
    assert [row.damaged for row in list_backups(workspace.backups)] == [False, True]


def test_the_copy_holds_the_state_before_the_change(workspace: Workspace) -> None:
    school_id = run_steps(
        backup.with_copy(
            workspace, 50, lambda: schools.save_school(workspace, SchoolDraft(short_name="СОШ № 1"))
        )
    )[0]
    assert [row.id for row in schools.list_schools(workspace)] == [school_id]
    (row,) = list_backups(workspace.backups)
    assert row.schools == 0


def test_the_change_is_told_where_a_copy_is_made(workspace: Workspace) -> None:
    said: list[str] = []
    run_steps(backup.with_copy(workspace, 50, lambda: None), lambda step: said.append(step.text))
    assert said[-1] == "Запись"
    said.clear()
    run_steps(backup.with_copy(workspace, 50, lambda: None), lambda step: said.append(step.text))
    assert said == [], "no copy, nothing to tell apart"


def test_no_copy_no_change(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "integrity_problems", lambda _path, **_how: ["broken"])

    def change() -> None:
        schools.save_school(workspace, SchoolDraft(short_name="СОШ № 1"))

    with pytest.raises(EnvironmentProblem, match="не прошла проверку"):
        run_steps(backup.with_copy(workspace, 50, change))
    assert schools.list_schools(workspace) == []
    assert list(workspace.backups.iterdir()) == []


def test_a_workspace_open_for_reading_only_refuses_a_bulk_change(
    workspace: Workspace, clock: Clock
) -> None:
    with (
        open_workspace(workspace.root, read_only=True, clock=clock) as other,
        pytest.raises(ReadOnlyWorkspaceError),
    ):
        run_steps(backup.with_copy(other, 50, lambda: pytest.fail("must not run")))


def test_a_copy_that_is_not_sound_is_not_kept(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "integrity_problems", lambda _path, **_how: ["broken"])
    with pytest.raises(EnvironmentProblem, match="не прошла проверку"):
        make(workspace)
    assert list(workspace.backups.iterdir()) == []


def test_an_unknown_reason_is_a_mistake_of_ours(workspace: Workspace) -> None:
    with pytest.raises(ValueError, match="because"):
        make(workspace, "because")


def test_a_copy_is_deleted_only_when_another_one_is_sound(workspace: Workspace) -> None:
    schools.save_school(workspace, SchoolDraft(short_name="СОШ № 1"))
    later = Clock(workspace.clock.now() + timedelta(hours=1))
    older, newer = make(workspace), make(workspace, clock=later)
    whole = newer.read_bytes()
    newer.write_bytes(whole[:-4096])
    with pytest.raises(UserError, match="не удалена: другой исправной копии не нашлось"):
        backup.delete_backup(older)
    assert [row.damaged for row in list_backups(workspace.backups)] == [True, False]
    newer.write_bytes(whole)
    backup.delete_backup(older)
    assert [row.path for row in list_backups(workspace.backups)] == [newer]
    newer.write_bytes(whole[:-4096])
    backup.remove_copy(newer)
    assert list(workspace.backups.iterdir()) == []


def test_a_file_elsewhere_that_is_no_copy_gets_no_mark(workspace: Workspace) -> None:
    """A file of hers, say on a stick, may be restored by the command line, too."""
    mine = workspace.root / "моя копия.sqlite"
    mine.write_bytes(make(workspace).read_bytes()[:-4096])
    with pytest.raises(UserError, match="повреждена"):
        run_steps(restore_backup(mine, workspace.database.path, workspace.backups, Clock()))
    assert list(workspace.root.glob("**/*.failed")) == []


def test_restoring_brings_the_copy_back_and_keeps_the_present(workspace: Workspace) -> None:
    schools.save_school(workspace, SchoolDraft(short_name="СОШ № 1"))
    copy = make(workspace)
    schools.save_school(workspace, SchoolDraft(short_name="СОШ № 2"))
    workspace.database.dispose()
    later = Clock(workspace.clock.now() + timedelta(hours=1))
    before = run_steps(restore_backup(copy, workspace.database.path, workspace.backups, later))
    assert [row.short_name for row in schools.list_schools(workspace)] == ["СОШ № 1"]
    assert before.name == f"opora-{later.now():%Y%m%d-%H%M%S}-restore-{HEAD}.sqlite"
    with sqlite.reading(before) as reader:
        assert reader.scalar("SELECT count(*) FROM school") == 2
    schools.save_school(workspace, SchoolDraft(short_name="СОШ № 3"))
    assert len(schools.list_schools(workspace)) == 2


def test_a_copy_that_was_about_to_go_is_restored_and_not_removed_meanwhile(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    moment = datetime(2026, 11, 30, 8, tzinfo=UTC)
    for minute in range(KEEP + 1):
        schools.save_school(workspace, SchoolDraft(short_name=f"Школа {minute}"))
        make(workspace, clock=Clock(moment + timedelta(minutes=minute)))
    later = Clock(moment + timedelta(hours=1))
    (going,) = (row for row in list_backups(workspace.backups, later.now()) if row.goes)
    stored = len(schools.list_schools(workspace))
    workspace.database.dispose()
    monkeypatch.chdir(workspace.backups)  # a command may name the copy alone

    named = Path(going.path.name)
    run_steps(restore_backup(named, workspace.database.path, workspace.backups, later))

    assert len(schools.list_schools(workspace)) == going.schools == stored - KEEP + 1
    assert going.path.is_file()


def test_a_damaged_copy_is_not_restored(workspace: Workspace) -> None:
    schools.save_school(workspace, SchoolDraft(short_name="СОШ № 1"))
    copy = make(workspace)
    copy.write_bytes(copy.read_bytes()[:5000])
    later = Clock(workspace.clock.now() + timedelta(hours=1))
    with pytest.raises(UserError, match="повреждена"):
        run_steps(restore_backup(copy, workspace.database.path, workspace.backups, later))
    assert len(schools.list_schools(workspace)) == 1
    assert len(list_backups(workspace.backups)) == 1


def test_two_copies_of_one_second_are_both_kept(workspace: Workspace) -> None:
    first = make(workspace)
    schools.save_school(workspace, SchoolDraft(short_name="СОШ № 1"))
    second = make(workspace)
    assert [row.path for row in list_backups(workspace.backups)] == [second, first]
    assert [row.schools for row in list_backups(workspace.backups)] == [1, 0]


def test_the_newest_copy_is_the_one_made_last_whatever_the_clock_said(workspace: Workspace) -> None:
    wrong = Clock(datetime(2099, 1, 1, tzinfo=UTC))
    make(workspace, clock=wrong)
    made = []
    for number in range(KEEP + 5):
        schools.save_school(workspace, SchoolDraft(short_name=f"СОШ № {number}"))
        made.append(make(workspace))
        assert list_backups(workspace.backups)[0].path == made[-1]
        assert backup.is_copied(workspace.database.path, workspace.backups)
    kept = [row.path for row in list_backups(workspace.backups)]
    assert kept[:KEEP] == made[: -KEEP - 1 : -1]
    # Back at the wrong moment: the copy that is made there is the newest again.
    schools.save_school(workspace, SchoolDraft(short_name="СОШ № 100"))
    last = make(workspace, clock=wrong)
    assert list_backups(workspace.backups)[0].path == last
    assert made[-1].exists()


def empty_copies(folder: Path, moments: list[datetime]) -> list[Path]:
    """Files with the names of copies made at these moments."""
    made = [folder / f"opora-{moment:%Y%m%d-%H%M%S}-manual.sqlite" for moment in moments]
    for path in made:
        path.write_bytes(b"")
    return made


def test_copies_of_the_first_version_have_no_number(tmp_path: Path) -> None:
    """Their order is that of their names; a moment yet to come is not believed."""
    now = Clock().now()
    moments = [now - timedelta(days=2), now + timedelta(days=20_000), now - timedelta(days=1)]
    old, wrong, newer = empty_copies(tmp_path, moments)
    assert [row.path for row in list_backups(tmp_path)] == [newer, old, wrong]


def test_a_numbered_copy_is_newer_than_those_without(workspace: Workspace) -> None:
    empty_copies(workspace.backups, [workspace.clock.now() + timedelta(days=20)])
    made = make(workspace)
    assert list_backups(workspace.backups)[0].path == made


def test_a_name_whose_digits_are_no_moment_is_no_copy(tmp_path: Path) -> None:
    (tmp_path / "opora-20261399-996199-manual.sqlite").write_bytes(b"")
    (tmp_path / "opora-20261122-120000-manual.sqlite").mkdir()
    assert list_backups(tmp_path) == []


def test_an_empty_copy_is_not_restored(workspace: Workspace) -> None:
    (copy,) = empty_copies(workspace.backups, [workspace.clock.now()])
    before = workspace.database.path.read_bytes()
    with pytest.raises(UserError, match="повреждена"):
        run_steps(restore_backup(copy, workspace.database.path, workspace.backups, workspace.clock))
    assert workspace.database.path.read_bytes() == before
