"""What a set can make a document for each of: schools, plans, meetings, pairs, letters."""

from typing import TYPE_CHECKING, NamedTuple

from app.services.documents.dossier.named.catalogue import named_rows
from app.services.documents.making.reference_choices import choices_of
from app.services.language.dates import school_year_days
from app.services.schools.support import read_supported

if TYPE_CHECKING:
    from collections.abc import Collection

    from app.services.documents.dossier.parts import Dossier
    from app.services.documents.kind import DocumentKind
    from app.services.documents.settings import SettingSpec


class Subject(NamedTuple):
    """What one of several documents of a kind is about.

    Attributes:
        key: the value of the setting that names it.
        title: as the form offers it.
        table: of its row; empty where it is none.
        school_id: the school that it is about, None where it is about none.
    """

    key: str
    title: str
    table: str
    school_id: int | None


def subject_setting(kind: "DocumentKind") -> "SettingSpec | None":
    """The setting of a kind by which a set makes several documents of it, or None."""
    return next((spec for spec in kind.settings if spec.each), None)


def subjects_of(
    dossier: "Dossier", spec: "SettingSpec", year: int, schools: "Collection[int]"
) -> list[Subject]:
    """What the setting offers for a year of work, as the form does.

    What is about a school that is not among `schools` is left out; what is about none stays.
    """
    table = "" if spec.refers is None else spec.refers.table
    rows = [
        Subject(key, words, table, named_rows(table).school(dossier, key) if table else None)
        for words, key in choices_of(dossier, year, spec)
        if key
    ]
    return [one for one in rows if one.school_id is None or one.school_id in schools]


def words_of_one(dossier: "Dossier", spec: "SettingSpec", year: int, key: str) -> str:
    """What tells the one document of a kind from others that could be meant, as the form says it.

    Empty where the setting offers nothing else, or where the document is about none of them.
    """
    if not key:
        return ""
    choices = dossier.part(
        ("choices", spec, year, key), lambda: choices_of(dossier, year, spec, key)
    )  # several kinds have the same setting
    offered = {one: words for words, one in choices if one}
    return offered.get(key, "") if len(offered) > 1 else ""


def supported_schools(dossier: "Dossier", year: int) -> frozenset[int]:
    """Keys of the schools that were on a list of support on any day of a year of work."""
    with dossier.workspace.database.reading() as reader:
        supported = read_supported(reader, *school_year_days(year))
    return supported - dossier.archived
