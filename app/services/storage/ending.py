"""What is done with a workspace after its window is gone: the last copy, then what has time."""

import logging
from typing import TYPE_CHECKING

from app.errors import EnvironmentProblem
from app.services.progress import Progress, Steps
from app.services.storage import backup, compaction, marks

if TYPE_CHECKING:
    from app.services.storage.workspace import Workspace

logger = logging.getLogger(__name__)


def has_work(workspace: "Workspace") -> bool:
    """Whether there are copies to compress, or a database to compact."""
    try:
        return backup.has_plain(workspace.backups) or compaction.is_due(workspace.database.path)
    except (EnvironmentProblem, OSError):
        return False


def end_session(workspace: "Workspace", *, changed: bool) -> Steps[None]:
    """Copy the database when something changed, compress the copies, compact the database.

    With the lock held, which goes with the mark when the caller closes the workspace. Somebody who
    waits for it waits for the first alone. What the computer refuses is written into the log:
    nobody is there to be told, and nothing of it touches the data.
    """
    marks.begin_ending(workspace.root)
    if changed:
        yield from _copied(workspace)
    yield Progress(0, 0, "Сжатие копий")
    _tidy(workspace)


def _copied(workspace: "Workspace") -> Steps[None]:
    path, folder = workspace.database.path, workspace.backups
    try:
        yield from backup.make_backup(path, folder, workspace.clock, "exit")
    except EnvironmentProblem as problem:
        logger.warning("no backup on exit: %s", problem)


def _tidy(workspace: "Workspace") -> None:
    def stop() -> bool:
        return marks.is_asked_for(workspace.root)

    try:
        backup.compress_copies(workspace.backups, stop)
        if not stop():
            freed = compaction.compact_if_due(workspace.database.path)
            logger.info("compacted by %d bytes", freed)
    except (EnvironmentProblem, OSError) as problem:
        logger.warning("not everything was done on exit: %s", problem)
