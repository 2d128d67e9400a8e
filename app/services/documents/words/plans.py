"""A plan of measures and the order that approved it, in the words of texts."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from app.enums import GrammarCase, MeasureStatus
from app.services.documents.dossier.approval import is_issuer_known, issuer, requisites
from app.services.documents.dossier.facts import DocumentFacts
from app.services.documents.facts import date_and_number, lacking_of_office
from app.services.documents.shared_settings import PROGRAMME, TOTALS
from app.services.documents.text.vocabulary import ChosenColumn, RowValues, Vocabulary
from app.services.documents.words.columns import ColumnChoice
from app.services.findings.finding import Finding, Weight
from app.services.findings.links import ToMeasure, ToOrder, ToPlan, ToPlans, ToProgramme
from app.services.language.dates import date_digits, year_name
from app.services.language.deadlines.periods import (
    PlanPeriod,
    period_name,
    period_words,
    school_period,
)
from app.services.language.numbers import NBSP
from app.services.language.plan_titles import PlanTitle, plan_title
from app.services.language.plural import MEASURE, counted
from app.services.plans import UNTITLED, MeasureRow, PlanRow
from app.services.plans.execution.cells import MeasureCell
from app.services.plans.execution.states import is_not_due
from app.services.plans.execution.wording import NOT_DUE

_MEASURES = "мероприятия"
_MEASURE_FIELDS = (
    "номер",
    "мероприятие",
    "срок",
    "ответственные",
    "ожидаемый результат",
    "общий результат",
    "отметка",
    "внесённая отметка",
    "статус",
    "примечание",
)
_COLUMNS = {
    "number": "номер",
    "title": "мероприятие",
    "deadline": "срок",
    "responsible": "ответственные",
    "expected": "ожидаемый результат",
    "mark": "отметка",
    "status": "статус",
    "note": "примечание",
}
_TYPED = {**_COLUMNS, "mark_text": "отметка"}
_LATER, _UNMARKED = "срок не наступил", "без отметки"
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")

_TITLE = Vocabulary[PlanTitle]()
_TITLE.fact(
    "план",
    forms={
        GrammarCase.GENITIVE: lambda title: title.genitive,
        GrammarCase.ACCUSATIVE: lambda title: title.accusative,
    },
)
_TITLE.fact(
    "вид плана",
    lambda title: title.kind,
    forms={GrammarCase.GENITIVE: lambda title: title.kind_genitive},
)
_TITLE.fact("утверждён", lambda title: title.approved)
_TITLE.fact("слово грифа", lambda title: title.approved.upper())
_TITLE.flag("название плана женского рода", lambda title: title.approved.endswith("а"))
_TITLE.flag("год плана не назван", lambda title: _YEAR.search(title.genitive) is None)


def _section_rows(plan: PlanRow | None) -> list[RowValues]:
    """The sections of a plan with their measures as they were typed and marked.

    A plan that was typed without sections has one that only the program names.
    """
    if plan is None:
        return []
    untitled = [section.title for section in plan.sections] == [UNTITLED]
    return [
        {
            "раздел": "" if untitled else section.title,
            _MEASURES: [_measure(row, is_first=not at) for at, row in enumerate(section.measures)],
        }
        for section in plan.sections
    ]


def _measure(row: MeasureRow, *, is_first: bool) -> RowValues:
    """A measure in words; the first of a section has no result in common with one above."""
    return {
        "номер": row.own_number or f"{row.number}.",
        "мероприятие": row.title,
        "срок": row.deadline_text,
        "ответственные": row.parties_text,
        "ожидаемый результат": row.expected,
        "общий результат": "да" if row.expected_joined and not is_first else "",
        "отметка": row.mark_text or (NOT_DUE if row.not_due else ""),
        "внесённая отметка": row.mark_text,
        "статус": "" if row.mark is None else row.status.label,
        "примечание": row.note,
    }


def _typed(facts: DocumentFacts, *more: str) -> Sequence[ChosenColumn]:
    """The columns that the plan was typed with, then those of the others that it has not."""
    plan = facts.plan
    columns = [] if plan is None else [one for one in plan.columns if one[0] in _TYPED]
    if not columns:
        return ()
    chosen = {_TYPED[key]: title for key, title in columns}
    chosen.update((name, "") for name in more if name not in chosen)
    return [ChosenColumn(name, title) for name, title in chosen.items()]


def _totals(plan: PlanRow | None) -> str:
    """How many measures stand how; without a mark a measure has no status yet."""
    measures = () if plan is None else plan.measures
    return _told(_stands(row, is_later=row.not_due) for row in measures)


def _cells(plan: PlanRow | None) -> list[MeasureCell]:
    """Each due date of each measure, in each of several schools."""
    return [] if plan is None else [cell for row in plan.measures for cell in row.cells]


def _totals_of_cells(plan: PlanRow | None) -> str:
    """The same as `_totals` for each due date and school."""
    return _told(
        _stands(cell, is_later=is_not_due([cell.due], cell.looked_on, row.deadline_start))
        for row in (() if plan is None else plan.measures)
        for cell in row.cells
    )


def _stands(one: MeasureRow | MeasureCell, *, is_later: bool) -> str:
    if one.mark is not None:
        return one.status.label
    return _LATER if is_later else _UNMARKED


def _told(states: Iterable[str]) -> str:
    """How many there are of each, the statuses in their order."""
    counts = Counter(states)
    order = (*(status.label for status in MeasureStatus), _LATER, _UNMARKED)
    return ", ".join(f"{words}{NBSP}–{NBSP}{counts[words]}" for words in order if counts[words])


def _has_rows(plan: PlanRow | None) -> bool:
    """Whether there is something of it to approve: measures, or sections alone."""
    if plan is None or plan.measures:
        return plan is not None
    return any(section.title != UNTITLED for section in plan.sections)


def _without_rows(facts: DocumentFacts) -> Iterator[Finding]:
    if not _has_rows(facts.plan):
        yield from _without_measures(facts)


def _without_measures(facts: DocumentFacts) -> Iterator[Finding]:
    if facts.plan is None and PROGRAMME.name in facts.settings:
        if facts.programme is not None and facts.programme.id is not None:
            text, link = "К программе не отнесён план мероприятий", ToProgramme(facts.programme.id)
            yield Finding(code="programme.no-plan", text=text, link=link)
    elif facts.plan is None:
        text = f"Нет муниципального плана мероприятий на {year_name(facts.year)} учебный год"
        link = ToPlans(facts.year)
        yield Finding(code="plan.none", text=text, weight=Weight.STOP, link=link)
    elif not facts.plan.measures:
        text, link = "В плане нет мероприятий", ToPlan(facts.plan.id)
        yield Finding(code="plan.no-measures", text=text, weight=Weight.STOP, link=link)


def _without_title(facts: DocumentFacts) -> Iterator[Finding]:
    plan = facts.plan
    if plan is not None and _has_rows(plan) and not plan.title.strip():
        link = ToPlan(plan.id, edit=True)
        yield Finding(code="plan.no-title", text="Не указано название плана", link=link)


def _without_order(facts: DocumentFacts) -> Iterator[Finding]:
    """What the order that approves the plan lacks, if there is any."""
    plan, approval = facts.plan, facts.approval
    if plan is None or not _has_rows(plan):
        return
    if approval is None:
        text = "Не указан приказ, которым утверждён план"
        yield Finding(code="plan.no-order", text=text, link=ToPlan(plan.id, edit=True))
    elif approval.order.number is None:
        text = "У приказа, которым утверждён план, нет номера и даты"
        link = ToOrder(approval.order.id, edit=True)
        yield Finding(code="order.no-number", text=text, link=link)


def _not_approved(facts: DocumentFacts) -> Iterator[Finding]:
    """What is wrong with the order that approved the plan."""
    plan, approval = facts.plan, facts.approval
    if plan is None or not plan.measures:
        return
    yield from _without_order(facts)
    if approval is None or approval.order.number is None:
        return
    if not approval.holds_on(facts.as_of):
        text = f"Приказ, которым утверждён план, издан позже {date_digits(facts.as_of)}"
        code, link = "order.later-than-report", ToOrder(approval.order.id)
        yield Finding(code=code, text=text, weight=Weight.ERROR, link=link)
    elif approval.issuer == "":  # nobody can tell is None
        yield lacking_of_office(facts.office, "full_name_genitive")


def _approved_before(facts: DocumentFacts) -> Iterator[Finding]:
    """That an order which approves the plan would do so after another one."""
    approval = facts.approval
    if (
        approval is None
        or approval.order.number is None
        or (facts.order is not None and approval.order.id == facts.order.id)
    ):
        return
    by = " ".join(date_and_number(approval.order))
    hint = "Снимите приложение «план» или исправьте приказ в плане."
    text, link = f"План уже утверждён приказом {by}", ToOrder(approval.order.id)
    yield Finding(code="plan.approved-before", text=text, hint=hint, weight=Weight.NOTE, link=link)


def _order_to_come(facts: DocumentFacts) -> Iterator[Finding]:
    """What the mark of approval lacks; the head of a school approves without an order too."""
    if not _is_approved_by_head(facts):
        yield from _without_order(facts)
        if _has_rows(facts.plan) and _issuer(facts) == "":
            yield lacking_of_office(facts.office, "full_name_genitive")
    else:
        yield from facts.people.missing


def _is_approved_by_head(facts: DocumentFacts) -> bool:
    """Whether it is the plan of a school that no order approves."""
    plan = facts.plan
    return plan is not None and plan.school_id is not None and facts.approval is None


def _period(facts: DocumentFacts) -> PlanPeriod:
    """The period of the plan, without one the school year of the document."""
    return school_period(facts.year) if facts.plan is None else facts.plan.period


def _issuer(facts: DocumentFacts) -> str | None:
    """Whose order approves the plan, genitive; None when nobody can tell."""
    if facts.approval is None:
        return facts.office.full_name_genitive
    return facts.approval.issuer


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
_PLAN.flag(
    "мероприятия повторяются",
    lambda plan: plan is not None and len(_cells(plan)) > len(plan.measures),
)
_PLAN.number("число сроков", lambda plan: len(_cells(plan)) if plan else None)
_PLAN.fact("итоги по срокам", _totals_of_cells)

SECTIONS = ColumnChoice(
    rows="разделы плана",
    title="Графы и их порядок",
    names=_COLUMNS,
    usual="number,title,deadline,responsible,mark",
    typed=lambda facts: _typed(facts, "отметка"),
    prefix="plan_",
    of="плана",
)
TYPED_SECTIONS = ColumnChoice(
    rows="план по разделам",
    title="Графы плана и их порядок",
    names=_COLUMNS,
    usual="number,title,deadline,responsible,expected",
    typed=_typed,
    prefix="plan_",
    of="плана",
)
PLANS = Vocabulary[DocumentFacts]()
PLANS.see(_PLAN, lambda facts: facts.plan)
PLANS.flag("план утверждён", lambda facts: facts.approved is not None)
PLANS.flag("издатель приказа известен", lambda facts: is_issuer_known(facts.approved))
PLANS.fact("издатель приказа", forms={GrammarCase.GENITIVE: lambda facts: issuer(facts.approved)})
PLANS.fact("реквизиты приказа", lambda facts: requisites(facts.approved))
PLANS.flag("нужны итоги", lambda facts: facts.wants(TOTALS))
PLANS.fact("название плана", lambda facts: facts.plan.title if facts.plan else "")
PLANS.fact("период плана", lambda facts: period_words(_period(facts)))
PLANS.fact("период для имени файла", lambda facts: period_name(_period(facts)).replace("/", "-"))
PLANS.flag("план утверждает руководитель школы", _is_approved_by_head)
PLANS.person(
    "руководитель школы плана",
    lambda facts: (facts.people.approver.post, facts.people.approver.name),
)
PLANS.fact("чей приказ о плане", lambda facts: _issuer(facts) or "")
PLANS.fact(
    "реквизиты приказа о плане",
    lambda facts: " ".join(date_and_number(facts.approval.order if facts.approval else None)),
)
for _choice in (SECTIONS, TYPED_SECTIONS):
    PLANS.rows(
        _choice.rows,
        ("раздел",),
        lambda facts: _section_rows(facts.printed_plan),
        inner={_MEASURES: _MEASURE_FIELDS},
        columns=_choice.choosable(),
    )
PLANS.check(_without_measures, SECTIONS.rows)
PLANS.check(_without_rows, TYPED_SECTIONS.rows)
PLANS.check(_without_title, "план", "вид плана", "название плана")
# Only an order that approves the plan itself asks for the gender of its title.
PLANS.advise(_approved_before, "название плана женского рода")
PLANS.check(_order_to_come, "реквизиты приказа о плане")
PLANS.check(_not_approved, "реквизиты приказа", "план утверждён")
PLANS.check(_lacking_of_measures, SECTIONS.rows)
