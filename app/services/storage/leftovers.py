"""What a process that was killed left half done: it is no data, and goes at a next start.

What lies in a workspace and beside it goes here, what is among the temporary files of the system by
`passing.sweep_passing`.
"""

import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from app.services.storage import marks
from app.services.storage.files.passing import remove_left

UNPACKED = ".opora-unpack-"
_MINUTE_S, _DAY_S = 60, 24 * 3600


def clean_leftovers(root: Path, documents: Path, now: float | None = None) -> int:
    """Remove unfinished copies and passing files of a workspace; returns how many.

    Called with the workspace's lock held. What cannot be removed now is left for the next time, and
    so is what was touched just now: a command that only reads may be writing its answer there.

    Args:
        root: folder of the workspace.
        documents: folder of its finished documents.
        now: seconds since 1970.
    """
    moment = time.time() if now is None else now
    marks.clear(root)
    removed = 0
    for path in _partial(root):
        with suppress(OSError):
            path.unlink()
            removed += 1
    for path, age in _passing(root, documents):
        with suppress(OSError):
            if moment - path.lstat().st_mtime > age:
                removed += remove_left(path)
    return removed


def _partial(root: Path) -> Iterable[Path]:
    for folder in (root, root / "backups"):
        yield from (path for path in _entries(folder, "*.partial*") if path.is_file())


def _passing(root: Path, documents: Path) -> Iterable[tuple[Path, int]]:
    """What may go, with the seconds for which it must not have been touched."""
    for top in {root / "attachments", root / "documents", documents}:
        below = [path for path in _entries(top, "*") if path.is_dir()]
        for folder in (top, *below):
            yield from ((path, _MINUTE_S) for path in _entries(folder, ".opora-*"))
    # Beside the workspace something may be unpacked at this moment.
    yield from ((path, _DAY_S) for path in _entries(root.parent, f"{UNPACKED}*"))


def _entries(folder: Path, pattern: str) -> list[Path]:
    try:
        return list(folder.glob(pattern))
    except OSError:
        return []
