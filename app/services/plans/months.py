"""The months of a school year, and which of them a measure concerns."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, lru_cache

from app.enums import DeadlineKind
from app.services.language.dates import MONTHS
from app.services.language.deadlines.periods import Interval
from app.services.plans.rows import MeasureRow

_QUARTERLY = re.compile(r"ежеквартальн|раз в квартал|каждый квартал", re.IGNORECASE)
_REPEATED = re.compile(r"ежемесячн|еженедельн|(?:раз в|кажд\w+) (?:месяц|недел)", re.IGNORECASE)
_QUARTER = 3  # months
_AUGUST = 8


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A month of a calendar year."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> "Month":
        """The month of a day."""
        return cls(day.year, day.month)

    @property
    def name(self) -> str:
        """«ноябрь»."""
        return MONTHS[self.number - 1]

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.number, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return self.next.first - timedelta(days=1)

    @property
    def next(self) -> "Month":
        """The month after it."""
        return Month(self.year + self.number // 12, self.number % 12 + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthLoad:
    """What a plan asks for in a month.

    Attributes:
        month: the month, or None for the measures that stand in no month of the year.
        count: measures that it concerns.
        ending: those whose deadline ends in it.
        done: those of `count` that are finished.
        overdue: those whose deadline ended in it and that are overdue.
    """

    month: Month | None
    count: int
    ending: int
    done: int
    overdue: int


@cache
def year_months(year: int) -> tuple[Month, ...]:
    """From the August before a school year to the August at its end: thirteen months."""
    return tuple(_between(Month(year - 1, _AUGUST), Month(year, _AUGUST)))


def months_of(measure: MeasureRow, year: int) -> frozenset[Month]:
    """The months of a school year that a measure concerns; empty without a date in them.

    A period and a measure of every month stand in each of their months, several deadlines in
    theirs, «до …» in the month of its end, a measure of every quarter in the last month of each.
    """
    return _concerned(_spans(measure), measure.deadline_text, year)


@lru_cache(maxsize=2048)  # the plan of a district, read again after each change of one measure
def _concerned(spans: tuple[Interval, ...], text: str, year: int) -> frozenset[Month]:
    inside = year_months(year)
    found = {month for span in spans for month in _months(span) if month in inside}
    return frozenset(_of_quarters(text, found))


def due_points(
    text: str, start: date | None, end: date | None, points: Sequence[Interval]
) -> tuple[Interval, ...]:
    """The several days by which something of a measure is due, as its months show them.

    Those that were typed; of a measure of every month or quarter the ends of its months.
    """
    if points or start is None or end is None:
        return tuple(points)
    months = sorted(_of_quarters(text, set(_months(Interval(start, end)))))
    if len(months) < 2 or not (_QUARTERLY.search(text) or _REPEATED.search(text)):
        return ()
    return tuple(Interval(max(start, one.first), min(end, one.last)) for one in months)


def _of_quarters(text: str, months: set[Month]) -> set[Month]:
    """The months of a measure: of one of every quarter the last of each."""
    if _QUARTERLY.search(text) and len(months) > _QUARTER:
        return {month for month in months if month.number % _QUARTER == 0}
    return months


def load_of(measures: Iterable[MeasureRow], year: int) -> tuple[MonthLoad, ...]:
    """The load of each month of the school year, then that of the measures without a month."""
    loads = {
        month: MonthLoad(month=month, count=0, ending=0, done=0, overdue=0)
        for month in (*year_months(year), None)
    }
    for measure in measures:
        end = None if measure.deadline_end is None else Month.of(measure.deadline_end)
        months = months_of(measure, year)
        for month in months or {None}:
            ends = month is None or month == end or (end not in months and month == max(months))
            load = loads[month]
            loads[month] = replace(
                load,
                count=load.count + 1,
                ending=load.ending + (ends and measure.deadline_end is not None),
                done=load.done + measure.finished,
                overdue=load.overdue + (ends and measure.overdue),
            )
    return tuple(loads.values())


def _spans(measure: MeasureRow) -> tuple[Interval, ...]:
    if measure.deadline_kind is DeadlineKind.POINTS and measure.points:
        return measure.points
    end = measure.deadline_end
    if end is None:
        return ()
    return (Interval(measure.deadline_start or end, end),)


def _months(span: Interval) -> Iterator[Month]:
    return _between(Month.of(span.start), Month.of(span.end))


def _between(first: Month, last: Month) -> Iterator[Month]:
    month = first
    while month <= last:
        yield month
        month = month.next
