"""Workbooks of Excel 5 to 2003 with the formats of their cells."""

import struct
import tracemalloc
from datetime import date
from pathlib import Path

import pytest

from app.services.importing.cells.cell import Fault, Formatted, Percent
from app.services.importing.cells.faults import (
    DamagedFileError,
    ProtectedFileError,
    TooManyCellsError,
)
from app.services.importing.cells.grid import Budget
from app.services.importing.files.reader import read_book
from app.services.importing.files.xls import read_xls
from app.services.importing.findings.problems import RefusedFileError
from tests.services.importing.files.biff_books import BiffBook, BiffSheet
from tests.services.importing.files.raw_books import pages

FORMATS = ((9, ""), (170, '0.00"%"'), (171, "000000"), (14, ""), (172, "mmmm yyyy"), (16, ""))


@pytest.mark.parametrize("is_unicode", [True, False])
def test_cells_with_their_formats(tmp_path: Path, is_unicode: bool) -> None:
    row = ["Школа", 0.33, 12.36, 42.0, 45931.0, 45931.0, 45931.0, True, "#REF!", 5.0, None, 7.0]
    styles = {(0, place): place for place in range(1, 7)}
    sheet = BiffSheet(name="Лист1", rows=[row], styles=styles)
    book = BiffBook(sheets=[sheet], formats=FORMATS, is_unicode=is_unicode, code_page=1251)
    (page,) = pages(book.write(tmp_path / "старая.xls"))
    assert page.formats_known
    assert page.rows == [
        [
            "Школа",
            Percent(33.0, "33%"),
            Percent(12.36, "12,36%"),
            Formatted(42.0, "000042"),
            date(2025, 10, 1),
            Formatted(date(2025, 10, 1), "октябрь 2025"),
            Formatted(date(2025, 10, 1), "01.окт"),
            True,
            Fault("error", "#ССЫЛКА!"),
            5.0,
            "",
            7.0,
        ]
    ]


def test_a_book_of_excel_5_without_a_code_page_is_russian(tmp_path: Path) -> None:
    sheet = BiffSheet(name="Лист1", rows=[["Кол-во участников"], [5.0]])
    book = BiffBook(sheets=[sheet], is_unicode=False)
    (page,) = pages(book.write(tmp_path / "старая.xls"))
    assert (page.name, page.rows) == ("Лист1", [["Кол-во участников"], [5.0]])


def test_rows_without_height_are_hidden_rows(tmp_path: Path) -> None:
    sheet = BiffSheet(name="Лист", rows=[[1.0], [2.0], [3.0]], flat_rows=frozenset({0, 2}))
    (page,) = pages(BiffBook(sheets=[sheet]).write(tmp_path / "старая.xls"))
    assert (page.rows, page.hidden) == ([[1.0], [2.0], [3.0]], {1, 3})


def test_hidden_rows_and_sheets_and_days_from_1904(tmp_path: Path) -> None:
    rows = [[1.0], [2.0], [45931.0 - 1462]]
    sheets = [
        BiffSheet(name="Тайный", rows=rows, is_hidden=True),
        BiffSheet(name="Лист", rows=rows, styles={(2, 0): 1}, hidden_rows=frozenset({1})),
    ]
    book = BiffBook(sheets=sheets, formats=((14, ""),), epoch_1904=True)
    hidden, page = pages(book.write(tmp_path / "старая.xls"))
    assert (hidden.name, hidden.rows, hidden.is_shown) == ("Тайный", [], False)
    assert (page.name, page.hidden) == ("Лист", {2})
    assert page.rows == [[1.0], [2.0], [date(2025, 10, 1)]]


def test_a_cell_in_the_last_corner_takes_no_memory(tmp_path: Path) -> None:
    rows = [[1.0], *([[]] * 65534), [None] * 255 + [1.0]]
    book = BiffBook(sheets=[BiffSheet(name="Лист", rows=rows)])
    with pytest.raises(TooManyCellsError):
        pages(book.write(tmp_path / "старая.xls"))


def with_record(content: bytes, kind: int, data: bytes) -> bytes:
    """The book with one more record before the one number of its sheet."""
    place = content.index(struct.pack("<HH", 0x203, 14))
    return content[:place] + struct.pack("<HH", kind, len(data)) + data + content[place:]


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        (0x203, struct.pack("<3Hd", 65_535, 49_152, 0, 1.0)),
        (0xBD, struct.pack("<HHHIH", 1, 0, 0, 0, 60_000)),
        (0x203, b"\x01"),
    ],
)
def test_wrong_bytes_in_a_cell_are_refused_with_the_way_out_and_take_no_memory(
    tmp_path: Path, kind: int, data: bytes
) -> None:
    path = BiffBook(sheets=[BiffSheet(name="Лист", rows=[[1.0]])]).write(tmp_path / "старая.xls")
    path.write_bytes(with_record(path.read_bytes(), kind, data))
    tracemalloc.start()
    try:
        with pytest.raises(RefusedFileError) as refused:
            read_book(path)
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()
    assert refused.value.code == "file.damaged"
    assert "сохраните как «Книга Excel (.xlsx)»" in refused.value.hint


def test_a_declared_size_alone_takes_no_memory(tmp_path: Path) -> None:
    path = BiffBook(sheets=[BiffSheet(name="Лист", rows=[[1.0]])]).write(tmp_path / "старая.xls")
    size = struct.pack("<IIHHH", 0, 4_000_000_000, 0, 60_000, 0)
    path.write_bytes(with_record(path.read_bytes(), 0x200, size))
    tracemalloc.start()
    try:
        (sheet,) = read_book(path).sheets
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()
    assert sheet.rows == [[1.0]]


def test_a_password(tmp_path: Path) -> None:
    path = BiffBook(sheets=[BiffSheet(name="Лист", rows=[[1.0]])]).write(tmp_path / "а.xls")
    content = path.read_bytes()
    # The record FILEPASS right behind the first one says that all the rest is encrypted.
    path.write_bytes(content[:20] + b"\x2f\x00\x06\x00" + b"\x00" * 6 + content[20:])
    with pytest.raises(ProtectedFileError):
        pages(path)


def compound(short_sectors: tuple[int, ...]) -> bytes:
    """A compound file with a short stream «Workbook» whose sectors follow one another so."""
    end, free, table = -2, -1, -3
    no_clsid, times = bytes(16), bytes(20)

    def entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
        text = f"{name}\0".encode("utf-16-le")
        head = text.ljust(64, b"\0") + struct.pack("<HBB3i", len(text), kind, 1, -1, -1, child)
        return head + no_clsid + times + struct.pack("<iq", start, size)

    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + no_clsid
    head += struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<118i", 0, 1, 1, 0, 4096, 2, 1, end, 0, 0, *[free] * 108)
    sectors = (
        struct.pack("<128i", table, end, end, end, *[free] * 124),
        entry("Root Entry", 5, 1, 3, 512) + entry("Workbook", 2, -1, 0, 400) + bytes(256),
        struct.pack("<128i", *short_sectors, *[free] * (128 - len(short_sectors))),
        bytes(512),
    )
    return head + b"".join(sectors)


def test_streams_that_lead_in_a_circle_are_given_up() -> None:
    with pytest.raises(DamagedFileError):
        read_xls(compound((1, 2, 0)), Budget())
    with pytest.raises(DamagedFileError):
        read_xls(
            compound((1, -2)).replace(struct.pack("<2i", -3, -2), struct.pack("<2i", -3, 1)),
            Budget(),
        )
    with pytest.raises(Exception, match="BOF"):
        read_xls(compound((1, 2, 3, 4, 5, 6, -2)), Budget())
