"""A workspace: the folder with the database, attachments, documents, backups and logs."""

from collections.abc import Generator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from app import paths
from app.errors import EnvironmentProblem, UserError
from app.services.clock import Clock, current_user
from app.services.storage import condition, marks, upgrade
from app.services.storage.condition import DATABASE_NAME
from app.services.storage.files import sqlite
from app.services.storage.files.database import Database
from app.services.storage.files.files import described_io
from app.services.storage.leftovers import clean_leftovers

if TYPE_CHECKING:
    from filelock import BaseFileLock

__all__ = [
    "DATABASE_NAME",
    "FOLDERS",
    "Workspace",
    "WorkspaceBusyError",
    "create_workspace",
    "is_workspace",
    "locked",
    "open_workspace",
]
_LOCK_NAME = ".opora.lock"


class WorkspaceBusyError(EnvironmentProblem):
    """Another window or command has this workspace open; it can still be opened read-only.

    Attributes:
        by_folder: the folder refuses writing, nobody else is at work.
        ending: its window is closed, the last copy is being made; it is free in some seconds.
    """

    by_folder = False
    ending = False


class Workspace:
    """An open workspace.

    Attributes:
        root: its folder.
        database: the open database.
        documents: folder for finished documents.
        clock: today and now.
        actor: who is written into the change log.
    """

    def __init__(  # no dataclass: the first screen does without the whole module
        self,
        root: Path,
        database: Database,
        documents: Path,
        clock: Clock,
        actor: str = "",
        lock: "BaseFileLock | None" = None,
    ) -> None:
        self.root = root
        self.database = database
        self.documents = documents
        self.clock = clock
        self.actor = actor
        self.lock = lock

    @property
    def read_only(self) -> bool:
        """Whether changes are refused."""
        return self.database.read_only

    @property
    def attachments(self) -> Path:
        """Folder of the copied evidence files."""
        return self.root / "attachments"

    @property
    def backups(self) -> Path:
        """Folder of the database copies."""
        return self.root / "backups"

    @property
    def logs(self) -> Path:
        """Folder of the program's log."""
        return self.root / "logs"

    def close(self) -> None:
        """Close the database and let others open the workspace."""
        self.database.dispose()
        if self.lock is not None:
            self.lock.release()
            self.lock = None
            marks.clear(self.root)

    def __enter__(self) -> "Workspace":
        """The workspace itself; it is closed at the end of the block."""
        return self

    def __exit__(self, *_error: object) -> None:
        """Close it."""
        self.close()


def is_workspace(root: Path) -> bool:
    """Whether the folder holds a database of ours (by name), or what is left of one.

    Raises:
        EnvironmentProblem: nobody may look into the folder.
        UserError: there can be no folder of that name.
    """
    return condition.holds_data(root)


def create_workspace(root: Path, clock: Clock | None = None) -> Workspace:
    """Make an empty workspace with the built-in procedures and criteria, and open it.

    Its database appears only when it is whole.

    Raises:
        UserError: the folder already holds a workspace.
        EnvironmentProblem: the folder cannot be written, or holds a database that cannot be opened.
    """
    if is_workspace(root):
        _require_ours(root)
        raise UserError(
            f"В папке «{root}» уже есть данные «Опоры».", "Откройте её или выберите другую папку."
        )
    used_clock = clock or Clock()
    folders = (root, *(root / name for name in FOLDERS))
    fresh = [path for path in (*folders, root / _LOCK_NAME) if not path.exists()]
    with described_io(root / DATABASE_NAME), _taken_back(fresh):
        for folder in folders:
            folder.mkdir(parents=True, exist_ok=True)
        lock = _acquire(root)
        try:
            _create_database(root, used_clock)
        except BaseException:
            lock.release()
            raise
    return _workspace(root, Database(root / DATABASE_NAME), used_clock, lock)


def _require_ours(root: Path) -> None:
    """Refuse what `open_workspace` would refuse; what a crash left is for it to put in order."""
    condition.require_database(root)
    if not condition.is_interrupted(root):
        with condition.told(root), sqlite.reading(root / DATABASE_NAME) as reader:
            condition.require_ours(root / DATABASE_NAME, reader)


@contextmanager
def _taken_back(fresh: Sequence[Path]) -> Generator[None]:
    """Leave nothing of these after an error; a folder stands before what lies in it."""
    try:
        yield
    except BaseException:
        for path in reversed(fresh):
            with suppress(OSError):
                if path.is_dir():
                    path.rmdir()
                else:
                    path.unlink()
        raise


def _create_database(root: Path, clock: Clock) -> None:
    from app.services.reference import store_reference_data

    fresh = root / f"{DATABASE_NAME}.partial"
    try:
        fresh.unlink(missing_ok=True)
        sqlite.create_file(fresh)
        upgrade.upgrade(fresh, root / "backups", clock.now())
        with _workspace(root, Database(fresh), clock, None) as filling:
            store_reference_data(filling)
        fresh.replace(root / DATABASE_NAME)
    finally:
        for suffix in ("", *condition.BESIDE):
            fresh.with_name(fresh.name + suffix).unlink(missing_ok=True)


