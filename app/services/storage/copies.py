"""Copies of the database as they lie in a folder: their names, their order, and how one is made.

The newest copy is the one that was made last. The clock of the computer may have been wrong, so
copies are numbered in the order in which they are made, inside their files (`header.Header`; a
compressed one tells it in `compressed.Contents`). Those of version 0.1.0 have no number: they are
older than all others, and among them those that bear a moment yet to come are the oldest, as
nothing else is known of them.

The schema stands in the name, so that it is known of any copy without opening it, be it of a newer
program. Copies without it are of an older one.
"""

import re
from collections.abc import Callable, Collection
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from app.errors import EnvironmentProblem
from app.services.clock import Clock
from app.services.progress import Progress, Steps
from app.services.storage.compressed import PARTIAL, SUFFIX, has_failed, number_of
from app.services.storage.files import sqlite
from app.services.storage.files.files import described_io
from app.services.storage.upgrade import is_newer

_PLAIN = ".sqlite"
# At the end stands a number where several were made within a second.
_NAME = re.compile(r"^opora-(\d{8}-\d{6})-([a-z]+)(?:-(\d{4}))?(?:-\d+)?(?:\.sqlite|\.zip)$")
_FUTURE = timedelta(hours=1)
_HIGHEST = 1_000_000_000  # a damaged head may say anything


class CopyFile(NamedTuple):
    """A copy as its name and the mark beside it tell of it.

    Attributes:
        path: the file.
        made_at: aware moment, UTC, by the clock of that day.
        reason: why it was made: `manual`, `exit`, `import`, `bulk`, `upgrade`, `restore`, `newer`
            (before going back from a newer program).
        revision: its schema, if the name says so.
        failed: it did not pass the thorough check last time.
    """

    path: Path
    made_at: datetime
    reason: str
    revision: str = ""
    failed: bool = False

    def is_ahead_of(self, now: datetime) -> bool:
        """Whether it bears a moment yet to come: the clock was wrong then, or was set back."""
        return self.made_at > now + _FUTURE

    @property
    def is_newer(self) -> bool:
        """Whether it holds a state of a newer program, which this one cannot restore."""
        return is_newer(self.revision)

    @property
    def is_usable(self) -> bool:
        """Whether it may be restored here, by what is known of it without opening it."""
        return not self.failed and not self.is_newer


def list_copies(folder: Path, now: datetime | None = None) -> list[CopyFile]:
    """Copies in `folder`, the one that was made last first; `now` is asked of the clock.

    Raises:
        OSError: nobody may look into the folder.
    """
    moment = now or Clock().now()
    return sorted(_ours(folder), key=lambda copy: _order(copy, moment), reverse=True)


def is_copy(path: Path) -> bool:
    """Whether a file bears the name of a copy, as those in the folder of the copies do."""
    return _NAME.match(path.name) is not None


def next_number(folder: Path) -> int:
    """The number of the copy that is made now: above those of all that lie in `folder`."""
    return 1 + max((_number(copy.path) for copy in _ours(folder)), default=0)


def free_name(folder: Path, stem: str) -> Path:
    """Where a new copy goes: neither a plain nor a compressed one has this name."""
    path, number = folder / f"{stem}{_PLAIN}", 1
    while path.exists() or path.with_suffix(SUFFIX).exists():
        number += 1
        path = folder / f"{stem}-{number}{_PLAIN}"
    return path


def checked_copy(
    database: Path, target: Path, *, quick: bool = False, number: int | None = None
) -> Steps[None]:
    """Copy a live database into a new file, which appears only after it passed the check.

    Args:
        database: the file to copy.
        target: the new file.
        quick: leaves out comparing indexes and links.
        number: of a copy among others, see `next_number`.

    Raises:
        EnvironmentProblem: no room, no rights, or the copy is not sound.
    """
    return write_checked(
        target, lambda partial: sqlite.copy_database(database, partial, number=number), quick=quick
    )


def write_checked(target: Path, write: Callable[[Path], None], *, quick: bool) -> Steps[None]:
    """Let `write` make a copy, which gets its name only after it passed the check.

    Raises:
        EnvironmentProblem: as `checked_copy`.
    """
    partial = target.with_name(target.name + PARTIAL)
    with described_io(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        partial.unlink(missing_ok=True)
        try:
            write(partial)
            yield Progress(1, 2, "Проверка копии")
            if sqlite.integrity_problems(partial, quick=quick):
                raise EnvironmentProblem(
                    "Резервная копия не прошла проверку.",
                    "Проверьте диск; рабочая база не изменена.",
                )
            partial.replace(target)
        finally:
            partial.unlink(missing_ok=True)


def _order(copy: CopyFile, now: datetime) -> tuple[int, bool, datetime, int, str]:
    """Sorts copies in the order in which they were made."""
    path = copy.path
    modified = path.stat().st_mtime_ns
    return _number(path), not copy.is_ahead_of(now), copy.made_at, modified, path.name


def _ours(folder: Path) -> list[CopyFile]:
    if not folder.is_dir():
        return []
    paths = set(folder.iterdir())
    copies = (_copy(path) for path in paths if not _is_twin(path, paths))
    return [copy for copy in copies if copy is not None]


def twins(folder: Path) -> list[Path]:
    """Plain copies whose place a compressed one took already: only their removal was broken off."""
    paths = set(folder.iterdir()) if folder.is_dir() else set[Path]()
    return [path for path in paths if _is_twin(path, paths) and _copy(path) is not None]


def _is_twin(path: Path, paths: Collection[Path]) -> bool:
    return path.suffix == _PLAIN and path.with_suffix(SUFFIX) in paths


def _copy(path: Path) -> CopyFile | None:
    match = _NAME.match(path.name)
    if match is None or not path.is_file():
        return None
    try:
        made_at = datetime.strptime(match[1], "%Y%m%d-%H%M%S").replace(tzinfo=UTC)
    except ValueError:  # digits that are no moment
        return None
    return CopyFile(
        path=path,
        made_at=made_at,
        reason=match[2],
        revision=match[3] or "",
        failed=has_failed(path),
    )


def _number(path: Path) -> int:
    """Number of a copy; 0 when it has none or cannot be read."""
    number = number_of(path)
    return number if 0 < number < _HIGHEST else 0
