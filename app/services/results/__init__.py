"""Results of the schools in assessment procedures: lists, the grid of a year, editing."""

from app.services.results.editing import (
    ResultDraft,
    delete_result,
    delete_results,
    save_result,
    save_results,
)
from app.services.results.procedures import (
    ProcedureDraft,
    ProcedureRow,
    add_procedure,
    list_procedures,
)
from app.services.results.reading import (
    ResultGrid,
    ResultRow,
    SchoolCell,
    get_grid,
    list_results,
    source_text,
)

__all__ = [
    "ProcedureDraft",
    "ProcedureRow",
    "ResultDraft",
    "ResultGrid",
    "ResultRow",
    "SchoolCell",
    "add_procedure",
    "delete_result",
    "delete_results",
    "get_grid",
    "list_procedures",
    "list_results",
    "save_result",
    "save_results",
    "source_text",
]
