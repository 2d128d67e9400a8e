"""Every kind of file that knows merged cells tells them alike, a document what stands above."""

import zipfile
from pathlib import Path

import docx
from openpyxl import Workbook

from app.services.importing.files.reader import Sheet, read_book
from app.services.importing.pasting.copied import table_of_page
from app.services.plans.table.rows import Merge
from tests.services.importing.files.ods_books import cell, row, table, write_ods

WIDE, HIGH = Merge(0, 0, 0, 1), Merge(1, 2, 2, 2)


def only(path: Path) -> Sheet:
    (sheet,) = read_book(path).sheets
    return sheet


def test_merged_cells_are_told_alike(tmp_path: Path) -> None:
    made = docx.Document()
    grid = made.add_table(3, 3)
    for place in range(9):
        grid.cell(place // 3, place % 3).text = str(place)
    grid.cell(0, 0).merge(grid.cell(0, 1)).text = "а"
    grid.cell(1, 2).merge(grid.cell(2, 2)).text = "б"
    made.save(str(tmp_path / "а.docx"))
    book = Workbook()
    page = book.worksheets[0]
    for number in range(3):
        page.append([number, number, number])
    page.merge_cells("A1:B1")
    page.merge_cells("C2:C3")
    book.save(tmp_path / "а.xlsx")
    prefixed = tmp_path / "иначе.xlsx"  # in a shape that only the reader of any XML takes
    with zipfile.ZipFile(tmp_path / "а.xlsx") as source, zipfile.ZipFile(prefixed, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name.endswith("sheet1.xml"):
                content = content.replace(b"<sheetData>", b"<sheetData><!-- -->")
            target.writestr(name, content)
    files = (tmp_path / "а.docx", tmp_path / "а.xlsx", prefixed)
    assert {path.name: set(only(path).merges) for path in files} == {
        path.name: {WIDE, HIGH} for path in files
    }
    html = (
        "<table><tr><td colspan=2>а</td><td>1</td></tr>"
        "<tr><td>2</td><td>3</td><td rowspan=2>б</td></tr><tr><td>4</td><td>5</td></tr></table>"
    )
    rows, merges = table_of_page(html)
    assert rows == [["а", "", "1"], ["2", "3", "б"], ["4", "5", ""]]
    assert {one for one in merges if one.top < one.bottom or one.left < one.right} == {WIDE, HIGH}


def test_a_merged_cell_of_an_open_document_is_told(tmp_path: Path) -> None:
    wide = cell("а", more='table:number-columns-spanned="2"')
    path = write_ods(tmp_path / "а.ods", table(row(wide, cell("б"))))
    assert only(path).merges == (WIDE,)


def test_a_text_document_gives_its_tables_with_what_stands_above(tmp_path: Path) -> None:
    path = write_ods(tmp_path / "а.ods", table(row(cell("Мероприятие"), cell("Срок"))))
    with zipfile.ZipFile(path) as archive:
        content = archive.read("content.xml").decode()
    title = "<office:text><text:h>План мероприятий</text:h><text:p>на  2027 год</text:p>"
    content = content.replace("<office:spreadsheet>", title)
    document = tmp_path / "а.odt"
    with zipfile.ZipFile(document, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content.replace("</office:spreadsheet>", "</office:text>"))
    book = read_book(document)
    assert book.is_document
    assert book.sheets[0].above == ("План мероприятий", "на 2027 год")
    assert book.sheets[0].rows == [["Мероприятие", "Срок"]]
