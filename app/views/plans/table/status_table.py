"""A table of what is marked: its status cell offers the states, from the pointer and the keys."""

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent

from app.views.plans.table.status_menu import typed_status
from app.views.tables.table_view import TableView

STATUS = "status"  # key of its column


class StatusTable(TableView):
    """A click in the status offers the states, for all selected rows; Alt with a digit marks.

    Signals:
        menu_asked: a context menu is wanted at a global position.
        status_asked: the states are wanted at a global position, with what was typed or nothing.
        status_typed: the `MeasureStatus` whose digit was pressed with Alt.
    """

    menu_asked = Signal(object)
    status_asked = Signal(object, str)
    status_typed = Signal(object)

    def is_status(self, index: QModelIndex) -> bool:
        """Whether a cell shows a status that can be given."""
        return index.isValid() and self.rows_model.columns[index.column()].key == STATUS

    def below(self, index: QModelIndex) -> QPoint:
        """Where what a cell offers opens, as a global position."""
        return self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt with a digit marks."""
        status = typed_status(event)
        if status is None:
            super().keyPressEvent(event)
        else:
            self.status_typed.emit(status)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click in the status of a selected row keeps the selection."""
        if self._clicked_status(event) is None:
            super().mousePressEvent(event)
        else:
            self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click in a status offers the states."""
        super().mouseReleaseEvent(event)
        index = self._clicked_status(event)
        if index is not None:
            self.status_asked.emit(self.below(index), "")

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The pointer says that a status can be clicked."""
        super().mouseMoveEvent(event)
        hand = self.is_status(self.indexAt(event.position().toPoint()))
        shape = Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The owner knows what can be done."""
        self.menu_asked.emit(event.globalPos())

    def _clicked_status(self, event: QMouseEvent) -> QModelIndex | None:
        """The status under a plain click, of a row that is selected."""
        index = self.indexAt(event.position().toPoint())
        plain = event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
        if plain and self.is_status(index) and self.selectionModel().isRowSelected(index.row()):
            return index
        return None
