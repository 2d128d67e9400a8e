"""Which documents the copies of the database know, though its own history does not.

After going back to an older copy, the history knows nothing of what was made since; a newer copy
does. Copies are compressed, and a text may lie in two places of a database: each is unpacked once
in the life of the process, when there is a question; sixteen bytes stay of each document.
"""

from collections.abc import Collection
from functools import lru_cache
from pathlib import Path

from app.errors import EnvironmentProblem, UserError
from app.services.progress import stop_if_asked
from app.services.storage.copies import list_copies
from app.services.storage.files import sqlite
from app.services.storage.files.sqlite_faults import DamagedDatabaseError
from app.services.storage.sound_copy import unpacked

_BYTES = 16  # of a hash: two that begin alike are taken for one, which keeps too much at worst
_COPIES = 256


def known_to_copies(folder: Path, hashes: Collection[str]) -> set[str]:
    """Those of the hashes that the history in a copy names, or may name; takes a moment.

    A damaged copy names nothing: nobody can go back to it. One that cannot be asked now, or has
    another schema, may name every one.

    Args:
        folder: of the copies.
        hashes: hexadecimal SHA-256 of documents; what is none is not named.

    Raises:
        CancelledByUserError: the user asked to stop.
        OSError: nobody may look into the folder.
    """
    asked = {_short(one) for one in hashes}
    known: set[bytes] = set()
    for copy in list_copies(folder):
        if len(known) == len(asked):
            break
        stop_if_asked()
        if not copy.failed:
            known |= _named_in(copy.path, asked)
    return {one for one in hashes if _short(one) in known}


def _named_in(copy: Path, asked: set[bytes]) -> set[bytes]:
    try:
        facts = copy.stat()
        named = _read(copy, facts.st_size, facts.st_mtime_ns)
    except (UserError, DamagedDatabaseError):
        return set()
    except (EnvironmentProblem, sqlite.DatabaseError, OSError):
        return set(asked)
    present = {named[start : start + _BYTES] for start in range(0, len(named), _BYTES)}
    return present.intersection(asked)


@lru_cache(maxsize=_COPIES)
def _read(copy: Path, _size: int, _modified: int) -> bytes:
    with unpacked(copy) as database, sqlite.reading(database) as reader:
        return b"".join(_short(row[0]) for row in reader.rows("SELECT sha256 FROM output_record"))


def _short(sha256: object) -> bytes:
    return f"{sha256}".encode(errors="replace")[:_BYTES].ljust(_BYTES)
