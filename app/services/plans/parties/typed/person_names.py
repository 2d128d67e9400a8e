"""Names of people in the text of a party: «Н.Е. Иванов», «Петровой К. А.», «Иванов Иван Иванович».

Told by their form alone: a surname with initials or a patronymic; no dictionary is asked.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from app.services.language.surnames import nominative_surname
from app.services.plans.parties.typed.heads import head_of, post_in
from app.services.plans.parties.typed.quoting import sheltered
from app.services.writing.people import INITIAL, NAME_WORD, PATRONYMIC

_NAME = re.compile(
    rf"(?<![\w.])(?:(?P<given>{NAME_WORD}) (?P<patronymic>{PATRONYMIC}) (?P<surname>{NAME_WORD})"
    rf"|(?P<surname_1>{NAME_WORD}) (?P<given_1>{NAME_WORD}) (?P<patronymic_1>{PATRONYMIC})"
    rf"|(?P<given_2>{INITIAL}) ?(?:(?P<patronymic_2>{INITIAL}) ?)?(?P<surname_2>{NAME_WORD})"
    rf"|(?P<surname_3>{NAME_WORD}) ?(?P<given_3>{INITIAL})(?: ?(?P<patronymic_3>{INITIAL}))?)(?!\w)"
)
_IN_HONOUR = re.compile(r"(?:\bим\.|\bимени|\bпамяти)\s*(?:[\w.-]+\s+){0,3}$", re.IGNORECASE)


class PersonName(NamedTuple):
    """A name with its place in the text.

    Attributes:
        surname: in the nominative where its ending tells.
        given_name: whole, or an initial with its full stop.
        patronymic: likewise; empty when there is none.
        typed: the surname as it stands in the text.
        start: where the name begins.
        end: where it ends.
    """

    surname: str
    given_name: str
    patronymic: str
    typed: str
    start: int
    end: int


@lru_cache(maxsize=1024)
def names_in(text: str) -> tuple[PersonName, ...]:
    """The names of a text in order; not those in quotation marks or in honour of somebody."""
    names: list[PersonName] = []
    inside = sheltered(text)
    at = 0
    while found := _NAME.search(text, at):
        parts = {key.partition("_")[0]: value for key, value in found.groupdict().items() if value}
        first = text[found.start() : found.end()].split(" ", maxsplit=1)[0]
        if head_of(first)[0] or post_in(first) or inside[found.start()]:
            at = found.start() + len(first)
            continue
        at = found.end()
        if _IN_HONOUR.search(text, 0, found.start()) is None:
            names.append(
                PersonName(
                    surname=nominative_surname(parts["surname"]),
                    given_name=parts["given"],
                    patronymic=parts.get("patronymic", ""),
                    typed=parts["surname"],
                    start=found.start(),
                    end=found.end(),
                )
            )
    return tuple(names)
