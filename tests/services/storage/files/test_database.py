"""One session per action: kept at its end, gone on any error; calm words for known faults."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, select

from app.errors import EnvironmentProblem, ReadOnlyWorkspaceError
from app.models import School
from app.services.storage.files import sqlite
from app.services.storage.files.database import Database
from app.services.storage.files.sqlite import Reader
from app.services.storage.workspace import Workspace


def school(name: str = "СОШ № 1") -> School:
    return School(short_name=name, name_key=name)


def count(workspace: Workspace) -> int:
    with workspace.database.reading() as reader:
        return reader.scalar("SELECT count(*) FROM school")


def test_writing_is_kept_and_reading_is_not(workspace: Workspace) -> None:
    with workspace.database.writing() as session:
        session.add(school())
    assert count(workspace) == 1
    with workspace.database.session() as session:
        session.add(school("СОШ № 2"))
        session.flush()
        assert len(session.exec(select(School)).all()) == 2
    assert count(workspace) == 1


def fail_after(session: Session) -> None:
    session.add(school())
    session.flush()
    raise RuntimeError


def test_an_error_takes_everything_back(workspace: Workspace) -> None:
    def act() -> None:
        with workspace.database.writing() as session:
            fail_after(session)

    with pytest.raises(RuntimeError):
        act()
    assert count(workspace) == 0


def test_foreign_keys_are_on(workspace: Workspace) -> None:
    def act() -> None:
        with workspace.database.writing() as session:
            session.add(School(short_name="СОШ № 1", name_key="сош 1", head_id=99))

    with pytest.raises(IntegrityError, match="FOREIGN KEY"):
        act()


def test_tables_made_in_an_action_that_fails_are_gone(workspace: Workspace) -> None:
    def act() -> None:
        with workspace.database.writing() as session:
            connection = session.connection()
            connection.exec_driver_sql("CREATE TABLE probe (id INTEGER)")
            connection.exec_driver_sql("ALTER TABLE school ADD COLUMN probe TEXT")
            fail_after(session)

    with pytest.raises(RuntimeError):
        act()
    with workspace.database.reading() as reader:
        assert reader.row("SELECT name FROM sqlite_master WHERE name = 'probe'") is None
        columns = {
            row["name"] for row in reader.rows("SELECT name FROM pragma_table_info('school')")
        }
    assert "probe" not in columns
    assert count(workspace) == 0


def test_a_database_that_is_read_only_refuses_before_it_starts(workspace: Workspace) -> None:
    database = Database(workspace.database.path, read_only=True)

    def act() -> None:
        with database.writing() as session:
            session.add(school())

    with pytest.raises(ReadOnlyWorkspaceError, match="только для чтения"):
        act()
    with database.session() as session:
        assert session.exec(select(School)).all() == []
    database.dispose()


def test_a_read_only_session_cannot_write_by_the_back_door(workspace: Workspace) -> None:
    database = Database(workspace.database.path, read_only=True)

    def act() -> None:
        with database.session() as session:
            session.add(school())
            session.flush()

    with pytest.raises(EnvironmentProblem, match="только для чтения"):
        act()
    database.dispose()


def test_a_busy_database_is_told_calmly(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "_BUSY_MS", 10)
    other = sqlite3.connect(workspace.database.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    def act() -> None:
        with workspace.database.writing() as session:
            session.add(school())

    with pytest.raises(EnvironmentProblem, match="занята") as caught:
        act()
    other.close()
    assert caught.value.hint
    act()
    assert count(workspace) == 1


def test_a_damaged_file_is_told_calmly(tmp_path: Path) -> None:
    path = tmp_path / "opora.sqlite"
    path.write_bytes(b"this is no database at all" * 100)

    def act() -> None:
        with Database(path, read_only=True).reading() as reader:
            reader.rows("SELECT * FROM school")

    with pytest.raises(EnvironmentProblem, match="повреждён") as caught:
        act()
    assert "резервной копии" in caught.value.hint


def test_the_engine_is_made_when_needed_and_made_again_after_disposal(
    workspace: Workspace,
) -> None:
    database = workspace.database
    first = database.engine
    assert database.engine is first
    database.dispose()
    assert database.engine is not first


def test_a_connection_that_is_kept_is_that_of_its_thread(workspace: Workspace) -> None:
    database = workspace.database
    with database.kept_open(), database.reading() as one:
        with database.reading() as two, database.kept_open(), database.reading() as three:
            assert one is two is three
        with database.reading() as again:
            assert again is one

        def elsewhere() -> Reader:
            with database.reading() as reader:
                return reader

        with ThreadPoolExecutor(1) as pool:
            assert pool.submit(elsewhere).result() is not one
        with database.writing() as session:
            session.add(school())
        assert one.scalar("SELECT count(*) FROM school") == 1  # what is committed is seen
    with database.reading() as after:
        assert after is not one
