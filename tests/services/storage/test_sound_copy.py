"""A copy that cannot be read now is told apart from one that is damaged."""

import zipfile
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path

import pytest

from app.errors import EnvironmentProblem, KnownProblem, UserError
from app.services.language.dates import moment_digits
from app.services.log.restore_preview import preview_restore
from app.services.program.space.freeing import free_space
from app.services.progress import run_steps
from app.services.schools import schools
from app.services.schools.schools import SchoolDraft
from app.services.storage import backup, compressed
from app.services.storage.backup import (
    BackupRow,
    compress_copies,
    failure_text,
    list_backups,
    make_backup,
    restore_backup,
)
from app.services.storage.sound_copy import RefusedCopyError, sound
from app.services.storage.workspace import Workspace
from tests.services.storage.locked import locked


@pytest.fixture
def copy(workspace: Workspace) -> Path:
    schools.save_school(workspace, SchoolDraft(short_name="СОШ № 1"))
    return run_steps(
        make_backup(workspace.database.path, workspace.backups, workspace.clock, "manual")
    )


def refused(workspace: Workspace, copy: Path) -> list[KnownProblem]:
    """What is said when it is looked at before going back, and when one goes back."""
    said: list[KnownProblem] = []
    database, folder = workspace.database.path, workspace.backups
    ways = (
        lambda: preview_restore(copy, database),
        lambda: run_steps(restore_backup(copy, database, folder, workspace.clock)),
    )
    for way in ways:
        with pytest.raises(KnownProblem) as told:
            way()
        said.append(told.value)
    return said


