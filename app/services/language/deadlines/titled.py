"""The period of a plan as its title names it: «на 2018-2020 годы», «на 2021/2022 учебный год»."""

import re
from datetime import date

from app.services.language.dates import FIRST_YEAR, LAST_YEAR, MONTHS, MONTHS_GENITIVE
from app.services.language.deadlines import tokens
from app.services.language.deadlines.periods import (
    PlanPeriod,
    YearsKind,
    month_end,
    period_between,
    school_period,
)

_DASH = r"\s*[-\u2010-\u2015\u2212]\s*"
_YEARS = re.compile(
    rf"(?<![\d.])(?P<first>20\d\d)(?:(?P<sign>\s*/\s*|{_DASH})(?P<last>20\d\d|\d\d)(?![\d.]))?"
    r"\s*(?P<words>уч\w*\.?\s*г(?:од\w*|г?\.?)|календарн\w+ год\w*"
    r"|г\.\s*г\.?|гг?\.?(?!\w)|год\w*|)",
    re.IGNORECASE,
)
_MONTH = "|".join((*MONTHS, *MONTHS_GENITIVE, "сентябрю", "маю", "июню", "августу", "декабрю"))
_FROM_MONTH = re.compile(
    rf"(?P<a>{_MONTH})\s+(?P<x>20\d\d)?(?:\s*г(?:\.|ода))?\s*(?:{_DASH}|\s+по\s+)"
    rf"(?P<b>{_MONTH})\s+(?P<y>20\d\d)",
    re.IGNORECASE,
)
_DAY = r"(\d{1,2})\.(\d{1,2})\.(20\d\d)"
_DAYS = re.compile(rf"{_DAY}(?:\s*г\.?)?(?:{_DASH}|\s+по\s+){_DAY}")
_SCHOOL_YEAR = r"(20\d\d)\s*/\s*(20\d\d|\d\d)(?![\d.])"
_FROM_SCHOOL_YEAR = re.compile(rf"(?<![\d.]){_SCHOOL_YEAR}(?:{_DASH}|\s+по\s+){_SCHOOL_YEAR}")
# A year of something else: the date of an order, a part of a year that the title does not tell.
_OTHER = re.compile(
    r"\bот\s+«?\d[^,;)]*?20\d\d(?:\s*г(?:\.|ода))?|№\s*\S+|\d{1,2}\.\d{1,2}\.20\d\d", re.IGNORECASE
)
_PART = re.compile(
    r"\b(?:[IVХ1-4]{1,3}|перв\w+|втор\w+|трет\w+|четв[её]рт\w+)(?:-?(?:[йяе]|ое|ый|ая))?\s+"
    r"(?:полугоди|четверт[ьи]|квартал|триместр)",
    re.IGNORECASE,
)


def periods_in(text: str) -> tuple[PlanPeriod, ...]:
    """The periods that a title may mean: one is certain, several are to be asked, none is unsaid.

    «2018-2020 годы» are calendar years, «2020/2021», «2020-2021 учебный год» and
    «2020/2021–2022/2023» school years; «2020-2021» without a word may be either. A part of a year
    (a half, a quarter) is not told, nor is the date of an order a period. Two different periods in
    one title are both given.
    """
    plain = " ".join(text.split())
    spans = [_of_days(found) for found in _DAYS.finditer(plain)]
    spans += [_of_months(found) for found in _FROM_MONTH.finditer(plain)]
    spans += [_of_school_years(found) for found in _FROM_SCHOOL_YEAR.finditer(plain)]
    certain = list(dict.fromkeys(span for span in spans if span is not None))
    if certain:
        return tuple(certain)
    if _PART.search(plain):
        return ()
    rest = _OTHER.sub(" ", plain)
    return tuple(dict.fromkeys(one for found in _YEARS.finditer(rest) for one in _of_years(found)))


def _of_years(found: re.Match[str]) -> tuple[PlanPeriod, ...]:
    first, words = int(found["first"]), found["words"].casefold()
    last = first if found["last"] is None else int(found["last"])
    last = last if last >= 2000 else first // 100 * 100 + last
    if not FIRST_YEAR < first <= last <= LAST_YEAR:
        return ()
    calendar = PlanPeriod(date(first, 1, 1), date(last, 12, 31), YearsKind.CALENDAR)
    school = (
        PlanPeriod(date(first, 9, 1), date(last, 8, 31), YearsKind.SCHOOL) if last > first else None
    )
    if words.startswith("уч"):
        return _school_years(school, first, last, words)
    if words:
        return (calendar,)
    if found["last"] is None or school is None:
        return ()  # a lone number is no period
    if "/" in found["sign"]:
        return (school,) if last == first + 1 else (school, calendar)
    return (school, calendar) if last == first + 1 else (calendar,)


def _school_years(
    school: PlanPeriod | None, first: int, last: int, words: str
) -> tuple[PlanPeriod, ...]:
    """Periods of «… учебный год»; of «2020-2024 учебный год» nobody knows what is meant."""
    if school is None:
        return (school_period(first), school_period(first + 1))
    if last == first + 1 or words.endswith(("ы", "г", "гг.", "ах", "ов")):
        return (school,)
    return (school, PlanPeriod(date(first, 1, 1), date(last, 12, 31), YearsKind.CALENDAR))


def _of_school_years(found: re.Match[str]) -> PlanPeriod | None:
    """From the first to the last of «2024/2025–2025/2026»; None when one is no school year."""
    first, second, third, last = map(int, found.groups())
    if (first + 1) % 100 != second % 100 or (third + 1) % 100 != last % 100:
        return None
    return _between(school_period(first + 1).start, school_period(third + 1).end)


def _of_months(found: re.Match[str]) -> PlanPeriod | None:
    first, last = (tokens.MONTHS[found[name][:3].casefold()] for name in ("a", "b"))
    end = int(found["y"])
    start = int(found["x"]) if found["x"] else end - (first > last)
    return _between(date(start, first, 1), month_end(end, last))


def _of_days(found: re.Match[str]) -> PlanPeriod | None:
    day, month, year, other_day, other_month, other_year = map(int, found.groups())
    try:
        return _between(date(year, month, day), date(other_year, other_month, other_day))
    except ValueError:
        return None


def _between(start: date, end: date) -> PlanPeriod | None:
    return period_between(start, end) if start <= end else None
