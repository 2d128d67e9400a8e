"""A plan of measures and the order that approved it, in the words of texts."""

import re

from app.enums import GrammarCase, MeasureStatus
from app.services.documents.text.vocabulary import RowValues, Vocabulary
from app.services.language.numbers import DASH, NBSP
from app.services.language.plan_titles import PlanTitle, plan_title
from app.services.plans import MeasureRow, PlanRow
from app.services.plans.wording import NOT_DUE

MEASURES = "мероприятия"
SECTION_FIELDS = ("раздел",)
MEASURE_FIELDS = ("номер", "мероприятие", "срок", "ответственные", "ожидаемый результат", "отметка")
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


def section_rows(plan: PlanRow | None) -> list[RowValues]:
    """The sections of a plan with their measures as they were typed and marked."""
    if plan is None:
        return []
    return [
        {"раздел": section.title, MEASURES: [_measure(row) for row in section.measures]}
        for section in plan.sections
    ]


def _measure(row: MeasureRow) -> RowValues:
    return {
        "номер": f"{row.number}.",
        "мероприятие": row.title,
        "срок": row.deadline_text,
        "ответственные": ";\n".join(name.rstrip(" ;") for name in row.responsible),
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


PLAN = Vocabulary[PlanRow | None]()
PLAN.see(_TITLE, lambda plan: plan_title("" if plan is None else plan.title))
PLAN.flag("выбран план", lambda plan: plan is not None)
PLAN.number("число мероприятий", lambda plan: len(plan.measures) if plan else None)
PLAN.fact("итоги по отметкам", _totals)
