"""Facts of a document that are given by hand, without a database; what is not given follows."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from app.services.documents.dossier.facts import DocumentFacts
from app.services.documents.dossier.parts import Dossier
from app.services.documents.facts import Office
from app.services.documents.making import catalogue
from app.services.documents.settings import checked_settings
from app.services.documents.stored import StoredSettings
from app.services.identification.rules.in_use import builtin_profiles
from app.services.registers.description.register import RegisterRow

YEAR = 2019


def settings(kind: str, **given: str) -> Mapping[str, str]:
    """Checked settings of a kind."""
    return checked_settings(catalogue.describe_settings(kind), {}, given)


class EmptyDossier(Dossier):
    """Of a workspace without anything in it but some registers, on a day of August 2019."""

    def __init__(self, registers: Mapping[str, list[RegisterRow]] | None = None) -> None:
        self._parts = {}
        self.registers = registers or {}
        self.read: dict[str, Any] = {
            "office": Office(),
            "plans": [],
            "plan heads": [],
            "plan": None,
            "criteria": {},
            "steps": {},
            "visits": [],
            "rules": builtin_profiles()[0],
            "risk factors": [],
            "risks": {},
        }
        self.today = date(2019, 8, 30)
        vars(self).update(
            settings=StoredSettings({}),
            department=None,
            people={},
            orders={},
            runs=[],
            _support=[],
            archived=frozenset(),
            schools_by_name={},
            planned_years=[],
            reviews=[],
            programmes=[],
            schools={},
            acts={},
            passports={},
            results=lambda _school_id, _year: [],
            newest_results=lambda _school_ids, _until: None,
            schools_with_results=lambda _year: frozenset(),
        )

    def part(self, key: Hashable, read: Callable[[], Any]) -> Any:
        assert isinstance(key, tuple)
        if key[0] == "register":
            return self.registers.get(key[1], [])
        return self.read[key[0]]


@dataclass(frozen=True)
class GivenFacts(DocumentFacts):
    """Facts some of which are given, by their names; all others follow from them."""

    parts: Mapping[str, Any] = field(default_factory=dict[str, Any])

    def __post_init__(self) -> None:
        vars(self).update(self.parts)


def facts(
    kind: str,
    chosen: Mapping[str, str],
    registers: Mapping[str, list[RegisterRow]] | None = None,
    **parts: object,
) -> DocumentFacts:
    """Facts of a kind with these settings, rows of registers and parts."""
    values = settings(kind, **chosen)
    known = {"year": YEAR, "meant": None, **parts}
    return GivenFacts(EmptyDossier(registers), kind, YEAR, values, known)


def but(given: DocumentFacts, **parts: object) -> DocumentFacts:
    """The same facts with other parts."""
    assert isinstance(given, GivenFacts)
    return replace(given, parts={**given.parts, **parts})


def holding(given: DocumentFacts, **parts: object) -> DocumentFacts:
    """The same facts of a workspace that holds these parts of a dossier."""
    vars(given.dossier).update(parts)
    return given
