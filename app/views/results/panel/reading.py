"""Reads the results of a year for the grid: a few at once, many in the background."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.services import results

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.results import YearResults
    from app.views.base.page_context import PageContext

AT_ONCE = 5000  # results; reading so many takes a hundredth of a second


class GridReading(QObject):
    """Only what was asked for last is told.

    Signals:
        begun: the `Task` of a reading in the background; the grid is not up to date until `done`.
        done: the `YearResults`; before `start` returns when there are few.
    """

    begun = Signal(object)
    done = Signal(object)

    def __init__(self, context: "PageContext", parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._asked = 0

    def start(self, year: int, procedures: "Sequence[str]") -> None:
        """Read a year; who lacks results is told by the given procedures."""
        self._asked += 1
        number, workspace = self._asked, self._context.workspace
        if results.count_results(workspace, year) <= AT_ONCE:
            self.done.emit(results.read_year(workspace, year, procedures))
            return

        def show(year: "YearResults") -> None:
            if number == self._asked:
                self.done.emit(year)

        def read() -> "YearResults":
            found = results.read_year(workspace, year, procedures)
            found.grid.cells.read_first()
            return found

        task = self._context.tasks.run(
            read,
            show,
            title="Чтение результатов",
            casual=True,
        )
        self.begun.emit(task)
