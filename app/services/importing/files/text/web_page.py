"""Tables of a web page, as programs write them that call the file .xls.

Excel puts a page into one sheet, its tables and the texts between them one under another; so it
is read here. What a cell shows is its text: a percent has its sign.
"""

import re
from importlib import import_module
from typing import Any

from app.services.importing.cells.faults import DamagedFileError
from app.services.importing.cells.grid import Budget, Grid, Page
from app.services.importing.files.text.encoding import decoded
from app.services.plans.table.rows import Merge

_Element = Any  # of lxml, which has no types of its own
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_DECLARED_WITHIN = 4096
_BLOCKS = frozenset(
    {"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "br", "caption", "center"}
)
_SILENT = frozenset({"script", "style", "head", "title", "template", "noscript"})
_MOST_SPANNED = 1000
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)


def read_web_page(content: bytes, name: str, budget: Budget, charset: str = "") -> Page:
    """The tables of a page as one sheet.

    Args:
        content: the page.
        name: what to call the sheet.
        budget: cells that may still come.
        charset: how the page is written, when something outside of it says so.

    Raises:
        DamagedFileError: it cannot be read as a page.
        TooManyCellsError: it is larger than allowed.
    """
    sheet = _Sheet(budget)
    sheet.read(_parsed(_text(content, charset)))
    return sheet.grid.page(name)


def read_tables(page: str) -> Page:
    """All tables of a page, one under another, without the texts around them.

    Raises:
        DamagedFileError: it cannot be read as a page.
        TooManyCellsError: it is larger than a file may be.
    """
    sheet = _Sheet(Budget())
    sheet.read_tables(_parsed(page))
    return sheet.grid.page("")


def _parsed(text: str) -> _Element:
    # Not lxml.html, which the Windows package does not have.
    etree = import_module("lxml.etree")
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError) as error:
        raise DamagedFileError from error
    if root is None:
        raise DamagedFileError
    return root


def _text(content: bytes, charset: str) -> str:
    if not charset:
        found = _CHARSET.search(content[:_DECLARED_WITHIN])
        charset = "" if found is None else found[1].decode("ascii", "replace")
    is_marked = content.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"))
    if charset and not is_marked and b"\x00" not in content[:_DECLARED_WITHIN]:
        try:
            return content.decode(charset)
        except (LookupError, ValueError):
            pass
    text = decoded(content)
    return content.decode("utf-8", "replace") if text is None else text


class _Sheet:
    """The sheet that a page becomes."""

    def __init__(self, budget: Budget) -> None:
        self.grid = Grid(budget)
        self._row = 0
        self._words: list[str] = []

    def read_tables(self, root: _Element) -> None:
        """The tables of a page alone."""
        for table in root.iter("table"):
            if _holds_rows(table):
                self._read_table(table)

    def read(self, root: _Element) -> None:
        """Walk through a page, texts and tables."""
        skipped: Any = None
        for event, element in import_module("lxml.etree").iterwalk(root, events=("start", "end")):
            if skipped is not None:
                if event == "end" and element is skipped:
                    skipped = None
                    self._say(element.tail)
                continue
            tag = element.tag if isinstance(element.tag, str) else ""
            if event == "start":
                if tag == "table" and _holds_rows(element):
                    self._end_of_line()
                    self._read_table(element)
                    skipped = element
                elif tag in _SILENT:
                    skipped = element
                else:
                    self._begin(tag, element.text)
            else:
                self._begin(tag, element.tail)
        self._end_of_line()

    def _begin(self, tag: str, text: str | None) -> None:
        if tag in _BLOCKS or tag in ("td", "th", "tr"):
            self._end_of_line()
        self._say(text)

    def _say(self, text: str | None) -> None:
        if text and text.strip():
            self._words.append(text)

    def _end_of_line(self) -> None:
        words = " ".join(" ".join(self._words).split())
        self._words = []
        if words:
            self.grid.put(self._row, 0, words)
            self._row += 1

    def _read_table(self, table: _Element) -> None:
        taken: dict[int, int] = {}  # column -> the last row that a cell above reaches into
        first = self._row
        for caption in table.iter("caption"):
            self.grid.put(self._row, 0, _words(caption))
            self._row += 1
        for row in table.iter("tr"):
            is_hidden = _HIDDEN.search(row.get("style", "")) is not None
            self.grid.row(self._row, is_hidden=is_hidden)
            column = 0
            for cell in row:
                if cell.tag not in ("td", "th"):
                    continue
                while taken.get(column, -1) >= self._row:
                    column += 1
                self.grid.put(self._row, column, _words(cell))
                wide, high = _span(cell, "colspan"), _span(cell, "rowspan")
                last = (self._row + high - 1, column + wide - 1)
                self.grid.merge(Merge(self._row, column, *last))
                if high > 1:
                    taken.update(dict.fromkeys(range(column, column + wide), self._row + high - 1))
                column += wide
            self._row += 1
        if self._row > first:
            self._row += 1  # the empty row that Excel leaves below a table


def _holds_rows(table: _Element) -> bool:
    """A table that only lays out others is no table of its own."""
    return table.find(".//table") is None


def _span(cell: _Element, name: str) -> int:
    text = cell.get(name, "1").strip()
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 5 else 1
    return min(max(number, 1), _MOST_SPANNED)


def _words(element: _Element) -> str:
    """The text of a cell on the lines that its breaks make."""
    lines: list[str] = [""]
    for part in element.iter():
        if part.tag in _BLOCKS and part is not element:
            lines.append("")
        if isinstance(part.tag, str) and part.tag not in _SILENT:
            lines[-1] += part.text or ""
        if part is not element:
            if part.tag in _BLOCKS and part.tag != "br":
                lines.append("")
            lines[-1] += part.tail or ""
    return "\n".join(line for line in (" ".join(line.split()) for line in lines) if line)
