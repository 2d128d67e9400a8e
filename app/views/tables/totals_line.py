"""One quiet line under a table: sum, mean and count of what is selected."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer

from app.services.language.numbers import NBSP, whole
from app.services.sheets.totals import total_text
from app.views.widgets.labels import ElidedLabel

if TYPE_CHECKING:
    from app.views.tables.table_view import TableView

_PAUSE_MS = 40
_LEAST_ROWS = 2


class TotalsLine(ElidedLabel):
    """Shown while two rows or more are selected; the table gives it room at its lower edge."""

    def __init__(self, table: "TableView") -> None:
        super().__init__("", "small", table)
        self._table = table
        self.setContentsMargins(0, 0, 0, 0)
        self.setAccessibleName("Итоги выделенных строк")
        self.hide()
        self._later = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._later.timeout.connect(self.count)
        model = table.rows_model
        table.selectionModel().selectionChanged.connect(self._later.start)
        model.dataChanged.connect(self._later.start)
        model.modelReset.connect(self._later.start)

    def count(self) -> None:
        """Say what is selected now."""
        rows = self._table.selected_rows()
        shown = len(rows) >= _LEAST_ROWS
        if shown:
            self.setText(f"{NBSP}· ".join([f"Выделено строк: {whole(len(rows))}", *self._of(rows)]))
        self._table.foot.show_line(self, on=shown)

    def _of(self, rows: Sequence[Any]) -> Iterator[str]:
        """What is said of every column that is seen."""
        for number, column in enumerate(self._table.rows_model.columns):
            value, total = column.value, column.total
            if value is not None and total is not None and not self._table.isColumnHidden(number):
                yield total_text(column.title, [value(row) for row in rows], total)
