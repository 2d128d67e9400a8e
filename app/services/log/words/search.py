"""How rows are found by their words: what a hit says, and by which other words it is found."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from app.services.findings.links import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A row that can be found.

    Attributes:
        title: what it is called.
        detail: where it belongs.
        link: the thing itself.
        names: other names, as good as the title.
        words: other words by which it is found.
    """

    title: str
    detail: str
    link: Link
    names: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """The rows of a table that the search field finds.

    Attributes:
        kind: what they are, for the program.
        noun: what they are, as hits tell it: «школа».
        place: of equal hits the lowest comes first.
        query: plain SQL; its rows have `id` and what `hit` reads, in the order of equal hits.
        hit: what a row of the query says.
    """

    kind: str
    noun: str
    place: int
    query: str
    hit: Callable[[Mapping[str, Any]], Hit]
