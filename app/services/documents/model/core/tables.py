"""Tables as grids: headers, merged cells, cells that differ from their column."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeAlias

from app.services.documents.model.core import decimals, tree, widths
from app.services.documents.model.core.dividing import divided
from app.services.documents.model.core.lines import plain_lines, split_runs
from app.services.documents.model.core.tree import (
    Grid,
    GridColumn,
    GridRow,
    Paragraph,
    Place,
    Sheet,
)
from app.services.documents.model.geometry import POINT, Align
from app.services.documents.model.images import Image, fitting
from app.services.documents.model.paragraphs import ListItem
from app.services.documents.model.paragraphs import Paragraph as TypedParagraph
from app.services.documents.model.styles import TABLE_PARTS, DocumentStyle, Part
from app.services.documents.model.tables import (
    Cell,
    Form,
    Row,
    RowGroup,
    SectionRow,
    Table,
    TableRow,
)
from app.services.documents.model.tables import CellLike as TypedCell

_PLAIN = frozenset({str})
_TALLEST_PICTURE = 0.8  # of a page: a header and a heading stand over it
_Make: TypeAlias = Callable[[TypedCell, Align], tree.CellLike]


def grid_of(table: Table, style: DocumentStyle, room: Sheet, *, keep: bool) -> Grid:
    """The grid of a table on a sheet; `keep` binds it to what follows."""
    aligns = [column.align for column in table.columns]
    header, rows = _texts_of(table, aligns)
    wanted = [column.width for column in table.columns]
    texts = (*header.rows, *rows.rows)
    columns = widths.column_widths(wanted, texts, aligns, style, room.text_width)
    grid = Grid(
        columns=tuple(
            GridColumn(width=width, part=TABLE_PARTS[align])
            for width, align in zip(columns, aligns, strict=True)
        ),
        header=widths.header_rows(header.rows, style),
        rows=rows.with_pictures(columns, style, room),
        padding=style.cell_padding,
        padding_vertical=style.cell_padding_vertical,
        before=style.gap,
        after=style.gap,
        keep_next=keep,
    )
    aligned = decimals.aligned(grid.rows, aligns, columns, style)
    return divided(replace(grid, rows=aligned), table, style, room.text_height / POINT)


def has_room(table: Table, style: DocumentStyle, width: float) -> bool:
    """Whether no part of a word, no number and no address of a table is cut in such a width."""
    aligns = [column.align for column in table.columns]
    header, rows = _texts_of(table, aligns)
    return widths.hold((*header.rows, *rows.rows), aligns, style, width)


def _texts_of(table: Table, aligns: Sequence[Align]) -> "tuple[_Rows, _Rows]":
    """The cells of its header and of its other rows."""
    header, rows = _Rows(aligns), _Rows(aligns)
    for cells in table.header_cells:
        header.add(cells, _title)
    for row in table.rows:
        _add(rows, row)
    return header, rows


class _Rows:
    """Rows with an entry for each column; cells are put where no other goes over."""

    def __init__(self, aligns: Sequence[Align]) -> None:
        self.rows: list[list[tree.CellLike]] = []
        self._aligns = aligns
        self.width = len(aligns)
        self._below = [0] * len(aligns)  # rows that a cell of the column still goes over
        self._pictured = False

    def add(self, cells: Sequence[TypedCell], make: _Make) -> None:
        """Put the cells of the next row into its free columns, from the left."""
        if make is _cell and not any(self._below) and _PLAIN.issuperset(map(type, cells)):
            self.rows.append([*cells])  # pyright: ignore[reportArgumentType]
            return
        row: list[tree.CellLike] = [None] * len(self._below)
        free = [column for column, left in enumerate(self._below) if not left]
        below = [max(0, left - 1) for left in self._below]
        at = 0
        for cell in cells:
            made = make(cell, self._aligns[free[at]])
            self._pictured = self._pictured or _is_pictured(cell)
            row[free[at]] = made
            columns, rows = (made.columns, made.rows) if isinstance(made, tree.Cell) else (1, 1)
            for column in free[at : at + columns]:
                below[column] = rows - 1
            at += columns
        self.rows.append(row)
        self._below = below

    def with_pictures(
        self, columns: Sequence[float], style: DocumentStyle, sheet: Sheet
    ) -> tuple[GridRow, ...]:
        """The rows, their pictures no larger than their cells in columns of such widths."""
        if not self._pictured:
            return tuple(GridRow(tuple(cells)) for cells in self.rows)
        highest = sheet.text_height * _TALLEST_PICTURE
        rows: list[GridRow] = []
        for cells in self.rows:
            shown = list(cells)
            for at, cell in enumerate(cells):
                if isinstance(cell, tree.Cell):
                    room = sum(columns[at : at + cell.columns]) - 2 * style.cell_padding
                    shown[at] = _with_fitting_pictures(cell, room, highest)
            rows.append(GridRow(tuple(shown)))
        return tuple(rows)


def _is_pictured(cell: TypedCell) -> bool:
    if isinstance(cell, str) or cell.form is None:
        return False
    return any(isinstance(one, Image) for one in cell.form.texts)


def _with_fitting_pictures(cell: tree.Cell, width: float, height: float) -> tree.Cell:
    if not any(one.image for one in cell.content):
        return cell
    content = tuple(
        replace(one, image=fitting(one.image, width, height)) if one.image else one
        for one in cell.content
    )
    return replace(cell, content=content)


def _add(rows: _Rows, row: TableRow) -> None:
    match row:
        case Row(cells, total):
            rows.add(cells, partial(_cell, bold=True) if total else _cell)
        case SectionRow(text):
            rows.add((Cell(text, form=Form(columns=rows.width)),), _section)
        case RowGroup(lead, inner):
            heads = lead if len(inner) == 1 else [_reaching(cell, len(inner)) for cell in lead]
            rows.add((*heads, *inner[0]), _cell)
            for cells in inner[1:]:
                rows.add(cells, _cell)


def _title(cell: TypedCell, _align: Align) -> tree.Cell:
    return _formed(cell, Part.TABLE_HEAD, place=Place.MIDDLE)


def _section(cell: TypedCell, _align: Align) -> tree.Cell:
    return _formed(cell, Part.TABLE_SECTION)


def _cell(cell: TypedCell, align: Align, *, bold: bool = False) -> tree.CellLike:
    if isinstance(cell, str) and not bold:
        return cell
    return _formed(cell, TABLE_PARTS[align], bold=bold)


def _reaching(cell: TypedCell, rows: int) -> Cell:
    """The cell, going over several rows."""
    shown = Cell(cell) if isinstance(cell, str) else cell
    return replace(shown, form=replace(shown.form or Form(), rows=rows))


def _formed(
    cell: TypedCell, part: Part, *, bold: bool = False, place: Place = Place.TOP
) -> tree.Cell:
    """A cell of a part; its own alignment and form come before those of its column."""
    if isinstance(cell, str):
        return tree.Cell(content=plain_lines(part, cell, bold=bold), place=place)
    shown = part if cell.align is None else TABLE_PARTS[cell.align]
    form = cell.form or Form()
    content = tuple(one for text in form.texts for one in _texts(text, shown)) or plain_lines(
        shown, cell.text, bold=cell.bold or bold
    )
    return tree.Cell(
        content=content,
        columns=form.columns,
        rows=form.rows,
        place=Place.MIDDLE if form.upright else place,
        upright=form.upright,
    )


def _texts(text: TypedParagraph | ListItem | Image, part: Part) -> list[Paragraph]:
    if isinstance(text, Image):
        return [Paragraph(part=part, runs=(), image=text)]
    first, *others = split_runs(part, text.runs)
    label = text.label if isinstance(text, ListItem) else ""
    return [replace(first, label=label), *others]
