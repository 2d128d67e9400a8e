"""Deleting a file: a refusal says that it stays, and why."""

import errno
from pathlib import Path

from app.errors import EnvironmentProblem

_SHARING_VIOLATION = 32  # of Windows: another program has the file open
_BUSY = (errno.EBUSY, errno.ETXTBSY)


def remove_file(path: Path) -> None:
    """Delete a file; one that is gone already is no trouble.

    Raises:
        EnvironmentProblem: the computer refuses; the file stays.
    """
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise _refusal(path, error) from error


def _refusal(path: Path, error: OSError) -> EnvironmentProblem:
    stays = f"Файл «{path.name}» не удалён"
    if getattr(error, "winerror", None) == _SHARING_VIOLATION or error.errno in _BUSY:
        return EnvironmentProblem(
            f"{stays}: он занят другой программой.",
            "Закройте её или повторите через минуту: файл может проверять антивирус.",
        )
    if isinstance(error, PermissionError):
        return EnvironmentProblem(
            f"{stays}: на это нет прав или он открыт в другой программе.",
            f"Закройте другие программы, проверьте права на папку «{path.parent}» и повторите.",
        )
    if error.errno == errno.EROFS:
        return EnvironmentProblem(
            f"{stays}: диск с папкой «{path.parent}» доступен только для чтения.",
            "Снимите с диска защиту от записи и повторите.",
        )
    return EnvironmentProblem(
        f"{stays}: диск с папкой «{path.parent}» не отвечает.",
        "Проверьте, что он подключён, и повторите.",
    )
