"""Bringing a cell of a table into sight that may be far away."""

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QAbstractItemView, QTableView


def is_in_sight(table: QTableView, index: QModelIndex) -> bool:
    """Whether the whole cell is seen."""
    return table.viewport().rect().contains(table.visualRect(index))


def jump_to(table: QTableView, index: QModelIndex) -> None:
    """Put a cell into the middle, and begin with a whole row and column.

    Half of a row under the header reads as another number. Where the cell would leave the sight
    for it, or the table ends, the first ones stay cut.
    """
    table.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
    hidden_row = -table.rowViewportPosition(max(table.rowAt(0), 0))
    hidden_column = -table.columnViewportPosition(max(table.columnAt(0), 0))
    moved = table.visualRect(index).translated(hidden_column, hidden_row)
    seen = table.viewport().rect()
    if moved.bottom() <= seen.bottom():
        bar = table.verticalScrollBar()
        bar.setValue(bar.value() - hidden_row)
    if moved.right() <= seen.right():
        bar = table.horizontalScrollBar()
        bar.setValue(bar.value() - hidden_column)
