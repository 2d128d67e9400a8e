"""One engine and one session per user action."""

from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from threading import local
from typing import TYPE_CHECKING

from app.errors import ReadOnlyWorkspaceError
from app.services.storage.files import sqlite
from app.services.storage.files.sqlite import Reader
from app.services.storage.files.sqlite_faults import known_problem

if TYPE_CHECKING:
    from sqlalchemy import Engine
    from sqlmodel import Session


class Database:
    """The database file of a workspace.

    `reading()` gives a plain `Reader` (portable SQL, no SQLAlchemy: for lists and the first
    screen); `session()` an ORM session that is rolled back at the end; `writing()` one that is
    committed. Every one lasts for one user action. Known faults of the computer come out as
    `EnvironmentProblem`.
    """

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        self.path = path
        self.read_only = read_only
        self._engine: Engine | None = None
        self._kept = local()  # the reader of each thread that keeps one
        self._barrier = local()  # what each thread waits for before it commits

    @property
    def engine(self) -> "Engine":
        """The engine, made when first needed because SQLAlchemy is slow to import."""
        if self._engine is None:
            self._engine = sqlite.make_engine(self.path, read_only=self.read_only)
        return self._engine

    def reading(self) -> AbstractContextManager[Reader]:
        """A short read in portable SQL."""
        kept: Reader | None = getattr(self._kept, "reader", None)
        return sqlite.reading(self.path) if kept is None else nullcontext(kept)

    @contextmanager
    def kept_open(self) -> Generator[None]:
        """All reads of this thread inside share one connection: opening one costs five queries.

        What others commit meanwhile is seen as ever.
        """
        before: Reader | None = getattr(self._kept, "reader", None)
        with self.reading() as reader:
            self._kept.reader = reader
            try:
                yield
            finally:
                self._kept.reader = before

    @contextmanager
    def session(self) -> Generator["Session"]:
        """A session for reading; nothing done in it is kept."""
        with self._open() as session:
            yield session
            session.rollback()

    @contextmanager
    def writing(self) -> Generator["Session"]:
        """One transaction: committed at the end, rolled back on any error.

        Raises:
            ReadOnlyWorkspaceError: the workspace is open read-only.
        """
        self.require_writable()
        with self._open() as session:
            yield session
            session.flush()
            wait: Callable[[], object] | None = getattr(self._barrier, "wait", None)
            if wait is not None:
                wait()
            session.commit()

    @contextmanager
    def committing_after(self, wait: Callable[[], object]) -> Generator[None]:
        """Let what this thread writes inside be committed only after `wait`, or not when it raises.

        It is called once a transaction, when all is written down.
        """
        self._barrier.wait = wait
        try:
            yield
        finally:
            self._barrier.wait = None

    def require_writable(self) -> None:
        """Refuse a change in a workspace that is open read-only."""
        if self.read_only:
            raise ReadOnlyWorkspaceError(
                "Папка данных открыта только для чтения, изменения не сохраняются.",
                "Закройте другое окно «Опоры» с этой папкой данных и откройте её снова.",
            )

    @contextmanager
    def _open(self) -> Generator["Session"]:
        from sqlalchemy.exc import DBAPIError
        from sqlmodel import Session

        try:
            with Session(self.engine, expire_on_commit=False) as session:
                yield session
        except DBAPIError as error:
            problem = known_problem(error)
            if problem is None:
                raise
            raise problem from error

    def dispose(self) -> None:
        """Close the connections; the object can be used again."""
        if self._engine is not None:
            self._engine.dispose()
            self._engine = None
