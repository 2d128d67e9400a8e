"""Copies that open elsewhere, and moving the workspace."""

import shutil
from collections import namedtuple
from pathlib import Path

import pytest

from app.errors import EnvironmentProblem, UserError
from app.services.clock import Clock
from app.services.documents.made import history
from app.services.documents.making import export
from app.services.progress import run_steps
from app.services.schools import schools
from app.services.schools.schools import SchoolDraft
from app.services.storage.backup import make_backup
from app.services.storage.packing.carrying import folder_size, move_workspace, save_copy_to
from app.services.storage.workspace import Workspace, open_workspace


@pytest.fixture
def filled(workspace: Workspace) -> Workspace:
    schools.save_school(workspace, SchoolDraft(short_name="СОШ № 1"))
    (workspace.attachments / "2026").mkdir()
    (workspace.attachments / "2026" / "приказ.pdf").write_bytes(b"%PDF")
    return workspace


def names(root: Path, clock: Clock) -> list[str]:
    with open_workspace(root, clock=clock) as opened:
        return [row.short_name for row in schools.list_schools(opened)]


def test_a_copy_on_a_stick_opens_like_any_workspace(
    filled: Workspace, tmp_path: Path, clock: Clock
) -> None:
    stick = tmp_path / "флешка"
    made = run_steps(save_copy_to(filled, stick))
    assert made.parent == stick
    assert made.name.startswith("Опора, копия от 22.11.2026")
    assert names(made, clock) == ["СОШ № 1"]
    assert (made / "attachments" / "2026" / "приказ.pdf").read_bytes() == b"%PDF"
    assert run_steps(save_copy_to(filled, stick)).name.endswith("(2)")


def test_an_older_copy_can_be_taken_along(filled: Workspace, tmp_path: Path, clock: Clock) -> None:
    steps = make_backup(filled.database.path, filled.backups, clock, "manual")
    copy = run_steps(steps)
    schools.save_school(filled, SchoolDraft(short_name="СОШ № 2"))
    made = run_steps(save_copy_to(filled, tmp_path / "флешка", copy, clock.now()))
    assert names(made, clock) == ["СОШ № 1"]


def test_moving_takes_everything_and_leaves_the_old_folder(
    filled: Workspace, tmp_path: Path, clock: Clock
) -> None:
    run_steps(make_backup(filled.database.path, filled.backups, clock, "manual"))
    moved = run_steps(move_workspace(filled, tmp_path / "новое место"))
    assert moved == tmp_path / "новое место"
    assert names(moved, clock) == ["СОШ № 1"]
    assert len(list((moved / "backups").glob("*.sqlite"))) == 1
    filled.close()
    assert names(filled.root, clock) == ["СОШ № 1"]


def test_finished_documents_move_along_and_the_history_finds_them(
    demo: Workspace, tmp_path: Path, clock: Clock
) -> None:
    demo.documents = tmp_path / "Документы" / "Опора"  # as those of the default workspace
    (made,) = run_steps(export.build(demo, "list-order", year=2020, formats=("pdf",)))
    elsewhere = tmp_path / "флешка"
    run_steps(export.build(demo, "list-order", year=2020, formats=("pdf",), out=elsewhere))
    (demo.documents / "~$открыт.docx").write_bytes(b"open in Word")
    moved = run_steps(move_workspace(demo, tmp_path / "новое место"))
    with open_workspace(moved, clock=clock) as opened:
        rows = history.list_outputs(opened)
        assert opened.documents == moved / "documents"
    assert [row.path.parent for row in rows[:2]] == [elsewhere, moved / "documents"]
    assert all(row.exists for row in rows[:2])
    assert [path.name for path in (moved / "documents").iterdir()] == [made.name]
    assert made.exists()


def test_a_folder_with_other_files_gets_a_folder_of_ours_inside(
    filled: Workspace, tmp_path: Path
) -> None:
    target = tmp_path / "диск"
    target.mkdir()
    (target / "чужое.txt").write_text("не трогать")
    assert run_steps(move_workspace(filled, target)) == target / "Опора"
    with pytest.raises(UserError, match="уже занята"):
        run_steps(move_workspace(filled, target))


def test_a_folder_inside_the_workspace_is_refused(filled: Workspace) -> None:
    with pytest.raises(UserError, match="внутри папки данных"):
        run_steps(save_copy_to(filled, filled.root))
    with pytest.raises(UserError, match="внутри папки данных"):
        run_steps(move_workspace(filled, filled.root / "новое"))


def test_a_full_disk_is_told_before_and_nothing_is_left(
    filled: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage(10, 10, 100_000))
    with pytest.raises(EnvironmentProblem, match="мало места"):
        run_steps(save_copy_to(filled, tmp_path / "флешка"))
    assert list((tmp_path / "флешка").iterdir()) == []


def test_stopping_leaves_nothing(filled: Workspace, tmp_path: Path) -> None:
    steps = save_copy_to(filled, tmp_path / "флешка")
    next(steps)
    steps.close()
    assert list((tmp_path / "флешка").iterdir()) == []


def test_the_size_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "а").mkdir()
    (tmp_path / "а" / "б").write_bytes(b"12345")
    assert folder_size(tmp_path) == 5
