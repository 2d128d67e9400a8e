"""What cannot be a deadline: a day that no calendar has, the number of a date."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from app.services.language.dates import FIRST_YEAR, LAST_YEAR, date_digits
from app.services.language.deadlines.tokens import MONTHS

_SERIAL = re.compile(r"(\d{5})(?:[.,]\d+)?")
_SERIAL_ZERO = date(1899, 12, 30)
_DAY_DIGITS = re.compile(
    r"(?<![\d.])(\d{1,2})\s*([./-])\s*(\d{1,2})\s*\2\s*(\d{4})(?!\d)"
    r"|(?<![\d.])(\d{1,2})(\.)(\d{1,2})\.(\d{2})(?![\d.])"
)
_DAY_MONTH = re.compile(r"(?:(?:до|к|с|по|не позднее|не позже)\s+)?(\d{1,2})\.(\d{1,2})\.?")
_ISO_DAY = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_DAY_WORDS = re.compile(
    r"(?<![\d.])(\d{1,2})\s+(январ|феврал|март|апрел|ма[йяюе]|июн|июл|август|сентябр|октябр|ноябр"
    r"|декабр)[а-я]*(?:\s+(\d{4}))?",
    re.IGNORECASE,
)
_ANY_YEAR = 2000  # a leap year: 29 February without a year may be


def why_no_deadline(text: str) -> str:
    """Why a typed deadline cannot be one, a Russian sentence; empty where it may be.

    «Такой даты нет» for a day that no calendar has and for a year outside 1990 to 2100; a number
    of five digits is a date that a spreadsheet shows as a number.
    """
    words = " ".join(text.split())
    serial = _SERIAL.fullmatch(words)
    if serial is not None:
        day = date_digits(_SERIAL_ZERO + timedelta(days=int(serial[1])))
        return f"«{words}» – не срок: похоже, так Excel показал дату {day}."
    for piece, day, month, year in _typed_days(words):
        if not FIRST_YEAR <= year <= LAST_YEAR or not _is_day(day, month, year):
            return f"«{piece}»: такой даты нет."
    return ""


def _typed_days(words: str) -> Iterator[tuple[str, int, int, int]]:
    """Pieces that name a day: text, day, month, year."""
    for match in _DAY_DIGITS.finditer(words):
        numbers = [group for group in match.groups() if group is not None and group.isdigit()]
        day, month, year = map(int, numbers)
        yield match[0], day, month, year + 2000 if year < 100 else year
    for match in _ISO_DAY.finditer(words):
        yield match[0], int(match[3]), int(match[2]), int(match[1])
    for match in _DAY_WORDS.finditer(words):
        year = int(match[3]) if match[3] else _ANY_YEAR
        yield match[0], int(match[1]), MONTHS[match[2][:3].casefold()], year
    short = _DAY_MONTH.fullmatch(words.casefold())
    if short is not None:
        yield words, int(short[1]), int(short[2]), _ANY_YEAR


def _is_day(day: int, month: int, year: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]
