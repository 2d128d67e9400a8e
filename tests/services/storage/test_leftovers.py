"""What a killed process leaves lying about."""

from pathlib import Path

from app.services.clock import Clock
from app.services.storage.leftovers import clean_leftovers
from app.services.storage.workspace import Workspace, open_workspace


def test_half_written_files_go_when_the_workspace_is_opened(
    workspace: Workspace, clock: Clock
) -> None:
    root = workspace.root
    workspace.close()
    workspace.documents.mkdir(exist_ok=True)
    left = [
        root / "backups" / "opora-20261122-120000-bulk.sqlite.partial",
        root / "backups" / "opora-20261122-120000-bulk.sqlite.partial-journal",
        root / "attachments" / ".opora-1234.pdf",
        workspace.documents / ".opora-abcd.docx",
    ]
    kept = [root / "backups" / "opora-20261122-120000-bulk.sqlite", root / "attachments" / "а.pdf"]
    for path in left + kept:
        path.write_bytes(b"x")
    with open_workspace(root, read_only=True, clock=clock):
        assert all(path.exists() for path in left)
    with open_workspace(root, clock=clock):
        assert not any(path.exists() for path in left)
        assert all(path.exists() for path in kept)


def test_missing_and_wrong_folders_are_no_trouble(tmp_path: Path) -> None:
    wrong = tmp_path / "документы"
    wrong.write_text("файл, а не папка")
    assert clean_leftovers(tmp_path / "нет такой", wrong) == 0
