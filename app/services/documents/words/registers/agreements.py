"""The agreement of a pair of schools in the words of texts: its two parties, actions and term."""

from collections.abc import Iterator

from app.services.documents.dossier.facts import DocumentFacts
from app.services.documents.references import naming_row
from app.services.documents.text.vocabulary import Vocabulary
from app.services.documents.words.registers.pairs import partner_of
from app.services.documents.words.registers.rows import without_rows
from app.services.documents.words.schools.parties import Party, name_party
from app.services.findings.finding import Finding
from app.services.findings.links import ToRegister
from app.services.language.dates import date_words
from app.services.registers.description.register import RegisterRow
from app.services.registers.kinds.pairs import SCHOOL_PAIRS as REGISTER

PAIR = naming_row(REGISTER.name, "Пара школ")
_SCHOOL, _ACTIONS = "школа соглашения", "действия соглашения"


def _pair(facts: DocumentFacts) -> RegisterRow | None:
    return facts.register_row(PAIR)


def _link(facts: DocumentFacts, pair: RegisterRow) -> ToRegister:
    return ToRegister(REGISTER.name, pair.id, facts.asked_year)


def _school(facts: DocumentFacts) -> Party | None:
    pair = _pair(facts)
    if pair is None:
        return None
    school = facts.dossier.schools.get(pair.number("school_id") or 0)
    return Party(school, pair.text("school_id"), _link(facts, pair))


def _partner(facts: DocumentFacts) -> Party | None:
    pair = _pair(facts)
    if pair is None:
        return None
    school = facts.dossier.schools.get(pair.number("partner_id") or 0)
    return Party(school, partner_of(pair), _link(facts, pair))


def _text(facts: DocumentFacts, column: str) -> str:
    pair = _pair(facts)
    return "" if pair is None else pair.text(column)


def _day(facts: DocumentFacts, column: str) -> str:
    pair = _pair(facts)
    day = None if pair is None else pair.day(column)
    return "" if day is None else date_words(day)


def _lacking(facts: DocumentFacts) -> Iterator[Finding]:
    pair = _pair(facts)
    if pair is None:
        return
    for code, value, words in (
        ("number", pair.text("agreement_number"), "номер соглашения"),
        ("day", pair.day("agreed_on"), "дата соглашения"),
        ("direction", pair.text("direction"), "направление взаимодействия"),
        ("actions", pair.text("actions"), "совместные действия"),
        ("term", pair.day("ends_on"), "срок действия соглашения"),
    ):
        if not value:
            text, link = f"Не указано: {words}", _link(facts, pair)
            yield Finding(code=f"agreement.no-{code}", text=text, link=link)


AGREEMENTS = Vocabulary[DocumentFacts]()
AGREEMENTS.check(without_rows(REGISTER, "pair.none", "Пары школ не внесены"), _SCHOOL)
name_party(AGREEMENTS, _SCHOOL, "школы соглашения", _school)
name_party(AGREEMENTS, "партнёр соглашения", "партнёра соглашения", _partner)
AGREEMENTS.fact("номер соглашения", lambda facts: _text(facts, "agreement_number"))
AGREEMENTS.fact("направление соглашения", lambda facts: _text(facts, "direction"))
AGREEMENTS.fact("день соглашения", lambda facts: _day(facts, "agreed_on"))
AGREEMENTS.fact("последний день соглашения", lambda facts: _day(facts, "ends_on"))
AGREEMENTS.fact("место соглашения", lambda facts: facts.office.place)
AGREEMENTS.rows(
    _ACTIONS,
    ("действие",),
    lambda facts: [
        {"действие": line.strip().rstrip(".;")}
        for line in _text(facts, "actions").splitlines()
        if line.strip()
    ],
)
AGREEMENTS.check(_lacking, _SCHOOL)
AGREEMENTS.ask(PAIR, *AGREEMENTS.names())
