"""Puts cells onto the clipboard as lines with tabulators and as a table at once."""

from PySide6.QtGui import QGuiApplication

from app.services.importing.pasting.copied import text_of_rows
from app.services.sheets.markup import html_of, lines_of
from app.services.sheets.sheet import Sheet
from app.views.widgets.clipboard import empty_data


def put_sheet(sheet: Sheet) -> None:
    """Copy the rows of a sheet under their titles."""
    put(*copied(sheet))


def copied(sheet: Sheet) -> tuple[str, str]:
    """A sheet as lines and as HTML; for any thread."""
    titles, rows = [column.title for column in sheet.columns], list(sheet.rows)
    return text_of_rows(lines_of(titles, rows)), html_of(titles, rows)


def put(text: str, html: str) -> None:
    """Put a text there, and a table that says the same."""
    data = empty_data()
    data.setText(text)
    data.setHtml(html)
    QGuiApplication.clipboard().setMimeData(data)
