"""A damaged database comes back from its newest sound copy."""

import pytest

from app.errors import UserError
from app.services.progress import run_steps
from app.services.storage import rescue, sqlite
from app.services.storage.backup import make_backup
from app.services.storage.workspace import DATABASE_NAME


def test_the_newest_sound_copy_is_taken_and_the_damaged_file_kept(workspace, clock):
    root = workspace.root
    copy = run_steps(make_backup(workspace.database.path, workspace.backups, clock, "manual"))
    workspace.database.dispose()
    later = copy.with_name("opora-20991231-000000-manual.sqlite")
    later.write_bytes(b"damaged too" * 50)
    (root / DATABASE_NAME).write_bytes(b"damaged" * 50)
    assert run_steps(rescue.restore_newest(root, clock)) == root
    assert sqlite.integrity_problems(root / DATABASE_NAME) == []
    (kept,) = (root / "backups").glob("damaged-*.sqlite")
    assert kept.read_bytes() == b"damaged" * 50


def test_without_a_sound_copy_nothing_is_changed(workspace, clock):
    workspace.database.dispose()
    before = workspace.database.path.read_bytes()
    with pytest.raises(UserError, match="Исправных резервных копий"):
        run_steps(rescue.restore_newest(workspace.root, clock))
    assert workspace.database.path.read_bytes() == before
