"""A table for reportlab that lays each cell out once.

The library's own tables wrap every cell four times. This one draws a `GridLayout` and splits it
by rows: the header repeats, section rows stay with the row that follows, merged groups stay
together while they fit.
"""

from collections.abc import Collection, Sequence
from itertools import groupby

from reportlab.pdfgen.textobject import PDFTextObject
from reportlab.platypus.flowables import Flowable

from app.services.documents.fonts import metrics as fonts
from app.services.documents.model.core.grid_layout import GridLayout
from app.services.documents.model.core.grid_rows import LINE, LaidRow
from app.services.documents.model.lines.cell_texts import LaidText, Manner
from app.services.documents.model.lines.set_lines import SetLine
from app.services.documents.pdf.colours.pictures import draw
from app.services.documents.pdf.contents import Laid
from app.services.documents.pdf.links import lead
from app.services.documents.pdf.words import ASCENT, LineWriter

_MOST = 0.9  # of a page: a heading may stand over what is kept together
_LAST_ROWS = 2


class RowTable(Laid):
    """The flowable: rows `start` to `stop` of a layout.

    `tail` is the height of what must follow on the page of the last row (notes, a signature).
    """

    def __init__(
        self,
        layout: GridLayout,
        start: int = 0,
        *,
        stop: int | None = None,
        tail: float = 0.0,
        space_before: float = 0.0,
        space_after: float = 0.0,
    ) -> None:
        super().__init__()
        self._layout = layout
        self._start = start
        self._stop = len(layout.rows) if stop is None else stop
        self.tail = tail
        self.spaceBefore = space_before  # pyright: ignore[reportIncompatibleVariableOverride]
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
        height = layout.header_height + layout.height(self._start, min(stop + 1, self._stop))
        return height + self.tail if stop + 1 >= self._stop and self._has_room else height

    @property
    def _has_room(self) -> bool:
        """Whether there can be a page for the last rows and the tail."""
        whole = self.height + self.tail <= self._layout.page
        return whole or self._before_tail() > self._start

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - reportlab's names
        """Size; a table whose tail would not fit pretends to be too tall, so that it is split."""
        if self.height <= aH < self.height + self.tail and self._has_room:
            return self.width, self.height + self.tail
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
        rest = RowTable(layout, stop, stop=self._stop, tail=self.tail, space_after=self.spaceAfter)
        return self.divided(RowTable(layout, self._start, stop=stop), rest)

    def _before_tail(self) -> int:
        """Start of the last rows that must go over to the next page with the tail.

        They are what stays together anyway; where that leaves no room for the tail, two rows.
        """
        layout, place = self._layout, self._stop - 1
        while place > self._start and layout.rows[place - 1].keep:
            place -= 1
        height = layout.header_height + layout.height(place, self._stop) + self.tail
        if height > layout.page * _MOST and self._stop - self._start > 1:
            return max(self._start + 1, self._stop - _LAST_ROWS)
        return place

    def draw(self) -> None:
        """Print the header and the rows of this part."""
        layout = self._layout
        rows = [*layout.header, *layout.rows[self._start : self._stop]]
        self._draw_texts(rows)
        if layout.borders:
            self._draw_lines(rows)

    def _draw_texts(self, rows: Sequence[LaidRow]) -> None:
        drawn = self.canv.beginText()
        others: list[tuple[LaidText, float]] = []
        manner: Manner | None = None
        ascent = 0.0
        top = self.height
        first = len(self._layout.header)
        for index, row in enumerate(rows):
            top -= row.inside if index == first else 0.0
            for cell in row.cells:
                if any(text.joins for text in cell.texts):
                    _draw_joined(drawn, [text for text in cell.texts if not text.image], top)
                    others += [(text, top) for text in cell.texts if text.image or text.key]
                    manner = None
                    continue
                for text in cell.texts:
                    if text.key:
                        others.append((text, top))
                    if text.upright or text.image:
                        others.append((text, top))
                        continue
                    if text.manner is not manner:
                        manner = text.manner
                        drawn.setFont(manner.font, manner.size, manner.leading)
                        # Word puts the base line the ascent and half of the line gap down.
                        ascent = manner.size * ASCENT
                    drawn.setTextOrigin(text.left, top - text.top - ascent)
                    drawn.textLine(text.text)
            top -= row.height
        self.canv.drawText(drawn)
        for text, row_top in others:
            self._draw_other(text, row_top)

    def _draw_other(self, text: LaidText, top: float) -> None:
        """What is no line of letters: a picture, the place of a link, an upright text."""
        if text.image:
            draw(self.canv, text.image, text.left, top - text.top)
        elif text.key:
            self._lead(text, top - text.top)
        else:
            self._draw_upright(text, top)

    def _lead(self, text: LaidText, top: float) -> None:
        manner = text.manner
        right = text.left + fonts.widths_of(manner.font, manner.size).of(text.text)
        lead(self.canv, text.key, (text.left, top - manner.leading, right, top))

    def _draw_upright(self, text: LaidText, top: float) -> None:
        canvas, manner = self.canv, text.manner
        canvas.saveState()
        canvas.translate(text.left + manner.size * ASCENT, top - text.top)
        canvas.rotate(90)
        canvas.setFont(manner.font, manner.size)
        canvas.drawString(0, 0, text.text)
        canvas.restoreState()

    def _draw_lines(self, rows: Sequence[LaidRow]) -> None:
        edges, first = self._layout.edges, len(self._layout.header)
        count = len(edges) - 1
        lines: list[tuple[float, float, float, float]] = []
        since = [self.height] * len(edges)  # where the open piece of each vertical begins
        top = self.height
        for index, row in enumerate(rows):
            # Under the header the line is whole, even when a merged cell goes on from before.
            covered = row.covered if index not in (0, first) else ()
            lines.extend((edges[a], top, edges[b], top) for a, b in _uncovered(covered, count))
            before = rows[index - 1].crossed if index else frozenset[int]()
            lines.extend(
                (edges[edge], since[edge], edges[edge], top) for edge in row.crossed - before
            )
            for edge in before - row.crossed:
                since[edge] = top
            top -= row.height + (row.inside if index == first else 0.0)
        top -= self._layout.under(self._stop)
        open_edges = set(range(len(edges))) - (rows[-1].crossed if rows else frozenset())
        lines.extend((edges[edge], since[edge], edges[edge], top) for edge in sorted(open_edges))
        lines.append((0.0, top, edges[-1], top))
        canvas = self.canv
        canvas.setLineWidth(LINE)
        canvas.lines([line for line in lines if line[:2] != line[2:]])


def _draw_joined(drawn: PDFTextObject, texts: Sequence[LaidText], top: float) -> None:
    """Draw the texts of a cell in which words go on from one line to the next."""
    writer = LineWriter(drawn)
    for size, group in groupby(texts, key=lambda text: text.manner.size):
        same = list(group)
        lines = [
            SetLine(pieces=((text.manner.font, text.text),), left=text.left, joins=text.joins)
            for text in same
        ]
        writer.draw(lines, size, 0.0, [top - text.top - size * ASCENT for text in same])


def _uncovered(covered: Collection[int], count: int) -> list[tuple[int, int]]:
    """Stretches of columns without those that a cell from above goes on in."""
    if not covered:
        return [(0, count)]
    stretches: list[tuple[int, int]] = []
    for column in range(count):
        if column in covered:
            continue
        if stretches and stretches[-1][1] == column:
            stretches[-1] = (stretches[-1][0], column + 1)
        else:
            stretches.append((column, column + 1))
    return stretches
