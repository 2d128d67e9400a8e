"""What stands beside the grid: the chosen cell, or who has not sent what."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.errors import UserError
from app.services.language.dates import year_name
from app.services.language.numbers import NBSP, whole
from app.services.language.plural import OF_SCHOOLS, SCHOOL, counted
from app.views.results.cell.facts import CellFacts, facts_of
from app.views.results.cell.held import Held
from app.views.results.cell.panel import CellPanel
from app.views.results.panel.missing_panel import MissingPanel
from app.views.widgets.side_splitter import SideSplitter

if TYPE_CHECKING:
    from app.views.base.page_context import PageContext
    from app.views.results.grid.edits import GridEdits
    from app.views.results.grid.view import GridView


def count_words(shown: int, total: int, lacking: int) -> str:
    """How many schools are shown, and how many have not sent something."""
    schools = f"{whole(shown)} из{NBSP}{counted(total, OF_SCHOOLS)}"
    if shown == total:
        schools = counted(total, SCHOOL)
    if not lacking:
        return f"{schools}, результаты есть у всех"
    return f"{schools}, без части результатов: {whole(lacking)}"


class GridSide(QStackedWidget):
    """The panel of the chosen cell, and the list of missing results in its place.

    Attributes:
        cell: the panel of a cell.
        missing: the list.
    """

    def __init__(self, context: "PageContext", view: "GridView", edits: "GridEdits") -> None:
        super().__init__()
        self._context, self._view, self._edits = context, view, edits
        self._behind = True
        self.cell = CellPanel(
            self._save, lambda facts: self._edits.held.drop(facts.year, [facts.key])
        )
        self.missing = MissingPanel(context)
        self.addWidget(self.cell)
        self.addWidget(self.missing)
        self.missing.closed.connect(self.show_cell)
        self.cell.clearing.connect(self._clear)
        self.currentChanged.connect(self._catch_up)
        edits.held.changed.connect(self._on_held)

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

    def look(self) -> None:
        """Show what there is to say about the current cell of the grid.

        While the panel of a cell is hidden nothing is read: it looks as soon as it appears.
        """
        self._behind = self.isHidden() or self.currentWidget() is not self.cell
        grid, index = self._view.grid, self._view.currentIndex()
        school, procedure = grid.school_at(index.row()), grid.procedure_at(index.column())
        if self._behind or grid.table is None:
            return
        if school is None or procedure is None:
            self.cell.show_cell(None)
            return
        held = self._edits.held_here.get((school.id, procedure.id))
        workspace = self._context.workspace
        self.cell.show_cell(facts_of(workspace, grid.table, school, procedure, held=held))

    def showEvent(self, event: QShowEvent) -> None:
        """Appear with the cell that is current now."""
        self._catch_up()
        super().showEvent(event)

    def _catch_up(self) -> None:
        if self._behind:
            self.look()

    def _on_held(self) -> None:
        """The cell that is shown holds another text, or none any more."""
        shown = self.cell.facts
        if shown is None or shown.year != self._edits.year:
            return
        held = self._edits.held_here.get(shown.key)
        if held == shown.held:
            return
        if (self.cell.storing and held is not None) or self.cell.giving_up:
            self.cell.tell_held(held)  # the line shows it, and keeps the keys
        else:
            self.look()

    def _save(self, facts: CellFacts, text: str) -> None:
        try:
            self._refuse_other_year(facts)
        except UserError as problem:
            self._edits.held.hold(facts.year, {facts.key: Held.refused(text, problem)})
            raise
        self._edits.store(*facts.key, text)

    def _clear(self, facts: CellFacts) -> None:
        with self._context.messages.attempt("Очистка ячейки"):
            self._refuse_other_year(facts)
            self._edits.clear([facts.key])

    def _refuse_other_year(self, facts: CellFacts) -> None:
        """A key names a cell of the year that the grid holds, which may be another by now."""
        if facts.year != self._edits.year:
            raise UserError(
                f"Таблица показывает уже другой год, не {year_name(facts.year)}.",
                hint="Выберите ячейку заново и повторите.",
            )
