"""«Таблица XML 2003» of Excel: one XML file with sheets, styles and typed values."""

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from app.services.importing.cells.cell import Cell, Fault
from app.services.importing.cells.faults import DamagedFileError
from app.services.importing.cells.grid import MOST_ROWS, Budget, Grid, Page, is_flat
from app.services.importing.cells.number_cell import finite, number_cell
from app.services.importing.cells.package import local, parse, xml_parser
from app.services.importing.files.formats.number_format import NumberFormat, number_format
from app.services.writing.error_texts import error_name

if TYPE_CHECKING:
    from collections.abc import Callable

NAMESPACE = "urn:schemas-microsoft-com:office:spreadsheet"
# What the names of formats stand for where the system is Russian.
_NAMED_FORMATS = {
    "general number": "General",
    "general date": "dd.mm.yyyy h:mm",
    "long date": "d mmmm yyyy",
    "medium date": "dd.mmm.yy",
    "short date": "dd.mm.yyyy",
    "long time": "h:mm:ss",
    "medium time": "h:mm AM/PM",
    "short time": "h:mm",
    "currency": '#,##0.00\\ "₽"',
    "euro currency": "#,##0.00\\ [$€]",
    "fixed": "0.00",
    "standard": "#,##0.00",
    "percent": "0.00%",
    "scientific": "0.00E+00",
    "yes/no": '"Да";"Да";"Нет"',
    "true/false": '"Истина";"Истина";"Ложь"',
    "on/off": '"Вкл";"Вкл";"Выкл"',
}
_DAY_ZERO = datetime(1899, 12, 30)
_NO_DAY = 60
_MOST_SPANNED = 1000
_BREAK = re.compile(r"\r\n?")


def read_spreadsheet_xml(content: bytes, budget: Budget) -> list[Page]:
    """The visible sheets.

    Raises:
        DamagedFileError: it is no well-formed XML, has a DTD, or a cell outside of any row.
        TooManyCellsError: it is larger than allowed.
    """
    reader = _Reader(budget)
    parser = xml_parser()
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parse(parser, iter((content.lstrip(b" \t\r\n"),)))
    return reader.pages


@dataclass
class _Style:
    parent: str = ""
    code: str = ""


@dataclass(kw_only=True)
class _Place:
    """Where in a sheet the parser stands: positions from 0, styles that hold there."""

    row: int = -1
    row_style: str = ""
    rows_more: int = 0
    column: int = -1
    columns_more: int = 0
    column_styles: dict[int, str] = field(default_factory=dict[int, str])
    next_column: int = 0
    reached: dict[int, int] = field(default_factory=dict[int, int])


