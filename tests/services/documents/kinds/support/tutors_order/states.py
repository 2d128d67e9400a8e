"""States of the order about tutors: nothing, one, all its points, thirty with long names."""

from dataclasses import replace
from datetime import date

from app.services.documents.dossier.facts import DocumentFacts
from app.services.documents.dossier.named.people import Controller
from app.services.documents.facts import Office
from app.services.registers.kinds.tutors import SCHOOL_TUTORS
from tests.services.documents import facts_samples as given
from tests.services.documents.register_samples import LONG, of_registers, row

ONE = row(
    SCHOOL_TUTORS,
    1,
    school_id="МБОУ «СОШ № 30»",
    name="Орлова Анна Петровна",
    post="учитель математики",
    organisation="МБОУ «Лицей № 1»",
    subject="математика",
    whom="учителя 5–9 классов",
)
BARE = row(SCHOOL_TUTORS, 2, school_id="МБОУ «Полянская СОШ»", name="Ким Олег Андреевич")
THIRTY = [
    replace(ONE, id=at, names={**ONE.names, "school_id": LONG.format(at)}) for at in range(1, 31)
]
REPEALED = replace(given.REGISTERED, id=1, number="458", issued_on=date(2018, 8, 17))


def states() -> dict[str, DocumentFacts]:
    """Facts by the names of their golden trees."""
    kind, name = "tutors-order", SCHOOL_TUTORS.name
    return {
        "nothing": of_registers(kind, {}, office=Office(), order=None),
        "one": of_registers(kind, {name: [ONE]}, order=given.REGISTERED),
        "every-point": of_registers(
            kind,
            {name: [ONE, BARE]},
            chosen={"acquaint": "да", "grounds": "приказом Министерства от 05.03.2018 № 30"},
            order=given.DRAFT,
            repealed=REPEALED,
            control=Controller("Лунцову Е.В.", "методиста", 7),
        ),
        "thirty": of_registers(kind, {name: THIRTY}, order=given.DRAFT),
    }
