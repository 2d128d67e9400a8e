"""A sheet as a workbook of Excel: types kept, header frozen, a filter on every column."""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile

from app.services.language.numbers import DASH, NBSP
from app.services.progress import Progress, Steps
from app.services.sheets import office_properties
from app.services.sheets.names import sheet_name
from app.services.sheets.sheet import Cell, Share, Sheet, SheetColumn, Value
from app.services.storage.files.files import require_clock, write_atomic

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_FONT = "Calibri"
_HEADER_FILL, _LINE = "EAF1F8", "B8C7D6"
_NARROWEST, _WIDEST = 8, 40  # characters
_FILTER_ARROW = 4
_ON_A_PAGE = 300  # characters beside each other that can still be read when printed
_LINE_HEIGHT = 15.0  # points
_AT_ONCE = 50  # rows between two steps
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_TEXT, _WHOLE, _DAY, _MOMENT = "@", "0", "dd.mm.yyyy", "dd.mm.yyyy hh:mm"


def write_sheet(sheet: Sheet, out: Path, *, made_at: datetime) -> Steps[Path]:
    """Write a workbook with the sheet; an existing file is replaced.

    Numbers, days and shares keep their types; every other cell is a text («0042» stays «0042»).
    The header is row 1. Title, `made_at` and which rows these are stand in the properties of the
    document.

    Raises:
        EnvironmentProblem: the file is open elsewhere or cannot be written; the old one is whole.
        UserError: there can be no file of this name.
    """
    rows: list[Sequence[Cell]] = []
    for row in sheet.rows:
        rows.append(row)
        if len(rows) % _AT_ONCE == 0:
            yield Progress(len(rows), 2 * sheet.count, "Чтение таблицы")
    book, page = _new_book(sheet, made_at)
    widths = [
        _width(column.title, (row[number].text for row in rows))
        for number, column in enumerate(sheet.columns)
    ]
    _set_up(page, sheet.columns, widths)
    page.auto_filter.ref = f"A1:{page.cell(len(rows) + 1, len(widths)).coordinate}"
    for number, row in enumerate(rows, start=1):
        _write_row(page, number + 1, sheet.columns, row)
        page.row_dimensions[number + 1].height = _height(row, widths)
        if number % _AT_ONCE == 0:
            yield Progress(sheet.count + number, 2 * sheet.count, "Запись книги Excel")
    save_book(book, out)
    return out


def save_book(book: "Workbook", out: Path) -> None:
    """Write a workbook of openpyxl; an existing file is replaced.

    Raises:
        EnvironmentProblem: the file is open elsewhere or cannot be written, or the clock is wrong;
            the old one is whole.
        UserError: there can be no file of this name.
    """
    require_clock()
    # Into memory first: on a full disk openpyxl leaves its archive to be closed by nobody.
    content = BytesIO()
    _fill(content, book)
    write_atomic(out, lambda path: _write(path, content))


class _Archive(ZipFile):
    """The archive of a workbook, in which openpyxl would say that it made the file itself."""

    def writestr(self, name: Any, data: Any, *how: Any, **more: Any) -> None:  # noqa: ANN401 - as ZipFile has it
        own = name == office_properties.PART
        super().writestr(name, office_properties.properties_xml() if own else data, *how, **more)


def _fill(content: BytesIO, book: "Workbook") -> None:
    from openpyxl.writer.excel import ExcelWriter

    ExcelWriter(book, _Archive(content, "w", ZIP_DEFLATED)).save()


def _write(path: Path, content: BytesIO) -> None:
    path.write_bytes(content.getbuffer())


def _new_book(sheet: Sheet, made_at: datetime) -> "tuple[Workbook, Worksheet]":
    from openpyxl import Workbook

    book = Workbook()
    page = book.active
    assert page is not None
    page.title = sheet_name(sheet.title)
    book.properties.title = sheet.title
    book.properties.description = sheet.filtered
    book.properties.creator = "Опора"
    book.properties.created = book.properties.modified = made_at.replace(tzinfo=None)
    return book, page


