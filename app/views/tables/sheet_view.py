"""The base of every table: it can be copied as a table and saved as a workbook of Excel."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QTableView

from app.views.tables.clipboard import put_sheet
from app.views.tables.saving import save_sheet, surroundings

if TYPE_CHECKING:
    from app.services.sheets.sheet import Sheet

SAVE_WORDS = "Сохранить в Excel…"


class SheetView(QTableView):
    """A table that can leave the program. A subclass says what `sheet` and `chosen_sheet` are.

    The accessible name is the title of the workbook.
    """

    def sheet(self) -> "Sheet":
        """Everything that the table shows, with the columns a narrow window hides."""
        raise NotImplementedError

    def chosen_sheet(self) -> "Sheet":
        """The selected part of it."""
        raise NotImplementedError

    def copy_chosen(self) -> None:
        """Put the selected rows onto the clipboard under their headers."""
        chosen = self.chosen_sheet()
        if chosen.count:
            put_sheet(chosen)

    def save_to_excel(self) -> None:
        """Ask for a file and write the table into it."""
        save_sheet(self, self.sheet())

    @property
    def can_be_saved(self) -> bool:
        """Whether there is something to save, and a window that can do it."""
        return self.model().rowCount() > 0 and surroundings(self) is not None

    def add_sheet_actions(self, menu: QMenu) -> None:
        """What a context menu offers for a whole table."""
        saving = menu.addAction(SAVE_WORDS, self.save_to_excel)
        saving.setEnabled(self.can_be_saved)

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C copies what is selected."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_chosen()
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Copy, select everything, save."""
        menu = QMenu(self)
        copying = menu.addAction("Копировать\tCtrl+C", self.copy_chosen)
        copying.setEnabled(self.selectionModel().hasSelection())
        menu.addAction("Выделить всё\tCtrl+A", self.selectAll)
        menu.addSeparator()
        self.add_sheet_actions(menu)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())
