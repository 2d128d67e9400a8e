"""Dates and school years in Russian."""

import re
from collections.abc import Iterable
from datetime import date, datetime

from app.errors import UserError
from app.services.language.numbers import NBSP

MONTHS = (
    "январь",
    "февраль",
    "март",
    "апрель",
    "май",
    "июнь",
    "июль",
    "август",
    "сентябрь",
    "октябрь",
    "ноябрь",
    "декабрь",
)
MONTHS_GENITIVE = (
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
)
_UNKNOWN = "дата неизвестна"
# The school years that a workspace holds, by their later calendar years.
FIRST_YEAR, LAST_YEAR = 1990, 2100
SOON_DAYS = 30  # a deadline within so many days is told of as near
_FIRST_MONTH = 9
PREPARED_IN = 8  # August: the next year of work is being prepared
_SHORT_YEAR = 2  # digits
_YEARS = range(1900, 2101)  # a typed date outside of them is a slip
# Patterns are made when first needed: the first screen parses no dates.
_TYPED_DAY = r"(\d{1,2})[.,/ -](\d{1,2})[.,/ -](\d{4}|\d{2})(?:\s*г\.?)?"
_TYPED_TIME = r"(\d{1,2})(?:[:.,-](\d{2}))?(?:\s*ч\.?)?"
_ISO_DAY = r"\d{4}-\d{2}-\d{2}"
_SOUGHT_MONTH = (
    r"(?:(?<!\w)(?:за|в)\s+)?(?<!№)(?<!№\s)(?<![\w.])(?P<day>\d{1,2}\s+)?"
    r"(?<!\w)(?P<month>[а-я]{3,8})\.?\s+(?P<year>\d{4})(?:\s*г(?:\.|ода|оду)?(?!\w))?(?![\d/])"
)
_SOUGHT_DIGITS = r"(?<![\d.])(?:(\d{1,2})\.)?(\d{1,2})\.(\d{4})(?![\d.])"
_YEAR = r"^\s*(\d{4})(?:\s*[/–-]\s*(\d{2}|\d{4}))?\s*$"


def date_digits(day: date) -> str:
    """«23.11.2020»."""
    return f"{day.day:02}.{day.month:02}.{day.year}"  # `strftime` takes three times as long


def parse_day(text: str) -> date | None:
    """A typed date: «17.08.2018», «1.9.18», «2018-08-17»; None for an empty text.

    Raises:
        UserError: it is no date, or one of a year that nobody means (before 1900, after 2100).
    """
    typed = text.strip()
    if not typed:
        return None
    match = re.fullmatch(_TYPED_DAY, typed)
    try:
        typed_day = None
        if re.fullmatch(_ISO_DAY, typed):
            typed_day = date.fromisoformat(typed)
        elif match is not None:
            day, month, year = (int(part) for part in match.groups())
            # «0001» is not 2001.
            typed_day = date(year + 2000 if len(match[3]) == _SHORT_YEAR else year, month, day)
        if typed_day is not None and typed_day.year in _YEARS:
            return typed_day
    except ValueError:
        pass
    raise UserError(f"«{typed}» – не дата.", "Введите её так: 17.08.2018.")


def in_digits(sought: str) -> str:
    """What is sought, its days and months as lists show them; what is neither stays as it was.

    «Сентябрь 2026», «за сент. 2026 г.» and «9.2026» are «09.2026», «1 сентября 2026» is
    «01.09.2026».
    """

    def told(match: re.Match[str]) -> str:
        number = _month_of(match["month"])
        if number is None:
            return match[0]
        month = f"{number:02}.{match['year']}"
        if match["day"] is None:
            return month
        if match["month"] in MONTHS:  # «СОШ 9 сентябрь 2026» names no day
            return f"{match['day']}{month}"
        return f"{match['day'].strip():0>2}.{month}"

    def whole(match: re.Match[str]) -> str:
        day, month, year = match.groups()
        return f"{'' if day is None else f'{day:0>2}.'}{month:0>2}.{year}"

    worded = re.sub(_SOUGHT_MONTH, told, sought.casefold())
    return re.sub(_SOUGHT_DIGITS, whole, worded)


def _month_of(word: str) -> int | None:
    """1 to 12 of a month in any case, or of the three first letters or more."""
    for number, (name, of) in enumerate(zip(MONTHS, MONTHS_GENITIVE, strict=True), start=1):
        if any(form.startswith(word) for form in (name, of, f"{of[:-1]}е")):
            return number
    return None


