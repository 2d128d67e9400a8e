"""Schools that left a list of support in a year, in the words of texts."""

from collections.abc import Iterator, Sequence

from app.enums import SupportKind
from app.services.documents.dossier.facts import DocumentFacts
from app.services.documents.text.vocabulary import RowValues, Vocabulary
from app.services.findings.finding import Finding, Weight
from app.services.findings.links import ToSchool, ToSchools
from app.services.language.dates import date_digits, school_year_of, year_name
from app.services.schools.support import SupportRow

_FIELDS = ("школа", "дата внесения", "дата вывода", "основание вывода")


def _left(facts: DocumentFacts, kind: SupportKind) -> list[SupportRow]:
    """Who left by this order, else in the year by no other one."""
    order = facts.order
    return [
        row
        for row in facts.dossier.support(kind)
        if row.left_on is not None
        and (
            (order is not None and row.exit_order is not None and row.exit_order.id == order.id)
            or (row.exit_order is None and school_year_of(row.left_on) == facts.asked_year)
        )
    ]


def _rows(facts: DocumentFacts, kind: SupportKind) -> Sequence[RowValues]:
    return [
        {
            "школа": row.school,
            "дата внесения": date_digits(row.entered_on),
            "дата вывода": "" if row.left_on is None else date_digits(row.left_on),
            "основание вывода": row.exit_basis,
        }
        for row in _left(facts, kind)
    ]


def _all(facts: DocumentFacts) -> list[SupportRow]:
    return [row for kind in SupportKind for row in _left(facts, kind)]


def _nobody(facts: DocumentFacts) -> Iterator[Finding]:
    if not _all(facts):
        year = year_name(facts.asked_year)
        text = f"В {year} учебном году ни одна школа не выведена из списка поддержки"
        link = ToSchools(supported=True, part="support", year=facts.asked_year)
        yield Finding(code="support.nobody-left", text=text, weight=Weight.STOP, link=link)


def _without_basis(facts: DocumentFacts) -> Iterator[Finding]:
    for row in _all(facts):
        if not row.exit_basis:
            text = f"Не указано основание вывода из списка: {row.school}"
            yield Finding(
                code="support.no-exit-basis", text=text, link=ToSchool(row.school_id, "support")
            )


LEFT = Vocabulary[DocumentFacts]()
_RESULTS, _CONDITIONS = "школы без низких результатов", "школы без сложных условий"
LEFT.rows(_RESULTS, _FIELDS, lambda facts: _rows(facts, SupportKind.SHNOR))
LEFT.rows(_CONDITIONS, _FIELDS, lambda facts: _rows(facts, SupportKind.SHSSU))
LEFT.number("число выведенных школ", lambda facts: len(_all(facts)))
LEFT.check(_nobody, _RESULTS)
LEFT.check(_without_basis, _RESULTS)
