"""A responsible party and what it is known as."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from app.enums import GrammarCase, PartyKind
from app.services.plans.parties.groups import means_schools
from app.services.plans.parties.keys import person_key, words_key
from app.services.plans.parties.typed.person_names import names_in

DEPARTMENT = "department"


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A responsible party.

    Attributes:
        name: as typed, on one line.
        kind: what it is.
        agreed: it answers «по согласованию».
        school_id: the school that it is, or that it works at; None for all others.
        person_id: the person that it is, or who alone holds the post that is named.
        case: the grammatical case in which the name of the person is typed, while it is read.
        key: the same for all ways to write it, see `party_key`; empty until it is asked for.
    """

    name: str
    kind: PartyKind = PartyKind.UNKNOWN
    agreed: bool = False
    school_id: int | None = None
    person_id: int | None = None
    case: GrammarCase = GrammarCase.NOMINATIVE
    key: str = ""

    @property
    def means_schools(self) -> bool:
        """Whether it stands for schools that it does not name: «школы округа», «руководители ОО».

        Which ones, the plan says (`group_schools`).
        """
        return self.school_id is None and self.person_id is None and means_schools(self.name)


def party_key(party: Party, names: Mapping[str, str], department: Collection[str]) -> str:
    """The same for all ways to write a party: the school, the person, or the words of its name.

    Args:
        party: recognised.
        names: the abbreviations of the plan.
        department: the `words_key` of each name of the department.
    """
    if party.person_id is not None:
        return f"person {party.person_id}"
    if party.school_id is not None and party.kind is PartyKind.SCHOOL:
        return f"school {party.school_id}"
    long = names.get(party.name, party.name)
    people = names_in(long)
    if people:
        return person_key(people[0])
    key = words_key(long)
    return DEPARTMENT if key in department else key
