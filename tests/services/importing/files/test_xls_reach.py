"""A few wrong bytes in the address of a cell never make room for thousands of millions of cells."""

import struct
from pathlib import Path

import pytest

from app.services.importing.cells.faults import DamagedFileError, TooManyCellsError
from app.services.importing.files.reader import read_book
from app.services.importing.files.xls_reach import refuse_far_cells
from app.services.importing.findings.problems import RefusedFileError
from tests.services.importing.files.biff_books import BiffBook, BiffSheet

END, FREE, TABLE = -2, -1, -3
SECTOR = 512
NUMBER, ROW_OF_NUMBERS, SIZE = 0x203, 0xBD, 0x200


def contained(stream: bytes) -> bytes:
    """A compound file with the stream «Workbook»."""
    stream = stream.ljust(4096, b"\0")
    stream += bytes(-len(stream) % SECTOR)
    count = len(stream) // SECTOR

    def entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
        text = f"{name}\0".encode("utf-16-le")
        head = text.ljust(64, b"\0") + struct.pack("<HBB3i", len(text), kind, 1, -1, -1, child)
        return head + bytes(36) + struct.pack("<iq", start, size)

    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<118i", 0, 1, 1, 0, 4096, END, 0, END, 0, 0, *[FREE] * 108)
    chain = [TABLE, END, *range(3, 2 + count), END]
    table = struct.pack("<128i", *chain, *[FREE] * (128 - len(chain)))
    folder = entry("Root Entry", 5, 1, END, 0) + entry("Workbook", 2, -1, 2, len(stream))
    return head + table + folder + bytes(256) + stream


def book(tmp_path: Path) -> bytes:
    path = BiffBook(sheets=[BiffSheet(name="Лист", rows=[[1.0, 2.0]])]).write(tmp_path / "a.xls")
    return path.read_bytes()


def with_record(content: bytes, kind: int, data: bytes) -> bytes:
    """The book with one more record at the end of its sheet."""
    last = content.rindex(b"\x0a\x00\x00\x00")
    return content[:last] + struct.pack("<HH", kind, len(data)) + data + content[last:]


def cell(row: int, column: int) -> bytes:
    return struct.pack("<3Hd", row, column, 0, 1.0)


def test_an_ordinary_book_is_let_through(tmp_path: Path) -> None:
    content = book(tmp_path)
    refuse_far_cells(contained(content))
    refuse_far_cells(contained(with_record(content, NUMBER, cell(60_000, 3))))
    refuse_far_cells(content)  # without a compound file around it there is nothing to look at


@pytest.mark.parametrize(
    ("kind", "data", "error"),
    [
        (NUMBER, cell(65_535, 49_152), DamagedFileError),
        (ROW_OF_NUMBERS, struct.pack("<HHHIH", 1, 0, 0, 0, 60_000), DamagedFileError),
        (NUMBER, cell(65_535, 255), TooManyCellsError),
        (SIZE, struct.pack("<IIHHH", 0, 4_000_000_000, 0, 200, 0), TooManyCellsError),
        (SIZE, struct.pack("<HHHHH", 0, 65_535, 0, 65_535, 0), DamagedFileError),
    ],
)
def test_a_cell_that_is_too_far_away_is_refused(
    tmp_path: Path, kind: int, data: bytes, error: type[Exception]
) -> None:
    content = contained(with_record(book(tmp_path), kind, data))
    with pytest.raises(error):
        refuse_far_cells(content)


def test_such_a_file_is_damaged_and_the_program_goes_on(tmp_path: Path) -> None:
    content = contained(with_record(book(tmp_path), NUMBER, cell(65_535, 49_152)))
    path = tmp_path / "старая.xls"
    path.write_bytes(content)
    with pytest.raises(RefusedFileError) as refused:
        read_book(path)
    assert refused.value.code == "file.damaged"
