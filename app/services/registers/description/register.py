"""What a register is: the table, its words, the columns that are typed, what cannot be."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from app.services.log.words.columns import Column, Unit
from app.services.log.words.table import TableWords
from app.services.writing.target import Wrong

Values = Mapping[str, Any]  # by column: text, date, minutes, key, number or flag; None: nothing
Check = Callable[[Values, Sequence[Values]], Iterable[Wrong]]  # of a row among the others

SCHOOL_HEADINGS = ("ОО", "образовательная организация", "наименование ОО", "наименование школы")
PERSON_HEADINGS = ("ФИО", "фамилия, имя, отчество")

_LONGEST, _LONGEST_LINES = 1000, 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterRow:
    """A row of a register.

    Attributes:
        id: its key.
        year: the school year that it belongs to; None of a register without years.
        values: what is entered by the columns of the register.
        names: the rows that it refers to, in words, by the same columns.
        children: the rows that belong to it, by the name of their register.
    """

    id: int
    year: int | None
    values: Values
    names: Mapping[str, str]
    children: "Mapping[str, tuple[RegisterRow, ...]]"

    def text(self, column: str) -> str:
        """A text of it; the name of what a link leads to; empty while not entered."""
        if column in self.names:
            return self.names[column]
        value = self.values.get(column)
        return value if isinstance(value, str) else ""

    def day(self, column: str) -> date | None:
        """A date of it."""
        value = self.values.get(column)
        return value if isinstance(value, date) else None

    def number(self, column: str) -> int | None:
        """A number or a key of it."""
        value = self.values.get(column)
        return value if isinstance(value, int) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterColumn:
    """A column that is typed.

    Attributes:
        name: of the column in the table.
        required: a row without it is refused.
        lines: several lines may be typed.
        hint: what a field shows while it is empty.
        usual: what a new row has in it.
        short: a word or a number is typed: the field is narrow, others stand beside it.
        also: what else a table of somebody else calls it in its header.
    """

    name: str
    required: bool = False
    lines: bool = False
    hint: str = ""
    usual: Any = None
    short: bool = False
    also: tuple[str, ...] = ()

    @property
    def longest(self) -> int:
        """How many letters it may hold."""
        return _LONGEST_LINES if self.lines else _LONGEST


class Sort(StrEnum):
    """What is typed into a column."""

    TEXT = "text"
    LINES = "lines"
    DAY = "day"
    TIME = "time"
    FLAG = "flag"
    CHOICE = "choice"
    SCHOOL = "school"
    PERSON = "person"
    ORDER = "order"


_OF_UNIT = {
    Unit.TEXT: Sort.TEXT,
    Unit.DAY: Sort.DAY,
    Unit.TIME: Sort.TIME,
    Unit.FLAG: Sort.FLAG,
    Unit.CHOICE: Sort.CHOICE,
}
_OF_TABLE = {"school": Sort.SCHOOL, "person": Sort.PERSON, "order_record": Sort.ORDER}


def _nothing(_values: Values, _others: Sequence[Values]) -> tuple[Wrong, ...]:
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """A register.

    Attributes:
        words: the description of its table; titles, links and closed sets are those of it.
        title: «График собеседований».
        note: what it is for, one sentence.
        columns: those that are typed, in their order.
        order: columns by which its rows stand.
        parent: the column with the row that its rows belong to; empty of a register by itself.
        children: the registers whose rows belong to a row of it.
        check: what cannot be of a row among the others.
        distinct: the column that no two rows under one owner share; a row in which it becomes
            another one is another row. Empty where several may.
        position: its place in the list of registers.
    """

    words: TableWords
    title: str
    note: str = ""
    columns: tuple[RegisterColumn, ...]
    order: tuple[str, ...] = ("position",)
    parent: str = ""
    children: "tuple[Register, ...]" = ()
    check: Check = _nothing
    distinct: str = ""
    position: int = 0

    @property
    def name(self) -> str:
        """That of its table."""
        return self.words.table

    @property
    def yearly(self) -> bool:
        """Whether its rows belong to a school year."""
        return "year" in self.words.columns

    @property
    def ordered(self) -> bool:
        """Whether its rows stand as they are put, not by what they say."""
        return "position" in self.words.columns

    def column(self, name: str) -> RegisterColumn:
        """A column by its name."""
        return next(one for one in self.columns if one.name == name)

    def described(self, column: str) -> Column:
        """What a column is called and holds."""
        return self.words.columns[column]

    def sort(self, column: str) -> Sort:
        """What is typed into a column."""
        described = self.described(column)
        if described.refers:
            return _OF_TABLE[described.refers]
        return Sort.LINES if self.column(column).lines else _OF_UNIT[described.unit]

    def title_of(self, column: str) -> str:
        """«Дата» as it heads a column or a field; of a school that owns the row, «Школа»."""
        title = self.described(column).title or _OWNERS[self.described(column).refers]
        return title[:1].upper() + title[1:]


_OWNERS = {"school": "школа", "person": "сотрудник", "expert_document": "документ"}
