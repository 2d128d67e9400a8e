"""Labelled cells above a table of measures, as our workbook has them: its plan, year and school."""

from collections.abc import Mapping, Sequence
from functools import cache

from app.services.importing.cells.cell import Cell, parse_text
from app.services.importing.tables.layouts import Layout
from app.services.importing.tables.table import Table
from app.services.language.headers import header_key


@cache
def labels(layout: Layout) -> Mapping[str, str]:
    """Header key of a label -> its key."""
    return {header_key(label): key for key, label in layout.head}


def is_labelled(row: Sequence[Cell], layout: Layout, places: Mapping[str, int]) -> bool:
    """Whether a row is of the head of a plan; one of measures fills the columns that must be."""
    known = labels(layout)
    filled = [cell for cell in row if cell != ""]
    beside = (key for key in layout.needed if key != layout.name and key in places)
    if not filled or len(filled) > len(known) or any(row[places[key]] != "" for key in beside):
        return False
    return header_key(parse_text(filled[0])) in known


def head_of(table: Table) -> dict[str, Cell]:
    """Cells above the table: a label, then the value in the next filled cell of the row."""
    known = labels(table.layout)
    head: dict[str, Cell] = {}
    for row in table.above:
        for place, cell in enumerate(row):
            name = header_key(parse_text(cell)) if cell != "" else ""
            if name in known:
                head[known[name]] = next((one for one in row[place + 1 :] if one != ""), "")
                break
    return head
