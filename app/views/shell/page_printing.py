"""Ctrl+P where nothing nearer prints: the table of the page."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint

from app.views.tables.sheet_view import SheetView

if TYPE_CHECKING:
    from app.views.base.page import Page

_NOTHING = "Печатать нечего: в этом разделе сейчас не показана ни одна таблица."


def print_page(page: "Page") -> None:
    """Show the pages of its table, of several the first from the left; say where there is none."""
    tables = [
        table for table in page.findChildren(SheetView) if table.isVisible() and table.can_be_saved
    ]
    if not tables:
        page.context.messages.inform(_NOTHING)
        return

    def place(table: SheetView) -> tuple[int, int]:
        corner = table.mapTo(page, QPoint())
        return corner.x(), corner.y()

    min(tables, key=place).preview_print()
