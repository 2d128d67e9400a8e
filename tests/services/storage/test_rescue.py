"""A database that cannot be opened comes back from a copy; what lay there is kept whole."""

import re
import shutil
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from app.errors import EnvironmentProblem, UserError
from app.services.clock import Clock
from app.services.progress import run_steps
from app.services.schools.schools import SchoolDraft, save_school
from app.services.storage import rescue, upgrade
from app.services.storage.backup import (
    compress_copies,
    is_copied,
    last_sound,
    list_backups,
    make_backup,
)
from app.services.storage.copies import checked_copy, list_copies, next_number
from app.services.storage.files import sqlite
from app.services.storage.keeping import Kept
from app.services.storage.upgrade import NewerWorkspaceError
from app.services.storage.workspace import (
    DATABASE_NAME,
    Workspace,
    WorkspaceBusyError,
    open_workspace,
)


@pytest.fixture
def root(workspace: Workspace, clock: Clock) -> Path:
    """A workspace with a school and a copy, closed."""
    save_school(workspace, SchoolDraft(short_name="СОШ № 1"))
    run_steps(make_backup(workspace.database.path, workspace.backups, clock, "manual"))
    workspace.close()
    return workspace.root


def school_count(root: Path) -> int:
    with open_workspace(root) as opened, opened.database.reading() as reader:
        return reader.scalar("SELECT count(*) FROM school")


def restore(root: Path, clock: Clock) -> Path:
    """Put the only copy in the place of the database."""
    (copy,) = list_backups(root / "backups")
    return run_steps(rescue.restore_copy(root, copy.path, clock))


def test_the_copy_takes_the_place_and_the_damaged_file_is_kept(root: Path, clock: Clock) -> None:
    (root / DATABASE_NAME).write_bytes(b"damaged" * 50)
    assert restore(root, clock) == root
    assert sqlite.integrity_problems(root / DATABASE_NAME) == []
    (kept,) = (root / "backups").glob("damaged-*.sqlite")
    assert kept.read_bytes() == b"damaged" * 50
    assert school_count(root) == 1


def test_journals_stay_with_the_file_they_belong_to(root: Path, clock: Clock) -> None:
    for suffix in ("", "-wal", "-journal"):
        (root / f"{DATABASE_NAME}{suffix}").write_bytes(b"damaged" + suffix.encode())
    restore(root, clock)
    kept = sorted(
        path.name for path in (root / "backups").glob("damaged-*") if path.suffix != ".sqlite-shm"
    )
    stem = f"damaged-{clock.now():%Y%m%d-%H%M%S}-opora.sqlite"
    assert kept == [stem, f"{stem}-journal", f"{stem}-wal"]
    assert not [path for path in root.iterdir() if path.name.endswith(("-journal", "-wal"))]
    # A second time within the same second: nothing that was kept is overwritten.
    (root / DATABASE_NAME).write_bytes(b"damaged again")
    restore(root, clock)
    assert (root / "backups" / stem).read_bytes() == b"damaged"
    assert len(list((root / "backups").glob("damaged-*.sqlite"))) == 2


def test_a_journal_that_was_kept_still_gives_all_rows_back(root: Path, clock: Clock) -> None:
    interrupt(root / DATABASE_NAME)
    restore(root, clock)
    (kept,) = (root / "backups").glob("damaged-*.sqlite")
    with closing(sqlite3.connect(kept)) as connection:
        assert connection.execute("SELECT short_name, note FROM school").fetchall() == [
            ("СОШ № 1", "")
        ]
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_any_copy_can_be_chosen_and_a_damaged_one_changes_nothing(root: Path, clock: Clock) -> None:
    (copy,) = list_backups(root / "backups")
    bad = shutil.copyfile(copy.path, copy.path.with_name("opora-20261123-100000-exit.sqlite"))
    with bad.open("r+b") as stream:
        stream.truncate(20_000)
    before = (root / DATABASE_NAME).read_bytes()
    with pytest.raises(UserError, match="повреждена"):
        run_steps(rescue.restore_copy(root, bad, clock))
    assert (root / DATABASE_NAME).read_bytes() == before
    assert not list((root / "backups").glob("damaged-*"))
    (root / DATABASE_NAME).write_bytes(b"")
    run_steps(rescue.restore_copy(root, copy.path, clock))
    assert school_count(root) == 1


