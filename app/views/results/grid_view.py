"""The grid on the screen: the school names stay in sight, keys work as in a spreadsheet."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QTableView,
    QWidget,
)

from app.views import theme
from app.views.results.clipboard import as_text
from app.views.results.grid_cells import Key
from app.views.results.grid_delegate import GridDelegate, cell_width
from app.views.results.grid_model import GridModel, Index
from app.views.widgets.labels import label

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent

_NAME_WIDTH = 232
_NAME_WIDTH_NARROW = 184
_NARROW = 900
_LEAST, _MOST = 88, 176
_MEASURED = 80
TWO_LINES = 48


class SchoolNames(QHeaderView):
    """The frozen first column: names of the schools as row headers."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.names_width = _NAME_WIDTH
        self.setSectionsClickable(True)
        self.setHighlightSections(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setDefaultSectionSize(theme.ROW_HEIGHT)

    def sizeHint(self) -> QSize:
        """The width of the names."""
        return QSize(self.names_width, super().sizeHint().height())

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt
        """A name that ends in «…» when it does not fit."""
        look = theme.current()
        view = self.parent()
        assert isinstance(view, GridView)
        current = view.currentIndex().row() == logicalIndex
        hovered = view.hovered_row == logicalIndex
        back = "accent_soft" if current else "hover" if hovered else "surface"
        painter.save()
        painter.fillRect(rect, look.colour(back))
        painter.setPen(look.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.setFont(theme.text_font(bold=current))
        painter.setPen(look.colour("text"))
        inner = rect.adjusted(12, 0, -theme.STEP, 0)
        model = self.model()
        name = str(model.headerData(logicalIndex, Qt.Orientation.Vertical) or "")
        shown = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter), shown)
        painter.restore()


class GridView(QTableView):
    """Shows a `GridModel`.

    Enter and F2 edit, typing replaces, Tab and Enter go on, Delete asks to clear the selected
    cells.

    Signals:
        cell_chosen: school and procedure of the current cell, or None.
        clearing: keys of the selected cells that Delete should clear.
        pasting: text that should be put into the grid from the current cell on.
    """

    cell_chosen = Signal(object)
    clearing = Signal(list)
    pasting = Signal(str)

    def __init__(self, model: GridModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = model
        self.hovered_row = -1
        self.cells = GridDelegate(self)
        self._names = SchoolNames(self)
        self._corner = label("Школа", "small")
        self._corner.setParent(self)
        self._corner.setContentsMargins(12, 0, 0, 0)
        self.setVerticalHeader(self._names)
        self.setItemDelegate(self.cells)
        self._set_up()
        self.setModel(model)
        model.modelReset.connect(self._after_reset)
        model.modelAboutToBeReset.connect(self._before_reset)
        self._kept: Key | None = None
        theme.current().changed.connect(self.viewport().update)

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
        header.setHighlightSections(False)
        header.setFixedHeight(theme.ROW_HEIGHT)
        header.setMinimumSectionSize(_LEAST)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    # What the page uses

    def show_previous(self, *, on: bool) -> None:
        """Give every row a second line for the year before."""
        self.cells.with_previous = on
        self._names.setDefaultSectionSize(TWO_LINES if on else theme.ROW_HEIGHT)
        self.viewport().update()

    def fit_columns(self) -> None:
        """Columns as wide as their widest cell (measured on the first rows)."""
        metrics = QFontMetrics(theme.text_font(bold=True))
        small = QFontMetrics(theme.text_font(theme.SMALL))
        table = self.grid.table
        if table is None:
            return
        for column, procedure in enumerate(table.procedures):
            wide = small.horizontalAdvance(procedure.short_title) + 3 * theme.STEP
            for school in table.schools[:_MEASURED]:
                key = (school.id, procedure.id)
                for cell in (table.cells.get(key), table.previous.get(key)):
                    if cell is not None:
                        wide = max(wide, cell_width(metrics, small, cell))
            self.setColumnWidth(column, max(_LEAST, min(wide, _MOST)))

    def choose(self, school_id: int, procedure: int | str | None = None) -> bool:
        """Make a cell current and scroll to it; False when it is not shown."""
        index = self.grid.index_of(school_id, procedure)
        if not index.isValid():
            return False
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        return True

    def chosen(self) -> Key | None:
        """The current cell."""
        return self.grid.key_at(self.currentIndex())

    # Qt

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which cell is current."""
        super().currentChanged(current, previous)
        self._names.viewport().update()
        self.cell_chosen.emit(self.grid.key_at(current))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter edits, Delete clears, Ctrl+C and Ctrl+V copy and paste blocks."""
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(as_text(self.grid, self.selectedIndexes()))
            return
        if event.matches(QKeySequence.StandardKey.Paste) and self.grid.editable:
            self.pasting.emit(QGuiApplication.clipboard().text())
            return
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        editing = self.state() == QAbstractItemView.State.EditingState
        if plain and not editing and self.grid.editable:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.edit(self.currentIndex())
                return
            if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
                keys = [self.grid.key_at(index) for index in self.selectedIndexes()]
                self.clearing.emit([key for key in keys if key is not None])
                return
        super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """After Enter the cell below is current, as in a spreadsheet."""
        super().closeEditor(editor, hint)
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            below = self.grid.index(self.currentIndex().row() + 1, self.currentIndex().column())
            if below.isValid():
                self.setCurrentIndex(below)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer with the hovered row."""
        self._hover(self.rowAt(event.position().toPoint().y()))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: "QEvent") -> None:
        """No row is hovered any more."""
        self._hover(-1)
        super().leaveEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Names give room to numbers in a narrow window."""
        super().resizeEvent(event)
        wanted = _NAME_WIDTH_NARROW if self.width() < _NARROW else _NAME_WIDTH
        if wanted != self._names.names_width:
            self._names.names_width = wanted
            self.updateGeometries()
        frame = self.frameWidth()
        height = self.horizontalHeader().height() - 1
        self._corner.setGeometry(frame, frame, self._names.names_width - 1, height)

    def _hover(self, row: int) -> None:
        if row != self.hovered_row:
            self.hovered_row = self.cells.hovered = row
            self.viewport().update()
            self._names.viewport().update()

    def _before_reset(self) -> None:
        self._kept = self.chosen()

    def _after_reset(self) -> None:
        self.hovered_row = self.cells.hovered = -1
        self.fit_columns()
        if self._kept is None or not self.choose(*self._kept):
            self.cell_chosen.emit(None)
