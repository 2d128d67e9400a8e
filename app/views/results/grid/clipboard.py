"""Blocks of cells on the clipboard, the way spreadsheets put them there and read them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData

from app.errors import UserError
from app.services.importing.pasting.copied import rows_of_page, rows_of_text
from app.services.language.plural import PROCEDURE, SCHOOL, counted

if TYPE_CHECKING:
    from app.views.results.grid.model import GridModel

_MOST_ROWS = 2000
Block = list[list[str]]
Place = tuple[int, int]  # row, column


def as_block(model: "GridModel", places: Sequence[Place]) -> Block:
    """The rectangle around the cells; those that are not chosen stay empty."""
    if not places:
        return []
    chosen = set(places)
    rows = range(min(row for row, _ in chosen), max(row for row, _ in chosen) + 1)
    columns = range(min(column for _, column in chosen), max(column for _, column in chosen) + 1)
    return [
        [model.copied_text(row, column) if (row, column) in chosen else "" for column in columns]
        for row in rows
    ]


def as_text(block: Block) -> str:
    """Tabs and line ends between the cells."""
    return "\n".join("\t".join(line) for line in block)


def read_mime(data: QMimeData) -> Block:
    """The block on the clipboard, all rows of one width: its text, or its table without a text."""
    if data.hasText() and data.text().strip("\r\n"):
        return _even(rows_of_text(data.text()))
    return _even(rows_of_page(data.html())) if data.hasHtml() else []


def _even(rows: Sequence[Sequence[str]]) -> Block:
    kept = [[" ".join(cell.split()) for cell in row] for row in rows[:_MOST_ROWS]]
    width = max((len(row) for row in kept), default=0)
    return [row + [""] * (width - len(row)) for row in kept] if width else []


def spread(
    block: Block, chosen: Sequence[Place], current: Place, shape: Place
) -> list[tuple[Place, str]]:
    """The cells that a block falls on, with what each gets.

    As in a spreadsheet: one value fills everything that is chosen; a block repeats over a chosen
    rectangle that is a multiple of it; otherwise it lies down from the upper left chosen cell.

    Raises:
        UserError: the block hangs over the edge of the grid; nothing of it is placed.
    """
    height, width = len(block), len(block[0]) if block else 0
    if not height or not width:
        return []
    if height == width == 1 and len(chosen) > 1:
        return [(place, block[0][0]) for place in chosen]
    top = min((row for row, _ in chosen), default=current[0])
    left = min((column for _, column in chosen), default=current[1])
    down, right = _repeats(chosen, top, left, (height, width))
    require_room((height, width), (top, left), shape)
    return [
        ((top + row, left + column), block[row % height][column % width])
        for row in range(down * height)
        for column in range(right * width)
    ]


def require_room(size: Place, start: Place, shape: Place) -> None:
    """Refuse a block of this size that hangs over the edge of a grid of this shape.

    Raises:
        UserError: with the room that there is.
    """
    (height, width), (top, left), (rows, columns) = size, start, shape
    if top + height > rows or left + width > columns:
        raise UserError(
            f"Блок {height}\u00d7{width} не помещается: от этой ячейки до края таблицы"
            f" {counted(rows - top, SCHOOL)} и {counted(columns - left, PROCEDURE)}.",
            "Ничего не вставлено. Выберите ячейку выше или левее, покажите все процедуры или"
            " скопируйте меньший блок.",
        )


def _repeats(
    chosen: Sequence[Place], top: int, left: int, size: tuple[int, int]
) -> tuple[int, int]:
    """How often a block of this size fits into what is chosen, down and across."""
    if not chosen:
        return 1, 1
    high = max(row for row, _ in chosen) - top + 1
    wide = max(column for _, column in chosen) - left + 1
    whole_rectangle = len(set(chosen)) == high * wide
    if whole_rectangle and high % size[0] == 0 and wide % size[1] == 0:
        return high // size[0], wide // size[1]
    return 1, 1
