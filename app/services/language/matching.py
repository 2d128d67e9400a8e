"""How well something fits what was typed into a search field."""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

_SHORTEST_STEM = 3
_LATIN = "`qwertyuiop[]asdfghjkl;'zxcvbnm,."
_CYRILLIC = "ёйцукенгшщзхъфывапролджэячсмитьбю"
_TO_CYRILLIC = str.maketrans(_LATIN, _CYRILLIC)
_TO_LATIN = str.maketrans(_CYRILLIC, _LATIN)
_NOT_FOUND = 9


@cache  # the first screen only sorts names: it makes no patterns
def _words() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]+|\d+")


@cache
def _ending() -> re.Pattern[str]:
    return re.compile(r"[аеиоуыэюяйь]+$")


def folded(text: str) -> str:
    """Text as it is compared: without case, ё and hard spaces."""
    return text.casefold().replace("ё", "е").replace("\u00a0", " ")


def other_layout(text: str) -> str:
    """What the same keys type in the other keyboard layout: «irjkf» is «школа»."""
    plain = text.casefold()
    if any("а" <= letter <= "я" or letter == "ё" for letter in plain):
        return plain.translate(_TO_LATIN)
    return plain.translate(_TO_CYRILLIC)


class Searchable(NamedTuple):  # no dataclass: the first screen sorts names by `folded`
    """Something that can be found, prepared for many queries.

    Attributes:
        names: its title and what else it is called, as lines of folded words.
        text: everything it can be found by, folded.
    """

    names: tuple[str, ...]
    text: str


def searchable(title: str, names: Iterable[str] = (), more: Iterable[str] = ()) -> Searchable:
    """Prepare something by its title, its other names, and words it is also found by."""
    lines = tuple(_line(name) for name in (title, *names) if name)
    return Searchable(lines, folded(" ".join((*lines, *more))))


def _line(text: str) -> str:
    return " ".join(_words().findall(folded(text)))


class Query:
    """What was typed; `rank` compares it with one thing after another."""

    def __init__(self, text: str) -> None:
        self.words: list[str] = _words().findall(folded(text))
        self._line = " ".join(self.words)
        self._stems = [_stem(word) for word in self.words]
        self._numbers = {
            word: re.compile(rf"(?<!\d){word}(?!\d)") for word in self.words if word.isdigit()
        }

    def rank(self, entry: Searchable) -> int | None:
        """None when it does not fit; the smaller the better.

        0 a name is the query; 1 the title begins with it; 2 another name does; 3 every word of it
        begins a word of a name; 4 stands in a name; 5 stands somewhere; 6 to 7 the same for words
        without their endings. A number is found as a whole number only.
        """
        if not self.words:
            return None
        if not all(self._stands(word, entry.text) for word in self.words):
            if not all(self._stands(stem, entry.text) for stem in self._stems):
                return None
            return 6 if any(_begins(line, self._stems) for line in entry.names) else 7
        if self._line in entry.names:
            return 0
        for place, line in enumerate(entry.names):
            if line.startswith(self._line) and not self._cuts_number(line):
                return 1 if place == 0 else 2
        if any(_begins(line, self.words) for line in entry.names):
            return 3
        inside = any(all(self._stands(word, line) for word in self.words) for line in entry.names)
        return 4 if inside else 5

    def _stands(self, word: str, text: str) -> bool:
        number = self._numbers.get(word)
        return word in text if number is None else number.search(text) is not None

    def _cuts_number(self, line: str) -> bool:
        return self.words[-1].isdigit() and line[len(self._line) :][:1].isdigit()


def _begins(line: str, words: list[str]) -> bool:
    parts = line.split(" ")
    return all(
        word in parts if word.isdigit() else any(part.startswith(word) for part in parts)
        for word in words
    )


def _stem(word: str) -> str:
    stem = _ending().sub("", word)
    return stem if len(stem) >= _SHORTEST_STEM else word


def best_rank(queries: Iterable[Query], entry: Searchable) -> int | None:
    """The rank by the first query that fits; later ones are second choice."""
    for late, query in enumerate(queries):
        rank = query.rank(entry)
        if rank is not None:
            return rank + late * _NOT_FOUND
    return None


def queries(text: str) -> tuple[Query, ...]:
    """What was typed, and what the same keys mean in the other keyboard layout."""
    return Query(text), Query(other_layout(text))
