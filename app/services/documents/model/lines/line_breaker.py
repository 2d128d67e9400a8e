r"""Texts broken into lines of a measured width: the one rule for paragraphs and for cells.

A word goes whole to the next line. It is divided after its own hyphen, where that fills the line;
by syllables (six letters and more, three on either side) only in a text that allows it and where
the line would stay loose, never in the last word and at most in two lines in a row; and anywhere
only when it is wider than the whole line. Where glued words are wider than a line, it ends at one
of their spaces before a word is cut.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import TypeAlias

from app.services.documents.fonts import metrics as fonts
from app.services.documents.fonts.metrics import Widths
from app.services.language.numbers import NBSP

Measure: TypeAlias = Callable[[int, int], float]
"""Width in points of the characters of a text from one place up to another."""

Fits: TypeAlias = Callable[[int, int], bool]
"""Whether the characters of a text from one place up to another fit into a line."""

BrokenLine: TypeAlias = tuple[str, bool]

# What is printed where a word is divided; a file tells it from a hyphen of the word's own.
DIVISION = "\u00ad"
_INITIALS = re.compile(rf"[«(]?(?:[А-ЯЁ]\.{NBSP}?){{1,3}}[»),;]*")
_EMPTY = -1.0
_ZONE = 18.0  # points that a line may lack before a word of it is divided, as in Word's settings
MOST_DIVIDED = 2  # lines in a row
_SPARE = 1e-6
_MOST_KNOWN = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """What a text is set in; all widths are points.

    Attributes:
        first: width of the first line.
        width: of the others.
        space: of a space between words.
        hyphen: of what is printed where a word is divided.
        divides: words may be divided by syllables to fill a line.
    """

    first: float
    width: float
    space: float
    hyphen: float
    divides: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A line: the characters of the text from `start` up to `end`, without spaces around them.

    Attributes:
        width: as it is printed when nothing is stretched, with the hyphen.
        divided: a hyphen is printed behind it.
        last: of its paragraph, or before a line end in the text: it is not stretched.
    """

    start: int
    end: int
    width: float
    divided: bool = False
    last: bool = False


class LineBreaker:
    """Breaks texts of one face and size; each is broken once for a width."""

    def __init__(self, widths: Widths) -> None:
        self._widths = widths
        self._known: dict[tuple[str, float], list[BrokenLine]] = {}

    def lines(self, text: str, width: float) -> list[str]:
        r"""Lines that are at most `width` wide; «\n» starts a new one."""
        return [line.replace(DIVISION, "-") for line, _joins in self.broken(text, width)]

    def broken(self, text: str, width: float) -> list[BrokenLine]:
        """The same lines, each with whether its last word goes on in the next one."""
        known = self._known.get((text, width))
        if known is None:
            if len(self._known) > _MOST_KNOWN:
                self._known.clear()
            places = self._places(text, width)
            starts = [place.start for place in places[1:]]
            known = [
                (
                    text[at.start : at.end] + (DIVISION if at.divided else ""),
                    not at.last and start == at.end,
                )
                for at, start in zip(places, [*starts, -1], strict=True)
            ]
            self._known[text, width] = known
        return known

    def _places(self, text: str, width: float) -> list[Place]:
        widths = self._widths
        known, of = widths.known, widths.of

        def measure(start: int, end: int) -> float:
            word = text[start:end]
            size = known.get(word)
            return of(word) if size is None else size

        room = Room(first=width, width=width, space=widths.space, hyphen=widths.hyphen)
        return places_of(text, measure, room)


def places_of(text: str, measure: Measure, room: Room) -> list[Place]:
    r"""The lines of a text, at least one for each piece between its line ends («\n», «\v»)."""
    places: list[Place] = []
    start = 0
    for piece in text.replace("\v", "\n").split("\n"):
        width = room.width if start else room.first
        end = start + len(piece)
        whole = measure(start, end)
        if whole <= width:
            places.append(Place(start=start, end=end, width=whole, last=True))
        else:
            places += _Filling(text, measure, room, width).places(start, end)
        start = end + 1
    return places


