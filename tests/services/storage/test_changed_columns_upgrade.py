"""The step to 0009: the log keeps changed columns only, and tells what it told."""

import sqlite3
import zipfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from app.models import School
from app.services.log.changes import changing
from app.services.log.details import describe_change
from app.services.log.listing import list_changes
from app.services.progress import telling
from app.services.schools import schools
from app.services.schools.schools import SchoolDraft
from app.services.storage import upgrade
from app.services.storage.compaction import is_due
from app.services.storage.files import sqlite
from app.services.storage.workspace import DATABASE_NAME, Workspace, open_workspace
from tests.services.storage.samples.histories import read_histories
from tests.services.storage.whole_log import read_kept, read_stored, read_whole, widen

SAMPLES = Path(__file__).parent / "samples"
NOW = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)


def narrowed(path: Path, folder: Path) -> None:
    """The step alone."""
    assert upgrade.stored_revision(path) == "0008"
    upgrade.upgrade(path, folder, NOW, to="0009")


@pytest.mark.parametrize("name", ["0.1.0", "0002"])
def test_the_log_of_an_old_workspace_is_told_whole(name: str, tmp_path: Path) -> None:
    with zipfile.ZipFile(SAMPLES / f"workspace-{name}.opora") as archive:
        path = Path(archive.extract(DATABASE_NAME, tmp_path))
    upgrade.upgrade(path, tmp_path / "copies", NOW, to="0008")
    before = read_stored(path)
    upgrade.upgrade(path, tmp_path / "copies", NOW)
    after = read_whole(path)
    assert [(was, now) for was, now in zip(before, after, strict=True) if was != now] == []
    assert len(after) == {"0.1.0": 1407, "0002": 60}[name]
    assert any(entry.before and entry.after for entry in after)


def edited(workspace: Workspace) -> None:
    """Every school is edited twice, some are deleted."""
    for school in schools.list_schools(workspace):
        for phone in ("2-11", "2-12"):
            draft = SchoolDraft(short_name=f"{school.short_name}а", phone=phone)
            schools.save_school(workspace, draft, school.id)
    key, _made = schools.save_school(workspace, SchoolDraft(short_name="Гимназия"))
    with changing(workspace, "edit", "Удаление школы") as work:
        work.session.delete(work.session.get_one(School, key))


def told(workspace: Workspace) -> dict[str, Any]:
    """All actions in words, and all histories of schools."""
    changes = {
        str(row.id): [row.title, *describe_change(workspace, row.id, limit=10_000)]
        for row in list_changes(workspace, limit=None)
    }
    return {**changes, **read_histories(workspace, [])["schools"]}


def test_a_log_of_whole_rows_becomes_what_the_program_would_have_written(demo: Workspace) -> None:
    edited(demo)
    path, root, words = demo.database.path, demo.root, told(demo)
    kept = read_kept(path)
    demo.close()
    whole = widen(path)
    heard = list[str]()
    with (
        telling(lambda step: heard.append(f"{step.text} {step.done}/{step.total}")),
        open_workspace(root, clock=demo.clock) as opened,
    ):
        assert told(opened) == words
    assert read_kept(path) == kept
    assert read_whole(path) == whole
    assert [*dict.fromkeys(line.split()[0] for line in heard)] == ["копия", "обновление", "сжатие"]
    assert heard.count(f"обновление {len(kept)}/{len(kept)}") == 2
    assert len(kept) > 1400
    assert not is_due(path)


def test_what_was_written_past_the_log_is_told_as_it_was(
    workspace: Workspace, tmp_path: Path
) -> None:
    key, _made = schools.save_school(workspace, SchoolDraft(short_name="СОШ № 5"))
    schools.save_school(workspace, SchoolDraft(short_name="СОШ № 5", phone="2-11"), key)
    schools.save_school(workspace, SchoolDraft(short_name="СОШ № 5", phone="2-12"), key)
    path = workspace.database.path
    workspace.close()
    widen(path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(
            "UPDATE change_entry SET after = json_set(after, '$.email', 'а@б.ру')"
            " WHERE change_set_id = 2"
        )
        connection.execute("UPDATE school SET settlement = 'Тинтау'")
        connection.execute(
            "UPDATE change_entry SET before = json_set(before, '$.note', 'было')"
            " WHERE change_set_id = 3"
        )
    whole = read_stored(path)
    narrowed(path, tmp_path / "copies")
    kept = {entry.change_set_id: entry.after for entry in read_stored(path)}
    assert kept[2] == {"email": "а@б.ру", "note": "", "phone": "2-11"}
    assert kept[3] == {"note": "", "phone": "2-12", "settlement": ""}
    upgrade.upgrade(path, tmp_path / "copies", NOW)
    assert read_whole(path) == whole


def test_a_damaged_row_of_the_log_stays_as_it_is(workspace: Workspace, tmp_path: Path) -> None:
    key, _made = schools.save_school(workspace, SchoolDraft(short_name="СОШ № 5"))
    schools.save_school(workspace, SchoolDraft(short_name="СОШ № 5", phone="2-11"), key)
    schools.save_school(workspace, SchoolDraft(short_name="СОШ № 5", phone="2-12"), key)
    path = workspace.database.path
    workspace.close()
    widen(path)
    texts = "SELECT before, after FROM change_entry ORDER BY change_set_id"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE change_entry SET before = '{' WHERE change_set_id = 3")
        before = connection.execute(texts).fetchall()
    narrowed(path, tmp_path / "copies")
    with sqlite.reading(path) as reader:
        after = [tuple(row) for row in reader.rows(texts)]
    assert after[2] == before[2]
    # What nobody else tells any more stays whole.
    assert after[1] == before[1]
    assert after[0] != before[0]
