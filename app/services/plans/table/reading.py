"""A block of rows that holds one table of measures, or several one under another."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from app.services.plans.table.headers import TableHeader, header_at, repeats
from app.services.plans.table.lines import PlanLines, SectionLines, read_lines
from app.services.plans.table.rows import TableRow, counts_columns, is_number
from app.services.plans.table.words import PlanColumn

_USUAL = ("title", "deadline", "responsible", "expected")


def read_rows(rows: Sequence[TableRow]) -> PlanLines:
    """All measures of a block.

    A header says which column is which, and may stand again further down, the same or another.
    Without one the columns are, after a number: title, deadline, responsible, expected result.
    """
    columns, here = _usual(rows), list[TableRow]()
    parts: list[PlanLines] = []
    header, place, after = None, 0, False
    while place < len(rows):
        again = repeats(header, rows, place) if header is not None else 0
        other = None if again else header_at(rows, place, header)
        if again:
            place, after = place + again, True
            continue
        if other is not None:
            parts.append(read_lines(columns, here))
            columns, here, header = other.columns, [], other
            place, after = other.last + 1, False
            continue
        row = rows[place]
        if row.filled and not counts_columns(row):
            here.append(replace(row, after_header=after))
            after = False
        place += 1
    return one_after_another([*parts, read_lines(columns, here)])


def unknown_headings(rows: Sequence[TableRow]) -> tuple[str, ...]:
    """The headings of columns that hold something and that no field of a measure is known for."""
    header: TableHeader | None = None
    named: dict[str, None] = {}
    for place, row in enumerate(rows):
        header = header_at(rows, place, header) or header
        if header is None or place <= header.last or repeats(header, rows, place):
            continue
        for column in header.unknown:
            if row.cell(column.place) and not counts_columns(row):
                named[column.heading] = None
    return tuple(named)


def one_after_another(parts: Iterable[PlanLines]) -> PlanLines:
    """The tables as one; measures above the first section of a table are of the section before."""
    sections: list[SectionLines] = []
    lost: list[int] = []
    for part in parts:
        lost += part.lost
        for section in part.sections:
            if sections and not section.title:
                last = sections[-1]
                sections[-1] = replace(last, lines=(*last.lines, *section.lines))
            else:
                sections.append(section)
    return PlanLines(sections=tuple(sections), lost=tuple(lost))


def _usual(rows: Sequence[TableRow]) -> tuple[PlanColumn, ...]:
    """The columns of a table without a header."""
    full = [row for row in rows if len(row.filled) > 1]
    numbered = sum(not row.cell(0) or is_number(row.cell(0)) for row in full) * 2 > len(full)
    fields = ("number", *_USUAL) if numbered else _USUAL
    return tuple(
        PlanColumn(place=place, heading="", field=name) for place, name in enumerate(fields)
    )
