"""Plans that are not approved yet: measures that are over or marked before there is an order.

| code | weight | what it says |
| --- | --- | --- |
| `plan.overdue-unapproved` | note | measures are overdue while the plan has no order |
| `plan.marked-unapproved` | note | measures are marked while the plan has no order |
| `mark.before-order` | note | a measure was done before its plan was approved |
| `mark.before-begin` | note | a measure was done before its deadline begins |
| `mark.ahead` | error | a measure is done on a day that has not come |
"""

from collections.abc import Iterator, Sequence

from app.enums import MeasureStatus
from app.services.checks.data.facts import CheckFacts
from app.services.checks.ground.check_finding import CheckFinding
from app.services.checks.texts.plans import measure_name, measures_name
from app.services.findings.finding import Finding, Weight
from app.services.findings.links import ToMeasure
from app.services.language.dates import date_digits
from app.services.language.plural import OF_MEASURES, counted
from app.services.plans import MarkRow, MeasureRow, PlanRow

_MOST_NAMED = 12
_DONE = frozenset({MeasureStatus.DONE, MeasureStatus.PARTLY_DONE})


def unapproved(facts: CheckFacts) -> Iterator[CheckFinding]:
    """What already happened in a plan that no order has approved."""
    for plan in facts.plans:
        if plan.order_date is not None:
            continue
        overdue = [row for row in plan.measures if row.overdue and row.mark is None]
        marked = [row for row in plan.measures if row.mark is not None]
        for code, text, rows in (
            ("plan.overdue-unapproved", "План не утверждён, а срок истёк у", overdue),
            ("plan.marked-unapproved", "План не утверждён, а отметки есть у", marked),
        ):
            if rows:
                yield _of_plan(plan, code, text, rows)


def _of_plan(plan: PlanRow, code: str, text: str, rows: Sequence[MeasureRow]) -> CheckFinding:
    return CheckFinding(
        code=code,
        text=f"{text} {counted(len(rows), OF_MEASURES)}",
        hint="Укажите приказ в плане или исправьте сроки.",
        weight=Weight.NOTE,
        link=ToMeasure(rows[0].id),
        where=measures_name(plan, rows, _MOST_NAMED),
        document="plan",
        about=(("plan", plan.id),),
    )


def marks(facts: CheckFacts) -> Iterator[CheckFinding]:
    """Days of marks against the order, the deadline and today."""
    for plan in facts.plans:
        for measure in plan.measures:
            for mark in measure.marks:
                for finding in _wrong_days(facts, plan, measure, mark):
                    yield CheckFinding(
                        code=finding.code,
                        text=finding.text,
                        hint="Проверьте день отметки.",
                        weight=finding.weight,
                        link=ToMeasure(measure.id),
                        where=f"{measure_name(plan, measure)}, отметка",
                        document="execution-report",
                        about=(("plan", plan.id),),
                    )


def _wrong_days(
    facts: CheckFacts, plan: PlanRow, measure: MeasureRow, mark: MarkRow
) -> Iterator[Finding]:
    day = mark.marked_on
    if day is None or mark.status not in _DONE:
        return
    told = date_digits(day)
    if day > facts.today:
        text = f"Мероприятие отмечено днём, который ещё не наступил: {told}"
        yield Finding(code="mark.ahead", text=text, weight=Weight.ERROR)
    approved, due = plan.order_date, measure.deadline_end
    # Of a deadline that was over by then `deadlines` tells.
    if approved is not None and day < approved and (due is None or due >= approved):
        text = f"Мероприятие выполнено {told}, до утверждения плана {date_digits(approved)}"
        yield Finding(code="mark.before-order", text=text, weight=Weight.NOTE)
    starts = [span.start for span in measure.occurrences if span.start is not None]
    if starts and day < min(starts):
        text = f"Мероприятие выполнено {told}, а срок начинается {date_digits(min(starts))}"
        yield Finding(code="mark.before-begin", text=text, weight=Weight.NOTE)


CHECKS = (unapproved, marks)
