"""States of the order on the working group."""

from app.services.documents.dossier.facts import DocumentFacts
from app.services.documents.dossier.named.people import Controller
from app.services.programmes.parts import Programme
from app.services.registers.description.register import RegisterRow
from tests.services.documents import facts_samples as given
from tests.services.documents.programme_samples import PEOPLE, SHORT, of_programme, person

_SCHOOL = "МБОУ «СОШ № 30»"


def member(key: int, role: str) -> RegisterRow:
    """Somebody of the register of the group."""
    values = {"person_id": key, "role": role}
    return RegisterRow(id=key, year=2019, values=values, names={}, children={})


def group(
    members: tuple[RegisterRow, ...], programme: Programme | None = None, **chosen: str
) -> DocumentFacts:
    """Facts of the order on a group."""
    people = [
        *PEOPLE.values(),
        *(person(key, f"Петрова{key}", "учитель", _SCHOOL) for key in range(3, 31)),
    ]
    return of_programme(
        "group-order",
        programme,
        plan=None,
        people=people,
        chosen=chosen,
        order=given.REGISTERED if members else None,
        control=Controller("Иванову О.И.", "заместителя начальника", 3) if chosen else None,
        repealed=given.REGISTERED if chosen else None,
        registers={"group_member": list(members)},
    )


def states() -> dict[str, DocumentFacts]:
    """Facts by the names of their golden trees."""
    usual = (member(1, "председатель"), member(2, ""))
    return {
        "nothing": group(()),
        "usual": group(usual),
        "whole": group(
            usual[:1],
            SHORT,
            grounds="приказом министерства от 17.08.2018 № 12",
            acquaint="1",
            publish="1",
            version="public",
        ),
        "thirty": group(tuple(member(key, "член группы") for key in range(1, 31))),
    }
