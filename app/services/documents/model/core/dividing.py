"""Where the pages of a table may end: which rows stay together, and which may be divided.

Section rows stay with what they head, totals with what they sum up, and no page begins or ends
with a single row of a longer table. A row may be divided, and a group of rows that share their
first cells goes on under a repeated name, only when they are so tall that the sheet before them
would stay empty. A cell over several rows has its whole text beside the first of them, which stay
together: no office program carries it over to the next page.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from math import ceil

from app.services.documents.model.core.grid_layout import Reach, heights_and_reaches
from app.services.documents.model.core.tree import Cell, CellLike, Grid, GridRow, Paragraph
from app.services.documents.model.paragraphs import Run
from app.services.documents.model.styles import DocumentStyle
from app.services.documents.model.tables import Row, RowGroup, SectionRow, Table, TableRow

CONTINUED = "(продолжение)"
_LARGEST_KEPT_TABLE = 40  # rows
_KEPT_TABLE = 0.6  # of a page: one that takes more would leave the page before it mostly empty
_LONG_TABLE = 3
_TALL_ROW = 1 / 3  # of a page: such a row may be divided
_TALL_GROUP = 0.4  # of a page: such a group goes on under its repeated name
_TALL_REACH = 0.6  # of a page: rows that take so much are not kept together for one cell
_LOW_ROW = 1 / 5  # of a page: so low a row may stay with another one
_FEW_LINES = 3  # full ones: 6 or 7 when words leave them half empty
_LETTER = 0.7 * 25.4 / 72  # of a size: wider than letters are in the mean


def divided(grid: Grid, table: Table, style: DocumentStyle, page: float) -> Grid:
    """The grid of a table with all that its pages ask of its rows; `page` is in points."""
    heights, reaches = _heights(grid, style)
    rows: list[GridRow] = []
    at = 0
    for row in table.rows:
        match row:
            case Row():
                tall = heights[at] > page * _TALL_ROW
                rows.append(replace(grid.rows[at], breakable=True) if tall else grid.rows[at])
                at += 1
            case SectionRow():
                rows.append(replace(grid.rows[at], keep_next=True))
                at += 1
            case RowGroup(lead, inner):
                end = at + len(inner)
                rows += _group(grid.rows[at:end], heights[at:end], len(lead), page)
                at = end
    _keep_ends(rows, table, heights, page)
    single = _single_rows(table)
    for reach in reaches:
        if reach.at in single:
            _keep_reaching(rows, reach, heights, page)
    if table.together and _may_be_kept(grid, style, page):
        rows = [replace(row, keep_next=True) for row in rows]
    if rows:
        rows[-1] = replace(rows[-1], keep_next=False)
    return replace(grid, rows=tuple(rows))


def _may_be_kept(grid: Grid, style: DocumentStyle, page: float) -> bool:
    """Whether a table is so low that it may go over to the next page whole."""
    if len(grid.rows) > _LARGEST_KEPT_TABLE:
        return False
    heights, _reaches = heights_and_reaches(grid, style)
    return sum(heights) <= page * _KEPT_TABLE


def _heights(grid: Grid, style: DocumentStyle) -> tuple[list[float], list[Reach]]:
    """Heights of the rows; 0 for those of a few words, which are low wherever they stand.

    And the cells that go over several rows.
    """
    room = [
        _FEW_LINES * (column.width - 2 * grid.padding) / (style.look(column.part).size * _LETTER)
        for column in grid.columns
    ]
    high = [at for at, row in enumerate(grid.rows) if not _is_low(row, room)]
    rows = tuple(grid.rows[at] for at in high)
    if any(isinstance(cell, Cell) and cell.rows > 1 for row in rows for cell in row.cells):
        return heights_and_reaches(grid, style)
    measured, _none = heights_and_reaches(replace(grid, rows=rows), style)
    heights = [0.0] * len(grid.rows)
    for at, height in zip(high, measured, strict=True):
        heights[at] = height
    return heights, []


def _is_low(row: GridRow, room: Sequence[float]) -> bool:
    """Whether a row surely has few lines: none of them is less than half full."""
    for cell, most in zip(row.cells, room, strict=True):
        if isinstance(cell, Cell) or (cell and (len(cell) > most or "\n" in cell)):
            return False
    return True


def _keep_ends(rows: list[GridRow], table: Table, heights: Sequence[float], page: float) -> None:
    """Bind the first row to the second, the last but one to the last, and totals to the rows."""
    printed = [row for row in table.rows for _one in range(_count(row))]
    low = [height <= page * _LOW_ROW for height in heights]
    bound = {
        at - 1
        for at, row in enumerate(printed)
        if at and isinstance(row, Row) and row.total and low[at] and low[at - 1]
    }
    if len(rows) > _LONG_TABLE:
        first = next((at for at, row in enumerate(printed) if not isinstance(row, SectionRow)), 0)
        if isinstance(printed[first], Row) and all(low[first : first + 2]):
            bound.add(first)
        if all(isinstance(row, Row) for row in printed[-2:]) and all(low[-2:]):
            bound.add(len(rows) - 2)
    for at in bound:
        rows[at] = replace(rows[at], keep_next=True)


def _single_rows(table: Table) -> set[int]:
    """Places of the rows that are no part of a group."""
    single: set[int] = set()
    at = 0
    for row in table.rows:
        if isinstance(row, Row):
            single.add(at)
        at += _count(row)
    return single


def _keep_reaching(
    rows: list[GridRow], reach: Reach, heights: Sequence[float], page: float
) -> None:
    """Bind as many rows as a cell over several of them needs for its text.

    Where that would take too much of a page, the text stands in the first row, which may be
    divided, and the rest of the cell is empty.
    """
    at, stop = reach.at, reach.at + 1
    while stop < at + reach.rows and sum(heights[at:stop]) < reach.height:
        stop += 1
    if sum(heights[at:stop]) <= page * _TALL_REACH:
        for place in range(at, stop if stop - at > 1 else at):
            kept = place < stop - 1 or rows[place].keep_next
            rows[place] = replace(rows[place], keep_next=kept, breakable=False)
        return
    for column, cell in enumerate(rows[at].cells):
        if isinstance(cell, Cell) and cell.rows == reach.rows:
            rows[at] = _with(rows[at], column, replace(cell, rows=1))
            below = replace(cell, rows=reach.rows - 1, content=_no_text(cell))
            rows[at + 1] = _with(rows[at + 1], column, below)
    rows[at] = replace(rows[at], keep_next=False, breakable=True)


def _with(row: GridRow, column: int, cell: Cell) -> GridRow:
    return replace(row, cells=(*row.cells[:column], cell, *row.cells[column + 1 :]))


def _no_text(cell: Cell) -> tuple[Paragraph, ...]:
    return (replace(cell.content[0], runs=(), label="", image=None),)


def _count(row: TableRow) -> int:
    return len(row.rows) if isinstance(row, RowGroup) else 1


def _group(
    rows: Sequence[GridRow], heights: Sequence[float], lead: int, page: float
) -> list[GridRow]:
    """A group as pieces of about the same height; each begins with its first cells."""
    whole = sum(heights)
    pieces = max(1, ceil(whole / (page * _TALL_GROUP)))
    starts = [0]
    passed = 0.0
    for at, height in enumerate(heights):
        if at and len(starts) < pieces and passed + height / 2 > whole / pieces * len(starts):
            starts.append(at)
        passed += height
    made: list[GridRow] = []
    for start, end in pairwise((*starts, len(rows))):
        for at in range(start, end):
            cells = rows[at].cells
            if at == start and pieces > 1:
                heads = rows[0].cells[:lead]
                cells = (*_heads(heads, end - start, again=start > 0), *cells[lead:])
            tall = end - start == 1 and heights[at] > page * _TALL_ROW
            made.append(GridRow(cells, keep_next=at < end - 1, breakable=tall))
    return made


def _heads(heads: Sequence[CellLike], rows: int, *, again: bool) -> list[CellLike]:
    """The first cells of a piece of a group; the name of one that goes on says so."""
    shown: list[CellLike] = [
        replace(cell, rows=rows) if isinstance(cell, Cell) else cell for cell in heads
    ]
    if again and shown:
        name = max(range(len(shown)), key=lambda at: len(_text(shown[at])))
        shown[name] = _going_on(shown[name])
    return shown


def _text(cell: CellLike) -> str:
    if isinstance(cell, Cell):
        return "".join(run.text for one in cell.content for run in one.runs)
    return cell or ""


def _going_on(cell: CellLike) -> CellLike:
    if not isinstance(cell, Cell):
        return f"{cell} {CONTINUED}"
    *above, last = cell.content
    text = replace(last, runs=(*last.runs, Run(f" {CONTINUED}")))
    return replace(cell, content=(*above, text))
