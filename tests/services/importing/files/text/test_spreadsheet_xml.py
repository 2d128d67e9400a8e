"""«Таблица XML 2003»: values with their formats, addresses, hidden rows and sheets."""

from datetime import date, datetime

import pytest

from app.services.importing.cells.cell import Cell, Fault, Formatted, Percent
from app.services.importing.cells.faults import DamagedFileError, TooManyCellsError
from app.services.importing.cells.grid import Budget
from app.services.importing.files.text.spreadsheet_xml import read_spreadsheet_xml

HEAD = """<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:x="urn:schemas-microsoft-com:office:excel"><Styles>
<Style ss:ID="Default"/><Style ss:ID="p"><NumberFormat ss:Format="Percent"/></Style>
<Style ss:ID="q"><NumberFormat ss:Format='0.00"%"'/></Style>
<Style ss:ID="child" ss:Parent="p"><Font ss:Bold="1"/></Style>
<Style ss:ID="d"><NumberFormat ss:Format="Short Date"/></Style>
<Style ss:ID="m"><NumberFormat ss:Format="mmmm\\ yyyy"/></Style>
<Style ss:ID="loop" ss:Parent="loop"/></Styles>"""


def book(rows: str, *, name: str = "Лист1", more: str = "", columns: str = "") -> str:
    return (
        f'{HEAD}<Worksheet ss:Name="{name}"><Table>{columns}{rows}</Table>{more}</Worksheet>'
        "</Workbook>"
    )


def rows_of(text: str) -> list[list[Cell]]:
    (page,) = read_spreadsheet_xml(text.encode(), Budget())
    return page.rows


def cell(value: str, kind: str = "Number", **facts: str) -> str:
    written = "".join(f' ss:{name}="{fact}"' for name, fact in facts.items())
    return f'<Cell{written}><Data ss:Type="{kind}">{value}</Data></Cell>'


def test_values_have_their_kinds_and_formats() -> None:
    cells = (
        cell("МБОУ «СОШ № 1»", "String"),
        cell("42"),
        cell("0.1236", StyleID="p"),
        cell("12.36", StyleID="q"),
        cell("0.5", StyleID="child"),
        cell("2026-09-20T00:00:00.000", "DateTime", StyleID="d"),
        cell("2025-10-01T00:00:00.000", "DateTime", StyleID="m"),
        cell("1", "Boolean"),
        cell("#REF!", "Error"),
        '<Cell ss:Formula="=A1"/>',
        cell("7", StyleID="loop"),
    )
    assert rows_of(book(f"<Row>{''.join(cells)}</Row>")) == [
        [
            "МБОУ «СОШ № 1»",
            42.0,
            Percent(12.36, "12,36%"),
            Percent(12.36, "12,36%"),
            Percent(50.0, "50,00%"),
            date(2026, 9, 20),
            Formatted(date(2025, 10, 1), "октябрь 2025"),
            True,
            Fault("error", "#ССЫЛКА!"),
            Fault("formula", "=A1"),
            7.0,
        ]
    ]


def test_a_moment_in_an_ordinary_format_is_a_moment() -> None:
    found = rows_of(book(f"<Row>{cell('2026-09-20T10:30:00.000', 'DateTime')}</Row>"))
    assert found == [[datetime(2026, 9, 20, 10, 30)]]


def test_styles_of_rows_and_columns_hold_where_a_cell_has_none() -> None:
    found = rows_of(
        book(
            f'<Row>{cell("0.1")}{cell("0.2")}</Row><Row ss:StyleID="p">{cell("0.3")}</Row>',
            columns='<Column/><Column ss:StyleID="p"/>',
        )
    )
    assert found == [[0.1, Percent(20.0, "20,00%")], [Percent(30.0, "30,00%"), ""]]


def test_addresses_merged_cells_and_jumps() -> None:
    rows = (
        f"<Row>{cell('a', 'String', MergeDown='1')}{cell('b', 'String', MergeAcross='1')}"
        f"{cell('c', 'String')}</Row><Row>{cell('d', 'String')}</Row>"
        f'<Row ss:Index="5" ss:Hidden="1">{cell("e", "String", Index="3")}</Row>'
    )
    (page,) = read_spreadsheet_xml(book(rows).encode(), Budget())
    flat = f'<Row ss:Height="0">{cell("1")}</Row><Row ss:Height="0.75">{cell("2")}</Row>'
    assert read_spreadsheet_xml(book(flat).encode(), Budget())[0].hidden == {1}
    assert page.rows == [
        ["a", "b", "", "c"],
        ["", "d", "", ""],
        ["", "", "", ""],
        ["", "", "", ""],
        ["", "", "e", ""],
    ]
    assert page.hidden == {5}


def test_formatted_text_is_read_and_a_comment_is_not() -> None:
    rows = (
        '<Row><Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40"><B>Да</B>, '
        '<I>конечно</I></ss:Data><Comment ss:Author="x"><ss:Data xmlns="http://www.w3.org/TR/'
        'REC-html40"><B>Совсем</B> другое</ss:Data></Comment></Cell></Row>'
    )
    assert rows_of(book(rows)) == [["Да, конечно"]]


def test_hidden_sheets_are_left_out() -> None:
    more = (
        '<WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Visible>SheetHidden'
        "</Visible></WorksheetOptions>"
    )
    text = book(f"<Row>{cell('1')}</Row>", more=more)
    assert read_spreadsheet_xml(text.encode(), Budget()) == []


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_marks_of_the_encoding(encoding: str) -> None:
    (page,) = read_spreadsheet_xml(book(f"<Row>{cell('5')}</Row>").encode(encoding), Budget())
    assert page.rows == [[5.0]]


def test_entities_and_broken_files_are_refused() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
    whole = book(f"<Row>{cell('5')}</Row>")
    for text in (whole.replace("<Workbook", f"{bomb}<Workbook"), whole[:-60]):
        with pytest.raises(DamagedFileError):
            read_spreadsheet_xml(text.encode(), Budget())


def test_a_sheet_that_reaches_too_far() -> None:
    rows = f'<Row ss:Index="1048576">{cell("5", Index="16384")}</Row>'
    with pytest.raises(TooManyCellsError):
        read_spreadsheet_xml(book(rows).encode(), Budget())


def test_numbers_that_are_none() -> None:
    assert rows_of(book(f"<Row>{cell('NaN')}{cell('1e400')}{cell('пять')}</Row>")) == [
        ["NaN", "1e400", "пять"]
    ]


def test_a_cell_outside_of_any_row_is_damage_and_ends() -> None:
    """Excel opens neither; the second would have been read into the row before."""
    for rows in (cell("1"), f"<ow>{cell('1')}</ow>", f"<Row>{cell('1')}</Row><ow>{cell('2')}</ow>"):
        with pytest.raises(DamagedFileError):
            rows_of(book(rows))
