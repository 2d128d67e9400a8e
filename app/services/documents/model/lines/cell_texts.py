"""Texts set into cells: lines of one manner or of several, with where each of them stands."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from app.services.documents.fonts import metrics as fonts
from app.services.documents.model.geometry import MILLIMETRE, Align
from app.services.documents.model.images import Image
from app.services.documents.model.lines.line_breaker import LineBreaker
from app.services.documents.model.lines.set_lines import Setting, set_lines
from app.services.documents.model.styles import Look

TALLEST_TITLE = 45.0 * MILLIMETRE  # points of an upright line
_BELOW = 0.22  # of the size: what letters have below their line, and Word leaves below pictures


@dataclass(frozen=True, slots=True)
class Manner:
    """Letters of a text and the height of its lines."""

    font: str
    size: float
    leading: float


@dataclass(slots=True, kw_only=True)
class LaidText:
    """A text on one line, or a picture.

    Attributes:
        text: what is printed.
        manner: its letters.
        left: from the left edge of the grid.
        top: from the top of its row.
        upright: it is written from below upwards; `left` is then that of its line, `top` the
            place of its beginning.
        joins: its last word goes on in the next text.
        image: what is shown in place of a text; its line is as high as it.
        key: of the paragraph that it leads to.
    """

    text: str
    manner: Manner
    left: float
    top: float
    upright: bool = False
    joins: bool = False
    image: Image | None = None
    key: str = ""


class Setter:
    """Sets lines of one manner."""

    def __init__(self, manner: Manner, align: Align) -> None:
        self.manner = manner
        self.align = align
        self.widths = fonts.widths_of(manner.font, manner.size)
        self.breaker = LineBreaker(self.widths)

    def plain(
        self, text: str, left: float, width: float, top: float, align: Align | None = None
    ) -> tuple[list[LaidText], float]:
        """Lines of a text from a height downwards, and where the last of them ends."""
        manner, aligned = self.manner, align or self.align
        texts: list[LaidText] = []
        for line, joins in self.breaker.broken(text, width):
            if line:
                free = 0.0
                if aligned is Align.CENTRE:
                    free = (width - self.widths.of(line)) / 2
                elif aligned is Align.RIGHT:
                    free = width - self.widths.of(line)
                texts.append(
                    LaidText(text=line, manner=manner, left=left + free, top=top, joins=joins)
                )
            top += manner.leading
        return texts, top


def setter_of(
    look: Look, *, bold: bool = False, italic: bool = False, raised: bool = False
) -> Setter:
    """The setter of a look, or of a piece of it that is written otherwise."""
    font = fonts.RAISED if raised else fonts.face(bold=look.bold or bold, italic=italic)
    return _setter(font, look.size, fonts.line_height(look.size) * look.line, look.align)


@lru_cache(maxsize=64)
def _setter(font: str, size: float, leading: float, align: Align) -> Setter:
    """Kept: a grid is measured before it is drawn, and a page is made anew after every key."""
    return Setter(Manner(font, size, leading), align)


class RunText(NamedTuple):
    """A text in one manner; it leads to the paragraph of a key, if it has one."""

    text: str
    setter: Setter
    key: str = ""


def set_runs(
    pieces: Sequence[RunText],
    inside: tuple[float, float],
    top: float,
    align: Align | None = None,
) -> tuple[list[LaidText], float]:
    """Lines of texts in several manners, `inside` a left edge and a width; where they end."""
    left, width = inside
    first = pieces[0].setter
    ends = [*accumulate(len(piece.text) for piece in pieces)]
    setting = Setting(size=first.manner.size, width=width, align=align or first.align)
    texts: list[LaidText] = []
    faces = tuple((piece.setter.manner.font, piece.text) for piece in pieces)
    for line in set_lines(faces, setting):
        at, place = left + line.left, line.start
        for _font, text in line.pieces:
            _text, setter, key = pieces[bisect_right(ends, place)]
            manner = setter.manner
            if manner.font == fonts.RAISED:
                manner = Manner(fonts.FAMILY, manner.size * fonts.RAISED_SIZE, manner.leading)
            texts.append(LaidText(text=text, manner=manner, left=at, top=top, key=key))
            at += setter.widths.of(text)
            place += len(text)
        if line.joins:
            texts[-1].joins = True
        top += first.manner.leading
    return texts, top


def set_picture(image: Image, look: Look, inside: tuple[float, float], top: float) -> LaidText:
    """A picture as a line, `inside` a left edge and a width: below it is the room of letters."""
    left, width = inside
    free = width - image.width * MILLIMETRE
    if look.align is Align.CENTRE:
        left += free / 2
    elif look.align is Align.RIGHT:
        left += free
    height = image.height * MILLIMETRE + look.size * _BELOW
    return LaidText(text="", manner=Manner("", 0.0, height), left=left, top=top, image=image)
