"""Deadlines as the office types them, and what they mean in dates.

«Октябрь-ноябрь 2020 года», «до 30 января 2021 года и 20 июля 2021 года», «В течение учебного
года»: the text is kept for print, the dates serve the calendar and the overdue mark. What cannot
be understood is kept too, as `unparsed`.
"""

import re
from dataclasses import dataclass, replace
from datetime import date

from app.enums import DeadlineKind
from app.services.language.dates import FIRST_YEAR, LAST_YEAR, school_year_days
from app.services.language.deadlines.periods import Interval
from app.services.language.deadlines.pieces import read_pieces
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
