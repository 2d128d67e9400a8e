"""Which stays on a list of support count for a year of work."""

from datetime import date

from app.services.language.dates import school_year_days

# Takes the two days of `listed_days`, in their order, as ISO texts.
LISTED = "entered_on <= ? AND (left_on IS NULL OR left_on > ?)"


def listed_days(year: int, today: date) -> tuple[date, date]:
    """The days by which a stay began and after which it ends, both of a year of work.

    An order is often dated some days ahead: who enters later in the year is on its list already.
    Who left is not on it: by today, in another year by its day nearest to today.
    """
    first, last = school_year_days(year)
    return last, min(max(today, first), last)
