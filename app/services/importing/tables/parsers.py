"""Cells to values: text, counts, percents, scores, years, classes, dates.

A parser returns the value, None for a cell that says nothing, or a `BadCell`; it never raises.
A percent comes as millionths of a percent, a score as hundredths: exact whole numbers.
"""

import math
import re
from datetime import date, datetime
from typing import NamedTuple

from app.services.importing.cells.cell import (
    MISSING,
    Cell,
    Fault,
    Formatted,
    Percent,
    parse_text,
    shown,
)
from app.services.language.dates import FIRST_YEAR, LAST_YEAR
from app.services.language.dates import parse_year as parse_year_text
from app.services.language.logins import login_key
from app.services.results.recovery import MICRO, WHOLE_MICRO
from app.services.results.rules import too_many_participants
from app.services.schools.rules import person_told, wrong_login, wrong_oo_code
from app.services.writing.error_texts import error_in_cell
from app.services.writing.limits import (
    below_zero,
    no_percent,
    no_school_year,
    no_score,
    too_much,
)
from app.services.writing.target import Wrong

_NUMBER = re.compile(r"[+]?(\d+)(?:[.,](\d+))?")
_NEGATIVE = re.compile(r"[-−–]\s*\d")
_GRADE = re.compile(r"(\d{1,2})\s*(?:-?[йе]\s*)?(?:класс\w*|кл\.?)?", re.IGNORECASE)
_DATE = re.compile(r"(\d{1,2})[.\-/](\d{1,2})[.\-/](\d{4})(?:\s*г\.?)?")
_ISO_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?")
_MOST = 1_000_000
_REST = 1e-6  # of a percent: what a formula leaves of a whole number
_GROUPED = re.compile(r"[-−–+]? ?\d{1,3}(?: \d{3})*(?:[.,]\d+)?%?")
_BROKEN = re.compile(r"\d[\d.,]*(?: [\d.,]+)+%?")
_SEEN = re.compile(r"(\d+)(?:,(\d+))?")


class BadCell(NamedTuple):
    """What is wrong with a cell and what to do.

    Attributes:
        code: short name of the reason.
        message: Russian sentences.
    """

    code: str
    message: str


def bad(wrong: Wrong) -> BadCell:
    """What a rule of the workspace says about a cell."""
    return BadCell(wrong.code, wrong.in_cell)


def faulty(cell: Fault) -> BadCell:
    """What is said about a cell that cannot be read, wherever it stands."""
    if cell.kind in ("person", "person-for-school"):
        return bad(person_told(for_school=cell.kind == "person-for-school"))
    if cell.kind == "error":
        return bad(error_in_cell(cell.shown))
    return BadCell(
        "cell.formula",
        f"Формула без значения («{shown(cell)}»): откройте файл в Excel и сохраните.",
    )


def parse_count(value: Cell) -> int | BadCell | None:
    """A whole number from zero."""
    number = value if type(value) is float or type(value) is int else _number(value)
    if not isinstance(number, float | int):
        return number
    if number < 0:
        return bad(below_zero(shown(value)))
    if not number <= _MOST:
        return bad(too_much(shown(value)))
    if number != int(number):
        return BadCell("not_whole", f"«{shown(value)}» не целое число. Укажите количество целым.")
    return int(number)


def parse_participants(value: Cell) -> int | BadCell | None:
    """A number of participants that a school can have."""
    count = parse_count(value)
    wrong = too_many_participants(count) if isinstance(count, int) else None
    return count if wrong is None else bad(wrong)


def _number(value: Cell) -> float | BadCell | None:
    """The number that a cell with a format, or a text, says."""
    if isinstance(value, str):
        text = _plain(value)
        if text in MISSING:
            return None
        matched = _NUMBER.fullmatch(text)
        if matched is None:
            return _not_a_number(value, text)
        return float(f"{matched[1]}.{matched[2] or 0}")
    if isinstance(value, Formatted) and isinstance(value.value, float | int):
        return _seen(value, value.value)
    if isinstance(value, Percent):
        return BadCell(
            "value.percent",
            f"В ячейке процент ({value.shown}), а нужно число. Впишите число или задайте ячейке"
            " формат «Общий».",
        )
    return faulty(value) if isinstance(value, Fault) else _not_a_number(value, shown(value))


