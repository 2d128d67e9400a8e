"""Abbreviations that the text of a plan introduces: «… образовательный центр (далее – МОЦ)»."""

import re
from collections.abc import Iterable, Mapping

DEFINITION = re.compile(
    r"\s*\(\s*далее(?:\s+также)?\s*[-–—:]?\s*([^()]{1,60}?)\s*\)", re.IGNORECASE
)
_WORD = re.compile(r"[А-ЯЁа-яё]+(?:-[А-ЯЁа-яё]+)*")
_CAPITALS = re.compile(r"[А-ЯЁ]{2,}")
_UNCOUNTED = frozenset({"и", "в", "по", "с", "на", "для", "при", "о", "об"})


def introduced(texts: Iterable[str], cells: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Abbreviation -> the name it stands for in all of the plan, the first one told.

    Args:
        texts: titles of sections and measures, other cells, where the name stands in a sentence:
            its words are known by their first letters.
        cells: parties with the abbreviation that their own cell introduces, in printed order; what
            they say goes before what a sentence says, which often stands in another case.
    """
    names = {short: name for name, short in reversed([*cells]) if name and short}
    for text in texts:
        for found in DEFINITION.finditer(text):
            short = " ".join(found[1].split())
            name = _words_behind(text[: found.start()], short)
            if name:
                names.setdefault(short, name)
    return names


def _words_behind(before: str, short: str) -> str:
    """The last words of a text whose first letters are the abbreviation; empty if they are not."""
    if _CAPITALS.fullmatch(short) is None:
        return ""
    letters = list(short.casefold())
    words = [*_WORD.finditer(before)]
    for found in reversed(words):
        word = found[0].casefold()
        if word[0] == letters[-1]:
            letters.pop()
            if not letters:
                return " ".join(before[found.start() :].split())
        elif word not in _UNCOUNTED:
            return ""
    return ""
