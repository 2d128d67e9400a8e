"""Spaces at which a line may end although what stands on both sides belongs together."""

import re
from itertools import chain

from app.services.language import plural

_NOUNS = "|".join(
    sorted(
        set(
            chain.from_iterable(
                vars(plural)[name] for name in vars(plural) if name.isupper() and name != "NBSP"
            )
        )
    )
)
_LOOSE = re.compile(
    r"№ (?=[\d_])"
    rf"|(?<=\d) (?=%|(?:г|гг|кл|чел|уч|п)\.|(?:[КМГ]Б|класс|классе|{_NOUNS})\b)"
    r"|(?<=\d) (?=из\s\d)|(?<=\d\sиз) (?=\d)"
    r"|\b(?:п|пп|ч|ст|стр|рис)\. (?=\d)"
    r"|\b[А-ЯЁ]\. (?=[А-ЯЁ])|\b(?:МА|РУ) (?=\d\b)"
    r"|(?<=\S) (?=–)"
)
_SEEN = 24


def loose(text: str) -> list[str]:
    """The surroundings of every such space."""
    return [text[max(0, hit.start() - _SEEN) : hit.end() + _SEEN] for hit in _LOOSE.finditer(text)]
