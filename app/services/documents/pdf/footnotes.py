"""Footnotes: the foot of a page grows by those whose marks stand on it.

A text asks how much room its notes need before it is drawn, and takes that room when it is.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from reportlab.lib.units import mm

from app.services.documents.pdf.contents import Laid, PageFinder

_RULE = 50.8 * mm  # Word draws two inches
_RULE_WIDTH = 0.5


class Noted(NamedTuple):
    """A note: at which character of its text its mark stands, and itself laid out."""

    at: int
    note: Laid

    @property
    def height(self) -> float:
        """Of its lines, points."""
        return float(self.note.height)


class PageNotes:
    """The notes of the page that is being made; `over` is the height of the rule above them."""

    def __init__(self, over: float) -> None:
        self.over = over
        self._notes: list[Noted] = []
        self._frame: Any = None
        self._bottom = 0.0

    def begin(self, frame: Any) -> None:  # noqa: ANN401 - reportlab has no types
        """A page begins, whose text stands in a frame."""
        self._notes, self._frame = [], frame
        self._bottom = frame._y1 + frame._bottomPadding  # noqa: SLF001 - reportlab tells it in no other way
        vars(frame)["_y1p"] = self._bottom

    def needed(self, notes: Sequence[Noted]) -> float:
        """The room that more notes take of the page."""
        if not notes:
            return 0.0
        return sum(note.height for note in notes) + (0.0 if self._notes else self.over)

    def add(self, notes: Sequence[Noted]) -> None:
        """Take their room of the page; they are printed when it ends."""
        if self._frame is not None:
            vars(self._frame)["_y1p"] += self.needed(notes)
        self._notes += notes

    def put(self, canvas: Any, left: float) -> None:  # noqa: ANN401 - reportlab has no types
        """Print the notes of the page under a short rule, down to the end of its text."""
        if not self._notes or isinstance(canvas, PageFinder):
            return
        top = self._bottom + sum(note.height for note in self._notes)
        canvas.setLineWidth(_RULE_WIDTH)
        rule = top + self.over / 2
        canvas.line(left, rule, left + _RULE, rule)
        for note in self._notes:
            top -= note.height
            note.note.drawOn(canvas, left, top)
