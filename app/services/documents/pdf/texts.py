"""Texts for reportlab: paragraphs that leave lines to what follows, and lines with tab stops."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus.flowables import Flowable

from app.services.documents.fonts import metrics as fonts
from app.services.documents.model.core.tree import Paragraph
from app.services.documents.model.geometry import Align
from app.services.documents.model.lines.set_lines import SetLine
from app.services.documents.model.styles import Look
from app.services.documents.pdf.contents import Laid
from app.services.documents.pdf.footnotes import Noted, PageNotes
from app.services.documents.pdf.links import Link, lead, linked_words
from app.services.documents.pdf.outline import Bookmark, put
from app.services.documents.pdf.words import ASCENT, LineWriter

_ALONE = 2  # lines of a text that a page begins or ends with, at least
_FITS = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How the lines of a paragraph stand; lengths are points.

    Attributes:
        size: of the letters.
        leading: height of a line.
        left: from the left edge of the page's text to the paragraph.
        before: space over it.
        after: space under it.
    """

    size: float
    leading: float
    left: float = 0.0
    before: float = 0.0
    after: float = 0.0


class Text(Laid):
    """A paragraph; with a `tail` its last lines go to the page where what follows has room.

    Two lines of it at least stand on a page, and no page ends inside a word while that can be had.
    """

    def __init__(self, lines: Sequence[SetLine], standing: Standing) -> None:
        super().__init__()
        self._lines = lines
        self._standing = standing
        self.tail = 0.0
        self.bookmark: Bookmark | None = None
        self.links: Sequence[Link] = ()
        self.footnotes: Sequence[Noted] = ()
        self.page_notes: PageNotes | None = None
        self.height = len(lines) * standing.leading
        self.spaceBefore = standing.before  # pyright: ignore[reportIncompatibleVariableOverride]
        self.spaceAfter = standing.after  # pyright: ignore[reportIncompatibleVariableOverride]

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - reportlab's names
        """Size; a paragraph whose tail or notes would not fit pretends to be too tall.

        So it is split.
        """
        whole = self.height + self.tail + self._notes_height(len(self._lines))
        return aW, whole if self.height <= aH < whole - _FITS else self.height

    def split(self, _available_width: float, available_height: float) -> list[Flowable]:
        """The part that fits and the rest; nothing when no lines may stand apart."""
        count = len(self._lines)
        fitting = int((available_height + _FITS) / self._standing.leading)
        if self.footnotes:
            fitting = self._fitting_with_notes(min(fitting, count), available_height)
        if fitting >= count and not self.tail:
            return [self]
        most = min(fitting, count - _ALONE)
        here = most
        while here > _ALONE and self._lines[here - 1].joins:
            here -= 1
        if here < _ALONE or self._lines[here - 1].joins:
            here = most
        if here < _ALONE:
            return []
        first = Text(self._lines[:here], replace(self._standing, after=0.0))
        rest = Text(self._lines[here:], replace(self._standing, before=0.0))
        rest.tail = self.tail
        first.bookmark = self.bookmark
        first.key = self.key
        first.links = rest.links = self.links
        first.page_notes = rest.page_notes = self.page_notes
        first.footnotes = self._notes_of(here)
        rest.footnotes = self.footnotes[len(first.footnotes) :]
        return self.divided(first, rest)

    def room_of_notes(self, lines: int | None = None) -> float:
        """What the notes of the first lines, or of all, take of a page that has none yet."""
        notes = self._notes_of(len(self._lines) if lines is None else lines)
        over = self.page_notes.over if notes and self.page_notes else 0.0
        return over + sum(one.height for one in notes)

    def _notes_of(self, count: int) -> Sequence[Noted]:
        """The notes whose marks stand in the first lines."""
        if not self.footnotes or count >= len(self._lines):
            return self.footnotes
        end = self._lines[count].start
        return [one for one in self.footnotes if one.at < end]

    def _notes_height(self, count: int) -> float:
        if not self.footnotes or self.page_notes is None:
            return 0.0
        return self.page_notes.needed(self._notes_of(count))

    def _fitting_with_notes(self, most: int, height: float) -> int:
        """How many lines fit together with their notes."""
        while most and most * self._standing.leading + self._notes_height(most) > height + _FITS:
            most -= 1
        return most

    def drawOn(self, canvas: Any, x: float, y: float, _sW: float = 0) -> None:  # noqa: ANN401, N802, N803 - reportlab's
        """Take the room of its notes, too, when it is put on its page."""
        if self.footnotes and self.page_notes is not None:
            self.page_notes.add(self.footnotes)
        super().drawOn(canvas, x, y, _sW)

    def draw(self) -> None:
        """Print the lines."""
        standing = self._standing
        top = self.height - standing.size * ASCENT
        bases = [top - at * standing.leading for at in range(len(self._lines))]
        text = self.canv.beginText()
        LineWriter(text).draw(self._lines, standing.size, standing.left, bases)
        self.canv.drawText(text)
        if self.bookmark:
            put(self.canv, self.bookmark, self.height)
        elif self.key:
            self.canv.bookmarkHorizontal(self.key, 0, self.height)
        for words in linked_words(self._lines, self.links, standing.size):
            low = bases[words.line] - standing.leading * (1 - ASCENT)
            sides = standing.left + words.left, standing.left + words.right
            lead(self.canv, words.key, (sides[0], low, sides[1], low + standing.leading))


class TabbedLine(Laid):
    """A line whose texts stand at tab stops: the first at the left edge, then one a stop."""

    def __init__(self, texts: Sequence[str], element: Paragraph, look: Look, width: float) -> None:
        super().__init__()
        self._texts = texts
        self._tabs = element.tabs
        self._size = look.size
        self.width, self.height = width, look.leading
        after = look.after if element.after is None else element.after
        self.spaceBefore = look.before if element.first else 0.0  # pyright: ignore[reportIncompatibleVariableOverride]
        self.spaceAfter = after if element.last else 0.0  # pyright: ignore[reportIncompatibleVariableOverride]

    def draw(self) -> None:
        """Print each text at its stop."""
        canvas = self.canv
        canvas.setFont(fonts.FAMILY, self._size)
        y = self.height - self._size * ASCENT
        start, *others = self._texts
        if start:
            canvas.drawString(0, y, start)
        for text, stop in zip(others, self._tabs, strict=True):
            if not text:
                continue
            if stop.align is Align.CENTRE:
                canvas.drawCentredString(stop.at * mm, y, text)
            else:
                canvas.drawRightString(stop.at * mm, y, text)


class InMargin(Flowable):
    """A text in the lower margin of the page: it takes no room of the text above.

    `top` is how far below the upper edge of the sheet it stands, points.
    """

    def __init__(self, text: Text, top: float) -> None:
        super().__init__()
        self._text = text
        self._top = top

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - reportlab's names
        """No room at all."""
        return aW, 0.0

    def draw(self) -> None:
        """Print the text in its place."""
        canvas: Any = self.canv
        _x, above = canvas.absolutePosition(0, 0)
        base = canvas._pagesize[1] - self._top - self._text.height  # noqa: SLF001 - reportlab's only way to ask
        self._text.drawOn(canvas, 0, base - above)
