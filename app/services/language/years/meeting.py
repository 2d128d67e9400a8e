"""Which plans belong to a school year, as a condition of SQL that the first screen can afford."""

from datetime import date

from app.services.language.dates import PREPARED_IN, school_year_days


def in_year(year: int) -> tuple[str, tuple[object, ...]]:
    """A condition on `plan p` that its period meets a school year, with its parameters.

    The August before the year prepares it and belongs to the year before.
    """
    first, last = school_year_days(year)[0], date(year, PREPARED_IN, 1)
    return (
        "(p.year = ? OR (p.period_start < ? AND p.period_end >= ?))",
        (year, last.isoformat(), first.isoformat()),
    )
