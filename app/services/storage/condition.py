"""Whether the database of a folder can be opened at all, decided before anything is changed.

A file that is no database of ours is left as it is: SQLite would fill an empty file with empty
tables, and the data would seem lost. What a crash left beside a sound file is put in order once,
under the lock of the workspace.
"""

import re
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

from app.errors import EnvironmentProblem
from app.services.language.numbers import whole
from app.services.language.plural import counted
from app.services.storage import own_schema, upgrade
from app.services.storage.files import sqlite
from app.services.storage.files.files import described_io, no_access, require_possible
from app.services.storage.files.header import read_header
from app.services.storage.files.sqlite_faults import DamagedDatabaseError

DATABASE_NAME = "opora.sqlite"
TITLE = "Папка данных не открывается"
_COPIES = ("копия", "копии", "копий")
_BYTES = ("байт", "байта", "байт")
_LOG, _JOURNAL = "-wal", "-journal"
BESIDE = (_JOURNAL, _LOG, "-shm")
_OWN_REVISION = r"\d{4}"
# Each fails at once when the table or a column is not there; none reads a row.
_PROBES = (
    "SELECT id, code, title FROM procedure WHERE id IS NULL",
    "SELECT id, short_name, name_key FROM school WHERE id IS NULL",
    "SELECT id, school_id, procedure_id, year FROM result WHERE id IS NULL",
    "SELECT id, created_at, action FROM change_set WHERE id IS NULL",
    "SELECT id, year, title FROM plan WHERE id IS NULL",
    "SELECT id, run_id, status FROM verdict WHERE id IS NULL",
    "SELECT key, value FROM setting WHERE key IS NULL",
)


class ClosedWorkspaceError(DamagedDatabaseError):
    """The database of a folder cannot be opened; a copy should take its place.

    Attributes:
        reason: what is wrong, a whole sentence without `TITLE`.
    """

    def __init__(self, reason: str, hint: str) -> None:
        super().__init__(f"{TITLE}: {reason[:1].lower()}{reason[1:]}", hint)
        self.reason = reason


class ForeignSchemaError(ClosedWorkspaceError):
    """A database holds what no «Опора» makes, or lacks what every one makes.

    Attributes:
        difference: what is different, in words, as `own_schema.difference` says it.
    """

    difference = ""


def holds_data(root: Path) -> bool:
    """Whether a folder holds a database of ours by name, or what is left of one.

    Raises:
        EnvironmentProblem: nobody may look into the folder.
        UserError: there can be no folder of that name.
    """
    return _is_there(root) or bool(_left_beside(root / DATABASE_NAME)) or _count_copies(root) > 0


def require_database(root: Path) -> None:
    """Refuse a file that SQLite should not be given; it is not opened here.

    Raises:
        ClosedWorkspaceError: it is missing, empty, cut short, or no database of ours.
        EnvironmentProblem: it cannot be read.
    """
    path = root / DATABASE_NAME
    try:
        reason = _fault(path)
    except OSError as error:
        raise EnvironmentProblem(
            f"Файл базы данных «{path}» не читается.",
            "Закройте другие программы, проверьте права на файл и повторите.",
        ) from error
    if reason:
        raise closed(root, reason)


def require_ours(path: Path, reader: sqlite.Reader) -> None:
    """Refuse a database file without the tables of the program.

    One that a newer version made passes: `upgrade.needs_upgrade` says so.

    What else it may hold is looked at first: triggers and the like would run when it is read.

    Raises:
        ClosedWorkspaceError: it has none, or those of another program.
        ForeignSchemaError: they are not as the program makes them, or others are among them.
    """
    root = path.parent
    if not reader.scalar("SELECT count(*) FROM sqlite_master"):
        raise closed(root, f"В файле «{path}» нет таблиц «Опоры».")
    _require_own_schema(path, reader)
    foreign = f"Файл «{path}» – база данных другой программы."
    if not reader.answers("SELECT version_num FROM alembic_version"):
        raise closed(root, foreign)
    revision = str(reader.scalar("SELECT max(version_num) FROM alembic_version"))
    if revision not in upgrade.known_revisions():
        if re.fullmatch(_OWN_REVISION, revision):
            return
        raise closed(root, foreign)
    if not all(reader.answers(probe) for probe in _PROBES):
        raise closed(root, foreign)
    blank = "SELECT NOT EXISTS (SELECT 1 FROM procedure) AND NOT EXISTS (SELECT 1 FROM change_set)"
    if reader.scalar(blank) and _count_copies(root):
        raise closed(root, f"База данных «{path}» пустая, в ней нет даже оценочных процедур.")


def _require_own_schema(path: Path, reader: sqlite.Reader) -> None:
    difference = own_schema.difference(reader)
    if difference:
        reason = f"База данных «{path}» устроена не так, как её делает «Опора»: {difference}."
        problem = ForeignSchemaError(reason, closed(path.parent, reason).hint)
        problem.difference = difference
        raise problem


