"""Writing files so that a half-written one never takes the place of a good one."""

import contextlib
import errno
import os
import re
import tempfile
from collections.abc import Callable
from pathlib import Path, PurePath

from app.errors import EnvironmentProblem, KnownProblem, UserError
from app.services.language.numbers import whole
from app.services.storage.files.passing import noted

_FORBIDDEN = r'[<>:"/\\|?*\x00-\x1f]'
_RESERVED = {
    "con",
    "prn",
    "aux",
    "nul",
    *(f"com{n}" for n in range(10)),
    *(f"lpt{n}" for n in range(10)),
}
_LONGEST_NAME, _LONGEST_SHOWN = 120, 200
_MEGABYTE = 1_000_000
_FIRST_ZIP_YEAR, _LAST_ZIP_YEAR = 1980, 2107


class FileBusyError(EnvironmentProblem):
    """Another program holds the file; nothing was written, another name would do."""


def safe_name(title: str, suffix: str = "") -> str:
    """A readable file name that Windows accepts, made from a Russian title, with `suffix`."""
    name = re.sub(_FORBIDDEN, " ", title.replace("\u00a0", " "))
    name = re.sub(r"\s+", " ", name).strip(" .")
    name = name[: _LONGEST_NAME - len(suffix)].rstrip(" .") or "Документ"
    if _is_reserved(name):
        stem, dot, rest = name.partition(".")
        name = f"{stem} документ{dot}{rest}"
    return name + suffix


def is_file_name(name: str) -> bool:
    """Whether Windows accepts this as the name of a file; so it is neither `..` nor a drive."""
    plain = name != "" and name == name.rstrip(" .")
    return plain and not re.search(_FORBIDDEN, name) and not _is_reserved(name)


def _is_reserved(name: str) -> bool:
    return name.partition(".")[0].casefold() in _RESERVED


def is_free(folder: Path) -> bool:
    """Whether a new folder can take this place: nothing lies there, or an empty folder.

    Raises:
        EnvironmentProblem: nobody may look into the folder.
    """
    try:
        return not folder.exists() or (folder.is_dir() and not any(folder.iterdir()))
    except PermissionError as error:
        raise no_access(folder) from error


def no_access(folder: Path) -> EnvironmentProblem:
    """What to say about a folder that nobody may look into."""
    return EnvironmentProblem(
        f"К папке «{folder}» нет доступа.", "Проверьте права на неё или выберите другую папку."
    )


def require_possible(path: Path) -> None:
    """Refuse a path that no file or folder can have; whether one is there does not matter.

    Raises:
        UserError: a part of it is too long or holds signs that the system does not take.
    """
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError, PermissionError):
        return
    except (OSError, ValueError) as error:  # too long, a loop of links; a zero, half a sign
        raise UserError(
            f"Файла или папки «{_shortened(path)}» быть не может: имя слишком длинное или в нём"
            " недопустимые знаки.",
            "Укажите другой путь.",
        ) from error


def _shortened(path: Path) -> str:
    text = str(path).encode(errors="replace").decode().replace("\0", "?")
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"


def require_room(folder: Path, size: int) -> None:
    """Make sure that `size` bytes, and a little more, go onto the disk of an existing folder.

    Raises:
        EnvironmentProblem: there is less room; it says how much is needed and how much there is.
    """
    import shutil

    needed = size + _MEGABYTE
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise EnvironmentProblem(
            f"На диске {disk_name(folder)} мало места: нужно"
            f" {whole(-(-needed // _MEGABYTE))} МБ, свободно {whole(free // _MEGABYTE)} МБ.",
            "Освободите место или выберите другой диск.",
        )


def disk_name(folder: PurePath) -> str:
    """The disk of a folder as it is told: its letter, or where there are none the folder."""
    return f"«{folder.anchor}»" if folder.drive else f"с папкой «{folder}»"


def require_clock() -> None:
    """Refuse to write an Office file while the computer's clock is one that zip cannot express.

    Raises:
        EnvironmentProblem: the year is before 1980 or after 2107.
    """
    import time

    now = time.localtime()
    if not _FIRST_ZIP_YEAR <= now.tm_year <= _LAST_ZIP_YEAR:
        raise EnvironmentProblem(
            f"Часы компьютера показывают {now.tm_year} год, с такой датой файлы Word и Excel"
            " не записываются.",
            "Установите верную дату и повторите.",
        )


