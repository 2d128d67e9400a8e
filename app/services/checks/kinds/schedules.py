"""Schedules: the days of a heading against the rows, and what a register would refuse.

| code | weight | what it says |
| --- | --- | --- |
| `schedule.days` | error | a text names other days of the interviews than the schedule has |
| `register.refused` | error | a row that contradicts itself or another one: two at one time |
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from app.services.checks.data.facts import CheckFacts
from app.services.checks.ground.check_finding import CheckFinding
from app.services.checks.texts.registers import DOCUMENTS, link_to
from app.services.findings.finding import Weight
from app.services.language.dates import MONTHS_GENITIVE, date_digits
from app.services.language.numbers import DASH
from app.services.registers.catalogue import get_register, registers

_DASHES = r"\s*(?:[-–—−]|\bпо\b)\s*"
_DAYS = re.compile(
    r"(?<![\d.])(?P<first>\d{1,2})(?:\.(?P<from>\d{1,2})(?:\.(?:20\d\d|\d\d))?)?"
    rf"{_DASHES}(?P<last>\d{{1,2}})(?:\.(?P<month>\d{{1,2}})\.(?P<year>20\d\d)"
    rf"|\s+(?P<word>{'|'.join(MONTHS_GENITIVE)})\s+(?P<long>20\d\d))(?!\d)",
    re.IGNORECASE,
)
_INTERVIEW = re.compile("собеседован", re.IGNORECASE)
_NEAR = timedelta(days=60)


def interview_days(facts: CheckFacts) -> Iterator[CheckFinding]:
    """«Собеседования 16-17.11.2020» where the rows stand on 17, 18 and 20 November."""
    days = [day for row in facts.rows("interview_slot") if (day := row.day("on_day"))]
    if not days:
        return
    for place in facts.all_texts:
        if place.sort != "interview" and not _INTERVIEW.search(place.text):
            continue
        for found in _DAYS.finditer(place.text):
            named = _named(found)
            if named is None:
                continue
            near = [day for day in days if named[0] - _NEAR <= day <= named[1] + _NEAR]
            if near and (min(near), max(near)) != named:
                yield place.finding(
                    "schedule.days",
                    f"Названы дни собеседований {found[0].strip()}, а в графике"
                    f" {_span(min(near), max(near))}",
                    hint="Исправьте дни в тексте или в графике.",
                )


def refused_rows(facts: CheckFacts) -> Iterator[CheckFinding]:
    """What the form of a register refuses and old papers bring all the same."""
    for name in registers():
        register = get_register(name)
        rows = facts.rows(name)
        for at, row in enumerate(rows):
            others = [one.values for one in (*rows[:at], *rows[at + 1 :]) if one.year == row.year]
            for wrong in register.check(row.values, others):
                yield CheckFinding(
                    code="register.refused",
                    text=f"{register.title}: {wrong.text}",
                    hint=wrong.hint,
                    weight=Weight.ERROR,
                    link=link_to(register, row),
                    where=register.title,
                    document=DOCUMENTS.get(name, ""),
                    about=((name, row.id),),
                )


def _named(found: re.Match[str]) -> tuple[date, date] | None:
    """The first and the last day; None where they are none."""
    if found["word"]:
        month, year = MONTHS_GENITIVE.index(found["word"].casefold()) + 1, int(found["long"])
    else:
        month, year = int(found["month"]), int(found["year"])
    try:
        first = date(year, int(found["from"] or month), int(found["first"]))
        last = date(year, month, int(found["last"]))
    except ValueError:
        return None
    return (first, last) if first <= last else None


def _span(first: date, last: date) -> str:
    if first == last:
        return date_digits(first)
    return f"{date_digits(first)}{DASH}{date_digits(last)}"


CHECKS = (interview_days, refused_rows)
