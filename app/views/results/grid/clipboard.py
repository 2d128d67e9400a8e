"""Blocks of cells on the clipboard, the way spreadsheets put them there and read them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData

from app.errors import UserError
from app.services.importing.pasting.copied import rows_of_page, rows_of_text
from app.services.language.plural import PROCEDURE, SCHOOL, counted
from app.services.sheets.markup import html_line, html_of_lines
from app.services.sheets.sheet import Cell
from app.views.results.grid.chosen import Chosen, Place

if TYPE_CHECKING:
    from app.services.results import SchoolCell
    from app.views.results.cell.cells import GridTable, Key
    from app.views.results.grid.model import GridModel
    from app.views.results.grid.view import GridView

_MOST_ROWS = 2000
Block = list[list[str]]


def copying(
    model: "GridModel", chosen: Chosen, done: Callable[[str, str], object]
) -> Iterator[None]:
    """Steps, a row each, that make the rectangle around the cells ready for the clipboard.

    At the end `done` gets its text, and a web page that says the same; over the whole grid that
    one names the schools and procedures. Cells that are not chosen stay empty. What the model
    shows meanwhile does not matter, it is the schools of this moment that are copied.
    """
    table = model.table
    if table is None or not chosen.runs:
        return iter(())
    titles: list[str] = []
    if len(chosen) == model.rowCount() * model.columnCount():
        titles = ["Школа", *(one.short_title for one in table.procedures)]
    return _copying(_rows(model, table, chosen), titles, done)


def _copying(
    rows: Iterable[tuple[str, list[str]]], titles: list[str], done: Callable[[str, str], object]
) -> Iterator[None]:
    texts: list[str] = []
    lines: list[str] = []
    for school, row in rows:
        texts.append("\t".join(row))
        lines.append(html_line([Cell(text) for text in ([school, *row] if titles else row)]))
        yield
    done("\n".join(texts), html_of_lines(titles, lines))


def _rows(
    model: "GridModel", table: "GridTable", chosen: Chosen
) -> Iterable[tuple[str, list[str]]]:
    """Name of the school and texts of every row of the rectangle."""
    (top, left), (bottom, right) = chosen.corners
    schools = model.schools[top : bottom + 1]
    keys = [procedure.id for procedure in table.procedures[left : right + 1]]
    held, cells = model.held, table.cells

    def row_of(number: int, school: "SchoolCell") -> tuple[str, list[str]]:
        texts = [""] * len(keys)
        for first, last in chosen.runs.get(top + number, ()):
            for place in range(first - left, last - left + 1):
                key = (school.id, keys[place])
                texts[place] = held[key].text if key in held else cells.copied(key)
        return school.name, texts

    return (row_of(number, school) for number, school in enumerate(schools))


def read_mime(data: QMimeData) -> Block:
    """The block on the clipboard, all rows of one width: its text, or its table without a text."""
    if data.hasText() and data.text().strip("\r\n"):
        return _even(rows_of_text(data.text()))
    return _even(rows_of_page(data.html())) if data.hasHtml() else []


def _even(rows: Sequence[Sequence[str]]) -> Block:
    kept = [[" ".join(cell.split()) for cell in row] for row in rows[:_MOST_ROWS]]
    width = max((len(row) for row in kept), default=0)
    return [row + [""] * (width - len(row)) for row in kept] if width else []


def spread(block: Block, chosen: Chosen, current: Place, shape: Place) -> list[tuple[Place, str]]:
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
    top, left = chosen.corner(current)
    down, right = _repeats(chosen, (height, width))
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


def _repeats(chosen: Chosen, size: tuple[int, int]) -> tuple[int, int]:
    """How often a block of this size fits into what is chosen, down and across."""
    if not chosen.runs:
        return 1, 1
    (top, left), (bottom, right) = chosen.corners
    high, wide = bottom - top + 1, right - left + 1
    whole_rectangle = len(chosen) == high * wide
    if whole_rectangle and high % size[0] == 0 and wide % size[1] == 0:
        return high // size[0], wide // size[1]
    return 1, 1


class Moving:
    """Cells that were cut and wait to be moved; anything else that is done lets them go.

    Attributes:
        keys: the cells, empty while none wait.
        text: what the clipboard has of them.
    """

    def __init__(self, view: "GridView") -> None:
        self._view = view
        self.keys: tuple[Key, ...] = ()
        self.text = ""

    def begin(self) -> None:
        """Let the selected cells wait, framed; the clipboard gets them as for copying."""
        self.forget()
        keys = self.keys = tuple(self._view.chosen_keys())
        self._view.show_cut(self._view.walk.cells)

        def copied(text: str) -> None:
            if self.keys is keys:
                self.text = text

        self._view.copy(copied)

    def of_text(self, text: str) -> "tuple[Key, ...]":
        """The cells that this text of the clipboard was cut from; none when it is another."""
        return self.keys if self.keys and text == self.text else ()

    def forget(self) -> None:
        """They stay where they are."""
        self.keys, self.text = (), ""
        self._view.show_cut(())
