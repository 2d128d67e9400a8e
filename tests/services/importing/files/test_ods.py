"""OpenDocument spreadsheets: typed values beside what the cells show."""

import zipfile
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from app.services.importing.cells.cell import Cell, Fault, Formatted, Percent
from app.services.importing.cells.faults import (
    DamagedFileError,
    NoWorkbookError,
    ProtectedFileError,
    TooManyCellsError,
)
from tests.services.importing.files.ods_books import EMPTY, cell, row, table, write_ods
from tests.services.importing.files.raw_books import pages

DAY = date(2025, 10, 1)
ERROR = 'table:formula="of:=1/0" calcext:value-type="error"'
CELLS: list[tuple[str, Cell]] = [
    (cell("Школа"), "Школа"),
    (cell("первая\nвторая"), "первая\nвторая"),
    (cell("5", "float", "5"), 5.0),
    (cell("12,36", "float", "12.3649"), 12.3649),
    (cell("12.36", "float", "12.3649"), 12.3649),
    (cell("1 234,50", "float", "1234.5"), 1234.5),
    (cell("1,234.50", "float", "1234.5"), 1234.5),
    (cell("-5", "float", "-5"), -5.0),
    (cell("", "float", "7"), 7.0),
    (cell("-", "float", "0"), 0.0),
    (cell("33%", "percentage", "0.33"), Percent(33.0, "33%")),
    (cell("12.36%", "percentage", "0.1236"), Percent(12.36, "12.36%")),
    (cell("150%", "percentage", "1.5"), Percent(150.0, "150%")),
    (cell("12,36%", "float", "12.36"), Percent(12.36, "12,36%")),
    (cell("25 %"), "25 %"),
    (cell("000042", "float", "42"), Formatted(42.0, "000042")),
    (cell("5-й", "float", "5"), Formatted(5.0, "5-й")),
    (cell("2 тыс.", "float", "1500"), Formatted(1500.0, "2 тыс.")),
    (cell("2", "float", "1500"), Formatted(1500.0, "2")),
    (cell("1 234,50 ₽", "currency", "1234.5"), Formatted(1234.5, "1 234,50 ₽")),
    (cell("01.10.2025", "date", "2025-10-01"), DAY),
    (cell("2025-10-01", "date", "2025-10-01"), DAY),
    (cell("01.10.2025 10:30", "date", "2025-10-01T10:30:00"), datetime(2025, 10, 1, 10, 30)),
    (cell("октябрь 2025", "date", "2025-10-01"), Formatted(DAY, "октябрь 2025")),
    (cell("01.окт", "date", "2025-10-01"), Formatted(DAY, "01.окт")),
    (cell("9:05", "time", "PT09H05M00S"), Formatted(time(9, 5), "9:05")),
    (cell("30:05", "time", "PT30H05M00S"), Formatted(timedelta(hours=30, minutes=5), "30:05")),
    (cell("ИСТИНА", "boolean", "true"), True),
    (cell("#ДЕЛ/0!", "string", "", ERROR), Fault("error", "#ДЕЛ/0!")),
    (cell("#REF!", "float", "0", 'table:formula="of:=A1"'), Fault("error", "#ССЫЛКА!")),
    ('<table:table-cell table:formula="of:=SUM([.A1])"/>', Fault("formula", "=SUM([.A1])")),
    (cell("", "string", "", 'table:formula="of:=T(1)"'), ""),
    (cell("NaN", "float", "NaN"), "NaN"),
    (cell("а<text:s text:c='2'/>б<text:line-break/>в"), "а  б\nв"),
    (
        (
            '<table:table-cell office:value-type="float" office:value="5"><office:annotation>'
            "<text:p>примечание</text:p></office:annotation><text:p>5</text:p></table:table-cell>"
        ),
        5.0,
    ),
]


def test_cells_of_all_types(tmp_path: Path) -> None:
    wrong = []
    for written, right in CELLS:
        path = write_ods(tmp_path / "а.ods", table(row(written, cell("конец"))))
        found = pages(path)[0].rows[0][0]
        if found != right or type(found) is not type(right):
            wrong.append((written, found, right))
    assert wrong == []


