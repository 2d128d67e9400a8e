"""Headings of the columns of a file, kept after its cells are let go."""

from collections.abc import Sequence
from typing import NamedTuple

from app.services.importing.tables.table import Table

# A number may stand in a column of another unit.
_ALSO = {
    "failed": ("failed_percent", "mark_2"),
    "failed_percent": ("failed", "mark_2"),
    "high": ("high_percent",),
    "high_percent": ("high",),
}


class _Part(NamedTuple):
    """The rows of a table and the headings of its columns by their keys."""

    sheet: str
    first: int
    last: int
    titles: dict[str, str]


class Headings:
    """The headings of the tables of one file."""

    def __init__(self, tables: Sequence[Table]) -> None:
        self._parts = [
            _Part(
                table.sheet.name,
                table.numbers[0],
                table.numbers[-1],
                {
                    key: table.title(key)
                    for key in sorted(table.places, key=table.places.__getitem__)
                },
            )
            for table in tables
            if table.numbers
        ]

    @property
    def columns(self) -> dict[str, list[str]]:
        """Sheet -> headings of its columns, in the order of the file."""
        columns: dict[str, list[str]] = {}
        for part in self._parts:
            columns.setdefault(part.sheet, []).extend(part.titles.values())
        return columns

    def column_of(self, sheet: str, row: int, field: str) -> str | None:
        """The heading over the cell that gives a field in this row; None where none does."""
        for part in self._parts:
            if part.sheet != sheet or not part.first <= row <= part.last:
                continue
            for key in (field, *_ALSO.get(field, ())):
                if key in part.titles:
                    return part.titles[key]
        return None
