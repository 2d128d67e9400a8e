"""States of the order by which schools leave the lists."""

from dataclasses import replace
from datetime import date

from app.enums import SupportKind
from app.services.documents.dossier.facts import DocumentFacts
from app.services.documents.dossier.named.people import Controller
from app.services.orders.orders import OrderRow
from app.services.schools.support import SupportRow
from tests.services.documents import facts_samples as given
from tests.services.documents.given_facts import facts

LEFT = replace(
    given.SUPPORTED[0],
    left_on=date(2019, 6, 20),
    exit_basis="Результаты выше границы два года подряд",
    exit_order=given.REGISTERED,
)
SILENT = replace(given.SUPPORTED[1], left_on=date(2019, 6, 20))
CONDITIONS = replace(
    LEFT, id=9, school="МБОУ «ООШ № 29»", kind=SupportKind.SHSSU, exit_basis="Школа-партнёр"
)


def order(
    *stays: SupportRow, row: OrderRow | None = given.REGISTERED, **chosen: str
) -> DocumentFacts:
    """Facts of the order."""
    found = facts(
        "exclusion-order",
        chosen,
        office=given.OFFICE,
        order=row,
        control=Controller("Иванову О.И.", "заместителя начальника", 3) if chosen else None,
        repealed=given.REGISTERED if chosen else None,
    )
    vars(found.dossier)["_support"] = list(stays)
    return found


def states() -> dict[str, DocumentFacts]:
    """Facts by the names of their golden trees."""
    many = tuple(
        replace(LEFT, id=key, school=f"МБОУ «Средняя общеобразовательная школа № {key}»")
        for key in range(1, 31)
    )
    return {
        "nothing": order(row=None),
        "one": order(LEFT, given.SUPPORTED[1]),
        "no-basis": order(SILENT, row=None),
        "whole": order(
            LEFT,
            CONDITIONS,
            grounds="приказом министерства от 17.08.2019 № 12",
            acquaint="1",
            publish="1",
            version="public",
        ),
        "thirty": order(*many),
    }
