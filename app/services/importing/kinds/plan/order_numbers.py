"""Numbers of orders: within a calendar year each is given once, so it has one date."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from app.services.language.dates import date_digits
from app.services.language.sentences import quoted
from app.services.orders.orders import load_registered
from app.services.orders.taken_numbers import number_key

if TYPE_CHECKING:
    from sqlalchemy import Connection


class OrderPlace(NamedTuple):
    """Where a file names an order."""

    file: str
    sheet: str
    row: int

    def told_from(self, here: "OrderPlace") -> str:
        """The place in words, without what it shares with another: «в строке 4»."""
        words = [f"в файле {quoted(self.file)}"] if self.file != here.file else []
        if words or self.sheet != here.sheet:
            words.append(f"на листе {quoted(self.sheet)}")
        return ", ".join((*words, f"в строке {self.row}"))


@dataclass
class OrderNumbers:
    """The registered orders, and those that the files of one call name.

    Attributes:
        registered: (`number_key` of the number, calendar year) -> dates.
    """

    registered: Mapping[tuple[str, int], frozenset[date]]
    _named: dict[tuple[str, int], tuple[date, OrderPlace]] = field(
        default_factory=dict[tuple[str, int], tuple[date, OrderPlace]]
    )

    def contradiction(self, number: str, issued_on: date, place: OrderPlace) -> str:
        """What is wrong with an order and what to do, or an empty text; it is then known."""
        key = (number_key(number), issued_on.year)
        days = self.registered.get(key, frozenset())
        if days and issued_on not in days:
            known = ", ".join(date_digits(day) for day in sorted(days))
            return (
                f"Приказ № {number} в {issued_on.year} году уже есть в реестре с другой датой:"
                f" {known}. Исправьте номер или дату."
            )
        day, first = self._named.setdefault(key, (issued_on, place))
        if day == issued_on:
            return ""
        there = first.told_from(place)
        return (
            f"Приказ № {number} {issued_on.year} года указан с двумя датами: {there} –"
            f" {date_digits(day)}, в строке {place.row} – {date_digits(issued_on)}. Исправьте"
            " номер или дату."
        )


def load_order_numbers(connection: "Connection") -> OrderNumbers:
    """The registered orders of the workspace."""
    dates: dict[tuple[str, int], set[date]] = {}
    for number, issued_on in load_registered(connection):
        dates.setdefault((number_key(number), issued_on.year), set()).add(issued_on)
    return OrderNumbers({key: frozenset(days) for key, days in dates.items()})
