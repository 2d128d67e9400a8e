"""The months of a school year, and which of them a measure concerns."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache

from app.enums import DeadlineKind
from app.services.language.dates import MONTHS
from app.services.language.deadlines.placing import Span
from app.services.plans.execution.cells import MeasureCell
from app.services.plans.rows import MeasureRow

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


_PlacedCell = tuple[MeasureCell, frozenset[Month]]  # a cell and the months that it stands in


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthLoad:
    """What a plan asks for in a month.

    Attributes:
        month: the month, or None for the measures without a due date.
        count: measures that it concerns.
        ending: those whose deadline ends in it.
        done: those of `count` of which all that concerns the month is finished.
        overdue: those whose deadline ended in it and that are overdue there.
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

    A period stands in each of its months, several deadlines in theirs, «до …» and what comes back
    each quarter or month in the month of its due date. What was put off stands in the new month
    too.
    """
    return frozenset().union(*_placed(measure, year))


def load_of(measures: Iterable[MeasureRow], year: int) -> tuple[MonthLoad, ...]:
    """The load of each month of the school year, then that of what has no due date."""
    counts: dict[Month | None, list[int]] = {
        month: [0, 0, 0, 0] for month in (*year_months(year), None)
    }
    for measure in measures:
        for month, here in _by_month(measure, year).items():
            ending = [cell for cell, months in here if _ends_in(cell, month, months)]
            count = counts[month]
            count[0] += 1
            count[1] += any(cell.due is not None for cell in ending)
            count[2] += all(cell.finished for cell, _months in here)
            count[3] += any(cell.overdue for cell in ending)
    return tuple(
        MonthLoad(month=month, count=count, ending=ending, done=done, overdue=overdue)
        for month, (count, ending, done, overdue) in counts.items()
    )


def _by_month(measure: MeasureRow, year: int) -> dict[Month | None, list[_PlacedCell]]:
    """The cells of a measure in each of their months, all under None without a due date."""
    placed = list(zip(measure.cells, _placed(measure, year), strict=True))
    by_month: dict[Month | None, list[_PlacedCell]] = {}
    for one in placed:
        for month in one[1]:
            by_month.setdefault(month, []).append(one)
    return by_month or ({None: placed} if is_undated(measure) else {})


def is_undated(measure: MeasureRow) -> bool:
    """Whether a measure has no due date, in this year or another."""
    return all(cell.due is None and cell.occurrence_on is None for cell in measure.cells)


def _ends_in(cell: MeasureCell, month: Month | None, months: frozenset[Month]) -> bool:
    """Whether a cell is due in a month, the last of its months in the year for a later day."""
    end = None if month is None or cell.due is None else Month.of(cell.due)
    return month is None or month == end or (end not in months and month == max(months))


def _placed(measure: MeasureRow, year: int) -> tuple[frozenset[Month], ...]:
    """The months of a school year that each cell of a measure stands in."""
    comes_back = len(measure.occurrences) > 1 and measure.deadline_kind is not DeadlineKind.POINTS
    return tuple(
        _months_of_cell(cell.starts_on, cell.occurrence_on, cell.due, comes_back, year)
        for cell in measure.cells
    )


@lru_cache(maxsize=8192)  # the plans of a district, read again after each change of one measure
def _months_of_cell(
    start: date | None,
    end: date | None,
    due: date | None,
    comes_back: bool,
    year: int,
) -> frozenset[Month]:
    months = [] if due is None else [Month.of(due)]
    if end is not None:
        months += _months(Span(start, end), ends_only=comes_back)
    return frozenset(months).intersection(year_months(year))


def _months(span: Span, *, ends_only: bool) -> Iterator[Month]:
    """The months of an occurrence; of a quarter or a month that comes back the last one."""
    last = Month.of(span.days.end)
    first = last if span.start is None else Month.of(span.start)
    months = list(_between(first, last))
    yield from months[-1:] if ends_only and len(months) <= _QUARTER else months


def _between(first: Month, last: Month) -> Iterator[Month]:
    month = first
    while month <= last:
        yield month
        month = month.next
