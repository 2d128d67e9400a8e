"""Which documents can be made about one school, and what is chosen in their settings for it.

No list says so: a kind whose first choice is a school, or a row of a table whose rows are about
schools by its description in the log, is a kind of a school.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.services.documents.dossier.named.catalogue import named_rows
from app.services.documents.dossier.parts import Dossier
from app.services.documents.making.catalogue import KINDS
from app.services.documents.making.own_kinds import listed
from app.services.log.catalogue import descriptions
from app.services.log.words.table import SCHOOL

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.services.documents.settings import SettingSpec
    from app.services.storage.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolDocument:
    """A document that can be made about a school.

    Attributes:
        kind: name of the kind.
        title: its title.
        occasion: on which occasion of the year it is made, Russian.
        setting: name of the setting that says about which school, visit or pair it is.
        key: what that setting names for the school: its newest row of the year; empty where it has
            none yet.
        lacks: what it has none of, as the form calls it: «Выезд»; empty where there is a row.
    """

    kind: str
    title: str
    occasion: str
    setting: str
    key: str
    lacks: str


def documents_of_school(
    workspace: "Workspace", school_id: int, year: int
) -> tuple[SchoolDocument, ...]:
    """The documents about a school in a year of work, in the order of the list of kinds."""
    dossier = Dossier(workspace)
    told: list[SchoolDocument] = []
    for kind in (*KINDS.values(), *listed(dossier.settings, KINDS)):
        spec = _about_school(kind.settings)
        if spec is None:
            continue
        key = _key(dossier, spec, school_id, year)
        told.append(
            SchoolDocument(
                kind=kind.kind,
                title=kind.title,
                occasion=kind.occasion,
                setting=spec.name,
                key=key,
                lacks="" if key else spec.title,
            )
        )
    return tuple(told)


def _about_school(specs: "Iterable[SettingSpec]") -> "SettingSpec | None":
    """The first choice of a row, if it is about a school."""
    first = next((spec for spec in specs if spec.refers is not None), None)
    return first if first is not None and _columns(first) else None


def _columns(spec: "SettingSpec") -> tuple[str, ...]:
    """The columns of its table that name a school."""
    assert spec.refers is not None
    words = descriptions().get(spec.refers.table)
    return (
        ()
        if words is None
        else tuple(about.columns[0] for about in words.about if about.kind == SCHOOL)
    )


def _key(dossier: Dossier, spec: "SettingSpec", school_id: int, year: int) -> str:
    """The first row that is offered for the year and belongs to the school."""
    assert spec.refers is not None
    table = spec.refers.table
    where = " OR ".join(f"{column} = ?" for column in _columns(spec))
    query = f"SELECT id FROM {table} WHERE {where}"
    with dossier.workspace.database.reading() as reader:
        own = {str(row["id"]) for row in reader.rows(query, [school_id] * len(_columns(spec)))}
    offered = named_rows(table).choices(dossier, year, {})
    return next((key for _words, key in offered if key in own), "")
