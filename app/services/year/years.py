"""School years of the workspace, each named by its later calendar year (2019: «2018/2019»).

A year of work is the school year in which schools are supported; a year of results is the one in
which the procedures were held. The list for a year of work is made by the results of a year before.
"""

from datetime import date
from typing import TYPE_CHECKING

from app.services.language.dates import PREPARED_IN, school_year_of

if TYPE_CHECKING:
    from app.services.storage.workspace import Workspace

_EARLIER = 5
_RESULTS_FROM = 5  # May: the first results of the running year come in
_HELD_FROM = 3  # March: no procedure of a school year was ever held before its spring


def work_year(today: date) -> int:
    """The current year of work: the school year by the date, from 1 September the next one."""
    return school_year_of(today)


def offered_year(today: date) -> int | None:
    """The year of work to change to, from 1 August on, or None."""
    current = work_year(today)
    return current + 1 if today >= date(current, PREPARED_IN, 1) else None


def results_year(today: date, work_year: int) -> int:
    """The year of results that a year of work starts with.

    The current year of work turns to its own results from 1 May on, when they come in: by them the
    next list is made. Any other year, past or to come, lives by the results of the year before it.
    """
    running = school_year_of(today)
    if work_year == running and today >= date(running, _RESULTS_FROM, 1):
        return running
    return work_year - 1


def is_not_held_yet(year: int, today: date) -> bool:
    """Whether the procedures of a year of results lie ahead: its spring has not come."""
    return today < date(year, _HELD_FROM, 1)


def list_years(workspace: "Workspace") -> list[int]:
    """Years with data, newest first; the current one is always among them."""
    with workspace.database.reading() as reader:
        stored = {row["year"] for row in reader.rows("SELECT year FROM school_year")}
    return sorted(stored | {school_year_of(workspace.clock.today())}, reverse=True)


def years_for_results(workspace: "Workspace") -> list[int]:
    """Years that results may belong to, newest first: those with data and the last five."""
    known = list_years(workspace)
    newest = max(known)
    return sorted({*known, *range(newest - _EARLIER, newest + 1)}, reverse=True)
