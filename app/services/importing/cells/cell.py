"""What a cell of a spreadsheet may hold, and its text."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal


@dataclass(frozen=True, slots=True)
class Percent:
    """A number that its cell shows with a percent sign.

    Attributes:
        value: percents: 33.0 for 0.33 in the format `0%` and for 33 in the format `0"%"`.
        shown: the text in the cell: «33 %».
    """

    value: float
    shown: str


@dataclass(frozen=True, slots=True)
class Formatted:
    """A number or a date that its cell shows otherwise than by itself: 000042, «октябрь 2025».

    A whole or decimal number in an ordinary format and a date in digits with its day stand as
    they are.

    Attributes:
        value: what is stored in the cell.
        shown: the text in the cell.
    """

    value: float | date | datetime | time | timedelta
    shown: str


@dataclass(frozen=True, slots=True)
class Fault:
    """A cell without a value to read: an error, a formula never calculated, the name of a person.

    Attributes:
        kind: which of them.
        shown: «#ССЫЛКА!» for an error, the formula for a formula; never the name.
    """

    kind: Literal["error", "formula", "person", "person-for-school"]
    shown: str


Cell = float | int | str | bool | date | datetime | time | timedelta | Percent | Formatted | Fault

MISSING = frozenset(
    {"", "-", "–", "—", "−", "x", "х", "н/д", "нд", "н/а", "нет данных", "нет отметки", "*", "…"}
)


def shown(value: Cell) -> str:
    """A cell as the user sees it in the spreadsheet, cut to a readable length."""
    text = parse_text(value)
    return text if len(text) <= 40 else text[:39] + "…"


def parse_text(value: Cell) -> str:
    """One line of text; a whole number without «.0», an empty cell as an empty text."""
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, bool):
        return "ИСТИНА" if value else "ЛОЖЬ"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else f"{value:.10g}".replace(".", ",")
    if isinstance(value, Percent | Formatted | Fault):
        return " ".join(value.shown.split())
    return f"{value:%d.%m.%Y}" if isinstance(value, date) else str(value)


def parse_lines(value: Cell) -> str:
    """Text that keeps its line breaks."""
    if not isinstance(value, str):
        return parse_text(value)
    return "\n".join(" ".join(line.split()) for line in value.strip().splitlines())


def has_percent_sign(value: Cell) -> bool:
    """Whether a cell shows a percent sign."""
    return isinstance(value, Percent) or (isinstance(value, str) and "%" in value)


def is_missing(value: Cell) -> bool:
    """Whether a cell says nothing: empty, «-», «нет данных»."""
    return isinstance(value, str) and value.strip().casefold() in MISSING
