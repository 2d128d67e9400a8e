"""What is wrong in a text, told to the one who typed it."""

from collections.abc import Iterable
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
    from difflib import get_close_matches

    names = sorted(dict.fromkeys(known))
    close = get_close_matches(name, names, 1, _SURE)
    close = close or get_close_matches(name, names, _MOST_NAMED, _LIKENESS)
    if close:
        words = set(name.split())
        nearest = next((one for one in close if not words.isdisjoint(one.split())), close[0])
        return f"Похоже: «{nearest}»."
    if otherwise or not names:
        return otherwise
    more = " и другие" if len(names) > _MOST_NAMED else ""
    return f"Есть: {', '.join(names[:_MOST_NAMED])}{more}."
