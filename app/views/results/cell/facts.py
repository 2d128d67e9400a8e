"""What there is to say about one cell: collected for the panel, and the doubts while typing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.errors import UserError
from app.services import results
from app.services.identification.evidence.shares import threshold_text
from app.services.results.typed import parse_typed
from app.views.results.cell.cells import GridCell, GridTable, Key, cell_of, jump

if TYPE_CHECKING:
    from app.services.results import CellChange, ProcedureRow, SchoolCell
    from app.services.storage.workspace import Workspace
    from app.views.results.cell.held import Held


@dataclass(frozen=True, slots=True)
class CellFacts:
    """Everything the panel shows.

    Attributes:
        threshold: «30 %».
        others: results of the school in this procedure in other years, newest first, in words.
        doubt: a striking difference from the year before, or empty.
        held: a text that could not be stored, or None.
        history: changes of this cell, newest first.
    """

    school: "SchoolCell"
    procedure: "ProcedureRow"
    year: int
    cell: GridCell | None
    threshold: str
    others: Sequence[tuple[int, GridCell]]
    doubt: str = ""
    held: "Held | None" = None
    history: Sequence["CellChange"] = ()


def facts_of(
    workspace: "Workspace",
    table: GridTable,
    school: "SchoolCell",
    procedure: "ProcedureRow",
    *,
    held: "Held | None",
) -> CellFacts:
    """Read what the panel shows about a cell."""
    cell = table.cells.get((school.id, procedure.id))
    others = [
        (row.year, cell_of(row, table.threshold_h))
        for row in results.list_results(workspace, school_id=school.id)
        if row.procedure == procedure.code and row.year != table.year
    ]
    others.sort(key=lambda pair: -pair[0])
    before = dict(others).get(table.year - 1)
    return CellFacts(
        school,
        procedure,
        table.year,
        cell,
        threshold_text(table.threshold_h),
        others,
        jump(cell, before, table.year),
        held,
        results.cell_history(workspace, school.id, procedure.id, table.year),
    )


def doubt_of(workspace: "Workspace", text: str, key: Key, table: GridTable) -> str:
    """What is striking about a typed text against the year before, or nothing."""
    stored = results.read_cells(workspace, table.year - 1, (key[0],)).get(key)
    if stored is None:
        return ""
    before = cell_of(stored, table.threshold_h)
    try:
        typed = parse_typed(text)
    except UserError:
        return ""
    if typed is None:
        return ""
    row = replace(
        before.result,
        state=typed.state,
        participants=typed.participants,
        failed=typed.failed,
        failed_percent_h=typed.failed_percent_h,
        percents_only=typed.failed_percent_h is not None,
    )
    return jump(row, before, table.year)
