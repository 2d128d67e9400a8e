"""Deadlines that come back: «ежегодно», «раз в полугодие», «до 25 числа ежемесячно».

| wording | comes back |
| --- | --- |
| ежегодно, раз в год | each year of the plan |
| раз в полугодие, 2 раза в год | each half-year; of which year, the plan answers |
| ежеквартально, раз в квартал | each calendar quarter that ends in the period |
| раз в четверть, по окончании четверти | each term; it ends with October, December, March and May |
| ежемесячно, раз в месяц | each month of the period |
| еженедельно, раз в неделю | each week from Monday to Sunday |
| ежедневно | one stretch of days |
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.enums import YearsKind
from app.services.language.deadlines.moments import CALENDAR_HALVES, SCHOOL_HALVES, TERMS
from app.services.language.deadlines.periods import (
    Interval,
    PlanPeriod,
    blocks,
    month_end,
)
from app.services.language.deadlines.placing import Span, Spans
from app.services.language.deadlines.questions import Choices, Question
from app.services.language.deadlines.words import tidied


class Every(StrEnum):
    """What a deadline comes back with."""

    YEAR = "year"
    HALF_YEAR = "half-year"
    THIRD = "third"
    QUARTER = "quarter"
    TERM = "term"
    TWO_MONTHS = "two-months"
    MONTH = "month"
    HALF_MONTH = "half-month"
    WEEK = "week"
    DAY = "day"


_ONE = r"(?:1|одного|одному|один|одну)"
_OFTEN = r"(?:\b(?:не (?:реже|менее|чаще|более),?(?: чем)?|минимум|по|до)\s+)?"
_TIMES = (
    rf"{_OFTEN}(?:(?P<times>\d{{1,2}}|одного|одному|один|два|двух|три|трех|четыре|четырех)\s+)?"
)
_COUNTED = re.compile(
    rf"(?:{_TIMES}\bраз(?:а|у)?|(?P<twice>\bдважды)|(?P<thrice>\bтрижды))\s+(?:в|за)\s+(?:{_ONE}\s+)?"
    r"(?:учебн[а-я]*\s+|календарн[а-я]*\s+)?(?P<unit>год[а-я]*|полугоди[а-я]*|полгода|квартал[а-я]*"
    r"|четверт[а-я]+|месяц[а-я]*|недел[а-я]*|день)\b"
)
_END_OF = r"\b(?:по (?:окончании|завершении)|в конце)"
_END_OF_EACH = r"\b(?:по (?:окончании|завершении)|в конце|к концу|до конца)\s+кажд[а-я]+"
_WORDS = {
    Every.YEAR: r"\bежегодн[а-я]*"
    r"|\bкажд[а-я]+\s+(?:учебн[а-я]+\s+|календарн[а-я]+\s+)?год(?:а|у|ом)?\b",
    Every.HALF_YEAR: r"\bкажд[а-я]+\s+(?:полугоди[а-я]*|полгода)\b"
    rf"|{_END_OF}\s+полугоди[а-я]*|{_END_OF_EACH}\s+полугоди[а-я]*",
    Every.QUARTER: r"\bежекварталь[а-я]*|\bпоквартально\b|\bкажд[а-я]+\s+квартал[а-я]*"
    rf"|{_END_OF}\s+квартала\b|{_END_OF_EACH}\s+квартала\b",
    Every.TERM: r"\bкажд[а-я]+\s+(?:учебн[а-я]+\s+)?четверт[а-я]+|\bежечетвертно\b|\bпо четвертям\b"
    rf"|(?:{_END_OF}|{_END_OF_EACH})\s+(?:учебн[а-я]+\s+)?четверт(?:и|ей)\b",
    Every.MONTH: r"\bежемесячн[а-я]*|\bпомесячно\b|\bкажд[а-я]+\s+месяц[а-я]*"
    rf"|{_END_OF}\s+месяца\b|{_END_OF_EACH}\s+месяца\b",
    Every.WEEK: r"\bеженедельн[а-я]*|\bкажд[а-я]+\s+недел[а-я]*",
    Every.DAY: r"\bежедневн[а-я]*|\bкажд[а-я]+\s+день\b",
}
_REPEATED = {every: re.compile(pattern) for every, pattern in _WORDS.items()}
_NUMBERS = {"дв": 2, "тр": 3, "че": 4, "од": 1}
_UNITS = {
    "год": {
        1: Every.YEAR,
        2: Every.HALF_YEAR,
        3: Every.THIRD,
        4: Every.QUARTER,
        6: Every.TWO_MONTHS,
        12: Every.MONTH,
    },
    "пол": {1: Every.HALF_YEAR},
    "ква": {1: Every.QUARTER, 3: Every.MONTH},
    "чет": {1: Every.TERM},
    "мес": {1: Every.MONTH, 2: Every.HALF_MONTH},
    "нед": dict.fromkeys(range(1, 8), Every.WEEK),
    "ден": dict.fromkeys(range(1, 10), Every.DAY),
}
_OF_MONTH = (
    r"(?:\s*(?:кажд[а-я]+\s+)?месяц[а-я]*)?"
    r"(?:,?\s*следующ[а-я]+ за (?:отчетн|истекш)[а-я]+(?:\s+[а-я]+)?)?"
)
_DAY_OF_MONTH = re.compile(
    r"(?:(?P<from>\d{1,2})(?:\s?-?го)?\s*(?:-|по|до)\s*"
    r"|(?P<until>(?:до|к|не (?:позднее|позже))\s+))?"
    rf"(?P<day>\d{{1,2}})(?:\s?-?(?:го|е|му))?\s*(?:числ[а-я]*)?{_OF_MONTH}"
)
_SEPTEMBER = 9
_LONGEST_MONTH = 31
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Repetition:
    """How often, and the words that are left («до 25 числа»)."""

    every: Every
    rest: str


def read_repetition(words: str) -> Repetition | None:
    """How often a deadline comes back; None where the words say nothing of it.

    Raises:
        ValueError: they say it twice, or in a way that has no dates («5 раз в год»).
    """
    counted = list(_COUNTED.finditer(words))
    # «Ежемесячно до 5 числа каждого месяца» names one thing twice: it is one here.
    named = [every for every, pattern in _REPEATED.items() if pattern.search(words)]
    if len(counted) + len(named) > 1:
        raise ValueError(words)
    if counted:
        return Repetition(_counted(counted[0]), tidied(_COUNTED.sub(" ", words)))
    if named:
        return Repetition(named[0], tidied(_REPEATED[named[0]].sub(" ", words)))
    return None


def _counted(match: re.Match[str]) -> Every:
    times = 2 if match["twice"] else 3 if match["thrice"] else 1
    if match["times"]:
        typed = match["times"]
        times = int(typed) if typed.isdigit() else _NUMBERS[typed[:2]]
    every = _UNITS[match["unit"][:3]].get(times)
    if every is None:
        raise ValueError(match[0])
    return every


def occurrences(
    every: Every, windows: Iterable[Interval], period: PlanPeriod, choices: Choices
) -> Spans:
    """One span for each time that it comes back within the windows.

    What ends behind a window does not count; where nothing else does, the window itself is one.
    """
    spans: list[Span] = []
    for window in windows:
        inside = [
            Span(max(block.start, window.start), block.end)
            for block in _blocks(every, window, period, choices)
            if block.end <= window.end
        ]
        spans += inside or [Span(window.start, window.end)]
    return tuple(spans)


def _blocks(
    every: Every, window: Interval, period: PlanPeriod, choices: Choices
) -> Iterator[Interval]:
    is_school = period.kind is YearsKind.SCHOOL
    match every:
        case Every.YEAR:
            yield from _cut(period.years(), window)
        case Every.HALF_YEAR:
            options = ("school", "calendar") if is_school else ("calendar", "school")
            of_school = choices.choose(Question.HALF_YEAR, *options) == "school"
            yield from _parts_of_years(SCHOOL_HALVES if of_school else CALENDAR_HALVES, window)
        case Every.TERM:
            yield from _parts_of_years(TERMS, window)
        case Every.MONTH | Every.TWO_MONTHS | Every.QUARTER | Every.THIRD:
            months = {Every.MONTH: 1, Every.TWO_MONTHS: 2, Every.QUARTER: 3, Every.THIRD: 4}[every]
            first = 1 if months in (1, 3) or not is_school else _SEPTEMBER
            found = blocks(window, months, first)
            yield from _cut(found, window) if months == 1 else found
        case Every.HALF_MONTH:
            for month in blocks(window, 1):
                middle = month.start.replace(day=15)
                halves = Interval(month.start, middle), Interval(middle + _DAY, month.end)
                yield from _cut(halves, window)
        case Every.WEEK:
            yield from _cut(_weeks(window), window)
        case Every.DAY:
            yield window


def _cut(blocks_: Iterable[Interval], window: Interval) -> Iterator[Interval]:
    """What of the blocks lies in a window."""
    for block in blocks_:
        if common := block.common(window):
            yield common


def _parts_of_years(parts: dict[int, tuple[int, int]], window: Interval) -> Iterator[Interval]:
    for year in range(window.start.year, window.end.year + 1):
        for first, last in sorted(set(parts.values())):
            part = Interval(date(year, first, 1), month_end(year, last))
            if part.common(window):
                yield part


def _weeks(window: Interval) -> Iterator[Interval]:
    monday = window.start - timedelta(days=window.start.weekday())
    while monday <= window.end:
        yield Interval(monday, monday + timedelta(days=6))
        monday += timedelta(days=7)


def days_of_month(words: str) -> tuple[int | None, int] | None:
    """«до 25 числа»: no first day and the 25th; «25 числа», «с 1 по 5 число»; None for others."""
    match = _DAY_OF_MONTH.fullmatch(words.removeprefix("с ").removeprefix("в срок "))
    if match is None:
        return None
    last = int(match["day"])
    first = int(match["from"]) if match["from"] else None if match["until"] else last
    if not 1 <= (first or 1) <= last <= _LONGEST_MONTH:
        return None
    return first, last


def on_days(every: Every, days: tuple[int | None, int], period: PlanPeriod) -> Spans | None:
    """A day of each month, or of the month after each quarter; None for any other repetition."""
    if every not in (Every.MONTH, Every.QUARTER):
        return None
    spans: list[Span] = []
    for month in blocks(period.days, 1):
        if every is Every.QUARTER and month.start.month % 3 != 1:
            continue
        first, last = (min(day, month.end.day) if day else None for day in days)
        assert last is not None
        end = month.start.replace(day=last)
        if period.start <= end <= period.end:
            spans.append(Span(month.start.replace(day=first) if first else None, end))
    return tuple(spans) or None
