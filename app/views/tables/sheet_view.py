"""The base of every table: its headers filter, it can be copied as a table and saved for Excel."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelectionModel,
    QKeyCombination,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QTableView, QWidget
from shiboken6 import isValid

from app.services.language.plural import ROW, counted
from app.views.tables.clipboard import copied, put
from app.views.tables.filter_header import FilterHeader
from app.views.tables.foot import FilterLine, TableFoot
from app.views.tables.saving import save_sheet, surroundings

if TYPE_CHECKING:
    from app.services.sheets.sheet import Sheet
    from app.views.tables.filtering import Filterable

_FILTER_KEYS = (
    QKeyCombination(Qt.KeyboardModifier.AltModifier, Qt.Key.Key_Down),
    QKeyCombination(
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_L
    ),
)
_COPIED_AT_ONCE = 1000  # rows
_CTRL = Qt.KeyboardModifier.ControlModifier
_FAR = (Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
SAVE_WORDS, PRINT_WORDS = "Сохранить в Excel…", "Печать…\tCtrl+P"


def going_far(event: QEvent | None) -> QEvent | None:
    """Of Ctrl+End and the like the key alone.

    With Ctrl Qt goes there and selects nothing: the selected row stays out of sight, and what is
    done then is done to it.
    """
    if not isinstance(event, QKeyEvent) or event.key() not in _FAR:
        return event
    return QKeyEvent(event.type(), event.key(), event.modifiers() & ~_CTRL)


def with_own(text: str, own: str) -> str:
    """The tooltip of a cell that is cut: its text and what its column adds.

    What the column adds may begin with the text, or tell all of it line by line: it stands alone.
    """
    if not own:
        return text
    retold = len(own) > len(text) and text.startswith(own.splitlines()[0])
    return own if retold or own.startswith(text) else f"{text}\n{own}"


class SheetView(QTableView):
    """A table that can be filtered and leave the program.

    A subclass says what `sheet` and `chosen_sheet` are, sets `filterable` to its model and calls
    `show_filter` when other rows are shown. The accessible name is the title of the workbook.

    Attributes:
        filterable: the model, whose columns the headers filter.
        about: which school, plan or year it shows, where only the page around it says so: paper
            tells it in the title.

    Signals:
        filtering_changed: the headers began to filter, or stopped.
    """

    about = ""
    filterable: "Filterable"
    filtering_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._foot: TableFoot | None = None
        self._filter_line: FilterLine | None = None
        self.setHorizontalHeader(FilterHeader(self))

    def sheet(self) -> "Sheet":
        """Everything that the table shows, with the columns a narrow window hides."""
        raise NotImplementedError

    def chosen_sheet(self) -> "Sheet":
        """The selected part of it."""
        raise NotImplementedError

    def copy_chosen(self) -> None:
        """Put the selected rows onto the clipboard under their headers; many beside the window."""
        chosen, around = self.chosen_sheet(), surroundings(self)
        if chosen.count > _COPIED_AT_ONCE and around is not None:
            messages = around.context.messages

            def on_done(made: tuple[str, str]) -> None:
                put(*made)
                messages.toast(f"Скопировано: {counted(chosen.count, ROW)}")

            task = around.context.tasks.run(
                lambda: copied(chosen), on_done, title="Копирование таблицы"
            )
            around.page.progress.follow(task)
        elif chosen.count:
            put(*copied(chosen))

    def save_to_excel(self) -> None:
        """Ask for a file and write the table into it."""
        save_sheet(self, self.sheet())

    def printed_sheet(self) -> "Sheet":
        """What is printed of the table."""
        sheet = self.sheet()
        return replace(sheet, title=f"{sheet.title}: {self.about}") if self.about else sheet

    def preview_print(self) -> None:
        """Show the table on pages, to be printed from there."""
        around = surroundings(self)
        if around is not None and self.can_be_saved:
            from app.views.preview.sheet_preview import SheetPreview

            SheetPreview(around.context, self.printed_sheet(), self.window()).open()

    @property
    def can_be_saved(self) -> bool:
        """Whether there is something to save, and a window that can do it."""
        return self.model().rowCount() > 0 and surroundings(self) is not None

    def add_sheet_actions(self, menu: QMenu) -> None:
        """What a context menu offers for a whole table."""
        for words, slot in ((SAVE_WORDS, self.save_to_excel), (PRINT_WORDS, self.preview_print)):
            menu.addAction(words, slot).setEnabled(self.can_be_saved)

    def add_filter_actions(self, menu: QMenu, number: int) -> None:
        """What a context menu offers for the column under the pointer."""
        menu.addSeparator()
        opening = menu.addAction("Отбор по столбцу…\tAlt+Вниз", lambda: self.open_filter(number))
        opening.setEnabled(number >= 0 and self.can_filter)
        if self.filterable.filter_words():
            menu.addAction("Показать все строки\tEsc", self.clear_filters)

    # Filtering

    @property
    def foot(self) -> TableFoot:
        """The lines at its lower edge."""
        if self._foot is None:
            self._foot = TableFoot(self)
        return self._foot

    @property
    def can_filter(self) -> bool:
        """Whether there is anything to be filtered, or a filter to be taken away."""
        return self.model().rowCount() > 0 or bool(self.filterable.filter_words())

    @property
    def can_sort(self) -> bool:
        """Whether a click on a header sorts."""
        header = self.horizontalHeader()
        return header.sectionsClickable() and header.isSortIndicatorShown()

    def is_filtered(self, number: int) -> bool:
        """Whether the header of a column filters."""
        return self.filterable.column_filter(number).active

    def open_filter(self, number: int) -> None:
        """Show the values of a column with ticks."""
        header = self.horizontalHeader()
        assert isinstance(header, FilterHeader)
        if number >= 0:
            self.open_filter_at(header.place_below(number), number)

    def open_filter_at(self, place: QPoint, number: int) -> None:
        """The same at a place of the screen, for what has no header of its own."""
        if self.can_filter:
            self.filterable.when_texts_known(number, lambda: self._show_popup(place, number))

    def _show_popup(self, place: QPoint, number: int) -> None:
        from app.views.tables.filter_popup import FilterPopup

        if isValid(self) and self.isVisible():
            FilterPopup(self, number).show_at(place)

    def clear_filters(self) -> None:
        """Show what the headers hid; the keys stay in the table."""
        self.filterable.clear_filters()
        self.setFocus()

    def show_filter(self) -> None:
        """Say under the table how many rows the headers leave; nothing when they filter nothing."""
        words = self.filterable.filter_words()
        if not words and self._filter_line is None:
            return
        if self._filter_line is None:
            self._filter_line = FilterLine(self)
        self._filter_line.show_words(words, self.filterable.filter_words(long=True))
        was_on = self.property("filtered") == "true"
        self.setProperty("filtered", "true" if words else "false")  # a `ContentStack` looks at it
        self.foot.show_line(self._filter_line, on=bool(words))
        self.horizontalHeader().viewport().update()
        if was_on != bool(words):
            self.filtering_changed.emit()

    def filter_key(self, event: QKeyEvent) -> bool:
        """Do what a key means for filtering; False when it means something else."""
        if event.keyCombination() in _FILTER_KEYS:
            self.open_filter(max(0, self.currentIndex().column()))
            return True
        if event.key() == Qt.Key.Key_Escape and self.filterable.filter_words():
            self.clear_filters()
            return True
        return False

    # Qt

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Show a model; the header hears nothing of what is selected, it would not show it."""
        super().setModel(model)
        if model is not None:
            # Painting a header, Qt asks for every row whether it can be selected.
            header = self.horizontalHeader()
            header.setSelectionModel(QItemSelectionModel(model, header))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C copies what is selected, Ctrl+P shows the pages; Alt+Down and Esc filter."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_chosen()
        elif event.matches(QKeySequence.StandardKey.Print):
            self.preview_print()
        elif not self.filter_key(event):
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Copy, select everything, save."""
        self.open_menu(QMenu(self), event)

    def open_menu(self, menu: QMenu, event: QContextMenuEvent) -> None:
        """Show a menu where it was asked for, with what every table offers below its own."""
        copying = menu.addAction("Копировать\tCtrl+C", self.copy_chosen)
        copying.setEnabled(self.selectionModel().hasSelection())
        menu.addAction("Выделить всё\tCtrl+A", self.selectAll)
        self.add_filter_actions(menu, self.indexAt(event.pos()).column())
        menu.addSeparator()
        self.add_sheet_actions(menu)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())
