"""A person's name as documents print it: initials, order of the parts, non-breaking spaces."""

import re
from dataclasses import dataclass

from app.services.language.numbers import NBSP

_DOTTED = re.compile(r"[.\s]+")


@dataclass(frozen=True, slots=True)
class NamePost:
    """A person's short name and post in one grammatical case.

    Attributes:
        name: «Лунцову Е.В.».
        post: «заведующую сектором общего образования»; empty when there is none.
    """

    name: str
    post: str = ""


def initials(given_name: str, patronymic: str = "") -> tuple[str, ...]:
    """Initials with their full stops: («Н.», «В.»); parts that are missing give nothing.

    A given name may itself be typed as initials («Н. В.»); a double name keeps its hyphen
    («Анна-Мария» -> «А.-М.»).
    """
    letters = (*_initials_of(given_name), *_initials_of(patronymic))
    return tuple(letters)


def _initials_of(name: str) -> list[str]:
    words = [word for word in _DOTTED.split(name.strip()) if word]
    if "." not in name:
        words = words[:1]
    return ["-".join(f"{part[0].upper()}." for part in word.split("-") if part) for word in words]


def signature_name(surname: str, given_name: str = "", patronymic: str = "") -> str:
    """Initials before the surname, «Н.В. Плюснина»."""
    return f"{''.join(initials(given_name, patronymic))}{NBSP}{surname.strip()}".strip(NBSP)


def surname_first(surname: str, given_name: str = "", patronymic: str = "") -> str:
    """The surname before the initials, inside a sentence: «Плюснина Н.В.»."""
    return f"{surname.strip()}{NBSP}{''.join(initials(given_name, patronymic))}".strip(NBSP)


def full_name(surname: str, given_name: str = "", patronymic: str = "") -> str:
    """All parts that are known: «Плюснина Наталья Валерьевна»."""
    return " ".join(part.strip() for part in (surname, given_name, patronymic) if part.strip())
