"""Links inside a document: where in the lines of a text their words stand."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from app.services.documents.fonts import metrics as fonts
from app.services.documents.model.lines.set_lines import SetLine
from app.services.language.numbers import NBSP


class Link(NamedTuple):
    """Characters of a text, from `start` up to `end`, that lead to the paragraph of a key."""

    start: int
    end: int
    key: str


class LinkedWords(NamedTuple):
    """What of a link stands in a line: the number of the line, and from where to where."""

    line: int
    left: float
    right: float
    key: str


def linked_words(
    lines: Sequence[SetLine], links: Sequence[Link], size: float
) -> Iterator[LinkedWords]:
    """The words of links in lines of letters of a size; lengths are points from their left edge."""
    for number, line in enumerate(lines):
        length = len(line.text)
        for link in links:
            start = max(0, link.start - line.start)
            end = min(length, link.end - line.start)
            if start < end:
                left, right = (line.left + _width(line, at, size) for at in (start, end))
                yield LinkedWords(number, left, right, link.key)


def _width(line: SetLine, end: int, size: float) -> float:
    """Width of the first characters of a line."""
    width = 0.0
    for face, text in line.pieces:
        piece = text[: max(0, end)]
        spaces = piece.count(" ") + piece.count(NBSP)
        width += fonts.widths_of(face, size).of(piece) + spaces * line.stretch
        end -= len(text)
    return width


def lead(canvas: Any, key: str, rectangle: tuple[float, float, float, float]) -> None:  # noqa: ANN401 - reportlab has no types
    """Let a rectangle of what is being drawn lead to the paragraph of a key."""
    # F: printed, as an archive asks of all that lies on a page
    canvas.linkRect("", key, rectangle, relative=1, Border="[0 0 0]", F=4)
