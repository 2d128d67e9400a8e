"""Tables as grids: headers, merged cells, and which rows stay on one page."""

from collections.abc import Sequence

from app.services.documents.fonts.metrics import estimated_width
from app.services.documents.model.blocks import (
    Align,
    Row,
    RowGroup,
    Run,
    SectionRow,
    Table,
    TableRow,
)
from app.services.documents.model.blocks import CellLike as TypedCell
from app.services.documents.model.core import tree
from app.services.documents.model.core.tree import Grid, GridColumn, GridRow, Paragraph, Place
from app.services.documents.model.styles import TABLE_PARTS, DocumentStyle, Part

_LARGEST_KEPT_GROUP = 10
_LARGEST_KEPT_TABLE = 40
_LONG_TABLE = 3
_LOW_ROW = 12  # lines
_TABLE_LETTER, _TABLE_WIDTH = 3.9, 160  # size and width of a usual table, millimetres
_LETTER = 0.53  # mean width of a Cyrillic letter, in sizes
_TALL = 28  # lines of a cell: half of a page
_POINT = 25.4 / 72


def grid_of(table: Table, style: DocumentStyle, width: float, *, keep: bool) -> Grid:
    """The grid of a table in a text of a width in millimetres; `keep` binds it to what follows."""
    whole = sum(column.width for column in table.columns)
    columns = tuple(
        GridColumn(width=width * column.width / whole, part=TABLE_PARTS[column.align])
        for column in table.columns
    )
    letter = style.measures.table_font_size * _LETTER * _POINT
    room = [max(1, int((one.width - 2 * style.cell_padding) / letter)) for one in columns]
    aligns = [column.align for column in table.columns]
    return Grid(
        columns=columns,
        header=tuple(_header(titles) for titles in table.header_rows),
        rows=tuple(_rows(table, aligns, room)),
        padding=style.cell_padding,
        padding_vertical=style.cell_padding_vertical,
        before=style.gap,
        after=style.gap,
        keep_next=keep,
    )


def _header(titles: Sequence[str]) -> GridRow:
    return GridRow(
        tuple(
            tree.Cell(content=_paragraphs(Part.TABLE_HEAD, title), place=Place.MIDDLE)
            for title in titles
        )
    )


def _rows(table: Table, aligns: Sequence[Align], room: Sequence[int]) -> list[GridRow]:
    kept = iter(kept_rows(table))
    rows: list[GridRow] = []
    for row in table.rows:
        match row:
            case Row(cells):
                rows.append(_row(cells, aligns, room, keep=next(kept)))
            case SectionRow(text):
                heading = _paragraphs(Part.TABLE_SECTION, text)
                spanned = (None,) * (len(aligns) - 1)
                cell = tree.Cell(content=heading, columns=len(aligns))
                rows.append(GridRow((cell, *spanned), next(kept)))
            case RowGroup():
                rows.extend(_group(row, aligns, [next(kept) for _row in row.rows]))
    return rows


def _row(
    cells: Sequence[TypedCell], aligns: Sequence[Align], room: Sequence[int], *, keep: bool
) -> GridRow:
    tall = any(
        len(cell if isinstance(cell, str) else cell.text) > _TALL * most
        for cell, most in zip(cells, room, strict=True)
    )
    return GridRow(tuple(map(_cell, cells, aligns)), keep, tall)


def _group(group: RowGroup, aligns: Sequence[Align], keeps: Sequence[bool]) -> list[GridRow]:
    """Rows whose first cells are merged downwards."""
    lead = len(group.lead)
    count = len(group.rows)
    heads = tuple(
        _cell(cell, align) if count == 1 else _cell(cell, align, rows=count)
        for cell, align in zip(group.lead, aligns, strict=False)
    )
    return [
        GridRow((*(heads if at == 0 else (None,) * lead), *map(_cell, cells, aligns[lead:])), keep)
        for at, (cells, keep) in enumerate(zip(group.rows, keeps, strict=True))
    ]


def _cell(cell: TypedCell, align: Align, *, rows: int = 1) -> tree.CellLike:
    if isinstance(cell, str):
        if rows == 1:
            return cell
        return tree.Cell(content=_paragraphs(TABLE_PARTS[align], cell), rows=rows)
    part = TABLE_PARTS[cell.align or align]
    return tree.Cell(content=_paragraphs(part, cell.text, bold=cell.bold), rows=rows)


def _paragraphs(part: Part, text: str, *, bold: bool = False) -> tuple[Paragraph, ...]:
    return tuple(
        Paragraph(part=part, runs=(Run(line, bold=bold),) if line else ())
        for line in text.split("\n")
    )


def kept_rows(table: Table) -> list[bool]:
    """For each printed row whether it stays on the page of the next one.

    Section rows stay with what they head, small merged groups and tables that are `together` stay
    whole, and no page begins or ends with a single row of a longer table. Tall rows stay with no
    other row: two of them leave no room for the heading they would be kept with.
    """
    kept: list[bool] = []
    for row in table.rows:
        match row:
            case Row():
                kept.append(False)
            case SectionRow():
                kept.append(True)
            case RowGroup(_, rows):
                small = len(rows) <= _LARGEST_KEPT_GROUP
                kept += [small] * (len(rows) - 1) + [False]
    if len(kept) > _LONG_TABLE:
        first = next(
            (at for at, row in enumerate(table.rows) if not isinstance(row, SectionRow)), 0
        )
        pair = table.rows[first : first + 2]
        if isinstance(pair[0], Row) and all(_is_low(table, row) for row in pair):
            kept[first] = True
        if all(isinstance(row, Row) and _is_low(table, row) for row in table.rows[-2:]):
            kept[-2] = True
    if table.together and len(kept) <= _LARGEST_KEPT_TABLE:
        kept = [True] * len(kept)
    if kept:
        kept[-1] = False
    return kept


def _is_low(table: Table, row: TableRow) -> bool:
    """Whether a row is surely low enough to stay with another one."""
    if not isinstance(row, Row):
        return True
    whole = sum(column.width for column in table.columns)
    lines = (
        estimated_width(str(cell)) * _TABLE_LETTER * whole / (column.width * _TABLE_WIDTH)
        for cell, column in zip(row.cells, table.columns, strict=True)
        if isinstance(cell, str)
    )
    return max(lines, default=0) <= _LOW_ROW
