"""An order in the words of its text: date, place and number, the mark on what it approves."""

from collections.abc import Iterator
from typing import NamedTuple

from app.services.documents.dossier.facts import DocumentFacts
from app.services.documents.dossier.named.issued import named_order
from app.services.documents.facts import Office, approved_by, date_and_number, missing_of_office
from app.services.documents.file_names import order_part
from app.services.documents.model.blocks import Registration
from app.services.documents.references import Reference, naming
from app.services.documents.text.vocabulary import Vocabulary
from app.services.findings.finding import Finding, Weight
from app.services.findings.links import ToDocument
from app.services.language.sentences import quoted
from app.services.orders.orders import OrderRow

AMENDS = naming(
    "amends",
    "Приказ, в который вносятся изменения",
    Reference("order_record", "Тот, что указан в реестре", "взят указанный в реестре"),
    yearly=True,
)


class Issued(NamedTuple):
    """An order of the department; without its row the lines to fill in are printed."""

    office: Office
    order: OrderRow | None


def _registration(issued: Issued) -> Registration:
    date, number = date_and_number(issued.order)
    return Registration(date, issued.office.place, number)


ORDER = Vocabulary[Issued]()
ORDER.fact("приказ для имени файла", lambda issued: order_part(issued.order))
ORDER.part("дата, место, номер", _registration)
ORDER.approves(
    lambda issued: approved_by(issued.office, issued.order),
    lambda issued: missing_of_office(issued.office, "full_name_genitive"),
)


def _amended(facts: DocumentFacts) -> OrderRow | None:
    """The order that this one changes: as it is chosen, else as its row of the register says."""
    if facts.chosen(AMENDS) or facts.order is None or facts.order.amends_id is None:
        return named_order(facts.dossier, facts.chosen(AMENDS))
    return facts.dossier.orders.get(facts.order.amends_id)


def _amends_in_vain(facts: DocumentFacts) -> Iterator[Finding]:
    order, amended = facts.order, _amended(facts)
    if amended is None:
        text = "Не выбран приказ, в который вносятся изменения"
        link = ToDocument(facts.kind, AMENDS.name)
        yield Finding(code="order.amends-none", text=text, weight=Weight.STOP, link=link)
    elif order is not None and order.id == amended.id:
        text = "Приказ вносит изменения в самого себя"
        yield _wrong(facts, "order.amends-itself", text)
    elif amended.number is None:
        text = "У приказа, в который вносятся изменения, нет даты и номера"
        yield _wrong(facts, "order.amends-draft", text)
    elif order is not None and _is_before(order, amended):
        text = "Приказ раньше того, в который вносит изменения"
        yield _wrong(facts, "order.amends-later", text)


def _is_before(order: OrderRow, other: OrderRow) -> bool:
    """Whether both have their day, and that of the first is the earlier one."""
    days = order.issued_on, other.issued_on
    return days[0] is not None and days[1] is not None and days[0] < days[1]


def _wrong(facts: DocumentFacts, code: str, text: str) -> Finding:
    link = ToDocument(facts.kind, AMENDS.name)
    return Finding(code=code, text=text, weight=Weight.ERROR, link=link)


AMENDED = Vocabulary[DocumentFacts]()
AMENDED.fact(
    "изменяемый приказ",
    lambda facts: " ".join(date_and_number(_amended(facts))),
)
AMENDED.fact(
    "название изменяемого приказа",
    lambda facts: quoted(row.title) if (row := _amended(facts)) else "",
)
AMENDED.ask(AMENDS, "изменяемый приказ", "название изменяемого приказа")
AMENDED.check(_amends_in_vain, "изменяемый приказ", "название изменяемого приказа")
