"""Cells to values: text, counts, percents, scores, years, classes, dates.

A parser returns the value, None for a cell that says nothing, or a `BadCell`; it never raises.
A percent comes as millionths of a percent, a score as hundredths: exact whole numbers.
"""

import re
from datetime import date, datetime
from typing import NamedTuple

from app.services.importing.cells import MISSING, Cell, parse_text, shown
from app.services.language.dates import parse_year as parse_year_text
from app.services.language.logins import login_key
from app.services.results.recovery import MICRO, WHOLE_MICRO

_NUMBER = re.compile(r"[+]?(\d+)(?:[.,](\d+))?")
_NEGATIVE = re.compile(r"[-−–]\s*\d")
_GRADE = re.compile(r"(\d{1,2})\s*(?:-?[йе]\s*)?(?:класс\w*|кл\.?)?", re.IGNORECASE)
_DATE = re.compile(r"(\d{1,2})[.\-/](\d{1,2})[.\-/](\d{4})(?:\s*г\.?)?")
_ISO_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?")
_FIRST_YEAR, _LAST_YEAR = 1990, 2100
_MOST = 1_000_000


class BadCell(NamedTuple):
    """What is wrong with a cell and what to do.

    Attributes:
        code: short name of the reason.
        message: Russian sentences.
    """

    code: str
    message: str


def parse_count(value: Cell) -> int | BadCell | None:
    """A whole number from zero."""
    if type(value) is float or type(value) is int:
        number = value
    else:
        text = _plain(value)
        if text in MISSING:
            return None
        matched = _NUMBER.fullmatch(text)
        if matched is None:
            return _not_a_number(value, text)
        number = float(f"{matched[1]}.{matched[2] or 0}")
    if number < 0:
        return BadCell("negative", f"«{shown(value)}» меньше нуля. Исправьте число.")
    if number > _MOST:
        return BadCell("too_much", f"«{shown(value)}» слишком много. Исправьте число.")
    if number != int(number):
        return BadCell("not_whole", f"«{shown(value)}» не целое число. Укажите количество целым.")
    return int(number)


def parse_percent(value: Cell) -> int | BadCell | None:
    """A percent from 0 to 100 in millionths; «12,4», «12,4 %», 12.4."""
    micro = _micro(value, percent_sign=True)
    if isinstance(micro, int) and not 0 <= micro <= WHOLE_MICRO:
        return BadCell(
            "percent_range",
            f"Процент «{shown(value)}» вне пределов от 0 до 100. Исправьте значение.",
        )
    return micro


def parse_score(value: Cell) -> int | BadCell | None:
    """A score from 0 to 100 in hundredths."""
    micro = _micro(value, percent_sign=False)
    if not isinstance(micro, int):
        return micro
    if not 0 <= micro <= WHOLE_MICRO:
        return BadCell(
            "score_range", f"Балл {shown(value)} вне пределов от 0 до 100. Исправьте значение."
        )
    return (2 * micro * 100 + MICRO) // (2 * MICRO)


def parse_decimal(value: Cell) -> int | BadCell | None:
    """Any number in thousandths (kilometres to metres)."""
    micro = _micro(value, percent_sign=False)
    if not isinstance(micro, int):
        return micro
    if micro < 0:
        return BadCell("negative", f"«{shown(value)}» меньше нуля. Исправьте число.")
    return (2 * micro * 1000 + MICRO) // (2 * MICRO)


def _micro(value: Cell, *, percent_sign: bool) -> int | BadCell | None:
    if type(value) is float or type(value) is int:
        if not -_MOST < value < _MOST:
            return BadCell("too_much", f"«{shown(value)}» слишком много. Исправьте число.")
        return round(value * MICRO)
    text = _plain(value)
    if text in MISSING:
        return None
    if percent_sign:
        text = text.removesuffix("%")
    matched = _NUMBER.fullmatch(text)
    if matched is not None and len(matched[1]) < 10:
        return int(matched[1]) * MICRO + int((matched[2] or "").ljust(6, "0")[:6] or 0)
    return _not_a_number(value, text)


def _plain(value: Cell) -> str:
    """Text without spaces; booleans, dates and times as text that is no number."""
    if isinstance(value, str):
        return "".join(value.split()).casefold() if _is_dense(value) else value.strip().casefold()
    return shown(value)


def _is_dense(text: str) -> bool:
    return any(letter.isdigit() for letter in text)


def _not_a_number(value: Cell, text: str) -> BadCell:
    if _NEGATIVE.match(text):
        return BadCell("negative", f"«{shown(value)}» меньше нуля. Исправьте число.")
    return BadCell("not_a_number", f"«{shown(value)}» не число. Введите число цифрами.")


def parse_year(value: Cell) -> int | BadCell | None:
    """A school year by its later calendar year: 2019, «2019», «2018/2019»."""
    if type(value) is float or type(value) is int:
        year = int(value) if value == int(value) else 0
    else:
        text = parse_text(value)
        if text.casefold() in MISSING:
            return None
        cleaned = re.sub(r"\s*(?:уч\w*\.?\s*)?(?:год\w*|гг?\.?)\s*$", "", text, flags=re.IGNORECASE)
        year = parse_year_text(re.sub(r"\.0$", "", cleaned)) or 0
    if _FIRST_YEAR <= year <= _LAST_YEAR:
        return year
    return BadCell(
        "year", f"«{shown(value)}» не учебный год. Напишите, например, 2018/2019 или 2019."
    )


def parse_grade(value: Cell) -> int | BadCell | None:
    """A class without its letter, 1 to 12."""
    if type(value) is float or type(value) is int:
        grade = int(value) if value == int(value) else 0
    else:
        text = parse_text(value)
        if text.casefold() in MISSING:
            return None
        matched = _GRADE.fullmatch(text)
        grade = int(matched[1]) if matched else 0
    if 1 <= grade <= 12:
        return grade
    return BadCell("grade", f"«{shown(value)}» не класс. Укажите параллель числом от 1 до 12.")


def parse_login(value: Cell) -> str | BadCell | None:
    """Key of a ФИС ОКО login: «edu203389», «sch203389», the number, or «ksh220001»."""
    text = parse_text(value)
    if text.casefold() in MISSING or text.casefold() == "нет":
        return None
    key = login_key(text)
    if key is None:
        return BadCell("login", f"«{shown(value)}» не логин ФИС ОКО. Пример: edu203389.")
    return key


def parse_oo_code(value: Cell) -> str | BadCell | None:
    """Code ОО without leading zeros."""
    text = parse_text(value)
    if text.casefold() in MISSING or text.casefold() == "нет":
        return None
    code = text.lstrip("0")
    if not (code.isascii() and code.isdigit()):
        return BadCell(
            "oo_code", f"«{shown(value)}» не код ОО. Введите его цифрами, например 4210."
        )
    return code


def parse_date(value: Cell) -> date | BadCell | None:
    """A date: a date cell, «20.09.2026» or «2026-09-20»."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = parse_text(value)
    if text.casefold() in MISSING:
        return None
    numbers = None
    if matched := _DATE.fullmatch(text):
        numbers = (int(matched[3]), int(matched[2]), int(matched[1]))
    elif matched := _ISO_DATE.fullmatch(text):
        numbers = (int(matched[1]), int(matched[2]), int(matched[3]))
    if numbers is not None and _FIRST_YEAR <= numbers[0] <= _LAST_YEAR:
        try:
            return date(*numbers)
        except ValueError:
            pass
    return BadCell("date", f"«{shown(value)}» не дата. Напишите, например, 20.09.2026.")
