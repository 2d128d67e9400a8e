"""Addressed recommendations in the words of texts: of the chosen school, else of all."""

from collections.abc import Iterator

from app.services.documents.dossier.facts import DocumentFacts
from app.services.documents.text.vocabulary import RowValues, Vocabulary
from app.services.documents.words.registers.rows import row_values
from app.services.documents.words.registers.supported import ONE_OR_ALL, by_school, of_chosen
from app.services.findings.finding import Finding, Weight
from app.services.findings.links import ToRegister
from app.services.language.dates import year_name
from app.services.registers.description.register import RegisterRow
from app.services.registers.kinds.recommendations import ADVICE as REGISTER
from app.services.schools.schools import natural_key

_SCHOOLS, _OF_SCHOOL = "школы с рекомендациями", "рекомендации школы"
_FIELDS = {
    "основание": "ground",
    "дефицит": "deficit",
    "рекомендация": "advice",
    "срок рекомендации": "deadline",
}


def _rows(facts: DocumentFacts) -> list[RegisterRow]:
    return of_chosen(facts, facts.register_rows(REGISTER.name))


def _schools(facts: DocumentFacts) -> list[RowValues]:
    groups = by_school(_rows(facts)).values()
    return [
        {
            "школа": rows[0].text("school_id"),
            _OF_SCHOOL: [row_values(REGISTER, row, _FIELDS) for row in rows],
        }
        for rows in sorted(groups, key=lambda rows: natural_key(rows[0].text("school_id")))
    ]


def _nothing(facts: DocumentFacts) -> Iterator[Finding]:
    if not _rows(facts):
        school = "" if facts.of_school is None else f": {facts.of_school.short_name}"
        text = f"Нет рекомендаций на {year_name(facts.asked_year)} учебный год{school}"
        link = ToRegister(REGISTER.name, year=facts.asked_year)
        yield Finding(code="recommendation.none", text=text, weight=Weight.STOP, link=link)


RECOMMENDATIONS = Vocabulary[DocumentFacts]()
RECOMMENDATIONS.rows(_SCHOOLS, ("школа",), _schools, inner={_OF_SCHOOL: tuple(_FIELDS)})
RECOMMENDATIONS.check(_nothing, _SCHOOLS)
RECOMMENDATIONS.ask(ONE_OR_ALL, _SCHOOLS)
