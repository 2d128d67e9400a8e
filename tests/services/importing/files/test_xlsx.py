"""Workbooks of Excel 2007 and later, as all kinds of programs write them."""

import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from app.services.importing.cells.cell import Cell, Fault, Formatted, Percent
from app.services.importing.cells.faults import DamagedFileError, TooManyCellsError
from app.services.importing.cells.grid import Rows
from tests.services.importing.files.raw_books import RawBook, number, pages, row, text


def rows(tmp_path: Path, sheet: str, **facts: Any) -> Rows:
    """The cells of a book of one sheet."""
    (page,) = pages(RawBook(sheet=sheet, **facts).write(tmp_path / "книга.xlsx"))
    return page.rows


@pytest.mark.parametrize("prefix", ["", "x"])
@pytest.mark.parametrize("strict", [False, True])
def test_percents_in_every_namespace(tmp_path: Path, prefix: str, strict: bool) -> None:
    sheet = row(1, number("A1", 0.33, 1), number("B1", 12.36, 2), number("C1", 0.5, 3))
    formats = ("0%", '0.00"%"', "0.00\\%")
    read = rows(tmp_path, sheet, formats=formats, prefix=prefix, strict=strict)
    assert read == [[Percent(33.0, "33%"), Percent(12.36, "12,36%"), Percent(0.5, "0,50%")]]


def test_only_numbers_are_scaled(tmp_path: Path) -> None:
    sheet = row(1, number("A1", 0.25, 1), text("B1", "25 %").replace(" t=", ' s="1" t='))
    assert rows(tmp_path, sheet, formats=("0%",)) == [[Percent(25.0, "25%"), "25 %"]]


def test_built_in_formats(tmp_path: Path) -> None:
    path = tmp_path / "книга.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for place, code in enumerate(("0%", "0.00%", "mm-dd-yy", "d-mmm", "0", "@"), start=1):
        cell = sheet.cell(1, place, 0.5 if "%" in code else 45931)
        cell.number_format = code
    book.save(path)
    (page,) = pages(path)
    assert page.rows[0] == [
        Percent(50.0, "50%"),
        Percent(50.0, "50,00%"),
        date(2025, 10, 1),
        Formatted(date(2025, 10, 1), "01.окт"),
        45931.0,
        45931.0,
    ]


@pytest.mark.parametrize("target", ["sharedStrings.xml", "/sharedStrings.xml", "../text/a%20b.xml"])
def test_shared_texts_lie_where_the_workbook_says(tmp_path: Path, target: str) -> None:
    strings = (
        "<t>Школа</t>",
        "<r><t>МБОУ </t></r><r><rPr><b/></rPr><t>«СОШ № 1»</t></r>",
        '<t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh>',
        "<t>строка_x000A_вторая</t>",
    )
    sheet = row(
        1, *(f'<c r="{column}1" t="s"><v>{place}</v></c>' for place, column in enumerate("ABCD"))
    )
    place = {"others": {}}
    if "text" in target:
        place["others"] = {"text/a b.xml": "<sst/>"}
    book = RawBook(sheet=sheet, strings=strings, strings_at=target)
    path = book.write(tmp_path / "книга.xlsx")
    if "text" in target:
        path = moved(path, tmp_path / "другая.xlsx", "xl/../text/a%20b.xml", "text/a b.xml")
    (page,) = pages(path)
    assert page.rows == [["Школа", "МБОУ «СОШ № 1»", "東京", "строка\nвторая"]]


def moved(path: Path, to: Path, old: str, new: str) -> Path:
    """The same archive with one part under another name."""
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(to, "w") as target:
        for name in source.namelist():
            target.writestr(new if name == old else name, source.read(name))
    return to


def test_names_of_parts_without_regard_to_case_and_slashes(tmp_path: Path) -> None:
    path = RawBook(sheet=row(1, number("A1", 5))).write(tmp_path / "книга.xlsx")
    other = moved(
        path, tmp_path / "1с.xlsx", "xl/worksheets/sheet1.xml", "xl\\Worksheets\\Sheet1.XML"
    )
    assert pages(other)[0].rows == [[5.0]]


def test_errors_and_formulas_without_a_value(tmp_path: Path) -> None:
    cells = (
        '<c r="A1" t="e"><v>#REF!</v></c>',
        '<c r="B1" t="e"><f>1/0</f><v>#DIV/0!</v></c>',
        '<c r="C1"><f>SUM(A1:A2)</f></c>',
        '<c r="D1"><f>1+1</f><v></v></c>',
        '<c r="E1"><f t="shared" si="0"/></c>',
        '<c r="F1"><f>1+1</f><v>2</v></c>',
        '<c r="G1" t="str"><f>"а"</f><v>а</v></c>',
        '<c r="H1" t="b"><v>1</v></c>',
    )
    expected: list[Cell] = [
        Fault("error", "#ССЫЛКА!"),
        Fault("error", "#ДЕЛ/0!"),
        Fault("formula", "=SUM(A1:A2)"),
        Fault("formula", "=1+1"),
        Fault("formula", "формула"),
        2.0,
        "а",
        True,
    ]
    assert rows(tmp_path, row(1, *cells)) == [expected]
    empty = '<c r="A1" t="str"><f>""</f><v></v></c>'
    assert rows(tmp_path, row(1, empty, number("B1", 5))) == [["", 5.0]]