@contextmanager
def looked_at(root: Path, clock: Clock) -> Generator[Workspace | None]:
    """A workspace to be read before its lock is taken; None when it has to be upgraded first.

    Inside the block its database is kept open.

    Raises:
        KnownProblem: its database cannot be opened or is none of ours.
    """
    database = Database(root / DATABASE_NAME, read_only=True)
    with condition.told(root), database.kept_open():
        with database.reading() as reader:
            condition.require_ours(database.path, reader)
            due = upgrade.needs_upgrade(database.path, reader)
        yield None if due else Workspace(root, database, root, clock)


def open_workspace(root: Path, *, read_only: bool = False, clock: Clock | None = None) -> Workspace:
    """Open a workspace, upgrading its database when steps are due.

    What a crash left beside the database is put in order first, and its schema is upgraded, also
    when it is to be read only.

    Raises:
        UserError: there is no workspace, or a newer program made it.
        WorkspaceBusyError: it is open elsewhere (not raised with `read_only`).
        EnvironmentProblem: the database is damaged or cannot be reached.
    """
    if not is_workspace(root):
        raise UserError(
            f"В папке «{root}» нет данных «Опоры».",
            "Создайте папку данных командой init или выберите другую папку.",
        )
    condition.require_database(root)
    used_clock = clock or Clock()
    lock = None if read_only else _acquire(root)
    try:
        if condition.is_interrupted(root):
            _put_in_order(root, used_clock, lock)
        _upgrade(root, used_clock, read_only=read_only)
    except BaseException:
        if lock is not None:
            lock.release()
        raise
    database = Database(root / DATABASE_NAME, read_only=read_only)
    workspace = _workspace(root, database, used_clock, lock)
    if lock is not None:
        clean_leftovers(root, workspace.documents)
    return workspace


def _upgrade(root: Path, clock: Clock, *, read_only: bool) -> None:
    path = root / DATABASE_NAME
    with condition.told(root):
        with sqlite.reading(path) as reader:
            condition.require_ours(path, reader)
            due = upgrade.needs_upgrade(path, reader)
        if due and read_only:
            _upgrade_between(root, clock)
        elif due:
            upgrade.upgrade(path, root / "backups", clock.now())


def _upgrade_between(root: Path, clock: Clock) -> None:
    """The steps for somebody who only reads: the lock is held for them alone."""
    try:
        with locked(root):
            upgrade.upgrade(root / DATABASE_NAME, root / "backups", clock.now())
    except WorkspaceBusyError as problem:
        hint = "Откройте папку данных обычным образом: база обновится."
        if problem.by_folder:
            hint = "Разрешите запись в папку или скопируйте её целиком на другой диск."
        raise UserError(
            "База данных прежней версии, открыть её только для чтения нельзя.", hint
        ) from problem


def _put_in_order(root: Path, clock: Clock, lock: "BaseFileLock | None") -> None:
    """Needs the lock; a workspace that is open elsewhere is in order, whatever lies beside it."""
    stamp = f"{clock.now():%Y%m%d-%H%M%S}"
    if lock is not None:
        condition.put_in_order(root, stamp)
        return
    try:
        with locked(root):
            condition.put_in_order(root, stamp)
    except WorkspaceBusyError as problem:
        if problem.by_folder:
            raise EnvironmentProblem(
                "Прошлая работа с этой папкой прервалась, и её базу данных надо привести в порядок,"
                " а папка закрыта для записи.",
                "Разрешите запись в папку или скопируйте её целиком на другой диск.",
            ) from problem


@contextmanager
def locked(root: Path) -> Generator[None]:
    """Nobody else changes the workspace meanwhile.

    Raises:
        WorkspaceBusyError: it is open elsewhere, or its folder cannot be written.
    """
    lock = _acquire(root)
    try:
        yield
    finally:
        lock.release()


FOLDERS = ("attachments", "documents", "backups", "logs")


def _workspace(
    root: Path, database: Database, clock: Clock, lock: "BaseFileLock | None"
) -> Workspace:
    is_default = root.resolve() == paths.default_workspace().resolve()
    documents = paths.default_documents() if is_default else root / "documents"
    return Workspace(root, database, documents, clock, current_user(), lock)


def _acquire(root: Path) -> "BaseFileLock":
    from filelock import FileLock, Timeout

    lock = FileLock(root / _LOCK_NAME, timeout=0)
    try:
        try:
            lock.acquire()
        except Timeout as error:
            told = _busy(root)
            if told.ending:
                raise told from error
            lock.acquire()  # marks go after the lock: without one it may be free by now
    except Timeout as error:
        raise _busy(root) from error
    except (PermissionError, OSError) as error:
        problem = WorkspaceBusyError(
            f"В папку «{root}» нельзя записать.",
            "Проверьте права на неё или откройте папку данных только для чтения.",
        )
        problem.by_folder = True
        raise problem from error
    return lock


def _busy(root: Path) -> WorkspaceBusyError:
    if not marks.is_ending(root):
        return WorkspaceBusyError(
            "Эта папка данных уже открыта в другом окне или выполняется команда.",
            "Закройте её там или откройте только для чтения.",
        )
    problem = WorkspaceBusyError(
        "Заканчивается резервная копия этой папки данных.", "Повторите через несколько секунд."
    )
    problem.ending = True
    return problem
