"""How well a header fits a kind: what decides between kinds that both know a header.

A column that a kind needs is what the kind is about: it weighs three. Any other known column weighs
one, and so does a heading that only may mean a needed one («Школа» for the name of a school in the
register): logins, codes, telephones stand in tables of all kinds and say little. What one kind does
not know of a header counts for the one that does.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from app.services.importing.files.reader import Sheet
from app.services.importing.tables.layouts import Column, Layout
from app.services.language.headers import header_key

_NEEDED, _KNOWN = 3, 1
_TITLE_ROWS, _TITLE_COLUMNS, _TITLES = 6, 3, 3
Place = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """A header as one kind knows it.

    Attributes:
        needed: (row, column) from 0 of the headings of columns that the kind needs.
        others: those of the other headings that it knows.
        is_named: whether the title or the name of the sheet says that it is of this kind.
    """

    needed: frozenset[Place] = field(default_factory=frozenset[Place])
    others: frozenset[Place] = field(default_factory=frozenset[Place])
    is_named: bool = False

    @property
    def known(self) -> frozenset[Place]:
        """All headings that the kind knows."""
        return self.needed | self.others

    @property
    def points(self) -> int:
        """The weight of all known headings."""
        return _NEEDED * len(self.needed) + _KNOWN * len(self.others)

    @property
    def rank(self) -> tuple[int, int]:
        """The larger, the better: needed headings first, whatever stands beside them."""
        return len(self.needed), len(self.others)

    def is_rivalled_by(self, other: "Score") -> bool:
        """Whether another kind, of a lower rank, fits so nearly as well that it must be asked.

        Less than one needed column lies between them, and each needs a heading that the other does
        not know. Where both need the same headings, a kind that explains all that the other does,
        and more, is the better one.
        """
        if self.points - other.points >= _NEEDED:
            return False
        if self.needed == other.needed:
            return not other.known < self.known
        return not (self.needed <= other.known or other.needed <= self.known)


def score_of(sheet: Sheet, headers: Iterable[tuple[Layout, int, Mapping[str, int]]]) -> Score:
    """The score of a kind from the headers of its tables: layout, row, places by key."""
    needed: set[Place] = set()
    known: set[Place] = set()
    names: set[str] = set()
    for layout, row, places in headers:
        names.add(header_key(layout.sheet))
        for column in layout.columns:
            place = places.get(column.key)
            if place is not None:
                known.add((row, place))
                if column.required and not _is_loose(column, sheet.heads[row][place]):
                    needed.add((row, place))
    titles = {header_key(sheet.name), *titles_of(sheet)}
    return Score(
        needed=frozenset(needed),
        others=frozenset(known - needed),
        is_named=not names.isdisjoint(titles),
    )


def _is_loose(column: Column, heading: str) -> bool:
    return heading in map(header_key, column.loose)


def titles_of(sheet: Sheet) -> list[str]:
    """The first texts of a sheet, among which its title stands, as header keys."""
    texts = [key for row in sheet.heads[:_TITLE_ROWS] for key in row[:_TITLE_COLUMNS] if key]
    return texts[:_TITLES]