def _set_up(page: "Worksheet", columns: Sequence[SheetColumn], widths: Sequence[int]) -> None:
    """The header, widths, the filter; what is printed fits the width of a page if it can."""
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    lines = 1
    for number, (column, width) in enumerate(zip(columns, widths, strict=True), start=1):
        page.column_dimensions[get_column_letter(number)].width = width
        cell = _put(page, 1, number, column.title)
        cell.font = Font(name=_FONT, bold=True)
        cell.fill = PatternFill("solid", fgColor=_HEADER_FILL)
        cell.border = Border(bottom=Side("thin", color=_LINE))
        side = "right" if column.typed else "left"
        cell.alignment = Alignment(horizontal=side, vertical="center", wrap_text=True)
        lines = max(lines, _line_count(column.title, width - _FILTER_ARROW))
    page.row_dimensions[1].height = (lines + 0.5) * _LINE_HEIGHT
    page.page_setup.orientation = "landscape"
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=sum(widths) <= _ON_A_PAGE)
    page.print_title_rows = "1:1"
    page.freeze_panes = "A2"


def _width(title: str, texts: Iterable[str]) -> int:
    """Characters for the longest line of the cells and for the longest word of the header."""
    lines = [len(line) for text in texts for line in text.split("\n")]
    words = [len(word) + _FILTER_ARROW for word in title.split()]
    return max(_NARROWEST, min(_WIDEST, max([*lines, *words], default=0) + 2))


def _height(row: Sequence[Cell], widths: Sequence[int]) -> float:
    """Points for all lines of the texts of a row; not every program finds that out itself."""
    texts = ((cell.text, width) for cell, width in zip(row, widths, strict=True))
    return _LINE_HEIGHT * max(
        (
            _line_count(text, width - 1)
            for text, width in texts
            if len(text) >= width or "\n" in text
        ),
        default=1,
    )


def _line_count(text: str, width: int) -> int:
    """Lines that a text takes in a column of this width."""
    count = 0
    for line in text.split("\n"):
        room = 0
        for word in line.split() or [""]:
            if not room or len(word) > room:
                count += 1 + (len(word) - 1) // width if word else 1
                room = width - len(word) % width - 1
            else:
                room -= len(word) + 1
    return count


def _write_row(
    page: "Worksheet", row: int, columns: Sequence[SheetColumn], cells: Sequence[Cell]
) -> None:
    from openpyxl.styles import Alignment, Font

    at_top, wrapped = Alignment(vertical="top"), Alignment(wrap_text=True, vertical="top")
    for number, (column, cell) in enumerate(zip(columns, cells, strict=True), start=1):
        if cell.value is not None:
            value, shown_as = _typed(cell.value)
            made: Any = page.cell(row, number, value)
            made.number_format = shown_as
            made.alignment = at_top
        elif not cell.text or (column.typed and cell.text == DASH):
            continue
        else:
            made = _put(page, row, number, cell.text)
            made.alignment = wrapped
        if cell.bold:
            made.font = Font(name=_FONT, bold=True)


def _put(page: "Worksheet", row: int, column: int, text: str) -> Any:  # noqa: ANN401 - openpyxl's cell
    """A text; one that begins with «=» is no formula."""
    made: Any = page.cell(row, column, _plain(text))
    made.data_type = "s"
    made.number_format = _TEXT
    return made


def _plain(text: str) -> str:
    """The text as Excel can hold it: ordinary spaces, so that its search finds the words."""
    return _CONTROL.sub("", text).replace(NBSP, " ")


def _typed(value: Value) -> tuple[Any, str]:
    """The value as openpyxl takes it, and the format that shows it as the program does."""
    if isinstance(value, Share):
        return value.ratio, f"0.{'0' * value.digits}%" if value.digits else "0%"
    if isinstance(value, datetime):
        return value.astimezone().replace(tzinfo=None), _MOMENT
    if isinstance(value, int):
        return value, _WHOLE
    return (value, "General") if isinstance(value, float) else (value, _DAY)
