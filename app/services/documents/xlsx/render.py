"""The tables of a document as a workbook: a named sheet each, cells merged as they are printed.

A cell that is a date or a whole number is one in the workbook too; every other is a text. The rest
of the document is not there: whoever wants it has DOCX and PDF.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from app.services.documents.model.blocks import Document
from app.services.documents.model.tables import Cell, CellLike, Form, RowGroup, SectionRow, Table
from app.services.documents.xlsx.naming import sheet_names
from app.services.language.dates import parse_day
from app.services.language.numbers import NBSP
from app.services.sheets.workbook import save_book

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_FONT = "Times New Roman"
_A_MILLIMETRE = 0.6  # characters of a column's width
_USUAL_WIDTH = 30  # millimetres
_DATE, _NUMBER = re.compile(r"\d{2}\.\d{2}\.\d{4}"), re.compile(r"0|[1-9]\d{0,8}")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


class _Line(NamedTuple):
    """A row of a sheet: its cells, and whether they are heavy."""

    cells: Sequence[CellLike]
    bold: bool = False


def tables_of(document: Document) -> list[Table]:
    """The tables that a workbook would hold, in their order."""
    blocks = chain.from_iterable(section.blocks for section in document.sections)
    return [block for block in blocks if isinstance(block, Table)]


def render(document: Document, path: Path) -> None:
    """Write the workbook; a document without tables makes an empty one."""
    from openpyxl import Workbook

    book = Workbook()
    page: Any = book.active
    for name, table in zip(sheet_names(document), tables_of(document), strict=True):
        page = page or book.create_sheet()
        page.title = name
        _write(page, table)
        page = None
    book.properties.title = document.title
    book.properties.creator = document.author
    save_book(book, path)


def _write(page: "Worksheet", table: Table) -> None:
    from openpyxl.utils import get_column_letter

    for number, column in enumerate(table.columns, start=1):
        width = (column.width or _USUAL_WIDTH) * _A_MILLIMETRE
        page.column_dimensions[get_column_letter(number)].width = width
    header = [_Line(cells, bold=True) for cells in table.header_cells]
    below = [0] * len(table.columns)  # rows that a cell of the column still goes over
    for at, line in enumerate((*header, *_lines(table)), start=1):
        place = 0
        for cell in line.cells:
            while below[place]:
                place += 1
            shown = cell if isinstance(cell, Cell) else Cell(cell)
            _put(page, (at, place + 1), shown, bold=line.bold)
            for column in range(place, place + shown.columns):
                below[column] = shown.rows
            place += shown.columns
        below = [max(0, left - 1) for left in below]
    page.freeze_panes = f"A{len(header) + 1}"
    page.print_title_rows = f"1:{len(header)}" if header else None
    page.page_setup.orientation = "landscape"


def _lines(table: Table) -> Iterator[_Line]:
    """The rows below the header; a section is a cell over all columns."""
    for row in table.rows:
        match row:
            case SectionRow(text):
                yield _Line((Cell(text, form=Form(columns=len(table.columns))),), bold=True)
            case RowGroup(lead, rows):
                first, *others = rows
                over = [
                    Cell(cell if isinstance(cell, str) else cell.text, form=Form(rows=len(rows)))
                    for cell in lead
                ]
                yield _Line((*over, *first))
                yield from map(_Line, others)
            case _:
                yield _Line(row.cells, bold=row.total)


def _put(page: "Worksheet", at: tuple[int, int], cell: Cell, *, bold: bool) -> None:
    from openpyxl.styles import Alignment, Border, Font, Side

    row, column = at
    text = _CONTROL.sub("", cell.text).replace(NBSP, " ")
    made: Any = page.cell(row, column)
    if _DATE.fullmatch(text):
        made.value, made.number_format = parse_day(text), "dd.mm.yyyy"
    elif _NUMBER.fullmatch(text):
        made.value, made.number_format = int(text), "0"
    else:
        made.value, made.data_type, made.number_format = text, "s", "@"
    made.font = Font(name=_FONT, bold=bold or cell.bold)
    made.alignment = Alignment(wrap_text=True, vertical="top")
    thin = Side("thin")
    last = row + cell.rows - 1, column + cell.columns - 1
    for line in page.iter_rows(row, last[0], column, last[1]):
        for one in line:
            one.border = Border(left=thin, right=thin, top=thin, bottom=thin)
    if last != at:
        page.merge_cells(start_row=row, start_column=column, end_row=last[0], end_column=last[1])
