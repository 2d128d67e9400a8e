"""Deadlines as the office types them, and what they mean in dates.

«Октябрь-ноябрь 2020 года», «до 30 января 2021 года и 20 июля 2021 года», «В течение учебного
года»: the text is kept for print, the dates serve the calendar and the overdue mark. What cannot
be understood is kept too, as `unparsed`.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from app.enums import DeadlineKind
from app.services.language.dates import FIRST_YEAR, LAST_YEAR, date_digits, school_year_days
from app.services.language.deadline_pieces import Interval, read_pieces
from app.services.language.matching import folded

_OPEN = re.compile(
    r"график|по мере|по необходимости|при необходимости|по согласованию|по запрос|по заявк"
    r"|по (?:отдельному )?плану|постоянно|систематически|регулярно|в установленн|в течение периода"
    r"|период\w* реализации|весь период|срок\w* реализации|на протяжении"
)
_REPEATED = re.compile(r"\b(?:ежемесячно|ежеквартально|еженедельно|раз в (?:месяц|квартал))\b")
_YEARLY = re.compile(r"\b(?:ежегодно|каждый год|раз в год)\b")
_SCHOOL_YEARS = re.compile(
    r"^(до конца|до окончания|в течение|весь)?\s*(\d{4})\s*[-/]\s*(\d{4}|\d{2})\s*(?:гг?\.?)?\s*"
    r"уч(?:\.|еб\w*)?\s*(?:г(?:\.|од\w*)?)?$"
)
_THIS_YEAR = re.compile(
    r"^(до конца|до окончания|в течение|весь)\s*(?:текущего\s*)?(уч(?:\.|еб\w*)?)?\s*год\w*$"
)
_MONTHS = (
    "январ",
    "феврал",
    "март",
    "апрел",
    "ма[йяюе]",
    "июн",
    "июл",
    "август",
    "сентябр",
    "октябр",
    "ноябр",
    "декабр",
)
_SERIAL = re.compile(r"(\d{5})(?:[.,]\d+)?")
_SERIAL_ZERO = date(1899, 12, 30)
_DAY_DIGITS = re.compile(
    r"(?<![\d.])(\d{1,2})\s*([./-])\s*(\d{1,2})\s*\2\s*(\d{4})(?!\d)"
    r"|(?<![\d.])(\d{1,2})(\.)(\d{1,2})\.(\d{2})(?![\d.])"
)
_DAY_MONTH = re.compile(r"(?:(?:до|к|с|по|не позднее|не позже)\s+)?(\d{1,2})\.(\d{1,2})\.?")
_ISO_DAY = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_DAY_WORDS = re.compile(
    r"(?<![\d.])(\d{1,2})\s+(" + "|".join(_MONTHS) + r")[а-я]*(?:\s+(\d{4}))?", re.IGNORECASE
)
_ANY_YEAR = 2000  # a leap year: 29 February without a year may be


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A deadline as typed and as understood.

    Attributes:
        text: exactly what was typed.
        kind: how it is understood.
        start: first day, when there is one.
        end: last day; only with an end a measure can be overdue.
        points: the several deadlines of kind `points`, in typed order; otherwise empty.
        ambiguous: there is a later reading too («до ноября»: the earlier one is taken).
    """

    text: str
    kind: DeadlineKind
    start: date | None = None
    end: date | None = None
    points: tuple[Interval, ...] = ()
    ambiguous: bool = False


def parse_deadline(text: str, plan_year: int | None = None) -> Deadline:
    """Understand a deadline; never fails, `unparsed` keeps what is not understood.

    Args:
        text: as typed.
        plan_year: school year of the plan (its later calendar year); months without a year and
            «в течение учебного года» are placed in it.
    """
    year = plan_year if plan_year is not None and _is_year(plan_year) else None
    words = _normalised(text)
    if not words or _OPEN.search(words):
        return Deadline(text=text, kind=DeadlineKind.OPEN)
    if _YEARLY.search(words):
        return _yearly(text, words, year)
    if _REPEATED.fullmatch(words):
        return _whole_year(text, year)
    return _of_school_year(text, words, year) or _of_pieces(text, words, year)


def how_understood(text: str, year: int) -> str:
    """What a typed deadline means, or why it means nothing: a sentence without its full stop."""
    if not text.strip():
        return "Без срока напоминания не будет"
    wrong = why_no_deadline(text)
    if wrong:
        return wrong
    deadline = parse_deadline(text.strip(), year)
    if deadline.kind is DeadlineKind.UNPARSED:
        return "Дата не распознана: срок сохранится как текст, напоминания не будет"
    if deadline.end is None:
        return f"Понято так: {deadline.kind.label}"
    if deadline.start is None or deadline.start == deadline.end:
        return f"Понято так: до {date_digits(deadline.end)}"
    return f"Понято так: с {date_digits(deadline.start)} по {date_digits(deadline.end)}"


