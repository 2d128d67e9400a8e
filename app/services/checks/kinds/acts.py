"""Acts against the reference list, in the list of the department and in every text.

| code | weight | what it says |
| --- | --- | --- |
| `act.misdated` | error | an act of the list with another date |
| `act.digit-three` | error | «273-Ф3»: a digit stands for the letter |
"""

import re
from collections.abc import Iterator

from app.enums import ActLevel
from app.services.checks.data.facts import CheckFacts
from app.services.checks.ground.check_finding import CheckFinding
from app.services.checks.texts.mentions import Mention, mentions_in
from app.services.language.dates import date_digits
from app.services.programmes.acts import Act, misdated

_DIGIT = re.compile(r"\d+\s*[-–]\s*[ФFф]3(?!\d)")
_FEDERAL = re.compile(
    r"росси|\bрф\b|президент|правительств|минпросвещени|минобрнауки|рособрнадзор|федеральн", re.I
)
_REGIONAL = re.compile(r"област|кра[йяе]|республик|округ|департамент", re.IGNORECASE)
_KINDS = {
    "закон": "Закон",
    "указ": "Указ",
    "постановлени": "Постановление",
    "приказ": "Приказ",
    "распоряжени": "Распоряжение",
    "письм": "Письмо",
}


def misdated_acts(facts: CheckFacts) -> Iterator[CheckFinding]:
    """An act that a text names with another date than the list has; of a programme's own list too.

    Of acts of the region and of orders only those are known that the department has entered.
    """
    own = list(facts.dossier.acts.values())
    for place in facts.all_texts:
        for paper in mentions_in(place.text):
            act = _act(paper)
            others = own if place.sort != "act" else [one for one in own if one.words != place.text]
            known = None if act is None else misdated(act, others)
            if known is not None and known.issued_on is not None:
                yield place.finding(
                    "act.misdated",
                    f"Дата правового акта указана неверно: {paper.words}",
                    why=f"В перечне: {known.words}.",
                    hint=f"Исправьте дату на {date_digits(known.issued_on)}.",
                )


def _act(paper: Mention) -> Act | None:
    """What a text names as an act; None where nobody can tell whose it is."""
    kind = _KINDS.get(paper.kind)
    if kind is None:
        return None
    is_law = paper.kind in ("закон", "указ")
    if _REGIONAL.search(paper.issuer):
        level = ActLevel.REGIONAL
    elif is_law or _FEDERAL.search(paper.issuer):
        level = ActLevel.FEDERAL
    else:
        return None
    return Act(kind=kind, level=level, issued_on=paper.issued_on, number=paper.number)


def digits_for_letters(facts: CheckFacts) -> Iterator[CheckFinding]:
    """«273-Ф3» typed with a digit."""
    for place in facts.all_texts:
        for found in _DIGIT.finditer(place.text):
            yield place.finding(
                "act.digit-three",
                f"В номере закона цифра «3» вместо буквы «З»: «{found[0]}»",
                hint="Исправьте номер: ФЗ.",
            )


CHECKS = (misdated_acts, digits_for_letters)
