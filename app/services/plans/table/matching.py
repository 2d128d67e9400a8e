"""Which measures of a plan the lines of a corrected table are: title, number, place, likeness.

Pure: both sides come as `Known`, in their order.
"""

import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from app.services.language.matching import folded

_WORD = re.compile(r"[^\W_]+")
_STEM = 6  # letters of a word that tell it from others, whatever its ending
_ALIKE, _NEARLY = 0.8, 0.4  # shares of common words: alone, and beside the same number or place
_MOST_PAIRS = 200_000
_COUNTED = re.compile(r"^(?:\d+(?:\.\d+)*|[IVXХ]+)[.)]?\s+")


class Known(NamedTuple):
    """A measure, stored or in a table.

    Attributes:
        section: title of its section.
        title: what is done.
        number: as printed, or empty.
    """

    section: str
    title: str
    number: str = ""


def match(stored: Sequence[Known], lines: Sequence[Known]) -> dict[int, int]:
    """Position of a line -> position of the stored measure that it is; the others are new.

    Equal titles of a section are told apart by their order. Then come, among what is left: the same
    title in another section, the same number with a like title, titles that are much alike, and
    what stands at the same place between two that are known.
    """
    found: dict[int, int] = {}
    _by_key(stored, lines, found, lambda one: (plain(one.section), plain(one.title)))
    _by_key(stored, lines, found, lambda one: plain(one.title))
    _by_number(stored, lines, found)
    _by_likeness(stored, lines, found)
    _by_place(stored, lines, found)
    return found


def alike(titles: Iterable[str], wanted: str) -> str | None:
    """The title that is much like another one, the best of several; None for none."""
    ranked = [(likeness(title, wanted), title) for title in titles]
    best = max(ranked, default=(0.0, ""))
    return best[1] if best[0] >= _ALIKE else None


def plain(text: str) -> str:
    """A title as titles are compared: without case, spaces and the full stop at its end."""
    return " ".join(folded(text).split()).rstrip(".")


def likeness(one: str, other: str) -> float:
    """How much of the words two titles share, from 0 to 1."""
    first, second = _stems(one), _stems(other)
    both = len(first & second)
    return 2 * both / (len(first) + len(second)) if both else 0.0


@lru_cache(maxsize=8192)
def _stems(text: str) -> frozenset[str]:
    words: list[str] = _WORD.findall(folded(_COUNTED.sub("", text)))
    return frozenset(word[:_STEM] for word in words)


def _left(count: int, taken: Iterable[int]) -> list[int]:
    gone = set(taken)
    return [place for place in range(count) if place not in gone]


def _by_key(
    stored: Sequence[Known],
    lines: Sequence[Known],
    found: dict[int, int],
    key: Callable[[Known], Hashable],
) -> None:
    waiting: dict[Hashable, list[int]] = {}
    for place in _left(len(stored), found.values()):
        waiting.setdefault(key(stored[place]), []).append(place)
    for place in _left(len(lines), found):
        same = waiting.get(key(lines[place]))
        if same:
            found[place] = same.pop(0)


def _by_number(stored: Sequence[Known], lines: Sequence[Known], found: dict[int, int]) -> None:
    """The same number, which no other of what is left has, and a like title."""
    theirs = _numbered(stored, _left(len(stored), found.values()))
    mine = _numbered(lines, _left(len(lines), found))
    for number, places in mine.items():
        others = theirs.get(number, [])
        if len(places) == len(others) == 1 and _like(lines, places[0], stored, others[0], _NEARLY):
            found[places[0]] = others[0]


def _numbered(rows: Sequence[Known], places: Iterable[int]) -> dict[str, list[int]]:
    numbers: dict[str, list[int]] = {}
    for place in places:
        number = rows[place].number.strip(" .)№")
        if number:
            numbers.setdefault(number, []).append(place)
    return numbers


def _by_likeness(stored: Sequence[Known], lines: Sequence[Known], found: dict[int, int]) -> None:
    """The pairs that are much alike, the most alike first; in a section before across sections."""
    theirs, mine = _left(len(stored), found.values()), _left(len(lines), found)
    if len(theirs) * len(mine) > _MOST_PAIRS:
        return
    pairs = [
        (plain(lines[one].section) == plain(stored[other].section), share, -one, -other)
        for one in mine
        for other in theirs
        if (share := likeness(lines[one].title, stored[other].title)) >= _ALIKE
    ]
    taken: set[int] = set()
    for _same, _share, one, other in sorted(pairs, reverse=True):
        if -one not in found and -other not in taken:
            found[-one] = -other
            taken.add(-other)


def _by_place(stored: Sequence[Known], lines: Sequence[Known], found: dict[int, int]) -> None:
    """One line and one stored measure between the same neighbours, if their titles are not strange.

    The begin and the end of both are neighbours, too.
    """
    ends = {-1: -1, **found, len(lines): len(stored)}
    for place in _left(len(lines), found):
        before, after = ends.get(place - 1), ends.get(place + 1)
        if before is None or after is None or after - before != 2:
            continue
        if _like(lines, place, stored, before + 1, _NEARLY):
            found[place] = before + 1


def _like(
    lines: Sequence[Known], place: int, stored: Sequence[Known], other: int, least: float
) -> bool:
    return likeness(lines[place].title, stored[other].title) >= least