def test_a_locked_copy_is_not_called_damaged(
    workspace: Workspace, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with locked(copy, monkeypatch):
        for problem in refused(workspace, copy):
            assert isinstance(problem, EnvironmentProblem)
            assert "сейчас не читается" in problem.message
            assert "повторите" in problem.hint
        (row,) = list_backups(workspace.backups)
        assert (row.unread, row.damaged, row.is_usable) == (True, False, False)
        assert compress_copies(workspace.backups) == 0
        assert f"от {moment_digits(row.made_at)} сейчас не читается" in failure_text([row])
        assert "2\u00a0копии сейчас не читаются" in failure_text([row, row])
    (row,) = list_backups(workspace.backups)
    assert (row.unread, row.is_usable) == (False, True)
    assert list(workspace.backups.glob("*.failed")) == []


def test_the_only_copy_stays_while_it_cannot_be_read(
    workspace: Workspace, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A virus scanner holds it; as seen: it was deleted, and none was left."""
    with locked(copy, monkeypatch):
        rows = list_backups(workspace.backups)
        assert backup.last_sound(rows) == rows[0]
        with pytest.raises(UserError, match=r"сейчас не читается, а другой исправной") as told:
            backup.delete_backup(copy)
        assert "новую копию" in told.value.hint
        with pytest.raises(UserError, match=r"сейчас не читается, а исправной"):
            run_steps(free_space(workspace, "backups", [copy.name]))
        schools.save_school(workspace, SchoolDraft(short_name="СОШ № 2"))
        newer = run_steps(
            make_backup(workspace.database.path, workspace.backups, workspace.clock, "manual")
        )
        with pytest.raises(UserError, match="Копия не удалена: другой исправной"):
            backup.delete_backup(newer)
    backup.delete_backup(newer)
    assert [row.path for row in list_backups(workspace.backups)] == [copy]


def test_a_copy_that_cannot_be_read_goes_when_another_is_sound(
    workspace: Workspace, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    schools.save_school(workspace, SchoolDraft(short_name="СОШ № 2"))
    newer = run_steps(
        make_backup(workspace.database.path, workspace.backups, workspace.clock, "manual")
    )
    with locked(copy, monkeypatch):
        rows = list_backups(workspace.backups)
        last = backup.last_sound(rows)
        assert last is not None
        assert last.path == newer
        backup.delete_backup(copy)
    assert [row.path for row in list_backups(workspace.backups)] == [newer]


def test_a_copy_whose_stick_was_pulled_out_is_not_called_damaged(
    workspace: Workspace, copy: Path
) -> None:
    gone = copy.with_name("opora-20261122-120000-manual.sqlite")
    for path in (gone, gone.with_suffix(".zip")):
        for problem in refused(workspace, path):
            assert isinstance(problem, EnvironmentProblem), path
            assert "сейчас не читается" in problem.message
    assert list(workspace.backups.glob("*.failed")) == []


@pytest.mark.parametrize(
    "refusal",
    [PermissionError(13, "no access"), OSError(5, "no cable"), OSError(22, "no device")],
)
def test_a_compressed_copy_that_the_disk_refuses_is_not_called_damaged(
    workspace: Workspace, copy: Path, monkeypatch: pytest.MonkeyPatch, refusal: OSError
) -> None:
    compress_copies(workspace.backups)
    archive = copy.with_suffix(".zip")
    whole = compressed.opened_archive
    with monkeypatch.context() as patch:

        def refuse(path: Path) -> AbstractContextManager[zipfile.ZipFile]:
            if path == archive:
                raise refusal
            return whole(path)

        patch.setattr(compressed, "opened_archive", refuse)
        for problem in refused(workspace, archive):
            assert isinstance(problem, EnvironmentProblem)
            assert "сейчас не читается" in problem.message
        (row,) = (one for one in list_backups(workspace.backups) if one.path == archive)
        assert (row.unread, row.damaged) == (True, False)
    with sound(archive) as database:
        assert database.is_file()


def test_a_disk_that_fails_while_a_copy_is_unpacked_is_not_the_copy(
    workspace: Workspace, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compress_copies(workspace.backups)

    def break_off(_source: object, target: Path) -> None:
        raise OSError(5, "pulled out")

    monkeypatch.setattr(compressed, "extract", break_off)
    for problem in refused(workspace, copy.with_suffix(".zip")):
        assert "сейчас не читается" in problem.message
    full = OSError(28, "no room")
    monkeypatch.setattr(compressed, "extract", lambda _source, _target: _raise(full))
    for problem in refused(workspace, copy.with_suffix(".zip")):
        assert "места" in problem.message


def _raise(error: BaseException) -> None:
    raise error


def test_what_is_damaged_is_called_so_and_marked(workspace: Workspace, copy: Path) -> None:
    whole = copy.read_bytes()
    for content in (whole[:5000], whole[:-4096], whole[: len(whole) // 2], b"x" * 9000, b""):
        copy.write_bytes(content)
        (before,) = refused(workspace, copy)[:1]
        assert isinstance(before, RefusedCopyError), len(content)
        assert "повреждена" in before.message
        (row,) = list_backups(workspace.backups)
        assert (row.unread, row.damaged) == (False, True)


def test_a_damaged_copy_names_the_one_before_it_or_else_the_next() -> None:
    damaged, *sound = (
        BackupRow(
            path=Path(f"{day}.sqlite"),
            made_at=datetime(2026, 11, day, 9, 30).astimezone(),
            reason="по команде",
            size=1,
            schools=None if day == 12 else 5,
            results=0,
            kept=None,
            goes=False,
        )
        for day in (12, 20, 11, 4, 14)
    )
    told = {
        "11.11.2026 09:30": sound,
        "14.11.2026 09:30": [sound[0], sound[3]],
        "читаемых копий нет": [],
    }
    wrong = {
        words: said
        for words, usable in told.items()
        if words not in (said := backup.advice(damaged, usable))
    }
    assert wrong == {}


def test_a_refusal_to_delete_says_that_nothing_was_deleted(
    workspace: Workspace, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(UserError, match="Копия не удалена"):
        backup.delete_backup(copy)
    schools.save_school(workspace, SchoolDraft(short_name="СОШ № 2"))
    run_steps(make_backup(workspace.database.path, workspace.backups, workspace.clock, "manual"))
    refusals = {
        "iterdir": "Копия не удалена: папка",
        "unlink": f"Файл «{copy.name}» не удалён: на это нет прав",
    }
    for name, words in refusals.items():
        with monkeypatch.context() as patch:
            patch.setattr(Path, name, lambda *_path, **_how: _raise(PermissionError(13, "no")))
            with pytest.raises(EnvironmentProblem, match=words) as told:
                backup.delete_backup(copy)
            assert "повторите" in told.value.hint
    assert copy.exists()
    backup.delete_backup(copy)
    assert not copy.exists()
