"""Cells put together to a sheet, counted while they come."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.services.importing.cells.cell import Cell
from app.services.importing.cells.faults import TooManyCellsError
from app.services.plans.table.rows import Merge

MOST_CELLS = 5_000_000
MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384  # of a sheet, by Excel's rule
Rows = list[list[Cell]]
_NO_HEIGHT = re.compile(r"0(?:\.0*)?(?:cm|mm|in|pt|pc|px)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A sheet as it was read; of a hidden one only the name.

    Attributes:
        name: its title.
        rows: cells from A1 on; an empty cell is an empty text; all rows are of one width.
        hidden: numbers of the rows with something in them that are not shown, from 1.
        formats_known: whether a percent cell would have been told from a plain number.
        is_shown: whether the spreadsheet shows the sheet at all.
        of_document: whether it is a table of a document of Word.
        merges: the cells that reach over others; not every kind of file tells them.
        above: paragraphs of a document between the table before and this one.
        remarks: what of a document was not read as the user may see it, keys of `REMARKS`.
    """

    name: str
    rows: Rows
    hidden: frozenset[int] = frozenset()
    formats_known: bool = True
    is_shown: bool = True
    of_document: bool = False
    merges: tuple[Merge, ...] = ()
    above: tuple[str, ...] = ()
    remarks: frozenset[str] = frozenset()


def hidden_page(name: str) -> Page:
    """A sheet that the spreadsheet does not show: it is not read."""
    return Page(name=name, rows=[], is_shown=False)


class Budget:
    """How many cells a book may still have, blank ones between the filled ones too."""

    def __init__(self, cells: int | None = None) -> None:
        self.cells = MOST_CELLS if cells is None else cells


class Grid:
    """The cells of one sheet.

    A declared size is not believed, and what is only formatted takes no room: a sheet reaches as
    far as its last filled cell.
    """

    def __init__(self, budget: Budget) -> None:
        self._budget = budget
        self._rows: dict[int, list[Cell]] = {}
        self._hidden: set[int] = set()
        self._merges: list[Merge] = []
        self._width = 0
        self._height = 0

    def row(self, place: int, *, is_hidden: bool = False) -> list[Cell]:
        """The row at a position from 0, to be filled from its left; `grown` must follow."""
        if is_hidden:
            self._hidden.add(place)
        return self._rows.setdefault(place, [])

    def put(self, place: int, column: int, cell: Cell) -> None:
        """One cell at positions from 0; an empty text is nothing."""
        if cell == "":
            return
        row = self._rows.setdefault(place, [])
        if column > len(row):
            self._check(max(self._height, place + 1), max(self._width, column + 1))
            row.extend([""] * (column - len(row)))
        if column == len(row):
            row.append(cell)
        else:
            row[column] = cell
        self.grown(place, row)

    def grown(self, place: int, row: list[Cell]) -> None:
        """Take note of a row that was filled.

        Raises:
            TooManyCellsError: the sheet has become larger than allowed.
        """
        if not row:
            return
        width = len(row)
        if place < self._height and width <= self._width:
            return
        if place >= self._height:
            self._height = place + 1
        if width > self._width:
            self._width = width
        if self._height * self._width > self._budget.cells:
            raise TooManyCellsError

    def merge(self, merge: Merge) -> None:
        """A cell that reaches over others."""
        if merge.bottom > merge.top or merge.right > merge.left:
            self._merges.append(merge)

    def _check(self, height: int, width: int) -> None:
        if height * width > self._budget.cells:
            raise TooManyCellsError

    def page(
        self,
        name: str,
        *,
        formats_known: bool = True,
        of_document: bool = False,
        above: Sequence[str] = (),
        remarks: frozenset[str] = frozenset(),
    ) -> Page:
        """The finished sheet; its cells are taken from the budget of the book."""
        self._budget.cells -= self._height * self._width
        rows: Rows = [self._rows.get(place) or [] for place in range(self._height)]
        for row in rows:
            if len(row) < self._width:
                row.extend([""] * (self._width - len(row)))
        hidden = frozenset(place + 1 for place in self._hidden if self._rows.get(place))
        return Page(
            name=name,
            rows=rows,
            hidden=hidden,
            formats_known=formats_known,
            of_document=of_document,
            merges=tuple(self._merges),
            above=tuple(above),
            remarks=remarks,
        )


def is_flat(height: str) -> bool:
    """Whether a row of a written height («0», «0.0», «0cm») is not seen: some programs hide so."""
    return _NO_HEIGHT.fullmatch(height) is not None
