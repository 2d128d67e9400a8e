"""The rows of a grid laid out: where each text stands in them, and how high they are.

Every cell is broken into lines once, with cached word widths. All lengths are points.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from app.services.documents.fonts.metrics import Glyphs
from app.services.documents.model.core.tree import (
    Cell,
    Grid,
    GridRow,
    Paragraph,
    Place,
    text_of,
)
from app.services.documents.model.geometry import MILLIMETRE
from app.services.documents.model.inline import Footnote, Reference
from app.services.documents.model.lines.cell_texts import (
    TALLEST_TITLE,
    LaidText,
    RunText,
    Setter,
    set_picture,
    set_runs,
    setter_of,
)
from app.services.documents.model.paragraphs import Run
from app.services.documents.model.styles import DocumentStyle, Part
from app.services.language.numbers import NBSP
from app.services.progress import stop_if_asked

FITS = 0.01  # points, less than which two heights are one
LINE = 0.5  # points, the thickness of the lines around cells


@dataclass(slots=True)
class LaidCell:
    """The texts of a cell from top to bottom, and the height of all with the padding."""

    texts: list[LaidText]
    height: float
    place: Place = Place.TOP
    rows: int = 1


@dataclass(slots=True, kw_only=True)
class LaidRow:
    """A row with its height.

    Attributes:
        cells: those that begin in it.
        height: of all of it.
        covered: columns that a cell from above goes on in: no line over them.
        crossed: numbers of the inner edges that a cell goes across: no line there.
        keep: it stays on the page of the row that follows.
        breakable: a page may end inside it.
        inside: what its cells keep free over and under their texts, where a page may begin with
            it because it goes on in a row; else 0.
    """

    cells: list[LaidCell]
    height: float
    covered: frozenset[int] = frozenset()
    crossed: frozenset[int] = frozenset()
    keep: bool = False
    breakable: bool = False
    inside: float = 0.0


@dataclass(slots=True)
class _Going:
    """A cell that goes on below: its columns and how many rows are left."""

    start: int
    end: int
    left: int


class RowMaker:
    """Lays out the rows of one grid; characters without a glyph are added to `missing`.

    Attributes:
        edges: of the columns, from 0.
    """

    def __init__(self, grid: Grid, style: DocumentStyle, glyphs: Glyphs, missing: set[str]) -> None:
        self.edges = [0.0, *accumulate(column.width * MILLIMETRE for column in grid.columns)]
        self._parts = [column.part for column in grid.columns]
        self._padding = grid.padding * MILLIMETRE
        # Word and LibreOffice make every row taller by the line over it.
        self._over = grid.padding_vertical * MILLIMETRE + (LINE / 2 if grid.borders else 0.0)
        self._style = style
        self._setters: dict[tuple[Part, bool, bool], Setter] = {}
        self._glyphs = glyphs
        self._missing = missing

    def rows(self, rows: Sequence[GridRow]) -> list[LaidRow]:
        """Rows in their order; a cell over several rows makes the last of them tall enough."""
        laid: list[LaidRow] = []
        going: list[_Going] = []
        for row in rows:
            stop_if_asked()
            made = LaidRow(cells=[], height=0.0, keep=row.keep_next, breakable=row.breakable)
            if going:
                made.covered = frozenset(at for one in going for at in range(one.start, one.end))
                made.crossed = _crossed(going)
                going = [replace(one, left=one.left - 1) for one in going if one.left > 1]
            for column, cell in enumerate(row.cells):
                if cell is None:
                    continue
                cells = self._cell(cell, column)
                made.cells.append(cells)
                if isinstance(cell, Cell) and (cell.columns > 1 or cell.rows > 1):
                    span = _Going(column, column + cell.columns, cell.rows - 1)
                    made.crossed |= _crossed([span])
                    going += [span] if span.left else []
            tall = [cell.height for cell in made.cells if cell.rows == 1]
            made.height = max(row.height * MILLIMETRE, *tall, 0.0)
            laid.append(made)
        _make_room(laid)
        return laid

    def plain_height(self, row: GridRow) -> float:
        """Height of a row of nothing but texts, without setting them."""
        heights: list[float] = []
        for column, cell in enumerate(row.cells):
            setter = self._setter(self._parts[column])
            _left, width = self._inside(column, column + 1)
            lines = setter.breaker.broken(self._printable(str(cell)), width)
            heights.append(len(lines) * setter.manner.leading)
        return max(row.height * MILLIMETRE, max(heights) + 2 * self._over)

    def pieces(self, row: LaidRow) -> list[LaidRow]:
        """A tall row line by line, so that it fills the page on which it begins, as in Word."""
        stop_if_asked()
        every = frozenset(range(len(self.edges) - 1))
        ends = sorted({text.top + text.manner.leading for cell in row.cells for text in cell.texts})
        inner = [end for end in ends[:-1] if end < row.height and not _is_inside(end, row)]
        cuts = [0.0, *inner, row.height]
        parts: list[LaidRow] = []
        for start, stop in pairwise(cuts):
            last = stop == cuts[-1]  # what goes on in rows below stands in the last piece
            cells = [_cut(cell, start, math.inf if last else stop) for cell in row.cells]
            covered = every if start else row.covered
            parts.append(
                LaidRow(
                    cells=cells,
                    height=stop - start,
                    covered=covered,
                    crossed=row.crossed,
                    inside=self._over if start else 0.0,
                )
            )
        parts[-1].keep = row.keep
        return parts

    def _cell(self, cell: str | Cell, column: int) -> LaidCell:
        if isinstance(cell, str):
            left, width = self._inside(column, column + 1)
            setter = self._setter(self._parts[column])
            texts, bottom = setter.plain(self._printable(cell), left, width, self._over)
            return LaidCell(texts, bottom + self._over)
        left, width = self._inside(column, column + cell.columns)
        if cell.upright:
            return self._upright(cell, left, width)
        texts: list[LaidText] = []
        top = self._over
        for paragraph in cell.content:
            look = self._style.look(paragraph.part)
            top += look.before if paragraph.first or not look.together else 0.0
            room = width - paragraph.right * MILLIMETRE
            top = self._paragraph(paragraph, (left, room), top, texts)
            after = look.after if paragraph.after is None else paragraph.after
            top += after if paragraph.last or not look.together else 0.0
        return LaidCell(texts, top + self._over, cell.place, cell.rows)

    def _paragraph(
        self,
        paragraph: Paragraph,
        inside: tuple[float, float],
        top: float,
        texts: list[LaidText],
    ) -> float:
        """Set a paragraph from a height downwards; where it ends."""
        if paragraph.image:
            look = self._style.look(paragraph.part)
            texts.append(set_picture(paragraph.image, look, inside, top))
            return top + texts[-1].manner.leading
        runs = [replace(run, text=self._printable(run.text)) for run in paragraph.runs]
        if paragraph.label:
            runs.insert(0, Run(self._printable(paragraph.label) + NBSP))
        manners = {(run.bold, run.italic) for run in runs}
        if len(manners) > 1 or any(run.special for run in runs):
            pieces = [
                RunText(run.text, self._setter_of(paragraph.part, run), _key(run)) for run in runs
            ]
            made, bottom = set_runs(pieces, inside, top, paragraph.align)
        else:
            setter = self._setter(paragraph.part, *next(iter(manners), (False, False)))
            text = "".join(run.text for run in runs)
            made, bottom = setter.plain(text, *inside, top, paragraph.align)
        texts += made
        return bottom

    def _upright(self, cell: Cell, left: float, width: float) -> LaidCell:
        """Lines from below upwards, side by side in the middle of the cell; its row is as high."""
        texts: list[LaidText] = []
        used = 0.0
        for paragraph in cell.content:
            setter = self._setter(paragraph.part)
            for line in setter.breaker.lines(self._printable(text_of(paragraph)), TALLEST_TITLE):
                texts.append(
                    LaidText(
                        text=line,
                        manner=setter.manner,
                        left=left + used,
                        top=setter.widths.of(line),
                        upright=True,
                    )
                )
                used += setter.manner.leading
        longest = max(text.top for text in texts)
        for text in texts:
            text.left += (width - used) / 2
            text.top = self._over + (longest + text.top) / 2
        return LaidCell(texts, longest + 2 * self._over, cell.place, cell.rows)

    def _printable(self, text: str) -> str:
        return self._glyphs.printable(text, self._missing)

    def _inside(self, first: int, end: int) -> tuple[float, float]:
        left = self.edges[first] + self._padding
        return left, self.edges[end] - self._padding - left

    def _setter_of(self, part: Part, run: Run) -> Setter:
        if isinstance(run.special, Footnote):
            return setter_of(self._style.look(part), raised=True)
        return self._setter(part, run.bold, run.italic)

    def _setter(self, part: Part, bold: bool = False, italic: bool = False) -> Setter:
        key = part, bold, italic
        if key not in self._setters:
            self._setters[key] = setter_of(self._style.look(part), bold=bold, italic=italic)
        return self._setters[key]


def _key(run: Run) -> str:
    return run.special.name if isinstance(run.special, Reference) else ""


def _is_inside(height: float, row: LaidRow) -> bool:
    """Whether a picture of a row goes on below a height."""
    return any(
        text.image and text.top < height - FITS and text.top + text.manner.leading > height + FITS
        for cell in row.cells
        for text in cell.texts
    )


def _crossed(spans: Sequence[_Going]) -> frozenset[int]:
    return frozenset(edge for one in spans for edge in range(one.start + 1, one.end))


def _make_room(rows: Sequence[LaidRow]) -> None:
    """Let cells over several rows have what they need, then place what is not at its top."""
    for at, row in enumerate(rows):
        for cell in row.cells:
            if cell.rows > 1:
                over = rows[at : at + cell.rows]
                over[-1].height += max(0.0, cell.height - sum(one.height for one in over))
    for at, row in enumerate(rows):
        for cell in row.cells:
            if cell.place is not Place.TOP:
                free = sum(one.height for one in rows[at : at + cell.rows]) - cell.height
                _lower_by(cell, free / 2 if cell.place is Place.MIDDLE else free)


def _lower_by(cell: LaidCell, way: float) -> None:
    if way > 0:
        cell.texts = [replace(text, top=text.top + way) for text in cell.texts]


def _cut(cell: LaidCell, start: float, stop: float) -> LaidCell:
    """The texts of a cell that stand between two heights, from the first of them."""
    inside = (text for text in cell.texts if start - FITS <= text.top < stop - FITS)
    moved = [replace(text, top=text.top - start) for text in inside]
    return LaidCell(moved, 0.0)
