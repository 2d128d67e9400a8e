"""A copy of the state before a change, made while the change is made."""

import threading
import time
from pathlib import Path

import pytest

from app.errors import EnvironmentProblem, UserError
from app.services.log.changes import changing
from app.services.progress import Progress, Steps, run_steps
from app.services.schools import schools
from app.services.schools.schools import SchoolDraft
from app.services.storage.backup import behind_copy, copied_before, list_backups
from app.services.storage.copies import next_number
from app.services.storage.copying import Copying
from app.services.storage.files import sqlite
from app.services.storage.workspace import Workspace

_FILLING = """
INSERT INTO change_set (created_at, actor, action, title, source_file, source_sha256)
VALUES ('2026-01-01', '', 'edit', ?, '', '')
"""


@pytest.fixture
def large(workspace: Workspace) -> Workspace:
    """A database of some megabytes, so that a copy takes a while."""
    with sqlite.connect(workspace.database.path) as connection:
        connection.execute("BEGIN")
        connection.executemany(_FILLING, [(f"{number} " + "x" * 2000,) for number in range(6000)])
        connection.execute("COMMIT")
    connection.close()
    return workspace


def actions(path: Path) -> int:
    with sqlite.reading(path) as reader:
        return reader.scalar("SELECT count(*) FROM change_set")


def test_a_copy_is_of_its_moment_however_much_is_written_meanwhile(large: Workspace) -> None:
    path = large.database.path
    stop, written = threading.Event(), []

    def write() -> None:
        connection = sqlite.connect(path)
        while not stop.is_set():
            connection.execute("UPDATE change_set SET title = title || 'y' WHERE id % 7 = 1")
            connection.execute(_FILLING, ("later",))
            written.append(1)
        connection.close()

    writer = threading.Thread(target=write)
    before = None
    for number in range(5):
        target = large.backups / f"opora-20261122-12000{number}-import.sqlite"
        copying = Copying(path, target, next_number(large.backups))
        if number == 0:
            before = actions(path)
            writer.start()
        assert copying.wait() == target
        assert sqlite.integrity_problems(target) == []
        if number == 0:
            assert actions(target) == before
            with sqlite.reading(target) as reader:
                assert reader.scalar("SELECT count(*) FROM change_set WHERE title LIKE '%y'") == 0
        seen = len(written)
        while len(written) < seen + 2:  # it writes while the next copy is made
            assert writer.is_alive()
            time.sleep(0.001)
    stop.set()
    writer.join()


def test_every_copy_is_one_transaction_of_the_writer(workspace: Workspace) -> None:
    """The writer keeps two tables equal in each transaction; no copy may see them differ."""
    path = workspace.database.path
    stop = threading.Event()

    def write() -> None:
        connection = sqlite.connect(path)
        number = 0
        while not stop.is_set():
            number += 1
            connection.execute("BEGIN IMMEDIATE")
            connection.execute(_FILLING, (f"{number}" + "x" * 5000,))
            connection.execute(
                "INSERT INTO setting (key, value) VALUES ('mark', ?)"
                " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                (str(number),),
            )
            connection.execute("COMMIT")
        connection.close()

    writer = threading.Thread(target=write)
    start = actions(path)
    writer.start()
    seen = []
    for number in range(15):
        target = workspace.backups / f"opora-20261122-1200{number:02}-import.sqlite"
        Copying(path, target, number + 1).wait()
        with sqlite.reading(target) as reader:
            mark = int(reader.scalar("SELECT value FROM setting WHERE key = 'mark'") or 0)
        seen.append((actions(target) - start, mark))
        while actions(path) == start + mark:  # nothing was written since the last copy
            assert writer.is_alive()
    stop.set()
    writer.join()
    assert all(added == mark for added, mark in seen), seen
    assert seen[-1][0] >= 14, "each copy has seen more"


