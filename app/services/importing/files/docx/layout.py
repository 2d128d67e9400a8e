"""A table while it is read: where its cells stand, merged ones included."""

from app.services.importing.cells.faults import DamagedFileError
from app.services.importing.cells.grid import MOST_COLUMNS, MOST_ROWS, Budget, Grid, Page
from app.services.plans.table.rows import Merge


class WordTable:
    """A table of a document.

    A cell that spans columns or rows stands in its first place, as in a spreadsheet; the places
    that it covers are empty.
    """

    def __init__(self, budget: Budget, above: list[str] | None = None) -> None:
        self._grid = Grid(budget)
        self._above = above or []
        self._row = -1
        self._column = 0
        self._reaching: dict[int, Merge] = {}  # column -> the cell that reaches further down in it
        self._merges: dict[tuple[int, int], Merge] = {}  # by the place where it begins
        self._left: Merge | None = None  # the cell that may reach further to the right
        self._is_deleted = self._is_hidden = False
        self._span, self._merge, self._is_covered = 1, "", False
        self._lines: list[list[str]] | None = None
        self.has_cells = False

    def start_row(self) -> None:
        """A row begins."""
        self._row += 1
        self._column = 0
        self._left = None
        self._is_deleted = self._is_hidden = False
        if self._row >= MOST_ROWS:
            raise DamagedFileError

    def hide_row(self) -> None:
        """The row is not shown."""
        self._is_hidden = True

    def delete_row(self) -> None:
        """The row is a deletion that waits to be accepted: it is passed by."""
        self._is_deleted = True

    def skip(self, columns: str) -> None:
        """The row begins further to the right."""
        self._column += _number(columns, least=0)

    def end_row(self) -> None:
        """A row ends."""
        if self._is_deleted:
            self._row -= 1

    def start_cell(self) -> None:
        """A cell begins."""
        self._span, self._merge, self._is_covered = 1, "", False
        self._lines = []

    def span(self, columns: str) -> None:
        """The cell is as wide as several columns."""
        self._span = _number(columns)

    def cover(self) -> None:
        """The cell continues the one on its left."""
        self._is_covered = True

    def merge(self, kind: str) -> None:
        """The cell begins one that reaches down (`restart`), or continues the one above it."""
        self._merge = "restart" if kind == "restart" else "continue"

    def start_line(self) -> None:
        """A paragraph begins; outside of a cell it is passed by."""
        if self._lines is not None:
            self._lines.append([])

    def text(self, piece: str) -> None:
        """A piece of the text of a cell."""
        if self._lines:
            self._lines[-1].append(piece)

    def end_cell(self) -> None:
        """A cell ends."""
        lines = ["".join(pieces).strip(" ") for pieces in self._lines or ()]
        self._lines = None
        if self._column + self._span > MOST_COLUMNS:
            raise DamagedFileError
        above = self._reaching.get(self._column) if self._merge == "continue" else None
        text = "\n".join(lines).strip()
        if text and above is None and not self._is_covered and not self._is_deleted:
            if self._is_hidden:
                self._grid.row(self._row, is_hidden=True)
            self._grid.put(self._row, self._column, text)
            self.has_cells = True
        if not self._is_deleted:
            self._reach(above)
        self._column += self._span

    def _reach(self, above: Merge | None) -> None:
        """Take note of the places that a cell covers."""
        right = self._column + self._span - 1
        if self._is_covered and self._left is not None:
            merge = self._left._replace(right=right)
        elif above is not None:
            merge = above._replace(bottom=self._row)
        else:
            merge = Merge(self._row, self._column, self._row, right)
        self._left = merge
        if merge.bottom > merge.top or merge.right > merge.left:
            self._merges[merge.top, merge.left] = merge
        for place in range(merge.left, right + 1):
            if self._merge:
                self._reaching[place] = merge
            else:
                self._reaching.pop(place, None)

    def page(self, name: str, remarks: frozenset[str] = frozenset()) -> Page:
        """The finished sheet."""
        for merge in self._merges.values():
            self._grid.merge(merge)
        return self._grid.page(name, of_document=True, above=self._above, remarks=remarks)


def _number(value: str, least: int = 1) -> int:
    """A number of columns."""
    if not value:
        return least
    if not value.isdecimal() or int(value) > MOST_COLUMNS:
        raise DamagedFileError
    return max(least, int(value))
