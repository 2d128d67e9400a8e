"""Bringing a database to a newer schema: copied before, checked after, whole or not at all."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.errors import EnvironmentProblem, UserError
from app.models import School, SchoolAlias
from app.services.clock import Clock
from app.services.progress import run_steps, telling
from app.services.storage import compaction, upgrade
from app.services.storage.backup import make_backup
from app.services.storage.condition import ClosedWorkspaceError
from app.services.storage.copies import list_copies
from app.services.storage.files import sqlite
from app.services.storage.workspace import DATABASE_NAME, Workspace, locked, open_workspace
from tests.services.storage.schema_files import ship_next_step

_STEP = '''"""A later step."""

from alembic import op

revision = "9999"
down_revision = "{head}"


def upgrade() -> None:
    """Apply the step."""
    with op.batch_alter_table("school") as table:
        table.drop_column("note")
{more}
'''

HEAD = upgrade.HEAD


def step_text(more: str) -> str:
    return _STEP.format(head=HEAD, more=more)


@pytest.fixture
def old(workspace: Workspace) -> Path:
    """Folder of a workspace of the present schema, closed, with a school and its alias."""
    with workspace.database.writing() as session:
        session.add(School(id=1, short_name="СОШ № 1", name_key="сош 1", note="текст"))
        session.flush()
        session.add(SchoolAlias(school_id=1, alias="Первая", alias_key="первая"))
    workspace.close()
    return workspace.root


@pytest.fixture
def next_step(old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The next release comes: its step rebuilds a table; returns the file of the step."""
    assert old.is_dir()
    folder = tmp_path / "migrations"
    ship_next_step("9999", monkeypatch.setattr)
    shutil.copytree(upgrade.MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    step = folder / "versions" / "9999_next.py"
    step.write_text(step_text(""), encoding="utf-8")
    monkeypatch.setattr(upgrade, "MIGRATIONS", folder)
    monkeypatch.setattr(upgrade, "HEAD", "9999")
    return step


def columns(path: Path) -> set[str]:
    with sqlite.reading(path) as reader:
        return {row["name"] for row in reader.rows("SELECT name FROM pragma_table_info('school')")}


def count(path: Path, table: str) -> int:
    with sqlite.reading(path) as reader:
        return reader.scalar(f"SELECT count(*) FROM {table}")


def test_copies_of_one_schema_within_a_second_are_all_kept(
    old: Path, next_step: Path, clock: Clock
) -> None:
    """Such as when a copy from before was restored at once and is upgraded again."""
    assert next_step.is_file()
    path, backups = old / DATABASE_NAME, old / "backups"
    first = upgrade.upgrade(path, backups, clock.now())
    before = first[0].read_bytes()
    shutil.copyfile(first[0], path)
    second = upgrade.upgrade(path, backups, clock.now())
    third = run_steps(make_backup(path, backups, clock, "upgrade"))
    fourth = run_steps(make_backup(path, backups, clock, "upgrade"))
    assert first[0].read_bytes() == before
    assert [(copy.path, copy.reason, copy.revision) for copy in list_copies(backups)] == [
        (fourth, "upgrade", "9999"),
        (third, "upgrade", "9999"),
        (*second, "upgrade", HEAD),
        (*first, "upgrade", HEAD),
    ]


def test_what_a_step_leaves_free_of_a_small_database_goes_back_to_the_disk(
    old: Path, next_step: Path, clock: Clock
) -> None:
    """Below the size at which a session compacts at its end, and less than a quarter."""
    assert next_step.is_file()
    path = old / DATABASE_NAME
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE passing (text)")
        connection.execute("INSERT INTO passing VALUES (zeroblob(100000))")
        connection.execute("DROP TABLE passing")
        connection.commit()
    free, size = sqlite.free_bytes(path)
    assert 100_000 <= free < size / 4
    assert not compaction.is_due(path)
    assert upgrade.upgrade(path, old / "backups", clock.now())
    assert sqlite.free_bytes(path)[0] == 0


def test_a_database_of_this_release_needs_nothing(old: Path, clock: Clock) -> None:
    path = old / DATABASE_NAME
    assert upgrade.stored_revision(path) == upgrade.HEAD
    assert not upgrade.needs_upgrade(path)
    assert upgrade.upgrade(path, old / "backups", clock.now()) == []


@pytest.mark.usefixtures("next_step")
def test_opening_upgrades_after_a_checked_copy(old: Path, clock: Clock) -> None:
    path = old / DATABASE_NAME
    assert upgrade.needs_upgrade(path)
    open_workspace(old, clock=clock).close()
    assert upgrade.stored_revision(path) == "9999"
    assert "note" not in columns(path)
    # Rebuilding the table did not take the children away.
    assert (count(path, "school"), count(path, "school_alias")) == (1, 1)
    (copy,) = (old / "backups").glob("*.sqlite")
    assert copy.name == f"opora-{clock.now():%Y%m%d-%H%M%S}-upgrade-{HEAD}.sqlite"
    assert upgrade.stored_revision(copy) == HEAD
    assert "note" in columns(copy)


@pytest.mark.usefixtures("next_step")
def test_the_steps_announce_themselves_and_stop_where_told(old: Path, clock: Clock) -> None:
    path, said = old / DATABASE_NAME, list[str]()
    arguments = (path, old / "backups", clock.now())
    with telling(lambda step: said.append(step.text)):
        assert upgrade.upgrade(*arguments, to=HEAD) == []
        assert said == []
        upgrade.upgrade(*arguments)
    assert said == ["копия базы", "обновление", "сжатие базы"]


def test_a_step_that_fails_leaves_the_database_as_it_was(
    old: Path, next_step: Path, clock: Clock
) -> None:
    next_step.write_text(step_text('    raise RuntimeError("step")'), encoding="utf-8")
    with pytest.raises(RuntimeError, match="step"):
        open_workspace(old, clock=clock)
    path = old / DATABASE_NAME
    assert upgrade.stored_revision(path) == HEAD
    assert "note" in columns(path)
    assert count(path, "school_alias") == 1
    # The workspace is not left locked.
    with pytest.raises(RuntimeError, match="step"):
        open_workspace(old, clock=clock)


def test_a_step_that_breaks_links_is_taken_back(old: Path, next_step: Path, clock: Clock) -> None:
    orphan = '    op.execute("DELETE FROM school")'
    next_step.write_text(step_text(orphan), encoding="utf-8")
    with pytest.raises(EnvironmentProblem, match="нарушены связи"):
        open_workspace(old, clock=clock)
    path = old / DATABASE_NAME
    assert (count(path, "school"), upgrade.stored_revision(path)) == (1, HEAD)


@pytest.mark.usefixtures("next_step")
def test_no_step_without_a_sound_copy(
    old: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "integrity_problems", lambda _path, **_how: ["broken"])
    with pytest.raises(EnvironmentProblem, match="не прошла проверку"):
        upgrade.upgrade(old / DATABASE_NAME, old / "backups", clock.now())
    assert upgrade.stored_revision(old / DATABASE_NAME) == HEAD
    assert list((old / "backups").iterdir()) == []


@pytest.mark.usefixtures("next_step")
def test_reading_upgrades_too_unless_somebody_else_is_at_work(old: Path, clock: Clock) -> None:
    with locked(old), pytest.raises(UserError, match="прежней версии"):
        open_workspace(old, read_only=True, clock=clock)
    assert upgrade.stored_revision(old / DATABASE_NAME) != upgrade.HEAD
    with open_workspace(old, read_only=True, clock=clock) as opened:
        assert opened.read_only
    assert upgrade.stored_revision(old / DATABASE_NAME) == upgrade.HEAD
    assert len(list((old / "backups").glob("*-upgrade-*"))) == 1
    with open_workspace(old, clock=clock) as opened:
        assert not opened.read_only


def test_a_database_of_a_newer_release_is_refused_calmly(old: Path, clock: Clock) -> None:
    path = old / DATABASE_NAME
    with sqlite.reading(path, read_only=False) as reader:
        reader.rows("UPDATE alembic_version SET version_num = '0999'")
    before = path.read_bytes()
    for read_only in (False, True):
        with pytest.raises(UserError, match="более новой версией") as caught:
            open_workspace(old, read_only=read_only, clock=clock)
        assert "последнюю версию" in caught.value.hint
    assert path.read_bytes() == before
    assert list((old / "backups").iterdir()) == []


def test_a_database_of_another_program_is_refused(old: Path, clock: Clock) -> None:
    path = old / DATABASE_NAME
    path.unlink()
    sqlite.create_file(path)
    with sqlite.reading(path, read_only=False) as reader:
        reader.rows("CREATE TABLE notes (text TEXT)")
    before = path.read_bytes()
    with pytest.raises(ClosedWorkspaceError, match="другой программы"):
        open_workspace(old, clock=clock)
    assert path.read_bytes() == before


def test_a_damaged_database_is_told_calmly(old: Path, clock: Clock) -> None:
    (old / DATABASE_NAME).write_bytes(b"no database" * 1000)
    with pytest.raises(EnvironmentProblem, match="повреждён"):
        open_workspace(old, clock=clock)


def test_an_empty_file_is_filled(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "новая.sqlite"
    sqlite.create_file(path)
    assert upgrade.stored_revision(path) is None
    assert upgrade.upgrade(path, tmp_path / "backups", clock.now()) == []
    assert upgrade.stored_revision(path) == upgrade.HEAD
    assert not (tmp_path / "backups").exists()
