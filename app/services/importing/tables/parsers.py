"""Cells to values: text, counts, percents, scores, years, classes, dates.

A parser returns the value, None for a cell that says nothing, or a `Wrong`; it never raises.
A percent comes as millionths of a percent, a score as hundredths: exact whole numbers.
"""

import math
import re
from datetime import date, datetime

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
from app.services.results.recovery import MICRO, WHOLE_MICRO, h_of_micro
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
_THOUSANDS = re.compile(r"[1-9]\d{0,2}[.,]000")  # 1,000 in one country is 1000 in another
_NEGATIVE = re.compile(r"[-−–]\s*\d")
_GRADE = re.compile(r"(\d{1,2})\s*(?:-?[йе]\s*)?(?:класс\w*|кл\.?)?", re.IGNORECASE)
_DATE = re.compile(r"(\d{1,2})[.\-/](\d{1,2})[.\-/](\d{4})(?:\s*г\.?)?")
_MONTHS = 12
_ISO_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?")
_MOST = 1_000_000
_REST = 1e-6  # of a percent: what a formula leaves of a whole number
_GROUPED = re.compile(r"[-−–+]? ?\d{1,3}(?: \d{3})*(?:[.,]\d+)?%?")
_BROKEN = re.compile(r"\d[\d.,]*(?: [\d.,]+)+%?")
_SEEN = re.compile(r"(\d+)(?:,(\d+))?")


def faulty(cell: Fault) -> Wrong:
    """What is said about a cell that cannot be read, wherever it stands."""
    if cell.kind in ("person", "person-for-school"):
        return person_told(for_school=cell.kind == "person-for-school")
    if cell.kind == "error":
        return error_in_cell(cell.shown)
    return Wrong(
        code="cell.formula",
        text=f"Формула без значения («{shown(cell)}»): откройте файл в Excel и сохраните.",
    )


def parse_count(value: Cell) -> int | Wrong | None:
    """A whole number from zero."""
    if isinstance(value, str) and _THOUSANDS.fullmatch(_plain(value)):
        return Wrong(
            code="value.thousands",
            text=f"«{shown(value)}» – это целое число с тысячами или дробь? Напишите число без"
            " запятых и точек.",
        )
    number = value if type(value) is float or type(value) is int else _number(value)
    if not isinstance(number, float | int):
        return number
    if number < 0:
        return below_zero(shown(value))
    if not number <= _MOST:
        return too_much(shown(value))
    if number != int(number):
        return Wrong(
            code="not_whole", text=f"«{shown(value)}» не целое число. Укажите количество целым."
        )
    return int(number)


def parse_participants(value: Cell) -> int | Wrong | None:
    """A number of participants that a school can have."""
    count = parse_count(value)
    wrong = too_many_participants(count) if isinstance(count, int) else None
    return count if wrong is None else wrong


def _number(value: Cell) -> float | Wrong | None:
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
        return Wrong(
            code="value.percent",
            text=f"В ячейке процент ({value.shown}), а нужно число. Впишите число или задайте"
            " ячейке формат «Общий».",
        )
    return faulty(value) if isinstance(value, Fault) else _not_a_number(value, shown(value))


def _seen(cell: Formatted, number: float) -> float | Wrong:
    """The number of a cell that shows that number in other clothes: «25 чел.», 000042."""
    numbers = _SEEN.findall("".join(cell.shown.split()))
    if len(numbers) == 1:
        whole, decimals = numbers[0]
        unit = 10 ** -len(decimals)
        if abs(abs(number) - float(f"{whole}.{decimals or 0}")) <= unit / 2 * 1.000001:
            return number
    return Wrong(
        code="cell.format",
        text=f"В ячейке видно «{cell.shown}», а хранится {shown(number)}. Впишите число или задайте"
        " ячейке формат «Общий».",
    )


def parse_percent(value: Cell) -> int | Wrong | None:
    """A percent from 0 to 100 in millionths; «12,4», «12,4 %», 12.4, 0.124 in the format `0.0%`."""
    if isinstance(value, Percent):
        return _shown_percent(value)
    micro = _micro(value, percent_sign=True)
    if isinstance(micro, int) and not 0 <= micro <= WHOLE_MICRO:
        return no_percent(shown(value))
    return micro


def _shown_percent(cell: Percent) -> int | Wrong:
    if is_over_a_hundred(cell):
        return over_a_hundred(cell)
    if cell.value < -_REST:
        return Wrong(code="negative", text=f"«{cell.shown}» меньше нуля. Исправьте значение.")
    return min(max(round(cell.value * MICRO), 0), WHOLE_MICRO)


