"""The one table of the program: quiet header, rows of 32 pixels, hover, remembered widths."""

from collections.abc import Hashable, Sequence, Set
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QToolTip,
    QWidget,
)

from app.views.look import theme
from app.views.look.window_state import WindowState
from app.views.tables.row_delegate import OverEmptyDelegate, RowDelegate, content_width, text_fits
from app.views.tables.sheet_view import SheetView, going_far, with_own
from app.views.tables.totals_line import TotalsLine

if TYPE_CHECKING:
    from app.services.sheets.sheet import Sheet
    from app.views.tables.row_model import RowTableModel

_KEEP_AFTER_MS = 500


class TableView(SheetView):
    """Shows a `RowTableModel`.

    Several rows can be selected, to be copied and summed up; one of them is told and acted on, and
    it stays the same as long as it is selected. The selected row stays selected when the model gets
    new rows, sorts or filters, and all of them where several are acted on. A click on a header
    sorts; a third click gives the original order back. The funnel of a header filters; the filter
    ends with the program. Rows are high enough for two lines when a column wraps.

    Attributes:
        growing: numbers of columns whose width is not the user's: `ColumnGrowth` gives it.

    Signals:
        row_selected: the selected row, or None.
        row_activated: a row was opened: double click or Enter.
        delete_pressed: the Delete key was pressed.
    """

    row_selected = Signal(object)
    row_activated = Signal(object)
    delete_pressed = Signal()

    def __init__(
        self,
        model: "RowTableModel[Any]",
        *,
        name: str,
        state: WindowState | None = None,
        frameless: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Args: `name` is the key of the remembered widths and must be unique in the program."""
        super().__init__(parent)
        self._state = state
        self._name = name
        self._kept_key: Hashable = None
        self._kept_keys: Set[Hashable] = frozenset()  # where several are acted on
        self._told: object = None
        self._jumping = False
        self._several = False
        self.growing: Set[int] = frozenset()
        self.rows_model = self.filterable = model
        spreads = any(column.over_empty for column in model.columns)
        self._delegate = OverEmptyDelegate(self) if spreads else RowDelegate(self)
        self._save_widths = QTimer(self, singleShot=True, interval=_KEEP_AFTER_MS)
        self._save_widths.timeout.connect(self._keep_widths)
        self.setItemDelegate(self._delegate)
        self._set_up(frameless=frameless)
        model.modelAboutToBeReset.connect(self._before_reset)
        self.setModel(model)
        model.modelReset.connect(self._after_reset)
        model.dataChanged.connect(self._tell_selection)
        model.rows_changed.connect(self.show_filter)
        self.selectionModel().selectionChanged.connect(self._tell_selection)
        self.activated.connect(self._on_activated)
        self._lay_out_columns()
        header = self.horizontalHeader()
        header.sortIndicatorChanged.connect(self._on_sort)
        header.sectionResized.connect(self._on_section_resized)
        self._restore_sorting()
        if any(column.total is not None for column in model.columns):
            TotalsLine(self)

    def selected_row(self) -> Any:  # noqa: ANN401 - the row type is the model's
        """The selected row that is acted on, or None."""
        # Ranges, not `selectedRows()`: that one asks the model for the flags of every cell.
        ranges = self.selectionModel().selection()
        if not ranges.count():
            return None
        if ranges.count() > 1 or ranges.at(0).height() > 1:
            number = self._told_number()
            if number is not None:
                return self.rows_model.rows[number]
        return self.rows_model.rows[ranges.at(0).top()]

    def _told_number(self) -> int | None:
        """Where the row that was told last stands, when it is among several selected ones."""
        if self._several or self._told is None:
            return None
        number = self.rows_model.position_of(self.rows_model.key_of(self._told))
        if number is None:
            return None
        index = self.rows_model.index(number, 0)
        return number if self.selectionModel().isSelected(index) else None

    def selected_rows(self) -> Sequence[Any]:
        """All selected rows from top to bottom; of a long list they are read when asked for."""
        selection = self.selectionModel().selection()
        ranges = [selection.at(number) for number in range(selection.count())]
        numbers = {row for part in ranges for row in range(part.top(), part.bottom() + 1)}
        return self.rows_model.rows_at(sorted(numbers))

    def sheet(self) -> "Sheet":
        """The rows as they are filtered and sorted now."""
        return self.rows_model.sheet(self.accessibleName())

    def chosen_sheet(self) -> "Sheet":
        """The selected rows."""
        return self.rows_model.sheet(self.accessibleName(), self.selected_rows())

    def select_key(self, key: Hashable) -> bool:
        """Select the row with this key and scroll to it; False when it is not shown.

        What only a filter of the headers hides is shown.
        """
        if self.rows_model.hides(key):
            self.rows_model.clear_filters()
        return self._select_shown(key)

    def _select_shown(self, key: Hashable) -> bool:
        number = self.rows_model.position_of(key)
        if number is None:
            return False
        self.selectRow(number)
        self.scrollTo(self.rows_model.index(number, 0))
        return True

    def selectRow(self, row: int) -> None:
        """Go to a row and select it alone."""
        self._jumping = True
        super().selectRow(row)
        self._jumping = False

    def setCurrentIndex(self, index: QModelIndex | QPersistentModelIndex) -> None:
        """Go to a cell and select its row alone."""
        self._jumping = True
        super().setCurrentIndex(index)
        self._jumping = False

    def selectionCommand(
        self, index: QModelIndex | QPersistentModelIndex, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """A jump selects the row it goes to and no other, whatever key is held down meanwhile.

        Without an event Qt looks at the keyboard: the Ctrl of Ctrl+Y would add the row instead.
        """
        if self._jumping:
            flags = QItemSelectionModel.SelectionFlag
            return flags.ClearAndSelect | flags.Rows
        return super().selectionCommand(index, going_far(event))

    def act_on_several(self) -> None:
        """Say that Delete and what the page does mean all selected rows."""
        self._several = True

    # Set-up

    def _set_up(self, *, frameless: bool) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        if frameless:
            self.setProperty("frameless", "true")
            self.setFrameShape(QFrame.Shape.NoFrame)
        rows = self.verticalHeader()
        rows.hide()
        wraps = any(column.wrap for column in self.rows_model.columns)
        rows.setDefaultSectionSize(theme.TALL_ROW_HEIGHT if wraps else theme.ROW_HEIGHT)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(48)
        header.setFixedHeight(theme.ROW_HEIGHT)

    def _lay_out_columns(self) -> None:
        kept = self._state.widths(self._name) if self._state is not None else {}
        header = self.horizontalHeader()
        for number, column in enumerate(self.rows_model.columns):
            if column.stretch:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
                continue
            wanted = column.width or self.fontMetrics().horizontalAdvance(column.title) + 40
            header.resizeSection(number, kept.get(column.key, wanted))
        self._stretch_minimum()

    def _stretch_minimum(self) -> None:
        """A stretched column never gets narrower than its width: then it scrolls instead."""
        header = self.horizontalHeader()
        columns = self.rows_model.columns
        stretched = [n for n, column in enumerate(columns) if column.stretch]
        if not stretched:
            return
        fixed = sum(header.sectionSize(n) for n in range(len(columns)) if n not in stretched)
        least = sum(columns[n].width or 120 for n in stretched)
        fits = fixed + least <= self.viewport().width()
        mode = QHeaderView.ResizeMode.Stretch if fits else QHeaderView.ResizeMode.Interactive
        for number in stretched:
            if header.sectionResizeMode(number) != mode:
                header.setSectionResizeMode(number, mode)
            if not fits:
                header.resizeSection(number, columns[number].width or 120)

    # Widths, sorting, selection

    def _on_section_resized(self, number: int, _old: int, _new: int) -> None:
        if self._state is not None and not self.is_filling(number):
            self._save_widths.start()

    def is_filling(self, number: int) -> bool:
        """Whether a column has the room that is left, and not a width of its own."""
        mode = self.horizontalHeader().sectionResizeMode(number)
        stretched = mode == QHeaderView.ResizeMode.Stretch
        return self.rows_model.columns[number].stretch or stretched or number in self.growing

    def _keep_widths(self) -> None:
        if self._state is None:
            return
        header = self.horizontalHeader()
        widths = {
            column.key: header.sectionSize(number)
            for number, column in enumerate(self.rows_model.columns)
            if not self.is_filling(number) and not self.isColumnHidden(number)
        }
        self._state.keep_widths(self._name, {**self._state.widths(self._name), **widths})

    def _on_sort(self, column: int, order: Qt.SortOrder) -> None:
        self.rows_model.sort(column, order)
        if self._state is not None:
            key = self.rows_model.columns[column].key if column >= 0 else ""
            descending = order == Qt.SortOrder.DescendingOrder
            self._state.keep_sorting(self._name, key, descending=descending)

    def _restore_sorting(self) -> None:
        kept = self._state.sorting(self._name) if self._state is not None else None
        keys = [column.key for column in self.rows_model.columns]
        if kept is not None and kept[0] in keys:
            order = Qt.SortOrder.DescendingOrder if kept[1] else Qt.SortOrder.AscendingOrder
            self.horizontalHeader().setSortIndicator(keys.index(kept[0]), order)

    def _before_reset(self) -> None:
        row = self.selected_row()
        self._kept_key = None if row is None else self.rows_model.key_of(row)
        several = self.selected_rows() if self._several else ()
        self._kept_keys = {self.rows_model.key_of(one) for one in several}

    def _after_reset(self) -> None:
        if self._kept_key is None or not self._select_shown(self._kept_key):
            self._tell_selection()
        if len(self._kept_keys) > 1:
            self._select_kept(self._kept_keys)

    def _select_kept(self, keys: Set[Hashable]) -> None:  # the cursor stays where it is
        chosen = QItemSelection()
        for number, row in enumerate(self.rows_model.rows):
            if self.rows_model.key_of(row) in keys:
                chosen.select(self.rows_model.index(number, 0), self.rows_model.index(number, 0))
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().select(chosen, flags.ClearAndSelect | flags.Rows)

    def _tell_selection(self) -> None:
        row = self.selected_row()
        if row is not self._told:
            self._told = row
            self.row_selected.emit(row)

    def _on_activated(self, index: QModelIndex) -> None:
        row = self.rows_model.row_at(index)
        if row is not None:
            self.row_activated.emit(row)

    # Qt

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """End the typing, but for a text that was refused."""
        if not self.keeps_typed(editor, hint):
            super().closeEditor(editor, hint)

    def keeps_typed(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> bool:
        """Whether a text stays in its cell: it was refused, and is neither corrected nor given up.

        When the program makes another cell the current one it goes.
        """
        given_up = hint == QAbstractItemDelegate.EndEditHint.RevertModelCache
        return not given_up and self._refused_editor() is editor

    def _refused_editor(self) -> QWidget | None:
        """The editor over the current cell if its text was refused, or None."""
        editor = self._delegate.refused
        return editor if editor is self.indexWidget(self.currentIndex()) else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on another cell leaves a refused text no more than Tab does."""
        editor = self._refused_editor()
        if editor is None:
            super().mousePressEvent(event)
        else:
            editor.setFocus(Qt.FocusReason.MouseFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Announce Delete when it is clear which rows it means; leave every other key to Qt."""
        if event.key() == Qt.Key.Key_Delete:
            if self._several or len(self.selected_rows()) == 1:
                self.delete_pressed.emit()
            return
        super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer with the hovered row."""
        self._hover(self.indexAt(event.position().toPoint()).row())
        if self._refused_editor() is None:  # else Qt selects from the press before, or drags it
            super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """No row is hovered any more."""
        self._hover(-1)
        super().leaveEvent(event)

    def _hover(self, row: int) -> None:
        if row != self._delegate.hovered:
            self._delegate.hovered = row
            self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep stretched columns readable."""
        super().resizeEvent(event)
        self._stretch_minimum()

    def viewportEvent(self, event: QEvent) -> bool:
        """Text that does not fit gets a tooltip."""
        if event.type() == QEvent.Type.ToolTip:
            help_event = cast("QHelpEvent", event)
            text = self.tooltip_at(self.indexAt(help_event.pos()))
            QToolTip.showText(help_event.globalPos(), text, self)
            return True
        return super().viewportEvent(event)

    def tooltip_at(self, index: QModelIndex) -> str:
        """What the tooltip of a cell says: more than the cell shows, or nothing."""
        if not index.isValid():
            return ""
        own = index.data(Qt.ItemDataRole.ToolTipRole) or ""
        if self._holds(index):
            return str(own)
        return with_own(str(index.data() or ""), str(own))

    def _holds(self, index: QModelIndex) -> bool:
        """Whether a cell shows its content whole."""
        width = self.columnWidth(index.column())
        row = self.rows_model.row_at(index)
        column = self.rows_model.columns[index.column()]
        if row is None or not column.wrap:
            return content_width(self.fontMetrics(), index) <= width
        return text_fits(self.fontMetrics(), column, row, QSize(width, self.rowHeight(index.row())))

    def clear_selection(self) -> None:
        """Select nothing and tell it."""
        self.selectionModel().setCurrentIndex(
            QModelIndex(), QItemSelectionModel.SelectionFlag.Clear
        )
