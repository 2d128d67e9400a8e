"""A table as it leaves the program: columns, and rows of cells with their texts and values."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

_WHOLE_H = 10_000  # 100 % in hundredths of a percent


class Share(NamedTuple):
    """A share, kept as its two counts; `digits` decimals of its percents are shown."""

    part: int
    base: int
    digits: int = 1

    @property
    def ratio(self) -> float:
        """11 of 89 is 0.1236; the base is never 0."""
        return self.part / self.base


def share_of_h(percent_h: int) -> Share:
    """A percent in hundredths, shown with the decimals that it has."""
    digits = 2 if percent_h % 10 else 1 if percent_h % 100 else 0
    return Share(percent_h, _WHOLE_H, digits)


# A datetime is aware, as everywhere; a float is a measure such as kilometres.
Value = int | float | Share | date | datetime


class Cell(NamedTuple):
    """What a cell shows, its number, day or share (None: it is a text), and its weight."""

    text: str
    value: Value | None = None
    bold: bool = False


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column of a sheet.

    Attributes:
        title: its header.
        typed: its cells are numbers or days. A dash in such a column says that there is none, and
            a workbook leaves the cell empty.
    """

    title: str
    typed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A table.

    Attributes:
        title: what it shows.
        columns: from left to right.
        rows: cells in the order of the columns; they may be made while they are read.
        count: number of rows.
        note: what is shown and yet not in it, a sentence for the user, or empty.
        filtered: which rows these are, when not all: «Показано 12 из 40. …»; it stands on paper.
        grouped: the first column says under which heading a row stands, and rows of one heading
            follow each other: on paper it is a line above them and no column.
    """

    title: str
    columns: Sequence[SheetColumn]
    rows: Iterable[Sequence[Cell]]
    count: int
    note: str = ""
    filtered: str = ""
    grouped: bool = False