def _seen(cell: Formatted, number: float) -> float | BadCell:
    """The number of a cell that shows that number in other clothes: «25 чел.», 000042."""
    numbers = _SEEN.findall("".join(cell.shown.split()))
    if len(numbers) == 1:
        whole, decimals = numbers[0]
        unit = 10 ** -len(decimals)
        if abs(abs(number) - float(f"{whole}.{decimals or 0}")) <= unit / 2 * 1.000001:
            return number
    return BadCell(
        "cell.format",
        f"В ячейке видно «{cell.shown}», а хранится {shown(number)}. Впишите число или задайте"
        " ячейке формат «Общий».",
    )


def parse_percent(value: Cell) -> int | BadCell | None:
    """A percent from 0 to 100 in millionths; «12,4», «12,4 %», 12.4, 0.124 in the format `0.0%`."""
    if isinstance(value, Percent):
        return _shown_percent(value)
    micro = _micro(value, percent_sign=True)
    if isinstance(micro, int) and not 0 <= micro <= WHOLE_MICRO:
        return bad(no_percent(shown(value)))
    return micro


def _shown_percent(cell: Percent) -> int | BadCell:
    if is_over_a_hundred(cell):
        return over_a_hundred(cell)
    if cell.value < -_REST:
        return BadCell("negative", f"«{cell.shown}» меньше нуля. Исправьте значение.")
    return min(max(round(cell.value * MICRO), 0), WHOLE_MICRO)


def is_over_a_hundred(cell: Percent) -> bool:
    """Whether a share is larger than the whole, not only by the rest of a formula."""
    return not cell.value <= 100 + _REST


def over_a_hundred(cell: Percent) -> BadCell:
    """What is said about a share that is larger than the whole."""
    held = "" if re.search(r"[1-9]", cell.shown.replace("100", "", 1)) else shown(cell.value)
    said = f" показано, а хранится {held}\u00a0%" if held else ""
    return BadCell(
        "value.over-100",
        f"В ячейке {cell.shown}{said}: больше 100\u00a0%. Исправьте значение или формат ячейки.",
    )


def parse_score(value: Cell) -> int | BadCell | None:
    """A score from 0 to 100 in hundredths."""
    micro = _micro(value, percent_sign=False)
    if not isinstance(micro, int):
        return micro
    if not 0 <= micro <= WHOLE_MICRO:
        return bad(no_score(shown(value)))
    return (2 * micro * 100 + MICRO) // (2 * MICRO)


def parse_decimal(value: Cell) -> int | BadCell | None:
    """Any number in thousandths (kilometres to metres)."""
    micro = _micro(value, percent_sign=False)
    if not isinstance(micro, int):
        return micro
    if micro < 0:
        return bad(below_zero(shown(value)))
    return (2 * micro * 1000 + MICRO) // (2 * MICRO)


def _micro(value: Cell, *, percent_sign: bool) -> int | BadCell | None:
    if isinstance(value, str):
        return _micro_of_text(value, percent_sign=percent_sign)
    number = value if type(value) is float or type(value) is int else _number(value)
    if not isinstance(number, float | int):
        return number
    if not -_MOST < number < _MOST:
        return bad(too_much(shown(value)))
    return round(number * MICRO)


def _micro_of_text(value: str, *, percent_sign: bool) -> int | BadCell | None:
    text = _plain(value)
    if text in MISSING:
        return None
    if percent_sign:
        text = text.removesuffix("%")
    matched = _NUMBER.fullmatch(text)
    if matched is not None and len(matched[1]) < 10:
        return int(matched[1]) * MICRO + int((matched[2] or "").ljust(6, "0")[:6] or 0)
    return _not_a_number(value, text)


