"""Which rows of a table are shown by what stands in its columns: the filter of a spreadsheet."""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Generic, TypeVar

from app.errors import UserError
from app.services.language.dates import date_digits, local_day, parse_day
from app.services.language.numbers import NBSP, rounded, whole
from app.services.language.sentences import listed
from app.services.sheets.sheet import Share, Value

if TYPE_CHECKING:
    from fractions import Fraction

    Bound = Fraction | date

K = TypeVar("K", bound=Hashable)

_NAMED = 3
_EMPTY = "пусто"
_DIGITS = 9  # of a bound; none of the numbers of the program is longer


@dataclass(frozen=True, slots=True)
class ColumnFilter:
    """What a cell must say to be shown.

    Attributes:
        texts: the ticked texts, an empty one among them for empty cells; None for all.
        least: the smallest number that is shown, shares in percents; or the first day.
        most: the largest one, or the last day. A cell without a number or a day fulfils neither.
    """

    texts: frozenset[str] | None = None
    least: "Bound | None" = None
    most: "Bound | None" = None

    @property
    def active(self) -> bool:
        """Whether it asks for anything."""
        return self.texts is not None or self.least is not None or self.most is not None

    def accepts(self, text: str, value: Value | None) -> bool:
        """Whether a cell is shown. Numbers are compared exactly, not as they are rounded."""
        if self.texts is not None and text not in self.texts:
            return False
        if self.least is not None and _compared(value, self.least) not in (0, 1):
            return False
        return self.most is None or _compared(value, self.most) in (0, -1)

    def words(self) -> str:
        """«ШНОР, выявлена», «от 3 до 5», «с 01.09.2026»; many values are counted."""
        ends = ((self.least, "от", "с"), (self.most, "до", "по"))
        parts = [
            f"{of_day if isinstance(bound, date) else of_number}{NBSP}{bound_text(bound)}"
            for bound, of_number, of_day in ends
            if bound is not None
        ]
        said = [" ".join(parts)] if parts else []
        if self.texts is not None:
            said.append(listed(sorted(text or _EMPTY for text in self.texts), _NAMED))
        return "; ".join(said)


class ColumnFilters(Generic[K]):
    """The filters of the columns of one table, by the keys of the columns."""

    def __init__(self) -> None:
        self._filters: dict[K, ColumnFilter] = {}

    def __bool__(self) -> bool:
        """Whether any column is filtered."""
        return bool(self._filters)

    def __iter__(self) -> Iterator[K]:
        """Keys of the filtered columns, in the order in which they were filtered."""
        return iter(self._filters)

    def get(self, key: K) -> ColumnFilter:
        """The filter of a column; one that asks for nothing when there is none."""
        return self._filters.get(key, ColumnFilter())

    def put(self, key: K, wanted: ColumnFilter) -> bool:
        """Filter a column, or no more; whether that is another filter than before."""
        if wanted == self.get(key):
            return False
        self._filters.pop(key, None)
        if wanted.active:
            self._filters[key] = wanted
        return True

    def clear(self) -> bool:
        """Filter nothing; whether anything was filtered."""
        was_active, self._filters = bool(self._filters), {}
        return was_active

    def names(self, titles: Mapping[K, str]) -> str:
        """«Статус, Низких»: the filtered columns that are there."""
        return ", ".join(titles[key] for key in self._filters if key in titles)

    def words(self, titles: Mapping[K, str]) -> str:
        """«Статус»: ШНОР; «Низких»: от 3, for the columns that are there."""
        return "; ".join(
            f"«{titles[key]}»: {wanted.words()}"
            for key, wanted in self._filters.items()
            if key in titles
        )


def _compared(value: Value | None, bound: "Bound") -> int | None:
    """Below (-1), at (0) or above a bound (1), exactly; None for what cannot be compared."""
    if value is None or isinstance(value, date) != isinstance(bound, date):
        return None
    if isinstance(bound, date):
        day = local_day(value) if isinstance(value, datetime) else value
        return (day > bound) - (day < bound)  # pyright: ignore[reportOperatorIssue]
    number, wanted = (
        (value.part * 100, bound * value.base) if isinstance(value, Share) else (value, bound)
    )
    return (number > wanted) - (number < wanted)  # pyright: ignore[reportOperatorIssue]


def bound_text(bound: "Bound") -> str:
    """A bound as it is typed: «12,5», «01.09.2026»."""
    return date_digits(bound) if isinstance(bound, date) else rounded(bound, _DIGITS)


def read_bounds(least: str, most: str, *, days: bool) -> "tuple[Bound | None, Bound | None]":
    """Both bounds as they are typed; None for an empty one.

    Raises:
        UserError: one is no number or no day, or the first is above the second.
    """
    if days:
        first, last = parse_day(least), parse_day(most)
        if first is not None and last is not None and first > last:
            raise UserError("«С» позже, чем «по».")
        return first, last
    low, high = read_bound(least), read_bound(most)
    if low is not None and high is not None and low > high:
        raise UserError("«От» больше, чем «до».")
    return low, high


def read_bound(text: str) -> "Fraction | None":
    """A bound as it is typed: «3», «12,5», «30 %»; None for nothing.

    Raises:
        UserError: it is no number.
    """
    from fractions import Fraction

    plain = "".join(text.split()).replace(NBSP, "").removesuffix("%").replace(",", ".")
    plain = plain.replace("\u2212", "-")
    if not plain:
        return None
    head, _, tail = plain.removeprefix("-").partition(".")
    if not head.isdecimal() or (tail and not tail.isdecimal()) or len(head + tail) > _DIGITS:
        raise UserError(f"«{text.strip()}» – не число.", "Напишите число, например 3 или 12,5.")
    return Fraction(plain.removesuffix("."))


def exact_order(share: Share) -> "Fraction":
    """What shares are sorted by: equal ones are equal, whatever their bases."""
    from fractions import Fraction

    return Fraction(share.part, share.base)


def shown_words(shown: int, total: int, by: str = "") -> str:
    """«Показано 12 из 40 · Статус», the last are the names of the filtered columns."""
    words = f"Показано {whole(shown)} из{NBSP}{whole(total)}"
    return f"{words}{NBSP}· {by}" if by else words
