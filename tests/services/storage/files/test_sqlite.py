"""What only SQLite knows: pragmas, copies, checks, and the calm words for its faults."""

import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlalchemy.exc import DatabaseError

from app.errors import EnvironmentProblem
from app.services.storage.files import sqlite
from app.services.storage.files.sqlite_faults import known_problem
from app.services.storage.files.sqlite_queries import in_pieces, numbers_of
from app.services.storage.workspace import Workspace


def test_every_connection_has_the_pragmas(workspace: Workspace) -> None:
    wanted = {
        "foreign_keys": 1,
        "journal_mode": "wal",
        "synchronous": 1,
        "busy_timeout": 5000,
        "trusted_schema": 0,
        "cell_size_check": 1,
    }
    plain = sqlite.connect(workspace.database.path)
    for name, value in wanted.items():
        assert plain.execute(f"PRAGMA {name}").fetchone()[0] == value, name
    plain.close()
    with workspace.database.session() as session:
        for name, value in wanted.items():
            found = session.connection().exec_driver_sql(f"PRAGMA {name}").scalar()
            assert found == value, name


def test_no_connection_is_opened_in_another_way() -> None:
    text = Path(sqlite.__file__).read_text(encoding="utf-8")
    assert text.count("sqlite3.connect(") == 1


def test_where_python_can_the_file_itself_is_defended() -> None:
    told: list[tuple[int, ...]] = []
    stand_in = SimpleNamespace(setconfig=lambda *words: told.append(words))
    sqlite._defend(stand_in)  # pyright: ignore[reportPrivateUsage, reportArgumentType]
    assert told == [(1010,)]
    with closing(sqlite3.connect(":memory:")) as connection:
        sqlite._defend(connection)  # pyright: ignore[reportPrivateUsage]
        if sys.version_info >= (3, 12):
            assert connection.getconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE)


def test_a_schema_may_not_call_what_has_effects(workspace: Workspace) -> None:
    connection = sqlite.connect(workspace.database.path)
    connection.create_function("effect", 0, lambda: "done")
    connection.execute("CREATE TEMP TABLE one AS SELECT effect() AS x")  # a statement of ours may
    connection.execute("CREATE VIEW calls AS SELECT effect() AS x")
    with pytest.raises(sqlite3.OperationalError, match="unsafe use"):
        connection.execute("SELECT * FROM calls").fetchall()
    connection.close()


def test_a_migrating_engine_has_foreign_keys_off(workspace: Workspace) -> None:
    with sqlite.make_engine(workspace.database.path, migrating=True).connect() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 0


def test_a_plain_read_cannot_write(workspace: Workspace) -> None:
    with (
        pytest.raises(EnvironmentProblem, match="только для чтения"),
        sqlite.reading(workspace.database.path) as reader,
    ):
        reader.rows("DELETE FROM procedure")


def test_reader_gives_rows_one_row_and_one_value(workspace: Workspace) -> None:
    with workspace.database.reading() as reader:
        rows = reader.rows("SELECT code, grade FROM procedure WHERE kind = ?", ("oge",))
        assert {row["grade"] for row in rows} == {9}
        first = reader.row("SELECT code FROM procedure WHERE code = ?", ("oge:ma",))
        assert first is not None
        assert first["code"] == "oge:ma"
        assert reader.row("SELECT code FROM procedure WHERE code = 'x'") is None
        assert reader.scalar("SELECT grade FROM procedure WHERE code = 'x'") is None
        grades = reader.scalar(f"SELECT {numbers_of('grade')} FROM procedure")
        assert {int(grade) for grade in grades.split(",")} >= {4, 5, 9}


def test_keys_are_asked_for_in_pieces_that_a_statement_can_hold(workspace: Workspace) -> None:
    keys, asked = list(range(1, 2001)), list[int]()
    with workspace.database.reading() as reader:
        for some in in_pieces(keys):
            assert reader.rows(f"SELECT 1 WHERE 0 IN ({', '.join('?' * len(some))})", some) == []
            asked += some
    assert asked == keys
    assert max(map(len, in_pieces(keys))) * 2 < 999, "pairs, in the oldest SQLite"
    assert list(in_pieces([])) == []


