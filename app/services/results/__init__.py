"""Results of the schools in assessment procedures: lists, the grid of a year, editing."""

from app.services.results.editing import (
    ResultDraft,
    change_results,
    save_result,
)
from app.services.results.history import CellChange, cell_history, kept_mean, touched_cells
from app.services.results.missing import list_missing, missing_text
from app.services.results.procedures import (
    ProcedureDraft,
    ProcedureRow,
    add_procedure,
    list_procedures,
)
from app.services.results.reading import (
    ResultGrid,
    SchoolCell,
    YearResults,
    count_results,
    get_cells,
    get_grid,
    list_results,
    read_cells,
    read_year,
    shown_procedures,
)
from app.services.results.stored.rows import ResultRow, source_text
from app.services.results.totals import ResultTotals

__all__ = [
    "CellChange",
    "ProcedureDraft",
    "ProcedureRow",
    "ResultDraft",
    "ResultGrid",
    "ResultRow",
    "ResultTotals",
    "SchoolCell",
    "YearResults",
    "add_procedure",
    "cell_history",
    "change_results",
    "count_results",
    "get_cells",
    "get_grid",
    "kept_mean",
    "list_missing",
    "list_procedures",
    "list_results",
    "missing_text",
    "read_cells",
    "read_year",
    "save_result",
    "shown_procedures",
    "source_text",
    "touched_cells",
]
