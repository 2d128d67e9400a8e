"""What the first screen says of the department: its name, and what documents still lack.

Plain SQL; apart from `department`, whose forms and editing the first screen does not need.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from app.services.findings.links import Link, ToDepartment, ToPerson
from app.services.log.settings import read_setting
from app.services.log.words.setting_names import LOOK

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from app.services.storage.files.sqlite import Reader

# What orders and reports print, each with its words.
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


class LackingFact(NamedTuple):
    """What documents still need about the department.

    A finding for the first screen, which waits for no `dataclasses` (see `findings.links`).

    Attributes:
        words: what it is, Russian, lower case, part of a sentence.
        link: where it is filled in.
    """

    words: str
    link: Link


_NOT_FILLED = (LackingFact("сведения об органе управления образованием", ToDepartment()),)


class Signer(NamedTuple):
    """A person whom documents name."""

    id: int
    surname: str
    given_name: str
    post: str


class DepartmentFacts(NamedTuple):
    """The department as the frame of the window shows it.

    Attributes:
        filled: False in a workspace where nothing is known of it.
        name: the territory, or else its own name; may be empty.
        lacking: what documents still need; empty when ready.
    """

    filled: bool
    name: str
    lacking: tuple[LackingFact, ...]


def read_facts(reader: "Reader") -> DepartmentFacts:
    """The department within a running read."""
    row = reader.row("SELECT * FROM department WHERE id = 1")
    if row is None:
        return DepartmentFacts(filled=False, name="", lacking=_NOT_FILLED)
    name = row["territory"] or row["short_name"] or row["full_name"]
    printed = prints_place(reader) if not row["place"] else True
    values = {key: row[key] for key in REQUIRED if key != "place" or printed}
    head, coordinator = (_signer(reader, row[key]) for key in ("head_id", "coordinator_id"))
    return DepartmentFacts(filled=True, name=name, lacking=lacking_facts(values, head, coordinator))


def prints_place(reader: "Reader") -> bool:
    """Whether orders of the department bear the place of issue, as its look says."""
    stored = read_setting(reader, LOOK, {}).get("print_place")
    return stored not in (False, "0")  # versions before 0.2 stored the text


def load_territory(connection: "Connection") -> str:
    """The municipality that the department answers for; empty where nothing is known of it."""
    from sqlalchemy import select
    from sqlmodel import col

    from app.models import Department

    return connection.execute(select(col(Department.territory))).scalar() or ""


def lacking_facts(
    values: Mapping[str, Any] | None, head: Signer | None, coordinator: Signer | None
) -> tuple[LackingFact, ...]:
    """What documents still need; `values` holds the columns of `REQUIRED` that they print.

    None: there is no department.
    """
    if values is None:
        return _NOT_FILLED
    names = [
        LackingFact(REQUIRED[key], ToDepartment(key)) for key, value in values.items() if not value
    ]
    return (
        *names,
        *_lacking_about(head, "head_id", _SIGNS),
        *_lacking_about(coordinator, "coordinator_id", _COORDINATES),
    )


def _signer(reader: "Reader", person_id: int | None) -> Signer | None:
    if person_id is None:
        return None
    row = reader.row("SELECT id, surname, given_name, post FROM person WHERE id = ?", (person_id,))
    return None if row is None else Signer(**dict(row))


def _lacking_about(person: Signer | None, choice: str, part: str) -> list[LackingFact]:
    """What is not known of a person, who else is chosen in the field `choice`."""
    if person is None:
        return [LackingFact(part, ToDepartment(choice))]
    lacking: list[str] = []
    if not person.given_name:
        lacking.append("имя или инициалы")
    if not person.post:
        lacking.append("должность")
    return [
        LackingFact(f"{part}: {words} ({person.surname})", ToPerson(person.id)) for words in lacking
    ]
