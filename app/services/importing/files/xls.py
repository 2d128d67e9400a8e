"""Workbooks .xls (BIFF 2 to 8) with the formats of their cells."""

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from app.services.importing.cells.cell import Cell, Fault
from app.services.importing.cells.faults import DamagedFileError, ProtectedFileError
from app.services.importing.cells.grid import Budget, Grid, Page, hidden_page
from app.services.importing.cells.number_cell import finite, number_cell
from app.services.importing.files.formats.number_format import (
    BUILT_IN,
    NumberFormat,
    number_format,
)
from app.services.writing.error_texts import error_name

if TYPE_CHECKING:
    from xlrd.book import Book
    from xlrd.sheet import Sheet

_UNICODE = 80  # from BIFF 8 on texts are Unicode
_RUSSIAN = "cp1251"
_TEXT, _NUMBER, _DATE, _BOOLEAN, _ERROR = 1, 2, 3, 4, 5


def read_xls(content: bytes, budget: Budget) -> list[Page]:
    """The sheets of a workbook; texts without a code page are taken for Windows-1251.

    Raises:
        DamagedFileError: the compound file around it is broken.
        ProtectedFileError: it is behind a password.
        TooManyCellsError: it is larger than allowed.
        Exception: whatever xlrd meets in a file that it cannot read.
    """
    _refuse_broken_compound(content)
    book = _open(content)
    if book.biff_version < _UNICODE and book.codepage is None:
        book = _open(content, _RUSSIAN)
    shapes = _Shapes(book)
    return [
        hidden_page(sheet.name) if sheet.visibility else _page(sheet, shapes, budget)
        for sheet in book.sheets()
    ]


def _refuse_broken_compound(content: bytes) -> None:
    """A compound file whose sectors are not in order, or lead in a circle.

    Along a circle xlrd walks for ever.
    """
    from xlrd.compdoc import SIGNATURE, CompDoc

    if not content.startswith(SIGNATURE):
        return
    try:
        compound = CompDoc(content, logfile=io.StringIO())
    except Exception as error:
        raise DamagedFileError from error
    if _has_circle(compound.SAT) or _has_circle(compound.SSAT):
        raise DamagedFileError


def _has_circle(following: Sequence[int]) -> bool:
    """Whether some way from sector to sector has no end; a negative number ends it."""
    ends: set[int] = set()
    for start in range(len(following)):
        path: set[int] = set()
        sector = start
        while 0 <= sector < len(following) and sector not in ends:
            if sector in path:
                return True
            path.add(sector)
            sector = following[sector]
        ends |= path
    return False


def _open(content: bytes, encoding: str | None = None) -> "Book":
    from xlrd import open_workbook
    from xlrd.biffh import XLRDError

    try:
        return open_workbook(
            file_contents=content,
            logfile=io.StringIO(),
            formatting_info=True,
            ragged_rows=True,
            encoding_override=encoding,
        )
    except XLRDError as error:
        if "encrypted" in str(error).casefold():
            raise ProtectedFileError from error
        raise


class _Shapes:
    """The number format of every style of a book."""

    def __init__(self, book: "Book") -> None:
        self._book = book
        self._known: dict[int, NumberFormat] = {}

    def of(self, style: int) -> NumberFormat:
        shape = self._known.get(style)
        if shape is None:
            shape = number_format(self._code(style), epoch_1904=self._book.datemode == 1)
            self._known[style] = shape
        return shape

    def _code(self, style: int) -> str:
        styles = self._book.xf_list
        key = styles[style].format_key if 0 <= style < len(styles) else 0
        own = self._book.format_map.get(key)
        return BUILT_IN.get(key) or (own.format_str if own is not None else "")


def _page(sheet: "Sheet", shapes: _Shapes, budget: Budget) -> Page:
    grid = Grid(budget)
    for place in range(sheet.nrows):
        info: Any = sheet.rowinfo_map.get(place)
        if info is not None and (info.hidden or not (info.height or info.has_default_height)):
            grid.row(place, is_hidden=True)
        kinds, values = sheet.row_types(place), sheet.row_values(place)
        for column, (kind, value) in enumerate(zip(kinds, values, strict=True)):
            if kind in _CELLS:
                style = sheet.cell_xf_index(place, column) if kind in (_NUMBER, _DATE) else 0
                grid.put(place, column, _cell(kind, value, shapes.of(style)))
    return grid.page(sheet.name)


_CELLS = frozenset({_TEXT, _NUMBER, _DATE, _BOOLEAN, _ERROR})


def _cell(kind: int, value: Any, shape: NumberFormat) -> Cell:  # noqa: ANN401 - a value of xlrd
    if kind == _TEXT:
        return str(value)
    if kind == _BOOLEAN:
        return bool(value)
    if kind == _ERROR:
        from xlrd import error_text_from_code

        return Fault("error", error_name(error_text_from_code.get(value, "")))
    number = finite(repr(float(value)))
    return str(value) if number is None else number_cell(number, shape)
