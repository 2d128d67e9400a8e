"""A list of a form, edited like a table: added, changed in its cells, moved and taken away by keys.

The list is that of a form: nothing is stored before the form is saved.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemDelegate, QHBoxLayout, QVBoxLayout, QWidget

from app.errors import KnownProblem, UserError
from app.services.importing.pasting.copied import rows_of_page, rows_of_text
from app.services.language.plural import Forms, counted
from app.views.look import theme
from app.views.tables.editing.list_columns import ListColumn, ListLine, table_column
from app.views.tables.editing.list_delegate import ListDelegate, Options
from app.views.tables.row_fit import RowFit
from app.views.tables.row_model import RowTableModel
from app.views.tables.table_view import TableView
from app.views.widgets.buttons import button, icon_button
from app.views.widgets.clipboard import clipboard_data
from app.views.widgets.labels import label

if TYPE_CHECKING:
    from app.views.look.window_state import WindowState

T = TypeVar("T")
_MOST_LINES = 6  # of a cell
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class ListTable(TableView):
    """The table of a list; its order is that of the list, it neither sorts nor filters.

    Signals:
        add_pressed: a new line is wanted.
        move_pressed: the selected lines are to go up (-1) or down (1).
        paste_pressed: the clipboard is to become lines.
    """

    add_pressed = Signal()
    move_pressed = Signal(int)
    paste_pressed = Signal()

    def __init__(
        self,
        model: RowTableModel[ListLine],
        *,
        name: str,
        state: "WindowState | None",
        options: Options,
        proposed: Options,
    ) -> None:
        super().__init__(model, name=name, state=state)
        self._delegate = ListDelegate(self, options, proposed)
        self.setItemDelegate(self._delegate)
        self.act_on_several()
        header = self.horizontalHeader()
        header.setSectionsClickable(False)
        header.setSortIndicatorShown(False)

    @property
    def can_filter(self) -> bool:
        """Never: a line that is hidden would be moved and saved unseen."""
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ins adds, Alt with an arrow moves, Ctrl+V puts lines in."""
        alone = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_Insert and not alone:
            self.add_pressed.emit()
        elif event.key() in _STEPS and alone == Qt.KeyboardModifier.AltModifier:
            self.move_pressed.emit(_STEPS[Qt.Key(event.key())])
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste_pressed.emit()
        else:
            super().keyPressEvent(event)


