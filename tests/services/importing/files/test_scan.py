"""The short way through a sheet reads what the long one does."""

import io
import random
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import Font

from app.services.importing.cells.grid import Budget, Grid, Page
from app.services.importing.cells.package import Package
from app.services.importing.files.xlsx.scan import IrregularError, scan_sheet
from app.services.importing.files.xlsx.sheet import read_sheet
from app.services.importing.files.xlsx.strings import read_strings
from app.services.importing.files.xlsx.styles import read_styles
from app.services.importing.files.xlsx.values import Values
from tests.services.importing.files.raw_books import RawBook, number, row, text

FORMATS = ("General", "0", "0.00", "0%", '0.00"%"', "000000", '0"-й"', "dd.mm.yyyy", "mmmm yyyy")
WORDS = ("", " Школа ", "a<b>&\"'", "строка\nвторая", "_x0041_", "№ 1", "ёлка 🙂", "&amp;", "5")
SHEET = "xl/worksheets/sheet1.xml"


def both(content: bytes) -> tuple[Page | None, Page]:
    """The same sheet by both readers; None where the short one declines."""
    read: list[Page | None] = []
    for reader in (scan_sheet, read_sheet):
        package = Package(zipfile.ZipFile(io.BytesIO(content)))
        styles = read_styles(package, "xl/styles.xml", epoch_1904=False)
        values = Values(read_strings(package, "xl/sharedStrings.xml"), styles)
        grid = Grid(Budget())
        try:
            reader(package, SHEET, values, grid)
            read.append(grid.page("Лист1"))
        except IrregularError:
            read.append(None)
    assert read[1] is not None
    return read[0], read[1]


def book_of(chance: random.Random, *, streamed: bool) -> bytes:
    """A workbook of openpyxl with cells of all kinds."""
    book = openpyxl.Workbook(write_only=streamed)
    sheet = book.create_sheet() if streamed else book.active
    assert sheet is not None
    for place in range(chance.randint(1, 30)):
        cells: list[Any] = []
        for _ in range(chance.randint(0, 12)):
            kind = chance.randrange(6)
            value: Any = (
                None,
                chance.randint(-5, 50_000),
                round(chance.uniform(-1, 100), chance.randint(0, 12)),
                chance.choice(WORDS),
                chance.random() < 0.5,
                chance.choice(("=1+1", '="а"', "#N/A", "NaN")),
            )[kind]
            cells.append(value)
        sheet.append(cells)
        if not streamed and cells:
            for cell in sheet[place + 1]:
                cell.number_format = chance.choice(FORMATS)
                cell.font = Font(bold=chance.random() < 0.2)
            sheet.row_dimensions[place + 1].hidden = chance.random() < 0.2
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("streamed", [False, True])
def test_both_read_the_same_cells_of_plain_books(streamed: bool) -> None:
    seed = 20261129
    chance = random.Random(seed)
    scanned = 0
    for attempt in range(60):
        short, whole = both(book_of(chance, streamed=streamed))
        if short is not None:
            scanned += 1
            assert short == whole, f"seed {seed}, book {attempt}"
            assert [list(map(type, one)) for one in short.rows] == [
                list(map(type, one)) for one in whole.rows
            ]
    assert scanned > 30


def test_both_read_the_same_cells_across_blocks_of_a_large_sheet(tmp_path: Path) -> None:
    sheet = "".join(
        row(place, number(f"A{place}", place), text(f"B{place}", f"Школа № {place} " * 9))
        for place in range(1, 4000)
    )
    short, whole = both(RawBook(sheet=sheet).write(tmp_path / "а.xlsx").read_bytes())
    assert short == whole
    assert len(whole.rows) == 3999


@pytest.mark.parametrize(
    "sheet",
    [
        "<row r='1'><c r='A1'><v>5</v></c></row>",
        '<row r="1"><c t="n" r="A1"><v>5</v></c></row>',
        '<row r="1"><c r="A1"><v><!-- a -->5</v></c></row>',
        '<row r="1"><c r="A1" t="inlineStr"><is><t><![CDATA[5]]></t></is></c></row>',
        '<row r="1"><c r="A1" t="inlineStr"><is><r><t>5</t></r></is></c></row>',
        "<row><c><v>5</v></c></row>",
        '<row r="1"><c r="A1" cm="1"><v>5</v></c></row>',
    ],
)
def test_what_is_not_usual_is_left_to_the_long_way(tmp_path: Path, sheet: str) -> None:
    short, whole = both(RawBook(sheet=sheet).write(tmp_path / "а.xlsx").read_bytes())
    assert short is None
    assert whole.rows in ([[5.0]], [["5"]])