def test_repeated_rows_and_columns_keep_their_places(tmp_path: Path) -> None:
    three, many = 'table:number-columns-repeated="3"', 'table:number-columns-repeated="16381"'
    rows = (
        row(cell("1", "float", "1", three), f"<table:table-cell {many}/>"),
        row(EMPTY, attributes='table:number-rows-repeated="2"'),
        row(EMPTY, cell("2", "float", "2"), attributes='table:number-rows-repeated="2"'),
        row(EMPTY, attributes='table:number-rows-repeated="1048571"'),
    )
    (page,) = pages(write_ods(tmp_path / "а.ods", table(*rows)))
    assert page.rows == [[1.0] * 3, [""] * 3, [""] * 3, ["", 2.0, ""], ["", 2.0, ""]]


def test_repetitions_without_end_take_no_memory(tmp_path: Path) -> None:
    many = 'table:number-columns-repeated="16384"'
    full = row(cell("1", "float", "1", many), attributes='table:number-rows-repeated="1048576"')
    with pytest.raises(TooManyCellsError):
        pages(write_ods(tmp_path / "а.ods", table(full)))
    beyond = row(cell("1", "float", "1", 'table:number-columns-repeated="9999999"'))
    with pytest.raises(DamagedFileError):
        pages(write_ods(tmp_path / "б.ods", table(beyond)))


def test_hidden_rows_and_sheets(tmp_path: Path) -> None:
    style = (
        '<style:style style:name="x"><style:table-properties table:display="false"/></style:style>'
    )
    one = cell("1", "float", "1")
    shown = table(
        row(one),
        row(one, attributes='table:visibility="filter"'),
        row(one, attributes='table:visibility="collapse"'),
        row(EMPTY, attributes='table:visibility="collapse"'),
        f'<table:table-row-group table:display="false">{row(one)}</table:table-row-group>',
        row(one),
    )
    secret = table(row(one), name="Тайный", attributes='table:style-name="x"')
    hidden, page = pages(write_ods(tmp_path / "а.ods", secret, shown, styles=style))
    assert (hidden.name, hidden.rows, hidden.is_shown) == ("Тайный", [], False)
    assert (page.name, page.hidden, page.formats_known) == ("Лист1", {2, 3, 5}, True)
    assert len(page.rows) == 6


def test_rows_without_height_are_hidden_rows(tmp_path: Path) -> None:
    style = "".join(
        f'<style:style style:name="{name}" style:family="table-row">'
        f'<style:table-row-properties style:row-height="{height}"/></style:style>'
        for name, height in (("a", "0cm"), ("b", "0.45cm"), ("c", "0.000in"))
    )
    one = cell("1", "float", "1")
    shown = table(*(row(one, attributes=f'table:style-name="{name}"') for name in "abcd"))
    (page,) = pages(write_ods(tmp_path / "а.ods", shown, styles=style))
    assert (len(page.rows), page.hidden) == (4, {1, 3})


def test_drawings_and_foreign_tables_are_no_cells(tmp_path: Path) -> None:
    frame = "<draw:frame><draw:text-box><text:p>надпись</text:p></draw:text-box></draw:frame>"
    written = table(
        f"<table:shapes>{frame}</table:shapes>",
        row(f"<table:table-cell>{frame}</table:table-cell>", cell("а")),
    )
    links = f"<table:dde-links>{table(row(cell('чужое')), name='DDE')}</table:dde-links>"
    (page,) = pages(write_ods(tmp_path / "а.ods", written, links))
    assert page.rows == [["", "а"]]


def test_what_is_no_sound_spreadsheet(tmp_path: Path) -> None:
    path = write_ods(tmp_path / "а.ods", table(row(cell("а"))))
    with zipfile.ZipFile(path) as archive:
        content = archive.read("content.xml").decode()
    kinds = {
        NoWorkbookError: content.replace("office:spreadsheet", "office:drawing"),
        DamagedFileError: content[:-30],
    }
    for kind, text in kinds.items():
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
            archive.writestr("content.xml", text)
        with pytest.raises(kind):
            pages(path)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<m:encryption-data/>")
        archive.writestr("content.xml", b"\x00\x01")
    with pytest.raises(ProtectedFileError):
        pages(path)
