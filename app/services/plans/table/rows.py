"""The rows of a table as the reader gets them: texts, and where a cell reaches over others."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

_NUMBER = re.compile(r"(?:№\s*)?\d+(?:\.\d+)*\s*[.)]?|[IVXХ]+[.)]?")
_FEW_COLUMNS = 2


class Merge(NamedTuple):
    """A cell that reaches over others: its first and last row and column, positions from 0."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """A row of a table.

    Attributes:
        number: how the row is told, unique within the table.
        cells: its texts; the places that a merged cell covers are empty.
        below: columns whose cell is that of the row above, reaching down.
        beside: columns that a cell on their left reaches over.
        after_header: the header of the table was repeated right above it, as on a new page.
    """

    number: int
    cells: tuple[str, ...]
    below: frozenset[int] = frozenset()
    beside: frozenset[int] = frozenset()
    after_header: bool = False

    @property
    def filled(self) -> list[int]:
        """The columns with a text of their own."""
        return [place for place, text in enumerate(self.cells) if text]

    def cell(self, place: int) -> str:
        """A text by its column; empty beyond the end of the row."""
        return self.cells[place] if place < len(self.cells) else ""


def table_rows(cells: Sequence[Sequence[str]], merges: Iterable[Merge] = ()) -> list[TableRow]:
    """Rows of texts with their merged cells; each is told by its number from 1.

    Spaces at the ends of lines do not count, nor do several in a row, nor empty lines; line breaks
    are kept.
    """
    below: dict[int, set[int]] = {}
    beside: dict[int, set[int]] = {}
    width = max((len(row) for row in cells), default=0)
    for one in merges:
        right = min(one.right + 1, width)  # of a merged sheet only what is filled
        for row in range(one.top, min(one.bottom + 1, len(cells))):
            beside.setdefault(row, set()).update(range(one.left + 1, right))
            if row > one.top:
                below.setdefault(row, set()).update(range(one.left, right))
    return [
        TableRow(
            number=place + 1,
            cells=tuple(map(clean, row)),
            below=frozenset(below.get(place, ())),
            beside=frozenset(beside.get(place, ())),
        )
        for place, row in enumerate(cells)
    ]


def clean(text: str) -> str:
    """A text on its lines, without the spaces that nobody sees and without empty lines."""
    return "\n".join(line for line in (" ".join(one.split()) for one in text.splitlines()) if line)


def is_number(text: str) -> bool:
    """Whether a text is the number of a measure: 3, «1.2.», «№ 4», «IV»."""
    return _NUMBER.fullmatch(text) is not None


def counts_columns(row: TableRow) -> bool:
    """Whether a row only numbers the columns from 1 on, as under the header of a printed page."""
    texts = [row.cells[place] for place in row.filled]
    return len(texts) > _FEW_COLUMNS and texts == list(map(str, range(1, len(texts) + 1)))


def same_texts(one: TableRow, other: TableRow) -> bool:
    """Whether two rows say the same, as a header and its repetition do."""
    return _words(one.cells) == _words(other.cells)


def _words(cells: Iterable[str]) -> list[str]:
    texts = [" ".join(text.split()).casefold() for text in cells]
    while texts and not texts[-1]:
        del texts[-1]
    return texts
