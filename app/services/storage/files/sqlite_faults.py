"""What SQLite complains of, as calm messages."""

import sqlite3
from collections.abc import Callable, Generator
from contextlib import contextmanager

from app.errors import EnvironmentProblem


class DamagedDatabaseError(EnvironmentProblem):
    """The database file cannot be read; a copy should take its place."""


@contextmanager
def translated() -> Generator[None]:
    """Turn the environment's faults into calm messages; our own mistakes pass through as bugs."""
    try:
        yield
    except Exception as error:  # SQLAlchemy has its own around those of SQLite
        problem = known_problem(error)
        if problem is None:
            raise
        raise problem from error


def known_problem(error: BaseException) -> EnvironmentProblem | None:
    """The calm message for a database error that is the environment's fault, or None."""
    cause = getattr(error, "orig", None) or error
    if isinstance(cause, UnicodeDecodeError) and b"malformed database" in cause.object:
        return _KNOWN[sqlite3.SQLITE_CORRUPT]()  # the complaint itself holds damaged letters
    if not isinstance(cause, sqlite3.Error):
        return None
    code = getattr(cause, "sqlite_errorcode", None)
    if code is None and "Could not decode" in str(cause):  # the module's own, it has no code
        code = sqlite3.SQLITE_CORRUPT
    if code == sqlite3.SQLITE_IOERR_SHORT_READ:  # the file ends too early
        code = sqlite3.SQLITE_CORRUPT
    primary = None if code is None else code & 0xFF
    if primary is None:
        return None
    return _KNOWN.get(primary, lambda: None)()


def _problem(
    message: str, hint: str, kind: type[EnvironmentProblem] = EnvironmentProblem
) -> Callable[[], EnvironmentProblem]:
    return lambda: kind(message, hint)


_KNOWN: dict[int, Callable[[], EnvironmentProblem]] = {
    sqlite3.SQLITE_FULL: _problem(
        "На диске не осталось места, изменения не сохранены.",
        "Освободите место и повторите действие.",
    ),
    sqlite3.SQLITE_BUSY: _problem(
        "База данных занята другой программой.",
        "Закройте второе окно «Опоры» или дождитесь конца резервного копирования и повторите.",
    ),
    sqlite3.SQLITE_LOCKED: _problem(
        "База данных занята.", "Повторите действие через несколько секунд."
    ),
    sqlite3.SQLITE_READONLY: _problem(
        "База данных доступна только для чтения.",
        "Проверьте права на папку данных или выберите другую папку.",
    ),
    sqlite3.SQLITE_CORRUPT: _problem(
        "Файл базы данных повреждён.",
        "Вернитесь к последней резервной копии.",
        DamagedDatabaseError,
    ),
    sqlite3.SQLITE_NOTADB: _problem(
        "Файл базы данных повреждён или это не база «Опоры».",
        "Вернитесь к последней резервной копии.",
        DamagedDatabaseError,
    ),
    sqlite3.SQLITE_CANTOPEN: _problem(
        "Не удаётся открыть файл базы данных.", "Проверьте, что папка данных доступна."
    ),
    sqlite3.SQLITE_IOERR: _problem(
        "Ошибка чтения или записи на диск.", "Проверьте диск и повторите действие."
    ),
}
