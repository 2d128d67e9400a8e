"""By which results and by which list a school year lives; plain portable SQL, no SQLAlchemy."""

from datetime import date

from app.services.identification.runs.standing import newest_run
from app.services.storage.files.sqlite import Reader, Row


def results_year(reader: Reader, today: date, year: int) -> int:
    """The year whose results count: `year`, or the one before while its procedures lie ahead."""
    if today >= date(year, 5, 1):
        return year
    stored = reader.scalar("SELECT count(*) FROM result WHERE year = ?", (year,))
    return year if stored else year - 1


def list_run(reader: Reader, today: date, year: int) -> Row | None:
    """The run by whose list a school year lives: by its own results, else by those before.

    Until its autumn a year lives by the list that the results of the year before gave.
    """
    base = results_year(reader, today, year)
    run = newest_run(reader, year) or newest_run(reader, base)
    if run is None and base == year and today < date(year, 9, 1):
        run = newest_run(reader, year - 1)
    return run
