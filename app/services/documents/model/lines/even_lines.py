"""Justified lines whose spaces are even: no rivers of white through a paragraph.

Lines that take in as many words as they can are what Word prints, and mostly good. Where one of
them would be stretched too far (what follows is a name with its initials, which is not divided),
or the last one is shorter than an indent, the words of the paragraph are shared out anew over the
same number of lines: so the pages stay those of the file for Word.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import ceil
from typing import TypeAlias

from app.services.documents.fonts import metrics as fonts
from app.services.documents.model.lines.line_breaker import MOST_DIVIDED, Measure, Place, Room
from app.services.language.numbers import NBSP

LOOSEST = 2.0  # widths of a space that each space may grow by before the words are shared out anew
_SHORTEST_LAST = 0.08  # of a line, about the indent
_OF_DIVISION = 2.0  # what a divided word costs: as much as spaces that grew by 1.3 of their width
_OF_SHORT_LAST = 4.0
_FULL_ENOUGH = 0.6  # of its width: a line less full is looked at only where it is the last
_START, _NOTHING = -1, (0, 0)
_ROUNDING = 1e-6

_State: TypeAlias = tuple[int, int]  # lines so far, how many of the last ones end divided


def growth(text: str, place: Place, room: float, space: float) -> float:
    """By how many widths of a space each space of a line grows when it is stretched to `room`.

    Glued spaces are stretched like all others.
    """
    line = text[place.start : place.end]
    return _growth(room - place.width, line.count(" ") + line.count(NBSP), space)


def _growth(lacking: float, spaces: int, space: float) -> float:
    return max(0.0, lacking) / (max(spaces, 1) * space)


def even_places(text: str, places: Sequence[Place], measure: Measure, room: Room) -> list[Place]:
    """The lines of one paragraph (`places`, no line ends in it) with its words shared out anew.

    They stay as they are when none is loose, or nothing better can be had.
    """
    if len(places) > 1 and _is_uneven(text, places, room):
        fits = all(place.width <= room.width for place in places[1:])
        if fits and places[0].width <= room.first:
            return _Sharing(text, measure, room, len(places)).places() or list(places)
    return list(places)


def _is_uneven(text: str, places: Sequence[Place], room: Room) -> bool:
    if places[-1].width < _SHORTEST_LAST * room.width:
        return True
    widths = (room.first, *(room.width for _place in places[1:]))
    return any(
        growth(text, place, width, room.space) > LOOSEST
        for place, width in zip(places[:-1], widths, strict=False)
    )


@dataclass(slots=True, kw_only=True)
class _Point:
    """Where a line may end.

    Attributes:
        end: of its characters.
        after: where the next line begins.
        width: of the text up to the end, with a hyphen if one is printed.
        width_after: of the text up to the next line.
        spaces: up to the end.
        spaces_after: up to the next line.
        divided: a hyphen is printed.
        most: lines up to the end; with more of them the rest has no room.
        best: for each state the cost and from where it came.
    """

    end: int
    after: int
    width: float
    width_after: float
    spaces: int
    spaces_after: int
    divided: bool = False
    most: int = 0
    best: dict[_State, tuple[float, int, _State]] = field(default_factory=dict)


class _Sharing:
    """The cheapest way to share the words of a paragraph out over a number of lines."""

    def __init__(self, text: str, measure: Measure, room: Room, count: int) -> None:
        self._text = text
        self._measure = measure
        self._room = room
        self._count = count
        self._points = list(self._all_points())
        self._widths_after = [point.width_after for point in self._points]
        longest, width = room.width + room.space, self._points[-1].width  # a line, the whole text
        for point in self._points:
            rest = (width - point.width_after) / longest
            point.most = count - max(0, ceil(rest - _ROUNDING))

    def places(self) -> list[Place]:
        """The lines; none when they cannot be had."""
        for at, point in enumerate(self._points):
            self._reach(at, point)
        last = len(self._points) - 1
        ways = self._points[last].best.items()
        ends = [(way[0], state) for state, way in ways if state[0] == self._count]
        if not ends:
            return []
        state, at = min(ends)[1], last
        places: list[Place] = []
        while at != _START:
            point = self._points[at]
            _cost, before, state_before = point.best[state]
            begin, used = self._begin(before)
            width = point.width - used
            places.append(
                Place(
                    start=begin,
                    end=point.end,
                    width=width,
                    divided=point.divided,
                    last=at == last,
                )
            )
            at, state = before, state_before
        return places[::-1]

    def _all_points(self) -> Iterator[_Point]:
        width, spaces, start = 0.0, 0, 0
        words = self._text.split(" ")
        for number, word in enumerate(words):
            for place, mark in self._inner(word, is_last=number == len(words) - 1):
                head = width + self._measure(start, start + place)
                inner = spaces + word[:place].count(NBSP)
                yield _Point(
                    end=start + place,
                    after=start + place,
                    width=head + (self._room.hyphen if mark else 0.0),
                    width_after=head,
                    spaces=inner,
                    spaces_after=inner,
                    divided=bool(mark),
                )
            end = start + len(word)
            width += self._measure(start, end)
            spaces += word.count(NBSP)
            yield _Point(
                end=end,
                after=end + 1,
                width=width,
                width_after=width + self._room.space,
                spaces=spaces,
                spaces_after=spaces + 1,
            )
            start, width, spaces = end + 1, width + self._room.space, spaces + 1

    def _inner(self, word: str, *, is_last: bool) -> Sequence[tuple[int, str]]:
        own = fonts.hyphen_points(word)
        if not self._room.divides or is_last or word.isupper():
            return own
        return sorted({*own, *fonts.syllable_points(word)})

    def _begin(self, before: int) -> tuple[int, float]:
        """Where the line behind a point begins, and the width of all before it."""
        if before == _START:
            return 0, 0.0
        return self._points[before].after, self._points[before].width_after

    def _reach(self, at: int, point: _Point) -> None:
        """All ways to a point: a line from each earlier one that makes it full enough."""
        room, is_last = self._room, at == len(self._points) - 1
        if point.width <= room.first:
            cost = self._cost(point, room.first, (point.width, point.spaces), is_last=is_last)
            self._offer(point, (cost, _START, _NOTHING))
        nearest = point.width - (0.0 if is_last else _FULL_ENOUGH * room.width)
        first = bisect_left(self._widths_after, point.width - room.width)
        for before in range(first, min(at, bisect_right(self._widths_after, nearest))):
            other = self._points[before]
            if other.best:
                line = point.width - other.width_after, point.spaces - other.spaces_after
                cost = self._cost(point, room.width, line, is_last=is_last)
                for state, way in other.best.items():
                    self._offer(point, (way[0] + cost, before, state))

    def _cost(self, point: _Point, room: float, line: tuple[float, int], *, is_last: bool) -> float:
        width, spaces = line
        if is_last:
            return _OF_SHORT_LAST if width < _SHORTEST_LAST * room else 0.0
        cost = _growth(room - width, spaces, self._room.space) ** 3
        return cost + _OF_DIVISION if point.divided else cost

    def _offer(self, point: _Point, way: tuple[float, int, _State]) -> None:
        lines, row = way[2]
        row = row + 1 if point.divided else 0
        if lines >= point.most or row > MOST_DIVIDED:
            return
        state = (lines + 1, row)
        if state not in point.best or way[0] < point.best[state][0]:
            point.best[state] = way
