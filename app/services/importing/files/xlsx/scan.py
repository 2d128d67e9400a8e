"""A sheet in the shape that Excel, LibreOffice and openpyxl write it: a short way.

Every `<` of the rows must belong to a piece that is known here. The first one that does not (a
prefix, a comment, rich text, another order of attributes) gives the whole sheet over to
`xlsx.sheet`, which reads any XML; a test holds that both read the same cells.
"""

import re
from collections.abc import Iterator

from app.services.importing.cells.cell import Cell
from app.services.importing.cells.grid import MOST_ROWS, Grid
from app.services.importing.cells.package import Package
from app.services.importing.files.xlsx.names import MAIN_SPACES
from app.services.importing.files.xlsx.values import Values, column_of, merge_of

# A value, a formula with or without one, nothing; then a text of its own. Choices that may be empty
# and repetitions that give nothing back read a large sheet by a seventh faster than `?` and `*`.
_VALUE = rb"<v>[^<]*+</v>"
_BODY = (
    rb"(?:" + _VALUE + rb"|(?:<f[^>]*/>|<f[^>]*+>[^<]*+</f>)(?:" + _VALUE + rb"|)|)"
    rb'(?:<is><t(?: xml:space="preserve")?>[^<]*+</t></is>|)'
)
# Column and the rest of a cell, attributes of a row, or what is neither.
_PIECE = re.compile(
    rb'<c r="([A-Z]{1,3}+)[0-9]++"([^>/]*+(?:>' + _BODY + rb"</c>|/>))|<row ([^>]*+)>|</row>|(<)"
)
_CELL = re.compile(
    rb'(?: s="([0-9]{1,6})")?(?: t="([a-zA-Z]+)")? ?(?:/>|>'
    rb"(?:<f[^>]*/>|<f[^>]*>([^<]*)</f>)?(?:<v>([^<]*)</v>)?(?:<is><t[^>]*>([^<]*)</t></is>)?</c>)"
)
_NUMBER = re.compile(rb'(?:^|\s)r="([0-9]{1,7})"')
# Hidden, or of no height: that is how some programs hide a row.
_HIDDEN = re.compile(rb'(?:^|\s)(?:hidden="(?:1|true|on)"|ht="0(?:\.0*)?")')
_REFERENCE = re.compile(r"&(?:#([0-9]{1,7})|#x([0-9a-fA-F]{1,6})|(amp|lt|gt|quot|apos));|&")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_MERGE = re.compile(rb'<mergeCell [^>]*?ref="([^"]*)"')
_START, _END, _ROW_END = b"<sheetData>", b"</sheetData>", b"</row>"
_HEAD = 1 << 16
_CACHED = 200_000
# A to ZZ: that a cell stands in the next column is told without a look-up.
_LETTERS = [b"%c" % code for code in range(ord("A"), ord("Z") + 1)]
_NAMES = [*_LETTERS, *(first + second for first in _LETTERS for second in _LETTERS)]
_TOLD = len(_NAMES)


class IrregularError(Exception):
    """The sheet is not in the usual shape."""


def scan_sheet(package: Package, part: str, values: Values, grid: Grid) -> None:
    """Fill a grid with the cells of a sheet.

    Raises:
        IrregularError: its shape is another one; the grid is of no use then.
        TooManyCellsError: it is larger than allowed.
    """
    scanner = _Scanner(values, grid)
    blocks = package.blocks(part)
    rest = _after_head(blocks)
    for block in blocks:
        end = rest.rfind(_ROW_END)
        if _END in rest[max(end, 0) :]:
            break
        if end >= 0:
            scanner.take(rest[:end])
            rest = rest[end:]
        rest += block
    inside, end_tag, tail = rest.partition(_END)
    if not end_tag:
        raise IrregularError
    scanner.take(inside)
    # To its end: the checksum of the part is looked at there.
    for matched in _MERGE.finditer(b"".join((tail, *blocks))):
        grid.merge(merge_of(matched[1].decode("ascii", "replace")))


def _after_head(blocks: Iterator[bytes]) -> bytes:
    """What follows the start of the rows in a document that is what it seems."""
    head = b""
    for block in blocks:
        head += block
        if _START in head or len(head) > _HEAD:
            break
    head, start, rest = head.partition(_START)
    declared = re.search(rb'encoding=["\']([^"\']*)', head[:200])
    if (
        not start
        or b"<!" in head
        or not any(space in head for space in MAIN_SPACES)
        or (declared is not None and declared[1].lower() != b"utf-8")
    ):
        raise IrregularError
    return rest


class _Scanner:
    """Takes the rows piece by piece."""

    def __init__(self, values: Values, grid: Grid) -> None:
        self._values = values
        self._grid = grid
        self._known: dict[bytes, Cell] = {}
        self._place = -1

    def take(self, rows: bytes) -> None:
        """Some whole rows."""
        known, names, told = self._known, _NAMES, _TOLD
        row: list[Cell] = []
        append, width = row.append, 0
        for letters, content, start, other in _PIECE.findall(rows):
            if letters:
                try:
                    cell = known[content]
                except KeyError:
                    cell = self._cell(content)
                if not cell and cell == "":
                    continue
                if width < told and letters == names[width]:
                    append(cell)
                    width += 1
                else:
                    _put(row, column_of(letters.decode()), cell)
                    width = len(row)
            elif start:
                self._grid.grown(self._place, row)
                row = self._next_row(start)
                append, width = row.append, len(row)
            elif other:
                raise IrregularError
        self._grid.grown(self._place, row)

    def _next_row(self, attributes: bytes) -> list[Cell]:
        if attributes.startswith(b'r="%d"' % (self._place + 2)):
            self._place += 1
        else:
            number = _NUMBER.search(attributes)
            if number is None:
                raise IrregularError
            self._place = int(number[1]) - 1
        if not 0 <= self._place < MOST_ROWS:
            raise IrregularError
        told = b"hidden" in attributes or b'ht="0' in attributes
        is_hidden = told and _HIDDEN.search(attributes) is not None
        return self._grid.row(self._place, is_hidden=is_hidden)

    def _cell(self, content: bytes) -> Cell:
        matched = _CELL.fullmatch(content)
        if matched is None:
            raise IrregularError
        style, kind, formula, value, inline = matched.groups()
        text = value if inline is None else inline
        has_formula = b"<f" in content
        cell = self._values.cell(
            (kind or b"").decode(),
            int(style or 0),
            None if text is None else _text(text),
            _text(formula or b"") if has_formula else None,
        )
        if len(self._known) < _CACHED:
            self._known[content] = cell
        return cell


def _put(row: list[Cell], column: int, cell: Cell) -> None:
    """A cell behind empty ones, or once more in its place."""
    if column > len(row):
        row.extend([""] * (column - len(row)))
        row.append(cell)
    else:
        row[column] = cell


def _text(content: bytes) -> str:
    """Text of XML without elements."""
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        raise IrregularError from error
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _REFERENCE.sub(_character, text) if "&" in text else text


def _character(matched: re.Match[str]) -> str:
    if matched[3]:
        return _NAMED[matched[3]]
    number = int(matched[1]) if matched[1] else int(matched[2], 16) if matched[2] else 0
    if number < 32 and number not in (9, 10, 13):
        raise IrregularError
    return chr(number) if number <= 0x10FFFF else ""
