"""The grid on the screen: the school names stay in sight, keys work as in a spreadsheet."""

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QKeyCombination,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetrics,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QMenu, QWidget

from app.services.results.meaning import share_words
from app.views.look import theme
from app.views.results.cell.cells import Key
from app.views.results.cell.editor import Judge
from app.views.results.grid.arranging import NAMES
from app.views.results.grid.chosen import rectangles
from app.views.results.grid.clipboard import copying
from app.views.results.grid.commands import GridCommands
from app.views.results.grid.delegate import GridDelegate, widest
from app.views.results.grid.model import GridModel, Index
from app.views.results.grid.pieces import Pieces
from app.views.results.grid.school_names import NAME_WIDTH, NamesCorner, SchoolNames
from app.views.results.grid.taken_out import grid_sheet, shown_sheet
from app.views.results.grid.walk import GridWalk
from app.views.tables.clipboard import put
from app.views.tables.jumping import is_in_sight, jump_to
from app.views.tables.sheet_view import SheetView

if TYPE_CHECKING:
    from app.services.sheets.sheet import Sheet
    from app.views.results.grid.chosen import Place

_LEAST_NAME, _NAME_SHARE = 184, 0.3
_LEAST, _MOST = 88, 176
_MEASURED = 16
TWO_LINES = 48
_HEAD = 44  # the procedure, and what its numbers mean
_Trigger = QAbstractItemView.EditTrigger
_NAMES_KEY = QKeyCombination(
    Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_Down
)


