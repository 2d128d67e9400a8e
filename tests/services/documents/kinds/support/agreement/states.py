"""States of the agreement: no pair, whole, of a partner outside the register, with long names."""

from dataclasses import replace
from typing import Any

from app.enums import GrammarCase
from app.services.department.people import NamePost, PersonRow
from app.services.documents.dossier.facts import DocumentFacts
from app.services.registers.kinds.pairs import SCHOOL_PAIRS
from app.services.schools.schools import SchoolRow
from tests.services.documents import register_samples as given
from tests.services.documents.kinds.support.pairs.states import AGREED, OTHER, THIRTY


def person(key: int, surname: str, post: str = "директор") -> PersonRow:
    """The director of a school with the genitive that the user accepted."""
    fields: dict[str, Any] = dict.fromkeys(("phone", "email", "role", "organisation"), "")
    form = NamePost(f"{surname}а И.П.", "директора")
    return PersonRow(
        id=key,
        surname=surname,
        given_name="Иван",
        patronymic="Петрович",
        post=post,
        active=True,
        forms={GrammarCase.GENITIVE: form},
        **fields,
    )


PEOPLE = {7: person(7, "Орлов"), 8: person(8, "Попов")}
SCHOOLS = (
    given.school(
        1,
        "МБОУ «СОШ № 30»",
        full_name="Муниципальное бюджетное общеобразовательное учреждение «СОШ № 30»",
        settlement="п. Полянский",
        phone="8 (800) 555-30-30",
        email="school30@example.ru",
        head_id=7,
    ),
    given.school(4, "МБОУ «Лицей № 1»", settlement="г. Заречье", head_id=8),
)


def agreement(rows: list[Any], *schools: SchoolRow, people: Any = PEOPLE) -> DocumentFacts:
    """Facts of an agreement of the last of these pairs."""
    made = given.of_registers("agreement", {SCHOOL_PAIRS.name: rows})
    vars(made.dossier).update(schools={one.id: one for one in schools}, people=people)
    return made


def states() -> dict[str, DocumentFacts]:
    """Facts by the names of their golden trees."""
    long = [
        replace(one, short_name=given.LONG.format(one.id), full_name=given.LONG.format(one.id))
        for one in (replace(SCHOOLS[0], id=30), replace(SCHOOLS[1], id=130))
    ]
    without_post = {7: replace(PEOPLE[7], post="")}
    return {
        "nothing": agreement([]),
        "whole": agreement([AGREED], *SCHOOLS),
        "outside": agreement([AGREED, OTHER], replace(SCHOOLS[0], id=2), people=without_post),
        "long": agreement(THIRTY, *long),
    }
