"""What going back to a copy would change."""

from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from app.errors import UserError
from app.services.clock import Clock
from app.services.log.restore_preview import CountRow, preview_restore
from app.services.progress import run_steps
from app.services.schools import schools
from app.services.schools.schools import SchoolDraft
from app.services.storage.backup import make_backup, restore_backup
from app.services.storage.files import sqlite
from app.services.storage.workspace import Workspace


def make(workspace: Workspace, hours: int = 0) -> Path:
    clock = Clock(workspace.clock.now() + timedelta(hours=hours))
    return run_steps(make_backup(workspace.database.path, workspace.backups, clock, "manual"))


def test_counts_stand_side_by_side_and_lost_actions_are_named(demo: Workspace) -> None:
    copy = make(demo)
    schools.save_school(demo, SchoolDraft(short_name="СОШ № 901"))
    schools.save_school(demo, SchoolDraft(short_name="СОШ № 902"))
    found = preview_restore(copy, demo.database.path)
    assert not found.same
    first = found.counts[0]
    assert (first.title, first.difference) == ("Школы", -2)
    assert [row.title for row in found.counts if row.title.startswith("Результаты")] == [
        "Результаты 2025/2026",
        "Результаты 2024/2025",
        "Результаты 2023/2024",
        "Результаты 2018/2019",
        "Результаты 2017/2018",
    ]
    assert [action.title for action in found.lost] == [
        "Добавление школы: СОШ № 902",
        "Добавление школы: СОШ № 901",
    ]
    assert found.gained == 0


def test_a_copy_of_the_present_changes_nothing(workspace: Workspace) -> None:
    schools.save_school(workspace, SchoolDraft(short_name="СОШ № 1"))
    assert preview_restore(make(workspace), workspace.database.path).same


def test_what_an_earlier_return_took_away_is_gained_again(workspace: Workspace) -> None:
    early = make(workspace)
    schools.save_school(workspace, SchoolDraft(short_name="СОШ № 1"))
    late = make(workspace, 1)
    workspace.database.dispose()
    later = Clock(workspace.clock.now() + timedelta(hours=2))
    run_steps(restore_backup(early, workspace.database.path, workspace.backups, later))
    found = preview_restore(late, workspace.database.path)
    assert (found.gained, found.lost) == (1, ())
    assert found.counts[0] == CountRow("Школы", 0, 1)


def test_a_damaged_copy_is_refused(workspace: Workspace) -> None:
    schools.save_school(workspace, SchoolDraft(short_name="СОШ № 1"))
    copy = make(workspace)
    copy.write_bytes(b"no database" * 1000)
    with pytest.raises(UserError, match="повреждена"):
        preview_restore(copy, workspace.database.path)
    copy.write_bytes(b"")
    with pytest.raises(UserError, match="повреждена"):
        preview_restore(copy, workspace.database.path)


def test_a_copy_of_a_newer_program_is_refused(workspace: Workspace) -> None:
    copy = make(workspace)
    with closing(sqlite.connect(copy)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(UserError, match="более новой"):
        preview_restore(copy, workspace.database.path)
