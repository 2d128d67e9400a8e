"""The tables of one sheet: several one under another, headers repeated on every printed page.

A report that begins in the middle of a sheet has its own head (subject, year), and its rows must
never be taken for rows of the report above it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from app.services.importing.cells.cell import Cell, parse_text
from app.services.importing.files.reader import Sheet, row_keys
from app.services.importing.tables.layouts import Layout
from app.services.importing.tables.scope import is_label, is_scope, is_title
from app.services.importing.tables.table import (
    Table,
    filled_rows,
    find_header,
    header_names,
    header_places,
)
from app.services.language.headers import header_key

Places = dict[str, int]
_OF_GROUP = re.compile(r"\((?:edu|sch|ksh|reg)\w+\)\s*$", re.IGNORECASE)
# A number of four digits is a year: «2025/2026» above a table, never page 2025.
_OF_PAGE = re.compile(
    r"(?!.*\b\d{4}\b)(?:стр\w*\.?|лист|продолжение\b.*)?[\s№\d/–-]*(?:из \d+)?", re.IGNORECASE
)


@dataclass(slots=True, kw_only=True)
class _Piece:
    """A run of rows under one header and one head."""

    heading: tuple[int, int]
    header: int
    places: Places
    first: int
    stop: int = 0
    repeated: list[int] = field(default_factory=list[int])


def tables_under(sheet: Sheet, layout: Layout) -> list[Table]:
    """The tables of a layout in a sheet from above; empty when it has no such header.

    A header that only repeats the one above it is passed by. Every other header, and every head
    of a report below the first one, begins a table of its own.
    """
    first = find_header(sheet, layout)
    if first is None:
        return []
    pieces = _pieces(sheet, layout, *first)
    top = (0, first[0])
    return [_table(sheet, layout, piece, top) for piece in pieces]


def _pieces(sheet: Sheet, layout: Layout, header: int, places: Places) -> list[_Piece]:
    pieces = [_Piece(heading=(0, header), header=header, places=places, first=header + 1)]
    for position, own in _breaks(sheet, layout, pieces[0]):
        last = pieces[-1]
        if position < last.first:
            continue
        start = position if own is None else _heading_above(sheet.rows, layout, last, position)
        if own is None:
            begun = _behind_head(sheet.rows, layout, last, position)
        elif own == last.places and start == position:
            last.repeated.append(position)
            continue
        else:
            heading = (start, position) if start < position else last.heading
            begun = _Piece(heading=heading, header=position, places=own, first=position + 1)
        last.stop = start
        pieces.append(begun)
    pieces[-1].stop = len(sheet.rows)
    return pieces


def _breaks(sheet: Sheet, layout: Layout, top: _Piece) -> Iterator[tuple[int, Places | None]]:
    """Positions below the first header of other headers (with their places) and of heads."""
    words = {cell for cell in sheet.rows[top.header] if isinstance(cell, str)}
    words |= {column.title for column in layout.columns}
    words = {word for word in words if word and not word.strip().isdigit()}
    known = header_names(layout)
    names = [place for key, place in top.places.items() if key in layout.needed]
    headings = set[Cell]() if layout.reports else _headings(sheet.rows[top.first :], known, names)
    for position in range(top.first, len(sheet.rows)):
        row = sheet.rows[position]
        if layout.reports and _begins(row):
            yield position, None
        elif (
            not words.isdisjoint(row)
            or (layout.reports and any(_is_heading(cell, known) for cell in row))
            or (headings and any(row[place] in headings for place in names))
        ):
            keys = row_keys(row)
            places = header_places(keys, layout)
            # One known heading among other texts is the word «Школа» in a row of data.
            if places is not None and (len(places) > 1 or len(keys) - keys.count("") == 1):
                yield position, places


def _headings(
    rows: Sequence[Sequence[Cell]], known: frozenset[str], places: Sequence[int]
) -> set[Cell]:
    """What stands in the columns that must be there and is a heading, each text looked at once."""
    values = set[Cell]().union(*(map(itemgetter(place), rows) for place in places))
    return {value for value in values if _is_heading(value, known)}


def _is_heading(cell: Cell, known: frozenset[str]) -> bool:
    return isinstance(cell, str) and header_key(cell) in known


def _begins(row: Sequence[Cell]) -> bool:
    """Whether a row opens the head of another report."""
    first = next((cell for cell in row if cell != ""), "")
    return isinstance(first, str) and bool(first) and (is_title(first) or is_scope(first))


def _behind_head(rows: Sequence[list[Cell]], layout: Layout, last: _Piece, position: int) -> _Piece:
    """The table under a head; when the head has no header of its own, that of the table above."""
    below = position
    while below < len(rows) and _is_of_head(rows[below]):
        below += 1
    places = header_places(row_keys(rows[below]), layout) if below < len(rows) else None
    if places is None:
        return _Piece(
            heading=(position, below), header=last.header, places=last.places, first=below
        )
    return _Piece(heading=(position, below), header=below, places=places, first=below + 1)


def _is_of_head(row: Sequence[Cell]) -> bool:
    """Whether a row belongs to a head: blank, a lone text, a labelled cell."""
    filled = [cell for cell in row if cell != ""]
    return len(filled) < 2 or is_label(filled[0]) or _begins(row)


def _heading_above(rows: Sequence[list[Cell]], layout: Layout, last: _Piece, header: int) -> int:
    """Where the heading of another table begins; its header when it has none.

    Only tables whose rows do not say all by themselves have a heading that matters: reports of
    one work, and tables without a column of years. The number of a printed page is no heading.
    """
    of_rows = "year" in last.places or not layout.infers_year
    if of_rows and not layout.reports:
        return header
    start, text = header, False
    while start > last.first:
        filled = [parse_text(cell) for cell in rows[start - 1] if cell != ""]
        if len(filled) > 1 or any(_OF_GROUP.search(words) for words in filled):
            break
        text = text or any(_OF_PAGE.fullmatch(words) is None for words in filled)
        start -= 1
    return start if text else header


def _table(sheet: Sheet, layout: Layout, piece: _Piece, top: tuple[int, int]) -> Table:
    body = sheet.rows[piece.first : piece.stop]
    rows, numbers = filled_rows(body, piece.first + 1, piece.places.values())
    name = piece.places[layout.name]
    repeated = {position + 1 for position in piece.repeated}
    ordinals = {cell for cell in {row[name] for row in rows} if _is_ordinal(cell)}
    if ordinals:
        repeated |= {
            number
            for number, row in zip(numbers, rows, strict=True)
            if row[name] in ordinals and _counts_columns(row)
        }
    headings = (piece.heading,) if piece.heading == top else (piece.heading, top)
    table = Table(
        layout=layout,
        sheet=sheet,
        header_row=piece.header,
        places=piece.places,
        rows=rows,
        numbers=numbers,
        headings=headings,
        repeated=tuple(sorted(repeated)),
    )
    return table.only([number not in repeated for number in numbers]) if repeated else table


def _is_ordinal(cell: Cell) -> bool:
    if isinstance(cell, str):
        return cell.isdigit() or cell.startswith("№")
    return isinstance(cell, float | int)


def _counts_columns(row: Sequence[Cell]) -> bool:
    """Whether a row only numbers the columns from 1 on, as under the header of a printed page."""
    filled = [parse_text(cell) for cell in row if cell != ""]
    if filled[0].startswith("№"):
        del filled[0]
    return len(filled) > _FEW_COLUMNS and filled == [
        str(number) for number in range(1, len(filled) + 1)
    ]


_FEW_COLUMNS = 2
