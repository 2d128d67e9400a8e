"""School years of the workspace, each named by its later calendar year (2019: «2018/2019»)."""

from typing import TYPE_CHECKING

from app.services.language.dates import school_year_of

if TYPE_CHECKING:
    from app.services.storage.workspace import Workspace

_EARLIER = 5


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


def working_year(workspace: "Workspace") -> int:
    """The year that the work is about: the newest one with results, or the current one."""
    with workspace.database.reading() as reader:
        newest = reader.scalar("SELECT max(year) FROM result")
    return newest or school_year_of(workspace.clock.today())
