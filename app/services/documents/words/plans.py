"""A plan of measures and the order that approved it, in the words of texts."""

import re
from collections.abc import Iterator

from app.enums import GrammarCase, MeasureStatus
from app.services.documents.dossier.approval import is_issuer_known, issuer, requisites
from app.services.documents.dossier.facts import DocumentFacts
from app.services.documents.facts import lacking_of_office
from app.services.documents.shared_settings import TOTALS
from app.services.documents.text.vocabulary import RowValues, Vocabulary
from app.services.documents.words.columns import ColumnChoice
from app.services.findings.finding import Finding, Weight
from app.services.findings.links import ToMeasure, ToOrder, ToPlan, ToPlans
from app.services.language.dates import date_digits, year_name
from app.services.language.numbers import DASH, NBSP
from app.services.language.plan_titles import PlanTitle, plan_title
from app.services.language.plural import MEASURE, counted
from app.services.plans import MeasureRow, PlanRow
from app.services.plans.execution.wording import NOT_DUE

_MEASURES = "мероприятия"
_MEASURE_FIELDS = (
    "номер",
    "мероприятие",
    "срок",
    "ответственные",
    "ожидаемый результат",
    "отметка",
)
_LATER, _UNMARKED = "срок не наступил", "без отметки"
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")

_TITLE = Vocabulary[PlanTitle]()
_TITLE.fact("план", forms={GrammarCase.GENITIVE: lambda title: title.genitive})
_TITLE.fact(
    "вид плана",
    lambda title: title.kind,
    forms={GrammarCase.GENITIVE: lambda title: title.kind_genitive},
)
_TITLE.fact("утверждён", lambda title: title.approved)
_TITLE.flag("год плана не назван", lambda title: _YEAR.search(title.genitive) is None)


def _section_rows(plan: PlanRow | None) -> list[RowValues]:
    """The sections of a plan with their measures as they were typed and marked."""
    if plan is None:
        return []
    return [
        {"раздел": section.title, _MEASURES: [_measure(row) for row in section.measures]}
        for section in plan.sections
    ]


def _measure(row: MeasureRow) -> RowValues:
    return {
        "номер": row.own_number or f"{row.number}.",
        "мероприятие": row.title,
        "срок": row.deadline_text,
        "ответственные": row.parties_text,
        "ожидаемый результат": row.expected or DASH,
        "отметка": row.mark_text or (NOT_DUE if row.not_due else ""),
    }


def _totals(plan: PlanRow | None) -> str:
    """How many measures stand how; without a mark a measure has no status yet."""
    counts = {status.label: 0 for status in MeasureStatus} | {_LATER: 0, _UNMARKED: 0}
    for row in () if plan is None else plan.measures:
        without = _LATER if row.not_due else _UNMARKED
        counts[without if row.mark is None else row.status.label] += 1
    return ", ".join(f"{words}{NBSP}–{NBSP}{number}" for words, number in counts.items() if number)


def _without_measures(facts: DocumentFacts) -> Iterator[Finding]:
    if facts.plan is None:
        text = f"Нет муниципального плана мероприятий на {year_name(facts.year)} учебный год"
        link = ToPlans(facts.year)
        yield Finding(code="plan.none", text=text, weight=Weight.STOP, link=link)
    elif not facts.plan.measures:
        text, link = "В плане нет мероприятий", ToPlan(facts.plan.id)
        yield Finding(code="plan.no-measures", text=text, weight=Weight.STOP, link=link)


def _without_title(facts: DocumentFacts) -> Iterator[Finding]:
    plan = facts.plan
    if plan is not None and plan.measures and not plan.title.strip():
        link = ToPlan(plan.id, edit=True)
        yield Finding(code="plan.no-title", text="Не указано название плана", link=link)


