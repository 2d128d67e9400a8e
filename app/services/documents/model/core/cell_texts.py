"""Texts set into cells: lines of one manner or of several, with where each of them stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from app.services.documents.fonts import metrics as fonts
from app.services.documents.fonts.metrics import LINE_HEIGHT, Widths
from app.services.documents.model.blocks import Align
from app.services.documents.model.line_breaker import LineBreaker, Room, places_of
from app.services.documents.model.styles import Look

TALLEST_TITLE = 45.0 * 72 / 25.4  # points of an upright line


@dataclass(frozen=True, slots=True)
class Manner:
    """Letters of a text and the height of its lines."""

    font: str
    size: float
    leading: float


@dataclass(slots=True, kw_only=True)
class LaidText:
    """A text on one line.

    Attributes:
        text: what is printed.
        manner: its letters.
        left: from the left edge of the grid.
        top: from the top of its row.
        upright: it is written from below upwards; `left` is then that of its line, `top` the
            place of its beginning.
    """

    text: str
    manner: Manner
    left: float
    top: float
    upright: bool = False


class Setter:
    """Sets lines of one manner."""

    def __init__(self, manner: Manner, align: Align) -> None:
        self.manner = manner
        self.align = align
        self.widths = Widths(manner.font, manner.size)
        self.breaker = LineBreaker(self.widths)

    def plain(
        self, text: str, left: float, width: float, top: float, align: Align | None = None
    ) -> tuple[list[LaidText], float]:
        """Lines of a text from a height downwards, and where the last of them ends."""
        manner, aligned = self.manner, align or self.align
        texts: list[LaidText] = []
        for line in self.breaker.lines(text, width):
            if line:
                free = 0.0
                if aligned is Align.CENTRE:
                    free = (width - self.widths.of(line)) / 2
                elif aligned is Align.RIGHT:
                    free = width - self.widths.of(line)
                texts.append(LaidText(text=line, manner=manner, left=left + free, top=top))
            top += manner.leading
        return texts, top


def setter_of(look: Look, *, bold: bool = False, italic: bool = False) -> Setter:
    """The setter of a look, or of a piece of it that is written otherwise."""
    heavy = look.bold or bold
    slanted = fonts.BOLD_ITALIC if heavy else fonts.ITALIC
    upright = fonts.BOLD if heavy else fonts.FAMILY
    font = slanted if italic else upright
    return Setter(Manner(font, look.size, look.size * LINE_HEIGHT * look.line), look.align)


class RunSetting:
    """Sets a paragraph whose pieces are written in several manners."""

    def __init__(self, texts: Sequence[str], setters: Sequence[Setter]) -> None:
        self._text = "".join(texts)
        self._setters = setters
        self._starts = [0, *accumulate(map(len, texts))]

    def set(
        self, left: float, width: float, top: float, align: Align | None = None
    ) -> tuple[list[LaidText], float]:
        """Its lines from a height downwards, and where the last of them ends."""
        first = self._setters[0]
        aligned = align or first.align
        room = Room(first=width, width=width, space=first.widths.space, hyphen=first.widths.hyphen)
        texts: list[LaidText] = []
        for place in places_of(self._text, self._measure, room):
            free = width - place.width
            at = left + {Align.CENTRE: free / 2, Align.RIGHT: free}.get(aligned, 0.0)
            pieces = list(self._pieces(place.start, place.end))
            for number, (text, setter) in enumerate(pieces):
                ends = place.divided and number == len(pieces) - 1
                shown = text + "-" if ends else text
                texts.append(LaidText(text=shown, manner=setter.manner, left=at, top=top))
                at += setter.widths.of(shown)
            top += first.manner.leading
        return texts, top

    def _measure(self, start: int, end: int) -> float:
        return sum(setter.widths.of(text) for text, setter in self._pieces(start, end))

    def _pieces(self, start: int, end: int) -> Iterator[tuple[str, Setter]]:
        """The pieces of a stretch of the text, each of one manner."""
        for setter, (begin, stop) in zip(self._setters, pairwise(self._starts), strict=True):
            if begin < end and stop > start:
                yield self._text[max(begin, start) : min(stop, end)], setter
