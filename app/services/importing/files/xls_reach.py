"""How far the cells of an .xls reach, told from its records before python-calamine reads it.

That library makes room for every cell between the first and the last one of a sheet. A few wrong
bytes in the address of a cell make that tens of gigabytes, and the program ends without a word.
"""

import io
import struct
from collections.abc import Iterator
from typing import NamedTuple

from app.services.importing.cells.faults import DamagedFileError, TooManyCellsError
from app.services.importing.cells.grid import MOST_CELLS

_MOST_COLUMNS = 256  # of an .xls, by Excel's rule
_END, _SHEET, _SIZE, _ROW_OF_NUMBERS = 0x0A, 0x85, 0x200, 0xBD
_CELLS = frozenset({0x06, 0xFD, 0x203, 0x204, 0x205, 0x27E, _ROW_OF_NUMBERS})
_STREAMS = ("Workbook", "Book")


class _Record(NamedTuple):
    kind: int
    data: bytes


def refuse_far_cells(content: bytes) -> None:
    """Refuse a workbook whose cells, or whose declared size, reach further than one may.

    Raises:
        DamagedFileError: a cell stands where a sheet of an .xls has none.
        TooManyCellsError: a sheet would have more cells than are read.
    """
    stream = _stream(content)
    sheets = [
        struct.unpack_from("<I", record.data)[0]
        for record in _records(stream, 0)
        if record.kind == _SHEET and len(record.data) >= 4
    ]
    for start in sheets:
        height = width = 0
        for record in _records(stream, start):
            if record.kind == _SIZE:
                rows, columns = _declared(record.data)
            elif record.kind in _CELLS and len(record.data) >= 4:
                rows, columns = _reached(record)
                height, width = max(height, rows), max(width, columns)
            else:
                continue
            if columns > _MOST_COLUMNS:
                raise DamagedFileError
            if max(rows * columns, height * width) > MOST_CELLS:
                raise TooManyCellsError


def _stream(content: bytes) -> bytes:
    """The records of the workbook inside the compound file; nothing where there are none."""
    from xlrd.compdoc import SIGNATURE, CompDoc

    if not content.startswith(SIGNATURE):
        return b""
    compound = CompDoc(content, logfile=io.StringIO())
    found = (compound.get_named_stream(name) for name in _STREAMS)
    return next((bytes(stream) for stream in found if stream), b"")


def _records(stream: bytes, start: int) -> Iterator[_Record]:
    """The records from a place to the end of their part of the book."""
    while start + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, start)
        yield _Record(kind, stream[start + 4 : start + 4 + length])
        start += 4 + length
        if kind == _END:
            return


def _declared(data: bytes) -> tuple[int, int]:
    """Rows and columns of a declared size, in the layout of BIFF 8 or of the versions before."""
    shape = "<IIHH" if len(data) >= 14 else "<HHHH"
    if len(data) < struct.calcsize(shape):
        return 0, 0
    first, last, left, right = struct.unpack_from(shape, data)
    return max(0, last - first), max(0, right - left)


def _reached(record: _Record) -> tuple[int, int]:
    """Rows and columns up to a cell, or to the last one of a record of several."""
    row, column = struct.unpack_from("<HH", record.data)
    if record.kind == _ROW_OF_NUMBERS:
        column = max(column, struct.unpack_from("<H", record.data, len(record.data) - 2)[0])
    return row + 1, column + 1
