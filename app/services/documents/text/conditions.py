"""What a term of a condition means: «есть школы», «не указано основание», «нужны примечания»."""

import re
from collections.abc import Collection
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from app.services.documents.text.vocabulary import Vocabulary

_NOT = "не "
_VERB = re.compile(r"(есть|нет|указан[оаы]?)\s+(.+)")
_NONE = "нет"


class Term(NamedTuple):
    """A name that is asked about, and whether the answer is turned round."""

    name: str
    negative: bool


def term_of(text: str, words: "Vocabulary[Any]", fields: Collection[str]) -> Term | None:
    """The meaning of a term, or None when no word of it is known.

    A flag is named as it is («нужны примечания»); a fact, a number, a set of rows, a text or a fact
    of the row stands behind «есть», «нет», «указан», in the words as they are named.
    """
    negative = text.startswith(_NOT)
    name = text.removeprefix(_NOT)
    if name in words.flags:
        return Term(name, negative)
    verb = _VERB.fullmatch(name)
    if verb is None:
        return None
    name = verb[2]
    named = (fields, words.facts, words.numbers, words.sets, words.texts)
    known = any(name in names for names in named)
    return Term(name, negative is not (verb[1] == _NONE)) if known else None
