"""Blocks of cells as text, the way spreadsheets put them on the clipboard."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QModelIndex, Qt

from app.views.results.grid_model import CELL_ROLE, GridModel

_MOST_ROWS = 2000


def as_text(model: GridModel, indexes: Sequence[QModelIndex]) -> str:
    """The rectangle around the cells, tabs and line ends between them; empty cells stay empty."""
    if not indexes:
        return ""
    chosen = {(index.row(), index.column()) for index in indexes}
    rows = range(min(row for row, _ in chosen), max(row for row, _ in chosen) + 1)
    columns = range(min(column for _, column in chosen), max(column for _, column in chosen) + 1)
    return "\n".join(
        "\t".join(
            _cell_text(model.index(row, column)) if (row, column) in chosen else ""
            for column in columns
        )
        for row in rows
    )


def _cell_text(index: QModelIndex) -> str:
    """What can be pasted back: «11 из 89», «33 %», «нет участников»."""
    cell = index.data(CELL_ROLE)
    if cell is None:
        return str(index.data(Qt.ItemDataRole.EditRole) or "")
    return str(cell.counts or cell.share)


def block_of(text: str) -> list[list[str]]:
    """Rows and cells of a copied block; the empty line that spreadsheets add is left out."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if lines and not lines[-1]:
        lines.pop()
    return [line.split("\t") for line in lines[:_MOST_ROWS]]


def placed(
    model: GridModel, start: QModelIndex, block: Sequence[Sequence[str]]
) -> Iterator[tuple[QModelIndex, str]]:
    """The cells that a block falls on from `start`; what hangs over the edge is left out."""
    for down, line in enumerate(block):
        for right, text in enumerate(line):
            index = model.index(start.row() + down, start.column() + right)
            if index.isValid():
                yield index, text.strip()