def test_a_missing_database_comes_back_and_a_folder_in_its_place_is_kept(
    root: Path, clock: Clock
) -> None:
    (root / DATABASE_NAME).unlink()
    restore(root, clock)
    assert school_count(root) == 1
    (root / DATABASE_NAME).unlink()
    (root / DATABASE_NAME).mkdir()
    (root / DATABASE_NAME / "чужое.txt").write_text("моё")
    restore(root, clock)
    (kept,) = (root / "backups").glob("damaged-*/чужое.txt")
    assert kept.read_text() == "моё"
    assert school_count(root) == 1


def test_a_folder_that_is_open_elsewhere_is_left_alone(root: Path, clock: Clock) -> None:
    with open_workspace(root, clock=clock), pytest.raises(WorkspaceBusyError):
        restore(root, clock)
    assert not list((root / "backups").glob("damaged-*"))


def test_no_room_for_the_new_file_loses_nothing(
    root: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    (root / DATABASE_NAME).write_bytes(b"damaged")

    def full(*_paths: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(sqlite, "copy_database", full)
    with pytest.raises(EnvironmentProblem, match="не осталось места"):
        restore(root, clock)
    assert (root / DATABASE_NAME).read_bytes() == b"damaged"
    assert not list(root.glob("*.partial*"))


def interrupt(path: Path) -> None:
    """Leave a database as a crash in rollback-journal mode leaves it."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size = 5")
        connection.execute("BEGIN")
        connection.execute("UPDATE school SET note = hex(randomblob(200000))")
        halves = {name: path.with_name(name).read_bytes() for name in (path.name, _journal(path))}
        connection.execute("ROLLBACK")
    for name, content in halves.items():
        path.with_name(name).write_bytes(content)


def _journal(path: Path) -> str:
    return f"{path.name}-journal"


@pytest.fixture
def newer(root: Path, clock: Clock) -> Path:
    """The folder after a newer program upgraded it and something more was done."""
    before = root / "backups" / f"opora-20261101-090000-upgrade-{upgrade.HEAD}.sqlite"
    run_steps(checked_copy(root / DATABASE_NAME, before, number=next_number(root / "backups")))
    with closing(sqlite3.connect(root / DATABASE_NAME, isolation_level=None)) as connection:
        connection.execute("CREATE TABLE later (text TEXT)")
        connection.execute("INSERT INTO later VALUES ('сделано позже')")
        connection.execute("ALTER TABLE result RENAME TO outcome")  # it may count in another way
        connection.execute("UPDATE alembic_version SET version_num = '9998'")
    return before


def test_a_newer_workspace_is_told_with_the_copy_made_before(
    root: Path, newer: Path, clock: Clock
) -> None:
    before = (root / DATABASE_NAME).read_bytes()
    for read_only in (False, True):
        with pytest.raises(NewerWorkspaceError, match="более новой версией") as caught:
            open_workspace(root, read_only=read_only, clock=clock)
        told = caught.value.hint.replace("\u00a0", " ")
        assert newer.name in told
        assert "01.11.2026" in told
        assert "последнюю версию" in told
        assert "того, что сделано позже, в ней нет" in told
        assert [copy.path for copy in caught.value.copies] == [newer]
    assert (root / DATABASE_NAME).read_bytes() == before


def test_copies_that_only_the_newer_program_opens_are_not_offered(
    root: Path, newer: Path, clock: Clock
) -> None:
    newer.rename(newer.with_name("opora-20261101-090000-upgrade-9997.sqlite"))
    with pytest.raises(NewerWorkspaceError) as caught:
        open_workspace(root, clock=clock)
    assert caught.value.copies == ()
    assert "копии" not in caught.value.hint


def test_going_back_keeps_the_newer_state_for_the_newer_program(
    root: Path, newer: Path, clock: Clock
) -> None:
    assert run_steps(rescue.restore(root, newer, clock)) == root
    assert school_count(root) == 1
    kept = [copy.path for copy in list_copies(root / "backups") if copy.is_newer]
    with sqlite.reading(kept[0]) as reader:
        assert reader.scalar("SELECT version_num FROM alembic_version") == "9998"
        assert reader.scalar("SELECT text FROM later") == "сделано позже"
    with pytest.raises(UserError, match="более новой версией"):
        run_steps(rescue.restore(root, kept[0], clock))
    assert newer.is_file()


def test_the_name_that_the_refusal_tells_is_enough(root: Path, newer: Path, clock: Clock) -> None:
    with pytest.raises(NewerWorkspaceError) as caught:
        open_workspace(root, clock=clock)
    (name,) = re.findall("«(.*?sqlite)»", caught.value.hint)
    run_steps(rescue.restore(root, Path(name), clock))
    assert school_count(root) == 1
    assert newer.is_file()


def test_months_with_the_older_program_do_not_cost_the_newer_state(
    root: Path, newer: Path, clock: Clock
) -> None:
    run_steps(rescue.restore(root, newer, clock))
    days = [Clock(clock.now() + timedelta(days=day, hours=1)) for day in range(100)]
    with open_workspace(root, clock=clock) as opened:
        for later in days:
            run_steps(make_backup(opened.database.path, opened.backups, later, "exit"))
            compress_copies(opened.backups)
    rows = list_backups(root / "backups", days[-1].now())
    (kept,) = [row for row in rows if row.newer]
    assert kept.kept is Kept.NEWER
    assert kept.reason == "перед возвратом к копии"
    assert not kept.goes
    assert not kept.damaged, "it cannot be read here, nothing is wrong with it"
    assert kept.path.suffix == ".sqlite", "nor was it checked and compressed here"
    with sqlite.reading(kept.path) as reader:
        assert reader.scalar("SELECT text FROM later") == "сделано позже"


def test_a_copy_of_the_newer_state_is_no_copy_of_the_present_one(
    root: Path, newer: Path, clock: Clock
) -> None:
    """Nothing was done between the upgrade and going back: both have the same last action."""
    run_steps(rescue.restore(root, newer, clock))
    database, folder = root / DATABASE_NAME, root / "backups"
    for copy in list_copies(folder):
        if not copy.is_newer:
            copy.path.unlink()
    with closing(sqlite3.connect(list_copies(folder)[0].path)) as connection:
        connection.execute("ALTER TABLE outcome RENAME TO result")
    assert not is_copied(database, folder)
    assert last_sound(list_backups(folder)) is None
    run_steps(make_backup(database, folder, clock, "exit"))
    assert is_copied(database, folder)
    made = last_sound(list_backups(folder))
    assert made is not None
    assert not made.newer


def test_a_damaged_database_is_restored_by_the_same_command(
    root: Path, newer: Path, clock: Clock
) -> None:
    (root / DATABASE_NAME).write_bytes(b"spoilt" * 1000)
    run_steps(rescue.restore(root, newer, clock))
    open_workspace(root, clock=clock).close()
    assert list((root / "backups").glob("damaged-*"))
    for wrong, words in (
        (root / "нет.sqlite", "нет"),
        (Path("нет.sqlite"), "нет"),
        (root, "папка, а не файл"),
        (root / newer.name, "нет"),  # a path is a path
    ):
        with pytest.raises(UserError, match=words):
            run_steps(rescue.restore(root, wrong, clock))
    with pytest.raises(UserError, match="нет данных"):
        run_steps(rescue.restore(root / "attachments", newer, clock))
