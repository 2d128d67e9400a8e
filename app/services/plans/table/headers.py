"""Where a table of measures begins: its header of one or two rows, whatever stands above it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.services.plans.table.rows import TableRow, is_number, same_texts
from app.services.plans.table.words import (
    END,
    LONGEST_HEADING,
    POINT,
    START,
    Heading,
    PlanColumn,
    columns_of,
    is_known,
    unknown_columns,
    with_fields,
)

# A table with one of them beside the measures is a plan; others may be a list of events.
_OF_PLANS = frozenset({"deadline", START, END, POINT, "responsible", "status", "mark_text"})
_LEAST_BELOW = 2
_LEAST_KNOWN = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class TableHeader:
    """The header of a table of measures.

    Attributes:
        first: position of its upper row.
        last: position of its lower row, the same for a header of one row.
        columns: the columns from the left.
    """

    first: int
    last: int
    columns: tuple[PlanColumn, ...]

    @property
    def fields(self) -> dict[str, int]:
        """Field -> position of its column; ticked columns are left out."""
        return {one.field: one.place for one in self.columns if one.field not in ("", POINT)}

    @property
    def is_of_plan(self) -> bool:
        """Whether the table says when, by whom or with what mark, beside what is done."""
        return any(one.field in _OF_PLANS for one in self.columns)

    @property
    def unknown(self) -> tuple[PlanColumn, ...]:
        """The columns with a heading that means nothing known."""
        return unknown_columns(self.columns)

    def with_fields(self, fields: dict[int, str]) -> "TableHeader":
        """The same header with other fields for some columns, by their positions."""
        return replace(self, columns=with_fields(self.columns, fields))


def header_at(
    rows: Sequence[TableRow], place: int, former: TableHeader | None = None
) -> TableHeader | None:
    """The header that begins in a row; None when the row is none.

    A column without a heading whose cells are numbers holds the numbers of the measures. Below
    another header (`former`) words like those of a heading stand in measures, too: a header there
    has two headings that are known as they stand.
    """
    if not _may_be_header(rows[place]):
        return None
    known = sum(is_known(rows[place].cells[at]) for at in rows[place].filled)
    if former is not None and known < _LEAST_KNOWN:
        return None
    two = _two_levels(rows, place)
    columns = columns_of(two or [Heading("", text) for text in rows[place].cells])
    fields = {one.field for one in columns}
    titled = "title" in fields and (len(columns) == 1 or len(fields - {"", "title"}) > 0)
    if not titled:
        return None
    last = place + 1 if two else place
    return _numbered(TableHeader(first=place, last=last, columns=columns), rows)


def find_header(rows: Sequence[TableRow], start: int = 0) -> TableHeader | None:
    """The first header of a plan from a position on."""
    for place in range(start, len(rows)):
        header = header_at(rows, place)
        if header is not None and header.is_of_plan:
            return header
    return None


def repeats(header: TableHeader, rows: Sequence[TableRow], place: int) -> int:
    """How many rows from a position on only repeat the header, 0 when they do not."""
    count = header.last - header.first + 1
    again = rows[place : place + count]
    first = rows[header.first : header.last + 1]
    same = len(again) == count and all(map(same_texts, first, again))
    return count if same else 0


def _may_be_header(row: TableRow) -> bool:
    texts = [row.cells[place] for place in row.filled]
    return bool(texts) and not any(len(text) > LONGEST_HEADING or is_number(text) for text in texts)


def _two_levels(rows: Sequence[TableRow], place: int) -> list[Heading] | None:
    """The headings of two rows, when the second divides columns of the first."""
    if place + 1 >= len(rows):
        return None
    upper, lower = rows[place], rows[place + 1]
    width = max(len(upper.cells), len(lower.cells))
    filled = lower.filled
    parents = {at: _parent(upper, at) for at in filled}
    divided = [at for at in filled if parents[at] and _is_divided(upper, lower, at)]
    if len(divided) < _LEAST_BELOW or len(divided) < len(filled):
        return None
    if any(len(lower.cell(at)) > LONGEST_HEADING for at in filled):
        return None
    headings = [
        Heading(parents.get(at, ""), lower.cell(at) or upper.cell(at)) for at in range(width)
    ]
    fields = {one.field for one in columns_of(headings)}
    return headings if lower.below or fields & {START, END, POINT} else None


def _is_divided(upper: TableRow, lower: TableRow, at: int) -> bool:
    """Whether the heading over a cell of the lower row reaches over several columns."""
    reaches = at + 1 in upper.beside or (not upper.cell(at + 1) and bool(lower.cell(at + 1)))
    return not upper.cell(at) or reaches


def _parent(upper: TableRow, at: int) -> str:
    """The heading of the upper row over a column: its own, or the nearest on its left."""
    while at > 0 and not upper.cell(at):
        at -= 1
    return upper.cell(at)


def _numbered(header: TableHeader, rows: Sequence[TableRow]) -> TableHeader:
    """The header with the field of numbers for a column that only lacks its heading."""
    fields = header.fields
    if "number" in fields:
        return header
    for column in header.columns[: fields["title"]]:
        texts = [row.cell(column.place) for row in rows[header.last + 1 :]]
        numbers = [text for text in texts if is_number(text)]
        if not column.heading and numbers and len(numbers) * 2 > sum(map(bool, texts)):
            return header.with_fields({column.place: "number"})
    return header
