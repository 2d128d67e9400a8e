"""Cells that go on in the rows below: «{как выше}» makes one cell of several."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from app.services.documents.model.tables import Cell, CellLike, Form, Row, RowGroup, TableRow
from app.services.documents.text.tree import GOES_ON


def joined(rows: Iterable[TableRow]) -> Iterator[TableRow]:
    """The rows with one cell in the place of those that go on.

    A cell goes on from the nearest row above that has one of its own. It ends at a row of a
    section, at totals and at groups of rows; where there is none above, it is empty.
    """
    together: list[Row] = []
    for row in rows:
        if isinstance(row, Row) and not row.total:
            together.append(row)
            continue
        yield from _joined(together)
        together = []
        yield _alone(row)
    yield from _joined(together)


def _joined(rows: Sequence[Row]) -> Iterator[Row]:
    if not any(GOES_ON in row.cells for row in rows):
        yield from rows
        return
    cells: list[list[CellLike | None]] = [[*row.cells] for row in rows]
    above: dict[int, int] = {}  # by column: the row whose cell goes on
    for at, row in enumerate(cells):
        for column, cell in enumerate(row):
            if cell != GOES_ON:
                above[column] = at
            elif column in above:
                first = cells[above[column]]
                first[column] = _reaching(first[column], at - above[column] + 1)
                row[column] = None
            else:
                row[column] = ""
                above[column] = at
    for row in cells:
        yield Row(tuple(cell for cell in row if cell is not None))


def _reaching(cell: CellLike | None, rows: int) -> Cell:
    """The cell, going over so many rows."""
    shown = cell if isinstance(cell, Cell) else Cell(cell or "")
    return replace(shown, form=replace(shown.form or Form(), rows=rows))


def _alone(row: TableRow) -> TableRow:
    """A row that goes on from nothing."""
    match row:
        case Row(cells, total):
            return Row(_emptied(cells), total)
        case RowGroup(lead, inner):
            return RowGroup(_emptied(lead), tuple(map(_emptied, inner)))
        case _:
            return row


def _emptied(cells: tuple[CellLike, ...]) -> tuple[CellLike, ...]:
    return tuple("" if cell == GOES_ON else cell for cell in cells)
