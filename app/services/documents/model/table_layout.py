"""The rows of a table laid out for a page: lines of every cell, heights, what stays together.

Every cell is broken into lines once, with cached word widths; the parts of a table that land on
different pages share the layout.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from app.services.documents.fonts import metrics as fonts
from app.services.documents.fonts.metrics import LINE_HEIGHT, Glyphs, Widths
from app.services.documents.model.blocks import (
    Align,
    Cell,
    CellLike,
    Row,
    RowGroup,
    SectionRow,
    Table,
)
from app.services.documents.model.layout import kept_rows
from app.services.documents.model.line_breaker import LineBreaker

_FITS = 0.01
_PIECE = 4  # lines of a divided row that stay together


@dataclass(frozen=True, slots=True)
class CellMeasures:
    """Measures of the cells, points.

    Attributes:
        size: of the letters.
        padding: left and right of the text.
        padding_vertical: over and under it.
        page: height of the page's text, so that a taller row is divided.
    """

    size: float
    padding: float
    padding_vertical: float
    page: float

    @property
    def leading(self) -> float:
        """Height of a line."""
        return self.size * LINE_HEIGHT


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidCell:
    """Lines of a cell: where they start and how they are set."""

    lines: list[str]
    left: float
    width: float
    align: Align
    bold: bool


@dataclass(slots=True, kw_only=True)
class LaidRow:
    """A row with its height; `spans` tells which verticals and which top line it has.

    Attributes:
        cells: what is printed.
        height: points.
        lead: first columns that are merged with the row above (no top line over them).
        section: merged over all columns.
        keep: stays on the page of the row that follows.
        middle: cells are centred vertically (header).
        goes_on: the rest of a row that is divided: nothing is left over its text.
    """

    cells: list[LaidCell]
    height: float
    lead: int = 0
    section: bool = False
    keep: bool = False
    middle: bool = False
    goes_on: bool = False


@dataclass(slots=True, kw_only=True)
class TableLayout:
    """A whole laid out table, shared by the parts that land on different pages."""

    edges: list[float]
    header: list[LaidRow]
    rows: list[LaidRow]
    measures: CellMeasures
    bottoms: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        total = 0.0
        for row in self.rows:
            total += row.height
            self.bottoms.append(total)

    @property
    def header_height(self) -> float:
        """Height of the rows that repeat."""
        return sum(row.height for row in self.header)

    def height(self, start: int, stop: int) -> float:
        """Height of the rows from `start` up to `stop`."""
        if stop <= start:
            return 0.0
        return self.bottoms[stop - 1] - (self.bottoms[start - 1] if start else 0.0)

    def last_fitting(self, start: int, height: float) -> int:
        """How far the rows from `start` fit into `height`, keeping together what belongs so."""
        above = self.bottoms[start - 1] if start else 0.0
        stop = bisect_right(self.bottoms, above + height + _FITS, lo=start)
        kept = stop
        while kept > start and kept < len(self.rows) and self.rows[kept - 1].keep:
            kept -= 1
        if kept > start:
            return kept
        end = start
        while end < len(self.rows) - 1 and self.rows[end].keep:
            end += 1
        # What is taller than a page is divided all the same.
        whole = self.height(start, end + 1) > self.measures.page - self.header_height
        return stop if whole else start


def lay_out(
    block: Table, width: float, measures: CellMeasures, glyphs: Glyphs, missing: set[str]
) -> TableLayout:
    """Break all texts of a table of a width in points; characters without a glyph are `missing`."""
    whole = sum(column.width for column in block.columns)
    edges = [0.0]
    for column in block.columns:
        edges.append(edges[-1] + width * column.width / whole)
    maker = _RowMaker(block, edges, measures, glyphs, missing)
    rows: list[LaidRow] = []
    for row in block.rows:
        match row:
            case Row(cells):
                rows.append(maker.row(cells))
            case SectionRow(text):
                rows.append(maker.section(text))
            case RowGroup():
                rows.extend(maker.group(row))
    for row, keep in zip(rows, kept_rows(block), strict=True):
        row.keep = keep
    header = [maker.header(titles) for titles in block.header_rows]
    room = (measures.page - sum(row.height for row in header)) / 2
    if any(row.height > room for row in rows):
        rows = [piece for row in rows for piece in maker.pieces(row, room)]
    return TableLayout(edges=edges, header=header, rows=rows, measures=measures)


class _RowMaker:
    """Lays out the rows of one table."""

    def __init__(
        self,
        block: Table,
        edges: list[float],
        measures: CellMeasures,
        glyphs: Glyphs,
        missing: set[str],
    ) -> None:
        self._aligns = [column.align for column in block.columns]
        self._edges = edges
        self._padding = measures.padding
        self._extra = 2 * measures.padding_vertical
        self._leading = measures.leading
        self._breakers = {
            bold: LineBreaker(Widths(fonts.BOLD if bold else fonts.FAMILY, measures.size))
            for bold in (False, True)
        }
        self._glyphs = glyphs
        self._missing = missing

    def row(self, cells: Sequence[CellLike], first: int = 0) -> LaidRow:
        laid = [self._cell(cell, index) for index, cell in enumerate(cells, start=first)]
        return LaidRow(cells=laid, height=self._height(laid))

    def header(self, titles: Sequence[str]) -> LaidRow:
        laid = [
            self._cell(Cell(title, align=Align.CENTRE), index) for index, title in enumerate(titles)
        ]
        return LaidRow(cells=laid, height=self._height(laid), middle=True)

    def section(self, text: str) -> LaidRow:
        cell = self._cell(Cell(text, bold=True, align=Align.CENTRE), 0, len(self._edges) - 1)
        return LaidRow(cells=[cell], height=self._height([cell]), section=True)

    def group(self, group: RowGroup) -> list[LaidRow]:
        lead = len(group.lead)
        heads = [self._cell(cell, index) for index, cell in enumerate(group.lead)]
        rows = [self.row(cells, first=lead) for cells in group.rows]
        for row in rows[1:]:
            row.lead = lead
        # The lead cells are printed with the first row; what they need beyond goes to the last.
        lacking = self._height(heads) - sum(row.height for row in rows)
        rows[-1].height += max(0.0, lacking)
        rows[0].cells[:0] = heads
        return rows

    def pieces(self, row: LaidRow, room: float) -> list[LaidRow]:
        """A row that takes more than half of a page as several without a line between them.

        So it can begin under a heading, however tall it is.
        """
        if row.height <= room:
            return [row]
        parts: list[LaidRow] = []
        count = max(len(cell.lines) for cell in row.cells)
        for start in range(0, count, _PIECE):
            stop = start + _PIECE
            cells = [
                LaidCell(
                    lines=cell.lines[start:stop],
                    left=cell.left,
                    width=cell.width,
                    align=cell.align,
                    bold=cell.bold,
                )
                for cell in row.cells
            ]
            ends = (start == 0) + (stop >= count)  # padding over the first, under the last
            height = (min(stop, count) - start) * self._leading + ends * self._extra / 2
            lead = len(self._edges) - 1 if start else row.lead
            goes_on = start > 0
            parts.append(
                LaidRow(cells=cells, height=height, lead=lead, section=row.section, goes_on=goes_on)
            )
        parts[-1].height += max(0.0, row.height - sum(part.height for part in parts))
        parts[-1].keep = row.keep
        if len(parts) > 1:
            parts[-2].keep = True
        return parts

    def _cell(self, cell: CellLike, column: int, after: int | None = None) -> LaidCell:
        shown = Cell(cell) if isinstance(cell, str) else cell
        left = self._edges[column] + self._padding
        right = self._edges[column + 1 if after is None else after] - self._padding
        text = self._glyphs.printable(shown.text, self._missing)
        lines = self._breakers[shown.bold].lines(text, right - left)
        align = shown.align or self._aligns[column]
        return LaidCell(lines=lines, left=left, width=right - left, align=align, bold=shown.bold)

    def _height(self, cells: Sequence[LaidCell]) -> float:
        return max(len(cell.lines) for cell in cells) * self._leading + self._extra