def is_over_a_hundred(cell: Percent) -> bool:
    """Whether a share is larger than the whole, not only by the rest of a formula."""
    return not cell.value <= 100 + _REST


def over_a_hundred(cell: Percent) -> Wrong:
    """What is said about a share that is larger than the whole."""
    held = "" if re.search(r"[1-9]", cell.shown.replace("100", "", 1)) else shown(cell.value)
    said = f" показано, а хранится {held}\u00a0%" if held else ""
    return Wrong(
        code="value.over-100",
        text=f"В ячейке {cell.shown}{said}: больше 100\u00a0%. Исправьте значение или формат"
        " ячейки.",
    )


def parse_score(value: Cell) -> int | Wrong | None:
    """A score from 0 to 100 in hundredths."""
    micro = _micro(value, percent_sign=False)
    if not isinstance(micro, int):
        return micro
    if not 0 <= micro <= WHOLE_MICRO:
        return no_score(shown(value))
    return h_of_micro(micro)


def parse_decimal(value: Cell) -> int | Wrong | None:
    """Any number in thousandths (kilometres to metres)."""
    micro = _micro(value, percent_sign=False)
    if not isinstance(micro, int):
        return micro
    if micro < 0:
        return below_zero(shown(value))
    return (2 * micro * 1000 + MICRO) // (2 * MICRO)


def _micro(value: Cell, *, percent_sign: bool) -> int | Wrong | None:
    if isinstance(value, str):
        return _micro_of_text(value, percent_sign=percent_sign)
    number = value if type(value) is float or type(value) is int else _number(value)
    if not isinstance(number, float | int):
        return number
    if not -_MOST < number < _MOST:
        return too_much(shown(value))
    return round(number * MICRO)


def _micro_of_text(value: str, *, percent_sign: bool) -> int | Wrong | None:
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


def _not_a_number(value: Cell, text: str) -> Wrong:
    if _NEGATIVE.match(text):
        return below_zero(shown(value))
    if _BROKEN.fullmatch(text):
        return Wrong(
            code="value.space",
            text=f"«{shown(value)}»: пробел внутри числа. Если это одно число, уберите пробел, если"
            " два – оставьте одно.",
        )
    return Wrong(code="not_a_number", text=f"«{shown(value)}» не число. Введите число цифрами.")


def parse_year(value: Cell) -> int | Wrong | None:
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
    return no_school_year(shown(value))


def _whole(number: float) -> int:
    """A whole number; 0 for any other."""
    return int(number) if math.isfinite(number) and number == int(number) else 0


def parse_grade(value: Cell) -> int | Wrong | None:
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
    return Wrong(
        code="grade", text=f"«{shown(value)}» не класс. Укажите параллель числом от 1 до 12."
    )


def parse_login(value: Cell) -> str | Wrong | None:
    """Key of a ФИС ОКО login: «edu203389», «sch203389», the number, or «ksh220001»."""
    text = parse_text(value)
    if text.casefold() in MISSING or text.casefold() == "нет":
        return None
    wrong = wrong_login(text)
    return login_key(text) if wrong is None else wrong


def parse_oo_code(value: Cell) -> str | Wrong | None:
    """Code ОО without leading zeros."""
    text = parse_text(value)
    if text.casefold() in MISSING or text.casefold() == "нет":
        return None
    wrong = wrong_oo_code(text)
    return text.lstrip("0") if wrong is None else wrong


def parse_date(value: Cell) -> date | Wrong | None:
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
        if "/" in text and numbers[1] != numbers[2] <= _MONTHS:
            return Wrong(
                code="date.order",
                text=f"«{shown(value)}»: что здесь день, а что месяц? Напишите дату с точками,"
                " например 20.09.2026.",
            )
    elif matched := _ISO_DATE.fullmatch(text):
        numbers = (int(matched[1]), int(matched[2]), int(matched[3]))
    if numbers is not None and FIRST_YEAR <= numbers[0] <= LAST_YEAR:
        try:
            return date(*numbers)
        except ValueError:
            pass
    return _not_a_date(value)


def _not_a_date(value: Cell) -> Wrong:
    return Wrong(code="date", text=f"«{shown(value)}» не дата. Напишите, например, 20.09.2026.")


def _seen_date(cell: Formatted) -> date | Wrong | None:
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
    return Wrong(
        code="date.incomplete",
        text=f"В ячейке видно «{cell.shown}»: день, месяц и год вместе не указаны. Напишите дату"
        " целиком, например 20.09.2026.",
    )
