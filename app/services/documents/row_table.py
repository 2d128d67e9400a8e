"""A table for reportlab that lays each cell out once.

The library's own tables wrap every cell four times. This one breaks the text of a cell once, with
cached word widths, keeps the lines and the row heights, and splits by rows: the header repeats,
section rows stay with the row that follows, merged groups stay together while they fit.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from reportlab.platypus.flowables import Flowable

from app.services.documents import fonts
from app.services.documents.blocks import Align, Cell, CellLike, Row, RowGroup, SectionRow, Table
from app.services.documents.fonts import LINE_HEIGHT, Glyphs, Widths

_FITS = 0.01
_LARGEST_KEPT_GROUP = 10
_WORTH_DIVIDING = 0.25


@dataclass(frozen=True, slots=True)
class LaidCell:
    """Lines of a cell: where they start and how they are set."""

    lines: list[str]
    left: float
    width: float
    align: Align
    bold: bool


@dataclass(slots=True)
class LaidRow:
    """A row with its height; `spans` tells which verticals and which top line it has.

    Attributes:
        cells: what is printed.
        height: points.
        lead: first columns that are merged with the row above (no top line over them).
        section: merged over all columns.
        keep: stays on the page of the row that follows.
        middle: cells are centred vertically (header).
    """

    cells: list[LaidCell]
    height: float
    lead: int = 0
    section: bool = False
    keep: bool = False
    middle: bool = False


@dataclass(slots=True)
class TableLayout:
    """A whole laid out table, shared by the parts that land on different pages."""

    edges: list[float]
    header: list[LaidRow]
    rows: list[LaidRow]
    size: float
    padding: float
    padding_vertical: float
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
        # A group taller than the page is divided all the same.
        return kept if kept > start else stop if stop > start + 1 else kept


def lay_out(
    block: Table,
    width: float,
    size: float,
    padding: float,
    padding_vertical: float,
    glyphs: Glyphs,
    missing: set[str],
) -> TableLayout:
    """Break all texts of a table; lengths are points."""
    whole = sum(column.width for column in block.columns)
    edges = [0.0]
    for column in block.columns:
        edges.append(edges[-1] + width * column.width / whole)
    maker = _RowMaker(block, edges, size, padding, padding_vertical, glyphs, missing)
    rows: list[LaidRow] = []
    for row in block.rows:
        match row:
            case Row(cells):
                rows.append(maker.row(cells))
            case SectionRow(text):
                rows.append(maker.section(text))
            case RowGroup():
                rows.extend(maker.group(row))
    header = [maker.header(titles) for titles in block.header_rows]
    return TableLayout(edges, header, rows, size, padding, padding_vertical)


class _RowMaker:
    def __init__(
        self,
        block: Table,
        edges: list[float],
        size: float,
        padding: float,
        padding_vertical: float,
        glyphs: Glyphs,
        missing: set[str],
    ) -> None:
        self._aligns = [column.align for column in block.columns]
        self._edges = edges
        self._padding = padding
        self._extra = 2 * padding_vertical
        self._leading = size * LINE_HEIGHT
        self._breakers = {
            bold: LineBreaker(Widths(fonts.BOLD if bold else fonts.FAMILY, size))
            for bold in (False, True)
        }
        self._glyphs = glyphs
        self._missing = missing

    def row(self, cells: Sequence[CellLike], first: int = 0) -> LaidRow:
        laid = [self._cell(cell, index) for index, cell in enumerate(cells, start=first)]
        return LaidRow(laid, self._height(laid))

    def header(self, titles: Sequence[str]) -> LaidRow:
        laid = [
            self._cell(Cell(title, align=Align.CENTRE), index) for index, title in enumerate(titles)
        ]
        return LaidRow(laid, self._height(laid), middle=True)

    def section(self, text: str) -> LaidRow:
        cell = self._cell(Cell(text, bold=True, align=Align.CENTRE), 0, len(self._edges) - 1)
        return LaidRow([cell], self._height([cell]), section=True, keep=True)

    def group(self, group: RowGroup) -> list[LaidRow]:
        lead = len(group.lead)
        heads = [self._cell(cell, index) for index, cell in enumerate(group.lead)]
        rows = [self.row(cells, first=lead) for cells in group.rows]
        together = len(rows) <= _LARGEST_KEPT_GROUP
        for row in rows[1:]:
            row.lead = lead
        for row in rows[:-1]:
            row.keep = together
        # The lead cells are printed with the first row; what they need beyond goes to the last.
        lacking = self._height(heads) - sum(row.height for row in rows)
        rows[-1].height += max(0.0, lacking)
        rows[0].cells[:0] = heads
        return rows

    def _cell(self, cell: CellLike, column: int, after: int | None = None) -> LaidCell:
        shown = Cell(cell) if isinstance(cell, str) else cell
        left = self._edges[column] + self._padding
        right = self._edges[column + 1 if after is None else after] - self._padding
        text = self._glyphs.printable(shown.text, self._missing)
        lines = self._breakers[shown.bold].lines(text, right - left)
        align = shown.align or self._aligns[column]
        return LaidCell(lines, left, right - left, align, shown.bold)

    def _height(self, cells: Sequence[LaidCell]) -> float:
        return max(len(cell.lines) for cell in cells) * self._leading + self._extra


class LineBreaker:
    """Breaks text into lines, dividing words where that helps."""

    def __init__(self, widths: Widths) -> None:
        self._widths = widths
        self._done: dict[tuple[str, float], list[str]] = {}

    def lines(self, text: str, width: float) -> list[str]:
        r"""Lines that are at most `width` wide; «\n» starts a new one."""
        known = self._done.get((text, width))
        if known is None:
            known = []
            for part in text.split("\n"):
                known.extend(self._fill(part, width))
            self._done[text, width] = known
        return known

    def _fill(self, text: str, width: float) -> list[str]:
        measure, space = self._widths.of, self._widths.space
        lines: list[str] = []
        current: list[str] = []
        used = 0.0
        for word in text.split(" "):
            size = measure(word)
            needed = used + space + size if current else size
            if needed <= width:
                current.append(word)
                used = needed
                continue
            room = width - used - space if current else width
            rest = word
            if size > width or room > width * _WORTH_DIVIDING:
                head, rest = self._divide(word, room)
                if head:
                    current.append(head)
            if current:
                lines.append(" ".join(current))
            while measure(rest) > width:
                head, rest = self._divide(rest, width)
                if not head:
                    head, rest = self._cut(rest, width)
                lines.append(head)
            current, used = [rest], measure(rest)
        lines.append(" ".join(current))
        return lines

    def _divide(self, word: str, room: float) -> tuple[str, str]:
        """The longest first part that fits, and the rest; an empty part when none does."""
        for place, mark in reversed(fonts.division_points(word)):
            head = word[:place] + mark
            if self._widths.of(head) <= room:
                return head, word[place:]
        return "", word

    def _cut(self, word: str, width: float) -> tuple[str, str]:
        """Cut a word that has no place to divide it (a long address on the net)."""
        place = len(word) - 1
        while place > 1 and self._widths.of(word[:place]) > width:
            place -= 1
        return word[:place], word[place:]


class RowTable(Flowable):
    """The flowable: rows `start` to `stop` of a layout.

    `tail` is the height of what must follow on the same page (a signature): the last row then
    never stays behind alone.
    """

    def __init__(
        self,
        layout: TableLayout,
        start: int = 0,
        *,
        stop: int | None = None,
        tail: float = 0.0,
        space_after: float = 0.0,
    ) -> None:
        super().__init__()
        self._layout = layout
        self._start = start
        self._stop = len(layout.rows) if stop is None else stop
        self._tail = tail
        self.spaceAfter = space_after  # pyright: ignore[reportIncompatibleVariableOverride]
        self.width = layout.edges[-1]
        self.height = layout.header_height + layout.height(start, self._stop)

    @property
    def least_height(self) -> float:
        """Height of the smallest part that may stand at the foot of a page."""
        layout = self._layout
        stop = self._start
        while stop < self._stop - 1 and layout.rows[stop].keep:
            stop += 1
        return layout.header_height + layout.height(self._start, stop + 1)

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - reportlab's names
        """Size; a table whose tail would not fit pretends to be too tall, so that it is split."""
        if self.height <= aH < self.height + self._tail:
            return self.width, self.height + self._tail
        return self.width, self.height

    def split(self, _available_width: float, available_height: float) -> list[Flowable]:
        """The part that fits and the rest; nothing when not even the first rows fit."""
        layout = self._layout
        room = available_height - layout.header_height
        stop = min(layout.last_fitting(self._start, room), self._stop)
        if stop >= self._stop:
            stop = self._before_tail()
        if stop <= self._start:
            return []
        rest = RowTable(layout, stop, stop=self._stop, tail=self._tail, space_after=self.spaceAfter)
        return [RowTable(layout, self._start, stop=stop), rest]

    def _before_tail(self) -> int:
        """Start of the last rows that must go over to the next page with the tail."""
        place = self._stop - 1
        while place > self._start and self._layout.rows[place - 1].keep:
            place -= 1
        return place

    def draw(self) -> None:
        """Print the header and the rows of this part."""
        layout = self._layout
        rows = [*layout.header, *layout.rows[self._start : self._stop]]
        self._draw_texts(rows)
        self._draw_lines(rows)

    def _draw_texts(self, rows: Sequence[LaidRow]) -> None:
        layout = self._layout
        size, leading = layout.size, layout.size * LINE_HEIGHT
        # The first base line lies where Word puts it: the ascent and half of the line gap down.
        ascent = size * 0.91
        text = self.canv.beginText()
        text.setFont(fonts.FAMILY, size, leading)
        heavy = False
        top = self.height
        for row in rows:
            for cell in row.cells:
                if cell.bold is not heavy:
                    heavy = cell.bold
                    text.setFont(fonts.BOLD if heavy else fonts.FAMILY, size, leading)
                y = top - layout.padding_vertical - ascent
                if row.middle:
                    free = row.height - 2 * layout.padding_vertical - len(cell.lines) * leading
                    y -= free / 2
                for line in cell.lines:
                    if line:
                        text.setTextOrigin(_start_of(line, cell, size), y)
                        text.textLine(line)
                    y -= leading
            top -= row.height
        self.canv.drawText(text)

    def _draw_lines(self, rows: Sequence[LaidRow]) -> None:
        edges = self._layout.edges
        canvas = self.canv
        canvas.setLineWidth(0.5)
        lines: list[tuple[float, float, float, float]] = []
        top = self.height
        lines.append((0.0, top, edges[-1], top))
        verticals_from = top
        for index, row in enumerate(rows):
            if index and row.lead:
                lines.append((edges[row.lead], top, edges[-1], top))
            elif index:
                lines.append((0.0, top, edges[-1], top))
            bottom = top - row.height
            if row.section:
                lines.extend((x, verticals_from, x, top) for x in edges[1:-1])
                verticals_from = bottom
            top = bottom
        lines.append((0.0, top, edges[-1], top))
        lines.extend((x, verticals_from, x, top) for x in edges[1:-1])
        lines.extend((x, self.height, x, top) for x in (edges[0], edges[-1]))
        canvas.lines([line for line in lines if line[0] != line[2] or line[1] != line[3]])


def _start_of(line: str, cell: LaidCell, size: float) -> float:
    if cell.align in (Align.LEFT, Align.JUSTIFY):
        return cell.left
    from reportlab.pdfbase.pdfmetrics import stringWidth

    free = cell.width - stringWidth(line, fonts.BOLD if cell.bold else fonts.FAMILY, size)
    return cell.left + (free / 2 if cell.align is Align.CENTRE else free)
