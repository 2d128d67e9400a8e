"""The database gives back what it needs no more."""

import shutil
from typing import NamedTuple

import pytest

from app.services.progress import run_steps
from app.services.schools import schools
from app.services.schools.schools import SchoolDraft
from app.services.storage import compaction, marks
from app.services.storage.ending import end_session, has_work
from app.services.storage.files import sqlite
from app.services.storage.workspace import Workspace


def fill(workspace: Workspace, *, emptied: bool) -> None:
    with sqlite.connect(workspace.database.path) as connection:
        connection.execute("BEGIN")
        connection.executemany(
            "INSERT INTO change_set (created_at, actor, action, title, source_file, source_sha256)"
            " VALUES ('2026-01-01', '', 'edit', ?, '', '')",
            [("x" * 3000,) for _number in range(1000)],
        )
        connection.execute("COMMIT")
        if emptied:
            connection.execute("DELETE FROM change_set WHERE length(title) = 3000 AND id % 4 > 0")
    connection.close()


def test_a_quarter_that_is_free_goes_back_to_the_disk(workspace: Workspace) -> None:
    schools.save_school(workspace, SchoolDraft(short_name="СОШ № 1"))
    fill(workspace, emptied=False)
    path = workspace.database.path
    assert compaction.compact_if_due(path) == 0, "it is full"
    with sqlite.connect(path) as connection:
        connection.execute("DELETE FROM change_set WHERE length(title) = 3000 AND id % 4 > 0")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    before = path.stat().st_size
    freed = compaction.compact_if_due(path)
    assert freed == before - path.stat().st_size > before / 4
    assert sqlite.integrity_problems(path) == []
    assert [row.short_name for row in schools.list_schools(workspace)] == ["СОШ № 1"]
    assert compaction.compact_if_due(path) == 0, "not at every start"


def test_without_room_on_the_disk_it_waits(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(workspace, emptied=True)

    class Usage(NamedTuple):
        total: int
        used: int
        free: int

    monkeypatch.setattr(shutil, "disk_usage", lambda _path: Usage(10, 10, 1000))
    assert compaction.is_due(workspace.database.path)
    assert compaction.compact_if_due(workspace.database.path) == 0


def test_the_end_of_a_session_compacts_unless_somebody_waits(workspace: Workspace) -> None:
    fill(workspace, emptied=True)
    assert has_work(workspace)
    steps = end_session(workspace, changed=False)
    next(steps)
    marks.ask_for(workspace.root)
    run_steps(steps)
    assert has_work(workspace), "left for another time"
    marks.clear(workspace.root)
    run_steps(end_session(workspace, changed=False))
    assert not has_work(workspace)
    assert marks.is_ending(workspace.root), "as long as it is locked"
    workspace.close()
    assert not marks.is_ending(workspace.root)
