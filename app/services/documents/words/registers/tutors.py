"""Tutors and mentors of schools in the words of texts."""

from collections.abc import Iterator

from app.services.documents.dossier.facts import DocumentFacts
from app.services.documents.text.vocabulary import RowValues, Vocabulary
from app.services.documents.words.registers.rows import row_values, without_rows
from app.services.findings.finding import Finding
from app.services.findings.links import ToRegister
from app.services.registers.description.register import RegisterRow
from app.services.registers.kinds.tutors import SCHOOL_TUTORS as REGISTER

_ROWS = "тьюторы"
_FIELDS = {"школа": "school_id", "предмет": "subject", "кого сопровождает": "whom"}


def _rows(facts: DocumentFacts) -> list[RegisterRow]:
    return facts.register_rows(REGISTER.name)


def _tutor(facts: DocumentFacts, row: RegisterRow) -> RowValues:
    """Post and organisation as typed, else those of the person's card."""
    person = facts.dossier.people.get(row.number("person_id") or 0)
    post, organisation = (
        row.text(name) or ("" if person is None else getattr(person, name))
        for name in ("post", "organisation")
    )
    return {
        **row_values(REGISTER, row, _FIELDS),
        "тьютор": row.text("name") if person is None else person.full_name,
        "должность тьютора": ", ".join(filter(None, (post, organisation))),
    }


def _lacking(facts: DocumentFacts) -> Iterator[Finding]:
    for row in _rows(facts):
        if not _tutor(facts, row)["должность тьютора"]:
            text = f"Не указана должность тьютора: {row.text('person_id') or row.text('name')}"
            link = ToRegister(REGISTER.name, row.id, facts.asked_year)
            yield Finding(code="tutor.no-post", text=text, link=link)


TUTORS = Vocabulary[DocumentFacts]()
TUTORS.rows(
    _ROWS,
    (*_FIELDS, "тьютор", "должность тьютора"),
    lambda facts: [_tutor(facts, row) for row in _rows(facts)],
)
TUTORS.check(without_rows(REGISTER, "tutor.none", "Тьюторы и наставники не внесены"), _ROWS)
TUTORS.check(_lacking, _ROWS)
