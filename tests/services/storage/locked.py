"""A copy of a database that another program holds."""

from collections.abc import Generator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from app.services.storage.files import sqlite


@contextmanager
def locked(copy: Path, monkeypatch: pytest.MonkeyPatch) -> Generator[None]:
    """Nobody can read it inside the block, and nobody waits long for it."""
    monkeypatch.setattr(sqlite, "_BUSY_MS", 1)
    with closing(sqlite.connect(copy)) as other:
        other.execute("PRAGMA journal_mode = DELETE")
        other.execute("BEGIN EXCLUSIVE")
        yield
        other.execute("ROLLBACK")
