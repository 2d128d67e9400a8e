"""Which documents can be made about one school, and what is chosen in their settings for it.

No list says so: a kind that a set makes for each school, or for each row of a table whose rows are
about schools by its description in the log, is a kind of a school.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.services.documents.dossier.parts import Dossier
from app.services.documents.making.catalogue import all_kinds
from app.services.documents.sets.subjects import subject_setting, subjects_of
from app.services.log.catalogue import descriptions
from app.services.log.words.table import SCHOOL

if TYPE_CHECKING:
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
    for kind in all_kinds(dossier.settings):
        spec = subject_setting(kind)
        if spec is None or not _about_schools(spec):
            continue
        subjects = subjects_of(dossier, spec, year, {school_id})
        key = next((one.key for one in subjects if one.school_id == school_id), "")
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


def _about_schools(spec: "SettingSpec") -> bool:
    words = None if spec.refers is None else descriptions().get(spec.refers.table)
    return words is not None and any(about.kind == SCHOOL for about in words.about)