def date_words(day: date) -> str:
    """«23 ноября 2020 г.» with non-breaking spaces."""
    return f"{day.day}{NBSP}{MONTHS_GENITIVE[day.month - 1]} {day.year}{NBSP}г."


def days_words(days: Iterable[date]) -> str:
    """«17, 18 и 20 ноября 2020 года», «30 ноября и 1 декабря 2020 года»: each day once, in order.

    A month and a year are named where they change; empty without days.
    """
    ordered = sorted(set(days))
    last = len(ordered) - 1
    words = ""
    for at, day in enumerate(ordered):
        following = ordered[at + 1] if at < last else None
        words += str(day.day)
        if following is None or (following.year, following.month) != (day.year, day.month):
            words += f"{NBSP}{MONTHS_GENITIVE[day.month - 1]}"
        if following is None or following.year != day.year:
            words += f" {day.year}{NBSP}года"
        if following is not None:
            words += " и " if at == last - 1 else ", "
    return words


def days_digits(days: Iterable[date]) -> str:
    """«25.10.2026»; of many a line a year, which stands at its end: «25.10, 25.11.2026»."""
    years: dict[int, list[str]] = {}
    for day in sorted(set(days)):
        years.setdefault(day.year, []).append(f"{day:%d.%m}")
    return "\n".join(f"{', '.join(told)}.{year}" for year, told in years.items())


def time_digits(minutes: int) -> str:
    """«14:30» of 870, minutes after midnight."""
    return f"{minutes // 60}:{minutes % 60:02}"


def parse_time(text: str) -> int | None:
    """A typed time in minutes after midnight: «14:30», «14.30», «14-30», «9»; None without one.

    Raises:
        UserError: it is no time of a day.
    """
    typed = text.strip()
    if not typed:
        return None
    match = re.fullmatch(_TYPED_TIME, typed, re.IGNORECASE)
    if match is not None:
        hours, minutes = int(match[1]), int(match[2] or 0)
        if (hours, minutes) <= (24, 0) and minutes < 60:
            return hours * 60 + minutes
    raise UserError(f"«{typed}» – не время.", "Введите его так: 14:30.")


def local_day(moment: datetime) -> date:
    """The day of an aware moment where the computer stands; the stored moments are UTC."""
    return moment.astimezone().date()


def day_of_moment(moment: datetime | None) -> str:
    """The day of an aware moment, or that it is not known: «23.11.2020», «дата неизвестна»."""
    return _UNKNOWN if moment is None else date_digits(local_day(moment))


def on_day(moment: datetime | None, word: str = "") -> str:
    """The same behind what has that day: « 23.11.2020», « от 23.11.2020», « (дата неизвестна)»."""
    day = day_of_moment(moment)
    return f" ({day})" if moment is None else f"{word and f' {word}'} {day}"


def moment_digits(moment: datetime | None) -> str:
    """An aware moment by the clock of the computer: «23.11.2020 14:30»; None is not known."""
    if moment is None:
        return _UNKNOWN
    return f"{moment.astimezone():%d.%m.%Y %H:%M}"


def year_name(year: int) -> str:
    """Name of a school year by its later calendar year: 2019 -> «2018/2019»."""
    return f"{year - 1}/{year}"


def parse_year(text: str) -> int | None:
    """Later calendar year of «2018/2019», «2018-2019», «2018/19» or «2019»; None if unclear."""
    match = re.match(_YEAR, text)
    if match is None:
        return None
    first = int(match[1])
    if match[2] is None:
        return first
    second = int(match[2]) if len(match[2]) == 4 else first // 100 * 100 + int(match[2])
    return second if second == first + 1 else None


def school_year_of(day: date) -> int:
    """The school year (its later calendar year) that a date lies in: from 1 September."""
    return day.year + 1 if day.month >= _FIRST_MONTH else day.year


def year_of_paper(day: date, wanted: int | None = None) -> int:
    """The year of work that an order or an entry of a day belongs to: that of its date.

    In August the next year is being prepared: a paper of August belongs to it when that is wanted.
    """
    year = school_year_of(day)
    return year + 1 if day.month == PREPARED_IN and wanted == year + 1 else year


def school_year_days(year: int) -> tuple[date, date]:
    """The first and the last day of a school year: 1 September and 31 August."""
    return date(year - 1, 9, 1), date(year, 8, 31)
