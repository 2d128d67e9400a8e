"""Whether a copy of a database may take its place, and the database file in it."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from app.errors import KnownProblem, UserError
from app.services.storage import compressed, upgrade
from app.services.storage.condition import ForeignSchemaError, require_ours
from app.services.storage.files import sqlite
from app.services.storage.files.files import described_io, require_room
from app.services.storage.files.passing import passing_folder


@contextmanager
def sound(copy: Path) -> Generator[Path]:
    """The database of a copy as a file to be read, checked thoroughly; takes a moment.

    Raises:
        UserError: it is damaged, no copy of ours, or of a newer program.
        EnvironmentProblem: there is no room to unpack it.
    """
    with unpacked(copy) as database:
        require_sound(database)
        yield database


@contextmanager
def unpacked(copy: Path) -> Generator[Path]:
    """The database of a copy as a file to be read: the copy itself, or what is compressed in it.

    Raises:
        UserError: the compressed copy is damaged.
        EnvironmentProblem: there is no room to unpack it.
    """
    if copy.suffix != compressed.SUFFIX:
        yield copy
        return
    contents = compressed.contents_of(copy)
    if contents is None:
        raise damaged()
    with passing_folder() as folder:
        database = folder / "copy.sqlite"
        require_room(folder, contents.size)
        with described_io(database):
            try:
                compressed.extract(copy, database)
            except compressed.UNREADABLE as error:
                if isinstance(error, OSError) and error.errno is not None:
                    raise  # the disk, not the archive
                raise damaged() from error
        yield database


def require_sound(database: Path) -> None:
    """Check the database file of a copy thoroughly; takes a moment.

    Raises:
        UserError: it is damaged, no copy of ours, or of a newer program.
    """
    try:
        with sqlite.reading(database) as reader:
            require_ours(database, reader)
        revision = upgrade.stored_revision(database)
    except ForeignSchemaError as problem:
        raise UserError(
            f"Эта резервная копия устроена не так, как её делает «Опора»: {problem.difference}.",
            "Выберите другую копию.",
        ) from problem
    except (KnownProblem, sqlite.DatabaseError) as problem:
        raise damaged() from problem
    if revision not in upgrade.known_revisions():
        raise UserError(
            "Эта копия сделана более новой версией «Опоры».",
            "Установите последнюю версию программы или выберите другую копию.",
        )
    if sqlite.integrity_problems(database):
        raise damaged()


def damaged() -> UserError:
    """What is said about a copy that cannot be used."""
    return UserError("Эта резервная копия повреждена.", "Выберите другую копию.")
