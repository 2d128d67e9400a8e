"""The tables of measures of a sheet, found by the one reader of such tables."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from app.services.importing.cells.cell import Cell, Fault, parse_lines
from app.services.importing.files.reader import HEADER_SEARCHED, Sheet
from app.services.importing.kinds.plan.labelled import head_of, is_labelled
from app.services.importing.tables.layouts import layout
from app.services.importing.tables.table import Table, filled_rows
from app.services.plans.table.headers import TableHeader, find_header, header_at, repeats
from app.services.plans.table.rows import TableRow, counts_columns, table_rows
from app.services.plans.table.words import POINT, PlanColumn, unknown_columns

KIND = "plan"


@dataclass(frozen=True, kw_only=True)
class PlanTable(Table):
    """A table of measures.

    Attributes:
        columns: what the reader takes its columns for.
    """

    columns: tuple[PlanColumn, ...] = ()

    @property
    def unknown(self) -> tuple[PlanColumn, ...]:
        """The columns that no field of a measure is known for."""
        return unknown_columns(self.columns)

    def body(self) -> list[TableRow]:
        """The rows as the reader takes them, each told by its number in the sheet."""
        merged = table_rows([[""] * len(row) for row in self.sheet.rows], self.sheet.merges)
        rows: list[TableRow] = []
        former = self.header_row
        texts = table_rows([list(map(_text, row)) for row in self.rows])
        for number, row in zip(self.numbers, texts, strict=True):
            again = any(former < one < number for one in self.repeated)
            rows.append(replace(merged[number - 1], cells=row.cells, after_header=again))
            former = number
        return rows


def _text(cell: Cell) -> str:
    """The text of a cell; a number has a point, as the numbers of measures have."""
    if isinstance(cell, Fault):
        return ""
    text = parse_lines(cell)
    return text.replace(",", ".") if isinstance(cell, float) else text


@dataclass(slots=True, kw_only=True)
class _Piece:
    """A run of rows under one header and one head."""

    heading: tuple[int, int]
    header: TableHeader
    first: int
    stop: int = 0
    repeated: list[int] = field(default_factory=list[int])


def find_plans(sheet: Sheet) -> list[Table]:
    """The tables of measures of a sheet from above; empty when it has none.

    A header that only repeats the one above it is passed by. Any other header, and every labelled
    head of a plan, begins a table of its own.
    """
    searched = table_rows([list(map(_text, row)) for row in sheet.rows[:HEADER_SEARCHED]])
    if find_header(searched) is None:
        return []
    rows = table_rows([list(map(_text, row)) for row in sheet.rows], sheet.merges)
    top = find_header(rows)
    if top is None or top.first >= HEADER_SEARCHED:
        return []
    pieces = _pieces(sheet, rows, top)
    return [_table(sheet, rows, piece, (0, top.first)) for piece in pieces]


def _pieces(sheet: Sheet, rows: Sequence[TableRow], top: TableHeader) -> list[_Piece]:
    pieces = [_Piece(heading=(0, top.first), header=top, first=top.last + 1)]
    place = top.last + 1
    while place < len(rows):
        piece = pieces[-1]
        again = repeats(piece.header, rows, place)
        if again:
            piece.repeated += range(place, place + again)
            place += again
            continue
        begun = _begun(sheet, rows, piece, place)
        if begun is not None:
            piece.stop = place
            pieces.append(begun)
            place = begun.first
            continue
        place += 1
    pieces[-1].stop = len(rows)
    return pieces


def _begun(sheet: Sheet, rows: Sequence[TableRow], piece: _Piece, place: int) -> _Piece | None:
    """The table that begins in a row, or None."""
    places = piece.header.fields
    if not is_labelled(sheet.rows[place], layout(KIND), places):
        header = header_at(rows, place, piece.header)
        if header is None or not header.is_of_plan:
            return None
        return _Piece(heading=piece.heading, header=header, first=header.last + 1)
    below = place
    while below < len(rows) and _is_of_head(sheet, rows[below], below, places):
        below += 1
    header = header_at(rows, below) if below < len(rows) else None
    heading = (place, below)
    if header is None:
        return _Piece(heading=heading, header=piece.header, first=below)
    return _Piece(heading=heading, header=header, first=header.last + 1)


def _is_of_head(sheet: Sheet, row: TableRow, place: int, places: dict[str, int]) -> bool:
    return len(row.filled) < 2 or is_labelled(sheet.rows[place], layout(KIND), places)


def _table(
    sheet: Sheet, rows: Sequence[TableRow], piece: _Piece, top: tuple[int, int]
) -> PlanTable:
    header = piece.header
    width = range(len(sheet.rows[header.last]))
    cells, numbers = filled_rows(sheet.rows[piece.first : piece.stop], piece.first + 1, width)
    repeated = {place + 1 for place in piece.repeated}
    kept = [number not in repeated and not counts_columns(rows[number - 1]) for number in numbers]
    named = {_key(one): one for one in header.columns if one.field or one.heading}
    table = PlanTable(
        layout=layout(KIND),
        sheet=sheet,
        header_row=header.last,
        places={key: one.place for key, one in named.items()},
        rows=cells,
        numbers=numbers,
        headings=(piece.heading,) if piece.heading == top else (piece.heading, top),
        repeated=tuple(sorted(repeated)),
        titles={key: one.heading for key, one in named.items()},
        columns=header.columns,
    ).only(kept)
    assert isinstance(table, PlanTable)
    return replace(table, head=head_of(table))


def _key(column: PlanColumn) -> str:
    if column.field not in ("", POINT):
        return column.field
    return f"{column.field or 'column'}-{column.place + 1}"
