"""Lets a table give up its less important columns when it becomes narrow."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QHeaderView

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from app.views.tables.table_view import TableView

_STRETCHED = 160


class WidthFit(QObject):
    """Fits the columns of a table to each width that it gets, before it lays them out."""

    def __init__(self, table: "TableView") -> None:
        super().__init__(table)
        table.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Tell the new width."""
        if event.type() == QEvent.Type.Resize:
            self.fit(cast("QResizeEvent", event).size().width())
        return False

    def fit(self, width: int) -> None:
        """Give every column its room in a table of this width."""
        raise NotImplementedError


class ColumnFit(WidthFit):
    """Hides columns, the first of `droppable` first, until the others fit without scrolling.

    What is hidden stays searchable, and the details beside the list show it. A stretched column
    may want more than its least width before anything else is shown: `stretched`. The room of one
    that is given up itself goes to the first column that is left.
    """

    def __init__(self, table: "TableView", droppable: Sequence[str], *, stretched: int = 0) -> None:
        super().__init__(table)
        self._stretched = stretched
        self._table = table
        columns = table.rows_model.columns
        keys = [column.key for column in columns]
        self._droppable = [keys.index(key) for key in droppable]
        self._stretching = {number for number, column in enumerate(columns) if column.stretch}
        left = [number for number in range(len(keys)) if number not in self._droppable]
        self._heir = left[0] if self._stretching and not self._stretching & {*left} else None
        self._widths = {number: table.columnWidth(number) for number in range(len(keys))}

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
        if self._heir is not None:
            self._hand_on_room(self._heir, on=self._stretching <= hidden)

    def _hand_on_room(self, heir: int, *, on: bool) -> None:
        header, modes = self._table.horizontalHeader(), QHeaderView.ResizeMode
        if on:
            header.setSectionResizeMode(heir, modes.Stretch)
        elif self._table.is_filling(heir):
            header.setSectionResizeMode(heir, modes.Interactive)
            header.resizeSection(heir, self._widths[heir])

    def _wanted(self, number: int) -> int:
        column = self._table.rows_model.columns[number]
        if column.stretch:
            return self._stretched or column.width or _STRETCHED
        if number in self._table.growing:
            return column.width or _STRETCHED  # it gives back what it has grown
        if not self._table.isColumnHidden(number) and not self._table.is_filling(number):
            self._widths[number] = self._table.columnWidth(number)
        return self._widths[number]


class ColumnGrowth(WidthFit):
    """Shares the room that a wide table has to spare between its stretched column and others.

    A column that the user has given another width keeps it, and only such a width is remembered.
    Of a table that gives up columns too (`ColumnFit`) it is made first: what is left has the room.
    """

    def __init__(self, table: "TableView", most: Mapping[str, int]) -> None:
        """`most` are the widths up to which columns grow, by their keys."""
        super().__init__(table)
        self._table, self._working = table, False
        columns = table.rows_model.columns
        self._most = {
            number: most[column.key]
            for number, column in enumerate(columns)
            if column.key in most and table.columnWidth(number) == column.width
        }
        table.growing = self._most.keys()
        table.horizontalHeader().sectionResized.connect(self._on_resized)

    def fit(self, width: int) -> None:
        """Give every column its share in a table of this width."""
        table, columns = self._table, self._table.rows_model.columns
        shown = [number for number in range(len(columns)) if not table.isColumnHidden(number)]
        growing = {number: most for number, most in self._most.items() if number in shown}
        needed = sum(
            columns[number].width or _STRETCHED
            if columns[number].stretch or number in growing
            else table.columnWidth(number)
            for number in shown
        )
        share = max(0, width - needed) // (len(growing) + 1)
        self._working = True
        for number, most in growing.items():
            least = columns[number].width or _STRETCHED
            table.horizontalHeader().resizeSection(number, max(least, min(most, least + share)))
        self._working = False

    def _on_resized(self, number: int, old: int, new: int) -> None:
        if not self._working and old and new:  # not given up, or shown again
            self._most.pop(number, None)