def is_interrupted(root: Path) -> bool:
    """Whether something lies beside the database that has to be put in order before reading."""
    path = (root / DATABASE_NAME).resolve()
    return _has_bytes(_beside(path, _JOURNAL)) or _has_foreign_log(path)


def put_in_order(root: Path, stamp: str) -> None:
    """Finish what a crash left; with the lock of the workspace held.

    A journal is played back by SQLite. A write-ahead log that belongs to another file (a copy was
    put into the place of the database by hand) goes to `backups` under a name with `stamp`: SQLite
    would mix its pages into the copy.

    Raises:
        ClosedWorkspaceError: the database cannot be opened afterwards.
        EnvironmentProblem: the folder or the disk refuses; nothing is lost.
    """
    path = (root / DATABASE_NAME).resolve()
    if _has_foreign_log(path):
        log = _beside(path, _LOG)
        with described_io(log):
            set_aside(log, root / "backups", stamp)
    if _has_bytes(_beside(path, _JOURNAL)):
        with told(root):
            sqlite.play_back(path)
    require_database(root)


def set_aside(file: Path, folder: Path, stamp: str) -> None:
    """Keep a file of a database that is not to be used: `damaged-<stamp>-<name>` in `folder`."""
    folder.mkdir(exist_ok=True)
    kept, number = folder / f"damaged-{stamp}-{file.name}", 1
    while lies_there(kept):
        number += 1
        kept = folder / f"damaged-{stamp}-{number}-{file.name}"
    file.replace(kept)


def lies_there(path: Path) -> bool:
    """Whether anything has this name, be it a link to nothing."""
    return path.exists() or path.is_symlink()


@contextmanager
def told(root: Path) -> Generator[None]:
    """Say in the words of this module that SQLite found the file damaged."""
    try:
        yield
    except ClosedWorkspaceError:
        raise
    except DamagedDatabaseError as problem:
        reason = f"Файл базы данных «{root / DATABASE_NAME}» повреждён."
        raise closed(root, reason) from problem


def closed(root: Path, reason: str) -> ClosedWorkspaceError:
    """The refusal, with the copies that could be restored."""
    number = _count_copies(root)
    if not number:
        hint = "Копий в папке «backups» нет. Верните файл из своей копии или выберите другую папку."
        return ClosedWorkspaceError(reason, f"Файл не изменён. {hint}")
    from app.services.language.dates import moment_digits
    from app.services.storage.copies import list_copies

    newest = moment_digits(list_copies(root / "backups")[0].made_at)
    return ClosedWorkspaceError(
        reason,
        f"Файл не изменён. В папке «backups» {counted(number, _COPIES)}, последняя от {newest}:"
        " откройте окно «Опоры», оно предложит восстановить любую.",
    )


def _fault(path: Path) -> str:
    """What is wrong with the file as it lies there; empty when nothing is."""
    if not _is_there(path.parent):
        return f"Файла базы данных «{path}» нет, а его копии или журнал остались."
    if not path.exists():
        return f"Файл базы данных «{path}» – ссылка на «{path.readlink()}», этого файла сейчас нет."
    if not path.is_file():
        return f"На месте файла базы данных «{path}» лежит папка."
    size = path.stat().st_size
    if not size:
        return f"Файл базы данных «{path}» пустой."
    header = read_header(path)
    if header is None:
        return f"Файл базы данных «{path}» повреждён или это не база данных «Опоры»."
    if header.application:
        return f"Файл «{path}» – база данных другой программы."
    whole_size = header.page_size * header.pages
    if size < whole_size and not _left_beside(path):
        return (
            f"Файл базы данных «{path}» повреждён: в нём {counted(size, _BYTES)}"
            f" из {whole(whole_size)}."
        )
    return ""


def _is_there(root: Path) -> bool:
    require_possible(root / DATABASE_NAME)
    try:
        (root / DATABASE_NAME).lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except PermissionError as error:
        raise no_access(root) from error
    return True


def _left_beside(path: Path) -> list[Path]:
    """Journals with something in them."""
    place = path.resolve()
    return [file for file in (_beside(place, _JOURNAL), _beside(place, _LOG)) if _has_bytes(file)]


def _has_foreign_log(path: Path) -> bool:
    """A log beside a file that was closed without one: both are not of one database."""
    if not _has_bytes(_beside(path, _LOG)):
        return False
    header = read_header(path)
    return header is not None and header.rolls_back


def _beside(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)


def _has_bytes(path: Path) -> bool:
    return _quietly(lambda: path.stat().st_size) > 0


def _count_copies(root: Path) -> int:
    from app.services.storage.copies import list_copies

    return _quietly(lambda: len(list_copies(root / "backups")))


def _quietly(count: Callable[[], int]) -> int:
    try:
        return count()
    except OSError:
        return 0