def _not_approved(facts: DocumentFacts) -> Iterator[Finding]:
    """What is wrong with the order that approved the plan."""
    plan, approval = facts.plan, facts.approval
    if plan is None or not plan.measures:
        return
    if approval is None:
        text = "Не указан приказ, которым утверждён план"
        yield Finding(code="plan.no-order", text=text, link=ToPlan(plan.id, edit=True))
    elif approval.order.number is None:
        text = "У приказа, которым утверждён план, нет номера и даты"
        link = ToOrder(approval.order.id, edit=True)
        yield Finding(code="order.no-number", text=text, link=link)
    elif not approval.holds_on(facts.as_of):
        text = f"Приказ, которым утверждён план, издан позже {date_digits(facts.as_of)}"
        code, link = "order.later-than-report", ToOrder(approval.order.id)
        yield Finding(code=code, text=text, weight=Weight.ERROR, link=link)
    elif approval.issuer == "":  # nobody can tell is None
        yield lacking_of_office(facts.office, "full_name_genitive")


def _lacking_of_measures(facts: DocumentFacts) -> Iterator[Finding]:
    """What the lines of the table lack: who is responsible, the mark, its day, its words.

    Links lead to the first measure concerned.
    """
    measures = () if facts.plan is None else facts.plan.measures
    nobody = [row for row in measures if not row.responsible]
    unmarked = [row for row in measures if row.unmarked]
    left_out = [row for row in measures if row.mark_left_out]
    unlike = [row for row in measures if row.says_otherwise]
    later = f"Отметка без даты внесена после {date_digits(facts.as_of)} и не учтена"
    for code, text, rows, weight in (
        ("measure.no-responsible", "Не указаны ответственные", nobody, Weight.GAP),
        ("measure.no-mark", "Без отметки об исполнении", unmarked, Weight.GAP),
        ("measure.mark-left-out", later, left_out, Weight.GAP),
        (
            "measure.mark-contradicts",
            "Слова отметки расходятся со статусом",
            unlike,
            Weight.ERROR,
        ),
    ):
        if rows:
            told, link = f"{text}: {counted(len(rows), MEASURE)}", ToMeasure(rows[0].id)
            yield Finding(code=code, text=told, weight=weight, link=link)


_PLAN = Vocabulary[PlanRow | None]()
_PLAN.see(_TITLE, lambda plan: plan_title("" if plan is None else plan.title))
_PLAN.flag("выбран план", lambda plan: plan is not None)
_PLAN.flag("это план школы", lambda plan: plan is not None and plan.school_id is not None)
_PLAN.number("число мероприятий", lambda plan: len(plan.measures) if plan else None)
_PLAN.fact("итоги по отметкам", _totals)

SECTIONS = ColumnChoice(
    "разделы плана",
    "Графы и их порядок",
    {
        "number": "номер",
        "title": "мероприятие",
        "deadline": "срок",
        "responsible": "ответственные",
        "expected": "ожидаемый результат",
        "mark": "отметка",
    },
    usual="number,title,deadline,responsible,mark",
)
PLANS = Vocabulary[DocumentFacts]()
PLANS.see(_PLAN, lambda facts: facts.plan)
PLANS.flag("план утверждён", lambda facts: facts.approved is not None)
PLANS.flag("издатель приказа известен", lambda facts: is_issuer_known(facts.approved))
PLANS.fact("издатель приказа", forms={GrammarCase.GENITIVE: lambda facts: issuer(facts.approved)})
PLANS.fact("реквизиты приказа", lambda facts: requisites(facts.approved))
PLANS.flag("нужны итоги", lambda facts: facts.wants(TOTALS))
PLANS.rows(
    SECTIONS.rows,
    ("раздел",),
    lambda facts: _section_rows(facts.plan),
    inner={_MEASURES: _MEASURE_FIELDS},
    columns=SECTIONS.choosable(),
)
PLANS.check(_without_measures, SECTIONS.rows)
PLANS.check(_without_title, "план", "вид плана")
PLANS.check(_not_approved, "реквизиты приказа", "план утверждён")
PLANS.check(_lacking_of_measures, SECTIONS.rows)
