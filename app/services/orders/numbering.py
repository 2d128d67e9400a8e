"""Numbers of orders: the next one, those that are missing, and those that contradict others."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import count, pairwise

from app.services.findings.finding import Finding, Weight
from app.services.findings.links import ToOrder
from app.services.language.dates import date_digits
from app.services.language.numbers import NBSP
from app.services.orders.orders import OrderRow

_NUMBER = re.compile(r"^(?P<before>\D*)(?P<number>\d{1,9})(?P<after>.*)$")
_MOST_GAPS = 5
_Key = tuple[int, str, str, str]  # year, what stands before the digits and after, who issued it


@dataclass
class _Series:
    """Registered orders of a body and a calendar year, whose numbers differ only in the digits."""

    before: str
    after: str
    orders: list[tuple[int, OrderRow]] = field(default_factory=list[tuple[int, OrderRow]])


def newest_first(order: OrderRow) -> tuple[date, int, int]:
    """Sorts drafts above all, then by date and number, when reversed."""
    digits = _NUMBER.match(order.number or "")
    return order.issued_on or date.max, int(digits["number"]) if digits else 0, order.id


def suggest_number(orders: Iterable[OrderRow], day: date) -> str:
    """The first of `suggest_numbers`; empty when nothing tells."""
    return next(suggest_numbers(orders, day), "")


def suggest_numbers(orders: Iterable[OrderRow], day: date) -> Iterator[str]:
    """The numbers that would come next in the calendar year of a day; none when nothing tells.

    The manner of writing is that of the newest order of the department, so «418-ОД» is followed by
    «419-ОД»; a new year begins with 1.
    """
    series = _own_series(orders)
    this_year = [one for (year, *_), one in series.items() if year == day.year]
    earlier = [one for (year, *_), one in series.items() if year < day.year]
    if not this_year and not earlier:
        return
    newest = max(this_year or earlier, key=_last_day)
    last = max(number for number, _order in newest.orders) if this_year else 0
    for number in count(last + 1):
        yield f"{newest.before}{number}{newest.after}"


def gaps(orders: Iterable[OrderRow]) -> tuple[Finding, ...]:
    """Numbers that are missing in a run of numbers: notes in whole Russian sentences.

    A department registers other orders too, so only single numbers missing in a dense run are
    told.
    """
    told: list[Finding] = []
    for (year, *_), series in sorted(_own_series(orders).items(), reverse=True):
        present = {number for number, _order in series.orders}
        missing = sorted(set(range(min(present), max(present))) - present)
        if missing and len(missing) <= min(_MOST_GAPS, len(present) - 1):
            names = ", ".join(f"{series.before}{number}{series.after}" for number in missing)
            words = f"За {year} год нет приказов с номерами: {names}."
            told.append(Finding(code="order.number-gap", text=words, weight=Weight.NOTE))
    return tuple(told)


def _own_series(orders: Iterable[OrderRow]) -> dict[_Key, _Series]:
    """Of the department alone: it gives no numbers to the orders of others."""
    return _series(order for order in orders if not order.issuer)


def _series(orders: Iterable[OrderRow]) -> dict[_Key, _Series]:
    by_manner: dict[_Key, _Series] = {}
    for order in orders:
        digits = _NUMBER.match(order.number or "")
        if digits is None or order.issued_on is None:
            continue
        before, after = digits["before"], digits["after"]
        key = (order.issued_on.year, before.casefold(), after.casefold(), order.issuer.casefold())
        series = by_manner.setdefault(key, _Series(before, after))
        series.orders.append((int(digits["number"]), order))
    return by_manner


def _last_day(series: _Series) -> tuple[date, int]:
    return max((order.issued_on or date.min, number) for number, order in series.orders)


def remarks(orders: Iterable[OrderRow]) -> dict[int, list[Finding]]:
    """By order: numbers given twice in a year, and numbers that go against their dates.

    Whole Russian sentences, each with a link to the other order.
    """
    told: dict[int, list[Finding]] = defaultdict(list)
    for (year, *_), series in _series(orders).items():
        ordered = sorted(series.orders, key=lambda pair: (pair[0], pair[1].issued_on or date.min))
        for (number, order), (next_number, following) in pairwise(ordered):
            if number == next_number:
                for one, other in ((order, following), (following, order)):
                    told[one.id].append(_given_twice(one, other, year))
            elif (order.issued_on or date.min) > (following.issued_on or date.min):
                words = f"Дата раньше, чем у приказа с меньшим номером: {_requisites(order)}."
                told[following.id].append(
                    Finding(
                        code="order.number-against-date",
                        text=words,
                        weight=Weight.NOTE,
                        link=ToOrder(order.id),
                    )
                )
    return told


def _given_twice(one: OrderRow, other: OrderRow, year: int) -> Finding:
    """The same words for both orders, each with a link to the other."""
    days = sorted({day for row in (one, other) if (day := row.issued_on) is not None})
    text, hint = f"Номер {one.number} за {year} год занят дважды: {_requisites(other)}.", ""
    if len(days) > 1:
        first, second = (f"от{NBSP}{date_digits(day)}" for day in days)
        text = f"Один номер, две даты: №{NBSP}{one.number} {first} и {second}."
        hint = "Если приказ один, оставьте одну дату; если приказов два, исправьте номер."
    return Finding(
        code="order.number-twice",
        text=text,
        hint=hint,
        weight=Weight.ERROR,
        link=ToOrder(other.id),
    )


def _requisites(order: OrderRow) -> str:
    day = "" if order.issued_on is None else f"от{NBSP}{date_digits(order.issued_on)} "
    return f"{day}№{NBSP}{order.number}"
