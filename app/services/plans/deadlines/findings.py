"""What is worth a look at the deadline of a measure: pure functions of its words and its plan.

| code | weight | what it says |
| --- | --- | --- |
| `deadline.none` | gap | a measure has no deadline |
| `deadline.not-understood` | note | the words are kept, but they are no dates |
| `deadline.before-order` | note | it ended before the plan was approved |
| `deadline.outside-plan` | note | a day of it lies outside the period of the plan |
| `deadline.month-twice` | error | the same days are named twice |
| `deadline.long-school-year` | error | one school year of several years |
| `deadline.two` | note | two deadlines in one measure |
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from app.enums import DeadlineKind
from app.services.findings.finding import Finding, Weight
from app.services.language.dates import date_digits
from app.services.language.deadlines.deadline import Deadline, parse_deadline
from app.services.language.deadlines.periods import PlanPeriod, period_days
from app.services.language.deadlines.placing import Span
from app.services.language.deadlines.questions import Question
from app.services.language.deadlines.words import is_dated, normalised
from app.services.language.sentences import quoted

_PARTS = re.compile(r"[;\n()/]|,\s*(?=до\b|в течение\b|не позднее\b|ежегодно\b)", re.IGNORECASE)
_SCHOOL_YEARS = re.compile(
    r"(?<!\d)((?:19|20)\d\d)\s*[-/]\s*((?:19|20)\d\d)\s*(?:-?[а-я]{1,3}\s+)?уч[а-я.]*\s*(?:г\b|год\b|года\b|году\b)"
)
_DUE_IN_TITLE = re.compile(
    r"(?<![а-яё])(?:до|не позднее|не позже)\s+\d{1,2}(?:\.\d{1,2}(?:\.(?:\d{4}|\d{2}))?"
    r"|\s+(?:янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек)[а-яё]*(?:\s+\d{4}(?:\s*г(?:ода|\.)?)?)?)"
    r"(?![\d.]*\d)",
    re.IGNORECASE,
)


def deadline_findings(
    text: str,
    period: PlanPeriod,
    order_date: date | None = None,
    *,
    title: str = "",
    answers: Mapping[Question, str] | None = None,
) -> list[Finding]:
    """What is worth a look at a deadline as typed.

    Args:
        text: the deadline as typed.
        period: the period of the plan.
        order_date: when the plan was approved, if it is known.
        title: the measure, which may name a deadline too.
        answers: what the plan answered to the questions of its deadlines.
    """
    if not normalised(text):
        return [
            Finding(
                code="deadline.none",
                text="Срок не указан",
                hint="Укажите срок, например: до 20.09.2026.",
            )
        ]
    deadline = parse_deadline(text, period, order_date, answers)
    found = [
        *_two(deadline, period, title),
        *_long_school_year(deadline),
        *_twice(deadline),
        *_before_order(deadline, order_date),
        *_outside(deadline, period),
    ]
    if not deadline.is_understood and not found:
        found.append(
            Finding(
                code="deadline.not-understood",
                text=f"Срок {quoted(text.strip())} не понят",
                why="Срок останется текстом, напоминания не будет.",
                hint="Назовите день, месяц или период.",
                weight=Weight.NOTE,
            )
        )
    return found


def _before_order(deadline: Deadline, order_date: date | None) -> Iterator[Finding]:
    """One that ended before the approval; of one that comes back only when all of it did."""
    ends = [span.end for span in deadline.occurrences if span.end is not None]
    if order_date is None or not ends:
        return
    early = [end for end in ends if end < order_date]
    if not early or (deadline.every is not None and len(early) < len(ends)):
        return
    yield Finding(
        code="deadline.before-order",
        text=f"Срок {quoted(deadline.text.strip())} истёк до утверждения плана",
        why=f"Срок истёк {date_digits(early[0])}, план утверждён {date_digits(order_date)}.",
        hint="Проверьте срок и дату приказа.",
        weight=Weight.NOTE,
    )


def _outside(deadline: Deadline, period: PlanPeriod) -> Iterator[Finding]:
    """One with a day outside the plan, in every reading; the August before a school year is in."""
    readings = [reading.occurrences for reading in deadline.readings] or [deadline.occurrences]
    if not readings[0] and deadline.start is not None:
        readings = [(Span(deadline.start, None),)]
    window = period.prepared
    if not readings[0] or any(all(window.holds(span.days) for span in spans) for spans in readings):
        return
    yield Finding(
        code="deadline.outside-plan",
        text=f"Срок {quoted(deadline.text.strip())} выходит за период плана",
        why=f"План: {period_days(period)}.",
        hint="Проверьте год в сроке и период плана.",
        weight=Weight.NOTE,
    )


def _twice(deadline: Deadline) -> Iterator[Finding]:
    """«Август 2022 года, август 2022 года»."""
    if len(set(deadline.points)) == len(deadline.points):
        return
    yield Finding(
        code="deadline.month-twice",
        text=f"В сроке {quoted(deadline.text.strip())} одно и то же названо дважды",
        hint="Проверьте месяцы и годы.",
        weight=Weight.ERROR,
    )


def _long_school_year(deadline: Deadline) -> Iterator[Finding]:
    """«На 2020 – 2024 учебный год»."""
    for first, last in _SCHOOL_YEARS.findall(normalised(deadline.text)):
        if int(last) == int(first) + 1:
            continue
        yield Finding(
            code="deadline.long-school-year",
            text=f"Учебный год «{first}–{last}» не может быть одним учебным годом",
            hint=f"Укажите один учебный год, например {first}/{int(first) + 1}, или «годы».",
            weight=Weight.ERROR,
        )


def _two(deadline: Deadline, period: PlanPeriod, title: str) -> Iterator[Finding]:
    """Two deadlines of different sense in the cell, or one in the measure and another beside it."""
    parts = [part.strip() for part in _PARTS.split(deadline.text) if part and part.strip(" .,")]
    if len(parts) > 1 and _differ(deadline, [parse_deadline(part, period) for part in parts]):
        yield _two_deadlines(" и ".join(quoted(part) for part in parts))
        return
    ends = {span.end for span in deadline.occurrences}
    for named in _DUE_IN_TITLE.findall(title):
        due = parse_deadline(named, period)
        if due.end is not None and ends and due.end not in ends:
            yield _two_deadlines(f"{quoted(named)} в названии и {quoted(deadline.text.strip())}")
            return


def _differ(deadline: Deadline, parts: list[Deadline]) -> bool:
    """Whether the parts are deadlines of several kinds, not points of one."""
    dated = [part for part in parts if part.end is not None and is_dated(normalised(part.text))]
    whole = [part for part in parts if part.end is not None and part not in dated]
    if len(dated) + len(whole) < 2:
        return False
    if deadline.kind is DeadlineKind.UNPARSED:
        return True
    starts = {span.start is None for span in deadline.occurrences}
    return deadline.kind is DeadlineKind.POINTS and len(starts) > 1


def _two_deadlines(which: str) -> Finding:
    return Finding(
        code="deadline.two",
        text=f"У мероприятия два срока: {which}",
        hint="Оставьте один срок.",
        weight=Weight.NOTE,
    )
