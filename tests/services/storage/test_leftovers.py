"""What a killed process leaves lying about."""

import os
import time
from pathlib import Path

import pytest

from app.services.clock import Clock
from app.services.storage import marks
from app.services.storage.leftovers import clean_leftovers
from app.services.storage.workspace import Workspace, open_workspace

_AGO_S = 300


def age(path: Path, seconds: float) -> None:
    moment = time.time() - seconds
    os.utime(path, (moment, moment))


@pytest.fixture
def left(workspace: Workspace) -> list[Path]:
    """What killed processes left in a workspace and beside it."""
    root, documents = workspace.root, workspace.documents
    documents.mkdir(exist_ok=True)
    (documents / "Комплект").mkdir()
    (root / "attachments" / "made").mkdir()
    files = [
        root / "backups" / "opora-20261122-120000-bulk.sqlite.partial",
        root / "backups" / "opora-20261122-120000-bulk.sqlite.partial-journal",
        root / "backups" / "opora-20261122-120000-bulk.zip.partial",
        root / "attachments" / ".opora-1234abcd.pdf",
        root / "attachments" / "made" / ".opora-1234abcd.pdf",
        documents / ".opora-abcd_123.docx",
    ]
    for path in files:
        path.write_bytes(b"x")
    folders = [
        documents / "Комплект" / ".opora-abcd_123",
        root.parent / f".opora-unpack-{'a' * 32}",
    ]
    for path in folders:
        path.mkdir()
        (path / "opora.sqlite").write_bytes(b"x")
    for path in files + folders:
        age(path, _AGO_S if path.parent != root.parent else 2 * 24 * 3600)
    return files + folders


def test_half_written_files_go_when_the_workspace_is_opened(
    workspace: Workspace, clock: Clock, left: list[Path]
) -> None:
    root = workspace.root
    workspace.close()
    kept = [
        root / "backups" / "opora-20261122-120000-bulk.sqlite",
        root / "attachments" / "а.pdf",
        workspace.documents / ".opora-мои заметки.docx",
        root.parent / ".opora-unpack-мой",
    ]
    for path in kept:
        path.write_bytes(b"x")
        age(path, 10 * 24 * 3600)
    with open_workspace(root, read_only=True, clock=clock):
        assert all(path.exists() for path in left)
    with open_workspace(root, clock=clock):
        assert [path for path in left if path.exists()] == []
        assert all(path.exists() for path in kept)


def test_what_may_be_of_a_living_process_stays(workspace: Workspace, left: list[Path]) -> None:
    fresh = [path for path in left if path.parent.name != "backups"]
    for path in fresh:
        age(path, 1)
    clean_leftovers(workspace.root, workspace.documents)
    assert [path for path in fresh if not path.exists()] == []
    clean_leftovers(workspace.root, workspace.documents, now=time.time() + 2 * 24 * 3600)
    assert [path for path in fresh if path.exists()] == []


def test_marks_of_a_killed_process_go(workspace: Workspace, clock: Clock) -> None:
    root = workspace.root
    workspace.close()
    (root / ".opora.ending").touch()
    (root / ".opora.waiting").touch()
    with open_workspace(root, clock=clock):
        assert not marks.is_ending(root)
        assert not marks.is_asked_for(root)


def test_missing_and_wrong_folders_are_no_trouble(tmp_path: Path) -> None:
    wrong = tmp_path / "документы"
    wrong.write_text("файл, а не папка")
    assert clean_leftovers(tmp_path / "нет такой", wrong) == 0
