"""Rows of a table as high as their texts need."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QTimer

from app.views.look import theme
from app.views.look.elision import wrapped
from app.views.tables.row_delegate import ICON_ROOM, PADDING

if TYPE_CHECKING:
    from PySide6.QtGui import QFontMetrics

    from app.views.tables.table_view import TableView

_AROUND = 2 * theme.STEP  # above and below the lines


class RowFit(QObject):
    """Fits the rows to the texts of their columns in sight, from two lines to `most`.

    `low` names rows of one line (headings). What was measured once is kept.
    """

    def __init__(
        self, table: "TableView", most: int, *, low: Callable[[Any], bool] = lambda _row: False
    ) -> None:
        super().__init__(table)
        self._table, self._most, self._low = table, most, low
        self._counts: dict[tuple[str, int], int] = {}
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self.fit)
        table.viewport().installEventFilter(self)
        table.horizontalHeader().sectionResized.connect(lambda *_: self._later.start())
        table.rows_model.modelReset.connect(self._later.start)
        table.rows_model.rows_changed.connect(self._later.start)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """A new font is measured anew."""
        if event.type() == QEvent.Type.FontChange:
            self._counts.clear()
            self._later.start()
        return False

    def fit(self) -> None:
        """Give the rows their heights now."""
        table, metrics = self._table, self._table.fontMetrics()
        wraps = [
            (column, table.columnWidth(number) - 2 * PADDING)
            for number, column in enumerate(table.rows_model.columns)
            if column.wrap and not table.isColumnHidden(number)
        ]
        for number, row in enumerate(table.rows_model.rows):
            height = theme.ROW_HEIGHT
            if not self._low(row):
                rooms = (
                    (text, room - (ICON_ROOM if column.icon and column.icon(row) else 0))
                    for column, room in wraps
                    if (text := column.text(row))
                )
                most = max((self._count(metrics, *cell) for cell in rooms), default=1)
                height = max(theme.TALL_ROW_HEIGHT, most * metrics.lineSpacing() + _AROUND)
            if table.rowHeight(number) != height:
                table.setRowHeight(number, height)

    def _count(self, metrics: "QFontMetrics", text: str, width: int) -> int:
        known = self._counts.get((text, width))
        if known is None:
            known = self._counts[text, width] = len(wrapped(metrics, text, width, self._most))
        return known
