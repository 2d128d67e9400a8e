"""The shape of an object: its table, its columns, and by what a row is known again."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto


class Sort(Enum):
    """What a column holds, as the file tells it.

    Members:
        LINES: a list of texts, stored a line each.
        HUNDREDTHS: a number, stored in hundredths.
        TIME: «14:30», stored in minutes after midnight.
        SCHOOL, PERSON, ORDER, PROGRAMME, DOCUMENT, FACTOR, PROCEDURE: names the row of its table.
    """

    PLAIN = auto()
    FLAG = auto()
    LINES = auto()
    HUNDREDTHS = auto()
    TIME = auto()
    SCHOOL = auto()
    PERSON = auto()
    ORDER = auto()
    PROGRAMME = auto()
    DOCUMENT = auto()
    FACTOR = auto()
    PROCEDURE = auto()


REFERENCES = frozenset(Sort) - {Sort.PLAIN, Sort.FLAG, Sort.LINES, Sort.HUNDREDTHS, Sort.TIME}


@dataclass(frozen=True, slots=True)
class Column:
    """Where the value of a key stands."""

    name: str
    sort: Sort = Sort.PLAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """How the objects of a list stand in a table.

    Attributes:
        table: its name.
        columns: by key of the object.
        key: columns by which a row is known again.
        unique: whether the table holds one row of a key.
        order: columns by which the rows stand in the file.
        dated: columns with days, the first of which tells the school year of a row; a table that
            has years has this.
        within: columns of those among which a row has its position; empty: of the whole table.
        yearly: whether its rows belong to a school year.
        may_lack_year: whether a row may belong to none.
    """

    table: str
    columns: Mapping[str, Column]
    key: tuple[str, ...]
    unique: bool = False
    order: tuple[str, ...] = ("id",)
    dated: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    yearly: bool = False
    may_lack_year: bool = False

    @property
    def ordered(self) -> bool:
        """Whether its rows stand as they are put."""
        return "position" in self.order


def columns(*plain: str, **named: str | tuple[str, Sort]) -> dict[str, Column]:
    """Columns of the same names as their keys, and others by key."""
    found = {name: Column(name) for name in plain}
    for key, told in named.items():
        found[key] = Column(told) if isinstance(told, str) else Column(*told)
    return found


def inside(parent: str, table: str, told: Mapping[str, Column], *, key: tuple[str, ...]) -> Shape:
    """Rows in their order inside another, named by the column `parent`; the key is among them."""
    return Shape(
        table=table,
        columns=told,
        key=(parent, *key),
        order=("position", "id"),
        within=(parent,),
    )


def in_years(table: str, told: Mapping[str, Column], *, key: tuple[str, ...]) -> Shape:
    """Rows in their order inside a school year; the key is among those of the year."""
    return Shape(
        table=table,
        columns=told,
        key=("year", *key),
        order=("year", "position", "id"),
        within=("year",),
        yearly=True,
    )
