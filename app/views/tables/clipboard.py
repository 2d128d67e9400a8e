"""Puts cells onto the clipboard as lines with tabulators and as a table at once."""

import atexit

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from app.services.importing.pasting.copied import text_of_rows
from app.services.sheets.markup import html_of, lines_of
from app.services.sheets.sheet import Sheet


def put_sheet(sheet: Sheet) -> None:
    """Copy the rows of a sheet under their titles."""
    titles, rows = [column.title for column in sheet.columns], list(sheet.rows)
    put(text_of_rows(lines_of(titles, rows)), html_of(titles, rows))


def put(text: str, html: str) -> None:
    """Put a text there, and a table that says the same."""
    data = QMimeData()
    data.setText(text)
    data.setHtml(html)
    atexit.unregister(_keep_only_text)
    atexit.register(_keep_only_text, text)
    QGuiApplication.clipboard().setMimeData(data)


def _keep_only_text(text: str) -> None:
    """Data that Python made and Qt still holds would crash the program at its very end."""
    if QGuiApplication.instance() is None:
        return
    clipboard = QGuiApplication.clipboard()
    if clipboard.text() == text:  # nobody else has copied since
        clipboard.setText(text)