def _normalised(text: str) -> str:
    words = folded(text)
    words = re.sub(r"\s*[–—−‑-]+\s*", "-", words)
    words = re.sub(r"\bв течении\b", "в течение", words)
    words = re.sub(r"\s+", " ", words).strip(" .,;")
    without_remark = re.sub(r"\([^()]*\)", " ", words).strip(" .,;")
    return re.sub(r"\s+", " ", without_remark) or words


def _is_year(year: int) -> bool:
    return FIRST_YEAR <= year <= LAST_YEAR


def _whole_year(text: str, year: int | None) -> Deadline:
    start, end = (None, None) if year is None else school_year_days(year)
    return Deadline(text=text, kind=DeadlineKind.PERIOD, start=start, end=end)


def _yearly(text: str, words: str, year: int | None) -> Deadline:
    """Every year; within the plan's own year the rest of the words says when («август»)."""
    rest = _YEARLY.sub(" ", words).strip(" .,;")
    if not rest or year is None:
        start, end = (None, None) if year is None else school_year_days(year)
        return Deadline(text=text, kind=DeadlineKind.YEARLY, start=start, end=end)
    within = _of_school_year(text, rest, year) or _of_pieces(text, rest, year)
    if within.end is None:
        start, end = school_year_days(year)
        return Deadline(text=text, kind=DeadlineKind.YEARLY, start=start, end=end)
    return replace(within, kind=DeadlineKind.YEARLY, points=())


def _of_school_year(text: str, words: str, year: int | None) -> Deadline | None:
    if match := _SCHOOL_YEARS.match(words):
        first, last = int(match[2]), int(match[3])
        last = first // 100 * 100 + last if last < 100 else last
        if not (_is_year(first) and _is_year(last) and first < last):
            return None
        start, end = date(first, 9, 1), date(last, 8, 31)
        return _period_or_until(text, start, end, until=(match[1] or "").startswith("до"))
    match = _THIS_YEAR.match(words)
    if match is None:
        return None
    until = match[1].startswith("до")
    if year is None:
        return Deadline(text=text, kind=DeadlineKind.UNTIL if until else DeadlineKind.PERIOD)
    start, end = school_year_days(year)
    if match[2]:
        return _period_or_until(text, start, end, until=until)
    if until:  # «до конца года» may mean the calendar year: that end comes first
        return Deadline(
            text=text,
            kind=DeadlineKind.UNTIL,
            start=None,
            end=date(year - 1, 12, 31),
            ambiguous=True,
        )
    return Deadline(text=text, kind=DeadlineKind.PERIOD, start=start, end=end, ambiguous=True)


def _period_or_until(text: str, start: date, end: date, *, until: bool) -> Deadline:
    if until:
        return Deadline(text=text, kind=DeadlineKind.UNTIL, start=None, end=end)
    return Deadline(text=text, kind=DeadlineKind.PERIOD, start=start, end=end)


def _of_pieces(text: str, words: str, year: int | None) -> Deadline:
    read = read_pieces(words, year)
    if read is None:
        return Deadline(text=text, kind=DeadlineKind.UNPARSED)
    if not read.intervals:  # understood, but there is no year to place it in
        return Deadline(text=text, kind=DeadlineKind.UNTIL if read.until else DeadlineKind.PERIOD)
    first, *others = read.intervals
    if others:
        start = min(interval.start for interval in read.intervals)
        end = max(interval.end for interval in read.intervals)
        return Deadline(
            text=text,
            kind=DeadlineKind.POINTS,
            start=start,
            end=end,
            points=read.intervals,
            ambiguous=read.ambiguous,
        )
    if read.until:
        return Deadline(
            text=text, kind=DeadlineKind.UNTIL, start=None, end=first.end, ambiguous=read.ambiguous
        )
    return Deadline(
        text=text,
        kind=DeadlineKind.PERIOD,
        start=first.start,
        end=first.end,
        ambiguous=read.ambiguous,
    )


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
        yield match[0], int(match[1]), _month(match[2]), year
    short = _DAY_MONTH.fullmatch(words.casefold())
    if short is not None:
        yield words, int(short[1]), int(short[2]), _ANY_YEAR


def _month(word: str) -> int:
    return next(
        number
        for number, stem in enumerate(_MONTHS, start=1)
        if re.fullmatch(stem, word, re.IGNORECASE)
    )


def _is_day(day: int, month: int, year: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]
