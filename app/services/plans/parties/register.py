"""What parties are recognised by: the schools, the people and the department of the register."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TypeVar

from app.enums import GrammarCase
from app.services.language.declension import is_feminine
from app.services.language.matching import folded
from app.services.language.school_names import name_key
from app.services.language.surnames import surname_forms
from app.services.plans.parties.keys import words_key
from app.services.plans.parties.typed.person_names import PersonName

# A name as somebody responsible stands in one of them; the genitive of men is the nominative of
# women, so that the others would tell nothing.
CASES = (GrammarCase.NOMINATIVE, GrammarCase.DATIVE, GrammarCase.INSTRUMENTAL)

_KIND = re.compile(r"\b(?:сош|оош|нош)\b")
_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPerson:
    """A person as names and posts in a plan are compared with them.

    Attributes:
        id: key of the person.
        surname: nominative, like the other parts of the name.
        given_name: may be an initial.
        patronymic: may be an initial or empty.
        post: where the register knows it.
        role: the part in the work, «муниципальный координатор».
        organisation: where the post is held.
    """

    id: int
    surname: str
    given_name: str = ""
    patronymic: str = ""
    post: str = ""
    role: str = ""
    organisation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownSchool:
    """A school with all its names and its head."""

    id: int
    names: tuple[str, ...]
    head_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class Register:
    """Schools and people by what they are called; each look-up is one by key.

    Attributes:
        schools: active ones.
        people: active ones.
        department: names of the department in all their forms.
    """

    schools: Sequence[KnownSchool] = ()
    people: Sequence[KnownPerson] = ()
    department: Sequence[str] = field(default=())

    def school(self, name: str) -> KnownSchool | None:
        """The school of a name as typed, in any case; None when two bear it."""
        key = name_key(name)
        return self._school_of(key) or self._school_of(words_key(key))

    def _school_of(self, key: str) -> KnownSchool | None:
        schools = self._schools.get(key, ()) if key else ()
        return schools[0] if len(schools) == 1 else None

    def person(self, name: PersonName) -> tuple[KnownPerson, GrammarCase] | None:
        """The person of a name and the case in which it is typed; None when it fits two."""
        return self._person(name.typed, name.given_name, name.patronymic)

    def called(self, text: str) -> tuple[KnownPerson, GrammarCase] | None:
        """The person of a text that is a surname, alone or with a given name: «Лунцова Елена»."""
        words = text.split()
        if len(words) == 1:
            return self._person(words[0])
        if len(words) == 2:
            return self._person(words[0], words[1]) or self._person(words[1], words[0])
        return None

    def _person(
        self, surname: str, given_name: str = "", patronymic: str = ""
    ) -> tuple[KnownPerson, GrammarCase] | None:
        fitting = [
            (person, case)
            for person, case in self._surnames.get(folded(surname), ())
            if _same(given_name, person.given_name) and _same(patronymic, person.patronymic)
        ]
        if len({person.id for person, _case in fitting}) > 1:
            fitting = [one for one in fitting if one[1] is GrammarCase.NOMINATIVE]
        return fitting[0] if len({person.id for person, _case in fitting}) == 1 else None

    def holder(self, post: str) -> KnownPerson | None:
        """Who alone holds a post or has a part in the work, as it is typed."""
        holders = self._posts.get(words_key(post), ())
        return holders[0] if len(holders) == 1 else None

    @cached_property
    def department_keys(self) -> frozenset[str]:
        """The `words_key` of each name of the department."""
        return frozenset(map(words_key, self.department))

    @cached_property
    def _schools(self) -> Mapping[str, tuple[KnownSchool, ...]]:
        named = (
            (key, school)
            for school in self.schools
            for name in school.names
            for key in _school_keys(name)
        )
        return _gathered(named)

    @cached_property
    def _surnames(self) -> Mapping[str, tuple[tuple[KnownPerson, GrammarCase], ...]]:
        return _gathered(
            (folded(form), (person, case))
            for person in self.people
            for case, form in _forms(person)
        )

    @cached_property
    def _posts(self) -> Mapping[str, tuple[KnownPerson, ...]]:
        return _gathered(
            (words_key(post), person)
            for person in self.people
            for post in (person.post, person.role, f"{person.post} {person.organisation}")
            if post.strip() and person.post + person.role
        )


@lru_cache(maxsize=8192)  # each saved measure asks for the names of the whole register
def _school_keys(name: str) -> frozenset[str]:
    """A name as it is, without its endings, and with a plain «школа» for the kind."""
    key = name_key(name)
    return frozenset((key, words_key(key), words_key(_KIND.sub("школа", key))))


def _forms(person: KnownPerson) -> Iterable[tuple[GrammarCase, str]]:
    """The surname in the cases of somebody responsible; of unknown gender, only as it stands."""
    feminine = is_feminine(person.surname, "", person.patronymic)
    if feminine is None:
        return ((GrammarCase.NOMINATIVE, person.surname),)
    forms = surname_forms(person.surname, feminine=feminine)
    return [(case, forms[case]) for case in CASES]


def _same(typed: str, known: str) -> bool:
    """Whether a given name or a patronymic may be the known one: initials, or the same stem."""
    one, other = folded(typed).strip(". "), folded(known).strip(". ")
    if not one or not other:
        return True
    length = min(len(one), len(other), 3)
    return one[:length] == other[:length]


def _gathered(pairs: Iterable[tuple[str, _Value]]) -> Mapping[str, tuple[_Value, ...]]:
    gathered: dict[str, tuple[_Value, ...]] = {}
    for key, value in pairs:
        if value not in gathered.setdefault(key, ()):
            gathered[key] = (*gathered[key], value)
    return gathered
