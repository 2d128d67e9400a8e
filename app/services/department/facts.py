"""What the first screen says of the department: its name, and what documents still lack.

Plain SQL; apart from `department`, whose forms and editing the first screen does not need.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from app.services.storage.files.sqlite import Reader

# What orders and reports print, each with the words for a finding.
REQUIRED = {
    "full_name": "полное наименование органа управления образованием",
    "full_name_genitive": "полное наименование в родительном падеже",
    "territory": "наименование муниципального образования",
    "territory_genitive": "наименование муниципального образования в родительном падеже",
    "place": "место издания приказов",
}
_SIGNS, _COORDINATES = (
    "руководитель, который подписывает приказы",
    "муниципальный координатор",
)
_NOT_FILLED = ("сведения об органе управления образованием",)


class Signer(NamedTuple):
    """A person whom documents name."""

    surname: str
    given_name: str
    post: str


class DepartmentFacts(NamedTuple):
    """The department as the frame of the window shows it.

    Attributes:
        filled: False in a workspace where nothing is known of it.
        name: the territory, or else its own name; may be empty.
        missing: what documents still need, Russian, lower case; empty when ready.
    """

    filled: bool
    name: str
    missing: tuple[str, ...]


def read_facts(reader: "Reader") -> DepartmentFacts:
    """The department within a running read."""
    row = reader.row("SELECT * FROM department WHERE id = 1")
    if row is None:
        return DepartmentFacts(filled=False, name="", missing=_NOT_FILLED)
    name = row["territory"] or row["short_name"] or row["full_name"]
    values = {key: row[key] for key in REQUIRED}
    head, coordinator = (_signer(reader, row[key]) for key in ("head_id", "coordinator_id"))
    return DepartmentFacts(filled=True, name=name, missing=missing_facts(values, head, coordinator))


def load_territory(connection: "Connection") -> str:
    """The municipality that the department answers for; empty where nothing is known of it."""
    from sqlalchemy import select
    from sqlmodel import col

    from app.models import Department

    return connection.execute(select(col(Department.territory))).scalar() or ""


def missing_facts(
    values: Mapping[str, Any] | None, head: Signer | None, coordinator: Signer | None
) -> tuple[str, ...]:
    """What documents still need; `values` holds the columns of `REQUIRED`, None: no department."""
    if values is None:
        return _NOT_FILLED
    missing = [words for key, words in REQUIRED.items() if not values[key]]
    return (*missing, *_missing_about(head, _SIGNS), *_missing_about(coordinator, _COORDINATES))


def _signer(reader: "Reader", person_id: int | None) -> Signer | None:
    if person_id is None:
        return None
    row = reader.row("SELECT surname, given_name, post FROM person WHERE id = ?", (person_id,))
    return None if row is None else Signer(row["surname"], row["given_name"], row["post"])


def _missing_about(person: Signer | None, part: str) -> list[str]:
    if person is None:
        return [part]
    missing: list[str] = []
    if not person.given_name:
        missing.append(f"{part}: имя или инициалы ({person.surname})")
    if not person.post:
        missing.append(f"{part}: должность ({person.surname})")
    return missing
