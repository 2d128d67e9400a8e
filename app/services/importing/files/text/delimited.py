"""Tables with a delimiter: CSV as Excel and other programs write it, «Текст Юникод».

A quotation mark that is opened and not closed swallows the rows below it, and the numbers of one
school come under the name of another. Such a table is refused with the line of the mark.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from app.services.importing.cells.faults import QuoteError, TooManyCellsError
from app.services.importing.cells.grid import Budget, Page

if TYPE_CHECKING:
    from app.services.importing.cells.cell import Cell

_DELIMITERS = ";\t,"
_LINES_LOOKED_AT = 20
_NAMED = re.compile(r"\Asep=(.)\r?(?:\n|\Z)", re.IGNORECASE)
_DECIMAL_COMMA = re.compile(r"(?<=\d),(?=\d)")
_LINE_END = re.compile(r"\r\n|\r|\n")
_QUOTE = '"'
_FEWEST_COLUMNS = 3


class _Row(NamedTuple):
    """A row with the place where it begins: number of the line and position in the lines."""

    cells: list[str]
    first: int
    last: int


class _Quoted(NamedTuple):
    """A field that begins with a quotation mark.

    Attributes:
        column: its position.
        content: what stands between the marks.
        is_sound: whether it ends with a mark, and the row or the next field follows.
    """

    column: int
    content: str
    is_sound: bool


def read_delimited(text: str, name: str, budget: Budget) -> Page:
    """The table of a text.

    A first line `sep=;`, which Excel understands and does not show, names the delimiter.

    Raises:
        QuoteError: a quotation mark is not closed, or not where its field ends.
        TooManyCellsError: it is larger than allowed.
    """
    skipped = 0
    named = _NAMED.match(text)
    if named:
        text, skipped = text[named.end() :], 1
    delimiter = named[1] if named else find_delimiter(text)
    lines = list(io.StringIO(text, newline=""))
    rows: list[_Row] = []
    try:
        rows.extend(_rows(lines, delimiter))
    except csv.Error as error:
        # The one thing that the reader cannot bear in a text: a field as long as a book.
        raise QuoteError(_after(rows) + 1 + skipped) from error
    width = _usual_width(rows)
    for row in rows:
        if _is_broken(row, lines, delimiter, width):
            raise QuoteError(row.first + skipped)
    return _page(name, [row.cells for row in rows], budget)


def find_delimiter(text: str) -> str:
    """The delimiter of the first lines; a comma inside a number is none if there is another."""
    start = "\n".join(text.splitlines()[:_LINES_LOOKED_AT])
    plain = _DECIMAL_COMMA.sub("", start)
    if any(delimiter in plain for delimiter in _DELIMITERS):
        start = plain
    return max(_DELIMITERS, key=start.count)


def looks_like_a_table(text: str) -> bool:
    """Whether several of the first lines have the same number of delimiters, at least one."""
    delimiter = find_delimiter(text)
    lines = [line for line in text.splitlines()[:_LINES_LOOKED_AT] if line.strip()]
    counts = Counter(line.count(delimiter) for line in lines)
    counts.pop(0, None)
    return bool(counts) and counts.most_common(1)[0][1] * 2 >= len(lines) > 1


def _rows(lines: list[str], delimiter: str) -> Iterator[_Row]:
    reader = csv.reader(lines, delimiter=delimiter)
    before = 0
    for cells in reader:
        yield _Row(cells, before + 1, reader.line_num)
        before = reader.line_num


def _after(rows: list[_Row]) -> int:
    return rows[-1].last if rows else 0


def _usual_width(rows: list[_Row]) -> int:
    counts = Counter(len(row.cells) for row in rows if len(row.cells) > 1 and row.first == row.last)
    return counts.most_common(1)[0][0] if counts else 0


def _is_broken(row: _Row, lines: list[str], delimiter: str, width: int) -> bool:
    """Whether a quoted field of a row has taken in what stands beside or below it."""
    is_one_line = row.first == row.last
    if is_one_line and not 1 < len(row.cells) < width:
        return False
    fields = list(_quoted("".join(lines[row.first - 1 : row.last]), delimiter))
    if is_one_line:
        return any(delimiter in field.content for field in fields)
    return any(_is_unsound(field, row, delimiter, width) for field in fields)


def _is_unsound(field: _Quoted, row: _Row, delimiter: str, width: int) -> bool:
    inside = _LINE_END.split(field.content)
    if len(inside) < 2:
        return False
    if not field.is_sound or (delimiter in field.content and len(row.cells) != width):
        return True
    # The end of one row and the beginning of another, of one width with the row itself.
    right = max(width, len(row.cells)) - 1 - field.column
    ends_a_row = inside[0].count(delimiter) >= right
    begins_a_row = inside[-1].count(delimiter) >= field.column
    return width >= _FEWEST_COLUMNS and ends_a_row and begins_a_row


def _quoted(text: str, delimiter: str) -> Iterator[_Quoted]:
    """The quoted fields of a row; it is looked at only where something is odd."""
    place, column = 0, 0
    while place < len(text):
        if text[place] == _QUOTE:
            end, content, is_closed = _closing(text, place + 1)
            following = text[end : end + 1]
            yield _Quoted(column, content, is_closed and following in ("", delimiter, "\r", "\n"))
            place = end
        next_one = text.find(delimiter, place)
        if next_one < 0:
            return
        place, column = next_one + 1, column + 1


def _closing(text: str, start: int) -> tuple[int, str, bool]:
    """Where a quoted field ends, its content, and whether it is closed; a doubled mark is one."""
    place = start
    while True:
        mark = text.find(_QUOTE, place)
        if mark < 0:
            return len(text), text[start:], False
        if text[mark + 1 : mark + 2] != _QUOTE:
            return mark + 1, text[start:mark].replace('""', '"'), True
        place = mark + 2


def _page(name: str, lines: list[list[str]], budget: Budget) -> Page:
    width = max(map(len, lines), default=0)
    if width * len(lines) > budget.cells:
        raise TooManyCellsError
    budget.cells -= width * len(lines)
    rows: list[list[Cell]] = []
    for cells in lines:
        row: list[Cell] = [cell.strip() for cell in cells]
        rows.append(row + [""] * (width - len(row)))
    return Page(name=name, rows=rows)
