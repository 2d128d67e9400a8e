"""Everything that only SQLite knows, in one place.

Its faults are told by `sqlite_faults`, its own parts of queries are written by `sqlite_queries`.

The rest of the program uses SQLAlchemy or portable SQL, so that a region may later keep the same
tables on PostgreSQL. Nothing but the three imports `sqlite3` or writes a PRAGMA (an architecture
test holds this).
"""

import os
import sqlite3
import sys
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.services.storage.files.files import flush
from app.services.storage.files.sqlite_faults import DamagedDatabaseError, known_problem, translated

if TYPE_CHECKING:
    from sqlalchemy import Engine
    from sqlmodel import Session

Row = sqlite3.Row
DatabaseError = sqlite3.Error
_BUSY_MS = 5000
_DEFENSIVE = 1010  # SQLITE_DBCONFIG_DEFENSIVE, which the module names since Python 3.12


class Reader:
    """Short reads in portable SQL, without SQLAlchemy: what the first screen can afford."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def rows(self, sql: str, parameters: Sequence[object] = ()) -> list[Row]:
        """All rows of a query; a row is addressed by column name."""
        return self._asked(sql, parameters).fetchall()

    def row(self, sql: str, parameters: Sequence[object] = ()) -> Row | None:
        """The first row of a query, or None."""
        return self._asked(sql, parameters).fetchone()

    def _asked(self, sql: str, parameters: Sequence[object]) -> sqlite3.Cursor:
        cursor = self._connection.cursor()
        cursor.row_factory = sqlite3.Row
        return cursor.execute(sql, parameters)

    def scalar(self, sql: str, parameters: Sequence[object] = ()) -> Any:  # noqa: ANN401 - a value of SQLite
        """The first value of the first row, or None."""
        row = self.row(sql, parameters)
        return None if row is None else row[0]

    def answers(self, sql: str) -> bool:
        """Whether the database has the tables and columns of a query."""
        try:
            self._connection.execute(sql).fetchone()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_ERROR:
                return False
            raise
        return True


def shared(values: Iterable[Any]) -> list[Any]:
    """The values of a row, each text once in memory: names repeat in thousands of rows."""
    return [sys.intern(one) if type(one) is str else one for one in values]


def moment(stored: str) -> datetime:
    """An aware moment from a stored one as `Reader` gives it."""
    return datetime.fromisoformat(stored).replace(tzinfo=UTC)


def moment_if_known(stored: object) -> datetime | None:
    """As `moment` for a value that another program may have written; None when it is no moment."""
    try:
        told = datetime.fromisoformat(str(stored))
        aware = told.replace(tzinfo=told.tzinfo or UTC).astimezone(UTC)
        aware.astimezone()  # the years 1 and 9999 have no local moment everywhere
    except (ValueError, OverflowError, OSError):
        return None
    return aware


def stored_moment(moment: datetime) -> str:
    """An aware moment as it is stored; such texts stand in the order of time."""
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M:%S.%f}"


def day_of(stored: str | None) -> date | None:
    """A day from a stored one as `Reader` gives it, or none."""
    return None if stored is None else date.fromisoformat(stored)


def connect(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """A plain connection with the pragmas of the program; autocommit mode."""
    connection = _opened(_uri(path, read_only=read_only))
    _defend(connection)
    connection.row_factory = sqlite3.Row
    _apply_pragmas(connection, read_only=read_only)
    return connection


def _opened(address: str) -> sqlite3.Connection:
    """Every connection to a file: what stands in its schema may not call functions with effects."""
    connection = sqlite3.connect(address, uri=True, isolation_level=None, check_same_thread=False)
    try:
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA cell_size_check = ON")
    except BaseException:
        connection.close()
        raise
    return connection


def _defend(connection: sqlite3.Connection) -> None:
    """No statement may damage the file itself; Python knows how since 3.12."""
    configure = getattr(connection, "setconfig", None)
    if configure is not None:
        configure(_DEFENSIVE)


def _uri(path: Path, *, read_only: bool) -> str:
    """The address of a database file.

    A database in WAL mode needs files beside it even for reading. In a folder that refuses them it
    is read as it lies, which is right as long as nothing waits in a WAL or a journal there.
    """
    place = path.resolve()
    address = f"{place.as_uri()}?mode={'ro' if read_only else 'rw'}"
    if read_only and not os.access(place.parent, os.W_OK):
        beside = [place.with_name(f"{place.name}{suffix}") for suffix in ("-wal", "-journal")]
        if not any(file.exists() and file.stat().st_size for file in beside):
            return f"{address}&immutable=1"
    return address


def _apply_pragmas(
    connection: sqlite3.Connection, *, read_only: bool, foreign_keys: bool = True
) -> None:
    connection.execute(f"PRAGMA busy_timeout = {_BUSY_MS}")
    connection.execute(f"PRAGMA foreign_keys = {'ON' if foreign_keys else 'OFF'}")
    if not read_only:
        # On a network share WAL is not available: SQLite then answers with the mode it kept.
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")


@contextmanager
def reading(path: Path, *, read_only: bool = True) -> Generator[Reader]:
    """One short read of the database file."""
    with translated(), closing(connect(path, read_only=read_only)) as connection:
        yield Reader(connection)


def reading_within(session: "Session") -> Reader:
    """Reads on the connection of a running session: what it flushed, before it is committed."""
    connection: sqlite3.Connection | None = session.connection().connection.driver_connection
    assert connection is not None
    return Reader(connection)


def create_file(path: Path) -> None:
    """Make an empty database file; an existing one is left as it is."""
    path.touch()


def make_engine(path: Path, *, read_only: bool = False, migrating: bool = False) -> "Engine":
    """The one engine factory.

    Transactions start with an explicit BEGIN, so that DDL rolls back too. `migrating` switches
    foreign keys off, because Alembic's batch mode would otherwise delete child rows.
    """
    from sqlalchemy import create_engine, event
    from sqlalchemy.pool import NullPool

    def open_connection() -> sqlite3.Connection:
        connection = _opened(_uri(path, read_only=read_only))
        _defend(connection)
        _apply_pragmas(connection, read_only=read_only, foreign_keys=not migrating)
        return connection

    # Values of a failed statement stay out of logs and crash reports: they may be names of people.
    engine = create_engine(
        "sqlite://", creator=open_connection, poolclass=NullPool, hide_parameters=True
    )
    statement = "BEGIN IMMEDIATE" if migrating else "BEGIN"

    def begin(connection: Any) -> None:  # noqa: ANN401 - SQLAlchemy's event signature
        connection.exec_driver_sql(statement)

    event.listen(engine, "begin", begin)
    return engine


def play_back(path: Path) -> None:
    """Let SQLite undo a change that a crash left half done; reading alone may not do it."""
    with translated(), closing(_opened(_uri(path, read_only=False))) as connection:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()


def copy_database(
    source: Path,
    target: Path,
    progress: Callable[[int, int], None] | None = None,
    *,
    number: int | None = None,
) -> None:
    """Copy a live database into a file that does not exist yet, and see it on the disk.

    A copy that breaks off is deleted by the caller, so it needs no journal and is flushed once.

    Args:
        source: the database, open elsewhere or not.
        target: the new file, a single one that can be carried away.
        progress: gets (copied, all) pages.
        number: what `header.read_header` tells of the copy; None leaves that of the source.
    """
    with translated(), closing(_source(source)) as origin:
        _write_copy(origin, target, progress, number)


class Snapshot:
    """The state of a database at one moment, to be copied while others go on changing it.

    It may be made in one thread and used in another. A database with a write-ahead log lets others
    commit meanwhile; without one (on a network share) they wait.

    Attributes:
        changes_wait: nobody can commit before it is closed.
    """

    def __init__(self, path: Path) -> None:
        """Raises EnvironmentProblem when the database cannot be read."""
        with translated():
            self._connection = _source(path)
            try:
                mode = self._connection.execute("PRAGMA journal_mode").fetchone()[0]
                self._connection.execute("BEGIN")
                # The moment is that of the first read.
                self._connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            except BaseException:
                self._connection.close()
                raise
        self.changes_wait = mode != "wal"

    def copy_to(
        self, target: Path, progress: Callable[[int, int], None], number: int | None
    ) -> None:
        """Copy it, as `copy_database`; an error that `progress` raises breaks the copy off."""
        with translated():
            _write_copy(self._connection, target, progress, number)

    def close(self) -> None:
        """Let go of the state."""
        self._connection.close()


def _write_copy(
    origin: sqlite3.Connection,
    target: Path,
    progress: Callable[[int, int], None] | None,
    number: int | None,
) -> None:
    target.touch(exist_ok=False)
    with closing(_opened(_uri(target, read_only=False))) as copy:
        copy.execute("PRAGMA journal_mode = OFF")
        copy.execute("PRAGMA synchronous = OFF")
        _take_pages(origin, copy, progress)
        if number is not None:
            copy.execute(f"PRAGMA user_version = {number:d}")
    flush(target)


def put_back(copy: Path, database: Path) -> None:
    """Put the content of a copy into a database that stands: all of it, or nothing."""
    with (
        translated(),
        closing(_opened(_uri(database, read_only=False))) as connection,
        closing(_source(copy)) as origin,
    ):
        _take_pages(origin, connection, None)


def _source(path: Path) -> sqlite3.Connection:
    return _opened(_uri(path, read_only=True))


def _take_pages(
    origin: sqlite3.Connection,
    target: sqlite3.Connection,
    progress: Callable[[int, int], None] | None,
) -> None:
    def report(_status: int, remaining: int, total: int) -> None:
        if progress is not None:
            progress(total - remaining, total)

    origin.backup(target, pages=1024, progress=report)
    # A copy is a single file that can be carried away: no WAL beside it.
    target.execute("PRAGMA journal_mode = DELETE")


def free_bytes(path: Path) -> tuple[int, int]:
    """Bytes of a database file that hold nothing, and all of its bytes."""
    with translated(), closing(connect(path, read_only=True)) as connection:
        size, free, pages = (
            connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("page_size", "freelist_count", "page_count")
        )
    return size * free, size * pages


def compact(path: Path) -> None:
    """Give the disk back what holds nothing, in one transaction: all of it, or nothing.

    It needs about twice the size of the database on its disk meanwhile.
    """
    with translated(), closing(connect(path)) as connection:
        connection.execute("VACUUM")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()


def edit_texts(path: Path, edits: Mapping[tuple[str, str], Callable[[str], str]]) -> None:
    """Edit texts in a file that nobody has open; nothing of the old ones lies in it afterwards.

    Args:
        path: the file; it is one file without a log beside it before and afterwards.
        edits: table and column, whose names are ours -> the text that takes the place of another.
    """
    with translated(), closing(_opened(_uri(path, read_only=False))) as connection:
        connection.execute("PRAGMA journal_mode = OFF")  # of a copy: whoever fails deletes it
        connection.execute("BEGIN")
        for (table, column), edit in edits.items():
            connection.create_function("edited", 1, edit, deterministic=True)
            connection.execute(
                f"UPDATE {table} SET {column} = edited({column})"
                f" WHERE typeof({column}) = 'text' AND edited({column}) <> {column}"
            )
        connection.execute("COMMIT")
        connection.execute("VACUUM")
        connection.execute("PRAGMA journal_mode = DELETE")


def integrity_problems(path: Path, *, quick: bool = False) -> list[str]:
    """What SQLite's own check finds wrong with a file; empty when it is sound.

    `quick` looks at the pages alone, not at indexes and links between rows.

    Raises:
        EnvironmentProblem: it cannot be read now: no access, a busy file, the disk.
    """
    try:
        with closing(connect(path, read_only=True)) as connection:
            check = "quick_check" if quick else "integrity_check"
            lines = [row[0] for row in connection.execute(f"PRAGMA {check}")]
            broken = [] if quick else connection.execute("PRAGMA foreign_key_check").fetchall()
    except sqlite3.DatabaseError as error:
        problem = known_problem(error)
        if problem is not None and not isinstance(problem, DamagedDatabaseError):
            raise problem from error
        return [str(error)]
    problems = [text for text in lines if text != "ok"]
    return problems + [f"foreign key: {row[0]} {row[1]}" for row in broken]


def foreign_key_problems(connection: Any) -> list[str]:  # noqa: ANN401 - a SQLAlchemy connection
    """Rows that point to nothing, on an open SQLAlchemy connection."""
    return [f"{row[0]} {row[1]}" for row in connection.exec_driver_sql("PRAGMA foreign_key_check")]
