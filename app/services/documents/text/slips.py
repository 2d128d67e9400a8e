"""What is wrong in a text, told to the one who typed it."""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

SHOWN = 50  # letters of a text that a slip quotes
_LIKENESS = 0.5
_SURE = 0.75  # a slip of the pen; what is less like is another name, known by a word of it
_MOST_NAMED = 12


class Slip(NamedTuple):
    """What is wrong, Russian, in which line (from 1), and how it is written or what is near."""

    line: int
    message: str
    hint: str = ""

    def __str__(self) -> str:
        return f"Строка {self.line}: {self.message} {self.hint}".rstrip()

    def as_json(self) -> dict[str, object]:
        """As a program reads it."""
        return {"line": self.line, "message": self.message, "hint": self.hint}


def near(name: str, known: Iterable[str], otherwise: str = "") -> str:
    """«Похоже: «…».» where a known name is near, else another hint or the known names.

    Of the names that are alike in letters only, one that has a word of the name typed is nearer.
    """
    names = tuple(sorted(dict.fromkeys(known)))
    nearest = _nearest(name, names)
    if nearest:
        return f"Похоже: «{nearest}»."
    if otherwise or not names:
        return otherwise
    more = " и другие" if len(names) > _MOST_NAMED else ""
    return f"Есть: {', '.join(names[:_MOST_NAMED])}{more}."


@lru_cache(maxsize=256)
def _nearest(name: str, names: tuple[str, ...]) -> str:
    """The nearest name, or nothing; remembered: a slip is looked up anew with every key typed."""
    from difflib import SequenceMatcher, get_close_matches

    close = get_close_matches(name, names, _MOST_NAMED, _LIKENESS)
    if not close or SequenceMatcher(None, close[0], name).ratio() >= _SURE:
        return close[0] if close else ""
    words = set(name.split())
    return next((one for one in close if not words.isdisjoint(one.split())), close[0])
