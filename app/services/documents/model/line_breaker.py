"""Text broken into lines of a measured width, with words divided where that helps."""

from collections.abc import Sequence

from app.services.documents.fonts import metrics as fonts
from app.services.documents.fonts.metrics import Widths
from app.services.language.numbers import NBSP


class LineBreaker:
    """Breaks text into lines, dividing words where that helps."""

    def __init__(self, widths: Widths) -> None:
        self._widths = widths
        self._done: dict[tuple[str, float], list[str]] = {}

    def lines(self, text: str, width: float) -> list[str]:
        r"""Lines that are at most `width` wide; «\n» starts a new one."""
        known = self._done.get((text, width))
        if known is None:
            known = []
            for part in text.split("\n"):
                known.extend(self._fill(part, width))
            self._done[text, width] = known
        return known

    def _fill(self, text: str, width: float) -> list[str]:
        measure, space = self._widths.of, self._widths.space
        lines: list[str] = []
        current: list[str] = []
        used = 0.0
        for word in text.split(" "):
            size = measure(word)
            needed = used + space + size if current else size
            if needed <= width:
                current.append(word)
                used = needed
                continue
            room = width - used - space if current else width
            points = fonts.hyphen_points(word)
            if size > width and any(measure(part) > width for part in fonts.parts_at_hyphens(word)):
                points = fonts.division_points(word)
            head, rest = self._divide(word, room, points)
            if head:
                current.append(head)
            if current:
                lines.append(" ".join(current))
            rest = rest.lstrip(NBSP)
            while len(rest) > 1 and measure(rest) > width:  # a letter is never divided
                head, rest = self._divide(rest, width, fonts.division_points(rest))
                if not head:
                    head, rest = self._cut(rest, width)
                lines.append(head)
                rest = rest.lstrip(NBSP)  # a glued word was divided: no line begins with a space
            current, used = [rest], measure(rest)
        lines.append(" ".join(current))
        return lines

    def _divide(self, word: str, room: float, points: Sequence[tuple[int, str]]) -> tuple[str, str]:
        """The longest first part that fits, and the rest; an empty part when none does."""
        for place, mark in reversed(points):
            head = word[:place] + mark
            if self._widths.of(head) <= room:
                return head, word[place:]
        return "", word

    def _cut(self, word: str, width: float) -> tuple[str, str]:
        """Cut a word that has no place to divide it (a long address on the net)."""
        place = len(word) - 1
        while place > 1 and self._widths.of(word[:place]) > width:
            place -= 1
        return word[:place], word[place:]
