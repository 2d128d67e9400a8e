"""How files name schools, and schools of the register as far as binding needs them."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from app.services.language import school_names
from app.services.language.sentences import quoted

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
        login: key of the login (`language.logins`), or None.
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


@dataclass(kw_only=True)
class KnownSchool:
    """A school as far as binding needs it; a negative id is one that the import will make."""

    id: int
    name: str
    login: str | None
    oo_code: str | None
    place: str
    keys: set[str]


@lru_cache(maxsize=4096)
def name_key(text: str) -> str:
    """`school_names.name_key`, kept for the rows to come: a file names a school again and again."""
    return school_names.name_key(text)


@lru_cache(maxsize=1024)
def municipality_key(text: str) -> str:
    """A municipality without its generic words: «Спасский муниципальный район» -> «спасский»."""
    plain = text.casefold().replace("ё", "е")
    plain = re.sub(r"\(?reg\w+\)?\s*\|?", " ", plain)
    kept = _GENERIC.sub(" ", plain)
    return " ".join(re.findall(r"[\w-]+", kept)) or " ".join(plain.split())


def bare_name(text: str) -> str:
    """A school's name without the login that reports glue on; empty without letters and digits.

    A name of signs alone («–», «???») says nothing: a school made of it would never be known again.
    """
    name = _LOGIN_PREFIX.sub("", _LOGIN_SUFFIX.sub("", text)).strip()
    return name if name_key(name) else ""
