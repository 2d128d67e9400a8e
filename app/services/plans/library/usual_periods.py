"""The period that a plan of the library is usually made for.

| wording | period, for the work of the school year 2026/2027 |
| --- | --- |
| учебный год | 01.09.2026 – 31.08.2027 |
| учебный год с августа | 01.08.2026 – 31.08.2027 |
| 3 учебных года | 01.09.2026 – 31.08.2029 |
| календарный год, 3 календарных года | from 01.01.2027 |
| с октября по декабрь следующего года | 01.10.2026 – 31.12.2027 |
"""

import re
from dataclasses import dataclass
from datetime import date

from app.services.language.dates import MONTHS, MONTHS_GENITIVE, PREPARED_IN, school_year_days
from app.services.language.deadlines.periods import PlanPeriod, YearsKind, month_end

_YEARS = re.compile(
    r"(?:(?P<count>\d) )?(?P<kind>учебн|календарн)[а-я]+ (?:год|года|лет)(?P<august> с августа)?"
)
_MONTHS = re.compile(r"с (?P<first>[а-я]+) по (?P<last>[а-я]+)(?P<next> следующего года)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class UsualPeriod:
    """What the head of a plan says about its period.

    Attributes:
        kind: what its years are.
        years: how many, of school or calendar years.
        first_month: in which it begins, of months; of a school year August or September.
        months: how many, of a period from month to month.
    """

    kind: YearsKind
    years: int = 1
    first_month: int = 9
    months: int = 12

    def in_year(self, year: int) -> PlanPeriod:
        """The period for the work of a school year, by its later calendar year."""
        if self.kind is YearsKind.CALENDAR:
            return PlanPeriod(date(year, 1, 1), date(year + self.years - 1, 12, 31), self.kind)
        start = date(year - (self.first_month >= PREPARED_IN), self.first_month, 1)
        if self.kind is YearsKind.SCHOOL:
            return PlanPeriod(start, school_year_days(year + self.years - 1)[1], self.kind)
        last = self.first_month + self.months - 2  # counted from January of the first year: 0
        return PlanPeriod(start, month_end(start.year + last // 12, last % 12 + 1), self.kind)


def read_usual_period(text: str) -> UsualPeriod | None:
    """What a wording means; None when it is not understood."""
    if match := _YEARS.fullmatch(text):
        is_school = match["kind"] == "учебн"
        if match["august"] and not is_school:
            return None
        return UsualPeriod(
            kind=YearsKind.SCHOOL if is_school else YearsKind.CALENDAR,
            years=int(match["count"] or 1),
            first_month=PREPARED_IN if match["august"] else 9,
        )
    match = _MONTHS.fullmatch(text)
    if match is None or match["first"] not in MONTHS_GENITIVE or match["last"] not in MONTHS:
        return None
    first, last = MONTHS_GENITIVE.index(match["first"]) + 1, MONTHS.index(match["last"]) + 1
    months = last - first + 1 + (12 if match["next"] else 0)
    if months < 1:
        return None
    return UsualPeriod(kind=YearsKind.MONTHS, first_month=first, months=months)
