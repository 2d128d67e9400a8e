"""One paper with two dates: in the register, in letters and in every text that names it.

| code | weight | what it says |
| --- | --- | --- |
| `paper.two-dates` | error | one number in one year with two dates |
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from app.enums import LetterDirection
from app.services.checks.data.facts import CheckFacts
from app.services.checks.ground.check_finding import CheckFinding
from app.services.checks.texts.mentions import Mention, mentions_in
from app.services.checks.texts.typed import TypedText
from app.services.language.dates import date_digits
from app.services.language.numbers import NBSP, whole
from app.services.orders.taken_numbers import number_key

_FOREIGN = re.compile(
    r"министерств|минпросвещени|минобрнауки|рособрнадзор|департамент|област|кра[йяе]\b|республик"
    r"|росси|\bрф\b|школ|\bм[бка]оу\b|\bсош\b|\bоош\b|лице[йя]|гимнази|ирро|институт",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_TITLES = {
    "приказ": "Приказ",
    "письм": "Письмо",
    "закон": "Закон",
    "указ": "Указ",
    "постановлени": "Постановление",
    "распоряжени": "Распоряжение",
    "протокол": "Протокол",
}


class _Paper(NamedTuple):
    """A paper that has one date: its kind, who issued it, its number, its calendar year."""

    kind: str
    issuer: str
    number: str
    year: int


class _Named(NamedTuple):
    """A paper where it is named; `registered` where it is entered itself."""

    number: str
    day: date
    place: TypedText
    registered: bool = False


def two_dates(facts: CheckFacts) -> Iterator[CheckFinding]:
    """A paper that is named with another date than the register has, or than another text."""
    named: defaultdict[_Paper, list[_Named]] = defaultdict(list)
    for kind, one in (*_orders(facts), *_letters(facts)):
        named[_Paper(kind, "", number_key(one.number), one.day.year)].append(one)
    schools = {plan.id: plan.school_name for plan in facts.plans if plan.school_id is not None}
    office = facts.dossier.office()
    own = {
        name.casefold()
        for name in (office.full_name, office.full_name_genitive, office.short_name)
        if name
    }
    for place in facts.all_texts:
        for paper in mentions_in(place.text):
            key = _Paper(
                paper.kind,
                "" if _named_in_full(paper) in own else _issuer(paper, place, schools),
                number_key(paper.number),
                paper.issued_on.year,
            )
            named[key].append(_Named(paper.number, paper.issued_on, place))
    for paper, places in named.items():
        yield from _contradicting(paper, places)


def _orders(facts: CheckFacts) -> Iterator[tuple[str, _Named]]:
    for place in facts.texts:
        for table, key in place.about:
            order = facts.dossier.orders[key] if table == "order_record" else None
            if order is not None and order.number and order.issued_on and place.sort == "title":
                yield "приказ", _Named(order.number, order.issued_on, place, registered=True)


def _letters(facts: CheckFacts) -> Iterator[tuple[str, _Named]]:
    ours = {
        row.id: row
        for row in facts.rows("letter")
        if row.values["direction"] == LetterDirection.OUTGOING
    }
    for place in facts.texts:
        for table, key in place.about:
            row = ours.get(key) if table == "letter" else None
            day = None if row is None else row.day("issued_on")
            if row is not None and day is not None and row.text("number"):
                yield "письм", _Named(row.text("number"), day, place, registered=True)


def _named_in_full(paper: Mention) -> str:
    """Whose paper it is as the text says, without «(далее – …)»."""
    return _BRACKETS.sub("", paper.issuer).strip().casefold()


def _issuer(paper: Mention, place: TypedText, schools: dict[int, str]) -> str:
    """Whose paper it is: empty for one of the department; in a school's plan one of the school."""
    own = next(
        (schools[key] for table, key in place.about if table == "plan" and key in schools), ""
    )
    return paper.issuer.casefold() if _FOREIGN.search(paper.issuer) else own


def _contradicting(paper: _Paper, places: list[_Named]) -> Iterator[CheckFinding]:
    """One finding for a paper: where it is named otherwise than it is registered."""
    days = sorted({one.day for one in places})
    if len(days) == 1:
        return
    registered = {one.day for one in places if one.registered}
    others = [one for one in places if not one.registered and one.day not in registered]
    if not others:
        return  # two rows of a register: that its number is taken is told of them
    typed = [one for one in others if one.place.sort != "document"]
    others = typed or others  # a document prints what was typed elsewhere
    first = others[0]
    if not registered:
        first = next((one for one in others if one.day != first.day), first)
    words = f"{_TITLES[paper.kind]} №{NBSP}{first.number}"
    told = first.place.finding(
        "paper.two-dates",
        f"{words} назван с разными датами: {', '.join(map(date_digits, days))}",
        why=f"В реестре: {', '.join(map(date_digits, sorted(registered)))}." if registered else "",
        hint="Оставьте одну дату.",
    )
    wheres = list(dict.fromkeys(one.place.where for one in others))
    more = f" и ещё {whole(len(wheres) - 1)}" if registered and len(wheres) > 1 else ""
    about = tuple(dict.fromkeys(row for one in others for row in one.place.about))
    yield replace(told, where=f"{told.where}{more}", about=about)


CHECKS = (two_dates,)
