"""The period of a plan, and the years, months and days that it is made of."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from app.enums import YearsKind
from app.services.language.dates import (
    MONTHS,
    PREPARED_IN,
    date_digits,
    school_year_days,
    school_year_of,
    year_name,
)
from app.services.language.numbers import DASH

_MONTHS_OF_YEAR = 12
_SEPTEMBER, _MAY = 9, 5
_UP_TO = ".."


@dataclass(frozen=True, slots=True)
class Interval:
    """One deadline in dates; a single day has equal ends."""

    start: date
    end: date

    def holds(self, other: "Interval") -> bool:
        """Whether all of the other lies in it."""
        return self.start <= other.start and other.end <= self.end

    def common(self, other: "Interval") -> "Interval | None":
        """The days of both, or None."""
        start, end = max(self.start, other.start), min(self.end, other.end)
        return Interval(start, end) if start <= end else None


@dataclass(frozen=True, slots=True)
class PlanPeriod:
    """From the first to the last day of a plan, and what its years are."""

    start: date
    end: date
    kind: YearsKind

    def __post_init__(self) -> None:
        if self.end < self.start:
            msg = f"a period from {self.start} to {self.end}"
            raise ValueError(msg)

    @property
    def days(self) -> Interval:
        """All of it."""
        return Interval(self.start, self.end)

    @property
    def prepared(self) -> Interval:
        """All of it, with the August in which a school year is prepared."""
        if self.kind is not YearsKind.SCHOOL or self.start.month != _SEPTEMBER:
            return self.days
        return Interval(date(self.start.year, PREPARED_IN, 1), self.end)

    def years(self) -> tuple[Interval, ...]:
        """The years of the plan, cut at its ends; an August at its begin belongs to the first."""
        if self.kind is YearsKind.MONTHS and self.end < _later(self.start, _MONTHS_OF_YEAR + 1):
            return (self.days,)
        wholes = school_years if self.kind is YearsKind.SCHOOL else calendar_years
        years = [whole for year in wholes(self.days) if (whole := year.common(self.days))]
        if self.kind is YearsKind.SCHOOL and self.start.month == PREPARED_IN and len(years) > 1:
            years[:2] = [Interval(years[0].start, years[1].end)]
        return tuple(years)

    def prepared_year(self, year: Interval) -> Interval:
        """One of `years` with the August in which it is prepared."""
        return PlanPeriod(year.start, year.end, self.kind).prepared


def period_name(period: PlanPeriod) -> str:
    """«2018/2019», «2018/2019 – 2020/2021», «2018–2020 годы», «май 2020 – июнь 2021»."""
    years, start, end = period.years(), period.start, period.end
    match period.kind:
        case YearsKind.SCHOOL:
            first, last = (year_name(school_year_of(one.end)) for one in (years[0], years[-1]))
            return first if first == last else f"{first} {DASH} {last}"
        case YearsKind.CALENDAR:
            one = f"{start.year} год"
            return one if start.year == end.year else f"{start.year}{DASH}{end.year} годы"
        case YearsKind.MONTHS:
            first, last = (f"{MONTHS[day.month - 1]} {day.year}" for day in (start, end))
            return first if first == last else f"{first} {DASH} {last}"


def period_days(period: PlanPeriod) -> str:
    """«с 01.09.2020 по 31.08.2021»."""
    return f"с {date_digits(period.start)} по {date_digits(period.end)}"


def period_words(period: PlanPeriod) -> str:
    """A period behind «на» or «за»: «2018/2019 учебный год», «май 2020 – июнь 2021 года»."""
    name = period_name(period)
    match period.kind:
        case YearsKind.SCHOOL:
            return f"{name} учебные годы" if DASH in name else f"{name} учебный год"
        case YearsKind.CALENDAR:
            return name
        case YearsKind.MONTHS:
            return f"{name} года"


def moved_period(period: PlanPeriod, years: int) -> PlanPeriod:
    """The same period so many years later; the end of February stays one."""
    return PlanPeriod(
        _years_later(period.start, years), _years_later(period.end, years), period.kind
    )


def school_period(year: int) -> PlanPeriod:
    """The period of a plan of one school year, by its later calendar year."""
    return PlanPeriod(*school_year_days(year), YearsKind.SCHOOL)


def period_between(start: date, end: date) -> PlanPeriod:
    """The period between two days; its first and its last month tell what its years are.

    From August or September to a month of May to August: school years. From January to December:
    calendar years. Anything else goes from month to month.

    Raises:
        ValueError: the end lies before the start.
    """
    kind = YearsKind.MONTHS
    begins, ends = start.month in (PREPARED_IN, _SEPTEMBER), _MAY <= end.month < _SEPTEMBER
    if begins and ends and end.year > start.year:
        kind = YearsKind.SCHOOL
    elif start.month == 1 and end.month == _MONTHS_OF_YEAR:
        kind = YearsKind.CALENDAR
    return PlanPeriod(start, end, kind)


def period_text(period: PlanPeriod) -> str:
    """A period as it is typed in a command: «2018-01-01..2020-12-31»."""
    return f"{period.start.isoformat()}{_UP_TO}{period.end.isoformat()}"


def parse_period(text: str) -> PlanPeriod | None:
    """The period of `period_text`; None for anything else."""
    first, dots, last = text.strip().partition(_UP_TO)
    try:
        start, end = date.fromisoformat(first), date.fromisoformat(last)
    except ValueError:
        return None
    return period_between(start, end) if dots and start <= end else None


def calendar_years(days: Interval) -> Iterator[Interval]:
    """The calendar years that have a day in common with these."""
    for year in range(days.start.year, days.end.year + 1):
        yield Interval(date(year, 1, 1), date(year, 12, 31))


def school_years(days: Interval) -> Iterator[Interval]:
    """The school years that have a day in common with these."""
    for year in range(days.start.year, days.end.year + 2):
        whole = Interval(*school_year_days(year))
        if whole.common(days):
            yield whole


def blocks(days: Interval, months: int, first_month: int = 1) -> Iterator[Interval]:
    """Blocks of so many months that touch the days, counted from a month: 3 are the quarters."""
    start = date(days.start.year - 1, first_month, 1)
    while start <= days.end:
        following = _later(start, months)
        if following > days.start:
            yield Interval(start, following - timedelta(days=1))
        start = following


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return _later(date(year, month, 1), 1) - timedelta(days=1)


def _years_later(day: date, years: int) -> date:
    last = month_end(day.year, day.month)
    later = month_end(day.year + years, day.month)
    return later if day == last else later.replace(day=min(day.day, later.day))


def _later(day: date, months: int) -> date:
    """The first day of the month so many months later."""
    count = day.year * _MONTHS_OF_YEAR + day.month - 1 + months
    return date(count // _MONTHS_OF_YEAR, count % _MONTHS_OF_YEAR + 1, 1)
