"""Titles of plans and of their sections, as tables and sentences have them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.services.language.sentences import capital, quoted

# Genitive endings only: stems never change.
_ADJECTIVES = (
    (re.compile(r"([гкхжчшщ])ая$"), {"г": "ой", "к": "ой", "х": "ой"}, "ей"),
    (re.compile(r"()ая$"), {}, "ой"),
    (re.compile(r"()яя$"), {}, "ей"),
    (re.compile(r"()(?:ый|ой)$"), {}, "ого"),
    (re.compile(r"([гкх])ий$"), {}, "ого"),
    (re.compile(r"()ий$"), {}, "его"),
)
_NOUNS = {
    "план-график": "плана-графика",
    "план": "плана",
    "график": "графика",
    "комплекс": "комплекса",
    "перечень": "перечня",
    "проект": "проекта",
    "карта": "карты",
    "программа": "программы",
    "стратегия": "стратегии",
}
_OPENING = re.compile(
    r"(?P<adjectives>(?:[а-яё-]+(?:ый|ий|ой|ая|яя)\s+)*)(?P<noun>"
    + "|".join(sorted(_NOUNS, key=len, reverse=True))
    + r")(?![а-яё-])(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
# «План мероприятий (дорожная карта)», «План (перечень) …»: the other name in brackets.
_OTHER_NAME = re.compile(r"(?<=\()(«?)(дорожная карта|перечень|план|программа)(?=»?\))", re.I)


_NUMBER = re.compile(r"^(?:\d+(?:\.\d+)*|[IVXХ]+)\.\s+")


def is_plan_title(text: str) -> bool:
    """Whether a text begins as titles of plans do: «План мероприятий …», «Дорожная карта …»."""
    return _OPENING.match(text.strip()) is not None


def section_title(row: Sequence[str]) -> str:
    """The section that a row of a table of measures names; empty when it holds anything else.

    A row with one filled cell is a section; its number does not belong to its title.
    """
    filled = [cell for cell in row if cell]
    return _NUMBER.sub("", " ".join(filled[0].split())) if len(filled) == 1 else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanTitle:
    """Forms of a plan's title.

    Attributes:
        genitive: the whole title, «плана мероприятий по повышению …»; a title that names no kind
            of plan stands in quotation marks behind «плана мероприятий».
        kind: what it is, nominative, with a capital: «План», «Дорожная карта».
        kind_genitive: «плана», «дорожной карты».
        approved: «утверждён» in its gender.
        accusative: the whole title, «план мероприятий …», «муниципальную программу …».
        kind_accusative: «план», «дорожную карту».
    """

    genitive: str = "плана мероприятий"
    kind: str = "План"
    kind_genitive: str = "плана"
    approved: str = "утверждён"
    accusative: str = "план мероприятий"
    kind_accusative: str = "план"


def plan_title(title: str) -> PlanTitle:
    """The forms of a title."""
    text = " ".join(title.split())
    if not text:
        return PlanTitle()
    opening = None if text.isupper() else _OPENING.fullmatch(text)
    if opening is None:
        named = quoted(text)
        return PlanTitle(
            genitive=f"плана мероприятий {named}", accusative=f"план мероприятий {named}"
        )
    noun, adjectives = opening["noun"].casefold(), opening["adjectives"].casefold().split()
    nominative = " ".join((*adjectives, noun))
    declined = " ".join((*map(_genitive, adjectives), _NOUNS[noun]))
    rest = _OTHER_NAME.sub(lambda match: match[1] + _other(match[2]), opening["rest"])
    feminine = noun.endswith(("а", "я"))
    accusative = " ".join(map(_accusative, (*adjectives, noun))) if feminine else nominative
    return PlanTitle(
        genitive=declined + rest,
        kind=capital(nominative),
        kind_genitive=declined,
        approved="утверждена" if feminine else "утверждён",
        accusative=accusative + opening["rest"],
        kind_accusative=accusative,
    )


def _other(name: str) -> str:
    *adjectives, noun = name.casefold().split()
    return " ".join((*map(_genitive, adjectives), _NOUNS[noun]))


def _accusative(word: str) -> str:
    """Of the feminine gender: «муниципальную», «программу»."""
    endings = {"ая": "ую", "яя": "юю", "а": "у", "я": "ю"}
    return next(
        (word.removesuffix(end) + other for end, other in endings.items() if word.endswith(end)),
        word,
    )


def _genitive(adjective: str) -> str:
    for pattern, own, ending in _ADJECTIVES:
        match = pattern.search(adjective)
        if match is not None:
            return adjective[: match.end(1)] + own.get(match[1], ending)
    return adjective
