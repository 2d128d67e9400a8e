"""A workspace is made, opened once, refused twice, and opened read-only."""

from pathlib import Path

import pytest

from app.errors import ReadOnlyWorkspaceError, UserError
from app.services.clock import Clock
from app.services.log.changes import changing
from app.services.storage import upgrade
from app.services.storage.condition import ClosedWorkspaceError
from app.services.storage.files import sqlite
from app.services.storage.workspace import (
    DATABASE_NAME,
    Workspace,
    WorkspaceBusyError,
    create_workspace,
    looked_at,
    open_workspace,
)


def test_a_new_workspace_has_its_folders_and_reference_data(workspace: Workspace) -> None:
    for name in ("attachments", "documents", "backups", "logs"):
        assert (workspace.root / name).is_dir()
    with workspace.database.reading() as reader:
        assert reader.scalar("SELECT count(*) FROM procedure WHERE code = 'ege:ma:base'") == 1
        assert reader.scalar("SELECT count(*) FROM criterion") == 11


def test_a_second_start_is_refused_and_may_be_read_only(workspace: Workspace) -> None:
    with pytest.raises(WorkspaceBusyError, match="уже открыта"):
        open_workspace(workspace.root)
    with open_workspace(workspace.root, read_only=True) as second:
        with second.database.reading() as reader:
            assert reader.scalar("SELECT count(*) FROM procedure") > 0
        with pytest.raises(ReadOnlyWorkspaceError), changing(second, "edit", "Проба"):
            pass


def test_a_workspace_is_not_made_over_another(workspace: Workspace) -> None:
    with pytest.raises(UserError, match="уже есть"):
        create_workspace(workspace.root)


def test_a_folder_without_a_workspace_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="нет данных «Опоры»"):
        open_workspace(tmp_path)


def test_a_workspace_is_looked_at_while_another_has_its_lock(workspace: Workspace) -> None:
    with looked_at(workspace.root, workspace.clock) as look:
        assert look is not None
        with look.database.reading() as reader:
            assert reader.scalar("SELECT count(*) FROM procedure") > 0
        with pytest.raises(ReadOnlyWorkspaceError), changing(look, "edit", "Проба"):
            pass


def test_an_older_workspace_is_not_looked_at(workspace: Workspace, clock: Clock) -> None:
    workspace.close()
    database = workspace.root / DATABASE_NAME
    database.unlink()
    sqlite.create_file(database)
    upgrade.upgrade(database, workspace.backups, clock.now(), to="0001")
    with looked_at(workspace.root, clock) as look:
        assert look is None


def test_what_is_no_database_is_told_of_before_anything_is_shown(tmp_path: Path) -> None:
    (tmp_path / "opora.sqlite").write_bytes(b"damaged" * 1000)
    with pytest.raises(ClosedWorkspaceError), looked_at(tmp_path, Clock()):
        pytest.fail("nothing is shown of it")
