"""A whole grid laid out for pages: its rows, their heights, and what stays together.

The parts of a grid that land on different pages share the layout. All lengths are points.
"""

from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple

from app.services.documents.fonts import metrics as fonts
from app.services.documents.fonts.metrics import Glyphs
from app.services.documents.model.core.grid_rows import FITS, LINE, LaidRow, RowMaker
from app.services.documents.model.core.tree import Grid
from app.services.documents.model.styles import DocumentStyle


@dataclass(slots=True, kw_only=True)
class GridLayout:
    """A whole laid out grid, shared by the parts that land on different pages.

    Attributes:
        edges: of the columns, from 0.
        header: rows that repeat.
        rows: the others.
        page: height of the text of a page.
        borders: whether there are lines around the cells.
        bottoms: where each row ends.
    """

    edges: list[float]
    header: list[LaidRow]
    rows: list[LaidRow]
    page: float
    borders: bool = True
    bottoms: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.bottoms.extend(accumulate(row.height for row in self.rows))

    @property
    def header_height(self) -> float:
        """Height of the rows that repeat."""
        return sum(row.height for row in self.header)

    def height(self, start: int, stop: int) -> float:
        """Height of the rows from `start` up to `stop` on a page of their own."""
        if stop <= start:
            return 0.0
        whole = self.bottoms[stop - 1] - (self.bottoms[start - 1] if start else 0.0)
        return whole + self.over(start) + self.under(stop)

    def under(self, stop: int) -> float:
        """What is kept free under the last text where a page ends before the row `stop`.

        Inside a row an office program makes room for the whole of the line there.
        """
        inside = self.over(stop)
        return inside + LINE / 2 if inside else 0.0

    def _foot(self, stop: int) -> float:
        """How far a page must reach that ends before the row `stop`.

        An office program puts the line over a table wholly below the text before it, half a line
        lower than here: there must be room for that too.
        """
        lower = LINE / 2 if self.borders else 0.0
        return self.bottoms[stop - 1] + self.under(stop) + lower

    def over(self, start: int) -> float:
        """What is kept free over the first text where a page begins with the row `start`."""
        return self.rows[start].inside if start < len(self.rows) else 0.0

    def last_fitting(self, start: int, height: float) -> int:
        """How far the rows from `start` fit into `height`, keeping together what belongs so."""
        above = self.bottoms[start - 1] if start else 0.0
        foot = above + height - self.over(start) + FITS
        stop = bisect_right(self.bottoms, foot, lo=start)
        while stop > start and self._foot(stop) > foot:
            stop -= 1
        kept = stop
        while kept > start and kept < len(self.rows) and self.rows[kept - 1].keep:
            kept -= 1
        if kept > start:
            return kept
        end = start
        while end < len(self.rows) - 1 and self.rows[end].keep:
            end += 1
        # What is taller than a page is divided all the same.
        whole = self.height(start, end + 1) > self.page - self.header_height
        return stop if whole else start


def lay_out(
    grid: Grid, style: DocumentStyle, page: float, glyphs: Glyphs, missing: set[str]
) -> GridLayout:
    """Break all texts of a grid; characters without a glyph are added to `missing`."""
    maker = RowMaker(grid, style, glyphs, missing)
    header = maker.rows(grid.header)
    rows = maker.rows(grid.rows)
    room = page - sum(row.height for row in header)
    if any(row.breakable or row.height > room for row in rows):
        rows = [
            piece
            for row in rows
            for piece in (maker.pieces(row) if row.breakable or row.height > room else [row])
        ]
    return GridLayout(edges=maker.edges, header=header, rows=rows, page=page, borders=grid.borders)


class Reach(NamedTuple):
    """A cell over several rows: the first of them, their number, and the height of its texts."""

    at: int
    rows: int
    height: float


def row_heights(grid: Grid, style: DocumentStyle) -> list[float]:
    """Heights of the rows under the header."""
    return heights_and_reaches(grid, style)[0]


def heights_and_reaches(grid: Grid, style: DocumentStyle) -> tuple[list[float], list[Reach]]:
    """Heights of the rows under the header, and the cells that go over several of them."""
    maker = RowMaker(grid, style, fonts.glyphs(), set())
    if all(isinstance(cell, str) for row in grid.rows for cell in row.cells):
        return [maker.plain_height(row) for row in grid.rows], []
    rows = maker.rows(grid.rows)
    reaches = [
        Reach(at, cell.rows, cell.height)
        for at, row in enumerate(rows)
        for cell in row.cells
        if cell.rows > 1
    ]
    return [row.height for row in rows], reaches
