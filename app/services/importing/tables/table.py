"""A recognised table: its columns found by header, its cells parsed column by column.

A column is parsed once per distinct value, which is what keeps a table of twenty thousand rows
close to the time of only reading it.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from itertools import compress
from typing import Any, NamedTuple

from app.services.importing.cells.cell import Cell, Fault, parse_text
from app.services.importing.files.reader import Sheet
from app.services.importing.tables.layouts import EXAMPLE_MARK, Column, Layout
from app.services.importing.tables.parsers import faulty
from app.services.language.headers import header_key
from app.services.writing.target import Wrong

_TWIN_COLUMNS = 3  # one or two columns may be written twice by mistake
_EXAMPLE = f"{EXAMPLE_MARK}:"


class Parsed(NamedTuple):
    """A parsed column.

    Attributes:
        values: one per row; None where the cell says nothing or is wrong.
        bad: position of the row -> what is wrong.
    """

    values: list[Any]
    bad: dict[int, Wrong]


@dataclass(frozen=True, kw_only=True)
class Table:
    """The rows below a header.

    Attributes:
        layout: what the columns mean.
        sheet: the sheet as it was read.
        header_row: position of the header, from 0.
        places: key of a column -> its position in the row.
        rows: the rows that say something; blank ones and examples are left out.
        numbers: number of each row as the spreadsheet shows it.
        head: cells above the table, key -> value (only plans).
        headings: positions (first, behind the last) of the rows that may say what the table is
            about: those right above it, then those above the first table of the sheet.
        repeated: numbers of the rows that only repeat the header.
        wide: numbers of the rows that were left out, having more cells than the header.
        titles: key of a column -> its heading, where it does not stand in the row of the header.
    """

    layout: Layout
    sheet: Sheet
    header_row: int
    places: dict[str, int]
    rows: list[list[Cell]]
    numbers: list[int]
    head: dict[str, Cell] = field(default_factory=dict[str, Cell])
    headings: tuple[tuple[int, int], ...] = ()
    repeated: tuple[int, ...] = ()
    wide: tuple[int, ...] = ()
    titles: dict[str, str] = field(default_factory=dict[str, str])

    @property
    def above(self) -> list[list[Cell]]:
        """The rows right above the table."""
        first, stop = self.headings[0] if self.headings else (0, self.header_row)
        return self.sheet.rows[first:stop]

    @property
    def keys(self) -> list[str]:
        """The cells of the header as header keys."""
        return self.sheet.keys_at(self.header_row)

    @property
    def has_twin(self) -> bool:
        """Whether the header has another table of the same layout beside this one."""
        names = _names(self.layout)
        counts = Counter(names[key] for key in self.keys if key in names)
        doubled = {key for key, count in counts.items() if count > 1}
        return self.layout.needed <= doubled and len(doubled) >= _TWIN_COLUMNS

    def has(self, key: str) -> bool:
        """Whether the table has the column."""
        return key in self.places

    def cells(self, key: str) -> Sequence[Cell]:
        """The cells of a column; empty texts when the table does not have it."""
        place = self.places.get(key)
        if place is None or not self.rows:
            return [""] * len(self.rows)
        return self._columns[place]

    def column_at(self, place: int) -> Sequence[Cell]:
        """The cells of a column by its position, whether the layout knows it or not."""
        return self._columns[place] if self.rows else ()

    def texts_at(self, place: int) -> frozenset[str]:
        """The different texts of a column; the empty one stands for an empty cell."""
        texts = self._texts.get(place)
        if texts is None:
            cells = set(self.column_at(place))
            texts = frozenset(cell for cell in cells if isinstance(cell, str))
            self._texts[place] = texts
        return texts

    @cached_property
    def _texts(self) -> dict[int, frozenset[str]]:
        return {}

    @cached_property
    def _columns(self) -> list[tuple[Cell, ...]]:
        return list(zip(*self.rows, strict=True))

    def parsed(self, key: str, parse: Callable[[Cell], Any]) -> Parsed:
        """A column through a parser."""
        if key not in self.places:
            return Parsed([parse("")] * len(self.rows), {})
        return parse_column(self.cells(key), parse)

    def only(self, kept: Sequence[bool]) -> "Table":
        """The same table with only the kept rows."""
        return replace(
            self,
            rows=list(compress(self.rows, kept)),
            numbers=list(compress(self.numbers, kept)),
        )

    def title(self, key: str) -> str:
        """The header of a column as it stands in the file, or as we would write it."""
        place = self.places.get(key)
        if key in self.titles:
            return self.titles[key]
        if place is not None:
            return parse_text(self.sheet.rows[self.header_row][place])
        return next(column.title for column in self.layout.columns if column.key == key)


def parse_column(cells: Sequence[Cell], parse: Callable[[Cell], Any]) -> Parsed:
    """Parse every distinct value once; a cell with an error in it is wrong for every parser."""
    types = set(map(type, cells))
    if bool in types:
        # True == 1.0: as dictionary keys they would be taken for one another.
        cells = [parse_text(cell) if isinstance(cell, bool) else cell for cell in cells]
    values = {cell: parse(cell) for cell in set(cells)}
    if Fault in types:
        # Whatever is wanted, an error or a formula without a value says nothing of it.
        values |= {cell: faulty(cell) for cell in values if isinstance(cell, Fault)}
    wrong = {cell: value for cell, value in values.items() if isinstance(value, Wrong)}
    if not wrong:
        return Parsed(list(map(values.__getitem__, cells)), {})
    values.update(dict.fromkeys(wrong))
    bad = {place: wrong[cell] for place, cell in enumerate(cells) if cell in wrong}
    return Parsed(list(map(values.__getitem__, cells)), bad)


def find_header(sheet: Sheet, layout: Layout) -> tuple[int, dict[str, int]] | None:
    """The first row that has all needed columns, and more than one: its position, their places."""
    names = header_names(layout)
    for position, row in enumerate(sheet.heads):
        if names.isdisjoint(row):
            continue
        places = header_places(row, layout)
        if places is not None and len(places) > 1:
            return position, places
    return None


def header_places(keys: Sequence[str], layout: Layout) -> dict[str, int] | None:
    """The places of the columns in a header of this layout; None when the row is none."""
    places = {key: twins[0] for key, twins in header_columns(keys, layout).items()}
    return places if layout.needed <= places.keys() else None


def header_columns(keys: Sequence[str], layout: Layout) -> dict[str, list[int]]:
    """The places of every column that a header names, from the left; synonyms name it again."""
    names = _names(layout)
    places: dict[str, list[int]] = {}
    for place, key in enumerate(keys):
        if key in names:
            places.setdefault(names[key], []).append(place)
    for column in layout.columns:
        if len(twins := places.get(column.key, [])) > 1 and column.loose:
            loose = set(map(header_key, column.loose))
            places[column.key] = [one for one in twins if keys[one] not in loose] or twins
    return places


@cache
def header_names(layout: Layout) -> frozenset[str]:
    """All header keys that the layout understands."""
    return frozenset(_names(layout))


@cache
def _names(layout: Layout) -> dict[str, str]:
    return {name: column.key for column in layout.columns for name in names_of(column)}


def names_of(column: Column) -> frozenset[str]:
    """The header keys of a column."""
    return frozenset(map(header_key, (column.title, *column.synonyms, *column.loose)))


def filled_rows(
    rows: Sequence[list[Cell]], first_number: int, places: Iterable[int]
) -> tuple[list[list[Cell]], list[int]]:
    """Rows and their numbers without blank ones and those marked as an example."""
    columns = sorted(places)
    first = columns[0]
    firsts = {row[first] for row in rows}
    if "" not in firsts and not any(map(_is_example, firsts)):
        return list(rows), list(range(first_number, first_number + len(rows)))
    kept: list[list[Cell]] = []
    numbers: list[int] = []
    for number, row in enumerate(rows, start=first_number):
        cell = row[first]
        if _is_example(cell) or (cell == "" and not any(row[place] for place in columns)):
            continue
        kept.append(row)
        numbers.append(number)
    return kept, numbers


def _is_example(cell: Cell) -> bool:
    return isinstance(cell, str) and cell.startswith(_EXAMPLE)
