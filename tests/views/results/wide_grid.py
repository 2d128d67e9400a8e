"""A grid of 24 schools and nine procedures, and ways to drive it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.services.identification.profile import builtin_profiles
from app.views.results.cell.editor import CellEditor
from app.views.results.grid.view import GridView
from app.views.results.page import ResultsPage

SCHOOLS = 24
CODES = builtin_profiles()[0].procedures  # those that are a column of the grid

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def school_name(number: int) -> str:
    """The name of a school, counted from 1 as the rows of the grid stand."""
    return f"МБОУ «СОШ № {number}»"


def go(page: ResultsPage, row: int, column: int) -> GridView:
    """Put the cursor into a cell and the focus into the grid."""
    view = page.grid.view
    view.setFocus()
    view.walk.go(row, column)
    return view


def at(page: ResultsPage) -> tuple[int, int]:
    """Row and column of the cursor."""
    index = page.grid.view.currentIndex()
    return index.row(), index.column()


def block(page: ResultsPage) -> tuple[int, int, int, int]:
    """First and last row, first and last column of the selection."""
    chosen = page.grid.view.walk.cells
    rows, columns = [row for row, _ in chosen], [column for _, column in chosen]
    assert len(chosen) == (max(rows) - min(rows) + 1) * (max(columns) - min(columns) + 1)
    return min(rows), max(rows), min(columns), max(columns)


def editor(page: ResultsPage) -> CellEditor:
    """The open line of a cell."""
    (found,) = (one for one in page.grid.view.findChildren(CellEditor) if one.isVisible())
    return found


def text_at(page: ResultsPage, row: int, column: int) -> str:
    """What a cell shows."""
    return str(page.grid.model.index(row, column).data()).replace("\u00a0", " ")


def paste(page: ResultsPage, text: str) -> None:
    """Ctrl+V of a text."""
    QApplication.clipboard().setText(text)
    QTest.keyClick(page.grid.view, Qt.Key.Key_V, CTRL)
