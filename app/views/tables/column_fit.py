"""Lets a table give up its less important columns when it becomes narrow."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from app.views.tables.table_view import TableView

_STRETCHED = 160


class ColumnFit(QObject):
    """Hides columns, the first of `droppable` first, until the others fit without scrolling.

    What is hidden stays searchable, and the details beside the list show it. A stretched column
    may want more than its least width before anything else is shown: `stretched`.
    """

    def __init__(self, table: "TableView", droppable: Sequence[str], *, stretched: int = 0) -> None:
        super().__init__(table)
        self._stretched = stretched
        self._table = table
        keys = [column.key for column in table.rows_model.columns]
        self._droppable = [keys.index(key) for key in droppable]
        self._widths = {number: table.columnWidth(number) for number in range(len(keys))}
        table.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Fit before the table lays out its columns."""
        if event.type() == QEvent.Type.Resize:
            self.fit(cast("QResizeEvent", event).size().width())
        return False

    def fit(self, width: int) -> None:
        """Show as many columns as this width allows."""
        needed = {number: self._wanted(number) for number in self._widths}
        hidden: set[int] = set()
        for number in self._droppable:
            if sum(needed.values()) <= width:
                break
            hidden.add(number)
            needed[number] = 0
        for number in self._droppable:
            if self._table.isColumnHidden(number) != (number in hidden):
                self._table.setColumnHidden(number, number in hidden)

    def _wanted(self, number: int) -> int:
        column = self._table.rows_model.columns[number]
        if column.stretch:
            return self._stretched or column.width or _STRETCHED
        if not self._table.isColumnHidden(number):
            self._widths[number] = self._table.columnWidth(number)
        return self._widths[number]
