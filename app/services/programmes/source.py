"""One source of values of an indicator, and what it gives: a number with the numbers behind it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from app.services.language.dates import date_digits, school_year_of
from app.services.language.numbers import NBSP, count_of, percent_h, whole
from app.services.language.plural import SCHOOL, counted
from app.services.language.sentences import listed
from app.services.programmes.parts import Programme, YearValue
from app.services.schools.schools import list_schools

if TYPE_CHECKING:
    from app.services.language.deadlines.periods import Interval
    from app.services.schools.schools import SchoolRow
    from app.services.storage.workspace import Workspace

_MOST_NAMED = 5
_PERCENT_H = 10_000
_NO_DATA = "нет данных"
_SHARE_ONLY = "известна только доля"
_NO_WHOLE = "не учтено, известна только доля без общего числа"


@dataclass(frozen=True, slots=True, kw_only=True)
class TraceRow:
    """What stands behind a value: of a school or a plan.

    Attributes:
        name: whose it is.
        part: the count, or None where only that it counts is told, or only the share is known.
        whole: of how many, or None.
        percent_h: hundredths of a percent where the share is known without its count, or None.
        on_date: as of which day, or None.
        note: what else to know of it, Russian, or empty.
        school_id: key of the school; None of a plan.
    """

    name: str
    part: int | None = None
    whole: int | None = None
    percent_h: int | None = None
    on_date: date | None = None
    note: str = ""
    school_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceValue:
    """A value that is worked out.

    Attributes:
        rows: what it consists of.
        part: the count; None where only shares are known.
        whole: of how many; None of a number that is no share, and where only shares are known.
        percent_h: hundredths of a percent where it has no counts of its own, or None.
        lacking: names of the schools of which nothing is known: they are in neither count.
        uncounted: names of the schools of which only the share is known, not the count.
        left_out: names of the schools whose share cannot be put together with others: of how many
            it is is not known.
        origin: where the numbers come from, Russian: «паспорта школ».
    """

    origin: str
    part: int | None = None
    rows: tuple[TraceRow, ...] = ()
    whole: int | None = None
    percent_h: int | None = None
    lacking: tuple[str, ...] = ()
    uncounted: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()

    @property
    def days(self) -> tuple[date, ...]:
        """The days that its numbers are of, in order."""
        return tuple(sorted({row.on_date for row in self.rows if row.on_date is not None}))

    @property
    def value(self) -> YearValue:
        """As it stands in a year of an indicator; the target is not its own."""
        if self.part is None:
            return YearValue(value_h=self.percent_h, value_source=self.source)
        if self.whole is None:
            return YearValue(value_h=self.part * 100, value_source=self.source)
        share_h = (2 * self.part * _PERCENT_H + self.whole) // (2 * self.whole)
        return YearValue(
            value_h=share_h,
            value_part=self.part,
            value_whole=self.whole,
            value_source=self.source,
        )

    @property
    def words(self) -> str:
        """«164 из 200 (82 %): паспорта школ на 20.09.2019; нет данных: 1 школа (СОШ № 5)»."""
        return f"{self._number}: {self.source}"

    @property
    def source(self) -> str:
        """The same without the number."""
        told = (
            (_NO_DATA, self.lacking),
            (_SHARE_ONLY, self.uncounted),
            (_NO_WHOLE, self.left_out),
        )
        lacks = [
            f"{words}: {counted(len(names), SCHOOL)} ({listed(names, _MOST_NAMED)})"
            for words, names in told
            if names
        ]
        return "; ".join((f"{self.origin}{self._day_words}", *lacks))

    @property
    def _number(self) -> str:
        if self.part is None:
            return "" if self.percent_h is None else percent_h(self.percent_h)
        return whole(self.part) if self.whole is None else count_of(self.part, self.whole)

    @property
    def _day_words(self) -> str:
        days = [date_digits(day) for day in self.days]
        if not days:
            return ""
        first, last = days[0], days[-1]
        if first == last:
            return f" на{NBSP}{first}"
        return f" с{NBSP}{first} по{NBSP}{last}"


class SourceFacts:
    """A programme in the workspace, for sources; what several of them ask is read once.

    Attributes:
        workspace: the open workspace.
        programme: whose values are worked out.
        today: the day on which they are.
    """

    def __init__(self, workspace: "Workspace", programme: Programme) -> None:
        self.workspace, self.programme = workspace, programme
        self.today = workspace.clock.today()

    @cached_property
    def register(self) -> "Sequence[SchoolRow]":
        """The schools of the register."""
        return list_schools(self.workspace)

    @cached_property
    def schools(self) -> "Sequence[SchoolRow]":
        """The schools of the programme; those of the register where it names none."""
        if not self.programme.schools:
            return self.register
        rows = {row.id: row for row in list_schools(self.workspace, include_archived=True)}
        return [rows[key] for key in self.programme.schools]

    def days(self, year: int) -> "Interval | None":
        """A year of the programme; None of one that is not its own or has not begun."""
        parts = [one for one in self.programme.period.years() if one.end.year == year]
        if not parts or parts[0].start > self.today:
            return None
        return parts[0]

    def work_year(self, year: int) -> int | None:
        """The school year that runs at the end of a year of the programme, as `days` has it."""
        days = self.days(year)
        return None if days is None else school_year_of(days.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What values are worked out from.

    Attributes:
        code: stored with an indicator.
        title: what it gives, as it is offered: «Доля педагогов с первой и высшей категорией».
        unit: of its values.
        position: its place among those that are offered.
        work_out: the value of a year of the programme; None while nothing is known.
    """

    code: str
    title: str
    unit: str
    position: int
    work_out: Callable[[SourceFacts, int], SourceValue | None]
