"""What the arguments of commands may be; argparse calls these with the text that was typed."""

from argparse import ArgumentTypeError
from datetime import date
from pathlib import Path

from app.errors import UserError
from app.services.language.dates import FIRST_YEAR, LAST_YEAR, parse_day
from app.services.language.deadlines.periods import PlanPeriod, period_between
from app.services.storage.files.files import require_possible

_MOST_DAYS = 4  # digits
_MOST_DIGITS = 15  # more than any table has


def place(text: str) -> Path:
    """A file or a folder, there or not.

    Raises:
        ArgumentTypeError: the path is empty.
        UserError: there can be no file of that name.
    """
    if not text.strip():
        raise ArgumentTypeError("путь пустой")
    path = Path(text)
    require_possible(path)
    return path


def number(text: str) -> int:
    """The number of a row, from 1.

    Raises:
        ArgumentTypeError: it is none.
    """
    digits = text.strip()
    if not (digits.isdecimal() and len(digits) <= _MOST_DIGITS and int(digits)):
        raise ArgumentTypeError(f"неверное значение «{text}», нужно целое число от 1")
    return int(digits)


def whole_number(text: str) -> int:
    """A whole number from 0.

    Raises:
        ArgumentTypeError: it is none.
    """
    digits = text.strip()
    if not (digits.isdecimal() and len(digits) <= _MOST_DAYS):
        raise ArgumentTypeError(f"неверное значение «{text}», нужно целое число от 0 до 9999")
    return int(digits)


def place_in_plan(text: str) -> tuple[int, int]:
    """Section of a plan and row of the section, both from 1: «2.5».

    Raises:
        ArgumentTypeError: it is none.
    """
    section, dot, row = text.strip().partition(".")
    if not dot:
        raise ArgumentTypeError(f"неверное значение «{text}», укажите раздел и строку: 2.5")
    return number(section), number(row)


def school_year(text: str) -> int:
    """A school year by its later calendar year.

    Raises:
        ArgumentTypeError: it is no number, or none that the program knows.
    """
    digits = text.strip()
    if not (digits.isdecimal() and len(digits) == len("2026")):
        raise ArgumentTypeError(_wrong(text))
    year = int(digits)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ArgumentTypeError(_wrong(text))
    return year


def day(text: str) -> date:
    """A day: «2020-11-23» or «23.11.2020».

    Raises:
        ArgumentTypeError: it is none, or one of a year that the program does not know.
    """
    try:
        typed = parse_day(text)
    except UserError:
        typed = None
    if typed is None or not FIRST_YEAR <= typed.year <= LAST_YEAR:
        raise ArgumentTypeError(f"неверная дата «{text}», укажите её так: 2020-11-23")
    return typed


def plan_period(text: str) -> PlanPeriod:
    """The period of a plan: «2018-01-01..2020-12-31».

    Raises:
        ArgumentTypeError: it is no period, or it ends before it begins.
    """
    first, dots, last = text.strip().partition("..")
    if not dots:
        raise ArgumentTypeError(
            f"неверный период «{text}», укажите его так: 2018-01-01..2020-12-31"
        )
    start, end = day(first), day(last)
    if end < start:
        raise ArgumentTypeError(f"период «{text}» заканчивается раньше, чем начинается")
    return period_between(start, end)


def _wrong(text: str) -> str:
    allowed = f"от {FIRST_YEAR} до {LAST_YEAR}"
    return f"неверное значение «{text}», укажите учебный год по второму году, {allowed}"
