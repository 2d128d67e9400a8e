"""A sheet of any shape that XML allows, read as a stream of elements."""

from app.services.importing.cells.faults import DamagedFileError
from app.services.importing.cells.grid import MOST_ROWS, Grid, is_flat
from app.services.importing.cells.package import Package, parse, xml_parser
from app.services.importing.files.xlsx.names import is_on, names
from app.services.importing.files.xlsx.values import Values, column_of, merge_of

_NAMES = names("sheetData", "row", "c", "v", "f", "t", "rPh", "mergeCell")


def read_sheet(package: Package, part: str, values: Values, grid: Grid) -> None:
    """Fill a grid with the cells of a sheet.

    Raises:
        DamagedFileError: the part is no sheet.
        TooManyCellsError: it is larger than allowed.
    """
    reader = _Reader(values, grid)
    parser = xml_parser()
    parser.StartElementHandler, parser.EndElementHandler = reader.start, reader.end
    parser.CharacterDataHandler = reader.text
    parse(parser, package.blocks(part))
    if not reader.has_data:
        raise DamagedFileError


class _Reader:
    def __init__(self, values: Values, grid: Grid) -> None:
        self._values = values
        self._grid = grid
        self._row = self._column = -1
        self._kind, self._style = "", 0
        self._value: list[str] | None = None
        self._formula: list[str] | None = None
        self._into: list[str] | None = None
        self._hints = 0
        self._in_cell = False
        self.has_data = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        element = _NAMES.get(tag)
        if element == "c":
            self._start_cell(attributes)
        elif element == "row":
            self._start_row(attributes)
        elif element == "sheetData":
            self.has_data = True
        elif element == "rPh":
            self._hints += 1
        elif element == "mergeCell":
            self._grid.merge(merge_of(attributes.get("ref", "")))
        elif self._in_cell and element is not None:
            self._start_text(element)

    def _start_row(self, attributes: dict[str, str]) -> None:
        number = attributes.get("r")
        if number is None:
            self._row += 1
        elif number.isdecimal() and 1 <= int(number) <= MOST_ROWS:
            self._row = int(number) - 1
        else:
            raise DamagedFileError
        self._column = -1
        if is_on(attributes.get("hidden")) or is_flat(attributes.get("ht", "")):
            self._grid.row(self._row, is_hidden=True)

    def _start_cell(self, attributes: dict[str, str]) -> None:
        address = attributes.get("r")
        self._column = self._column + 1 if address is None else column_of(address)
        self._kind = attributes.get("t", "")
        style = attributes.get("s", "0")
        self._style = int(style) if style.isdecimal() else 0
        self._value = self._formula = None
        self._in_cell = True

    def _start_text(self, element: str) -> None:
        if element == "f":
            self._into = self._formula = []
        elif element == "v" or (element == "t" and not self._hints):
            if self._value is None:
                self._value = []
            self._into = self._value

    def text(self, piece: str) -> None:
        if self._into is not None:
            self._into.append(piece)

    def end(self, tag: str) -> None:
        element = _NAMES.get(tag)
        if element in ("v", "f", "t"):
            self._into = None
        elif element == "rPh":
            self._hints -= 1
        elif element == "c":
            self._in_cell = False
            cell = self._values.cell(
                self._kind,
                self._style,
                None if self._value is None else "".join(self._value),
                None if self._formula is None else "".join(self._formula),
            )
            self._grid.put(self._row, self._column, cell)
