"""Which school of the register a row of a file is about.

The login first, then the code ОО, then the normalised name within the municipality. What stays
unknown, or what points at two schools at once, becomes a question; a school is never made, and a
contradiction never settled, silently.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from app.services.department.facts import load_territory
from app.services.importing.binding.questions import (
    UNKNOWN,
    Candidate,
    Doubt,
    SchoolAnswer,
    SchoolQuestion,
    ambiguous,
    login_or_code,
    number_or_name,
)
from app.services.importing.binding.refs import (
    KnownSchool,
    SchoolRef,
    bare_name,
    municipality_key,
    name_key,
)
from app.services.importing.binding.similar_names import SimilarNames
from app.services.language.logins import login_digits, login_key
from app.services.progress import Progress, Steps
from app.services.schools.known import load_aliases, load_register

if TYPE_CHECKING:
    from sqlalchemy import Connection

__all__ = [
    "Candidate",
    "Match",
    "SchoolAnswer",
    "SchoolIndex",
    "SchoolQuestion",
    "SchoolRef",
    "bare_name",
    "load_index",
    "municipality_key",
]

Place = tuple[str, int | None]

_UNKNOWN = "Школы нет в реестре: укажите, какая это школа."
_CANDIDATES = 5
_MOST_NAMESAKES = 20
_AT_ONCE = 50


class Match(NamedTuple):
    """What the register says about a reference: a school, a doubt, or neither."""

    school_id: int | None = None
    doubt: Doubt | None = None


@dataclass(kw_only=True)
class SchoolIndex:
    """The register for look-ups, with the schools that this call is going to make.

    Attributes:
        schools: by id; negative ids are schools to be made.
        own: key of the department's own municipality, or empty when it is not known.
        create: make unknown schools instead of asking.
        answers: the user's answers by the key of the question.
        to_create: schools that will be made because of an answer or of `create`.
        remembered: names and logins of this file that the user bound to a school.
        questions: open questions of this file.
        waiting: (sheet, row) of the rows of this file whose question is open -> what is asked, in
            words; no row: the whole sheet.
        left_out: the places of the rows that the user told to leave out.
    """

    schools: dict[int, KnownSchool]
    own: str = ""
    create: bool = False
    answers: Mapping[str, SchoolAnswer] = field(default_factory=dict[str, SchoolAnswer])
    to_create: dict[int, SchoolRef] = field(default_factory=dict[int, SchoolRef])
    remembered: dict[int, list[SchoolRef]] = field(default_factory=dict[int, list[SchoolRef]])
    questions: dict[str, SchoolQuestion] = field(default_factory=dict[str, SchoolQuestion])
    waiting: dict[Place, str] = field(default_factory=dict["Place", str])
    left_out: set[Place] = field(default_factory=set["Place"])
    _made: int = 0
    _by_login: dict[str, int] = field(default_factory=dict[str, int])
    _by_code: dict[str, int] = field(default_factory=dict[str, int])
    _by_name: dict[str, list[int]] = field(default_factory=dict[str, list[int]])

    def __post_init__(self) -> None:
        for school in self.schools.values():
            self._index(school)

    def add(self, ref: SchoolRef, names: Iterable[str] = ()) -> int:
        """A school that will be made; later rows and files of the call bind to it."""
        self._made += 1
        new = -self._made
        place = municipality_key(ref.municipality)
        keys = {name_key(ref.name), *map(name_key, names)}
        self.schools[new] = KnownSchool(
            id=new, name=ref.name, login=ref.login, oo_code=ref.oo_code, place=place, keys=keys
        )
        self._index(self.schools[new])
        return new

    def bind_all(self, refs: Iterable[SchoolRef]) -> dict[SchoolRef, int | None]:
        """The school of every reference; None where a question is open or the rows are left out.

        All references of one table come together: a single municipality in them is taken for the
        department's own when that is not known.
        """
        wanted = list(dict.fromkeys(refs))
        places = {municipality_key(ref.municipality) for ref in wanted} - {""}
        own = self.own or (next(iter(places)) if len(places) == 1 else "")
        return {ref: self._bind(ref, own) for ref in wanted}

    def match(self, ref: SchoolRef, own: str = "") -> Match:
        """The school that is certainly meant; two that a reference points at are a doubt."""
        by_login = self._by_login.get(ref.login or "")
        by_code = self._by_code.get(ref.oo_code or "")
        numbered = by_code if by_login is None else by_login
        named = self._named(ref, own or self.own)
        if numbered is None:
            fitting = [one for one in named if self._may_be(self.schools[one], ref)]
            if len(fitting) > 1:
                return Match(None, ambiguous([self.schools[one] for one in fitting]))
            return Match(fitting[0] if fitting else None)
        if by_code is not None and self._contradict(by_code, by_login, ref.login):
            owner = None if by_login is None else self.schools[by_login]
            return Match(None, login_or_code(ref, owner, self.schools[by_code]))
        if named and name_key(ref.name) not in self.schools[numbered].keys:
            owners = [self.schools[one] for one in named]
            is_login = by_login is not None
            return Match(
                None, number_or_name(ref, self.schools[numbered], owners, is_login=is_login)
            )
        return Match(numbered)

    def suggest(self) -> Steps[None]:
        """Look for names like those that the register does not know, some at a time."""
        open_ones = [one for one in self.questions.values() if one.is_unknown and one.name]
        if not open_ones:
            return
        similar = SimilarNames(self._by_name)
        for done, question in enumerate(open_ones):
            if done and done % _AT_ONCE == 0:
                yield Progress(done, len(open_ones), "Поиск похожих названий школ")
            key = name_key(question.name)
            likeness = dict.fromkeys(self._by_name.get(key, ()), "то же название")
            for name in similar.to(key, _CANDIDATES):
                for school_id in self._by_name[name]:
                    likeness.setdefault(school_id, "похожее название")
            likely = self._candidates(likeness.items(), _CANDIDATES)
            self.questions[question.key] = replace(question, candidates=likely)

    def begin_file(self) -> None:
        """Forget the questions and answers of the file before; the schools to be made stay."""
        self.questions, self.remembered = {}, {}
        self.waiting, self.left_out = {}, set()

    def locate(self, ref: SchoolRef, sheet: str, row: int | None, column: str | None) -> None:
        """Remember where a school without a key is named; the first place stays in its question."""
        question = self.questions.get(ref.key)
        if question is None:
            self.left_out.add((sheet, row))
            return
        self.waiting[sheet, row] = question.reason or _UNKNOWN
        if not question.sheet:
            self.questions[ref.key] = replace(question, sheet=sheet, row=row, column=column)

    def owner_of_login(self, login: str | None) -> int | None:
        """The school that has this login."""
        return self._by_login.get(login or "")

    def owner_of_code(self, oo_code: str | None) -> int | None:
        """The school that has this code ОО."""
        return self._by_code.get(oo_code or "")

    @property
    def names(self) -> dict[int, str]:
        """Short names of all schools by id."""
        return {key: school.name for key, school in self.schools.items()}

    def name(self, school_id: int) -> str:
        """Short name of a school."""
        return self.schools[school_id].name

    def _bind(self, ref: SchoolRef, own: str) -> int | None:
        school_id, doubt = self.match(ref, own)
        if school_id is not None:
            return school_id
        answer = self.answers.get(ref.key)
        if answer is not None and answer.action == "skip":
            return None
        if answer is not None and answer.action == "bind" and answer.school_id in self.schools:
            if doubt is None:
                self.remembered.setdefault(answer.school_id, []).append(ref)
            return answer.school_id
        if doubt is None and (self.create or (answer is not None and answer.action == "create")):
            named = ref if ref.name else ref._replace(name=f"Школа ({ref.login or ref.oo_code})")
            if self.own and municipality_key(ref.municipality) == self.own:
                named = named._replace(municipality="")
            new = self.add(named)
            self.to_create[new] = named
            return new
        if ref.key not in self.questions:
            self.questions[ref.key] = self._question(ref, doubt)
        return None

    def _named(self, ref: SchoolRef, own: str) -> list[int]:
        """Schools that bear the name, in the municipality if the row names one."""
        place = municipality_key(ref.municipality)
        return [
            school_id
            for school_id in self._by_name.get(name_key(ref.name), ())
            if not place or place == (self.schools[school_id].place or own)
        ]

    def _may_be(self, school: KnownSchool, ref: SchoolRef) -> bool:
        """Whether a school of the same name has no other login and no other code."""
        if ref.login and school.login and login_digits(ref.login) != login_digits(school.login):
            return False
        return not (ref.oo_code and school.oo_code and ref.oo_code != school.oo_code)

    def _contradict(self, by_code: int, by_login: int | None, login: str | None) -> bool:
        """Whether the owner of the code is not the school of the login."""
        if by_login is not None:
            return by_login != by_code
        known = self.schools[by_code].login
        return bool(login and known and login_digits(login) != login_digits(known))

    def _question(self, ref: SchoolRef, doubt: Doubt | None) -> SchoolQuestion:
        code, reason = (UNKNOWN, "") if doubt is None else (doubt.code, doubt.reason)
        candidates = () if doubt is None else self._candidates(doubt.schools, _MOST_NAMESAKES)
        return SchoolQuestion(
            key=ref.key,
            name=ref.name,
            login=ref.login,
            oo_code=ref.oo_code,
            municipality=ref.municipality,
            candidates=candidates,
            code=code,
            reason=reason,
        )

    def _candidates(self, schools: Iterable[tuple[int, str]], most: int) -> tuple[Candidate, ...]:
        """Those of the register: a school that is yet to be made is no answer."""
        stored = (
            Candidate(school_id, self.schools[school_id].name, reason)
            for school_id, reason in schools
            if school_id > 0
        )
        return tuple(islice(stored, most))

    def _index(self, school: KnownSchool) -> None:
        if school.login:
            # A login stored without its zero answers to the full one, unless that is stored too.
            self._by_login[school.login] = school.id
            self._by_login.setdefault(login_key(school.login) or school.login, school.id)
        if school.oo_code:
            self._by_code.setdefault(school.oo_code, school.id)
        for key in school.keys - {""}:
            self._by_name.setdefault(key, []).append(school.id)


def load_index(
    connection: "Connection",
    *,
    create: bool = False,
    answers: Mapping[str, SchoolAnswer] | None = None,
) -> SchoolIndex:
    """The register as it is now, archived schools too."""
    schools: dict[int, KnownSchool] = {}
    for key, short, full, short_key, login, code, municipality in load_register(connection):
        keys = {short_key, name_key(full)} if full else {short_key}
        schools[key] = KnownSchool(
            id=key,
            name=short,
            login=login,
            oo_code=code,
            place=municipality_key(municipality),
            keys=keys,
        )
    for school_id, alias in load_aliases(connection):
        schools[school_id].keys.add(alias)
    return SchoolIndex(
        schools=schools,
        own=municipality_key(load_territory(connection)),
        create=create,
        answers=answers or {},
    )
