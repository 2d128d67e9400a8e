"""Titles in lines that end where their sense lets one pause, as one would type them.

A line of a title ends before the words that a preposition, a conjunction or a bracket begins, or
behind a comma; never behind a preposition, between an adjective and its noun or inside a name in
quotation marks where that can be helped, and the last line is no lone word. Lines of like length
come second.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from app.services.documents.fonts import metrics as fonts
from app.services.documents.fonts.metrics import Widths
from app.services.language.numbers import NBSP

_WORDS_BEFORE = (
    "без в во для до за из из-за из-под к ко кроме между на над о об обо около от перед по под при"
    " про ради с со согласно среди у через и а или либо но что чтобы как если не ни"
    " которым которыми которых которой которого которые который где когда имени им."
)
_LEADING = frozenset(_WORDS_BEFORE.split())
# Endings of adjectives and participles that a noun seldom has: what follows belongs to them.
_ADJECTIVE = re.compile(
    r"\w{2,}(?:ый|[кгхжшщч]ий|(?:н|ск|цк|т|щ|ш)ой|ая|яя|ое|ее|ые|[кгхжшщч]ие|ого|его|ому|ему|ым"
    r"|[кгхжшщчн]им|[бвгджзклмнпрстьч]ном|[сц]ком|ую|юю|ых|[кгхжшщчн]их|ыми|[кгхжшщчн]ими)"
)
_NUMBERED = re.compile(r"(?:№|\d[\d.]*\.)")
_OPENING, _CLOSING = "«(„", "»)“"

_SPARE = 1.0  # points by which a line is sure to end where it should

# What a line end costs, and what shapes do.
_IMPOSSIBLE = 1e9
_NEVER = 20.0
_TORN = 3.0  # an adjective from its noun, a number from what it counts
_USUAL = 1.2
_BEFORE_GROUP = 0.7  # a group of words with an adjective of its own, a name
_BEFORE_PREPOSITION = 0.3
_INSIDE = 1.5  # quotation marks or brackets
_MORE_LINES = 1.5
_LONE_WORD = 5.0
_SHORT_LAST = 2.0
_SHORT = 1 / 3  # of a line
_UNEVEN = 2.0


@lru_cache(maxsize=1024)
def title_lines(text: str, widths: Widths, room: float) -> tuple[str, ...]:
    """The lines of a title, none wider than `room` points; one where a word is wider than that."""
    words = text.split(" ")
    if widths.of(text) <= room or max(map(widths.of, words)) > room:
        return (text,)
    return _Title(words, widths, room).lines()


@dataclass(frozen=True, slots=True)
class Held:
    """Lines as one text without line ends, and the width in points at which they come about."""

    text: str
    width: float


def held(lines: Sequence[str], widths: Widths, room: float) -> Held | None:
    """The text that an office program breaks into these lines, as it fills each of them.

    Where the first word of a line would go into the line before it, it is glued to as many of
    those behind it as do not. None where no width up to `room` does it.
    """
    least = max(map(widths.of, lines)) + _SPARE
    words, most = [lines[0]], room
    for above, line in pairwise(lines):
        each = line.split(" ")
        firsts = (NBSP.join(each[:count]) for count in range(1, len(each) + 1))
        over = ((first, _over(above, first, widths)) for first in firsts)
        first, width = next((one for one in over if one[1] > least), ("", 0.0))
        words += [first, line[len(first) + 1 :]]
        most = min(most, width)
    if most < least:
        return None
    return Held(" ".join(word for word in words if word), (least + most - _SPARE) / 2)


def _over(above: str, first: str, widths: Widths) -> float:
    """The width of a line with what would be taken up of the words behind it."""
    return widths.of(f"{above} {fonts.parts_at_hyphens(first)[0]}")


class _Title:
    """The ways to divide a title that is wider than a line."""

    def __init__(self, words: Sequence[str], widths: Widths, room: float) -> None:
        self._words = words
        self._widths = widths
        self._room = room - _SPARE
        ends, at = [], 0.0
        for word in words:
            at += widths.of(word)
            ends.append(at)
            at += widths.space
        self._ends = ends
        self._space = widths.space
        self._costs = [*_costs(words), 0.0]

    def lines(self) -> tuple[str, ...]:
        """The cheapest way; a line more than needed is taken only for the sake of the sense."""
        fewest = self._fewest()
        ways = [
            (cost + number * _MORE_LINES, stops)
            for number in range(3)
            for cost, stops in [self._way(fewest + number)]
        ]
        for _cost, stops in sorted(ways):
            lines = [" ".join(self._words[start:stop]) for start, stop in pairwise((0, *stops))]
            if held(lines, self._widths, self._room + _SPARE) is not None:
                return tuple(lines)
        return (" ".join(self._words),)

    def _fewest(self) -> int:
        lines = start = 1
        for stop in range(1, len(self._words) + 1):
            if self._width(start - 1, stop) > self._room:
                lines, start = lines + 1, stop
        return lines

    def _way(self, count: int) -> tuple[float, tuple[int, ...]]:
        """The cost of so many lines, and where each of them stops."""
        most = len(self._words)
        known: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
        for number in range(1, count + 1):
            reached: dict[int, tuple[float, tuple[int, ...]]] = {}
            for start, (before, stops) in known.items():
                for stop in range(start + 1, most + 1):
                    width = self._width(start, stop)
                    if width > self._room:
                        break
                    if (stop == most) != (number == count):
                        continue
                    cost = before + self._cost(start, stop, width, count)
                    if stop not in reached or cost < reached[stop][0]:
                        reached[stop] = cost, (*stops, stop)
            known = reached
        return known.get(most, (_IMPOSSIBLE, (most,)))

    def _width(self, start: int, stop: int) -> float:
        return self._ends[stop - 1] - (self._ends[start - 1] + self._space if start else 0.0)

    def _cost(self, start: int, stop: int, width: float, count: int) -> float:
        mean = self._ends[-1] / count
        cost = self._costs[stop - 1] + _UNEVEN * ((width - mean) / mean) ** 2
        if stop == len(self._words):
            cost += _LONE_WORD if _is_lone(self._words[start:stop]) else 0.0
            cost += _SHORT_LAST if width < mean * _SHORT else 0.0
        return cost


def _is_lone(words: Sequence[str]) -> bool:
    return len(words) == 1 and NBSP not in words[0]


def _costs(words: Sequence[str]) -> Iterator[float]:
    """What it costs to end a line behind each word but the last."""
    depth = 0
    for word, after in pairwise(words):
        depth += sum(map(word.count, _OPENING)) - sum(map(word.count, _CLOSING))
        yield _cost_between(word, after) + (_INSIDE if depth > 0 else 0.0)


def _cost_between(word: str, after: str) -> float:
    last, first = word.rpartition(NBSP)[2], after.partition(NBSP)[0]
    bare = last.strip(_OPENING).lower()
    if bare in _LEADING or _NUMBERED.fullmatch(bare) or first[:1] in ("–", "—"):
        return _NEVER
    if last.endswith((",", ";", ":", ".")):
        return 0.0
    if first.lower() in _LEADING or first[:1] == "(":
        return _BEFORE_PREPOSITION
    if last[-1:].isdigit() or (_ADJECTIVE.fullmatch(bare) and first[:1] not in _OPENING):
        return _TORN
    if first[:1].isupper() or _ADJECTIVE.fullmatch(first.strip(_OPENING).lower()):
        return _BEFORE_GROUP
    return _USUAL
