"""Cells for the clipboard, read back as spreadsheets and this program read them."""

from datetime import date

import lxml.html

from app.services.importing.pasting.copied import rows_of_page, rows_of_text, text_of_rows
from app.services.sheets.markup import html_of, lines_of
from app.services.sheets.sheet import Cell, Share

TITLES = ["Школа", "Логин"]
ROWS = [
    [Cell("МБОУ «СОШ № 1» <новая> & другие"), Cell("0042")],
    [Cell("две\nстроки"), Cell("1.1", None, bold=True)],
]


def cells(html: str) -> list:
    return lxml.html.fromstring(html).xpath("//td")


def test_text_and_table_say_the_same():
    html = html_of(TITLES, ROWS)
    assert rows_of_page(html) == [
        TITLES,
        ["МБОУ «СОШ № 1» <новая> & другие", "0042"],
        ["две\nстроки", "1.1"],
    ]
    assert rows_of_text(text_of_rows(lines_of(TITLES, ROWS))) == [
        TITLES,
        ["МБОУ «СОШ № 1» <новая> & другие", "0042"],
        ["две строки", "1.1"],
    ]


def test_texts_that_look_like_numbers_are_marked_as_texts():
    for cell in cells(html_of([], [[Cell(text) for text in ("0042", "1.1", "2018/2019")]])):
        assert cell.get("style") == "mso-number-format:'\\@'"
        assert cell.get("sdnum") == "1049;0;@"
        assert cell.get("x:num") is None


def test_numbers_bring_their_values():
    row = [Cell("1500", 1500), Cell("25 %", Share(1, 4)), Cell("01.01.2026", date(2026, 1, 1))]
    found = cells(html_of([], [row]))
    assert [cell.get("x:num") for cell in found] == ["1500", "0.25", "46023"]
    assert [cell.get("sdval") for cell in found] == ["1500", "0.25", "46023"]
    assert [cell.get("sdnum") for cell in found] == [
        "1049;0;General",
        "1049;0;0,0%",
        "1049;0;DD.MM.YYYY",
    ]
    assert "0\\.0%" in found[1].get("style")
    assert [cell.text_content() for cell in found] == [cell.text for cell in row]


def test_without_titles_there_is_no_header():
    assert lines_of([], ROWS[:1]) == [[cell.text for cell in ROWS[0]]]
    assert not lxml.html.fromstring(html_of([], ROWS)).xpath("//th")
