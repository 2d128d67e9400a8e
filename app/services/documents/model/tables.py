"""Tables: what their columns, rows and cells are, and that the cells fill the columns."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from app.services.documents.model.geometry import Align
from app.services.documents.model.images import Image
from app.services.documents.model.paragraphs import ListItem, Paragraph


@dataclass(frozen=True, slots=True)
class Head:
    """How a title stands in the header of a table.

    Attributes:
        over: titles of the groups that the column belongs to, the widest first.
        upright: it is written from below upwards, where a column is narrow.
    """

    over: tuple[str, ...] = ()
    upright: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        title: in the header; a table whose columns have none has no header.
        width: relative to the other columns; None for that of its content. No column is narrower
            than its longest word.
        align: of its cells.
        head: what is unusual about its title.
    """

    title: str
    width: float | None = None
    align: Align = Align.LEFT
    head: Head = Head()


@dataclass(frozen=True, slots=True)
class Form:
    """What makes a cell unusual.

    Attributes:
        columns: how many it goes over.
        rows: likewise, downwards.
        upright: its text is written from below upwards.
        texts: its paragraphs, points and pictures, in place of its text; a picture that is wider
            than the cell is shown smaller.
    """

    columns: int = 1
    rows: int = 1
    upright: bool = False
    texts: tuple[Paragraph | ListItem | Image, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that differs from its column."""

    text: str
    bold: bool = False
    align: Align | None = None
    form: Form | None = None

    @property
    def columns(self) -> int:
        """How many columns it goes over."""
        return self.form.columns if self.form else 1

    @property
    def rows(self) -> int:
        """How many rows it goes over."""
        return self.form.rows if self.form else 1


CellLike: TypeAlias = str | Cell


@dataclass(frozen=True, slots=True)
class Row:
    """A row with a cell for each column that no cell from the left or from above goes over.

    The `total` of the rows above is heavy and stays with them.
    """

    cells: tuple[CellLike, ...]
    total: bool = False


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A row merged over all columns; it stays with the row that follows."""

    text: str


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Rows that share their first cells: `lead` is merged downwards over `rows`."""

    lead: tuple[CellLike, ...]
    rows: tuple[tuple[CellLike, ...], ...]


TableRow: TypeAlias = Row | SectionRow | RowGroup


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its header repeats on every page, a row breaks only when it is very tall.

    `number_columns` adds a header row with the numbers of the columns; a table that is `together`
    starts on a new page when it would otherwise be divided.
    """

    columns: tuple[Column, ...]
    rows: tuple[TableRow, ...]
    number_columns: bool = False
    together: bool = False

    def __post_init__(self) -> None:
        _check_rows(self.rows, len(self.columns))

    @property
    def header_cells(self) -> tuple[tuple[Cell, ...], ...]:
        """The rows that repeat on every page, a title of a group over those of its columns."""
        if not any(column.title or column.head.over for column in self.columns):
            return ()
        rows = tuple(_titles(self.columns))
        if not self.number_columns:
            return rows
        return *rows, tuple(Cell(str(number)) for number in range(1, len(self.columns) + 1))

    @property
    def header_rows(self) -> tuple[tuple[str, ...], ...]:
        """The texts of the rows that repeat on every page."""
        return tuple(tuple(cell.text for cell in row) for row in self.header_cells)


def _titles(columns: Sequence[Column]) -> Iterator[tuple[Cell, ...]]:
    """The rows of a header; a title reaches down to the lowest of them."""
    paths = [(*column.head.over, column.title) for column in columns]
    levels = max(map(len, paths))
    for level in range(levels):
        cells: list[Cell] = []
        before: tuple[str, ...] = ()
        for path, column in zip(paths, columns, strict=True):
            group = path[: level + 1] if level < len(path) - 1 else ()
            if group and group == before:
                cells[-1] = _one_wider(cells[-1])
            elif group:
                cells.append(Cell(group[-1]))
            elif level == len(path) - 1:
                upright = column.head.upright
                form = Form(rows=levels - level, upright=upright)
                cells.append(Cell(path[-1], form=form if form != Form() else None))
            before = group
        yield tuple(cells)


def _one_wider(cell: Cell) -> Cell:
    return replace(cell, form=Form(columns=cell.columns + 1))


def _check_rows(rows: Sequence[TableRow], width: int) -> None:
    """Refuse rows whose cells do not fill the columns, beside those that go on from above."""
    below = [0] * width  # rows that a cell of the column still goes over
    for row in rows:
        match row:
            case Row(cells):
                free = below.count(0)
                taken = sum(1 if isinstance(cell, str) else cell.columns for cell in cells)
                if taken != free:
                    msg = f"row of {taken} cells in a table of {free} free columns"
                    raise ValueError(msg)
                if len(cells) != width or any(not isinstance(cell, str) for cell in cells):
                    below = _reaching(cells, below)
            case RowGroup():
                _check_group(row, width)
            case SectionRow():
                pass


def _reaching(cells: Sequence[CellLike], below: Sequence[int]) -> list[int]:
    """How far down each column is taken after a row."""
    waiting = iter(
        rows
        for cell in cells
        for rows in [1 if isinstance(cell, str) else cell.rows]
        * (1 if isinstance(cell, str) else cell.columns)
    )
    return [left - 1 if left else next(waiting) - 1 for left in below]


def _check_group(group: RowGroup, width: int) -> None:
    if not group.rows:
        msg = "a row group without rows"
        raise ValueError(msg)
    for cells in group.rows:
        if len(group.lead) + len(cells) != width:
            msg = f"row group of {len(group.lead)} + {len(cells)} cells, {width} columns"
            raise ValueError(msg)