def test_a_missing_file_is_told_calmly_and_not_made(tmp_path: Path) -> None:
    path = tmp_path / "нет.sqlite"
    with pytest.raises(EnvironmentProblem, match="Не удаётся открыть"), sqlite.reading(path):
        pass
    assert not path.exists()


def test_our_own_mistakes_are_not_hidden(workspace: Workspace) -> None:
    with (
        pytest.raises(sqlite3.OperationalError, match="no such table"),
        workspace.database.reading() as reader,
    ):
        reader.rows("SELECT * FROM absent")


def test_a_copy_is_one_sound_file_with_what_stands_in_the_wal(
    workspace: Workspace, tmp_path: Path
) -> None:
    with workspace.database.writing() as session:
        session.connection().exec_driver_sql("INSERT INTO setting VALUES ('проба', '1')")
    target = tmp_path / "копия №1 100%.sqlite"
    seen: list[tuple[int, int]] = []
    sqlite.copy_database(
        workspace.database.path, target, lambda done, total: seen.append((done, total))
    )
    assert seen[-1][0] == seen[-1][1] > 0
    assert list(tmp_path.glob("копия*")) == [target]
    assert sqlite.integrity_problems(target) == []
    copy = sqlite3.connect(target)
    assert copy.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert copy.execute("SELECT value FROM setting").fetchone() == ("1",)
    copy.close()


def test_problems_of_a_file_are_found(workspace: Workspace, tmp_path: Path) -> None:
    no_database = tmp_path / "текст.sqlite"
    no_database.write_bytes(b"hello " * 1000)
    assert sqlite.integrity_problems(no_database)
    broken = tmp_path / "обрыв.sqlite"
    sqlite.copy_database(workspace.database.path, broken)
    broken.write_bytes(broken.read_bytes()[:8192])
    assert sqlite.integrity_problems(broken)
    orphans = tmp_path / "связи.sqlite"
    sqlite.copy_database(workspace.database.path, orphans)
    with sqlite3.connect(orphans) as connection:
        connection.execute(
            "INSERT INTO school_alias (school_id, alias, alias_key) VALUES (7, 'а', 'а')"
        )
    connection.close()
    assert sqlite.integrity_problems(orphans) == ["foreign key: school_alias 1"]
    with sqlite.make_engine(orphans).connect() as opened:
        assert sqlite.foreign_key_problems(opened) == ["school_alias 1"]


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (sqlite3.SQLITE_FULL, "не осталось места"),
        (sqlite3.SQLITE_BUSY, "занята"),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, "занята"),
        (sqlite3.SQLITE_LOCKED, "занята"),
        (sqlite3.SQLITE_READONLY_DBMOVED, "только для чтения"),
        (sqlite3.SQLITE_CORRUPT, "повреждён"),
        (sqlite3.SQLITE_NOTADB, "повреждён"),
        (sqlite3.SQLITE_CANTOPEN, "Не удаётся открыть"),
        (sqlite3.SQLITE_IOERR_WRITE, "диск"),
    ],
)
def test_faults_of_the_computer_have_calm_words(code: int, words: str) -> None:
    error = sqlite3.OperationalError("text of the library")
    error.sqlite_errorcode = code
    found = known_problem(error)
    assert found is not None
    assert words in found.message
    assert found.hint


def test_other_errors_have_none() -> None:
    constraint = sqlite3.IntegrityError("CHECK constraint failed")
    constraint.sqlite_errorcode = sqlite3.SQLITE_CONSTRAINT_CHECK
    assert known_problem(constraint) is None
    assert known_problem(ValueError()) is None


def test_a_failed_statement_does_not_tell_its_values(workspace: Workspace) -> None:
    engine = sqlite.make_engine(workspace.database.path)
    wrong = "INSERT INTO no_such_table VALUES (?)"
    with engine.connect() as connection, pytest.raises(DatabaseError) as failed:
        connection.exec_driver_sql(wrong, ("Безымянов",))
    assert "no_such_table" in str(failed.value)
    assert "Безымянов" not in str(failed.value)
