"""How well a header fits a kind: what decides between kinds that both know a header.

A column that a kind needs is what the kind is about: it weighs three. Any other known column weighs
one: logins, codes, telephones stand in tables of all kinds and say little. What one kind does not
know of a header counts for the one that does.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from app.services.importing.files.reader import Sheet
from app.services.importing.tables.layouts import Layout
from app.services.language.headers import header_key

NEEDED = 3
_KNOWN = 1
_TITLE_ROWS, _TITLE_COLUMNS, _TITLES = 6, 3, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """A header as one kind knows it.

    Attributes:
        weights: (row, column) of every known heading, from 0 -> its weight.
        is_named: whether the title or the name of the sheet says that it is of this kind.
    """

    weights: Mapping[tuple[int, int], int] = field(default_factory=dict[tuple[int, int], int])
    is_named: bool = False

    @property
    def points(self) -> int:
        """The weight of all known headings."""
        return sum(self.weights.values())


def score_of(sheet: Sheet, headers: Iterable[tuple[Layout, int, Mapping[str, int]]]) -> Score:
    """The score of a kind from the headers of its tables: layout, row, places by key."""
    weights: dict[tuple[int, int], int] = {}
    names: set[str] = set()
    for layout, row, places in headers:
        names.add(header_key(layout.sheet))
        required = {column.key for column in layout.columns if column.required}
        for key, place in places.items():
            weight = NEEDED if key in required else _KNOWN
            weights[row, place] = max(weight, weights.get((row, place), 0))
    titles = {header_key(sheet.name), *titles_of(sheet)}
    return Score(weights=weights, is_named=not names.isdisjoint(titles))


def titles_of(sheet: Sheet) -> list[str]:
    """The first texts of a sheet, among which its title stands, as header keys."""
    texts = [key for row in sheet.heads[:_TITLE_ROWS] for key in row[:_TITLE_COLUMNS] if key]
    return texts[:_TITLES]
