"""«Which school is this?»: the questions of a file, their answers, and why they are asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from app.services.importing.binding.refs import KnownSchool, SchoolRef
from app.services.language.sentences import capital, quoted

UNKNOWN, AMBIGUOUS = "unknown_school", "school.ambiguous"
LOGIN_NAME, CODE_NAME, LOGIN_CODE = "school.login-name", "school.code-name", "school.login-code"
_NAMED = 3


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


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolQuestion:
    """«Which school is this?», to be answered before the file is stored.

    Attributes:
        key: to be given back with the answer.
        name: as the file writes it.
        login: key of the login, or None.
        oo_code: code ОО, or None.
        municipality: as the file writes it; may be empty.
        candidates: likely schools of the register, likeliest first.
        sheet: where the file names it first.
        row: number of that row as the spreadsheet shows it, or None.
        column: header of the column, or None.
        code: short name of the reason, for programs.
        reason: why it is asked, Russian; empty when the register simply does not know the school.
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
    code: str = UNKNOWN
    reason: str = ""

    @property
    def is_unknown(self) -> bool:
        """Whether it may be a new school, and an answer is kept for the next file."""
        return self.code == UNKNOWN


class Doubt(NamedTuple):
    """Why a row that fits schools of the register is not bound.

    Attributes:
        code: short name of the reason, for programs.
        reason: Russian sentence.
        schools: the schools that it may be about, likeliest first, with why each is.
    """

    code: str
    reason: str
    schools: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class SchoolAnswer:
    """The answer: it is that school (and is remembered), make a new one, or leave its rows out."""

    action: Literal["bind", "create", "skip"]
    school_id: int | None = None


def ambiguous(schools: Sequence[KnownSchool]) -> Doubt:
    """Several schools bear the name, and nothing else tells them apart."""
    reason = f"Таких школ в реестре {len(schools)}: укажите логин."
    return Doubt(AMBIGUOUS, reason, tuple((one.id, _marks(one)) for one in schools))


def login_or_code(ref: SchoolRef, by_login: KnownSchool | None, by_code: KnownSchool) -> Doubt:
    """The login is one school's and the code ОО another's, or its owner has another login."""
    owner = f"код ОО {ref.oo_code} – у школы {quoted(by_code.name)}"
    about = (by_code.id, "по коду ОО")
    if by_login is None:
        reason = f"В файле логин {ref.login}, но {owner}, её логин {by_code.login}."
        return Doubt(LOGIN_CODE, reason, (about,))
    reason = f"Логин {ref.login} – у школы {quoted(by_login.name)}, а {owner}."
    return Doubt(LOGIN_CODE, reason, ((by_login.id, "по логину"), about))


def number_or_name(
    ref: SchoolRef, owner: KnownSchool, named: Sequence[KnownSchool], *, is_login: bool
) -> Doubt:
    """The login (or the code ОО) is one school's and the name another's."""
    number = f"логин {ref.login}" if is_login else f"код ОО {ref.oo_code}"
    others = ", ".join(quoted(one.name) for one in named[:_NAMED])
    whose = "у школы" if len(named) == 1 else "у школ"
    reason = (
        f"{capital(number)} в реестре – у школы {quoted(owner.name)}, а такое название –"
        f" {whose} {others}."
    )
    by_number = (owner.id, "по логину" if is_login else "по коду ОО")
    by_name = tuple((one.id, "по названию") for one in named)
    return Doubt(LOGIN_NAME if is_login else CODE_NAME, reason, (by_number, *by_name))


def _marks(school: KnownSchool) -> str:
    marks = [f"логин {school.login}"] if school.login else []
    marks += [f"код ОО {school.oo_code}"] if school.oo_code else []
    return ", ".join(marks) or school.place or "то же название"
