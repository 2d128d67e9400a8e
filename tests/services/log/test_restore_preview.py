"""What going back to a copy would change."""

from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from app.errors import UserError
from app.services.clock import Clock
from app.services.log.restore_preview import CountRow, preview_restore
from app.services.orders.register import list_register
from app.services.orders.scans import attach_scan
from app.services.progress import run_steps
from app.services.schools import schools
from app.services.schools.schools import SchoolDraft
from app.services.schools.support_work import SchoolWork, save_work
from app.services.storage.backup import make_backup, restore_backup
from app.services.storage.files import sqlite
from app.services.storage.packing.unpacking import unpack
from app.services.storage.workspace import DATABASE_NAME, Workspace, open_workspace
from app.services.year.region_info import save_sent
from tests.services.storage.samples import moved


def make(workspace: Workspace, hours: int = 0) -> Path:
    clock = Clock(workspace.clock.now() + timedelta(hours=hours))
    return run_steps(make_backup(workspace.database.path, workspace.backups, clock, "manual"))


def test_counts_stand_side_by_side_and_lost_actions_are_named(demo: Workspace) -> None:
    copy = make(demo)
    schools.save_school(demo, SchoolDraft(short_name="СОШ № 901"))
    schools.save_school(demo, SchoolDraft(short_name="СОШ № 902"))
    preview = preview_restore(copy, demo.database.path)
    assert not preview.same
    first = preview.counts[0]
    assert (first.title, first.difference) == ("Школы", -2)
    assert [row.title for row in preview.counts if row.title.startswith("Результаты")] == [
        "Результаты 2025/2026",
        "Результаты 2024/2025",
        "Результаты 2023/2024",
        "Результаты 2018/2019",
        "Результаты 2017/2018",
    ]
    assert [action.title for action in preview.lost] == [
        "Добавление школы: СОШ № 902",
        "Добавление школы: СОШ № 901",
    ]
    assert preview.gained == 0


def test_stages_of_support_information_and_scans_are_counted(
    demo: Workspace, tmp_path: Path
) -> None:
    scan = tmp_path / "приказ.pdf"
    scan.write_bytes(b"%PDF-1.7 1")
    copy = make(demo)
    school_id = schools.list_schools(demo)[0].id
    save_work(demo, school_id, 2026, SchoolWork(interview=date(2025, 9, 15)))
    save_sent(demo, 2026, "january", date(2026, 1, 14), "исх. № 5")
    attach_scan(demo, list_register(demo)[0].order.id, scan)
    preview = preview_restore(copy, demo.database.path)
    assert {row.title: row.difference for row in preview.counts if row.difference} == {
        "Этапы работы со школами": -1,
        "Информация для региона": -1,
        "Сканы приказов": -1,
        "Приложенные файлы": -1,
    }


def test_what_moved_between_tables_since_an_old_copy_is_neither_lost_nor_gained(
    tmp_path: Path,
) -> None:
    """In the copy stages of support and scans still stand among the settings."""
    sample = Path(moved.__file__).with_name("workspace-0002.opora")
    old = run_steps(unpack(sample, tmp_path / "место"))
    copy = tmp_path / "copy.sqlite"
    copy.write_bytes((old / DATABASE_NAME).read_bytes())
    before = copy.read_bytes()
    with open_workspace(old) as workspace:
        preview = preview_restore(copy, workspace.database.path)
    counts = {row.title: row.copy for row in preview.counts}
    assert [row for row in preview.counts if row.difference] == []
    assert counts["Этапы работы со школами"] > 0
    assert counts["Сканы приказов"] > 0
    assert copy.read_bytes() == before


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
    preview = preview_restore(late, workspace.database.path)
    assert (preview.gained, preview.lost) == (1, ())
    assert preview.counts[0] == CountRow("Школы", 0, 1)


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
