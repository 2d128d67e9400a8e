"""The line under the grid: what its signs mean, or what the selected numbers add up to."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from app.services.results import totals_line
from app.views.widgets.labels import ElidedLabel

if TYPE_CHECKING:
    from app.views.results.grid.view import GridView

_PAUSE_MS = 40


class GridLegend(ElidedLabel):
    """The legend; while several cells are selected, their sums and means instead."""

    def __init__(self, view: "GridView") -> None:
        super().__init__("", "small")
        self._view = view
        self._words = ""
        self._later = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._later.timeout.connect(self.count)
        view.selectionModel().selectionChanged.connect(self._later.start)
        view.grid.dataChanged.connect(self._later.start)
        view.grid.modelReset.connect(self._later.start)

    def set_words(self, words: str) -> None:
        """What the signs of the grid mean."""
        self._words = words
        self.count()

    def count(self) -> None:
        """Say what is selected now."""
        self.setText(self._totals() or self._words)

    def _totals(self) -> str:
        keys, table = self._view.chosen_keys(), self._view.grid.table
        if len(keys) <= 1 or table is None:
            return ""
        results = [row for key in keys if (row := table.cells.result(key)) is not None]
        return totals_line(results, one_procedure=len({procedure for _, procedure in keys}) == 1)
