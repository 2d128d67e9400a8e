"""A text of one school year for another one: single years move, periods of programmes stay."""

import re
from calendar import isleap
from typing import NamedTuple

from app.services.language.deadlines.tokens import MONTHS, QUARTERS
from app.services.language.years.patterns import (
    FOUND,
    HORIZON_BEFORE,
    MOMENT,
    PLURAL_BEHIND,
    PROGRAMME_BEFORE,
    SCHOOL_BEHIND,
    SINGULAR_BEHIND,
    UNIT_BEHIND,
    YEAR,
)

_YEARS = re.compile(rf"(?<!\d){YEAR}")
_SHORT_DAY = re.compile(r"(\d\d?\.\d\d?\.)(\d\d)")
_SHORT_END = re.compile(r"(\d{4}\s*[-–—‑−/]\s*)(\d\d)(?!\d)")
_MOMENTS = re.compile(f"({MOMENT})", re.IGNORECASE)
_LEAP_DAY = re.compile(r"29(?=\.0?2\.|\s+фев)", re.IGNORECASE)
_LEAP_DAY_ISO = re.compile(r"(?<=-02-)29")
_QUARTER = re.compile(r"([IVХ]+|[1-4])(?:-?й)?\s*кв", re.IGNORECASE)
_HEAD = re.compile(r"(?:.*[,;(«„“\"])?(?:[А-Яа-яЁё/»\"]+[-–—‑−]?)?")
_TAIL = re.compile(
    r"(?:уч[а-яё.]*|[-–‑]?(?:й|го|м|му|ый|ого|ому|ом|ым|е)|-?г(?:ода|оду|одом|оды|од|г)?\.?(?:г\.?)?)?"
    r"(?:[.,;:!?)»”\"…–—‑-]\D*)?"
)
_OLDEST, _YEAR_OF_LIFE = 3, 12  # years before the plan; months of a time that is no programme


class Moved(NamedTuple):
    """A text for another year.

    Attributes:
        text: with its single years moved.
        kept: the pieces whose year stays, as typed: «2018-2020», «от 12.03.2019», «№ 45/2019».
    """

    text: str
    kept: tuple[str, ...]


def move_years(text: str, years: int, own: int, *, oldest: int = _OLDEST) -> Moved:
    """A title or deadline of a plan, taken over to a plan of a later or earlier school year.

    Days, months, quarters, school years («2018/2019», «2018-2019 учебный год», «2018/19») and
    single years near the plan move. The period of a programme («2018-2020 годы», «с 2018 по 2020
    год», times of more than a year), the end of a strategy («до 2025 года»), days and numbers of
    documents («от 12.03.2019 № 45», «ГОСТ Р 7.0.97-2016»), numbers with a unit and years that lie
    far from the plan stay. 29 February becomes 28 where the year has none.

    Args:
        text: as typed.
        years: how many years later; negative for earlier.
        own: the school year of the plan that the text stands in.
        oldest: up to so many years before it lie near the plan.
    """
    kept: list[str] = []

    def replaced(match: re.Match[str]) -> str:
        piece = match[0]
        if _moves(match, own, oldest):
            return _moved(piece, years, short_end=match.lastgroup == "pair")
        if _YEARS.search(piece) is not None:
            kept.append(piece.strip())
        return piece

    return Moved(FOUND.sub(replaced, text), tuple(kept)) if years else Moved(text, ())


def _moves(match: re.Match[str], own: int, oldest: int) -> bool:
    kind, piece = match.lastgroup, match[0]
    if kind == "span":
        first, last = map(_month_number, _MOMENTS.findall(piece))
        return last - first <= _YEAR_OF_LIFE
    if kind == "moment":
        short = _SHORT_DAY.fullmatch(piece)
        return short is None or _is_near(2000 + int(short[2]), own, oldest)
    if kind == "pair":
        return _stands_alone(match) and _is_school_year(match, own)
    if kind == "two":
        return all(int(year) <= own for year in _YEARS.findall(piece))
    return kind == "single" and _single_moves(match, own, oldest)


def _is_school_year(match: re.Match[str], own: int) -> bool:
    """Whether two years are a school year: by its sign, its words, or as the one of the plan."""
    first, last = re.findall(r"\d+", match[0])
    if (int(first) + 1) % 100 != int(last) % 100 or (len(last) == 4 and int(last) <= int(first)):
        return False
    text, end = match.string, match.end()
    if SCHOOL_BEHIND.match(text, end) is not None:
        return True
    if PROGRAMME_BEFORE.search(text[: match.start()]) is not None:
        return False
    year = int(first) + 1
    if PLURAL_BEHIND.match(text, end) is not None:
        return year == own
    if "/" in match[0] or SINGULAR_BEHIND.match(text, end) is not None:
        return True
    return year in (own - 1, own)


def _single_moves(match: re.Match[str], own: int, oldest: int) -> bool:
    year, before = int(match[0]), match.string[: match.start()]
    if not _stands_alone(match) or not _is_near(year, own, oldest):
        return False
    if UNIT_BEHIND.match(match.string, match.end()) is not None:
        return False
    return year <= own or HORIZON_BEFORE.search(before) is None


def _is_near(year: int, own: int, oldest: int) -> bool:
    return own - oldest <= year <= own + 1


def _stands_alone(match: re.Match[str]) -> bool:
    """Not a part of a number or an address: «01-05/2019», «2019.1», «site.ru/2019/»."""
    before, after = match.string[: match.start()], match.string[match.end() :]
    head = before.split()[-1] if before and not before[-1].isspace() else ""
    tail = after.split()[0] if after and not after[0].isspace() else ""
    return _HEAD.fullmatch(head) is not None and _TAIL.fullmatch(tail) is not None


def _month_number(moment: str) -> int:
    """Months since the year 0 of a day, a month or a quarter."""
    digits = re.findall(r"\d+", moment)
    years = _YEARS.findall(moment)
    year = int(years[-1]) if years else 2000 + int(digits[-1])
    quarter = _QUARTER.match(moment)
    if quarter is not None:
        return year * 12 + 3 * QUARTERS.get(quarter[1].lower(), 0)
    words = re.search(r"[а-яё]{3}", moment, re.IGNORECASE)
    if words is not None:
        return year * 12 + MONTHS.get(words[0].lower(), 0)
    return year * 12 + int(digits[1] if len(digits) > 2 else digits[0])


def _moved(piece: str, years: int, *, short_end: bool) -> str:
    """All years of a piece moved; the short end of «2018/19» and of «25.05.19» too."""

    def later(match: re.Match[str]) -> str:
        return str(int(match[0]) + years)

    def short(match: re.Match[str]) -> str:
        return f"{match[1]}{(int(match[2]) + years) % 100:02}"

    text = _YEARS.sub(later, piece)
    if short_end:
        return _SHORT_END.sub(short, text)
    if text == piece:
        text = _SHORT_DAY.sub(short, text)
    return "".join(map(_existing_day, _MOMENTS.split(text)))


def _existing_day(moment: str) -> str:
    """29 February as 28 in a year that has no such day."""
    digits = re.findall(r"\d+", moment)
    if not digits:
        return moment
    years = _YEARS.findall(moment)
    year = int(years[-1]) if years else 2000 + int(digits[-1])
    if isleap(year):
        return moment
    return _LEAP_DAY_ISO.sub("28", _LEAP_DAY.sub("28", moment))
