"""A block of rows that holds one table of measures, or several one under another."""

from collections.abc import Iterable, Iterator, Sequence
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
    usual = _usual(rows)
    return one_after_another(
        read_lines(usual if header is None else header.columns, here)
        for header, here in _tables(rows)
    )


def unknown_headings(rows: Sequence[TableRow]) -> tuple[str, ...]:
    """The headings of columns that hold something and that no field of a measure is known for."""
    named = {
        column.heading: None
        for header, here in _tables(rows)
        if header is not None
        for row in here
        for column in header.unknown
        if row.cell(column.place)
    }
    return tuple(named)


def _tables(
    rows: Sequence[TableRow],
) -> Iterator[tuple[TableHeader | None, list[TableRow]]]:
    """Each header with the rows below it that say something; no header above the first one."""
    header, here = None, list[TableRow]()
    place, after = 0, False
    while place < len(rows):
        again = repeats(header, rows, place) if header is not None else 0
        other = None if again else header_at(rows, place, header)
        if again:
            place, after = place + again, True
            continue
        if other is not None:
            yield header, here
            header, here = other, []
            place, after = other.last + 1, False
            continue
        row = rows[place]
        if row.filled and not counts_columns(row):
            here.append(replace(row, after_header=after))
            after = False
        place += 1
    yield header, here


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
