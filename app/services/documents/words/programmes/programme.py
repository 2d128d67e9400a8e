"""A programme in the words of texts: its title, period, aim, order, and its long texts."""

import re
from collections.abc import Iterator
from functools import partial

from app.enums import GrammarCase
from app.services.documents.dossier.facts import DocumentFacts
from app.services.documents.facts import date_and_number
from app.services.documents.shared_settings import flag
from app.services.documents.text.vocabulary import RowValues, Vocabulary
from app.services.documents.words.programmes.titles import programme_title
from app.services.findings.finding import Finding, Weight
from app.services.findings.links import Link, ToOrder, ToProgramme, ToProgrammes
from app.services.language.dates import year_name
from app.services.language.plan_titles import PlanTitle

PASSPORT = flag("passport", "Паспорт программы", on=True)
FULL_PASSPORT = flag("full_passport", "Полный паспорт: с основаниями и рисками", on=False)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_TEXTS = (  # name of the word, field of the programme
    ("цель программы", "aim"),
    ("исполнители программы", "executors"),
    ("участники программы", "participants"),
    ("механизм программы", "mechanism"),
    ("ресурсы программы", "resources"),
    ("управление программой", "management"),
    ("контроль программы", "control"),
)
_IN_PASSPORT = frozenset({"executors", "mechanism", "developers", "tasks"})  # and nowhere else
_OPTIONAL = frozenset({"participants", "resources"})  # printed only where there are any


def _none(facts: DocumentFacts) -> Finding:
    text = f"Нет программы, в срок которой входит {year_name(facts.asked_year)} учебный год"
    link = ToProgrammes(facts.asked_year)
    return Finding(code="programme.none", text=text, weight=Weight.STOP, link=link)


def lacking(facts: DocumentFacts, words: str, part: str) -> Finding:
    """What is told while a part of the programme is empty, and where it is entered."""
    key = None if facts.programme is None else facts.programme.id
    if key is None:
        return _none(facts)
    code, link = f"programme.no-{part.replace('_', '-')}", ToProgramme(key, part)
    return Finding(code=code, text=f"Не указано: {words}", link=link)


def empty_parts(facts: DocumentFacts, words: str, part: str) -> Iterator[Finding]:
    """What is told while a part of the programme at hand is empty that the document prints."""
    if facts.programme is None or getattr(facts.programme, part):
        return
    if part in _IN_PASSPORT and not _has_row(facts, part):
        return
    yield lacking(facts, words, part)


def _has_row(facts: DocumentFacts, part: str) -> bool:
    """Whether the passport has a line of a part; the full one has that of the mechanism if told."""
    return has_passport(facts) and (part != "mechanism" or not facts.wants(FULL_PASSPORT))


def has_passport(facts: DocumentFacts) -> bool:
    """Whether the document has a passport of the programme; a text that never asks has one."""
    return PASSPORT.name not in facts.settings or facts.wants(PASSPORT)


def _no_programme(facts: DocumentFacts) -> Iterator[Finding]:
    if facts.programme is None:
        yield _none(facts)


def _no_order(facts: DocumentFacts) -> Iterator[Finding]:
    order = facts.programme_order
    if facts.programme is None:
        return
    if order is None:
        yield lacking(facts, "приказ, которым утверждена программа", "order_id")
    elif order.number is None:
        text = "У приказа, которым утверждена программа, нет номера и даты"
        link = ToOrder(order.id, edit=True)
        yield Finding(code="order.no-number", text=text, link=link)


def _paragraphs(text: str) -> list[RowValues]:
    return [{"абзац": line} for line in filter(None, map(str.strip, text.splitlines()))]


def _title(facts: DocumentFacts) -> PlanTitle:
    return programme_title(facts.programme)


def _link_to(facts: DocumentFacts, part: str) -> Link | None:
    key = None if facts.programme is None else facts.programme.id
    return None if key is None else ToProgramme(key, part)


def _of(facts: DocumentFacts, part: str) -> str:
    return "" if facts.programme is None else str(getattr(facts.programme, part))


def ended(text: str) -> str:
    """A text of which the document says how it ends: without the sign that was typed there."""
    return text.strip().rstrip(".;,")


def _text(words: str, part: str) -> None:
    """Add a text of the programme: as it is, and by its paragraphs."""
    PROGRAMMES.fact(
        words,
        lambda facts: ended(_of(facts, part)),
        entered="Планы – Программы",
        lacking=partial(lacking, words=words, part=part),
    )
    by_paragraph = f"{words} по абзацам"
    PROGRAMMES.rows(by_paragraph, ("абзац",), lambda facts: _paragraphs(_of(facts, part)))
    if part not in _OPTIONAL:
        PROGRAMMES.check(partial(empty_parts, words=words, part=part), f"{words}, им.")


PROGRAMMES = Vocabulary[DocumentFacts]()
PROGRAMMES.check(_no_programme, "название программы")
PROGRAMMES.flag("выбрана программа", lambda facts: facts.programme is not None)
PROGRAMMES.fact("название программы", lambda facts: _of(facts, "title"))
PROGRAMMES.fact(
    "программа",
    forms={
        GrammarCase.GENITIVE: lambda facts: _title(facts).genitive,
        GrammarCase.ACCUSATIVE: lambda facts: _title(facts).accusative,
    },
)
PROGRAMMES.fact(
    "вид программы",
    lambda facts: _title(facts).kind.lower(),
    forms={
        GrammarCase.NOMINATIVE: lambda facts: _title(facts).kind.lower(),
        GrammarCase.GENITIVE: lambda facts: _title(facts).kind_genitive,
        GrammarCase.ACCUSATIVE: lambda facts: _title(facts).kind_accusative,
    },
)
PROGRAMMES.fact("слово грифа программы", lambda facts: _title(facts).approved.upper())
PROGRAMMES.flag("название вида женского рода", lambda facts: _title(facts).approved.endswith("а"))
PROGRAMMES.flag("год программы не назван", lambda facts: not _YEAR.search(_of(facts, "title")))
PROGRAMMES.fact("срок программы", lambda facts: _of(facts, "period_text"))
PROGRAMMES.fact(
    "срок программы для имени файла",
    lambda facts: _of(facts, "period_text").replace("/", "-"),
)
PROGRAMMES.fact(
    "реквизиты приказа о программе",
    lambda facts: " ".join(date_and_number(facts.programme_order)),
)
PROGRAMMES.check(_no_order, "реквизиты приказа о программе")
PROGRAMMES.flag("нужен паспорт программы", lambda facts: facts.wants(PASSPORT))
PROGRAMMES.flag("нужен полный паспорт", lambda facts: facts.wants(FULL_PASSPORT))
for _words, _part in _TEXTS:
    _text(_words, _part)
for _words, _part in (("описание проблемы", "problem"), ("концепция программы", "concept")):
    PROGRAMMES.text(_words, partial(_of, part=_part), partial(_link_to, part=_part))
PROGRAMMES.check(
    partial(empty_parts, words="описание проблемы", part="problem"), "описание проблемы"
)
PROGRAMMES.ask(PASSPORT, "нужен паспорт программы")
PROGRAMMES.ask(FULL_PASSPORT, "нужен полный паспорт")