def write_atomic(path: Path, write: Callable[[Path], None], *, large: bool = False) -> None:
    """Let `write` fill a temporary file beside `path`, then put it in place in one step.

    What is left of a `large` one by a process that is killed goes at the next start, wherever it
    lies; others go when they lie in a workspace.

    Raises:
        EnvironmentProblem: the file is open in another program, the folder cannot be written,
            the disk is full. The old file is then untouched and no rest is left behind.
        UserError: something else than a file lies where the file should be, something else than a
            folder where its folder should, or there can be no file of this name.
    """
    require_possible(path)
    if path.exists() and not path.is_file():
        raise _no_file(path)
    with described_io(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".opora-", suffix=path.suffix, dir=path.parent)
        os.close(handle)
        temporary = Path(name)
        try:
            with noted(temporary) if large else contextlib.nullcontext():
                write(temporary)
                temporary.chmod(0o644)
                flush(temporary)
                temporary.replace(path)
        except BaseException:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
            raise


def flush(path: Path) -> None:
    """See the content of a file on the disk."""
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())


class described_io(contextlib.AbstractContextManager[None]):  # noqa: N801 - reads as a statement
    """Turn the operating system's refusals around a file into calm messages."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        """Raise the calm message that fits the refusal; anything else passes."""
        if isinstance(error, OSError):
            problem = _describe(error, self._path)
            if problem is not None:
                raise problem from error


_WRONG_PLACE = (errno.ENOTDIR, errno.EISDIR, errno.EEXIST, errno.ENAMETOOLONG, errno.EINVAL)


def _describe(error: OSError, path: Path) -> KnownProblem | None:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return EnvironmentProblem(
            f"На диске не осталось места, файл «{path.name}» не сохранён.",
            "Освободите место и повторите.",
        )
    if isinstance(error, PermissionError) or error.errno in (errno.EBUSY, errno.ETXTBSY):
        if path.exists() and not path.is_dir():
            return _busy(path)
        return EnvironmentProblem(
            f"В папку «{path if path.is_dir() else path.parent}» нельзя записать.",
            "Выберите другую папку или проверьте права.",
        )
    if error.errno == errno.EROFS:
        return EnvironmentProblem(
            f"Папка «{path.parent}» доступна только для чтения.", "Выберите другую папку."
        )
    return _describe_place(error, path) if _is_about(error, path) else None


# Where a user may have a file of this kind open; others are held by programs that nobody sees.
_OPEN_IN = {
    ".doc": "в Word",
    ".docx": "в Word",
    ".xls": "в Excel",
    ".xlsx": "в Excel",
    ".csv": "в Excel",
    ".pdf": "в программе просмотра",
    ".ics": "в календаре",
    ".json": "в другой программе",
    ".txt": "в другой программе",
}


def _busy(path: Path) -> FileBusyError:
    place = _OPEN_IN.get(path.suffix.casefold())
    if place is not None:
        return FileBusyError(
            f"Файл «{path.name}» занят: возможно, он открыт {place}.",
            "Закройте его там и повторите. Прежний файл не изменён.",
        )
    return FileBusyError(
        f"Файл «{path.name}» занят другой программой.",
        "Закройте её или повторите через минуту: файл может проверять антивирус. "
        "Прежний файл не изменён.",
    )


def _describe_place(error: OSError, path: Path) -> KnownProblem | None:
    """What is wrong with the path itself."""
    if error.errno in _WRONG_PLACE and path.is_dir():
        return _no_file(path)
    if error.errno in _WRONG_PLACE:
        return UserError(
            f"Папки «{path.parent}» быть не может: на её месте лежит файл или имя не подходит.",
            "Выберите другую папку.",
        )
    if error.errno == errno.ENOENT:
        return EnvironmentProblem(
            f"Папку «{path.parent}» нельзя создать.", "Проверьте путь или выберите другую папку."
        )
    return None


def _no_file(path: Path) -> UserError:
    if path.is_dir():
        return UserError(f"«{path}» – папка, а не файл.", "Допишите имя файла.")
    return UserError(f"«{path}» – не файл, записать в него нельзя.", "Укажите другой путь.")


def _is_about(error: OSError, path: Path) -> bool:
    """Whether the refusal concerns the file, what is made beside it, or a folder on the way."""
    named = {Path(name) for name in (error.filename, error.filename2) if isinstance(name, str)}
    beside = any(name.parent == path.parent for name in named)
    return beside or not named.isdisjoint({path, *path.parents})


def sha256_of(path: Path) -> str:
    """Hexadecimal SHA-256 of a file."""
    import hashlib

    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
