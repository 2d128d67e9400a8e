"""What the optional points of the list order say against its other facts."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from app.services.findings.finding import Finding, Weight
from app.services.findings.links import ToDocument
from app.services.language.dates import date_digits
from app.services.orders.orders import LIST_ORDER

if TYPE_CHECKING:
    from app.services.documents.kinds.identification.list_order.facts import ListOrderFacts


def contradictions(content: "ListOrderFacts") -> Iterator[Finding]:
    """Points that cannot be signed as they are chosen, each with the setting to change."""
    order, repealed, due = content.order, content.repealed, content.plans_due
    if repealed is not None and order is not None and repealed.id == order.id:
        yield _wrong("order.repeals-itself", "Приказ признаёт утратившим силу сам себя", "repeals")
    elif repealed is not None and repealed.number is None:
        text = "У приказа, который утрачивает силу, нет даты и номера"
        yield _wrong("order.repeals-draft", text, "repeals")
    if content.wants("publish") and not content.is_public:
        text = "Приказ размещается на сайте, а в этой редакции малые группы не скрыты"
        yield _wrong("order.publishes-internal", text, "version")
    if due is not None and content.day is not None and due < content.day:
        text = (
            f"Срок представления планов {date_digits(due)} раньше дня приказа"
            f" {date_digits(content.day)}"
        )
        yield _wrong("order.due-before-issue", text, "plans_due")


def _wrong(code: str, text: str, setting: str) -> Finding:
    link = ToDocument(LIST_ORDER, setting)
    return Finding(code=code, text=text, weight=Weight.ERROR, link=link)
