"""Whether a copy of a database may take its place, and the database file in it."""

import errno
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path

from app.errors import CancelledByUserError, EnvironmentProblem, KnownProblem, UserError
from app.services.progress import stop_if_asked
from app.services.storage import compressed, upgrade
from app.services.storage.compressed import UnreadCopyError
from app.services.storage.condition import ForeignSchemaError, require_ours
from app.services.storage.copies import is_copy, list_copies
from app.services.storage.files import sqlite
from app.services.storage.files.files import described_io, require_room
from app.services.storage.files.passing import passing_folder
from app.services.storage.files.sqlite_faults import DamagedDatabaseError

_UNUSABLE = "Эта резервная копия повреждена.", "Выберите другую копию."


class RefusedCopyError(UserError):
    """What lies in a copy is damaged or not as ours; that it cannot be read now is not enough."""


@contextmanager
def sound(copy: Path) -> Generator[Path]:
    """The database of a copy as a file to be read, checked thoroughly; takes a moment.

    A copy among the others of a workspace that is refused for what lies in it gets the mark.

    Raises:
        UserError: it is damaged, no copy of ours, or of a newer program.
        EnvironmentProblem: there is no room to unpack it, or it cannot be read now.
    """
    with unpacked(copy) as database:
        try:
            require_sound(database)
        except RefusedCopyError:
            if is_copy(copy):
                compressed.note_failure(copy)
            raise
        yield database


def newest_sound(folder: Path, *, but: Path | None = None) -> Path | None:
    """The newest copy that passes when it is read to its end now; None without one.

    Takes a moment. Those that are damaged get the mark, `but` is passed over. Nothing is unpacked:
    room may be what is missing.

    Raises:
        CancelledByUserError: the user asked to stop.
        OSError: nobody may look into the folder.
    """
    usable = (one.path for one in list_copies(folder) if one.is_usable and one.path != but)
    return next(filter(_passes, usable), None)


def _passes(copy: Path) -> bool:
    stop_if_asked()
    try:
        if copy.suffix == compressed.SUFFIX:  # it passed the check before it was compressed
            whole = compressed.is_whole(copy, again=True)
            return whole and compressed.contents_of(copy) is not None
        with sound(copy):
            return True
    except CancelledByUserError:
        raise
    except KnownProblem:
        return False


@contextmanager
def unpacked(copy: Path) -> Generator[Path]:
    """The database of a copy as a file to be read: the copy itself, or what is compressed in it.

    Raises:
        UserError: the compressed copy is damaged.
        EnvironmentProblem: there is no room to unpack it, or it cannot be read now.
    """
    if copy.suffix != compressed.SUFFIX:
        yield copy
        return
    contents = compressed.read_contents(copy)
    if contents is None:
        raise _damaged_archive(copy)
    with passing_folder() as folder:
        database = folder / "copy.sqlite"
        require_room(folder, contents.size)
        with described_io(database):
            try:
                compressed.extract(copy, database)
            except compressed.UNREADABLE as error:
                if compressed.is_damage(error):
                    raise _damaged_archive(copy) from error
                if _is_about(error, database):
                    raise
                raise UnreadCopyError from error
        yield database


def require_sound(database: Path) -> None:
    """Check the database file of a copy thoroughly; takes a moment.

    Raises:
        UserError: it is damaged, no copy of ours, or of a newer program.
        UnreadCopyError: it cannot be read now.
    """
    try:
        with sqlite.reading(database) as reader:
            require_ours(database, reader)
        revision = upgrade.stored_revision(database)
        problems = sqlite.integrity_problems(database)
    except ForeignSchemaError as problem:
        raise RefusedCopyError(
            f"Эта резервная копия устроена не так, как её делает «Опора»: {problem.difference}.",
            "Выберите другую копию.",
        ) from problem
    except (DamagedDatabaseError, sqlite.DatabaseError) as problem:
        raise damaged() from problem
    except EnvironmentProblem as problem:
        raise UnreadCopyError from problem
    if revision not in upgrade.known_revisions():
        raise UserError(
            "Эта копия сделана более новой версией «Опоры».",
            "Установите последнюю версию программы или выберите другую копию.",
        )
    if problems:
        raise damaged()


def _damaged_archive(copy: Path) -> UserError:
    if is_copy(copy):
        with suppress(UnreadCopyError):
            compressed.is_whole(copy)  # leaves the mark, if it is not the disk
    return damaged()


def _is_about(error: BaseException, target: Path) -> bool:
    """Whether the place of the unpacked file refused, not the copy."""
    if not isinstance(error, OSError):
        return False
    return error.errno in (errno.ENOSPC, errno.EDQUOT) or error.filename == str(target)


def damaged() -> RefusedCopyError:
    """What is said about a copy that cannot be used."""
    return RefusedCopyError(*_UNUSABLE)
