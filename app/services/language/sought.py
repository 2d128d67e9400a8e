"""What is typed into the field above a list: words, all of which stand in what is found.

Letters are found anywhere, so that a list narrows with every key. A short number is found whole:
«9» is neither 19 nor a part of 2019. «№ 9» is one word, and a number of any length is whole in it.
Longer numbers are found anywhere again: one begins to type a login or a code of ten digits.
«Сентябрь 2026» is found as it was typed, and where days of that month are shown in digits.
"""

import re
from functools import cache
from typing import NamedTuple, Self

from app.services.language.dates import in_digits
from app.services.language.matching import folded

_SHORT = 2  # digits: more would hide what a login begins with


class Word(NamedTuple):
    """One word.

    Attributes:
        text: folded, without «№».
        marked: «№» stands before it, with up to two spaces between.
        whole: no digit may follow, nor stand before it.
    """

    text: str
    marked: bool
    whole: bool

    def stands_in(self, text: str) -> bool:
        """Whether a folded text has it."""
        if not self.marked and not self.whole:
            return self.text in text
        return _pattern(self).search(text) is not None

    def places_in(self, text: str) -> list[tuple[int, int]]:
        """Where it stands in a folded text: pairs of a beginning and an end, in their order."""
        return [match.span() for match in _pattern(self).finditer(text)]


class Sought(NamedTuple):
    """Everything that was typed; false when that is nothing.

    Attributes:
        ways: words in the order in which they were typed; a text has all words of one way. A second
            way has days and months in digits.
    """

    ways: tuple[tuple[Word, ...], ...] = ()

    @classmethod
    def of(cls, typed: str) -> Self:
        """What is meant by a typed text."""
        said = folded(typed)
        ways = (_words(said), _words(in_digits(said)))
        return cls(tuple(way for way in dict.fromkeys(ways) if way))

    def stands_in(self, text: str) -> bool:
        """Whether a folded text has everything that was typed; true of nothing."""
        return not self.ways or any(all(word.stands_in(text) for word in way) for way in self.ways)

    def places_in(self, text: str) -> list[tuple[int, int]]:
        """Where the words of each way stand in a folded text, whether all do or not, in order."""
        words = {word for way in self.ways for word in way}
        return sorted(place for word in words for place in word.places_in(text))

    def __bool__(self) -> bool:
        """Whether anything was typed."""
        return bool(self.ways)


def _words(said: str) -> tuple[Word, ...]:
    return tuple(map(_word, re.sub(r"№\s+", "№", said).split()))


def _word(typed: str) -> Word:
    text = typed.removeprefix("№")
    if text and text != typed:
        return Word(text, marked=True, whole=text[-1].isdecimal())
    return Word(typed, marked=False, whole=typed.isdecimal() and len(typed) <= _SHORT)


@cache
def _pattern(word: Word) -> re.Pattern[str]:
    before = "№ {0,2}" if word.marked else r"(?<!\d)" if word.whole else ""
    return re.compile(before + re.escape(word.text) + (r"(?!\d)" if word.whole else ""))
