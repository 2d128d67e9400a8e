"""A table for reportlab that lays each cell out once.

The library's own tables wrap every cell four times. This one draws a `TableLayout` and splits it
by rows: the header repeats, section rows stay with the row that follows, merged groups stay
together while they fit.
"""

from collections.abc import Sequence

from reportlab.platypus.flowables import Flowable

from app.services.documents.fonts import metrics as fonts
from app.services.documents.model.blocks import Align
from app.services.documents.model.table_layout import LaidCell, LaidRow, TableLayout

_MOST = 0.9  # of a page: a heading may stand over what is kept together
_LAST_ROWS = 2


class RowTable(Flowable):
    """The flowable: rows `start` to `stop` of a layout.

    `tail` is the height of what must follow on the page of the last row (notes, a signature).
    """

    def __init__(
        self,
        layout: TableLayout,
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
        whole = self.height + self.tail <= self._layout.measures.page
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
        return [RowTable(layout, self._start, stop=stop), rest]

    def _before_tail(self) -> int:
        """Start of the last rows that must go over to the next page with the tail.

        They are what stays together anyway; where that leaves no room for the tail, two rows.
        """
        layout, place = self._layout, self._stop - 1
        while place > self._start and layout.rows[place - 1].keep:
            place -= 1
        height = layout.header_height + layout.height(place, self._stop) + self.tail
        if height > layout.measures.page * _MOST and self._stop - self._start > 1:
            return max(self._start + 1, self._stop - _LAST_ROWS)
        return place

    def draw(self) -> None:
        """Print the header and the rows of this part."""
        layout = self._layout
        rows = [*layout.header, *layout.rows[self._start : self._stop]]
        self._draw_texts(rows)
        self._draw_lines(rows)

    def _draw_texts(self, rows: Sequence[LaidRow]) -> None:
        layout = self._layout
        measures = layout.measures
        size, leading = measures.size, measures.leading
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
                y = top - (0 if row.goes_on else measures.padding_vertical) - ascent
                if row.middle:
                    free = row.height - 2 * measures.padding_vertical - len(cell.lines) * leading
                    y -= free / 2
                for line in cell.lines:
                    if line:
                        text.setTextOrigin(_start_of(line, cell, size), y)
                        text.textLine(line)
                    y -= leading
            top -= row.height
        self.canv.drawText(text)

    def _draw_lines(self, rows: Sequence[LaidRow]) -> None:
        edges, first = self._layout.edges, len(self._layout.header)
        canvas = self.canv
        canvas.setLineWidth(0.5)
        lines: list[tuple[float, float, float, float]] = []
        top = self.height
        lines.append((0.0, top, edges[-1], top))
        verticals_from = top
        for index, row in enumerate(rows):
            # Under the header the line is whole, even when a merged cell goes on from before.
            left = 0 if index == first else row.lead
            if index and left < len(edges) - 1:
                lines.append((edges[left], top, edges[-1], top))
            bottom = top - row.height
            if row.section:
                lines.extend((x, verticals_from, x, top) for x in edges[1:-1])
                verticals_from = bottom
            top = bottom
        lines.append((0.0, top, edges[-1], top))
        lines.extend((x, verticals_from, x, top) for x in edges[1:-1])
        lines.extend((x, self.height, x, top) for x in (edges[0], edges[-1]))
        canvas.lines([line for line in lines if line[:2] != line[2:]])


def _start_of(line: str, cell: LaidCell, size: float) -> float:
    if cell.align in (Align.LEFT, Align.JUSTIFY):
        return cell.left
    from reportlab.pdfbase.pdfmetrics import stringWidth

    free = cell.width - stringWidth(line, fonts.BOLD if cell.bold else fonts.FAMILY, size)
    return cell.left + (free / 2 if cell.align is Align.CENTRE else free)
