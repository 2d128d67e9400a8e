"""Half-written files of a process that was killed: they are no data, and go at the next start."""

import contextlib
from collections.abc import Iterable
from pathlib import Path


def clean_leftovers(root: Path, documents: Path) -> int:
    """Remove unfinished copies and temporary files of a workspace; returns how many.

    Called with the workspace's lock held. What cannot be removed now is left for the next time.
    """
    removed = 0
    for path in _leftovers(root, documents):
        with contextlib.suppress(OSError):
            path.unlink()
            removed += 1
    return removed


def _leftovers(root: Path, documents: Path) -> Iterable[Path]:
    for folder in (root, root / "backups"):
        yield from _found(folder, "*.partial*")
    for folder in (root / "attachments", root / "documents", documents):
        yield from _found(folder, ".opora-*")


def _found(folder: Path, pattern: str) -> list[Path]:
    try:
        return [path for path in folder.glob(pattern) if path.is_file()]
    except OSError:
        return []