def _plain(value: str) -> str:
    """A text in small letters, without the spaces that set thousands apart."""
    text = re.sub(r" (?=%$)", "", " ".join(value.split())).casefold()
    return text.replace(" ", "") if _GROUPED.fullmatch(text) else text


def _not_a_number(value: Cell, text: str) -> BadCell:
    if _NEGATIVE.match(text):
        return bad(below_zero(shown(value)))
    if _BROKEN.fullmatch(text):
        return BadCell(
            "value.space",
            f"«{shown(value)}»: пробел внутри числа. Если это одно число, уберите пробел, если"
            " два – оставьте одно.",
        )
    return BadCell("not_a_number", f"«{shown(value)}» не число. Введите число цифрами.")


def parse_year(value: Cell) -> int | BadCell | None:
    """A school year by its later calendar year: 2019, «2019», «2018/2019»."""
    if type(value) is float or type(value) is int:
        year = _whole(value)
    else:
        text = parse_text(value)
        if text.casefold() in MISSING:
            return None
        cleaned = re.sub(r"\s*(?:уч\w*\.?\s*)?(?:год\w*|гг?\.?)\s*$", "", text, flags=re.IGNORECASE)
        year = parse_year_text(re.sub(r"\.0$", "", cleaned)) or 0
    if FIRST_YEAR <= year <= LAST_YEAR:
        return year
    return bad(no_school_year(shown(value)))


def _whole(number: float) -> int:
    """A whole number; 0 for any other."""
    return int(number) if math.isfinite(number) and number == int(number) else 0


def parse_grade(value: Cell) -> int | BadCell | None:
    """A class without its letter, 1 to 12."""
    if type(value) is float or type(value) is int:
        grade = _whole(value)
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
    wrong = wrong_login(text)
    return login_key(text) if wrong is None else bad(wrong)


def parse_oo_code(value: Cell) -> str | BadCell | None:
    """Code ОО without leading zeros."""
    text = parse_text(value)
    if text.casefold() in MISSING or text.casefold() == "нет":
        return None
    wrong = wrong_oo_code(text)
    return text.lstrip("0") if wrong is None else bad(wrong)


def parse_date(value: Cell) -> date | BadCell | None:
    """A date from 1990 to 2100: a date cell with its day and year in sight, «20.09.2026»."""
    if isinstance(value, Formatted):
        return _seen_date(value)
    if isinstance(value, date):
        day = value.date() if isinstance(value, datetime) else value
        return day if FIRST_YEAR <= day.year <= LAST_YEAR else _not_a_date(value)
    text = parse_text(value)
    if text.casefold() in MISSING:
        return None
    numbers = None
    if matched := _DATE.fullmatch(text):
        numbers = (int(matched[3]), int(matched[2]), int(matched[1]))
    elif matched := _ISO_DATE.fullmatch(text):
        numbers = (int(matched[1]), int(matched[2]), int(matched[3]))
    if numbers is not None and FIRST_YEAR <= numbers[0] <= LAST_YEAR:
        try:
            return date(*numbers)
        except ValueError:
            pass
    return _not_a_date(value)


def _not_a_date(value: Cell) -> BadCell:
    return BadCell("date", f"«{shown(value)}» не дата. Напишите, например, 20.09.2026.")


def _seen_date(cell: Formatted) -> date | BadCell | None:
    """A date whose month is written in words; «октябрь 2025» has no day, «01.окт» no year."""
    if not isinstance(cell.value, date):
        return _not_a_date(cell)
    day = parse_date(cell.value)
    numbers = [int(number) for number in re.findall(r"\d+", cell.shown)]
    is_whole = len(numbers) > 2 or (
        len(numbers) == 2 and re.search(r"[а-яё]{3}", cell.shown) is not None
    )
    if not isinstance(day, date) or (
        is_whole and day.day in numbers[:2] and {day.year, day.year % 100} & set(numbers)
    ):
        return day
    return BadCell(
        "date.incomplete",
        f"В ячейке видно «{cell.shown}»: день, месяц и год вместе не указаны. Напишите дату"
        " целиком, например 20.09.2026.",
    )
