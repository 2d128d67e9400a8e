"""The schools that papers of support are about: those on a list, and those that have rows."""

from collections.abc import Iterable, Sequence

from app.services.documents.dossier.facts import DocumentFacts
from app.services.documents.references import Reference, naming
from app.services.documents.shared_settings import EACH_SCHOOL, SCHOOL
from app.services.documents.text.vocabulary import Vocabulary
from app.services.registers.description.register import RegisterRow
from app.services.schools.schools import natural_key

ONE_OR_ALL = naming(
    SCHOOL.name, "Школа", Reference("school", "Все школы", "взяты все школы"), each=EACH_SCHOOL
)


def chosen_school(facts: DocumentFacts) -> int | None:
    """The key of the school that the settings name."""
    return None if facts.of_school is None else facts.of_school.id


def of_chosen(facts: DocumentFacts, rows: Iterable[RegisterRow]) -> list[RegisterRow]:
    """The rows of the school that the settings name, else all."""
    chosen = chosen_school(facts)
    return [row for row in rows if chosen in (None, row.number("school_id"))]


def schools_of(facts: DocumentFacts, rows: Iterable[RegisterRow]) -> dict[int, str]:
    """Names by key, in the order of the register: of the chosen school, else of all.

    These are the schools that are on a list of support on the day of the document, and those that
    the rows are about.
    """
    if facts.of_school is not None:
        return {facts.of_school.id: facts.of_school.short_name}
    schools = {row.school_id: row.school for row in facts.dossier.support(on=facts.day)}
    for row in rows:
        key = row.number("school_id")
        if key is not None:
            schools[key] = row.text("school_id")
    return dict(sorted(schools.items(), key=lambda one: natural_key(one[1])))


def by_school(rows: Sequence[RegisterRow]) -> dict[int | None, list[RegisterRow]]:
    """The rows by the key of their school; None are those of all schools."""
    groups: dict[int | None, list[RegisterRow]] = {}
    for row in rows:
        groups.setdefault(row.number("school_id"), []).append(row)
    return groups


OF_SCHOOL = Vocabulary[DocumentFacts]()
OF_SCHOOL.fact(
    "школа документа",
    lambda facts: "" if facts.of_school is None else facts.of_school.short_name,
    entered="Настройки документа – Школа",
)
