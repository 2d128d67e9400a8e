"""Columns of a table in words: what they are called, and how their values read."""

from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from typing import Any

from app.enums import LabelledEnum
from app.services.language.dates import date_digits, time_digits, year_name
from app.services.language.numbers import hundredths as hundredths_words
from app.services.language.numbers import whole
from app.services.log.words.setting_names import setting_name
from app.services.reference import passport_indicators

_LONGEST = 160


class Unit(Enum):
    """What a stored value is.

    `ORDER` is a place among others: it is told of a row that moved, not of one that came or went.
    `ANY` is a value of a setting, which may be of any kind.
    """

    TEXT = auto()
    COUNT = auto()
    HUNDREDTHS = auto()
    YEAR = auto()
    DAY = auto()
    TIME = auto()
    FLAG = auto()
    ORDER = auto()
    CHOICE = auto()
    LINK = auto()
    INDICATOR = auto()
    SETTING = auto()
    ANY = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column in words.

    Attributes:
        title: its name inside a sentence, lower case; empty when it is only part of a row's name.
        unit: what its values are.
        choice: the closed set of a `CHOICE`.
        refers: the table of a `LINK`.
        in_history: its name in the history of a school where that differs from `title`.
    """

    title: str
    unit: Unit = Unit.TEXT
    choice: type[LabelledEnum] | None = None
    refers: str = ""
    in_history: str = ""

    @property
    def told(self) -> str:
        """Its name in the history of a school."""
        return self.in_history or self.title


def text(title: str, *, in_history: str = "") -> Column:
    """Words as they were typed."""
    return Column(title=title, in_history=in_history)


def count(title: str, *, in_history: str = "") -> Column:
    """A whole number of something."""
    return Column(title=title, unit=Unit.COUNT, in_history=in_history)


def hundredths(title: str) -> Column:
    """A number that is stored in hundredths of its unit."""
    return Column(title=title, unit=Unit.HUNDREDTHS)


def year(title: str = "учебный год") -> Column:
    """A school year by its later calendar year."""
    return Column(title=title, unit=Unit.YEAR)


def day(title: str, *, in_history: str = "") -> Column:
    """A date."""
    return Column(title=title, unit=Unit.DAY, in_history=in_history)


def time(title: str) -> Column:
    """A time of the day in minutes after midnight."""
    return Column(title=title, unit=Unit.TIME)


def flag(title: str) -> Column:
    """Yes or no."""
    return Column(title=title, unit=Unit.FLAG)


def order(title: str = "место по порядку") -> Column:
    """A place among the rows of the same parent."""
    return Column(title=title, unit=Unit.ORDER)


def choice(title: str, values: type[LabelledEnum], *, in_history: str = "") -> Column:
    """One of a closed set."""
    return Column(title=title, unit=Unit.CHOICE, choice=values, in_history=in_history)


def link(title: str, refers: str, *, in_history: str = "") -> Column:
    """The key of a row of another table."""
    return Column(title=title, unit=Unit.LINK, refers=refers, in_history=in_history)


def owner(refers: str) -> Column:
    """The key of the row that this one belongs to: part of its name, not told on its own."""
    return Column(title="", unit=Unit.LINK, refers=refers)


def indicator() -> Column:
    """Code of an indicator of a passport; part of the name of its value."""
    return Column(title="", unit=Unit.INDICATOR)


def setting() -> Column:
    """Key of a setting; the name of its value."""
    return Column(title="", unit=Unit.SETTING)


def value_words(column: Column, value: Any) -> str:  # noqa: ANN401 - JSON of the log
    """A stored value as it reads; empty without one, and for a link, which `Names` knows.

    A value that does not fit its unit is told as it is stored: the log is older than any rule.
    """
    if value is None or value == "":
        return ""
    if column.choice is not None and value in {member.value for member in column.choice}:
        return column.choice(value).label
    if column.unit is Unit.INDICATOR:
        return indicator_title(value)
    if column.unit is Unit.SETTING:
        return setting_name(value)
    if isinstance(value, bool):
        return "да" if value else "нет"
    if isinstance(value, int):
        return _number(column.unit, value)
    if isinstance(value, str):
        return short(day_words(value))
    return ""


def short(words: str) -> str:
    """One line that fits a list."""
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"


def _number(unit: Unit, value: int) -> str:
    if unit is Unit.HUNDREDTHS:
        return hundredths_words(value)
    if unit is Unit.TIME:
        return time_digits(value)
    return year_name(value) if unit is Unit.YEAR else whole(value)


def indicator_title(code: str) -> str:
    """Title of an indicator of a passport; empty when there is no such one."""
    return next((one.title for one in passport_indicators() if one.code == code), "")


def day_words(stored: str) -> str:
    """A stored date as it is read here; any other text as it is."""
    try:
        return (
            date_digits(date.fromisoformat(stored)) if len(stored) == len("2026-01-01") else stored
        )
    except ValueError:
        return stored
