"""The head of an SQLite file, read as plain bytes.

Opening a database changes what lies beside it (a journal is played back, a log is emptied), so
whether it is one at all, and the number of a copy, are looked up here first. The layout is the one
of sqlite.org/fileformat2.html, section 1.3.
"""

import struct
from pathlib import Path
from typing import NamedTuple

_MAGIC = b"SQLite format 3\x00"
_LENGTH = 100
_LARGEST_PAGE = 65536
_PAGE_SIZES = {1, *(2**power for power in range(9, 16))}
_NEWEST_FORMAT, _LAST_ENCODING = 4, 3


class Header(NamedTuple):
    """What the head of a database file says.

    Attributes:
        page_size: bytes of a page.
        pages: number of pages, or 0 when the file does not say.
        rolls_back: it was closed with a rollback journal, not with a write-ahead log.
        number: the user version of the file, which is ours to use; copies are numbered by it.
        application: which program's file format it is; 0 in a database of ours.
    """

    page_size: int
    pages: int
    rolls_back: bool
    number: int
    application: int


def read_header(path: Path) -> Header | None:
    """The head of a file, or None when it is no SQLite database.

    Raises:
        OSError: the file cannot be read.
    """
    with path.open("rb") as stream:
        head = stream.read(_LENGTH)
    if len(head) < _LENGTH or not head.startswith(_MAGIC):
        return None
    size, written, read = struct.unpack_from(">HBB", head, 16)
    schema_format, encoding = struct.unpack_from(">I8xI", head, 44)
    if size not in _PAGE_SIZES or not {written, read} <= {1, 2} or schema_format > _NEWEST_FORMAT:
        return None
    if encoding > _LAST_ENCODING:
        return None
    changes, pages = struct.unpack_from(">II", head, 24)
    (number,) = struct.unpack_from(">i", head, 60)
    (application,) = struct.unpack_from(">I", head, 68)
    (counted_at,) = struct.unpack_from(">I", head, 92)
    return Header(
        page_size=_LARGEST_PAGE if size == 1 else size,
        pages=pages if changes == counted_at else 0,
        rolls_back=written == 1,
        number=number,
        application=application,
    )
