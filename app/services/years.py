"""School years of the workspace, each named by its later calendar year (2019: «2018/2019»)."""

from typing import TYPE_CHECKING

from app.errors import UserError
from app.services.language.dates import school_year_of

if TYPE_CHECKING:
    from app.services.changes import Changes
    from app.services.storage.workspace import Workspace

FIRST_YEAR, LAST_YEAR = 1990, 2100


def list_years(workspace: "Workspace") -> list[int]:
    """Years with data, newest first; the current one is always among them."""
    with workspace.database.reading() as reader:
        stored = {row["year"] for row in reader.rows("SELECT year FROM school_year")}
    return sorted(stored | {school_year_of(workspace.clock.today())}, reverse=True)


def working_year(workspace: "Workspace") -> int:
    """The year that the work is about: the newest one with results, or the current one."""
    with workspace.database.reading() as reader:
        newest = reader.scalar("SELECT max(year) FROM result")
    return newest or school_year_of(workspace.clock.today())


def add_year(workspace: "Workspace", year: int) -> "Changes":
    """Add a school year; one that is there already changes nothing.

    Raises:
        UserError: the year is out of range.
    """
    from app.services.changes import changing
    from app.services.reference import ensure_school_year

    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise UserError(
            f"Учебный год {year} указан неверно.",
            f"Укажите год от {FIRST_YEAR} до {LAST_YEAR}, например 2019 для 2018/2019.",
        )
    with changing(workspace, "edit", f"Добавление учебного года {year - 1}/{year}") as work:
        ensure_school_year(work.session, year)
    return work.changes
