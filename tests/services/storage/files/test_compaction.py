"""Room that nothing uses is given back to the disk; a file without much of it is left alone."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.services.storage.files import sqlite
from app.services.storage.files.compaction import compact, free_part


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    path = tmp_path / "база.sqlite"
    sqlite.create_file(path)
    with closing(sqlite.connect(path)) as connection:
        connection.execute("CREATE TABLE text (id INTEGER PRIMARY KEY, words TEXT)")
        connection.executemany(
            "INSERT INTO text VALUES (?, ?)", [(number, "слово " * 200) for number in range(200)]
        )
    return path


def emptied(path: Path, part: int) -> int:
    with closing(sqlite.connect(path)) as connection:
        connection.execute("DELETE FROM text WHERE id < ?", (part,))
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path.stat().st_size


def test_a_file_with_much_free_room_becomes_smaller(filled: Path) -> None:
    size = emptied(filled, 120)
    assert free_part(filled) > 0.5
    assert compact(filled)
    assert filled.stat().st_size < size / 2
    assert free_part(filled) == 0
    with closing(sqlite3.connect(filled)) as connection:
        assert connection.execute("SELECT count(*) FROM text").fetchone() == (80,)
    assert not compact(filled)


def test_little_free_room_stays(filled: Path) -> None:
    size = emptied(filled, 30)
    assert 0 < free_part(filled) < 0.25
    assert not compact(filled)
    assert filled.stat().st_size == size


def test_a_file_that_cannot_be_rewritten_stays(filled: Path) -> None:
    size = emptied(filled, 120)
    with closing(sqlite.connect(filled)) as other:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM text").fetchone()
        other.execute("INSERT INTO text VALUES (500, '')")
        assert not compact_at_once(filled)
        other.execute("ROLLBACK")
    assert filled.stat().st_size == size


def compact_at_once(path: Path) -> bool:
    """Without waiting for the other one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sqlite, "_BUSY_MS", 0)
        return compact(path)
