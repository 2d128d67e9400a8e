"""A copied workspace is the one that the services would have written."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from app.services.clock import Clock
from app.services.log.changes import undo
from app.services.log.listing import list_changes
from app.services.schools import schools
from app.services.schools.schools import SchoolDraft
from app.services.storage.workspace import Workspace
from tests.conftest import opened_copy
from tests.filling import made_once
from tests.views.samples import make_district


@pytest.fixture
def other(empty_workspace_folder: Path, tmp_path: Path, clock: Clock) -> Iterator[Workspace]:
    """A second empty workspace."""
    with opened_copy(empty_workspace_folder, tmp_path / "другое", clock) as opened:
        yield opened


def dump(workspace: Workspace) -> list[str]:
    with closing(sqlite3.connect(workspace.database.path)) as connection:
        return list(connection.iterdump())


def test_a_copy_holds_what_the_services_write(workspace: Workspace, other: Workspace) -> None:
    fill = made_once(make_district.__wrapped__)  # type: ignore[attr-defined]
    assert fill(workspace) == fill(other)
    assert dump(workspace) == dump(other)
    undo(other, list_changes(other)[0].id)
    assert dump(workspace) != dump(other)


def test_a_workspace_with_changes_is_filled_by_the_services(
    workspace: Workspace, other: Workspace
) -> None:
    make_district(workspace)
    schools.save_school(other, SchoolDraft(short_name="МБОУ «Лицей»"))
    assert make_district(other).school_id == 2
    assert len(schools.list_schools(other)) == 3
