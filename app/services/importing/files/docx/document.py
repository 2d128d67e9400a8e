"""The tables of a document, read as a stream of elements.

What Word does not show is not read: deletions that wait to be accepted, hidden text, hints in
fields that nobody filled in. Pictures and text boxes are passed by; that there are such is told. A
table inside a cell is a sheet of its own. The paragraphs between two tables stand above the second.
"""

from app.services.importing.cells.faults import NoWorkbookError
from app.services.importing.cells.grid import Budget, Page
from app.services.importing.cells.package import Package, parse, xml_parser
from app.services.importing.files.docx.layout import WordTable
from app.services.importing.files.docx.names import FALLBACK, is_on, names, value_of

WORD = "документ Word"
WITHOUT_TABLES = f"{WORD} без таблиц"
A_TABLE = (
    "Из документов загружаются таблицы планов мероприятий: наберите план таблицей или выберите"
    " другой файл."
)
_NAMES = names(
    *(
        "tbl",
        "tr",
        "trPr",
        "gridBefore",
        "hidden",
        "tc",
        "tcPr",
        "gridSpan",
        "vMerge",
        "hMerge",
        "p",
    ),
    *("r", "vanish", "t", "tab", "br", "cr", "noBreakHyphen", "sdtContent", "showingPlcHdr"),
    *("del", "moveFrom", "drawing", "pict", "object", "ins", "moveTo", "txbxContent"),
)
_PASSED = frozenset({"del", "moveFrom", "drawing", "pict", "object"})
_PROPERTIES = frozenset({"trPr", "tcPr"})
_OF_TABLES = frozenset({"tr", "tc", *_PROPERTIES})
_TRACKED = frozenset({"del", "ins", "moveFrom", "moveTo"})
TRACKED, BOXES, MACROS = "document.tracked", "document.boxes", "document.macros"
_MOST_ABOVE = 200  # paragraphs above a table that are kept
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def read_docx(package: Package, part: str, budget: Budget) -> list[Page]:
    """The tables of a document as sheets «Таблица 1», «Таблица 2» …, in order.

    Raises:
        DamagedFileError: it is not well-formed, or no table can be so.
        NoWorkbookError: it has no table with anything in it.
        TooManyCellsError: it is larger than allowed.
    """
    reader = _Reader(budget)
    parser = xml_parser()
    parser.StartElementHandler, parser.EndElementHandler = reader.start, reader.end
    parser.CharacterDataHandler = reader.text
    parse(parser, package.blocks(part))
    tables = [table for table in reader.tables if table.has_cells]
    if not tables:
        raise NoWorkbookError(WITHOUT_TABLES, A_TABLE)
    folder = part.rpartition("/")[0]
    macros = {MACROS} if package.has(f"{folder}/vbaProject.bin") else set[str]()
    remarks = frozenset(reader.remarks | macros)
    return [
        table.page(f"Таблица {number}", remarks) for number, table in enumerate(tables, start=1)
    ]


class _Reader:
    def __init__(self, budget: Budget) -> None:
        self.tables: list[WordTable] = []
        self.remarks: set[str] = set()
        self._budget = budget
        self._open: list[WordTable] = []
        self._paragraphs: list[list[str]] = []  # since the last table
        self._in_box = False
        self._passed = 0
        self._in_properties = self._in_run = self._in_text = self._is_hidden = False
        self._is_hint = False
        self._hints: list[bool] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = _NAMES.get(tag, "")
        if name in _TRACKED:
            self.remarks.add(TRACKED)
        if self._passed:
            self._passed += 1
            self._in_box = self._in_box or name == "txbxContent"
        elif name == "tbl":
            self._open.append(WordTable(self._budget, self._above()))
            self.tables.append(self._open[-1])
        elif self._in_properties:
            self._start_property(name, attributes)
        elif name in _PASSED or tag == FALLBACK:
            self._passed = 1
        elif self._in_run:
            self._start_piece(name, attributes)
        else:
            self._start_part(name, attributes)

    def _start_property(self, name: str, attributes: dict[str, str]) -> None:
        table = self._open[-1]
        if name == "gridBefore":
            table.skip(value_of(attributes))
        elif name == "hidden" and is_on(attributes):
            table.hide_row()
        elif name == "del":
            table.delete_row()
        elif name == "gridSpan":
            table.span(value_of(attributes))
        elif name == "vMerge":
            table.merge(value_of(attributes))
        elif name == "hMerge" and value_of(attributes) != "restart":
            table.cover()

    def _start_piece(self, name: str, attributes: dict[str, str]) -> None:
        if name == "vanish":
            self._is_hidden = is_on(attributes)
        elif name == "t":
            self._in_text = True
        elif name in _SIGNS:
            self._write(_SIGNS[name])

    def _start_part(self, name: str, attributes: dict[str, str]) -> None:
        if name in _OF_TABLES:
            self._start_of_table(name)
        elif name == "p":
            if self._open:
                self._open[-1].start_line()
            else:
                self._paragraphs.append([])
        elif name == "r":
            self._in_run, self._is_hidden = True, False
        elif name == "showingPlcHdr":
            self._is_hint = is_on(attributes)
        elif name == "sdtContent":
            self._hints.append(self._is_hint)
            self._is_hint = False

    def _start_of_table(self, name: str) -> None:
        if not self._open:
            return
        if name == "tr":
            self._open[-1].start_row()
        elif name == "tc":
            self._open[-1].start_cell()
        else:
            self._in_properties = True

    def text(self, piece: str) -> None:
        if self._in_text and not self._passed:
            self._write(piece)
        elif self._in_box and piece.strip():
            self.remarks.add(BOXES)

    def _write(self, piece: str) -> None:
        if self._is_hidden or any(self._hints):
            return
        if self._open:
            self._open[-1].text(piece)
        elif self._paragraphs:
            self._paragraphs[-1].append(piece)

    def _above(self) -> list[str]:
        """The paragraphs that stand above the table that begins."""
        if self._open:
            return []
        texts = [" ".join("".join(pieces).split()) for pieces in self._paragraphs]
        self._paragraphs = []
        return [text for text in texts if text][-_MOST_ABOVE:]

    def end(self, tag: str) -> None:
        name = _NAMES.get(tag, "")
        if self._passed:
            self._passed -= 1
            self._in_box = self._in_box and self._passed > 0
        elif name == "t":
            self._in_text = False
        elif name == "r":
            self._in_run = False
        elif name == "sdtContent" and self._hints:
            self._hints.pop()
        elif self._open:
            self._end_of_table(name)

    def _end_of_table(self, name: str) -> None:
        if name in _PROPERTIES:
            self._in_properties = False
        elif name == "tc":
            self._open[-1].end_cell()
        elif name == "tr":
            self._open[-1].end_row()
        elif name == "tbl":
            self._open.pop()
