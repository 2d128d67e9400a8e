"""What stands beside the grid: the chosen cell, or who has not sent what."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QWidget

from app.views.results.cell.facts import facts_of
from app.views.results.cell.panel import CellPanel
from app.views.results.panel.missing_panel import MissingPanel
from app.views.widgets.side_splitter import SideSplitter

if TYPE_CHECKING:
    from app.views.base.page_context import PageContext
    from app.views.results.cell.cells import Key
    from app.views.results.cell.held import Held
    from app.views.results.grid.view import GridView


class GridSide(QStackedWidget):
    """The panel of the chosen cell, and the list of missing results in its place.

    Attributes:
        cell: the panel of a cell.
        missing: the list.
    """

    def __init__(
        self, context: "PageContext", view: "GridView", save: Callable[[str], object]
    ) -> None:
        super().__init__()
        self._context, self._view = context, view
        self.cell = CellPanel(save)
        self.missing = MissingPanel(context)
        self.addWidget(self.cell)
        self.addWidget(self.missing)
        self.missing.closed.connect(self.show_cell)

    def beside(self, left: QWidget, over: QWidget) -> SideSplitter:
        """Both with a line between them; in a narrow window this lies over the grid alone."""
        return SideSplitter(
            left,
            self,
            name="results.side",
            state=self._context.state,
            share=0.24,
            least=320,
            most=400,
            over=over,
        )

    def show_cell(self) -> None:
        """Show the chosen cell."""
        self.setCurrentWidget(self.cell)

    def show_missing(self) -> None:
        """Show who has not sent what."""
        self.setCurrentWidget(self.missing)

    @property
    def lacking(self) -> int:
        """How many schools have not sent something."""
        return len(self.missing.model.all_rows)

    def first_missing(self, school_id: int) -> str | None:
        """Code of the first procedure that a school of the list lacks, when the grid shows it."""
        table = self._view.grid.table
        assert table is not None
        row = next(row for row in self.missing.model.all_rows if row.school_id == school_id)
        first = row.procedures[0]
        return next((one.code for one in table.procedures if one.short_title == first), None)

    def look_at(self, key: "Key | None", held: "Mapping[Key, Held]") -> None:
        """Show what there is to say about the current cell of the grid."""
        grid, index = self._view.grid, self._view.currentIndex()
        school, procedure = grid.school_at(index.row()), grid.procedure_at(index.column())
        if grid.table is None:
            return
        if key is None or school is None or procedure is None:
            self.cell.show_cell(None)
            return
        workspace = self._context.workspace
        self.cell.show_cell(facts_of(workspace, grid.table, school, procedure, held=held.get(key)))
