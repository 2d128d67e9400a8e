"""Numbers of a column under each other by their commas, in the middle of the column."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from app.services.documents.fonts import metrics as fonts
from app.services.documents.model.core.lines import plain_lines
from app.services.documents.model.core.tree import Cell, CellLike, GridRow
from app.services.documents.model.geometry import POINT, Align
from app.services.documents.model.styles import DocumentStyle, Part
from app.services.language.numbers import NBSP

_NUMBER = re.compile(rf"([−–+-]?\d[\d{NBSP}]*)((?:,\d+)?(?:{NBSP}?%)?)")


def aligned(
    rows: Sequence[GridRow], aligns: Sequence[Align], columns: Sequence[float], style: DocumentStyle
) -> tuple[GridRow, ...]:
    """The rows with the numbers of `Align.DECIMAL` columns placed; other texts are centred.

    The widest whole part and the widest fraction together stand in the middle of the column.
    """
    if Align.DECIMAL not in aligns:
        return tuple(rows)
    cells = [list(row.cells) for row in rows]
    for column, align in enumerate(aligns):
        if align is Align.DECIMAL:
            room = columns[column] - 2 * style.cell_padding
            _align([row for row in cells if row[column] is not None], column, room, style)
    return tuple(replace(row, cells=tuple(new)) for row, new in zip(rows, cells, strict=True))


def room_of(cells: Iterable[CellLike], style: DocumentStyle) -> tuple[float, float]:
    """Widths of the widest whole part and of the widest fraction of the numbers of a column."""
    sizes = [size for size in _sizes(cells, style) if size]
    return max((size[0] for size in sizes), default=0.0), max(
        (size[1] for size in sizes), default=0.0
    )


def _sizes(cells: Iterable[CellLike], style: DocumentStyle) -> Iterator[tuple[float, float] | None]:
    """Widths of the whole part and the fraction of each cell, None where it is no number."""
    size = style.look(Part.TABLE_RIGHT).size
    for cell in cells:
        text, bold = _plain(cell)
        number = _NUMBER.fullmatch(text)
        if number is None:
            yield None
        else:
            measured = fonts.widths_of(fonts.face(bold=bold), size)
            whole, fraction = (measured.of(part) * POINT for part in number.groups())
            yield whole, fraction


def _align(rows: Sequence[list[CellLike]], column: int, room: float, style: DocumentStyle) -> None:
    wholes, fractions = room_of((row[column] for row in rows), style)
    side = max(0.0, (room - wholes - fractions) / 2)
    sizes = list(_sizes((row[column] for row in rows), style))
    for row, size in zip(rows, sizes, strict=True):
        if size:
            row[column] = _placed(row[column], side + fractions - size[1])
        else:
            row[column] = _centred(row[column])


def _plain(cell: CellLike) -> tuple[str, bool]:
    if not isinstance(cell, Cell):
        return (cell or "").replace(" ", NBSP), False
    texts = ["".join(run.text for run in one.runs) for one in cell.content]
    bold = any(run.bold for one in cell.content for run in one.runs)
    return "\n".join(texts).replace(" ", NBSP), bold


def _placed(cell: CellLike, right: float) -> Cell:
    shown = _as_cell(cell)
    content = tuple(
        replace(
            one,
            part=Part.TABLE_RIGHT,
            right=right,
            runs=tuple(replace(run, text=run.text.replace(" ", NBSP)) for run in one.runs),
        )
        for one in shown.content
    )
    return replace(shown, content=content)


def _centred(cell: CellLike) -> Cell:
    shown = _as_cell(cell)
    content = tuple(replace(one, part=Part.TABLE_CENTRE) for one in shown.content)
    return replace(shown, content=content)


def _as_cell(cell: CellLike) -> Cell:
    if isinstance(cell, Cell):
        return cell
    return Cell(content=plain_lines(Part.TABLE_CENTRE, cell or ""))
