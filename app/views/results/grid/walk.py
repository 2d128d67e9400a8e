"""Moving about the grid as in a spreadsheet: arrows, jumps, and walking through a selection."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt

from app.views.results.grid.chosen import Chosen, Place
from app.views.results.grid.model import Index

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from app.views.results.grid.view import GridView

_FLAGS = QItemSelectionModel.SelectionFlag
_ARROWS = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
WALKING = frozenset((*_ENTERS, *_TABS))
ARROWS = frozenset(_ARROWS)


class GridWalk:
    """The current cell and the selected block of a grid.

    The current cell is where a block was begun; its other corner moves with Shift.
    """

    def __init__(self, view: "GridView") -> None:
        self._view = view
        self._lead: Place | None = None
        self._tab_column: int | None = None

    def key(self, event: "QKeyEvent") -> bool:
        """Do what a key means for moving; False when it means something else."""
        key = Qt.Key(event.key())
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        if modifiers & Qt.KeyboardModifier.AltModifier or not self._shape()[0]:
            return False
        if key in WALKING and not control:
            self.step(key, back=shift or key == Qt.Key.Key_Backtab)
            return True
        if key == Qt.Key.Key_Space and (shift or control):
            self._whole(row=shift)
            return True
        target = self._target(key, control=control, start=self._corner(extend=shift))
        if target is None:
            return False
        self.go(*target, extend=shift)
        return True

    def go(self, row: int, column: int, *, extend: bool = False) -> None:
        """Make a cell current, or stretch the block to it."""
        rows, columns = self._shape()
        row, column = max(0, min(row, rows - 1)), max(0, min(column, columns - 1))
        view = self._view
        index = view.grid.index(row, column)
        self._tab_column = None
        if extend:
            self.select(view.currentIndex(), index)
            self._lead = (row, column)
        else:
            view.selectionModel().setCurrentIndex(index, _FLAGS.ClearAndSelect)
            self._lead = None
        view.scrollTo(index)

    def select(self, first: QModelIndex, last: Index) -> None:
        """Select the block between two cells; the current cell stays."""
        top, bottom = sorted((first.row(), last.row()))
        left, right = sorted((first.column(), last.column()))
        grid = self._view.grid
        block = QItemSelection(grid.index(top, left), grid.index(bottom, right))
        self._view.selectionModel().select(block, _FLAGS.ClearAndSelect)

    def stretched(self, first: QModelIndex, last: QModelIndex) -> None:
        """A block was drawn with the mouse: its first cell is current, as in a spreadsheet."""
        if first.isValid() and last.isValid() and first != last:
            self._view.selectionModel().setCurrentIndex(first, _FLAGS.NoUpdate)
            self._lead = (last.row(), last.column())

    def forget(self) -> None:
        """The current cell was chosen otherwise."""
        self._lead = None
        self._tab_column = None

    def step(self, key: Qt.Key, *, back: bool) -> None:
        """Go on with Enter (down) or Tab (right); inside a selected block, through the block."""
        down = key in _ENTERS
        current = self._view.currentIndex()
        place = (current.row(), current.column())
        chosen = self.cells
        if len(chosen) > 1:
            order = sorted(chosen, key=lambda one: (one[1], one[0]) if down else one)
            at = order.index(place) if place in chosen else -1
            row, column = order[(at + (-1 if back else 1)) % len(order)]
            index = self._view.grid.index(row, column)
            self._view.selectionModel().setCurrentIndex(index, _FLAGS.NoUpdate)
            self._view.scrollTo(index)
            return
        move = -1 if back else 1
        began = self._tab_column
        if down:
            self.go(place[0] + move, place[1] if began is None or back else began)
        else:
            self.go(place[0], place[1] + move)
            self._tab_column = place[1] if began is None else began

    @property
    def cells(self) -> Chosen:
        """The selected cells; the current one when nothing is selected."""
        blocks = [
            ((block.top(), block.left()), (block.bottom(), block.right()))
            for block in self._view.selectionModel().selection().toList()
        ]
        current = self._view.currentIndex()
        if not blocks and current.isValid():
            blocks.append(((current.row(), current.column()), (current.row(), current.column())))
        return Chosen(blocks)

    # Inside

    def _shape(self) -> Place:
        grid = self._view.grid
        rows, columns = grid.rowCount(), grid.columnCount()
        return (rows, columns) if rows and columns else (0, 0)

    def _corner(self, *, extend: bool) -> Place:
        if extend and self._lead is not None:
            return self._lead
        current = self._view.currentIndex()
        return max(0, current.row()), max(0, current.column())

    def _target(self, key: Qt.Key, *, control: bool, start: Place) -> Place | None:
        rows, columns = self._shape()
        row, column = start
        if key in _ARROWS:
            down, right = _ARROWS[key]
            return self._edge(start, down, right) if control else (row + down, column + right)
        page = max(1, self._view.viewport().height() // max(1, self._view.rowHeight(row)) - 1)
        targets = {
            Qt.Key.Key_Home: (0, 0) if control else (row, 0),
            Qt.Key.Key_End: (rows - 1, columns - 1) if control else (row, columns - 1),
            Qt.Key.Key_PageUp: (row - page, column),
            Qt.Key.Key_PageDown: (row + page, column),
        }
        return targets.get(key)

    def _edge(self, start: Place, down: int, right: int) -> Place:
        """Where Ctrl and an arrow lead: the end of the filled run, or the next filled cell."""
        rows, columns = self._shape()
        filled = self._view.grid.filled
        row, column = start

        def inside(place: Place) -> bool:
            return 0 <= place[0] < rows and 0 <= place[1] < columns

        ahead = (row + down, column + right)
        if not inside(ahead):
            return start
        running = filled(row, column) and filled(*ahead)
        place = start if running else ahead
        while inside(after := (place[0] + down, place[1] + right)):
            if running and not filled(*after):
                return place
            if not running and filled(*place):
                return place
            place = after
        return place

    def _whole(self, *, row: bool) -> None:
        rows, columns = self._shape()
        current, grid = self._view.currentIndex(), self._view.grid
        if row:
            self.select(grid.index(current.row(), 0), grid.index(current.row(), columns - 1))
        else:
            self.select(grid.index(0, current.column()), grid.index(rows - 1, current.column()))
