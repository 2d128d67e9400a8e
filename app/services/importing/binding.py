"""Which school of the register a row of a file is about.

Login digits first, then the code ОО, then the normalised name within the municipality. What stays
unknown becomes a question; a school is never made silently.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from typing import TYPE_CHECKING, Literal, NamedTuple

from app.services.language.school_names import name_key
from app.services.language.sentences import quoted

if TYPE_CHECKING:
    from sqlalchemy import Connection

_CANDIDATES = 5
_GENERIC = re.compile(
    r"\b(?:муниципальн\w*|городск\w*|район\w*|р-н|округ\w*|образовани\w*|город|пос[её]лок|село"
    r"|го|мо|мр|г|п|с)\b\.?"
)
_LOGIN_PREFIX = re.compile(r"^\s*(?:edu|sch|ksh)\d+\s*\|\s*", re.IGNORECASE)
_LOGIN_SUFFIX = re.compile(r"\s*\(\s*(?:edu|sch|ksh)\d+\s*\)\s*$", re.IGNORECASE)


class SchoolRef(NamedTuple):
    """How a file names a school.

    Attributes:
        name: as written, without the login glued on.
        login: digits of the login, or None.
        oo_code: code ОО without leading zeros, or None.
        municipality: as written; empty when the file does not say.
    """

    name: str
    login: str | None = None
    oo_code: str | None = None
    municipality: str = ""

    @property
    def key(self) -> str:
        """The same for every row that means this school."""
        place = municipality_key(self.municipality)
        return f"{self.login or ''}|{self.oo_code or ''}|{name_key(self.name)}|{place}"

    @property
    def shown(self) -> str:
        """Name and login for a message."""
        login = f"логин {self.login}" if self.login else ""
        place = self.municipality
        about = ", ".join(part for part in (login, place) if part)
        name = quoted(self.name) if self.name else "без названия"
        return f"{name} ({about})" if about else name


@dataclass(frozen=True, slots=True)
class Candidate:
    """A school of the register that an unknown one may be.

    Attributes:
        id: key of the school.
        name: its short name.
        reason: why it is offered, Russian.
    """

    id: int
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class SchoolQuestion:
    """«Which school is this?», to be answered before the file is stored.

    Attributes:
        key: to be given back with the answer.
        name: as the file writes it.
        login: digits of the login, or None.
        oo_code: code ОО, or None.
        municipality: as the file writes it; may be empty.
        candidates: likely schools of the register, likeliest first.
        sheet: where the file names it first.
        row: number of that row as the spreadsheet shows it, or None.
        column: header of the column, or None.
    """

    key: str
    name: str
    login: str | None
    oo_code: str | None
    municipality: str
    candidates: tuple[Candidate, ...]
    sheet: str = ""
    row: int | None = None
    column: str | None = None


@dataclass(frozen=True, slots=True)
class SchoolAnswer:
    """The answer: it is that school (and is remembered), make a new one, or leave its rows out."""

    action: Literal["bind", "create", "skip"]
    school_id: int | None = None


@dataclass
class KnownSchool:
    """A school as far as binding needs it; a negative id is one that the import will make."""

    id: int
    name: str
    login: str | None
    oo_code: str | None
    place: str
    keys: set[str]


@dataclass
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
        waiting: (sheet, row) of the rows of this file whose question is open; no row: whole sheet.
        left_out: the same of the rows that the user told to leave out.
    """

    schools: dict[int, KnownSchool]
    own: str = ""
    create: bool = False
    answers: Mapping[str, SchoolAnswer] = field(default_factory=dict[str, SchoolAnswer])
    to_create: dict[int, SchoolRef] = field(default_factory=dict[int, SchoolRef])
    remembered: dict[int, list[SchoolRef]] = field(default_factory=dict[int, list[SchoolRef]])
    questions: dict[str, SchoolQuestion] = field(default_factory=dict[str, SchoolQuestion])
    waiting: set[tuple[str, int | None]] = field(default_factory=set[tuple[str, int | None]])
    left_out: set[tuple[str, int | None]] = field(default_factory=set[tuple[str, int | None]])
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
        self.schools[new] = KnownSchool(new, ref.name, ref.login, ref.oo_code, place, keys)
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

    def find(self, ref: SchoolRef, own: str = "") -> int | None:
        """The school that is certainly meant, or None."""
        if ref.login and ref.login in self._by_login:
            return self._by_login[ref.login]
        if ref.oo_code and ref.oo_code in self._by_code:
            return self._by_code[ref.oo_code]
        place = municipality_key(ref.municipality)
        fitting = [
            found
            for found in self._by_name.get(name_key(ref.name), ())
            if self._may_be(self.schools[found], ref, place, own or self.own)
        ]
        return fitting[0] if len(fitting) == 1 else None

    def begin_file(self) -> None:
        """Forget the questions and answers of the file before; the schools to be made stay."""
        self.questions, self.remembered = {}, {}
        self.waiting, self.left_out = set(), set()

    def locate(self, ref: SchoolRef, sheet: str, row: int | None, column: str | None) -> None:
        """Remember where a school without a key is named; the first place stays in its question."""
        question = self.questions.get(ref.key)
        (self.left_out if question is None else self.waiting).add((sheet, row))
        if question is not None and not question.sheet:
            self.questions[ref.key] = replace(question, sheet=sheet, row=row, column=column)

    def owner_of_login(self, login: str | None) -> int | None:
        """The school that has this login."""
        return self._by_login.get(login or "")

    def owner_of_code(self, oo_code: str | None) -> int | None:
        """The school that has this code ОО."""
        return self._by_code.get(oo_code or "")

    def name(self, school_id: int) -> str:
        """Short name of a school."""
        return self.schools[school_id].name

    def _bind(self, ref: SchoolRef, own: str) -> int | None:
        found = self.find(ref, own)
        if found is not None:
            return found
        answer = self.answers.get(ref.key)
        if answer is not None and answer.action == "skip":
            return None
        if answer is not None and answer.action == "bind" and answer.school_id in self.schools:
            self.remembered.setdefault(answer.school_id, []).append(ref)
            return answer.school_id
        if self.create or (answer is not None and answer.action == "create"):
            named = ref if ref.name else ref._replace(name=f"Школа ({ref.login or ref.oo_code})")
            if self.own and municipality_key(ref.municipality) == self.own:
                named = named._replace(municipality="")
            new = self.add(named)
            self.to_create[new] = named
            return new
        self.questions.setdefault(ref.key, self._question(ref))
        return None

    def _may_be(self, school: KnownSchool, ref: SchoolRef, place: str, own: str) -> bool:
        """Whether a school of the same name is the one that is meant."""
        if ref.login and school.login and ref.login != school.login:
            return False
        if ref.oo_code and school.oo_code and ref.oo_code != school.oo_code:
            return False
        return not place or place == (school.place or own)

    def _question(self, ref: SchoolRef) -> SchoolQuestion:
        key = name_key(ref.name)
        found: dict[int, str] = dict.fromkeys(self._by_name.get(key, ()), "то же название")
        for similar in get_close_matches(key, self._by_name, _CANDIDATES, 0.6) if key else ():
            for school_id in self._by_name[similar]:
                found.setdefault(school_id, "похожее название")
        candidates = tuple(
            Candidate(school_id, self.schools[school_id].name, reason)
            for school_id, reason in found.items()
            if school_id > 0
        )
        return SchoolQuestion(
            ref.key, ref.name, ref.login, ref.oo_code, ref.municipality, candidates[:_CANDIDATES]
        )

    def _index(self, school: KnownSchool) -> None:
        if school.login:
            self._by_login.setdefault(school.login, school.id)
        if school.oo_code:
            self._by_code.setdefault(school.oo_code, school.id)
        for key in school.keys - {""}:
            self._by_name.setdefault(key, []).append(school.id)


