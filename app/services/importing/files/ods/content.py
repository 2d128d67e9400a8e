"""The tables of `content.xml`, read as a stream of elements: of a spreadsheet or of a document."""

from app.services.importing.cells.faults import (
    DamagedFileError,
    NoWorkbookError,
    ProtectedFileError,
)
from app.services.importing.cells.grid import (
    MOST_COLUMNS,
    MOST_ROWS,
    Budget,
    Grid,
    Page,
    hidden_page,
    is_flat,
)
from app.services.importing.cells.package import Package, local, parse, xml_parser
from app.services.importing.files.docx.document import A_TABLE
from app.services.importing.files.ods.values import TypedCell
from app.services.plans.table.rows import Merge

CONTENT = "content.xml"
_MANIFEST = "META-INF/manifest.xml"
_SPACES = {
    "urn:oasis:names:tc:opendocument:xmlns:table:1.0": "table",
    "urn:oasis:names:tc:opendocument:xmlns:text:1.0": "text",
    "urn:oasis:names:tc:opendocument:xmlns:office:1.0": "office",
    "urn:oasis:names:tc:opendocument:xmlns:style:1.0": "style",
    "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0": "draw",
    "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0": "calcext",
}
_PARAGRAPHS = frozenset({"text:p", "text:h"})
_CELLS = frozenset({"table:table-cell", "table:covered-table-cell"})
# What stands inside a cell or a table and is no cell: comments, drawings, tracked changes.
_PASSED = frozenset(
    {
        "office:annotation",
        "office:forms",
        "table:dde-links",
        "table:shapes",
        "table:tracked-changes",
        "text:note",
        "text:tracked-changes",
    }
)
_HIDDEN = frozenset({"collapse", "filter"})


def read_ods(package: Package, budget: Budget) -> list[Page]:
    """The sheets of a spreadsheet; of a document its tables, with the paragraphs above each.

    Raises:
        DamagedFileError: it is not well-formed.
        ProtectedFileError: it is behind a password.
        NoWorkbookError: it is a document of another program.
        TooManyCellsError: it is larger than allowed.
    """
    if package.has(_MANIFEST) and b"encryption-data" in b"".join(package.blocks(_MANIFEST)):
        raise ProtectedFileError
    reader = _Reader(budget)
    parser = xml_parser()
    parser.StartElementHandler, parser.EndElementHandler = reader.start, reader.end
    parser.CharacterDataHandler = reader.text
    parse(parser, package.blocks(CONTENT))
    if reader.is_document and not reader.pages:
        raise NoWorkbookError("документ без таблиц", A_TABLE)
    if not (reader.is_spreadsheet or reader.is_document):
        raise NoWorkbookError
    return reader.pages


def _named(name: str) -> str:
    space, _, element = name.rpartition("}")
    return f"{_SPACES.get(space, '')}:{element}"


