"""What there is to say about one cell: for the panel, and while somebody types into it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.services import results
from app.services.identification.evidence.result_words import WordedResult, worded
from app.services.identification.evidence.shares import threshold_text
from app.services.results.merging import typed_mean
from app.services.results.year_before import jump, typed_jump
from app.views.results.cell.cells import GridTable, Key

if TYPE_CHECKING:
    from app.services.findings.finding import Finding
    from app.services.results import CellChange, ProcedureRow, ResultRow, SchoolCell
    from app.services.storage.workspace import Workspace
    from app.views.results.cell.held import Held


@dataclass(frozen=True, slots=True, kw_only=True)
class CellFacts:
    """Everything the panel shows.

    Attributes:
        threshold: «30 %».
        others: results of the school in this procedure in other years, newest first, in words.
        doubt: a striking difference from the year before, or None.
        kept: a note on a mean score that is older than the other numbers, or None.
        held: a text that could not be stored, or None.
        history: changes of this cell, newest first.
    """

    school: "SchoolCell"
    procedure: "ProcedureRow"
    year: int
    cell: WordedResult | None
    threshold: str
    others: Sequence[tuple[int, WordedResult]]
    doubt: "Finding | None" = None
    kept: "Finding | None" = None
    held: "Held | None" = None
    history: Sequence["CellChange"] = ()

    @property
    def key(self) -> Key:
        """Which cell of its year this is."""
        return self.school.id, self.procedure.id


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
        (row.year, worded(row, table.threshold_h))
        for row in results.list_results(workspace, school_id=school.id)
        if row.procedure == procedure.code and row.year != table.year
    ]
    others.sort(key=lambda pair: -pair[0])
    before = dict(others).get(table.year - 1)
    return CellFacts(
        school=school,
        procedure=procedure,
        year=table.year,
        cell=cell,
        threshold=threshold_text(table.threshold_h),
        others=others,
        doubt=None if cell is None else doubt_about(cell.result, before),
        kept=None if cell is None else results.kept_mean(workspace, cell.result),
        held=held,
        history=results.cell_history(workspace, school.id, procedure.id, table.year),
    )


def doubt_about(result: "ResultRow | None", before: WordedResult | None) -> "Finding | None":
    """What is striking about a result against the cell of the year before, or None."""
    return None if before is None else jump(result, before.result, before.text)


def doubt_of(workspace: "Workspace", text: str, key: Key, table: GridTable) -> str:
    """What is worth a look about a typed text, in words, or nothing.

    That is a striking difference from the year before, and what stays beside the new numbers.
    """
    before = results.read_cells(workspace, table.year - 1, (key[0],)).get(key)
    doubts: list[Finding | None] = []
    if before is not None:
        doubts.append(typed_jump(text, before, worded(before, table.threshold_h).text))
    cell = table.cells.get(key)
    if cell is not None:
        doubts.append(typed_mean(text, cell.result))
    return "\n".join(f"{doubt.text} {doubt.hint}".strip() for doubt in doubts if doubt)
