"""Bring a database to the schema of this program, or refuse it calmly.

Before each step the database is copied with SQLite's backup API and the copy is checked; the step
runs in one transaction with foreign keys off; afterwards foreign keys are checked before the
commit. Alembic is imported only when a step is due, what knows of copies only when one is needed.
"""

from contextlib import nullcontext, suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import EnvironmentProblem, UserError
from app.services.language.dates import moment_digits
from app.services.language.numbers import NBSP
from app.services.progress import Progress, run_steps, tell
from app.services.storage.compaction import compact_if_room
from app.services.storage.files import sqlite

if TYPE_CHECKING:
    from alembic.config import Config

    from app.services.storage.copies import CopyFile

MIGRATIONS = Path(__file__).resolve().parents[2] / "models" / "migrations"
_INSTALL = "Установите последнюю версию программы и откройте папку снова"


class NewerWorkspaceError(UserError):
    """A newer version of the program made the database.

    Attributes:
        copies: those made before an upgrade that this program can open, the newest first.
    """

    def __init__(self, copies: "tuple[CopyFile, ...]") -> None:
        hint = f"{_INSTALL}."
        if copies:
            hint = (
                f"{_INSTALL}: ничего не потеряется. Или вернитесь к копии"
                f" «{copies[0].path.name}», она сделана перед обновлением"
                f" {moment_digits(copies[0].made_at)}: того, что сделано позже, в ней нет."
            )
        super().__init__(
            f"Эта папка данных создана более новой версией «Опоры», данные не{NBSP}изменены.", hint
        )
        self.copies = copies


def stored_revision(path: Path, reader: sqlite.Reader | None = None) -> str | None:
    """Revision of a database file; None when it has no tables of ours yet.

    Args:
        path: the file.
        reader: an open connection to it, when there is one.

    Raises:
        EnvironmentProblem: the file is damaged or no database.
        UserError: it is a database of some other program.
    """
    opened = sqlite.reading(path) if reader is None else nullcontext(reader)
    with opened as database:
        tables = {row["name"] for row in database.rows("SELECT name FROM sqlite_master")}
        if "alembic_version" in tables:
            return database.scalar("SELECT version_num FROM alembic_version")
    if tables:
        raise UserError(
            f"Файл «{path.name}» – база данных другой программы.",
            "Выберите папку данных «Опоры».",
        )
    return None


def needs_upgrade(path: Path, reader: sqlite.Reader | None = None) -> bool:
    """Whether steps are due; `reader` as `stored_revision` takes it.

    Raises:
        NewerWorkspaceError: the database was made by a newer version of the program.
    """
    revision = stored_revision(path, reader)
    if revision == HEAD:
        return False
    if revision is not None and revision not in known_revisions():
        raise _newer_workspace(path.parent)
    return True


def _newer_workspace(root: Path) -> NewerWorkspaceError:
    from app.services.storage.copies import list_copies

    try:
        copies = list_copies(root / "backups")
    except OSError:
        copies = []
    known = known_revisions()
    return NewerWorkspaceError(
        tuple(copy for copy in copies if copy.reason == "upgrade" and copy.revision in known)
    )


def known_revisions() -> list[str]:
    """Revisions that this program knows, oldest first."""
    # No glob: it would make a pattern at every start.
    names = (file.name for file in (MIGRATIONS / "versions").iterdir())
    return sorted(name.split("_")[0] for name in names if name[0].isdigit())


# The newest revision: the schema of this program.
HEAD = known_revisions()[-1]


def is_newer(revision: str | None) -> bool:
    """Whether a database of this revision is one of a newer program."""
    return (revision or "") > HEAD


def upgrade(
    path: Path,
    backups: Path,
    now: datetime,
    *,
    to: str | None = None,
) -> list[Path]:
    """Run the steps that are due up to revision `to` (all); returns the backups, oldest first.

    Tells how far it is (`progress.telling`). What the steps leave free is given back to the disk,
    be it much or little, if there is room to do so.

    Raises:
        EnvironmentProblem: a copy could not be made or checked, or the step left broken links;
            the database is then as it was.
    """
    made: list[Path] = []
    current = stored_revision(path)
    has_rows = current is not None  # a database that is being made has nothing to lose
    for revision in known_revisions():
        if (current is not None and revision <= current) or revision > (to or HEAD):
            continue
        if has_rows and current is not None:
            tell(Progress(0, 0, "копия базы"))
            made.append(_safe_copy(path, backups, current, now))
        _run_step(path, revision)
        current = revision
    if made:
        tell(Progress(0, 0, "сжатие базы"))
        with suppress(EnvironmentProblem, OSError):  # the steps are done, whatever the disk says
            compact_if_room(path)
    return made


def _safe_copy(path: Path, backups: Path, revision: str, now: datetime) -> Path:
    from app.services.storage.copies import checked_copy, free_name, next_number

    copy = free_name(backups, f"opora-{now:%Y%m%d-%H%M%S}-upgrade-{revision}")
    run_steps(checked_copy(path, copy, number=next_number(backups)))
    return copy


def _run_step(path: Path, revision: str) -> None:
    from alembic import command

    engine = sqlite.make_engine(path, migrating=True)
    try:
        with sqlite.translated(), engine.begin() as connection:
            config = _config()
            config.attributes["connection"] = connection
            config.attributes["progress"] = lambda done, total: tell(
                Progress(done, total, "обновление")
            )
            tell(Progress(0, 0, "обновление"))
            command.upgrade(config, revision)
            if sqlite.foreign_key_problems(connection):
                raise EnvironmentProblem(
                    "Обновление базы данных остановлено: нарушены связи строк, база не изменена.",
                    "Отправьте файл отчёта разработчикам.",
                )
    finally:
        engine.dispose()


def _config() -> "Config":
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    # The installed program is byte code alone. From a checkout Alembic must not look for it: it
    # would run what Python once compiled of a step that is there no more.
    config.set_main_option("sourceless", str(Path(__file__).suffix == ".pyc").lower())
    return config
