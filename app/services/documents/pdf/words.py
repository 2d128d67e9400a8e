"""Lines drawn so that whole words are found in them.

A word that goes on in the next line is marked with the text it stands for (`ActualText`, ISO
32000-1 14.9.4): copied and searched for it is one word. A reader that does not know the mark finds
a soft hyphen. Glued spaces are printed as ordinary ones.
"""

from collections.abc import Sequence
from typing import Any

from app.services.documents.fonts import metrics as fonts
from app.services.documents.model.lines.line_breaker import DIVISION
from app.services.documents.model.lines.set_lines import SetLine
from app.services.language.numbers import NBSP

ASCENT = 0.91  # of the size: Word puts the base line the ascent and half of the line gap down


class LineWriter:
    """Draws lines into a text object of reportlab."""

    def __init__(self, text: Any) -> None:  # noqa: ANN401 - reportlab has no types
        self._text = text
        self._code: list[str] = text._code  # noqa: SLF001 - marks have no other way into it
        self._face: tuple[str, float] | None = None
        self._stretch = 0.0

    def draw(
        self, lines: Sequence[SetLine], size: float, left: float, bases: Sequence[float]
    ) -> None:
        """Draw lines of letters of a size from `left`, on the base lines `bases`.

        A word that goes on behind the last of them is not marked.
        """
        marked = False
        for at, (line, base) in enumerate(zip(lines, bases, strict=True)):
            text = line.text
            if not text:
                continue
            self._begin(left + line.left, base, line.stretch)
            first = _end_of_first_word(text) if marked else 0
            goes_on = marked and line.joins and first == len(text)
            joins = line.joins and not goes_on and at + 1 < len(lines)
            last = _begin_of_last_word(text) if joins else len(text)
            self._put(line, size, 0, first)
            if marked and not goes_on:
                self._code.append("EMC")
                marked = False
            self._put(line, size, first, last)
            if joins:
                self._mark(_word(lines[at:], last))
                marked = True
                self._put(line, size, last, len(text))
        if marked:
            self._code.append("EMC")
        if self._face and self._face[0] == fonts.RAISED:
            self._text.setRise(0)
            self._face = None

    def _begin(self, left: float, base: float, stretch: float) -> None:
        if stretch != self._stretch:
            self._text.setWordSpace(stretch)
            self._stretch = stretch
        self._text.setTextOrigin(left, base)

    def _put(self, line: SetLine, size: float, start: int, end: int) -> None:
        """Draw the characters of a line from one place to another."""
        for face, text in line.pieces:
            if start >= end:
                return
            piece = text[max(0, start) : max(0, end)]
            start, end = start - len(text), end - len(text)
            if not piece:
                continue
            if self._face != (face, size):
                self._set_face(face, size)
            self._code.append(self._text._formatText(piece))  # noqa: SLF001 - what textOut does beside it costs more than this

    def _set_face(self, face: str, size: float) -> None:
        if self._face and self._face[0] == fonts.RAISED:
            self._text.setRise(0)
        self._face = face, size
        if face == fonts.RAISED:
            self._text.setFont(fonts.FAMILY, size * fonts.RAISED_SIZE)
            self._text.setRise(size * fonts.RAISED_BY)
        else:
            self._text.setFont(face, size)

    def _mark(self, word: str) -> None:
        text = word.encode("utf-16-be").hex().upper()
        self._code.append(f"/Span <</ActualText <FEFF{text}>>> BDC")


def _end_of_first_word(text: str) -> int:
    return len(text.replace(NBSP, " ").split(" ", 1)[0])


def _begin_of_last_word(text: str) -> int:
    return len(text) - len(text.replace(NBSP, " ").rsplit(" ", 1)[-1])


def _word(lines: Sequence[SetLine], begin: int) -> str:
    """The word that begins at a place of the first line and goes on in others."""
    word = lines[0].text[begin:]
    for line in lines[1:]:
        text = line.text
        end = _end_of_first_word(text)
        word += text[:end]
        if not line.joins or end < len(text):
            break
    return word.replace(DIVISION, "")