class _Filling:
    """Fills lines with the words of one piece of a text, each as far as it goes."""

    def __init__(self, text: str, measure: Measure, room: Room, width: float) -> None:
        self._text = text
        self._measure = measure
        self._room = room
        self._width = width  # of the line that is being filled
        self._used = _EMPTY
        self._begin = self._end = 0
        self._divided = 0  # lines in a row
        self._places: list[Place] = []

    def places(self, start: int, end: int) -> list[Place]:
        measure, space, width = self._measure, self._room.space, self._width
        waiting = list(_words(self._text, start, end, " "))
        last = waiting[-1][1]
        waiting.reverse()
        used = _EMPTY
        while waiting:
            word = waiting.pop()
            size = measure(*word)
            taken = size if used == _EMPTY else used + space + size
            if taken <= width + _SPARE:
                if used == _EMPTY:
                    self._begin = word[0]
                self._end, used = word[1], taken
                continue
            self._used = used
            parts = self._loosened(word) if size > self._room.width else []
            if len(parts) > 1:
                waiting += reversed(parts)
            else:
                rest = self._broken(word, size, may_divide=self._room.divides and word[1] != last)
                if rest:
                    waiting.append(rest)
            used, width = self._used, self._width
        self._used = used
        self._close(last=True)
        return self._places

    def _take(self, word: tuple[int, int], used: float) -> None:
        if self._used == _EMPTY:
            self._begin = word[0]
        self._end, self._used = word[1], used

    def _close(self, *, divided: bool = False, last: bool = False) -> None:
        place = Place(
            start=self._begin, end=self._end, width=self._used, divided=divided, last=last
        )
        self._places.append(place)
        self._divided = self._divided + 1 if divided else 0
        self._used, self._width = _EMPTY, self._room.width

    def _loosened(self, word: tuple[int, int]) -> list[tuple[int, int]]:
        start, end = word
        parts = parted(self._text[start:end], partial(self._fits, start))
        return [(start + left, start + right) for left, right in parts]

    def _broken(
        self, word: tuple[int, int], size: float, *, may_divide: bool
    ) -> tuple[int, int] | None:
        """End the line inside a word or before it; what is left of the word is set next."""
        start, end = word
        before = 0.0 if self._used == _EMPTY else self._used + self._room.space
        for place, mark in reversed(self._points(word, size, may_divide=may_divide)):
            used = before + self._measure(start, start + place)
            used += self._room.hyphen if mark else 0.0
            if used <= self._width + _SPARE:
                self._take((start, start + place), used)
                self._close(divided=bool(mark))
                return start + place, end
        if self._used != _EMPTY:
            self._close()
            return word
        if end - start == 1:  # a letter is never divided
            self._take(word, size)
            return None
        return self._cut(word)

    def _points(
        self, word: tuple[int, int], size: float, *, may_divide: bool
    ) -> Sequence[tuple[int, str]]:
        """Where this line may end inside a word: (position, «-» or nothing)."""
        start, end = word
        text = self._text[start:end]
        if size > self._room.width:
            begin = self._begin_of_word(start)
            whole = fonts.points_of_wide(self._text[begin:end], partial(self._fits, begin))
            return [(begin + place - start, mark) for place, mark in whole if begin + place > start]
        points = fonts.hyphen_points(text)
        if (
            may_divide
            and self._width - self._used > _ZONE
            and self._divided < MOST_DIVIDED
            and self._used != _EMPTY
            and not text.isupper()
        ):
            return sorted({*points, *fonts.syllable_points(text)})
        return points

    def _begin_of_word(self, start: int) -> int:
        """Where the word began whose rest is set, as its points are those of the whole."""
        return max(self._text.rfind(end, 0, start) for end in f" \n\v{NBSP}") + 1

    def _fits(self, start: int, left: int, right: int) -> bool:
        return self._measure(start + left, start + right) <= self._room.width

    def _cut(self, word: tuple[int, int]) -> tuple[int, int]:
        """Cut a word that has no place to divide it (a long address on the net)."""
        start, end = word
        place = end - 1
        while place > start + 1 and self._measure(start, place) > self._width:
            place -= 1
        self._take((start, place), self._measure(start, place))
        self._close()
        return place, end


def parted(text: str, fits: Fits) -> list[tuple[int, int]]:
    """The places of the pieces of glued words that are wider than a line; one where they hold.

    What holds most stays together while it fits into lines: initials, then a sign and its number,
    initials and the name, then a number and what it counts, then what is shortened and what follows
    it.
    """
    if _holds(text, 0, len(text), fits):
        return [(0, len(text))]
    words = list(_words(text, 0, len(text), NBSP))
    parts = list(words)
    bonds = [_bond(text[slice(*one)], text[slice(*two)]) for one, two in pairwise(words)]
    for bond in sorted(set(bonds), reverse=True):
        for held, (_start, left) in zip(bonds, words, strict=False):
            at = next(at for at, part in enumerate(parts) if part[1] >= left)
            if held == bond and parts[at][1] == left:
                start, end = parts[at][0], parts[at + 1][1]
                if _holds(text, start, end, fits):
                    parts[at : at + 2] = [(start, end)]
    return parts


def _bond(before: str, after: str) -> int:
    """How much two glued words hold together."""
    if _INITIALS.fullmatch(before) and _INITIALS.fullmatch(after):
        return 4
    if before.endswith("№") or after.startswith("%") or _INITIALS.fullmatch(before):
        return 3
    if before[-1:].islower() and _INITIALS.fullmatch(after):
        return 3
    if before[-1:].isdigit():
        return 2
    return 1 if before.endswith(".") or after[:1].isdigit() else 0


def _holds(text: str, start: int, end: int, fits: Fits) -> bool:
    """Whether glued words come into lines as they are.

    Where the last of them is wider than a line itself, its first piece takes the others along, for
    it is divided anyway. Not where these could be divided too: only the last word is to be.
    """
    glued = text[start:end]

    def fit(left: int, right: int) -> bool:
        return fits(start + left, start + right)

    if fit(0, len(glued)) or not fonts.is_parted(glued, fit):
        return True
    last = glued.rfind(NBSP) + 1
    if fit(last, len(glued)) or fonts.division_points(glued[:last]):
        return False
    points = fonts.points_of_wide(glued[last:], lambda left, right: fit(last + left, last + right))
    # No letter is narrower than the hyphen that is printed in place of it.
    return any(fit(0, last + place + len(mark)) for place, mark in points[:1])


def _words(text: str, start: int, end: int, space: str) -> Iterator[tuple[int, int]]:
    for word in text[start:end].split(space):
        yield start, start + len(word)
        start += len(word) + 1
