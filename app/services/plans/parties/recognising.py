"""What a party of a cell is: a school or a person of the register, an organisation, a group."""

import re
from collections.abc import Iterator, Mapping, Sequence

from app.enums import GrammarCase, PartyKind
from app.services.plans.parties.groups import is_group
from app.services.plans.parties.keys import words_key
from app.services.plans.parties.party import Party
from app.services.plans.parties.register import KnownPerson, KnownSchool, Register
from app.services.plans.parties.typed.cutting import LEGAL_FORM
from app.services.plans.parties.typed.heads import names_organisation, post_in
from app.services.plans.parties.typed.person_names import names_in
from app.services.plans.parties.typed.splitting import TypedParty

_LISTED = re.compile(r"(?P<before>.*?)№?\s*\d+(?:(?:\s*,\s*|\s+и\s+)№?\s*\d+)+")
_LONGEST_LIST = 300  # letters; no list of schools is longer
_NUMBERS = re.compile(r"\d+")
_AT_SCHOOL = re.compile(
    r"^(?:администраци\w+|директор\w*|руководител\w+|коллектив\w*|команд\w+|педагог\w*|учител\w+"
    r"|методист\w*|специалист\w*|работник\w*|заместител\w+ директора|и\. ?о\. директора"
    r"|врио директора"
    r"|(?:педагогическ\w+|управленческ\w+) (?:коллектив\w*|команд\w+|работник\w*))"
    r"(?: по [А-ЯЁ]{2,4})?\s+(?=\S)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r",\s*[^\s№\d].*$|\s*\([^()]*\)\s*$", re.DOTALL)
_ABBREVIATION = re.compile(r"(?=\S*[А-ЯЁ]\S*[А-ЯЁ])[А-ЯЁа-яё]{2,12}")
_ORGANISATION = re.compile(rf"^{LEGAL_FORM}\b|[«\"“„]|\b[А-ЯЁ]{{3,}}\b")


def recognise(
    parties: Sequence[TypedParty], register: Register, names: Mapping[str, str]
) -> tuple[Party, ...]:
    """The parties of one cell, none twice.

    Args:
        parties: what `split_cell` gives.
        register: the schools and people that are known.
        names: what `introduced` gives for the plan.
    """
    told: dict[str, Party] = {}
    for typed in parties:
        for name in _names(typed.text, register):
            party = recognise_one(name, register, names, agreed=typed.agreed)
            told.setdefault(party.name, party)
    return tuple(told.values())


def _names(text: str, register: Register) -> Iterator[str]:
    """The party, or each school of a list of numbers if all of them are in the register."""
    listed = _LISTED.fullmatch(text) if len(text) <= _LONGEST_LIST else None
    if listed is not None:
        before = listed["before"].rstrip()
        names = [f"{before} № {number}" for number in _NUMBERS.findall(text[len(before) :])]
        if all(_school(name, register) for name in names):
            yield from names
            return
    yield text


def recognise_one(
    name: str, register: Register, names: Mapping[str, str], *, agreed: bool = False
) -> Party:
    """What one party is."""
    long = names.get(name, name)
    school = _school(long, register)
    if school is not None:
        return Party(name=name, kind=PartyKind.SCHOOL, agreed=agreed, school_id=school.id)
    person = _person(long, register)
    if person is not None:
        known, case = person
        return Party(
            name=name,
            kind=PartyKind.PERSON,
            agreed=agreed,
            person_id=None if known is None else known.id,
            case=case,
        )
    works_at = _school_of_people(long, register)
    if works_at is not None:
        one = bool(post_in(long))
        kind = PartyKind.PERSON if one else PartyKind.SCHOOL
        head = works_at.head_id if one and _is_head(long) else None
        return Party(name=name, kind=kind, agreed=agreed, school_id=works_at.id, person_id=head)
    return Party(name=name, kind=_kind(name, long, register), agreed=agreed)


def _school(name: str, register: Register) -> KnownSchool | None:
    return register.school(name) or register.school(_ADDRESS.sub("", name))


def _school_of_people(name: str, register: Register) -> KnownSchool | None:
    rest = _AT_SCHOOL.sub("", name)
    return None if rest == name else _school(rest, register)


def _is_head(name: str) -> bool:
    return post_in(name).startswith(("директор", "руководител", "и. о. директор", "и.о. директор"))


def _person(text: str, register: Register) -> tuple[KnownPerson | None, GrammarCase] | None:
    """Who is named or alone holds the post, with the case; None for what is nobody's name."""
    found = names_in(text)
    if found:
        return register.person(found[0]) or (None, GrammarCase.NOMINATIVE)
    called = register.called(text)
    if called is not None:
        return called
    holder = register.holder(text)
    return None if holder is None else (holder, GrammarCase.NOMINATIVE)


def _kind(name: str, long: str, register: Register) -> PartyKind:
    if words_key(long) in register.department_keys:
        return PartyKind.ORGANISATION
    if is_group(long) or is_group(name):
        return PartyKind.GROUP
    if post_in(long):
        return PartyKind.PERSON
    if _ORGANISATION.search(long) or _ABBREVIATION.fullmatch(long) or names_organisation(long):
        return PartyKind.ORGANISATION
    return PartyKind.UNKNOWN
