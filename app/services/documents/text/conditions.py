"""What a term of a condition means: «есть школы», «не указано основание», «нужны примечания»."""

import re
from collections.abc import Collection
from typing import TYPE_CHECKING, Any, NamedTuple

from app.services.documents.text.tree import ANNEX

if TYPE_CHECKING:
    from app.services.documents.text.vocabulary import Vocabulary

_ANNEX = re.compile(rf"(есть|нет)\s+{ANNEX}\s*«([^»]+)»")
_NOT = "не "
_VERB = re.compile(r"(есть|нет|указан[оаы]?)\s+(.+)")
_NONE = "нет"


class Term(NamedTuple):
    """A name that is asked about, and whether the answer is turned round.

    Attributes:
        name: of a word, or of an annex.
        negative: whether the answer is turned round.
        is_annex: whether it is asked if an annex is printed.
    """

    name: str
    negative: bool
    is_annex: bool = False


def term_of(text: str, words: "Vocabulary[Any]", fields: Collection[str]) -> Term | None:
    """The meaning of a term, or None when no word of it is known.

    A flag is named as it is («нужны примечания»); a fact, a number, a set of rows, a text or a fact
    of the row stands behind «есть», «нет», «указан», in the words as they are named. An annex
    («есть приложение «план»») is known to the text alone.
    """
    if annex := _ANNEX.fullmatch(text):
        return Term(annex[2], annex[1] == _NONE, is_annex=True)
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