class _Reader:
    def __init__(self, budget: Budget) -> None:
        self.pages: list[Page] = []
        self.is_spreadsheet = self.is_document = False
        self._above: list[str] = []  # paragraphs since the last table
        self._budget = budget
        self._names: dict[str, str] = {}
        self._hidden_styles: set[str] = set()
        self._flat_styles: set[str] = set()
        self._style = ""
        self._passed = self._depth = 0
        self._title, self._grid = "", Grid(budget)
        self._is_shown = True
        self._row = self._column = 0
        self._groups: list[bool] = []
        self._cells: list[tuple[int, int, TypedCell]] = []
        self._repeated, self._is_hidden = 1, False
        self._attributes: dict[str, str] | None = None
        self._pieces: list[str] = []
        self._in_paragraph = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = self._names.get(tag) or self._names.setdefault(tag, _named(tag))
        if self._passed or name in _PASSED or name.startswith("draw:"):
            self._passed += 1
        elif name in _CELLS:
            self._start_cell(attributes)
        elif name.startswith("text:"):
            self._start_text(name, attributes)
        else:
            self._start_other(name, attributes)

    def _start_other(self, name: str, attributes: dict[str, str]) -> None:
        if name == "office:spreadsheet":
            self.is_spreadsheet = True
        elif name == "office:text":
            self.is_document = True
        elif name == "style:style":
            self._style = _attribute(attributes, "name")
        elif name == "style:table-properties" and _attribute(attributes, "display") == "false":
            self._hidden_styles.add(self._style)
        elif name == "style:table-row-properties":
            if is_flat(_attribute(attributes, "row-height")):
                self._flat_styles.add(self._style)
        elif name == "table:table":
            self._start_table(attributes)
        elif name == "table:table-row":
            self._start_row(attributes)
        elif name == "table:table-row-group":
            self._groups.append(_attribute(attributes, "display") == "false")

    def _start_row(self, attributes: dict[str, str]) -> None:
        self._cells, self._column = [], 0
        self._repeated = _count(attributes, "number-rows-repeated")
        self._is_hidden = (
            any(self._groups)
            or _attribute(attributes, "visibility") in _HIDDEN
            or _attribute(attributes, "style-name") in self._flat_styles
        )

    def _start_table(self, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > 1:
            # A table inside a cell: rare enough to say that it cannot be read.
            raise DamagedFileError
        self._title, self._grid = _attribute(attributes, "name"), Grid(self._budget)
        self._is_shown = _attribute(attributes, "style-name") not in self._hidden_styles
        self._row, self._groups = 0, []

    def _start_cell(self, attributes: dict[str, str]) -> None:
        # The type of the office's own namespace tells errors, the other ones the value.
        self._attributes = {
            "calcext-type" if _named(key) == "calcext:value-type" else local(key): value
            for key, value in attributes.items()
        }
        self._pieces = []

    def _start_text(self, name: str, attributes: dict[str, str]) -> None:
        if self._attributes is None and (self._depth or not self.is_document):
            return
        if name in _PARAGRAPHS:
            if self._pieces:
                self._pieces.append("\n")
            self._in_paragraph += 1
        elif name == "text:s":
            self._pieces.append(" " * min(_count(attributes, "c"), 1000))
        elif name == "text:tab":
            self._pieces.append("\t")
        elif name == "text:line-break":
            self._pieces.append("\n")

    def text(self, piece: str) -> None:
        if self._in_paragraph and not self._passed:
            self._pieces.append(piece)

    def end(self, tag: str) -> None:
        name = self._names.get(tag, "")
        if self._passed:
            self._passed -= 1
        elif name in _PARAGRAPHS and self._in_paragraph:
            self._in_paragraph -= 1
            if self._attributes is None and not self._in_paragraph:
                self._above.append(" ".join("".join(self._pieces).split()))
                self._pieces = []
        elif name in _CELLS:
            self._end_cell()
        elif name == "table:table-row":
            self._end_row()
        elif name == "table:table-row-group" and self._groups:
            self._groups.pop()
        elif name == "table:table":
            self._depth -= 1
            self.pages.append(self._page())

    def _page(self) -> Page:
        if self.is_document:
            above = [text for text in self._above if text]
            self._above = []
            title = f"Таблица {len(self.pages) + 1}"
            return self._grid.page(title, of_document=True, above=above)
        return self._grid.page(self._title) if self._is_shown else hidden_page(self._title)

    def _end_cell(self) -> None:
        attributes = self._attributes or {}
        repeated = _count(attributes, "number-columns-repeated")
        wide = _count(attributes, "number-columns-spanned")
        high = _count(attributes, "number-rows-spanned")
        if wide > 1 or high > 1:
            last = (self._row + high - 1, self._column + wide - 1)
            self._grid.merge(Merge(self._row, self._column, *last))
        if self._pieces or "value-type" in attributes or "formula" in attributes:
            typed = TypedCell(attributes, "".join(self._pieces))
            self._cells.append((self._column, repeated, typed))
        self._column += repeated
        self._attributes = None

    def _end_row(self) -> None:
        """Put the filled cells into every row that they stand for."""
        filled = [(column, times, one.cell()) for column, times, one in self._cells]
        filled = [one for one in filled if one[2] != ""]
        for place in range(self._row, self._row + self._repeated) if filled else ():
            if place >= MOST_ROWS:
                raise DamagedFileError
            if self._is_hidden:
                self._grid.row(place, is_hidden=True)
            for column, times, cell in filled:
                if column + times > MOST_COLUMNS:
                    raise DamagedFileError
                for repeated in range(times):
                    self._grid.put(place, column + repeated, cell)
        self._row += self._repeated


def _attribute(attributes: dict[str, str], name: str) -> str:
    return next((value for key, value in attributes.items() if local(key) == name), "")


def _count(attributes: dict[str, str], name: str) -> int:
    """How many times something stands there; once unless it says more."""
    value = _attribute(attributes, name)
    return max(1, int(value)) if value.isdecimal() and len(value) < 8 else 1
