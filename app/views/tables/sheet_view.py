"""The base of every table: it can be copied as a table and saved as a workbook of Excel."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QItemSelectionModel
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QTableView

from app.views.tables.clipboard import put_sheet
from app.views.tables.saving import save_sheet, surroundings

if TYPE_CHECKING:
    from app.services.sheets.sheet import Sheet

SAVE_WORDS, PRINT_WORDS = "Сохранить в Excel…", "Печать…\tCtrl+P"


class SheetView(QTableView):
    """A table that can leave the program. A subclass says what `sheet` and `chosen_sheet` are.

    The accessible name is the title of the workbook.

    Attributes:
        about: which school, plan or year it shows, where only the page around it says so: paper
            tells it in the title.
    """

    about = ""

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

    # Qt

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Show a model; the header hears nothing of what is selected, it would not show it."""
        super().setModel(model)
        if model is not None:
            # Painting a header, Qt asks for every row whether it can be selected.
            header = self.horizontalHeader()
            header.setSelectionModel(QItemSelectionModel(model, header))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C copies what is selected, Ctrl+P shows the pages of the table."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_chosen()
        elif event.matches(QKeySequence.StandardKey.Print):
            self.preview_print()
        else:
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
