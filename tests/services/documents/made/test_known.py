"""Copies of the database are asked which documents they know."""

from contextlib import closing

import pytest

from app.services.documents.made import known
from app.services.documents.made.history import Made, record_outputs
from app.services.documents.made.known import known_to_copies
from app.services.progress import run_steps
from app.services.schools.schools import SchoolDraft, save_school
from app.services.storage.backup import compress_copies, list_backups, make_backup
from app.services.storage.files import sqlite
from app.services.storage.files.files import sha256_of
from app.services.storage.workspace import Workspace
from tests.services.storage.locked import locked

UNKNOWN = "f" * 64


@pytest.fixture
def hashes(workspace: Workspace) -> list[str]:
    """Of two documents, the second of which only the second copy knows."""
    made: list[str] = []
    for number in range(2):
        file = workspace.root / f"Приказ {number}.docx"
        file.write_text(f"приказ {number}", encoding="utf-8")
        record_outputs(workspace, [Made("list-order", "Приказ", [file], {})])
        save_school(workspace, SchoolDraft(short_name=f"СОШ № {number}"))
        made.append(sha256_of(file))
        run_steps(
            make_backup(workspace.database.path, workspace.backups, workspace.clock, "manual")
        )
    return made


def test_a_copy_knows_what_its_history_names(workspace: Workspace, hashes: list[str]) -> None:
    asked = [*hashes, UNKNOWN, "мой файл", "\udcff", ""]
    for _plain_then_compressed in range(2):
        assert known_to_copies(workspace.backups, asked) == set(hashes)
        compress_copies(workspace.backups)
    alike = f"{hashes[1][:16]}{'0' * 48}"
    assert known_to_copies(workspace.backups, [alike, hashes[1]]) == {alike, hashes[1]}
    newest, older = (row.path for row in list_backups(workspace.backups))
    newest.unlink()
    assert known_to_copies(workspace.backups, asked) == {hashes[0]}
    older.unlink()
    assert known_to_copies(workspace.backups, asked) == set()
    assert known_to_copies(workspace.backups / "нет", asked) == set()


def test_a_copy_is_unpacked_once(
    workspace: Workspace, hashes: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    compress_copies(workspace.backups)
    unpacked = []
    real = known.unpacked
    monkeypatch.setattr(known, "unpacked", lambda copy: unpacked.append(copy) or real(copy))
    for asked in ([UNKNOWN], [UNKNOWN, hashes[0]], [UNKNOWN]):
        known_to_copies(workspace.backups, asked)
    assert sorted(unpacked) == sorted(row.path for row in list_backups(workspace.backups))


def test_a_damaged_copy_knows_nothing_and_one_that_cannot_be_asked_may_know_all(
    workspace: Workspace, hashes: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    newest = list_backups(workspace.backups)[0].path
    whole = newest.read_bytes()
    newest.write_bytes(b"x" * 5000)
    assert known_to_copies(workspace.backups, [*hashes, UNKNOWN]) == {hashes[0]}
    newest.write_bytes(whole)
    with locked(newest, monkeypatch):
        assert known_to_copies(workspace.backups, [UNKNOWN]) == {UNKNOWN}
    with closing(sqlite.connect(newest)) as other:
        other.execute("PRAGMA journal_mode = DELETE")
        other.execute("ALTER TABLE output_record RENAME COLUMN sha256 TO hash")
    assert known_to_copies(workspace.backups, [UNKNOWN]) == {UNKNOWN}, "of another program"
