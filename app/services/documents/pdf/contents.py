"""Contents in two passes: the pages are counted, then the contents say where the headings stand.

What is laid out does not depend on the numbers, so the first pass lays the pages out as they will
be, draws nothing, and the second one finds everything broken into lines already.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus.flowables import Flowable

from app.services.documents.fonts import metrics as fonts
from app.services.documents.model.lines.set_lines import SetLine
from app.services.documents.pdf.links import lead
from app.services.documents.pdf.places import Place
from app.services.documents.pdf.words import ASCENT, LineWriter

_GAP = 4.0  # points between a title and its dots
_DOT = 3.5  # points from one dot of a leader to the next
_LEAST = 2  # entries at the foot or the head of a page


class PageFinder(Canvas):
    """Where the first pass goes: nothing is drawn, the pages of bookmarks are kept.

    Attributes:
        pages: of bookmarks by their keys; counted from 1, whatever is printed on them.
    """

    def __init__(self, filename: Any, **settings: Any) -> None:  # noqa: ANN401 - reportlab has no types
        super().__init__(filename, **settings)
        self.pages: dict[str, int] = {}

    def save(self) -> None:
        """No file is written."""


class Laid(Flowable):
    """What is laid out beforehand, so that pages can be counted without drawing it.

    Attributes:
        key: of the bookmark that stands at it, or empty.
        note: is told where it is drawn, or each part of it on its page.
    """

    key = ""
    note: Callable[[Place], object] | None = None

    def drawOn(self, canvas: Any, x: float, y: float, _sW: float = 0) -> None:  # noqa: ANN401, N802, N803 - reportlab's
        """Draw, unless only the pages are counted."""
        if isinstance(canvas, PageFinder):
            if self.key:
                canvas.pages[self.key] = canvas.getPageNumber()
        else:
            drawn: Any = super()
            drawn.drawOn(canvas, x, y, _sW)
            if self.note is not None:
                above = canvas._pagesize[1] - y  # noqa: SLF001 - reportlab's only way to ask
                page = canvas.getPageNumber() - 1
                self.note(Place(page=page, top=above - self.height, bottom=above))

    def divided(self, *parts: "Laid") -> list[Flowable]:
        """The parts that it is divided into, as the result of `split`."""
        for part in parts:
            part.note = self.note
        return [*parts]


@dataclass(frozen=True, slots=True, kw_only=True)
class SetEntry:
    """An entry of contents in lines.

    Attributes:
        lines: of its title.
        left: of the title.
        key: of the bookmark that it names.
    """

    lines: Sequence[SetLine]
    left: float
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryLook:
    """The letters of entries and the heights of their lines, points; `after` is under each."""

    size: float
    leading: float
    after: float


class ContentsTable(Laid):
    """Entries with dots and the numbers of their pages, which are known when it is drawn."""

    def __init__(
        self,
        entries: Sequence[SetEntry],
        look: EntryLook,
        width: float,
        numbers: Mapping[str, int],
    ) -> None:
        super().__init__()
        self._entries = entries
        self._look = look
        self._numbers = numbers
        self.width = width
        self.height = sum(map(self._height_of, entries))

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - reportlab's names
        """Its size."""
        return self.width, self.height

    def split(self, _available_width: float, available_height: float) -> list[Flowable]:
        """The entries that fit and the rest; nothing when too few of them would stand apart."""
        count, used = 0, 0.0
        while count < len(self._entries):
            used += self._height_of(self._entries[count])
            if used > available_height:
                break
            count += 1
        count = min(count, len(self._entries) - _LEAST)
        if count < _LEAST:
            return []
        parts = (self._entries[:count], self._entries[count:])
        return self.divided(
            *(ContentsTable(part, self._look, self.width, self._numbers) for part in parts)
        )

    def draw(self) -> None:
        """Print the entries; each leads to its page."""
        canvas, look = self.canv, self._look
        text = canvas.beginText()
        writer = LineWriter(text)
        top = self.height
        leaders: list[tuple[float, float, float]] = []
        widths = fonts.widths_of(fonts.FAMILY, look.size)
        for entry in self._entries:
            base = top - look.size * ASCENT
            bases = [base - at * look.leading for at in range(len(entry.lines))]
            writer.draw(entry.lines, look.size, entry.left, bases)
            # With a space of its own, or it is copied as part of the last word.
            shown = f" {self._numbers.get(entry.key, '')}"
            number = SetLine(pieces=((fonts.FAMILY, shown),))
            at = self.width - widths.of(shown)
            writer.draw([number], look.size, at, bases[-1:])
            end = entry.left + entry.lines[-1].left + widths.of(entry.lines[-1].text)
            leaders.append((end + _GAP, at, bases[-1]))
            height = len(entry.lines) * look.leading
            self._link(entry.key, top - height, top)
            top -= height + look.after
        canvas.drawText(text)
        self._draw_leaders(leaders)

    def _link(self, key: str, bottom: float, top: float) -> None:
        rectangle = (0, bottom, self.width, top)
        if key in self._numbers:
            lead(self.canv, key, rectangle)

    def _draw_leaders(self, leaders: Sequence[tuple[float, float, float]]) -> None:
        """Dots as a line, so that no dots are copied with the words."""
        canvas = self.canv
        canvas.saveState()
        canvas.setLineCap(1)
        canvas.setLineWidth(0.8)
        canvas.setDash([0, _DOT])
        for left, right, base in leaders:
            if right > left:
                # from the right, so that the dots of all entries stand below each other
                canvas.line(right, base + 0.4, left, base + 0.4)
        canvas.restoreState()

    def _height_of(self, entry: SetEntry) -> float:
        return len(entry.lines) * self._look.leading + self._look.after
