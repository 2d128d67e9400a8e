"""Where Word may divide the words of a text of a known width: at the places where the PDF does.

Word ends a line behind any hyphen, and divides nothing else by itself. So a hyphen where no line is
to end («15-ОД») becomes a firm one, and only a word that is wider than its line, measured with the
metrics of the font, gets soft hyphens. An address of the net ends its lines behind its slashes,
where Word needs a mark, and behind its hyphens.
"""

import re

from app.services.documents.fonts.metrics import (
    hyphen_points,
    points_of_wide,
    widths_of,
)
from app.services.documents.model.lines.line_breaker import parted

SOFT_HYPHEN, FIRM_HYPHEN, LINE_MAY_END = "\u00ad", "\u2011", "\u200b"
_WORD = re.compile(r"[^ \n\v\x1f]+")
# Is copied to where only its own hyphens are understood; «2026/2027» is not.
_ADDRESS = re.compile(r"[@\\]|www\.|://|[A-Za-z]/|/[A-Za-z]")
# An address that becomes a link, so what is copied and followed is that of the link.
LINK = re.compile(
    rf"(?<![^\s(«])(https?://[A-Za-z0-9.~_%/?=&#+:\-{SOFT_HYPHEN}{FIRM_HYPHEN}{LINE_MAY_END}]*[A-Za-z0-9/])"
    r"(?=[.,;:)»]*(?:\s|$))"
)
TYPED_AS_IT_IS = {ord(SOFT_HYPHEN): None, ord(LINE_MAY_END): None, ord(FIRM_HYPHEN): "-"}
_WIDEST_LETTER = 1.2  # sizes


class Words:
    """The words of texts of one font and size (points) in lines of one width (points)."""

    def __init__(self, font: str, size: float, room: float) -> None:
        self._font, self._size, self._room = font, size, room
        self._surely_fits = int(room / (size * _WIDEST_LETTER))
        self._known: dict[str, str] = {}
        self._fitting: set[str] = set()  # words that are no wider than the line

    def typed(self, text: str) -> str:
        """The text with the marks `SOFT_HYPHEN` and `FIRM_HYPHEN` where Word needs them."""
        if "-" not in text and "/" not in text and not self._has_wide(text):
            return text
        known = self._known.get(text)
        if known is None:
            known = self._known[text] = _WORD.sub(self._word, text)
        return known

    def _word(self, match: re.Match[str]) -> str:
        word = match[0]
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = self._marked(word)
        return known

    def _marked(self, word: str) -> str:

        def fits(start: int, end: int) -> bool:
            return not self._is_wide(word[start:end])

        wide = self._is_wide(word)
        parts = parted(word, fits) if wide else []
        if len(parts) > 1:
            # Glued, but wider than the line: it ends at a space and not after any letter.
            return " ".join(self._marked(word[start:end]) for start, end in parts)
        if not (wide or "-" in word or "/" in word):
            return word
        points = dict(points_of_wide(word, fits) if wide else hyphen_points(word))
        copied = _ADDRESS.search(word)
        marks_slashes = not copied or LINK.search(word)
        firm = "-" if copied else FIRM_HYPHEN
        letters: list[str] = []
        for at, letter in enumerate(word):
            if points.get(at):
                letters.append(SOFT_HYPHEN)
            ends_line = at + 1 in points or at + 1 == len(word)
            letters.append(firm if letter == "-" and not ends_line else letter)
            if letter == "/" and at + 1 in points and marks_slashes:
                letters.append(LINE_MAY_END)
        return "".join(letters)

    def _has_wide(self, text: str) -> bool:
        """Whether a word may be wider than the line; words on both sides of a line end are one."""
        if len(text) <= self._surely_fits:
            return False
        words = set(text.split(" ")) - self._fitting
        if any(map(self._is_wide, words)):
            return True
        self._fitting |= words
        return False

    def _is_wide(self, word: str) -> bool:
        """Whether a word is wider than the line; the font is read only where that is in doubt."""
        if len(word) <= self._surely_fits:
            return False
        return widths_of(self._font, self._size).of(word) > self._room
