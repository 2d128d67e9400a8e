"""The criteria of schools in the words of texts."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from app.services.documents.dossier.facts import DocumentFacts
from app.services.documents.dossier.groups import public_value
from app.services.documents.dossier.stays import stays_as_entered
from app.services.documents.facts import impossible_values
from app.services.documents.public_words import UNPUBLISHED
from app.services.documents.shared_settings import BY_NAME, SCHOOL_ORDER, SHOW_REACHED
from app.services.documents.shared_settings import CRITERIA as WANTED
from app.services.documents.text.vocabulary import MappedRows, RowValues, Vocabulary
from app.services.documents.words.name_lists import name_schools
from app.services.findings.finding import Finding
from app.services.findings.links import ToSchool
from app.services.language.dates import date_digits
from app.services.language.numbers import DASH
from app.services.language.plural import SCHOOL, counted

if TYPE_CHECKING:
    from app.services.criteria import CriterionRow
    from app.services.documents.dossier.school_criteria import SchoolCriteria

CRITERIA_ROWS = "критерии школы"
CRITERIA_FIELDS = (
    "номер критерия",
    "критерий",
    "текущий результат",
    "ожидаемый результат",
    "вывод",
)


def schools_in_order(facts: DocumentFacts) -> "Sequence[SchoolCriteria]":
    """By name, or in the order in which they came onto the list."""
    if facts.chosen(SCHOOL_ORDER) == BY_NAME:
        return facts.criteria
    stays = reversed(stays_as_entered(facts.dossier.support()))
    places = {row.school_id: -at for at, row in enumerate(stays)}
    return sorted(facts.criteria, key=lambda school: places.get(school.school_id, 0))


def _rows(facts: DocumentFacts, *, known: bool) -> Sequence[RowValues]:
    """The schools with their criteria, all or those of which anything is known."""
    schools = [school for school in schools_in_order(facts) if school.filled or not known]
    return MappedRows(schools, partial(school_row, facts))


def school_row(facts: DocumentFacts, school: "SchoolCriteria") -> RowValues:
    """A school with its criteria; with none at all where nothing of it is known."""
    rows = MappedRows(school.rows if school.filled else (), partial(_criterion, facts, school))
    return {"школа": school.school, CRITERIA_ROWS: rows}


def _criterion(facts: DocumentFacts, school: "SchoolCriteria", row: "CriterionRow") -> RowValues:
    """A line of the table; a share of a small group and what it comes to are not published."""
    value, hidden = row.result_text, False
    if facts.is_public:
        value, hidden = public_value(row, facts.year, school.groups())
    return {
        "номер критерия": str(row.number),
        "критерий": row.title,
        "текущий результат": value or DASH,
        "ожидаемый результат": row.expected_text or DASH,
        "вывод": UNPUBLISHED if hidden else row.reached_text,
    }


def _missing(facts: DocumentFacts) -> Iterator[Finding]:
    """Links lead to the first school concerned, or to the value that cannot be."""
    if not facts.wants(WANTED):
        return
    empty = [school for school in facts.criteria if not school.filled and not school.left_out]
    if empty:
        text = f"Нет значений критериев: {counted(len(empty), SCHOOL)}"
        link = ToSchool(empty[0].school_id, "criteria")
        yield Finding(code="criteria.none", text=text, link=link)
    left_out = [school for school in facts.criteria if school.left_out]
    if left_out:
        day = date_digits(facts.as_of)
        text = (
            f"Значения критериев внесены после {day} и не учтены: {counted(len(left_out), SCHOOL)}"
        )
        link = ToSchool(left_out[0].school_id, "criteria")
        yield Finding(code="criteria.left-out", text=text, link=link)
    for school in facts.criteria:
        yield from impossible_values(school.school, school.school_id, school.rows)


CRITERIA = Vocabulary[DocumentFacts]()
CRITERIA.flag("нужны критерии", lambda facts: facts.prints_criteria)
CRITERIA.flag("нужна графа вывода", lambda facts: facts.wants(SHOW_REACHED))
CRITERIA.rows(
    "школы отчёта", ("школа",), partial(_rows, known=False), inner={CRITERIA_ROWS: CRITERIA_FIELDS}
)
CRITERIA.rows(
    "школы с критериями",
    ("школа",),
    partial(_rows, known=True),
    inner={CRITERIA_ROWS: CRITERIA_FIELDS},
)
name_schools(
    CRITERIA,
    "школы без критериев",
    lambda facts: [school.school for school in schools_in_order(facts) if not school.filled],
)
CRITERIA.check(
    _missing, "нужны критерии", "школы отчёта", "школы с критериями", "школы с итогами критериев"
)