def municipality_key(text: str) -> str:
    """A municipality without its generic words: «Спасский муниципальный район» -> «спасский»."""
    plain = text.casefold().replace("ё", "е")
    plain = re.sub(r"\(?reg\w+\)?\s*\|?", " ", plain)
    kept = _GENERIC.sub(" ", plain)
    return " ".join(re.findall(r"[\w-]+", kept)) or " ".join(plain.split())


def bare_name(text: str) -> str:
    """A school's name without the login that reports glue on."""
    return _LOGIN_PREFIX.sub("", _LOGIN_SUFFIX.sub("", text)).strip()


def load_index(
    connection: "Connection",
    *,
    create: bool = False,
    answers: Mapping[str, SchoolAnswer] | None = None,
) -> SchoolIndex:
    """The register as it is now, archived schools too."""
    from sqlalchemy import select
    from sqlmodel import col

    from app.models import Department, School, SchoolAlias

    schools: dict[int, KnownSchool] = {}
    for row in connection.execute(
        select(
            col(School.id),
            col(School.short_name),
            col(School.full_name),
            col(School.name_key),
            col(School.login_digits),
            col(School.oo_code),
            col(School.municipality),
        )
    ):
        key, short, full, short_key, login, code, municipality = row
        assert key is not None
        keys = {short_key, name_key(full)} if full else {short_key}
        schools[key] = KnownSchool(key, short, login, code, municipality_key(municipality), keys)
    for school_id, alias in connection.execute(
        select(col(SchoolAlias.school_id), col(SchoolAlias.alias_key))
    ):
        schools[school_id].keys.add(alias)
    territory = connection.execute(select(col(Department.territory))).scalar() or ""
    return SchoolIndex(schools, municipality_key(territory), create, answers or {})
