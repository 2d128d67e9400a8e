"""A damaged database: put the newest sound copy in its place and keep the damaged file."""

from pathlib import Path

from app.errors import UserError
from app.services.clock import Clock
from app.services.progress import Progress, Steps
from app.services.storage import backup, sqlite
from app.services.storage.files import described_io
from app.services.storage.workspace import DATABASE_NAME


def restore_newest(root: Path, clock: Clock) -> Steps[Path]:
    """Restore the newest copy that passes the check; returns the workspace's folder.

    The damaged database and what lies beside it stay in `backups` under a name with the moment.

    Raises:
        UserError: no copy is sound; nothing was changed.
    """
    copies = backup.list_backups(root / "backups")
    for number, row in enumerate(copies):
        yield Progress(number, len(copies), f"Проверка копии {row.path.name}")
        if not sqlite.integrity_problems(row.path):
            _replace(root, row.path, clock)
            return root
    raise UserError(
        "Исправных резервных копий в папке «backups» нет, ничего не изменено.",
        "Положите в неё копию с другого диска или выберите другую папку.",
    )


def _replace(root: Path, copy: Path, clock: Clock) -> None:
    database = root / DATABASE_NAME
    with described_io(database):
        for suffix in ("", "-wal", "-shm"):
            file = database.with_name(database.name + suffix)
            if file.exists():
                kept = f"damaged-{clock.now():%Y%m%d-%H%M%S}-{file.name}"
                file.replace(root / "backups" / kept)
    sqlite.backup(copy, database)
