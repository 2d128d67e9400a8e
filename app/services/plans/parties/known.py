"""The register that parties are recognised by, read on the session of a running change."""

from typing import TYPE_CHECKING

from app.services.department.department import load_names
from app.services.department.people import load_people
from app.services.plans.parties.register import KnownPerson, KnownSchool, Register
from app.services.schools.known import load_all_names, load_heads

if TYPE_CHECKING:
    from sqlmodel import Session


def load_known(session: "Session") -> Register:
    """Schools and people in use, and the department."""
    named = load_all_names(session.connection())
    return Register(
        schools=[
            KnownSchool(id=school_id, names=tuple(named[school_id]), head_id=head_id)
            for school_id, head_id in load_heads(session.connection()).items()
        ],
        people=[
            KnownPerson(
                id=key,
                surname=person.surname,
                given_name=person.given_name,
                patronymic=person.patronymic,
                post=person.post,
                role=person.role,
                organisation=person.organisation,
            )
            for key, person in load_people(session).items()
            if person.active
        ],
        department=load_names(session),
    )
