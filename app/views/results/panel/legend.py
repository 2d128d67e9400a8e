"""The line under the grid: what its signs mean, or what the selected numbers add up to."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtGui import QHideEvent, QPaintEvent, QResizeEvent

from app.services.identification.evidence.shares import threshold_text
from app.services.language.plural import counted
from app.services.results import ResultTotals
from app.views.results.cell.held import CELL
from app.views.results.grid.pieces import Pieces
from app.views.widgets.labels import ElidedLabel
from app.views.widgets.seen_timer import SeenTimer

if TYPE_CHECKING:
    from app.services.identification.profile import Profile
    from app.views.results.cell.cells import GridTable
    from app.views.results.grid.chosen import Chosen
    from app.views.results.grid.view import GridView

_PAUSE_MS = 40


def legend_words(profile: "Profile") -> tuple[str, str]:
    """What the signs of the grid mean under a profile, and the same without its title."""
    signs = (
        f"Ромб – низкий результат: не справились {threshold_text(profile.threshold_h)} участников "
        "и больше. Пустая ячейка – нет данных."
    )
    return (
        f"{signs} Порог взят из профиля «{profile.title}».",
        f"{signs} Порог взят из профиля.",
    )


class GridLegend(ElidedLabel):
    """The legend; while several cells are selected, their sums and means instead."""

    def __init__(self, view: "GridView") -> None:
        super().__init__("", "small")
        self._view = view
        self._words = self._short = ""
        self._later = SeenTimer(self, _PAUSE_MS, self.count)
        self._counting = Pieces(self)
        view.selectionModel().selectionChanged.connect(self._count_later)
        view.grid.dataChanged.connect(self._count_later)
        view.grid.modelReset.connect(self._count_later)

    def set_words(self, words: str, short: str) -> None:
        """What the signs of the grid mean, and the same in `short` for a narrow window."""
        self._words, self._short = words, short
        self.count()

    def count(self) -> None:
        """Say what is selected now."""
        chosen, table = self._view.walk.cells, self._view.grid.table
        many = len(chosen)
        if many <= 1 or table is None:
            self._counting.give_up()
            self.setText(self._fitting())
            return
        self._counting.run(self._steps(chosen, table), many)
        if not self._counting.running:
            return
        # Sums of what was selected before would be wrong meanwhile.
        self.setText(f"Выделено: {counted(many, CELL)}…")
        if not self.isVisible():
            self._count_later()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width has room for other words."""
        super().resizeEvent(event)
        if self.text() in (self._words, self._short):
            self.setText(self._fitting())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The tooltip says what the short words leave out."""
        super().paintEvent(event)
        if self.text() == self._short != self._words:
            self.setToolTip(self._words)

    def hideEvent(self, event: QHideEvent) -> None:
        """What nobody sees is counted when it is seen again."""
        if self._counting.running:
            self._count_later()
        super().hideEvent(event)

    # Inside

    def _count_later(self) -> None:
        self._counting.give_up()
        self._later.start()

    def _steps(self, chosen: "Chosen", table: "GridTable") -> Iterator[None]:
        """Take the selected results in row by row, then say what they add up to."""
        totals, schools = ResultTotals(), self._view.grid.schools
        procedures = [procedure.id for procedure in table.procedures]
        for row, runs in chosen.runs.items():
            for left, right in runs:
                for procedure in procedures[left : right + 1]:
                    result = table.cells.result((schools[row].id, procedure))
                    if result is not None:
                        totals.add(result)
            yield
        one_procedure = len(chosen.columns) == 1
        self.setText(totals.line(one_procedure=one_procedure) or self._fitting())

    def _fitting(self) -> str:
        """The legend as far as there is room; what is left out is in the tooltip."""
        fits = self.fontMetrics().horizontalAdvance(self._words) <= self.width()
        return self._words if fits else self._short
