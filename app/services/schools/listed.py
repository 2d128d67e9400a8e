"""Which stays on a list of support count for a year of work."""

from datetime import date

from app.services.language.dates import school_year_days

# Takes the day by which a stay began and the one after which it ended, as ISO texts: those of
# `listed_days`, or the last and the first of a school year for whoever was on a list in it.
LISTED = "entered_on <= ? AND (left_on IS NULL OR left_on > ?)"


def listed_days(year: int, today: date) -> tuple[date, date]:
    """The days by which a stay began and after which it ends, both of a year of work.

    An order is often dated some days ahead: who enters later in the year is on its list already.
    Who left is not on it: by today, in another year by its day nearest to today.
    """
    first, last = school_year_days(year)
    return last, min(max(today, first), last)
