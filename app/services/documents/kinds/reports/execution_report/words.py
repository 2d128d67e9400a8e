"""The words of the execution report: the shared ones, and what only its text names.

It claims what was entered and nothing else: the model of support is printed only when the user has
filled it in and named the order that approved it.
"""

from functools import partial
from typing import TYPE_CHECKING

from app.enums import GrammarCase
from app.services.documents.dossier.approval import ApprovingOrder
from app.services.documents.dossier.groups import public_value
from app.services.documents.kinds.reports.execution_report.facts import ReportFacts, SchoolCriteria
from app.services.documents.kinds.reports.execution_report.settings import COLUMNS
from app.services.documents.public_words import UNPUBLISHED
from app.services.documents.text.vocabulary import MappedRows, RowValues, Vocabulary
from app.services.documents.words.name_lists import name_schools
from app.services.documents.words.plans import (
    MEASURE_FIELDS,
    MEASURES,
    PLAN,
    SECTION_FIELDS,
    section_rows,
)
from app.services.documents.words.settings import SETTINGS
from app.services.documents.words.years import YEARS, Years
from app.services.language.dates import date_digits
from app.services.language.numbers import DASH

if TYPE_CHECKING:
    from app.services.criteria import CriterionRow

_CRITERIA = "критерии школы"
_CRITERION_FIELDS = (
    "номер критерия",
    "критерий",
    "текущий результат",
    "ожидаемый результат",
    "вывод",
)


def _issuer(approval: ApprovingOrder | None) -> str:
    return "" if approval is None else approval.issuer or ""


def _requisites(approval: ApprovingOrder | None) -> str:
    return "" if approval is None else approval.order.requisites


def _is_issuer_known(approval: ApprovingOrder | None) -> bool:
    """Whether anybody can tell who issued the order; its name may still have no genitive."""
    return approval is not None and approval.issuer is not None


def _school(facts: ReportFacts, school: SchoolCriteria) -> RowValues:
    """A school with its criteria; with none at all where nothing of it is known."""
    rows = MappedRows(school.rows if school.filled else (), partial(_criterion, facts, school))
    return {"школа": school.school, _CRITERIA: rows}


def _criterion(facts: ReportFacts, school: SchoolCriteria, row: "CriterionRow") -> RowValues:
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


WORDS = Vocabulary[ReportFacts]()
WORDS.see(SETTINGS, lambda facts: facts.settings)
WORDS.see(YEARS, lambda facts: Years(facts.year, facts.year - 1, facts.year))
WORDS.see(PLAN, lambda facts: facts.plan)
WORDS.fact("управление кратко", lambda facts: facts.office_name)
WORDS.fact("чей отчёт", lambda facts: facts.people.reporter)
WORDS.fact(
    "чей отчёт кратко",
    lambda facts: (facts.plan.school_name if facts.plan else "") or facts.office_name,
)
WORDS.fact("день отчёта", lambda facts: date_digits(facts.as_of))
WORDS.flag("план утверждён", lambda facts: facts.approved is not None)
WORDS.flag("издатель приказа известен", lambda facts: _is_issuer_known(facts.approved))
WORDS.fact("издатель приказа", forms={GrammarCase.GENITIVE: lambda facts: _issuer(facts.approved)})
WORDS.fact("реквизиты приказа", lambda facts: _requisites(facts.approved))
WORDS.flag(
    "это план школы", lambda facts: facts.plan is not None and facts.plan.school_id is not None
)
WORDS.flag("нужны итоги", lambda facts: facts.settings["totals"] == "1")
WORDS.flag("нужны критерии", lambda facts: "criteria" in facts.annexes)
WORDS.flag("нужна графа вывода", lambda facts: facts.settings["show_reached"] == "1")
WORDS.flag("нужна модель", lambda facts: "model" in facts.annexes)
WORDS.rows(
    COLUMNS.rows,
    SECTION_FIELDS,
    lambda facts: section_rows(facts.plan),
    inner={MEASURES: MEASURE_FIELDS},
    columns=COLUMNS.of(lambda facts: facts.settings),
)
WORDS.rows(
    "школы отчёта",
    ("школа",),
    lambda facts: MappedRows(facts.schools, partial(_school, facts)),
    inner={_CRITERIA: _CRITERION_FIELDS},
)
WORDS.rows(
    "школы с критериями",
    ("школа",),
    lambda facts: MappedRows(
        [school for school in facts.schools if school.filled], partial(_school, facts)
    ),
    inner={_CRITERIA: _CRITERION_FIELDS},
)
name_schools(
    WORDS,
    "школы без критериев",
    lambda facts: [school.school for school in facts.schools if not school.filled],
)
WORDS.flag("издатель приказа о модели известен", lambda facts: _is_issuer_known(facts.model_order))
WORDS.fact(
    "издатель приказа о модели",
    forms={GrammarCase.GENITIVE: lambda facts: _issuer(facts.model_order)},
)
WORDS.fact("реквизиты приказа о модели", lambda facts: _requisites(facts.model_order))
WORDS.fact("модель управления", lambda facts: facts.settings["model_management"])
WORDS.fact("модель методической работы", lambda facts: facts.settings["model_methods"])
WORDS.fact("модель социальной работы", lambda facts: facts.settings["model_social"])
WORDS.fact("модель имиджа", lambda facts: facts.settings["model_image"])
WORDS.person("утверждающий", lambda facts: (facts.people.approver.post, facts.people.approver.name))
WORDS.person("составитель", lambda facts: (facts.people.compiler.post, facts.people.compiler.name))
