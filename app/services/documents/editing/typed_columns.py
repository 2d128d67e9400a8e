"""The columns of a table as they are typed, taken apart for a grid of fields and put together."""

import re
from typing import NamedTuple

from app.services.documents.text.tables import ALIGNS, AUTO, CELLS, NO_COLUMN, ends_grid
from app.services.documents.text.typed_lines import cells_of

LEFT = "влево"
ALIGNMENTS = tuple(ALIGNS)
_TABLE = re.compile(r"\s*\[таблица:", re.IGNORECASE)


class TypedColumn(NamedTuple):
    """A line of a table.

    Attributes:
        title: of a column; the line as it stands where it is none («~ основания»).
        width: «авто» or a number of millimetres, as typed.
        align: one of `ALIGNMENTS`.
        text: what a cell prints.
        is_column: whether it is a column.
    """

    title: str
    width: str = AUTO
    align: str = LEFT
    text: str = ""
    is_column: bool = True


class TypedTable(NamedTuple):
    """The table at a place of a text.

    Attributes:
        first: number of its first line after «[таблица: …]», from 1.
        last: number of its last line.
        columns: its lines in their order.
    """

    first: int
    last: int
    columns: tuple[TypedColumn, ...]


def table_at(text: str, line: int) -> TypedTable | None:
    """The table that a line stands in, from its «[таблица: …]» to its last column, or None."""
    lines = text.split("\n")
    start = next((at for at in range(line, 0, -1) if _TABLE.match(lines[at - 1])), None)
    if start is None:
        return None
    end = start
    while end < len(lines) and lines[end].strip() and not ends_grid(lines[end].strip()):
        end += 1
    if line > end:
        return None
    return TypedTable(start + 1, end, tuple(_column(one.strip()) for one in lines[start:end]))


def typed_lines(columns: tuple[TypedColumn, ...]) -> str:
    """The lines of a table, its bars below each other."""
    rows = [column for column in columns if column.is_column]
    widths = [
        max((len(cell) for cell in cells), default=0)
        for cells in zip(*((one.title, one.width, _align(one)) for one in rows), strict=True)
    ]
    return "\n".join(_typed(column, widths) for column in columns)


def _column(line: str) -> TypedColumn:
    title, *cells = cells_of(line)
    is_column = not line.startswith(NO_COLUMN) and len(cells) + 1 in CELLS
    if not is_column:
        return TypedColumn(title=line, is_column=False)
    align = (cells[1] if len(cells) + 1 == CELLS[-1] else "") or LEFT
    return TypedColumn(title=title, width=cells[0], align=align, text=cells[-1])


def _align(column: TypedColumn) -> str:
    return "" if column.align == LEFT else column.align


def _typed(column: TypedColumn, widths: list[int]) -> str:
    if not column.is_column:
        return column.title
    title, width, align = widths
    typed = (
        column.title.ljust(title),
        column.width.rjust(width),
        _align(column).ljust(align),
        column.text,
    )
    return " | ".join(typed).rstrip()
