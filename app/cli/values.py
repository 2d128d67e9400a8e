"""What the arguments of commands may be; argparse calls these with the text that was typed."""

from argparse import ArgumentTypeError
from pathlib import Path

from app.services.language.dates import FIRST_YEAR, LAST_YEAR
from app.services.storage.files.files import require_possible

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


def _wrong(text: str) -> str:
    allowed = f"от {FIRST_YEAR} до {LAST_YEAR}"
    return f"неверное значение «{text}», укажите учебный год по второму году, {allowed}"
