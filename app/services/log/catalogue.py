"""The descriptions of all tables: collected from every module of `log.tables`."""

import pkgutil
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib import import_module

from app.services.log import tables
from app.services.log.words.aggregate import Aggregate
from app.services.log.words.places import Row
from app.services.log.words.search import Search
from app.services.log.words.table import Counted, Logged, TableWords


@cache
def descriptions() -> Mapping[str, TableWords]:
    """Every description by the name of its table."""
    return {words.table: words for words in read_modules()}


def read_modules() -> Iterator[TableWords]:
    """Every description that the modules of `log.tables` define."""
    for module in pkgutil.iter_modules(tables.__path__, f"{tables.__name__}."):
        for value in vars(import_module(module.name)).values():
            if isinstance(value, TableWords):
                yield value


@cache
def called() -> Mapping[str, str]:
    """By table the column with the name of its rows, for those that other rows refer to."""
    return {words.table: words.called for words in descriptions().values() if words.called}


@cache
def called_in_full() -> Mapping[str, Callable[[Row], str]]:
    """By table the name of a row in the histories of schools, where it is another than `called`."""
    return {
        words.table: words.called_in_full
        for words in descriptions().values()
        if words.called_in_full is not None
    }


@cache
def by_rank() -> tuple[TableWords, ...]:
    """The descriptions of tables that are seen somewhere, the most telling first."""
    seen = (words for words in descriptions().values() if words.shown is not None)
    return tuple(sorted(seen, key=lambda words: words.rank))


@cache
def counted_tables() -> tuple[tuple[str, Counted], ...]:
    """The tables that the preview of going back to a copy counts, in its order."""
    lines = [(words.table, words.counted) for words in descriptions().values() if words.counted]
    return tuple(sorted(lines, key=lambda line: line[1]))


@cache
def searched() -> tuple[Search, ...]:
    """How the rows that the search field finds are read, in the order of equal hits."""
    ways = [words.search for words in descriptions().values() if words.search is not None]
    return tuple(sorted(ways, key=lambda way: way.place))


@cache
def tables_of(aggregates: frozenset[Aggregate]) -> frozenset[str]:
    """The tables that hold any of these."""
    return frozenset(
        words.table for words in descriptions().values() if words.aggregate in aggregates
    )


@cache
def imported() -> frozenset[str]:
    """The tables into which an import puts rows without an entry each."""
    return frozenset(words.table for words in descriptions().values() if words.imported)


@cache
def taken(how: Logged) -> frozenset[str]:
    """The tables that the change log takes in one of its ways."""
    return frozenset(words.table for words in descriptions().values() if words.logged is how)
