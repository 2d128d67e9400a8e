"""When two ways to write a party mean the same: words without their endings, no quotes or forms."""

import re
from functools import lru_cache

from app.services.language.matching import folded
from app.services.plans.parties.typed.cutting import LEGAL_FORM
from app.services.plans.parties.typed.person_names import PersonName

_WORD = re.compile(r"[^\W_]+")
_LEGAL = re.compile(rf"^\s*{LEGAL_FORM}\b\s*(?=\S)")
_CASE_ENDING = re.compile(
    r"(?:ами|ями|ого|его|ому|ему|ыми|ими|ам|ям|ах|ях|ов|ев|ом|ем|ым|им|ых|их)$"
)
_VOWELS = re.compile(r"[аеиоуыэюяйь]+$")
_SHORTEST = 4


@lru_cache(maxsize=4096)
def words_key(text: str) -> str:
    """The words of a name without case endings, quotes and the legal form before it.

    «МКУ «Методический центр»», «методическому центру» give the same. Words of three letters and
    abbreviations stay as they are.
    """
    return " ".join(_stem(word) for word in _WORD.findall(_LEGAL.sub("", text)))


def _stem(word: str) -> str:
    plain = folded(word)
    if len(plain) < _SHORTEST or (word.isupper() and len(word) > 1):
        return plain
    short = _CASE_ENDING.sub("", plain)
    short = _VOWELS.sub("", short if len(short) >= _SHORTEST - 1 else plain)
    return short if len(short) >= _SHORTEST - 1 else plain


def person_key(name: PersonName) -> str:
    """Surname and initials: «иванов н е» for «Н.Е. Иванов» and «Иванову Николаю Егоровичу»."""
    letters = [part[:1] for part in (name.given_name, name.patronymic) if part]
    return folded(" ".join((name.surname, *letters)))
