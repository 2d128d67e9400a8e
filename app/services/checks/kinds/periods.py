"""One period for a programme, its order, its plans and the words that they are called by.

| code | weight | what it says |
| --- | --- | --- |
| `period.title` | error | a title names another period than the thing has |
| `period.order` | error | the order of a programme or a plan names another period |
| `period.plan` | error | a plan has another period than its programme |
| `period.no-dash` | error | «20242026»: two years without a dash |
"""

import re
from collections.abc import Iterator

from app.services.checks.data.facts import CheckFacts
from app.services.checks.ground.check_finding import CheckFinding
from app.services.checks.texts.plans import plan_name
from app.services.checks.texts.typed import TypedText
from app.services.findings.finding import Weight
from app.services.findings.links import ToPlan
from app.services.language.deadlines.periods import PlanPeriod, period_name
from app.services.language.deadlines.titled import periods_in

_TWO_YEARS = re.compile(r"(?<!\d)(20\d\d)(20\d\d)(?!\d)")


def titles(facts: CheckFacts) -> Iterator[CheckFinding]:
    """The title of a programme or a plan against its own period."""
    for place in facts.texts:
        if place.sort != "title" or place.period is None:
            continue
        if place.about[0][0] == "order_record":
            continue  # `orders` tells of these
        if other := other_period(place.text, place.period):
            yield _differs(place, "period.title", "Название", other, place.period)
    for programme in facts.programmes.values():
        if other := other_period(programme.period_words, programme.period):
            place = next(one for one in facts.texts if ("programme", programme.id) in one.about)
            yield _differs(place, "period.title", "Срок словами", other, programme.period)


def orders(facts: CheckFacts) -> Iterator[CheckFinding]:
    """The title of an order against the period of the programme or plan that it approves."""
    approved = [
        (one.order_id, one.period) for one in facts.programmes.values() if one.order_id is not None
    ]
    approved += [(plan.order.id, plan.period) for plan in facts.plans if plan.order is not None]
    titles_of = {
        key: place
        for place in facts.texts
        if place.sort == "title"
        for table, key in place.about
        if table == "order_record"
    }
    for order_id, period in dict.fromkeys(approved):
        place = titles_of.get(order_id)
        if place is not None and (other := other_period(place.text, period)):
            yield _differs(place, "period.order", "Заголовок приказа", other, period)


def plans(facts: CheckFacts) -> Iterator[CheckFinding]:
    """A plan against the programme that it belongs to."""
    for plan in facts.plans:
        programme = facts.programmes.get(plan.programme_id or 0)
        if programme is not None and programme.period != plan.period:
            yield CheckFinding(
                code="period.plan",
                text=f"Период плана – {period_name(plan.period)}, а его программы –"
                f" {period_name(programme.period)}",
                hint="Период плана берётся из программы.",
                weight=Weight.ERROR,
                link=ToPlan(plan.id, edit=True),
                where=plan_name(plan),
                document="plan",
                about=(("plan", plan.id), ("programme", programme.id or 0)),
            )


def years_run_together(facts: CheckFacts) -> Iterator[CheckFinding]:
    """Two years that a dash was lost between."""
    for place in facts.all_texts:
        for first, last in _TWO_YEARS.findall(place.text):
            yield place.finding(
                "period.no-dash",
                f"Между годами нет тире: «{first}{last}»",
                hint=f"Напишите: {first}–{last}.",
            )


def other_period(text: str, period: PlanPeriod) -> PlanPeriod | None:
    """The period that a title names, when no meaning of it is this one; None when it fits.

    A period fits that begins and ends in the same years.
    """
    named = periods_in(text)
    ends = period.start.year, period.end.year
    if not named or any((one.start.year, one.end.year) == ends for one in named):
        return None
    return named[0]


def _differs(
    place: TypedText, code: str, what: str, other: PlanPeriod, period: PlanPeriod
) -> CheckFinding:
    return place.finding(
        code,
        f"{what} называет {period_name(other)}, а период – {period_name(period)}",
        hint="Исправьте название или период.",
    )


CHECKS = (titles, orders, plans, years_run_together)
