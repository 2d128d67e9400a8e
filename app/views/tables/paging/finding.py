"""Which rows of a list are shown, and in which order: the whole list is looked through."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from app.services.progress import Progress, Steps
from app.views.tables.paging.listing import PAGE, Key, Listing

if TYPE_CHECKING:
    from app.views.tables.columns import SortKey

T = TypeVar("T")
_TITLE = "Поиск"


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditions(Generic[T]):
    """What is asked of the rows.

    Attributes:
        newer: rows at the beginning for which it is true are left out; the others follow them.
        older: of the rest, those from the first for which it is true on.
        accepts: which of the others are shown; all without.
        value: what they are sorted by, None last; in the order of the list without.
        backwards: the other way round.
    """

    newer: Callable[[T], bool] | None = None
    older: Callable[[T], bool] | None = None
    accepts: Callable[[T], bool] | None = None
    value: "Callable[[T], SortKey | None] | None" = field(default=None)
    backwards: bool = False

    @property
    def reads_rows(self) -> bool:
        """Whether every row has to be read."""
        return self.accepts is not None or self.value is not None


def find_keys(
    listing: Listing[T], key_of: Callable[[T], Key], conditions: Conditions[T]
) -> Steps[Sequence[Key]]:
    """The keys of the rows that are shown, in their order."""
    yield Progress(0, listing.every, _TITLE)
    keys = _between(listing, conditions)
    values: list[Any] = []
    if conditions.reads_rows:
        kept: list[Key] = []
        for start in range(0, len(keys), PAGE):
            yield Progress(start, len(keys), _TITLE)
            for row in listing.read(keys[start : start + PAGE]):
                if conditions.accepts is None or conditions.accepts(row):
                    kept.append(key_of(row))
                    if conditions.value is not None:
                        values.append(conditions.value(row))
        keys = kept
    if conditions.value is not None:
        return _sorted(keys, values, backwards=conditions.backwards)
    return keys[::-1] if conditions.backwards else keys


def texts_of(
    listing: Listing[T], conditions: Conditions[T], text: Callable[[T], str], most: int
) -> Steps[list[str] | None]:
    """The different texts of the rows that are accepted, sorted as `conditions` say; at most.

    None when there are more of them than `most`.
    """
    texts: dict[str, Any] = {}
    keys = _between(listing, conditions)
    for start in range(0, len(keys), PAGE):
        yield Progress(start, len(keys), _TITLE)
        for row in listing.read(keys[start : start + PAGE]):
            if conditions.accepts is None or conditions.accepts(row):
                value = None if conditions.value is None else conditions.value(row)
                texts.setdefault(text(row), value)
        if len(texts) > most:
            return None
    return list(_sorted([*texts], [*texts.values()], backwards=False))


def _between(listing: Listing[T], conditions: Conditions[T]) -> Sequence[Key]:
    """The keys between two bounds of what the list is ordered by: a dozen rows are read."""
    keys = listing.keys()
    first, last = 0, len(keys)
    if conditions.newer is not None:
        first = _first(listing, keys, conditions.newer, wanted=False)
    if conditions.older is not None:
        last = _first(listing, keys, conditions.older, wanted=True)
    return keys[first:last]


def _first(
    listing: Listing[T], keys: Sequence[Key], told: Callable[[T], bool], *, wanted: bool
) -> int:
    """The first place where it is told so; a row that is gone is like those before it."""

    def answers(key: Key) -> bool:
        rows = listing.read([key])
        return bool(rows) and told(rows[0]) is wanted

    return bisect_left(keys, True, key=answers)


def _sorted(keys: Sequence[Key], values: Sequence[Any], *, backwards: bool) -> Sequence[Key]:
    known = [place for place, value in enumerate(values) if value is not None]
    known.sort(key=values.__getitem__, reverse=backwards)
    unknown = (place for place, value in enumerate(values) if value is None)
    return [keys[place] for place in (*known, *unknown)]
