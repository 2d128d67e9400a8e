"""A report in the words of texts: whose it is, who approves and signs it, its day."""

from collections.abc import Iterator
from datetime import date

from app.services.documents.dossier.facts import DocumentFacts
from app.services.documents.dossier.likely_years import EARLIEST_MONTH
from app.services.documents.shared_settings import AS_OF
from app.services.documents.text.vocabulary import Vocabulary
from app.services.findings.finding import Finding, Weight
from app.services.findings.links import ToDocument
from app.services.language.dates import date_digits, year_name
from app.services.language.deadlines.periods import period_words


def _wrong_day(facts: DocumentFacts) -> Iterator[Finding]:
    """A report date that lies ahead, or before the plan or the school year."""
    day, link = date_digits(facts.as_of), ToDocument(facts.kind, AS_OF.name)
    if facts.as_of > facts.dossier.today:
        text = f"Дата отчёта {day} ещё не наступила"
        yield Finding(code="report.day-ahead", text=text, weight=Weight.STOP, link=link)
        return
    if facts.plan is None:
        start = date(facts.year - 1, EARLIEST_MONTH, 1)
        told = f"{year_name(facts.year)} учебный год"
    else:
        start, told = facts.plan.period.prepared.start, period_words(facts.plan.period)
    if facts.as_of < start:
        text = f"Отчёт за {told} – по состоянию на {day}"
        yield Finding(code="report.day-before-year", text=text, weight=Weight.ERROR, link=link)


REPORTS = Vocabulary[DocumentFacts]()
REPORTS.fact("чей отчёт", lambda facts: facts.people.reporter)
REPORTS.fact(
    "чей отчёт кратко",
    lambda facts: (facts.plan.school_name if facts.plan else "") or facts.office.short_name,
)
REPORTS.fact("день отчёта", lambda facts: date_digits(facts.as_of))
REPORTS.person(
    "утверждающий", lambda facts: (facts.people.approver.post, facts.people.approver.name)
)
REPORTS.person(
    "составитель", lambda facts: (facts.people.compiler.post, facts.people.compiler.name)
)
REPORTS.check(lambda facts: facts.people.missing, "утверждающий", "составитель")
REPORTS.check(_wrong_day, "день отчёта")
