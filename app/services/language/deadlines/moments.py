"""The moments that a deadline names, and the days they are in a calendar year.

Weeks of a month are counted from Monday to Sunday; a week belongs to the month in which its
Thursday lies, as in ISO 8601, and only its days of that month are meant. A decade is the days 1 to
10, 11 to 20, or 21 to the end.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from app.services.language.dates import school_year_days
from app.services.language.deadlines.periods import Interval, month_end

_FIRST_MONTH = 9  # of a school year
_LAST_DAY = 31
PARTS = {"begin": (1, 10), "middle": (11, 20), "end": (21, _LAST_DAY)}
DECADES = {1: (1, 10), 2: (11, 20), 3: (21, _LAST_DAY), -1: (21, _LAST_DAY)}
HALVES_OF_MONTH = {1: (1, 15), 2: (16, _LAST_DAY), -1: (16, _LAST_DAY)}
TERMS = {1: (9, 10), 2: (11, 12), 3: (1, 3), 4: (4, 5), -1: (4, 5)}
SCHOOL_HALVES = {1: (9, 12), 2: (1, 5), -1: (1, 5)}
CALENDAR_HALVES = {1: (1, 6), 2: (7, 12), -1: (7, 12)}
_WEEK = timedelta(days=7)
_TO_THURSDAY = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A day, a part of a month, months, or a whole year, as far as it was typed.

    Attributes:
        number: a number whose month or unit stands further on («17, 18 ноября», «I–II квартал»).
        months: the first and the last month; a first one that is greater turns the year.
        days: the first and the last day within its one month; cut at the month's end.
        week: number of the week in its one month, -1 for the last.
        year: the calendar year of the first month.
        unit: the unit that the number counts, for a number before it.
        whole: "calendar" or "school" for a year as such.
        part: the beginning, middle or end of it, as a key of `PARTS`.
        exact: a day or a part of a month: nobody asks whether «до» means its begin or its end.
        is_nominative: a month as a heading («ноябрь»), which «до» further ahead does not govern.
    """

    number: int | None = None
    months: tuple[int, int] | None = None
    days: tuple[int, int] | None = None
    week: int | None = None
    year: int | None = None
    unit: str = ""
    whole: str = ""
    part: str = ""
    exact: bool = False
    is_nominative: bool = False

    @property
    def is_pending(self) -> bool:
        """A number alone."""
        return self.months is None and not self.whole

    def follows(self, other: "Moment") -> bool:
        """Whether it may follow the other within one year: its month is not an earlier one."""
        return self.months is None or other.months is None or other.months[0] <= self.months[0]

    def in_year(self, year: int) -> Interval | None:
        """Its days when its first month lies in that year; None for a day that does not exist."""
        if self.whole:
            return self._of_year(year)
        assert self.months is not None
        first, last = self.months
        end = month_end(year + (last < first), last)
        if self.days is not None:
            return _within_month(year, first, self.days)
        if self.week is not None:
            return week_of(year, first, self.week)
        if not self.part:
            return Interval(date(year, first, 1), end)
        start_day, end_day = PARTS[self.part]
        if self.part == "end":
            return Interval(end.replace(day=start_day), end)
        if self.part == "middle" and first != last:
            return None
        return Interval(date(year, first, start_day), date(year, first, end_day))

    def _of_year(self, year: int) -> Interval | None:
        if self.whole == "school":
            days = Interval(*school_year_days(year + 1))
            return None if self.part else days
        if self.part == "end":
            return Interval(date(year, 12, 1), date(year, 12, 31))
        return None if self.part else Interval(date(year, 1, 1), date(year, 12, 31))

    def bound(self, year: int, *, inclusive: bool) -> date | None:
        """The last day of «до …» in that year; «до ноября» ends before it begins.

        Args:
            year: of its first month; of a school year the earlier one.
            inclusive: «не позднее …», «до … включительно», or a part, whose end counts.
        """
        days = replace(self, part="").in_year(year)
        if days is None:
            return None
        if self.part == "middle":
            return days.start.replace(day=15) if days.start.month == days.end.month else None
        if self.part == "begin" or not (inclusive or self.exact or self.part):
            return days.start - timedelta(days=1)
        return days.end


def _within_month(year: int, month: int, days: tuple[int, int]) -> Interval | None:
    first, last = days
    end = month_end(year, month)
    if first == last:
        return (
            Interval(date(year, month, first), end.replace(day=first))
            if 1 <= first <= end.day
            else None
        )
    return Interval(date(year, month, first), date(year, month, min(last, end.day)))


def week_of(year: int, month: int, number: int) -> Interval | None:
    """The days of a week in its month, counted by Thursdays; -1 is the last week."""
    end = month_end(year, month)
    first = date(year, month, 1)
    thursday = first + timedelta(days=(_TO_THURSDAY - first.weekday()) % 7)
    thursdays = [day for count in range(5) if (day := thursday + count * _WEEK) <= end]
    if number > len(thursdays):
        return None
    monday = thursdays[number if number < 0 else number - 1] - timedelta(days=_TO_THURSDAY)
    return Interval(max(first, monday), min(end, monday + _WEEK - timedelta(days=1)))


def year_in(school: tuple[int, int], months: tuple[int, int]) -> int | None:
    """The calendar year of months in a school year; None where they do not lie in one."""
    first, last = months
    if school[1] != school[0] + 1 or (first < _FIRST_MONTH <= last):
        return None
    return school[0] if first >= _FIRST_MONTH else school[1]
