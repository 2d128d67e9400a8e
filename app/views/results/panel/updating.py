"""Bringing the shown grid up to date after an action, without reading the whole year again."""

from typing import TYPE_CHECKING

from app.services import results
from app.services.log.changes import row_count

if TYPE_CHECKING:
    from app.services.log.changes import Changes
    from app.services.results import ResultGrid
    from app.services.storage.workspace import Workspace
    from app.views.results.cell.cells import GridTable, Key

_MOST_TOUCHED = 1000  # rows; after more the grid is read anew


def take_in(
    workspace: "Workspace", grid: "ResultGrid", table: "GridTable", changes: "Changes"
) -> "list[Key] | None":
    """Put the cells that an action touched into the grid and its table.

    Returns them, or None when the whole year must be read again: the action is an import, is not
    known, touched too much, or touched what is not shown.
    """
    number = changes.change_set_id
    if number is None or changes.action == "import":
        return None
    if row_count(workspace, number) > _MOST_TOUCHED:
        return None
    touched = results.touched_cells(workspace, number)
    keys = [(school, procedure) for school, procedure, year in touched if year == grid.year]
    known = {school.id for school in grid.schools}
    shown = {procedure.id for procedure in table.procedures}
    if len(keys) < len(touched) or any(
        school not in known or procedure not in shown for school, procedure in keys
    ):
        return None
    stored = results.read_cells(workspace, grid.year, {key[0] for key in keys})
    for key in keys:
        row = stored.get(key)
        if row is None:
            grid.cells.pop(key, None)
        else:
            grid.cells[key] = row
        table.cells.replace(key, row)
    return keys
