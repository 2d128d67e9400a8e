"""The table of the agenda: a row can be opened and marked, several at once too."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent

from app.views.plans.agenda.columns import COLUMNS, STATUS
from app.views.plans.table.status_menu import typed_status
from app.views.tables.column_fit import ColumnFit
from app.views.tables.row_model import RowTableModel
from app.views.tables.table_view import TableView

if TYPE_CHECKING:
    from app.services.plans.agenda.rows import AgendaRow
    from app.views.look.window_state import WindowState


class AgendaTable(TableView):
    """Rows of the agenda.

    Signals:
        menu_asked: a context menu is wanted at a global position.
        status_asked: the states are wanted at a global position.
        status_typed: the `MeasureStatus` whose digit was pressed with Alt.
    """

    menu_asked = Signal(object)
    status_asked = Signal(object)
    status_typed = Signal(object)

    def __init__(self, state: "WindowState") -> None:
        model: RowTableModel[AgendaRow] = RowTableModel(COLUMNS, key=lambda row: row.key)
        super().__init__(model, name="agenda", state=state)
        self.agenda = model
        self.setAccessibleName("Сроки планов")
        self.act_on_several()
        ColumnFit(self, ("group", "plan", "responsible", "school"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt with a digit marks."""
        status = typed_status(event)
        if status is None:
            super().keyPressEvent(event)
        else:
            self.status_typed.emit(status)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click in the status opens the states."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        plain = event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
        if plain and self._is_status(index):
            self.status_asked.emit(self._below(index))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click in the status of one of several selected rows keeps them selected."""
        index = self.indexAt(event.position().toPoint())
        plain = event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
        if plain and self._is_status(index) and self.selectionModel().isRowSelected(index.row()):
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The pointer says that a status can be clicked."""
        super().mouseMoveEvent(event)
        hand = self._is_status(self.indexAt(event.position().toPoint()))
        shape = Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The view knows what can be done."""
        self.menu_asked.emit(event.globalPos())

    def _is_status(self, index: QModelIndex) -> bool:
        return index.isValid() and self.agenda.columns[index.column()].key == STATUS

    def _below(self, index: QModelIndex) -> QPoint:
        return self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
