"""Errors of cells that a file keeps as text."""

from app.services.importing.cells.cell import Cell, Fault
from app.services.writing.error_texts import named_error


def with_faults(rows: list[list[Cell]]) -> None:
    """Put a `Fault` for every text that is the name of an error: so a CSV file keeps errors."""
    values: set[Cell] = set().union(*rows)  # each one once: a large table repeats its texts
    faults = {
        value: Fault("error", name)
        for value in values
        if isinstance(value, str) and (name := named_error(value))
    }
    if not faults:
        return
    for row in rows:
        for place, cell in enumerate(row):
            if isinstance(cell, str) and cell in faults:
                row[place] = faults[cell]
