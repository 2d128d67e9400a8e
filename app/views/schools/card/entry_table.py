"""A table for typing numbers down a column: Enter goes to the next row."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtWidgets import QAbstractItemDelegate, QWidget

from app.views.tables.table_view import TableView


class EntryTable(TableView):
    """A table with one column that is typed into.

    `edit_column` is its number; whatever cell of a row is current, typing goes there.
    """

    edit_column = 1

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """After Enter the next row is current."""
        super().closeEditor(editor, hint)
        if self.keeps_typed(editor, hint):
            return
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            below = self.currentIndex().row() + 1
            if below < self.rows_model.rowCount():
                self.setCurrentIndex(self.rows_model.index(below, self.edit_column))

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """The current cell of a row is always the one that can be typed into."""
        super().currentChanged(current, previous)
        if current.isValid() and current.column() != self.edit_column:
            self.setCurrentIndex(self.rows_model.index(current.row(), self.edit_column))
