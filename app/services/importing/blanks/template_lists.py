"""The drop-down lists of our workbooks: from the workspace when there is one."""

from typing import TYPE_CHECKING

from app.enums import MeasureStatus, ResultState, SchoolKind
from app.services.clock import Clock
from app.services.language.dates import school_year_of, year_name
from app.services.program_files import program_json

if TYPE_CHECKING:
    from app.services.storage.workspace import Workspace

_YEARS_BACK = 6
# Lists that may be left: a value that is not in them is asked about, not refused.
OPEN_LISTS = frozenset({"schools", "procedures", "years", "criteria"})


def drop_down_lists(workspace: "Workspace | None") -> dict[str, list[str]]:
    """Name of the list -> its values; an empty list gives no drop-down."""
    return {
        "kinds": [kind.label for kind in SchoolKind],
        "states": [state.label for state in ResultState],
        "statuses": [status.label for status in MeasureStatus],
        "yes_no": ["да", "нет"],
        "years": _years(workspace),
        "schools": _schools(workspace),
        "procedures": _procedures(workspace),
        "criteria": _criteria(workspace),
    }


def _years(workspace: "Workspace | None") -> list[str]:
    today = (Clock() if workspace is None else workspace.clock).today()
    current = school_year_of(today)
    years = set(range(current - _YEARS_BACK, current + 2))
    if workspace is not None:
        from app.services.year.years import list_years

        years.update(list_years(workspace))
    return [year_name(year) for year in sorted(years, reverse=True)]


def _schools(workspace: "Workspace | None") -> list[str]:
    if workspace is None:
        return []
    from app.services.schools.schools import list_schools

    return [school.short_name for school in list_schools(workspace)]


def _procedures(workspace: "Workspace | None") -> list[str]:
    if workspace is None:
        return [row["short_title"] for row in program_json("procedures.json")]
    from app.services.results import list_procedures

    return [procedure.short_title for procedure in list_procedures(workspace)]


def _criteria(workspace: "Workspace | None") -> list[str]:
    if workspace is None:
        titles = [row["title"] for row in program_json("criteria.json")]
    else:
        from app.services.criteria import list_criteria

        titles = [criterion.title for criterion in list_criteria(workspace)]
    return [f"{number}. {title}" for number, title in enumerate(titles, start=1)]