def test_what_is_no_number_stays_as_it_is_written(tmp_path: Path) -> None:
    cells = (number("A1", "NaN"), number("B1", "1e400"), number("C1", "-inf"), number("D1", 5))
    assert rows(tmp_path, row(1, *cells)) == [["NaN", "1e400", "-inf", 5.0]]


def test_rows_and_cells_without_addresses(tmp_path: Path) -> None:
    sheet = "<row><c><v>1</v></c><c><v>2</v></c></row><row><c/><c><v>3</v></c></row>"
    assert rows(tmp_path, sheet) == [[1.0, 2.0], ["", 3.0]]


def test_rows_keep_their_places_and_hidden_ones_are_named(tmp_path: Path) -> None:
    sheet = (
        row(2, number("B2", 1))
        + row(4, number("A4", 2), attributes=' hidden="1"')
        + row(5, attributes=' hidden="1"')
        + row(6, number("A6", 3), attributes=' hidden="0"')
    )
    (page,) = pages(RawBook(sheet=sheet).write(tmp_path / "книга.xlsx"))
    assert page.rows == [["", ""], ["", 1.0], ["", ""], [2.0, ""], ["", ""], [3.0, ""]]
    assert page.hidden == {4}
    assert page.formats_known


@pytest.mark.parametrize("shape", ["", " "])
def test_rows_without_height_are_hidden_rows(tmp_path: Path, shape: str) -> None:
    """In the usual shape of a sheet and in any other."""
    sheet = (
        row(1, number("A1", 1), attributes=' ht="0" customHeight="1"')
        + row(2, number("A2", 2), attributes=' customHeight="0" ht="0.75"')
        + row(3, number("A3", 3), attributes=f' ht="0.0"{shape}')
        + row(4, number("A4", 4), attributes=' customHeight="0" ht="15"')
        + row(5, number("A5", 5))
        + ("<!-- another shape -->" if shape else "")
    )
    (page,) = pages(RawBook(sheet=sheet).write(tmp_path / "книга.xlsx"))
    assert page.rows == [[1.0], [2.0], [3.0], [4.0], [5.0]]
    assert page.hidden == {1, 3}


def test_a_declared_size_is_not_believed(tmp_path: Path) -> None:
    sheet = row(1, number("A1", 1)) + row(3, number("C3", 2))
    read = rows(tmp_path, sheet, before='<dimension ref="A1:B2"/>')
    assert read == [[1.0, "", ""], ["", "", ""], ["", "", 2.0]]
    assert rows(tmp_path, sheet, before='<dimension ref="A1:XFD1048576"/>') == read


@pytest.mark.parametrize("prefix", ["", "x"])
def test_a_cell_in_the_last_corner_takes_no_memory(tmp_path: Path, prefix: str) -> None:
    formatted = row(1, number("A1", 1)) + row(1048576, '<c r="XFD1048576" s="1"/>')
    assert rows(tmp_path, formatted, prefix=prefix) == [[1.0]]
    filled = row(1, number("A1", 1)) + row(1048576, number("XFD1048576", 1))
    with pytest.raises(TooManyCellsError):
        rows(tmp_path, filled, prefix=prefix)


def test_days_from_1904(tmp_path: Path) -> None:
    sheet = row(1, number("A1", 45931 - 1462, 1))
    read = rows(tmp_path, sheet, formats=("dd.mm.yyyy",), epoch_1904=True)
    assert read == [[date(2025, 10, 1)]]


def test_dates_that_are_written_out(tmp_path: Path) -> None:
    sheet = row(1, '<c r="A1" t="d"><v>2025-10-01</v></c>')
    assert rows(tmp_path, sheet, strict=True) == [[date(2025, 10, 1)]]


def test_other_parts_do_not_matter(tmp_path: Path) -> None:
    core = (
        '<cp:coreProperties xmlns:cp="a" xmlns:dcterms="b"><dcterms:created>вчера'
        "</dcterms:created></cp:coreProperties>"
    )
    others = {"docProps/core.xml": core, "xl/theme/theme1.xml": "не XML"}
    assert rows(tmp_path, row(1, number("A1", 0.33, 1)), formats=("0%",), others=others) == [
        [Percent(33.0, "33%")]
    ]


def test_what_is_damaged_inside_a_sound_archive(tmp_path: Path) -> None:
    wrong = {
        "a text that is not there": '<row r="1"><c r="A1" t="s"><v>7</v></c></row>',
        "an impossible column": '<row r="1"><c r="ZZZ1"><v>7</v></c></row>',
        "an impossible row": '<row r="0"><c r="A1"><v>7</v></c></row>',
        "an element that does not end": '<row r="1"><c r="A1">',
    }
    passed = []
    for what, sheet in wrong.items():
        try:
            rows(tmp_path, sheet)
        except DamagedFileError:
            continue
        passed.append(what)
    assert passed == []


def test_an_entity_bomb_is_damage(tmp_path: Path) -> None:
    bomb = (
        '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]>'
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        '<row r="1"><c r="A1" t="inlineStr"><is><t>&c;</t></is></c></row></sheetData></worksheet>'
    )
    with pytest.raises(DamagedFileError):
        rows(tmp_path, "", others={"xl/worksheets/sheet1.xml": bomb})
