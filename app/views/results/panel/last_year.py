"""Results of the year before the shown one, read in the background when somebody asks."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.services import results
from app.views.results.cell.cells import Cells, no_cells

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.results import ResultGrid
    from app.views.base.page_context import PageContext


class LastYear(QObject):
    """Only those of the grid that was asked for last are told.

    Signals:
        read: the cells are there.
    """

    read = Signal()

    def __init__(self, context: "PageContext", parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._grid: ResultGrid | None = None
        self._cells: Cells | None = None

    def forget(self) -> None:
        """The grid is read anew."""
        self._grid = self._cells = None

    def cells_beside(
        self, grid: "ResultGrid", threshold_h: int, seen: "Sequence[int]" = ()
    ) -> Cells:
        """The results of the year before a grid; none until `read`.

        Args: `seen` are the schools in sight, whose cells are in words by then.
        """
        if self._grid is not grid:
            self._grid, self._cells = grid, None
            self._read(grid, threshold_h, seen)
        return self._cells or no_cells()

    def _read(self, grid: "ResultGrid", threshold_h: int, seen: "Sequence[int]") -> None:
        workspace, order = self._context.workspace, [school.id for school in grid.schools]

        def read() -> Cells:
            stored = results.get_cells(workspace, grid.year - 1, order)
            return Cells(stored, threshold_h).read_first(seen)

        def show(cells: Cells) -> None:
            if self._grid is grid:
                self._cells = cells
                self.read.emit()

        self._context.tasks.run(read, show, title="Чтение прошлого года", casual=True)
