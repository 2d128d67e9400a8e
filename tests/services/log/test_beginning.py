"""The moment that tells one workspace from another."""

from datetime import UTC, datetime

from app.models import ChangeSet
from app.services.log.beginning import first_moment
from app.services.storage.workspace import Workspace


def moment(workspace: Workspace) -> str:
    with workspace.database.reading() as reader:
        return first_moment(reader)


def test_the_first_action_tells_it_whatever_follows(workspace: Workspace) -> None:
    assert moment(workspace) == ""
    for day in (5, 3, 7):
        with workspace.database.writing() as session:
            done_at = datetime(2026, 11, day, 9, 30, 1, 250, UTC)
            session.add(ChangeSet(created_at=done_at, action="edit", title="Правка"))
        assert moment(workspace).startswith("2026-11-05")
