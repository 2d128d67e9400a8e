"""Points and terms that an order has when its settings say so, in the words of texts."""

from collections.abc import Iterator

from app.services.documents.dossier.facts import DocumentFacts
from app.services.documents.settings import VERSION
from app.services.documents.shared_settings import (
    ACQUAINT,
    EXECUTOR,
    GROUNDS,
    PLANS_DUE,
    PUBLISH,
    REPEALS,
)
from app.services.documents.text.vocabulary import Vocabulary
from app.services.findings.finding import Finding, Weight
from app.services.findings.links import ToDocument
from app.services.language.dates import date_digits
from app.services.language.sentences import quoted


def _plans_due(facts: DocumentFacts) -> str:
    due = facts.day_of(PLANS_DUE)
    return "" if due is None else date_digits(due)


def _repeals_in_vain(facts: DocumentFacts) -> Iterator[Finding]:
    order, repealed = facts.order, facts.repealed
    if repealed is not None and order is not None and repealed.id == order.id:
        text = "Приказ признаёт утратившим силу сам себя"
        yield _wrong(facts, "order.repeals-itself", text, REPEALS.name)
    elif repealed is not None and repealed.number is None:
        text = "У приказа, который утрачивает силу, нет даты и номера"
        yield _wrong(facts, "order.repeals-draft", text, REPEALS.name)


def _publishes_all(facts: DocumentFacts) -> Iterator[Finding]:
    if facts.wants(PUBLISH) and not facts.is_public:
        text = "Приказ размещается на сайте, а в этой редакции малые группы не скрыты"
        yield _wrong(facts, "order.publishes-internal", text, VERSION.name)


def _due_before(facts: DocumentFacts) -> Iterator[Finding]:
    due = facts.day_of(PLANS_DUE)
    if due is not None and due < facts.day:
        text = (
            f"Срок представления планов {date_digits(due)} раньше дня приказа"
            f" {date_digits(facts.day)}"
        )
        yield _wrong(facts, "order.due-before-issue", text, PLANS_DUE.name)


def _wrong(facts: DocumentFacts, code: str, text: str, setting: str) -> Finding:
    """A point that cannot be signed as it is chosen, with the setting to change."""
    link = ToDocument(facts.kind, setting)
    return Finding(code=code, text=text, weight=Weight.ERROR, link=link)


POINTS = Vocabulary[DocumentFacts]()
POINTS.fact(
    "основание приказа",
    lambda facts: facts.chosen(GROUNDS),
    entered="Настройки документа – Основание в преамбуле",
)
POINTS.flag("указан срок планов", lambda facts: facts.day_of(PLANS_DUE) is not None)
POINTS.fact(
    "срок планов",
    _plans_due,
    entered="Настройки документа – Срок представления планов школ",
)
POINTS.flag("нужно ознакомление", lambda facts: facts.wants(ACQUAINT))
POINTS.flag("нужно размещение на сайте", lambda facts: facts.wants(PUBLISH))
POINTS.flag("есть утративший силу приказ", lambda facts: facts.repealed is not None)
POINTS.fact(
    "утративший силу приказ",
    lambda facts: facts.repealed.requisites if facts.repealed else "",
)
POINTS.fact(
    "название утратившего силу приказа",
    lambda facts: quoted(facts.repealed.title) if facts.repealed else "",
)
POINTS.flag("нужна отметка об исполнителе", lambda facts: facts.wants(EXECUTOR))
POINTS.check(_repeals_in_vain, "есть утративший силу приказ", "утративший силу приказ")
POINTS.check(_publishes_all, "нужно размещение на сайте")
POINTS.check(_due_before, "указан срок планов", "срок планов")
