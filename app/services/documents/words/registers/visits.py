"""A visit to a school in the words of texts: who was there, what was established and advised."""

from collections.abc import Callable, Iterator

from app.services.documents.dossier.facts import DocumentFacts
from app.services.documents.dossier.named.visits import visit_of
from app.services.documents.references import Reference, naming
from app.services.documents.text.vocabulary import Vocabulary
from app.services.findings.finding import Finding, Weight
from app.services.findings.links import ToSchool, ToSchools
from app.services.language.dates import date_words, year_name
from app.services.schools.support_events import EventRow

VISIT = naming(
    "visit",
    "Выезд",
    Reference("support_event", "Последний выезд года", "взят последний выезд года"),
    yearly=True,
    each="по каждому выезду",
    apart=True,
)
_SCHOOL = "школа выезда"


def _visit(facts: DocumentFacts) -> EventRow | None:
    return visit_of(facts.dossier, facts.asked_year, facts.chosen(VISIT))


def _said(of: Callable[[EventRow], str]) -> Callable[[DocumentFacts], str]:
    def said(facts: DocumentFacts) -> str:
        visit = _visit(facts)
        return "" if visit is None else of(visit)

    return said


def _school(facts: DocumentFacts) -> str:
    visit = _visit(facts)
    if visit is None:
        return ""
    school = facts.dossier.schools[visit.school_id]
    return school.full_name or school.short_name


def _lacking(facts: DocumentFacts) -> Iterator[Finding]:
    visit = _visit(facts)
    if visit is None:
        text = f"Нет выездов в школы на {year_name(facts.asked_year)} учебный год"
        link = ToSchools(supported=True, year=facts.asked_year)
        yield Finding(code="visit.none", text=text, weight=Weight.STOP, link=link)
        return
    for code, value, words in (
        ("people", visit.with_whom, "кто участвовал в выезде"),
        ("content", visit.content, "что установлено на выезде"),
        ("advice", visit.advice, "рекомендации по итогам выезда"),
    ):
        if not value:
            link = ToSchool(visit.school_id, "support")
            yield Finding(code=f"visit.no-{code}", text=f"Не указано: {words}", link=link)


VISITS = Vocabulary[DocumentFacts]()
VISITS.fact(_SCHOOL, _school)
VISITS.fact("день выезда", _said(lambda visit: date_words(visit.on_day)))
VISITS.fact("участники выезда", _said(lambda visit: visit.with_whom))
VISITS.fact("что установлено", _said(lambda visit: visit.content))
VISITS.fact("рекомендации выезда", _said(lambda visit: visit.advice))
VISITS.fact("итог выезда", _said(lambda visit: visit.outcome))
VISITS.fact("документ выезда", _said(lambda visit: visit.paper_text))
VISITS.check(_lacking, _SCHOOL)
VISITS.ask(VISIT, *VISITS.names())