class _Reader:
    """What has been read so far; `start`, `end` and `text` are called by the parser."""

    def __init__(self, budget: Budget) -> None:
        self.pages: list[Page] = []
        self._budget = budget
        self._styles: dict[str, _Style] = {}
        self._style = self._name = self._cell_style = self._formula = self._kind = ""
        self._is_concealed = self._in_comment = self._in_row = False
        self._grid: Grid | None = None
        self._at = _Place()
        self._text: list[str] | None = None
        self._beginnings: dict[str, Callable[[dict[str, str]], None]] = {
            "Style": self._begin_style,
            "NumberFormat": self._begin_format,
            "Worksheet": self._begin_sheet,
            "Column": self._begin_column,
            "Row": self._begin_row,
            "Cell": self._begin_cell,
            "Comment": self._begin_comment,
            "Data": self._begin_data,
            "Visible": self._begin_visibility,
        }
        self._endings: dict[str, Callable[[], None]] = {
            "Data": self._end_data,
            "Comment": self._end_comment,
            "Cell": self._end_cell,
            "Row": self._end_row,
            "Visible": self._end_visibility,
            "Worksheet": self._end_sheet,
        }

    def start(self, tag: str, written: dict[str, str]) -> None:
        """An element begins."""
        begin = self._beginnings.get(local(tag))
        if begin is not None:
            begin({local(name): value for name, value in written.items()})

    def end(self, tag: str) -> None:
        """An element ends."""
        finish = self._endings.get(local(tag))
        if finish is not None:
            finish()

    def text(self, text: str) -> None:
        """Characters between."""
        if self._text is not None:
            self._text.append(text)

    def _begin_style(self, facts: dict[str, str]) -> None:
        self._style = facts.get("ID", "")
        self._styles[self._style] = _Style(facts.get("Parent", ""))

    def _begin_format(self, facts: dict[str, str]) -> None:
        if self._style in self._styles:
            self._styles[self._style].code = facts.get("Format", "")

    def _begin_sheet(self, facts: dict[str, str]) -> None:
        self._name, self._is_concealed = facts.get("Name", ""), False
        self._grid, self._at = Grid(self._budget), _Place()

    def _begin_column(self, facts: dict[str, str]) -> None:
        first = _number(facts.get("Index"), self._at.next_column + 1) - 1
        last = first + _number(facts.get("Span"), 0)
        self._at.next_column = last + 1
        for column in range(first, min(last, first + _MOST_SPANNED) + 1):
            self._at.column_styles[column] = facts.get("StyleID", "")

    def _begin_row(self, facts: dict[str, str]) -> None:
        at = self._at
        at.row = max(_number(facts.get("Index"), at.row + 2) - 1, at.row + 1)
        at.rows_more = _number(facts.get("Span"), 0)
        at.row_style, at.column = facts.get("StyleID", ""), -1
        self._in_row = True
        if self._grid is not None and (
            facts.get("Hidden") == "1" or is_flat(facts.get("Height", ""))
        ):
            self._grid.row(at.row, is_hidden=True)

    def _begin_cell(self, facts: dict[str, str]) -> None:
        if not self._in_row:  # a damaged name of an element: Excel opens no such file
            raise DamagedFileError
        at = self._at
        column = at.column + 1
        if "Index" in facts:
            column = max(_number(facts["Index"], column + 1) - 1, column)
        while at.reached.get(column, -1) >= at.row:
            column += 1
        at.column, at.columns_more = column, _number(facts.get("MergeAcross"), 0)
        down = _number(facts.get("MergeDown"), 0)
        if down:
            covered = range(column, column + min(at.columns_more, _MOST_SPANNED) + 1)
            at.reached.update(dict.fromkeys(covered, at.row + down))
        self._cell_style, self._formula = facts.get("StyleID", ""), facts.get("Formula", "")
        self._kind = ""

    def _begin_comment(self, _facts: dict[str, str]) -> None:
        self._in_comment = True

    def _begin_data(self, facts: dict[str, str]) -> None:
        if not self._in_comment:
            self._kind, self._text = facts.get("Type", "String"), []

    def _begin_visibility(self, _facts: dict[str, str]) -> None:
        self._text = []

    def _end_data(self) -> None:
        if self._in_comment:
            return
        text, self._text = "".join(self._text or ()), None
        self._put(self._value(text))

    def _end_comment(self) -> None:
        self._in_comment = False

    def _end_cell(self) -> None:
        if self._formula and not self._kind:
            self._put(Fault("formula", self._formula))
        self._at.column += self._at.columns_more

    def _end_row(self) -> None:
        self._in_row = False
        self._at.row += self._at.rows_more

    def _end_visibility(self) -> None:
        self._is_concealed = "hidden" in "".join(self._text or ()).casefold()
        self._text = None

    def _end_sheet(self) -> None:
        if self._grid is not None and not self._is_concealed:
            self.pages.append(self._grid.page(self._name))
        self._grid = None

    def _put(self, cell: Cell) -> None:
        if self._grid is not None and self._at.row >= 0 and self._at.column >= 0:
            self._grid.put(self._at.row, self._at.column, cell)

    def _value(self, text: str) -> Cell:
        plain = text.strip()
        if self._kind == "Error":
            return Fault("error", error_name(plain))
        if self._kind == "Boolean":
            return plain in ("1", "true", "True")
        if self._kind == "Number":
            number = finite(plain)
            return plain if number is None else number_cell(number, self._shape())
        if self._kind == "DateTime":
            return self._moment(plain)
        return _BREAK.sub("\n", text)

    def _moment(self, text: str) -> Cell:
        try:
            moment = datetime.fromisoformat(text).replace(tzinfo=None)
        except ValueError:
            return text
        serial = (moment - _DAY_ZERO) / timedelta(days=1)
        if serial <= _NO_DAY:  # before 1 March 1900 Excel counts one day less
            serial -= 1
        shape = self._shape()
        return number_cell(serial, shape) if serial >= 0 and _is_date(shape) else moment

    def _shape(self) -> NumberFormat:
        at = self._at
        style = self._cell_style or at.row_style or at.column_styles.get(at.column, "")
        return number_format(self._code(style))

    def _code(self, style: str) -> str:
        seen: set[str] = set()
        while style in self._styles and style not in seen:
            seen.add(style)
            found = self._styles[style]
            if found.code:
                return _NAMED_FORMATS.get(found.code.casefold(), found.code)
            style = found.parent
        return "General"


def _is_date(shape: NumberFormat) -> bool:
    section = shape.section(1)
    return section is not None and section.is_date


def _number(text: str | None, otherwise: int) -> int:
    if text is None or not (text.isascii() and text.isdigit() and len(text) < 8):
        return otherwise
    return min(int(text), MOST_ROWS)
