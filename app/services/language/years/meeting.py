"""Which plans belong to a school year: in SQL and numbers that the first screen can afford."""

from datetime import MAXYEAR, date, timedelta
from typing import NamedTuple

from app.services.language.dates import PREPARED_IN, school_year_days, school_year_of


def in_year(year: int) -> tuple[str, tuple[object, ...]]:
    """A condition on `plan p` that its period meets a school year, with its parameters.

    The August before the year prepares it and belongs to the year before.
    """
    first, last = school_year_days(year)[0], date(year, PREPARED_IN, 1)
    return (
        "(p.year = ? OR (p.period_start < ? AND p.period_end >= ?))",
        (year, last.isoformat(), first.isoformat()),
    )


class OtherPlans(NamedTuple):
    """What is looked at of the plans that do not belong to a year of work.

    Attributes:
        before: they begin before this school year.
        until: what is open in them and due up to this day.
    """

    before: int
    until: date


def other_plans(year: int, today: date, last: date) -> OtherPlans:
    """What a year of work has to do with its other plans, when it looks ahead up to a day.

    What is overdue in an earlier plan is still to be done. In the current year of work so is all
    that is near, whatever plan it is put off from and whatever plan begins in these days.
    """
    if year == school_year_of(today):
        return OtherPlans(MAXYEAR, last)
    return OtherPlans(year, today - timedelta(days=1))