def test_a_change_is_committed_only_after_the_copy_lies_there(
    large: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[int] = []
    wait = Copying.wait

    def watched(copying: Copying) -> Path:
        with sqlite.reading(large.database.path) as reader:
            seen.append(reader.scalar("SELECT count(*) FROM school"))
        path = wait(copying)
        assert path.exists()
        return path

    monkeypatch.setattr(Copying, "wait", watched)
    with copied_before(large, "import"):
        schools.save_school(large, SchoolDraft(short_name="СОШ № 1"))
    assert seen == [0, 1], "nobody saw the school before the copy was there"
    (row,) = list_backups(large.backups)
    assert row.schools == 0


def test_without_a_copy_the_change_is_taken_back(
    large: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object, **_named: object) -> None:
        raise EnvironmentProblem("На диске не осталось места.", "Освободите место.")

    monkeypatch.setattr(sqlite.Snapshot, "copy_to", full)
    before = actions(large.database.path)
    with (
        pytest.raises(EnvironmentProblem, match="не осталось места"),
        copied_before(large, "import"),
    ):
        schools.save_school(large, SchoolDraft(short_name="СОШ № 1"))
    assert schools.list_schools(large) == []
    assert actions(large.database.path) == before
    assert list(large.backups.iterdir()) == []
    monkeypatch.undo()
    schools.save_school(large, SchoolDraft(short_name="СОШ № 2"))
    assert len(schools.list_schools(large)) == 1, "later changes wait for nothing"


def test_a_change_that_is_refused_or_stopped_leaves_no_copy(large: Workspace) -> None:
    def refused() -> Steps[None]:
        yield Progress(0, 1, "")
        with changing(large, "edit", "…") as work:
            work.session.flush()
            raise UserError("Нет.", "")

    with pytest.raises(UserError, match="Нет"):
        run_steps(behind_copy(large, "import", refused))
    assert list(large.backups.iterdir()) == []
    steps = behind_copy(large, "import", refused)
    next(steps)
    steps.close()
    assert list(large.backups.iterdir()) == []
    assert not [thread for thread in threading.enumerate() if thread.name == "backup"]


def test_what_made_a_copy_be_given_up_is_told_though_it_cannot_be_removed(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    copying = Copying(workspace.database.path, workspace.backups / "opora.sqlite", 1)

    def held(*_args: object, **_named: object) -> None:
        raise PermissionError(13, "held")

    monkeypatch.setattr(Path, "unlink", held)
    copying.give_up()
    assert not [thread for thread in threading.enumerate() if thread.name == "backup"]


def test_a_copy_stays_when_something_was_committed_before_the_fault(workspace: Workspace) -> None:
    def change() -> Steps[None]:
        schools.save_school(workspace, SchoolDraft(short_name="СОШ № 1"))
        yield Progress(0, 1, "")
        raise UserError("Дальше не вышло.", "")

    with pytest.raises(UserError, match="Дальше"):
        run_steps(behind_copy(workspace, "import", change))
    (row,) = list_backups(workspace.backups)
    assert row.schools == 0


def test_a_database_without_a_log_is_copied_before_the_change(large: Workspace) -> None:
    """As on a network share, where a reader keeps everybody from committing."""
    connection = sqlite.connect(large.database.path)
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()
    copying = Copying(large.database.path, large.backups / "opora-20261122-120000-import.sqlite", 1)
    assert copying.target.exists(), "it does not begin before the copy is whole"
    copying.wait()


def test_writes_of_other_threads_do_not_wait_for_the_copy(
    large: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    allowed = threading.Event()
    copy_to = sqlite.Snapshot.copy_to

    def held(snapshot: sqlite.Snapshot, *how: object) -> None:
        assert allowed.wait(60)
        copy_to(snapshot, *how)  # pyright: ignore[reportArgumentType]

    monkeypatch.setattr(sqlite.Snapshot, "copy_to", held)
    with copied_before(large, "import"):
        other = threading.Thread(
            target=lambda: schools.save_school(large, SchoolDraft(short_name="СОШ № 1"))
        )
        other.start()
        other.join(60)
        assert len(schools.list_schools(large)) == 1
        allowed.set()
    (row,) = list_backups(large.backups)
    assert row.schools == 0