class GridView(SheetView):
    """Shows a `GridModel` and behaves like the sheet of a spreadsheet.

    Typing replaces, F2 corrects, Enter and Tab go on (inside a selected block through the block),
    Shift stretches the block, Ctrl with an arrow jumps to the edge of what is filled.

    Signals:
        cell_chosen: school and procedure of the current cell, or None.
        clearing: Delete should clear the selected cells.
        copying: the selected cells should be copied; True when they should be moved.
        pasting: the clipboard should be put into the grid.
        filling: the selected cells should get what their first row (True) or column says.
        typed_everywhere: text that every selected cell should get.
        giving_up: Esc was pressed.
    """

    cell_chosen = Signal(object)
    clearing = Signal()
    copying = Signal(bool)
    pasting = Signal()
    filling = Signal(bool)
    typed_everywhere = Signal(str)
    giving_up = Signal()

    def __init__(self, model: GridModel, judge: Judge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = self.filterable = model
        self.hovered_row = -1
        self.cells = GridDelegate(self, model, judge)
        self.walk = GridWalk(self)
        self._commands = GridCommands(self)
        self._pressed = QPersistentModelIndex()
        self._names = SchoolNames(self)
        self._corner = NamesCorner(self)
        self.setVerticalHeader(self._names)
        self.setItemDelegate(self.cells)
        self._set_up()
        self.setModel(model)
        model.modelReset.connect(self._after_reset)
        model.rows_changed.connect(self.show_filter)
        self.horizontalHeader().sortIndicatorChanged.connect(model.sort)
        model.modelAboutToBeReset.connect(self._before_reset)
        self._kept: Key | None = None
        self._copying = Pieces(self)
        self.cells.going_on.connect(self.walk.key)
        self.cells.filling.connect(self.typed_everywhere)

    def _set_up(self) -> None:
        self.setAccessibleName("Результаты школ по процедурам")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSortIndicatorShown(True)
        header.setHighlightSections(False)
        header.setFixedHeight(_HEAD)
        header.setMinimumSectionSize(_LEAST)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    # What the page uses

    def show_previous(self, *, on: bool) -> None:
        """Give every row a second line for the year before; who is looked at stays in sight."""
        self.cells.with_previous = on
        rows, current = self.rows_in_sight(), self.currentIndex().row()
        row = current if current in rows else rows.start
        high = TWO_LINES if on else theme.ROW_HEIGHT
        place = min(self.rowViewportPosition(row), self.viewport().height() - high)
        self._names.setDefaultSectionSize(high)
        self.updateGeometries()  # the scroll bar has to know how far it goes now
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.rowViewportPosition(row) - place)
        self.viewport().update()

    def rows_in_sight(self) -> range:
        """Numbers of the rows of which anything is seen."""
        top, bottom = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        return range(max(top, 0), self.grid.rowCount() if bottom < 0 else bottom + 1)

    def fit_columns(self) -> None:
        """Columns as wide as their widest cell (the longest of the first rows are measured)."""
        small = QFontMetrics(theme.text_font(theme.SMALL))
        table = self.grid.table
        if table is None:
            return
        for column, procedure in enumerate(table.procedures):
            lines = procedure.short_title, share_words(procedure.kind).short
            title = max(map(small.horizontalAdvance, lines)) + 3 * theme.STEP
            keys = [(school.id, procedure.id) for school in table.schools[:_MEASURED]]
            self.setColumnWidth(column, min(max(_LEAST, title, widest(table, keys)), _MOST))

    def widen_columns(self, keys: Collection[Key]) -> None:
        """Columns grow for these cells; none becomes narrower while somebody types."""
        table = self.grid.table
        if table is None:
            return
        for column, procedure in enumerate(table.procedures):
            changed = [key for key in keys if key[1] == procedure.id]
            if changed:
                wanted = min(widest(table, changed), _MOST)
                self.setColumnWidth(column, max(wanted, self.columnWidth(column)))

    def choose(self, school_id: int, procedure: int | str | None = None) -> bool:
        """Make a cell current and bring it into sight; False when it is not shown.

        What is in sight already does not move. What a filter of the headers hides is shown.
        """
        if self._choose_shown(school_id, procedure):
            return True
        if not self.grid.filter_words():
            return False
        self.grid.clear_filters()
        return self._choose_shown(school_id, procedure)

    def _choose_shown(self, school_id: int, procedure: int | str | None = None) -> bool:
        index = self.grid.index_of(school_id, procedure)
        if not index.isValid():
            return False
        in_sight = is_in_sight(self, index)
        self.select_cell(index)
        if not in_sight:
            jump_to(self, index)
        return True

    def select_cell(self, index: QModelIndex) -> None:
        """Make this cell current and the only selected one, whatever keys are held down."""
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect)

    def select_cells(self, keys: Collection[Key]) -> None:
        """Select these cells, as far as they are shown, and scroll to the first."""
        grid = self.grid
        places = (grid.place_of(*key) for key in keys)
        cells = sorted(place for place in places if place is not None)
        if not cells:
            return
        flags = QItemSelectionModel.SelectionFlag
        first = grid.index(*cells[0])
        self.selectionModel().setCurrentIndex(first, flags.ClearAndSelect)
        self.select_places(cells)
        self.scrollTo(first)

    def select_places(self, places: "Sequence[Place]") -> None:
        """Select cells by row and column; the current cell stays."""
        selection = QItemSelection()
        for (top, left), (bottom, right) in rectangles(places):
            block = QItemSelection(self.grid.index(top, left), self.grid.index(bottom, right))
            selection.merge(block, QItemSelectionModel.SelectionFlag.Select)
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def chosen_keys(self) -> list[Key]:
        """The selected cells, row by row."""
        return self.grid.keys_of(self.walk.cells)

    def chosen_held(self) -> list[Key]:
        """The selected cells whose text is not stored."""
        chosen = self.walk.cells
        return [key for key in self.grid.held if self.grid.place_of(*key) in chosen]

    def copy(self, copied: Callable[[str], object] = lambda _text: None) -> None:
        """Put the selected cells onto the clipboard, many a little later: `finish_copying`.

        The text, which `copied` gets, is the block alone, to be pasted back; the table has names
        where all is selected.
        """

        def done(text: str, html: str) -> None:
            put(text, html)
            copied(text)

        chosen = self.walk.cells
        self._copying.run(copying(self.grid, chosen, done), len(chosen))

    def finish_copying(self) -> None:
        """What was copied lies on the clipboard after this."""
        self._copying.finish()

    def copy_chosen(self) -> None:
        """The page copies: what waited to be moved does not wait any more."""
        self.copying.emit(False)

    def sheet(self) -> "Sheet":
        """The shown schools and procedures, three columns a procedure."""
        return grid_sheet(self.grid)

    def printed_sheet(self) -> "Sheet":
        """A column a procedure, as it is shown: paper is narrow."""
        return shown_sheet(self.grid)

    def show_cut(self, places: "Collection[Place]") -> None:
        """Frame the cells that wait to be moved."""
        self.cells.cut = places
        self.viewport().update()

    def chosen(self) -> Key | None:
        """The current cell."""
        return self.grid.key_at(self.currentIndex())

    # Filtering

    def open_names_filter(self) -> None:
        """Show the names of the schools with ticks."""
        below = QPoint(0, self._corner.height())
        self.open_filter_at(self._corner.mapToGlobal(below), NAMES)

    def show_filter(self) -> None:
        """The corner says too whether it filters."""
        super().show_filter()
        self._corner.update()

    def filter_key(self, event: QKeyEvent) -> bool:
        """Alt+Shift+Down filters the names."""
        if event.keyCombination() == _NAMES_KEY:
            self.open_names_filter()
            return True
        return super().filter_key(event)

    # Qt

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which cell is current."""
        super().currentChanged(current, previous)
        self._names.viewport().update()
        self.cell_chosen.emit(self.grid.key_at(current))

    def edit(self, *args: object) -> bool:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Begin typing; remembers whether a key typed over the cell."""
        self.cells.typed_over = len(args) > 1 and args[1] == _Trigger.AnyKeyPressed
        began = super().edit(*args)  # pyright: ignore[reportCallIssue, reportArgumentType]
        return bool(began)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of a spreadsheet."""
        editing = self.state() == QAbstractItemView.State.EditingState
        if editing or not (
            (self._holds_nothing(event) and self.filter_key(event))
            or self._commands.key(event)
            or self.walk.key(event)
        ):
            super().keyPressEvent(event)

    def _holds_nothing(self, event: QKeyEvent) -> bool:
        """Whether Esc has no text to be given up, nor cells that wait to be moved."""
        if event.key() != Qt.Key.Key_Escape:
            return True
        return not (self.cells.cut or self.chosen_held())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The same commands for the mouse, with their keys."""
        menu = QMenu(self)
        self._commands.add_to(menu)
        self.add_filter_actions(menu, self.indexAt(event.pos()).column())
        menu.addAction("Отбор по школам…\tAlt+Shift+Вниз", self.open_names_filter)
        menu.addSeparator()
        self.add_sheet_actions(menu)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Shift and a click stretch the block; the right button keeps it."""
        index = self.indexAt(event.position().toPoint())
        shift = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        if shift and index.isValid() and self.currentIndex().isValid():
            self.walk.go(index.row(), index.column(), extend=True)
            return
        inside = index.isValid() and self.selectionModel().isSelected(index)
        if event.button() == Qt.MouseButton.RightButton and inside:
            return
        self.walk.forget()
        self._pressed = QPersistentModelIndex(index)
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The cell where a block was begun is the current one."""
        super().mouseReleaseEvent(event)
        first = QModelIndex(self._pressed)  # pyright: ignore[reportCallIssue, reportArgumentType]
        self._pressed = QPersistentModelIndex()
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if event.button() == Qt.MouseButton.LeftButton and plain:
            self.walk.stretched(first, self.currentIndex())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer with the hovered row."""
        self._hover(self.rowAt(event.position().toPoint().y()))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """No row is hovered any more."""
        self._hover(-1)
        super().leaveEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Names give room to numbers in a narrow window."""
        super().resizeEvent(event)
        wanted = max(_LEAST_NAME, min(NAME_WIDTH, round(self.width() * _NAME_SHARE)))
        if wanted != self._names.names_width:
            self._names.names_width = wanted
            self.updateGeometries()
        head = self.horizontalHeader().geometry()
        width = self._names.names_width
        self._corner.setGeometry(head.left() - width, head.top(), width - 1, head.height() - 1)

    def hideEvent(self, event: QHideEvent) -> None:
        """What was copied lies on the clipboard before anybody can ask for it elsewhere."""
        self._copying.finish()
        super().hideEvent(event)

    def _hover(self, row: int) -> None:
        if row != self.hovered_row:
            self.hovered_row = self.cells.hovered = row
            self.viewport().update()
            self._names.viewport().update()

    def _before_reset(self) -> None:
        self._kept = self.chosen()

    def _after_reset(self) -> None:
        self.hovered_row = self.cells.hovered = -1
        self.walk.forget()
        self.cells.cut = ()
        header = self.horizontalHeader()
        header.blockSignals(True)  # the procedures may stand in other columns now
        header.setSortIndicator(self.grid.sorted_column, header.sortIndicatorOrder())
        header.blockSignals(False)
        if self._kept is None or not self._choose_shown(*self._kept):
            self.cell_chosen.emit(None)
