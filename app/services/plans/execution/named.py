"""Days, orders, addresses and numbers that the words of a mark name."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from app.services.language.dates import FIRST_YEAR, LAST_YEAR
from app.services.language.deadlines.tokens import MONTHS
from app.services.orders.taken_numbers import number_key

# Patterns are made when first needed: the first screen reads no marks.
_DAY = (
    r"(?<![\d.,])(?:(?P<iso>\d{4}-\d{2}-\d{2})"
    r"|(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4}|\d{2})"
    r"|[«\"„]?(?P<day_word>\d{1,2})[»\"“]?\s+(?P<month_word>январ|феврал|март|апрел|ма[йя]|июн|июл"
    r"|август|сентябр|октябр|ноябр|декабр)[а-я]*(?:\s+(?P<year_word>\d{4}))?)"
    r"(?![\d]|\.\d)(?:\s*г(?:ода|\.|\b))?"
)
_ANY_DAY = re.sub(r"\?P<\w+>", "?:", _DAY)
_NUMBER = r"(?:№|N[oº]?)\s*(\d[\w./]*(?:\s?[-–]\s?[\w./]+)*)"
_LATER = rf"{_NUMBER}\s*,?\s*от\s+({_ANY_DAY})"
_EARLIER = rf"от\s+({_ANY_DAY})\s*,?\s*{_NUMBER}"
_ORDER = rf"\bприказ[а-я]*\b[^№.;()]{{0,60}}?(?:{_LATER}|{_EARLIER})"
_NEXT_ORDER = rf"\s*(?:,|;|\bи\b)\s*(?:{_LATER}|{_EARLIER})"
_ADDRESS = (
    r"(?:https?://|www\.)[^\s«»<>]+"
    r"|(?<![\w@.])(?:[a-zа-я0-9-]+\.)+(?:ru|рф|com|org|net|su)\b(?:/[^\s«»<>]*)?"
)
_COUNT = r"(?<![\d.,])(\d{1,6})\s+из\s+(\d{1,6})(?![\d.,]*\d)"


class OrderName(NamedTuple):
    """Number and date of an order."""

    number: str
    issued_on: date

    @property
    def key(self) -> tuple[str, date]:
        """The same for all ways to type its number."""
        return number_key(self.number), self.issued_on


class NamedDay(NamedTuple):
    """A day in words; its year is None where only the month is named, its day where there is none.

    Attributes:
        words: as typed.
        at: where it begins.
        number: day of the month.
        month: from 1.
        year: in full, or None.
    """

    words: str
    at: int
    number: int
    month: int
    year: int | None

    @property
    def end(self) -> int:
        """Where the text goes on."""
        return self.at + len(self.words)

    @property
    def day(self) -> date | None:
        """The day; None without a year, or where no calendar has it."""
        return None if self.year is None else self.in_year(self.year)

    def in_year(self, year: int) -> date | None:
        """The day in a year, or None where it has none."""
        if not FIRST_YEAR <= year <= LAST_YEAR:
            return None
        try:
            return date(year, self.month, self.number)
        except ValueError:
            return None

    def may_be(self, day: date) -> bool:
        """Whether this day is meant, its year left open or not."""
        return (self.number, self.month, self.year or day.year) == (day.day, day.month, day.year)


class NamedOrder(NamedTuple):
    """An order in words: its name, and where it stands."""

    order: OrderName
    at: int
    end: int


def days_in(words: str) -> Iterator[NamedDay]:
    """The days that words name: «17.08.2018», «1.9.18», «15 октября», «15 октября 2018 г.»."""
    for match in re.finditer(_DAY, words, re.IGNORECASE):
        if match["iso"]:
            year, month, day = map(int, match["iso"].split("-"))
        elif match["day"]:
            year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
            year += 2000 if len(match["year"]) == len("18") else 0
        else:
            year, day = int(match["year_word"] or 0), int(match["day_word"])
            month = MONTHS[match["month_word"][:3].casefold()]
        yield NamedDay(words=match[0], at=match.start(), number=day, month=month, year=year or None)


def orders_in(words: str) -> Iterator[NamedOrder]:
    """The orders that words name with number and date, in their order."""
    for match in re.finditer(_ORDER, words, re.IGNORECASE):
        further: re.Match[str] | None = match
        while further is not None:
            number, day, other_day, other_number = further.groups()
            name = _order(number or other_number, day or other_day)
            if name is not None:
                yield NamedOrder(name, further.start(), further.end())
            further = re.compile(_NEXT_ORDER, re.IGNORECASE).match(words, further.end())


def addresses_in(words: str) -> list[str]:
    """The web addresses that words name, without the stop after them."""
    return [match[0].rstrip(".,;:)") for match in re.finditer(_ADDRESS, words, re.IGNORECASE)]


def counts_in(words: str) -> list[tuple[int, int]]:
    """What is counted in words: «12 из 15»."""
    return [(int(done), int(whole)) for done, whole in re.findall(_COUNT, words)]


def _order(number: str, day: str) -> OrderName | None:
    named = next(days_in(day), None)
    if named is None or named.day is None:
        return None
    return OrderName(number.rstrip("."), named.day)
