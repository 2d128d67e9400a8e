"""The school years of a plan, and what is stored of its period, its answers and its columns."""

import json
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from app.enums import YearsKind
from app.services.language.dates import PREPARED_IN, school_year_of
from app.services.language.deadlines.periods import PlanPeriod
from app.services.language.deadlines.questions import Question

if TYPE_CHECKING:
    from sqlmodel import Session

    from app.models import Plan
    from app.services.storage.files.sqlite import Row

Columns = tuple[tuple[str, str], ...]


class PlanTerms(NamedTuple):
    """What the deadlines of a plan are read with.

    Attributes:
        period: its period.
        order_date: the day of the order that approved it, or None.
        answers: what it answered to the questions of its deadlines.
    """

    period: PlanPeriod
    order_date: date | None = None
    answers: Mapping[Question, str] = {}


def first_year(period: PlanPeriod) -> int:
    """The school year in which a plan begins; in August it prepares the next one."""
    start = period.start
    return school_year_of(start) + (start.month == PREPARED_IN)


def years_of(period: PlanPeriod) -> tuple[int, ...]:
    """The school years that a period meets, by their later calendar years."""
    first = first_year(period)
    return tuple(range(first, max(first, school_year_of(period.end)) + 1))


def terms_of(session: "Session", plan: "Plan") -> PlanTerms:
    """What the deadlines of a stored plan are read with."""
    from app.models import OrderRecord

    order = None if plan.order_id is None else session.get(OrderRecord, plan.order_id)
    return PlanTerms(
        PlanPeriod(plan.period_start, plan.period_end, YearsKind(plan.years_kind)),
        None if order is None else order.issued_on,
        stored_answers(plan.answers),
    )


def new_plan(title: str, period: PlanPeriod) -> "Plan":
    """A plan that is not stored yet."""
    from app.models import Plan

    return Plan(title=title, **plan_columns(period))


def plan_columns(period: PlanPeriod) -> dict[str, Any]:
    """What the columns of a plan say of its period."""
    return {
        "year": first_year(period),
        "period_start": period.start,
        "period_end": period.end,
        "years_kind": period.kind.value,
    }


def set_period(plan: "Plan", period: PlanPeriod) -> None:
    """Give a plan its period and the school year in which it begins."""
    for name, value in plan_columns(period).items():
        setattr(plan, name, value)


def period_of(row: "Row") -> PlanPeriod:
    """The period of a row of `plan`."""
    start, end = date.fromisoformat(row["period_start"]), date.fromisoformat(row["period_end"])
    return PlanPeriod(start, end, YearsKind(row["years_kind"]))


def stored_answers(stored: str) -> dict[Question, str]:
    """The answers of a plan from its column."""
    told: dict[str, str] = json.loads(stored) if stored else {}
    return {Question(key): answer for key, answer in told.items() if key in set(Question)}


def answers_text(answers: Mapping[Question, str]) -> str:
    """The answers of a plan as its column keeps them."""
    told = {question.value: answer for question, answer in answers.items()}
    return json.dumps(told, sort_keys=True) if told else ""


def stored_columns(stored: str) -> Columns:
    """The printed columns of a plan from its column; empty for the usual ones."""
    return tuple((key, title) for key, title in json.loads(stored)) if stored else ()


def columns_text(columns: Columns) -> str:
    """The printed columns of a plan as its column keeps them."""
    return json.dumps(columns, ensure_ascii=False) if columns else ""
