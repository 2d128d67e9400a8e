"""The table of a plan: section headings through the whole width, measures under them."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QDropEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QApplication, QWidget

from app.views.plans.table.columns import EDITABLE, LEAST, SaveCell
from app.views.plans.table.delegate import LINE_FIELDS, PlanDelegate, text_height
from app.views.plans.table.fit import PlanFit
from app.views.plans.table.lines import PlanLine
from app.views.plans.table.model import PlanModel
from app.views.plans.table.status_menu import STATUS_KEYS
from app.views.plans.table.status_table import StatusTable

if TYPE_CHECKING:
    from collections.abc import Hashable

    from app.services.plans import MeasureRow
    from app.services.sheets.sheet import Sheet
    from app.views.look.window_state import WindowState

_HINTS = QAbstractItemDelegate.EndEditHint
_MOVES: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_NAME = "plan-lines"
_STEPS = {_HINTS.EditNextItem: 1, _HINTS.EditPreviousItem: -1}


class PlanTable(StatusTable):
    """The plan. It keeps the order of the plan, therefore a click on a header does not sort.

    F2, Enter and a double click type into a cell, Tab goes on to the next one, Esc gives up. What
    is typed in the deadline is a deadline; a letter, a digit or a click in the status cell opens
    the states, and Alt with a digit marks from any cell.

    Signals:
        step_typed: Alt with an arrow: -1 up, 1 down.
        mark_asked: Enter or a double click in the mark: its form is wanted.
        copy_asked, paste_asked: Ctrl+C, Ctrl+V.
        draft_left: a line that was being typed was left without a text.
    """

    step_typed = Signal(int)
    mark_asked = Signal()
    copy_asked = Signal()
    paste_asked = Signal()
    draft_left = Signal()

    _fit: PlanFit | None = None  # not yet while the columns are laid out

    def __init__(self, state: "WindowState", save: SaveCell) -> None:
        self.lines = PlanModel(save)
        super().__init__(self.lines, name=_NAME, state=state)
        self._fit = PlanFit(self, set(state.widths(_NAME)))
        self.setAccessibleName("Мероприятия плана")
        self.act_on_several()
        self._delegate = PlanDelegate(self)
        self.setItemDelegate(self._delegate)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed
        )
        self._set_up_dragging()
        header = self.horizontalHeader()
        header.setSectionsClickable(False)
        header.setMinimumSectionSize(LEAST["number"])
        header.setSortIndicatorShown(False)
        self._columns = {column.key: n for n, column in enumerate(self.lines.columns)}
        self._typed_column = 0
        self._spans: list[bool] | None = None
        self._kept_cell: tuple[Hashable, int] = (None, 0)
        self.lines.modelAboutToBeReset.connect(self._keep_cursor)
        self.lines.modelReset.connect(self._restore_cursor)
        self.lines.rows_changed.connect(self._span_sections)
        self.activated.disconnect(self._on_activated)
        self.activated.connect(self.open_cell)

    def _set_up_dragging(self) -> None:
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(False)
        self.setDropIndicatorShown(True)

    def selected_measures(self) -> "list[MeasureRow]":
        """The selected measures from top to bottom; a selected section stands for none."""
        return [line.measure for line in self.selected_rows() if line.measure is not None]

    def current_line(self) -> PlanLine | None:
        """The line with the cursor, or None."""
        return self.lines.row_at(self.currentIndex())

    def printed_sheet(self) -> "Sheet":
        """The measures under the title of their plan."""
        sheet = self.sheet()
        return replace(sheet, title=self.about or sheet.title)

    def set_dense(self, *, on: bool) -> None:
        """Let more measures be seen in a low window."""
        if self._fit is not None:
            self._fit.rows.set_dense(on=on)

    # Typing

    def type_into(self, line_key: object, field: str = "title") -> None:
        """Open the editor of a field; for a section that of its title."""
        number = self.lines.position_of(line_key)  # pyright: ignore[reportArgumentType]
        if number is None:
            return
        column = 0 if self.lines.rows[number].heading else self._columns[field]
        index = self.lines.index(number, column)
        if self.state() == QAbstractItemView.State.EditingState:
            if index == self.currentIndex():
                return  # it is being typed already
            self.finish_typing()
        self.setCurrentIndex(index)
        self.scrollTo(index)
        self.edit(index)

    def finish_typing(self) -> None:
        """Store what is being typed, as leaving the cell would: other lines are to be shown."""
        if self.state() == QAbstractItemView.State.EditingState:
            self.setFocus()

    def open_cell(self, index: QModelIndex) -> None:
        """Enter or a double click: type, choose a state, or go to the form of the mark."""
        line = self.lines.row_at(index)
        if line is None:
            return
        key = self.lines.columns[index.column()].key
        if line.measure is not None and key == "status":
            self.status_asked.emit(self.below(index), "")
        elif line.measure is not None and key == "mark":
            self.mark_asked.emit()
        else:
            self.type_into(line.key, key if key in EDITABLE else "title")

    def edit(self, index: QModelIndex, *more: object) -> object:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Remember what is typed into, for Tab; a key alone begins only in a deadline."""
        if more and more[0] == QAbstractItemView.EditTrigger.AnyKeyPressed:
            event = more[1] if len(more) > 1 else None
            text = event.text().strip() if isinstance(event, QKeyEvent) else ""
            if not text or not text.isprintable() or index.column() != self._columns["deadline"]:
                return False
        opened = super().edit(index, *more)  # pyright: ignore[reportCallIssue, reportArgumentType]
        if opened:
            self._typed_column = index.column()
            self._make_room(index)
        return opened

    def _make_room(self, index: QModelIndex) -> None:
        """Let the row that a text is typed into be high enough, and wholly in sight."""
        if self._fit is not None and self.lines.columns[index.column()].key not in LINE_FIELDS:
            self._fit.rows.make_room(index.row(), text_height(self.fontMetrics()))

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Tab goes on to the next cell that can be typed into; an untyped draft goes away."""
        if self.keeps_typed(editor, hint):
            return
        had_keys = QApplication.focusWidget()
        within = had_keys is None or self.isAncestorOf(had_keys)
        super().closeEditor(editor, _HINTS.NoHint if hint in _STEPS else hint)
        if self._fit is not None:
            self._fit.rows.end_room()
        if self.lines.position_of(("draft", 0)) is not None:
            self.draft_left.emit()
        elif hint in _STEPS:
            step = _STEPS[hint]
            QTimer.singleShot(1, self, lambda: self._type_beside(step))
        if within:  # else she has gone on to something else
            self.setFocus()

    def _type_beside(self, step: int) -> None:
        """Type into the next cell in sight, over the headings of sections; stay at the ends."""
        row, line = self.currentIndex().row(), self.current_line()
        shown = [self._columns[key] for key in EDITABLE]
        shown = [column for column in shown if not self.isColumnHidden(column)]
        if line is None or line.heading or self._typed_column not in shown:
            return
        place = shown.index(self._typed_column) + step
        while 0 <= row < len(self.lines.rows) and not 0 <= place < len(shown):
            row = self._measure_beside(row, step)
            place = 0 if step > 0 else len(shown) - 1
        if 0 <= row < len(self.lines.rows):
            self.type_into(self.lines.rows[row].key, self.lines.columns[shown[place]].key)

    def _measure_beside(self, row: int, step: int) -> int:
        """The row of the next measure; a number outside the table where there is none."""
        row += step
        while 0 <= row < len(self.lines.rows) and self.lines.rows[row].heading:
            row += step
        return row

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes from cell to cell and never out of a table with lines; F6 does."""
        # Qt asks here too when an editor over a cell goes away.
        if not self.lines.rows or not self.hasFocus():
            return super().focusNextPrevChild(forward)
        self._walk(1 if forward else -1)
        return True

    def _walk(self, step: int) -> None:
        """Go to the next cell in sight; a heading is one cell. At the ends the cursor stays."""
        row, column = self.currentIndex().row(), self.currentIndex().column()
        if row < 0:
            row, column = (0, -1) if step > 0 else (len(self.lines.rows) - 1, self._past)
        column = self._shown_beside(row, column, step)
        if column is None:
            row += step
            if not 0 <= row < len(self.lines.rows):
                return
            column = self._shown_beside(row, -1 if step > 0 else self._past, step) or 0
        index = self.lines.index(row, column)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    @property
    def _past(self) -> int:
        return len(self.lines.columns)

    def _shown_beside(self, row: int, column: int, step: int) -> int | None:
        """The next column in sight of a row, or None behind its end."""
        if self.lines.rows[row].heading:
            return 0 if column == -1 or (step < 0 and column > 0) else None
        column += step
        while 0 <= column < self._past and self.isColumnHidden(column):
            column += step
        return column if 0 <= column < self._past else None

    # Keys and pointer

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt with an arrow moves; a letter in the status opens the states.

        Ctrl+C and Ctrl+V copy; the rest is the table's.
        """
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        plain = not modifiers
        if modifiers == Qt.KeyboardModifier.AltModifier and event.key() in _MOVES:
            self.step_typed.emit(_MOVES[event.key()])
        elif self._typed_in_status(event):
            self.status_asked.emit(self.below(self.currentIndex()), event.text())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste_asked.emit()
        elif plain and event.key() == Qt.Key.Key_F2:
            self.open_cell(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _typed_in_status(self, event: QKeyEvent) -> bool:
        shifted = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        letter = len(event.text()) == 1 and (event.text().isalpha() or event.text() in STATUS_KEYS)
        return (
            letter
            and shifted in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
            and self.is_status(self.currentIndex())
        )

    def dropEvent(self, event: QDropEvent) -> None:
        """Lines fall above or below the middle of the one under the pointer."""
        place = event.position().toPoint()
        row = self.rowAt(place.y())
        if row < 0:
            row = self.lines.rowCount()
        elif place.y() > self.visualRect(self.lines.index(row, 0)).center().y():
            row += 1
        action = Qt.DropAction.MoveAction
        moved = self.lines.dropMimeData(event.mimeData(), action, row, 0, QModelIndex())
        # Not told as a move: Qt would remove the lines from where they were.
        event.setDropAction(Qt.DropAction.CopyAction if moved else Qt.DropAction.IgnoreAction)
        event.setAccepted(moved)
        self.setState(QAbstractItemView.State.NoState)
        self.viewport().update()

    def is_status(self, index: QModelIndex) -> bool:
        """The cell of a measure: a heading has none."""
        line = self.lines.row_at(index)
        return line is not None and line.measure is not None and super().is_status(index)

    # Rows

    def _keep_cursor(self) -> None:
        line = self.current_line()
        self._kept_cell = (None if line is None else line.key, self.currentIndex().column())

    def _restore_cursor(self) -> None:
        self._spans = None
        key, column = self._kept_cell
        number = None if key is None else self.lines.position_of(key)
        if number is not None:
            index = self.lines.index(number, max(0, column))
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(index, flags.NoUpdate)

    def _span_sections(self) -> None:
        headings = [line.heading for line in self.lines.rows]
        if headings != self._spans:
            self._spans = headings
            self.clearSpans()
            for number, heading in enumerate(headings):
                if heading:
                    self.setSpan(number, 0, 1, len(self.lines.columns))

    # Widths

    def kept_width(self, key: str) -> int:
        """The width that the user once gave a column that is out of sight."""
        kept = {} if self._state is None else self._state.widths(_NAME)
        return kept.get(key, LEAST[key])

    def is_filling(self, number: int) -> bool:
        """Whether the width of a column is the program's: only what was dragged is kept."""
        own = self._fit is not None and self.lines.columns[number].key in self._fit.own
        return not own or super().is_filling(number)

    def _on_section_resized(self, number: int, old: int, new: int) -> None:
        if self._fit is None or self._fit.working or not old or not new:
            return
        if not self.lines.columns[number].stretch:
            self._fit.own.add(self.lines.columns[number].key)
        super()._on_section_resized(number, old, new)
