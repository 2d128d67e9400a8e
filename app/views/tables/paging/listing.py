"""A list of which the keys are held, and its rows a page at a time."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")
Key = Any  # what a query answers: numbers, mostly
PAGE, _KEPT = 100, 20  # rows of a page; pages that stay read


def nothing() -> Sequence[Key]:
    """The keys of an empty list."""
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing(Generic[T]):
    """Where the rows of a list come from. Both functions are called in any thread.

    Attributes:
        keys: finds the keys of all its rows, in their order.
        read: the rows with these keys, in their order; one that is gone is left out. A page takes
            milliseconds.
        every: number of rows without the conditions that `keys` looks by.
        is_whole: whether older rows are not still being read; what is saved meanwhile says so.
        weight: what finding the keys costs, as a number of rows of a plain query.
        few: so many rows are read in a twentieth of a second.
        page: so many are read at once as they are looked at.
    """

    keys: Callable[[], Sequence[Key]] = nothing
    read: Callable[[Sequence[Key]], Sequence[T]]
    every: int = 0
    is_whole: bool = True
    weight: int = 0
    few: int = 1000
    page: int = PAGE


def held(rows: Sequence[T], key_of: Callable[[T], Hashable]) -> Listing[T]:
    """A short list that is in memory anyway."""
    by_key = {key_of(row): row for row in rows}
    return Listing(
        keys=lambda: list(by_key),
        read=lambda keys: [by_key[key] for key in keys if key in by_key],
        every=len(by_key),
        few=len(by_key),
    )


class PageRows(Sequence[T]):
    """The rows with these keys, read by the page when they are asked for. For one thread.

    A row that went after its key was found is None until the keys are found again.
    """

    def __init__(
        self,
        keys: Sequence[Key],
        read: Callable[[Sequence[Key]], Sequence[T]],
        key_of: Callable[[T], Hashable],
        size: int = PAGE,
    ) -> None:
        """Args: `size` is that of a page."""
        self.keys = keys
        self._size = size
        self._read = read
        self._key_of = key_of
        self._pages: OrderedDict[int, Sequence[T | None]] = OrderedDict()

    def chosen(self, numbers: Sequence[int]) -> "PageRows[T]":
        """Some of the rows, by their places; read apart from these."""
        keys = [self.keys[number] for number in numbers]
        return PageRows(keys, self._read, self._key_of, self._size)

    def __len__(self) -> int:
        return len(self.keys)

    @overload
    def __getitem__(self, index: int) -> T: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[T]: ...

    def __getitem__(self, index: int | slice) -> T | Sequence[T]:
        """One row, or the rows of a slice."""
        if isinstance(index, slice):
            return [self[number] for number in range(*index.indices(len(self)))]
        number = index + len(self) if index < 0 else index
        if not 0 <= number < len(self):
            raise IndexError(index)
        return self._page(number // self._size)[number % self._size]  # pyright: ignore[reportReturnType]

    def __iter__(self) -> Iterator[T]:
        return (self[number] for number in range(len(self)))

    def _page(self, number: int) -> Sequence[T | None]:
        if number in self._pages:
            self._pages.move_to_end(number)
            return self._pages[number]
        keys = self.keys[number * self._size : (number + 1) * self._size]
        rows: Sequence[T | None] = self._read(keys)
        if len(rows) != len(keys):
            there = {self._key_of(row): row for row in rows if row is not None}
            rows = [there.get(key) for key in keys]
        self._pages[number] = rows
        if len(self._pages) > _KEPT:
            self._pages.popitem(last=False)
        return rows
