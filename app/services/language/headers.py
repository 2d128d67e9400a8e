"""Headings of tables as keys: what people write differently or cannot see does not count."""

import re
from functools import lru_cache

from app.services.language.school_names import cyrillic_letters

_SPACES = re.compile(r"\s+")
_NOISE = re.compile(r"[«»“”„\"'`*:;.]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_HYPHEN = re.compile(r"\s*[-\u2010-\u2015\u2212\ufe63\uff0d]\s*")
_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=4096)
def header_key(text: str) -> str:
    """A header without what people write differently or cannot see.

    Case, ё, quotes, points, kinds of spaces and hyphens, soft hyphens and other invisible
    characters do not count, nor do Latin letters in a Russian word that look like Cyrillic ones.
    """
    plain = _INVISIBLE.sub("", text).casefold().replace("ё", "е")
    plain = _SPACES.sub(" ", _NOISE.sub(" ", plain)).strip().replace(" )", ")")
    return _WORD.sub(_in_cyrillic, _HYPHEN.sub("-", plain))


def _in_cyrillic(word: re.Match[str]) -> str:
    """A word of Russian, or one that could be, in Cyrillic; «login» stays as it is."""
    letters = cyrillic_letters(word[0])
    return word[0] if any("a" <= letter <= "z" for letter in letters) else letters
