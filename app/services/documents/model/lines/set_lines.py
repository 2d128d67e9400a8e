"""Texts of one or several faces as lines ready to be drawn, in paragraphs and in cells.

What is drawn where is decided here; the lines themselves come from the line breaker, so a cell and
a paragraph are divided by the same rules.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TypeAlias

from app.services.documents.fonts import metrics as fonts
from app.services.documents.model.geometry import Align
from app.services.documents.model.lines.even_lines import even_places, growth
from app.services.documents.model.lines.line_breaker import (
    DIVISION,
    Measure,
    Place,
    Room,
    places_of,
)

_LOOSEST = 4.0  # widths of a space that a space may grow by; a line that needs more is left ragged

Pieces: TypeAlias = tuple[tuple[str, str], ...]
"""Texts with the faces that they are printed in: (name of the face, text)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetLine:
    """A line to be drawn; lengths are points.

    Attributes:
        pieces: its texts from left to right.
        left: from the edge of the room to its first letter.
        stretch: what every space of it grows by.
        joins: its last word goes on in the next line.
        start: which character of the whole text it begins with.
    """

    pieces: Pieces
    left: float = 0.0
    stretch: float = 0.0
    joins: bool = False
    start: int = 0

    @property
    def text(self) -> str:
        """All that is printed."""
        return "".join(text for _face, text in self.pieces)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """How a text is set; lengths are points.

    Attributes:
        size: of its letters.
        width: of the room.
        align: of its lines.
        indent: of the first one.
        divides: words may be divided to fill a line.
    """

    size: float
    width: float
    align: Align = Align.LEFT
    indent: float = 0.0
    divides: bool = False


def set_lines(pieces: Pieces, setting: Setting) -> list[SetLine]:
    r"""The lines of a text; «\n» and «\v» begin a new one. An empty text is an empty line."""
    text = "".join(piece for _face, piece in pieces)
    face = next((face for face, _text in pieces if face != fonts.RAISED), fonts.FAMILY)
    widths = fonts.widths_of(face, setting.size)
    room = Room(
        first=setting.width - setting.indent,
        width=setting.width,
        space=widths.space,
        hyphen=widths.hyphen,
        divides=setting.divides,
    )
    measure = _measure_of(text, pieces, setting.size)
    places = places_of(text, measure, room)
    if setting.align is Align.JUSTIFY and not any(place.last for place in places[:-1]):
        places = even_places(text, places, measure, room)
    ends = [*accumulate(len(piece) for _face, piece in pieces)]
    starts = [place.start for place in places[1:]]
    return [
        SetLine(
            pieces=_between(pieces, ends, place),
            left=(0.0 if at else setting.indent)
            + _free(setting.align, (room.width if at else room.first) - place.width),
            stretch=_stretch(text, place, room.width if at else room.first, room.space)
            if setting.align is Align.JUSTIFY
            else 0.0,
            joins=not place.last and starts[at] == place.end,
            start=place.start,
        )
        for at, place in enumerate(places)
    ]


def _measure_of(text: str, pieces: Pieces, size: float) -> Measure:
    if len({face for face, _text in pieces}) <= 1:
        of = fonts.widths_of(pieces[0][0] if pieces else fonts.FAMILY, size).of
        return lambda start, end: of(text[start:end])
    ends = [*accumulate(len(piece) for _face, piece in pieces)]
    every = [fonts.widths_of(face, size) for face, _text in pieces]

    def mixed(start: int, end: int) -> float:
        total = 0.0
        at = bisect_right(ends, start)
        while start < end:
            stop = min(end, ends[at])
            total += every[at].of(text[start:stop])
            start, at = stop, at + 1
        return total

    return mixed


def _between(pieces: Pieces, ends: Sequence[int], place: Place) -> Pieces:
    """What of the pieces stands in a line."""
    cut: list[tuple[str, str]] = []
    for (face, text), end in zip(pieces, ends, strict=True):
        start = end - len(text)
        if start < place.end and end > place.start:
            cut.append((face, text[max(0, place.start - start) : place.end - start]))
    if place.divided:
        face, text = cut[-1]
        cut[-1] = (face, text + DIVISION)
    return tuple(cut)


def _free(align: Align, left: float) -> float:
    if align is Align.CENTRE:
        return left / 2
    return left if align in (Align.RIGHT, Align.DECIMAL) else 0.0


def _stretch(text: str, place: Place, room: float, space: float) -> float:
    wanted = 0.0 if place.last else growth(text, place, room, space)
    return wanted * space if wanted <= _LOOSEST else 0.0