class ListEditor(QWidget, Generic[T]):
    """The list with its buttons.

    Attributes:
        table: the table.
        buttons: the line of buttons above it; more can be put at its end.

    Signals:
        changed: the list is another one.
        refused: why a typed text was not taken.
        line_selected: what the selected line holds, or None.
        line_opened: what the line holds whose cell was opened that cannot be typed in.
    """

    changed = Signal()
    refused = Signal(str)
    line_selected = Signal(object)
    line_opened = Signal(object)

    def __init__(
        self,
        columns: Sequence[ListColumn[T]],
        *,
        name: str,
        title: str,
        state: "WindowState | None",
        new: Callable[[], T] | None = None,
        rows: tuple[int, int] | None = None,
        add_words: str = "Добавить",
        fixed: bool = False,
    ) -> None:
        """Args: `name` is the key of the remembered widths, `title` the name of the table.

        `new` makes an empty line; without it lines are put in by others. `rows` are the least and
        the most rows that are in sight, else the table has the room that there is. The lines of a
        `fixed` list stay where they are, only their cells are typed.
        """
        super().__init__()
        self._columns, self._new, self._rows = tuple(columns), new, rows
        self._last = 0
        self.model: RowTableModel[ListLine] = RowTableModel(
            [table_column(one, self._replace) for one in columns], key=lambda line: line.key
        )
        options = {one.key: one.options for one in columns if one.options is not None}
        proposed = {one.key: one.proposed for one in columns if one.proposed is not None}
        self.table = ListTable(
            self.model, name=name, state=state, options=options, proposed=proposed
        )
        self.table.setAccessibleName(title)
        if any(one.lines for one in columns):
            RowFit(self.table, _MOST_LINES)
        self.add_button = button(add_words, self.add, icon="plus", tip=f"{add_words} (Ins)")
        self.delete_button = icon_button("trash", "Удалить строку (Delete)", self.delete_selected)
        self.up_button = icon_button("arrow-up", "Выше (Alt+Вверх)", lambda: self.move_selected(-1))
        self.down_button = icon_button(
            "arrow-down", "Ниже (Alt+Вниз)", lambda: self.move_selected(1)
        )
        self._lay_out(title)
        if new is None:
            self.add_button.hide()
        if fixed:
            for part in (self.up_button, self.down_button, self.delete_button):
                part.hide()
        table = self.table
        if not fixed:
            table.add_pressed.connect(self.add)
            table.delete_pressed.connect(self.delete_selected)
            table.move_pressed.connect(self.move_selected)
            table.paste_pressed.connect(self.paste)
        table.row_activated.connect(self._on_activated)
        table.row_selected.connect(self._on_selected)
        self.model.edit_refused.connect(self.refused)
        self._on_selected(None)
        self._fit()

    def _lay_out(self, title: str) -> None:
        self.title = label(title, "small")
        self.title.setBuddy(self.table)
        self.error = label("", "error", wrap=True)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(theme.HALF)
        self.buttons.addWidget(self.title)
        self.buttons.addStretch()
        for part in (self.up_button, self.down_button, self.delete_button, self.add_button):
            self.buttons.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.HALF)
        layout.addLayout(self.buttons)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.error)
        self.error.hide()
        stops = (self.up_button, self.down_button, self.delete_button, self.add_button, self.table)
        for before, after in pairwise(stops):
            self.setTabOrder(before, after)

    # The list

    def values(self) -> tuple[T, ...]:
        """What the lines hold, in their order.

        Raises:
            UserError: a text that was refused still stands in its cell.
        """
        if not self._end_typing():
            raise UserError(self.model.refusal)
        return tuple(line.value for line in self.model.all_rows)

    def set_values(self, values: Sequence[T]) -> None:
        """Show another list; it is not told."""
        self._show([ListLine(self._number(), value) for value in values])
        self.table.clear_selection()

    def refresh(self) -> None:
        """Read the cells again: what they show beside the list is another by now."""
        self.model.set_rows(list(self.model.all_rows))

    def selected(self) -> T | None:
        """What the selected line holds."""
        line = self.table.selected_row()
        return None if line is None else line.value

    def add(self) -> None:
        """A new line under the selected one, with the cursor in its first cell."""
        if self._new is None:
            return
        self.put_in([self._new()])
        column = next(n for n, one in enumerate(self._columns) if one.put is not None)
        index = self.model.index(self.table.currentIndex().row(), column)
        self.table.setCurrentIndex(index)
        self.table.edit(index)

    def replace_selected(self, value: T) -> None:
        """Another content of the selected line."""
        line = self.table.selected_row()
        if line is not None:
            self._replace(line, value)

    def put_in(self, values: Sequence[T]) -> None:
        """New lines under the selected one, or at the end; the first of them is selected."""
        if not values:
            return
        self._end_typing()
        lines = list(self.model.all_rows)
        chosen = self.table.selected_row()
        place = len(lines) if chosen is None else lines.index(chosen) + 1
        new = [ListLine(self._number(), value) for value in values]
        self._show([*lines[:place], *new, *lines[place:]])
        self.table.select_key(new[0].key)
        self.changed.emit()

    def delete_selected(self) -> None:
        """Take the selected lines away; the one behind them is selected."""
        self._end_typing()
        gone = {line.key for line in self.table.selected_rows()}
        if not gone:
            return
        lines = list(self.model.all_rows)
        first = next(n for n, line in enumerate(lines) if line.key in gone)
        kept = [line for line in lines if line.key not in gone]
        self._show(kept)
        if kept:
            self.table.select_key(kept[min(first, len(kept) - 1)].key)
        self.changed.emit()

    def move_selected(self, step: int) -> None:
        """Move the selected lines one up or one down; at an end they stay."""
        self._end_typing()
        moved = {line.key for line in self.table.selected_rows()}
        lines = list(self.model.all_rows)
        order = range(len(lines)) if step < 0 else range(len(lines) - 1, -1, -1)
        barred = -1 if step < 0 else len(lines)
        for place in order:
            if lines[place].key not in moved:
                continue
            if place + step == barred:
                barred = place
                continue
            lines[place], lines[place + step] = lines[place + step], lines[place]
        if [line.key for line in lines] == [line.key for line in self.model.all_rows]:
            return
        current = self.table.selected_row()
        self._show(lines)
        self.table.select_key(current.key)
        self.changed.emit()

    def paste(self) -> None:
        """Rows of the clipboard become lines: of a table of Excel or Word, or of a text."""
        if self._new is None:
            return
        data = clipboard_data()
        rows = rows_of_page(data.html()) if data.hasHtml() else []
        putting = [one for one in self._columns if one.put is not None]
        values: list[T] = []
        for cells in rows or rows_of_text(data.text()):
            if not any(cell.strip() for cell in cells):
                continue
            value = self._new()
            for one, cell in zip(putting, cells, strict=False):
                assert one.put is not None
                try:
                    value = one.put(value, cell.strip())
                except KnownProblem as problem:
                    self.refused.emit(str(problem))
                    return
            values.append(value)
        self.put_in(values)

    def summary(self, forms: Forms) -> str:
        """«5 задач»."""
        return counted(len(self.model.all_rows), forms)

    # Inside

    def _replace(self, line: ListLine, value: T) -> None:
        lines = [
            ListLine(one.key, value) if one.key == line.key else one for one in self.model.all_rows
        ]
        self._show(lines)
        self.changed.emit()

    def _show(self, lines: Sequence[ListLine]) -> None:
        self.model.set_rows(lines)
        self._fit()

    def _number(self) -> int:
        self._last += 1
        return self._last

    def _on_activated(self, line: ListLine) -> None:
        current = self.table.currentIndex()
        if self._columns[current.column()].put is None:
            self.line_opened.emit(line.value)
        else:
            self.table.edit(current)

    def _on_selected(self, line: ListLine | None) -> None:
        for part in (self.up_button, self.down_button, self.delete_button):
            part.setEnabled(line is not None)
        self.line_selected.emit(None if line is None else line.value)

    def show_error(self, reason: str) -> None:
        """Say under the list why it was not accepted; an empty reason clears it."""
        self.error.setText(reason)
        self.error.setVisible(bool(reason))

    def _end_typing(self) -> bool:
        """What is being typed counts, as if the cell had been left; False when it was refused."""
        current = self.table.currentIndex()
        editor = self.table.indexWidget(current) if current.isValid() else None
        if not editor:
            return True
        self.table.commitData(editor)
        self.table.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        return not self.model.refusal

    def _fit(self) -> None:
        if self._rows is None:
            return
        least, most = self._rows
        shown = min(max(self.model.rowCount(), least), most)
        height = self.table.verticalHeader().defaultSectionSize()
        self.table.setFixedHeight(theme.ROW_HEIGHT + shown * height + 2)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keys mean the table; as its proxy it would keep Tab from the buttons."""
        super().focusInEvent(event)
        self.table.setFocus(event.reason())

    def changeEvent(self, event: QEvent) -> None:
        """Other fonts need other rows."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "table"):
            self._fit()
