"""States of the order that changes another one."""

from dataclasses import replace
from datetime import date

from app.services.documents.dossier.facts import DocumentFacts
from app.services.documents.dossier.named.people import Controller
from app.services.orders.orders import OrderRow
from app.services.schools.support import SupportRow
from tests.services.documents import facts_samples as given
from tests.services.documents.given_facts import facts

FORMER = replace(given.REGISTERED, id=3, number="458", issued_on=date(2018, 8, 17))


def order(
    *supported: SupportRow, row: OrderRow | None = given.REGISTERED, **chosen: str
) -> DocumentFacts:
    """Facts of the order."""
    found = facts(
        "amending-order",
        chosen,
        office=given.OFFICE,
        order=row,
        day=date(2019, 10, 21),
        supported=supported,
        control=Controller("Иванову О.И.", "заместителя начальника", 3)
        if "publish" in chosen
        else None,
        repealed=given.REGISTERED if "publish" in chosen else None,
    )
    vars(found.dossier)["orders"] = {3: FORMER}
    return found


def states() -> dict[str, DocumentFacts]:
    """Facts by the names of their golden trees."""
    many = tuple(
        replace(given.SUPPORTED[0], school=f"МБОУ «Средняя общеобразовательная школа № {key}»")
        for key in range(1, 31)
    )
    return {
        "nothing": order(row=None),
        "one": order(given.SUPPORTED[0], amends="3"),
        "register": order(
            *given.SUPPORTED,
            row=replace(given.REGISTERED, amends_id=3),
            grounds="приказом министерства от 17.08.2019 № 12",
            acquaint="1",
            publish="1",
            version="public",
        ),
        "thirty": order(*many, amends="3"),
    }
