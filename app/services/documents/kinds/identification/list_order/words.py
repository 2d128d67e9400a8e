"""The words of the list order: the shared ones, and what only its text names."""

from functools import partial

from app.services.documents.kinds.identification.list_order.facts import ListOrderFacts
from app.services.documents.kinds.identification.list_order.settings import COLUMNS
from app.services.documents.publication import Figures
from app.services.documents.text.vocabulary import MappedRows, Vocabulary
from app.services.documents.words.department import DEPARTMENT
from app.services.documents.words.orders import ORDER, Issued
from app.services.documents.words.people import CONTROL
from app.services.documents.words.runs import RUN
from app.services.documents.words.school_lists import (
    BASES,
    BASIS_FIELDS,
    SCHOOL_FIELDS,
    any_rounded,
    figures_of,
    is_marked,
    school_row,
)
from app.services.documents.words.settings import SETTINGS
from app.services.documents.words.support import FIELDS, support_row
from app.services.documents.words.years import YEARS, Years
from app.services.identification.evidence.verdict import LowResult
from app.services.language.dates import date_digits
from app.services.language.sentences import quoted

_OF_PUPILS = frozenset(("share", "participants", "failed"))


def _years(facts: ListOrderFacts) -> Years:
    """Of the results; those of a list that does not come from results are of the year of work."""
    outcome = facts.outcome
    if outcome is None:
        return Years(facts.year, facts.year - 1, facts.year)
    return Years(outcome.year, outcome.previous_year, facts.year)


def _shown(facts: ListOrderFacts) -> frozenset[str]:
    return frozenset(facts.settings["columns"].split(","))


def _printed(facts: ListOrderFacts) -> list[tuple[LowResult, Figures]]:
    return [
        printed
        for verdict in facts.listed
        for printed in figures_of(verdict, public=facts.is_public)
    ]


def _has_percents_alone(facts: ListOrderFacts) -> bool:
    shown = "participants" in _shown(facts)
    return shown and any(low.participants is None for low, _figures in _printed(facts))


def _has_stars(facts: ListOrderFacts) -> bool:
    return "participants" in _shown(facts) and any(is_marked(*one) for one in _printed(facts))


def _has_hidden(facts: ListOrderFacts) -> bool:
    shown = bool(_shown(facts) & _OF_PUPILS)
    return shown and any(figures.hidden for _low, figures in _printed(facts))


def _has_rounded(facts: ListOrderFacts) -> bool:
    return "share" in _shown(facts) and any_rounded(_printed(facts))


WORDS = Vocabulary[ListOrderFacts]()
WORDS.see(DEPARTMENT, lambda facts: facts.office)
WORDS.see(ORDER, lambda facts: Issued(facts.office, facts.order))
WORDS.see(SETTINGS, lambda facts: facts.settings)
WORDS.see(YEARS, _years)
WORDS.see(RUN, lambda facts: facts.outcome)
WORDS.flag("по списку поддержки", lambda facts: facts.from_support)
WORDS.flag("есть перечень", lambda facts: facts.has_list)
WORDS.flag(
    "выявленных школ нет",
    lambda facts: facts.outcome is not None and not facts.listed and not facts.left,
)
WORDS.flag("нужны примечания", lambda facts: facts.wants("notes"))
WORDS.flag("нужна отметка об исполнителе", lambda facts: facts.wants("executor"))
WORDS.see(CONTROL, lambda facts: facts.control)
WORDS.flag("есть проценты без численности", _has_percents_alone)
WORDS.flag("есть скрытые данные", _has_hidden)
WORDS.flag("есть отмеченные малочисленные группы", _has_stars)
WORDS.flag("проценты округлены", _has_rounded)
WORDS.fact(
    "основание приказа",
    lambda facts: facts.settings["grounds"],
    entered="Настройки документа – Основание в преамбуле",
)
WORDS.flag("указан срок планов", lambda facts: facts.plans_due is not None)
WORDS.fact(
    "срок планов",
    lambda facts: date_digits(facts.plans_due) if facts.plans_due else "",
    entered="Настройки документа – Срок представления планов школ",
)
WORDS.flag("нужно ознакомление", lambda facts: facts.wants("acquaint"))
WORDS.flag("нужно размещение на сайте", lambda facts: facts.wants("publish"))
WORDS.flag("есть утративший силу приказ", lambda facts: facts.repealed is not None)
WORDS.fact(
    "утративший силу приказ",
    lambda facts: facts.repealed.requisites if facts.repealed else "",
)
WORDS.fact(
    "название утратившего силу приказа",
    lambda facts: quoted(facts.repealed.title) if facts.repealed else "",
)
WORDS.fact("дата списка", lambda facts: date_digits(facts.day) if facts.day else "")
WORDS.rows(
    COLUMNS.rows,
    SCHOOL_FIELDS,
    lambda facts: MappedRows(facts.listed, partial(school_row, public=facts.is_public)),
    inner={BASES: BASIS_FIELDS},
    columns=COLUMNS.of(lambda facts: facts.settings),
)
WORDS.rows(
    "школы списка поддержки",
    FIELDS,
    lambda facts: MappedRows(facts.supported, partial(support_row, order=facts.order)),
)
WORDS.rows(
    "школы в сложных условиях",
    FIELDS,
    lambda facts: MappedRows(facts.conditions, partial(support_row, order=facts.order)),
)
