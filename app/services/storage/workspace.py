"""A workspace: the folder with the database, attachments, documents, backups and logs."""

from pathlib import Path
from typing import TYPE_CHECKING

from app import paths
from app.errors import EnvironmentProblem, UserError
from app.services.clock import Clock, current_user
from app.services.storage import sqlite, upgrade
from app.services.storage.database import Database
from app.services.storage.files import described_io, no_access
from app.services.storage.leftovers import clean_leftovers

if TYPE_CHECKING:
    from filelock import BaseFileLock

DATABASE_NAME = "opora.sqlite"
_LOCK_NAME = ".opora.lock"


class WorkspaceBusyError(EnvironmentProblem):
    """Another window or command has this workspace open; it can still be opened read-only.

    Attributes:
        by_folder: the folder refuses writing, nobody else is at work.
    """

    by_folder = False


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

    def __enter__(self) -> "Workspace":
        """The workspace itself; it is closed at the end of the block."""
        return self

    def __exit__(self, *_error: object) -> None:
        """Close it."""
        self.close()


def is_workspace(root: Path) -> bool:
    """Whether the folder holds a database of ours (by name).

    Raises:
        EnvironmentProblem: nobody may look into the folder.
    """
    try:
        return (root / DATABASE_NAME).is_file()
    except PermissionError as error:
        raise no_access(root) from error


def create_workspace(root: Path, clock: Clock | None = None) -> Workspace:
    """Make an empty workspace with the built-in procedures and criteria, and open it.

    Raises:
        UserError: the folder already holds a workspace.
        EnvironmentProblem: the folder cannot be written.
    """
    if is_workspace(root):
        raise UserError(
            f"В папке «{root}» уже есть рабочее место.", "Откройте его или выберите другую папку."
        )
    with described_io(root / DATABASE_NAME):
        for folder in (root, *(root / name for name in FOLDERS)):
            folder.mkdir(parents=True, exist_ok=True)
        lock = _acquire(root)
        database = root / DATABASE_NAME
        try:
            sqlite.create_file(database)
            used_clock = clock or Clock()
            upgrade.upgrade(database, root / "backups", used_clock.now())
            workspace = _workspace(root, Database(database), used_clock, lock)
            from app.services.reference import store_reference_data

            store_reference_data(workspace)
        except BaseException:
            lock.release()
            database.unlink(missing_ok=True)
            raise
    return workspace


def open_workspace(root: Path, *, read_only: bool = False, clock: Clock | None = None) -> Workspace:
    """Open a workspace, upgrading its database when steps are due.

    Raises:
        UserError: there is no workspace, or a newer program made it.
        WorkspaceBusyError: it is open elsewhere (not raised with `read_only`).
        EnvironmentProblem: the database is damaged or cannot be reached.
    """
    path = root / DATABASE_NAME
    if not is_workspace(root):
        raise UserError(
            f"В папке «{root}» нет рабочего места «Опоры».",
            "Создайте его командой init или выберите другую папку.",
        )
    used_clock = clock or Clock()
    lock = None if read_only else _acquire(root)
    try:
        if upgrade.needs_upgrade(path):
            if read_only:
                raise UserError(
                    "База данных прежней версии, открыть её только для чтения нельзя.",
                    "Откройте рабочее место обычным образом: база обновится.",
                )
            upgrade.upgrade(path, root / "backups", used_clock.now())
    except BaseException:
        if lock is not None:
            lock.release()
        raise
    workspace = _workspace(root, Database(path, read_only=read_only), used_clock, lock)
    if lock is not None:
        clean_leftovers(root, workspace.documents)
    return workspace


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
        lock.acquire()
    except Timeout as error:
        raise WorkspaceBusyError(
            "Это рабочее место уже открыто в другом окне или выполняется команда.",
            "Закройте его там или откройте только для чтения.",
        ) from error
    except (PermissionError, OSError) as error:
        problem = WorkspaceBusyError(
            f"В папку «{root}» нельзя записать.",
            "Проверьте права на неё или откройте рабочее место только для чтения.",
        )
        problem.by_folder = True
        raise problem from error
    return lock
