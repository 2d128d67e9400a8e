"""The description of a table: everything that the program says about any row of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any, Literal, NamedTuple

from app.services.log.words.aggregate import Aggregate
from app.services.log.words.columns import Column
from app.services.log.words.places import Row, Shown
from app.services.log.words.search import Search
from app.services.log.words.sentences import Tells

EventKind = Literal["register", "support", "passport", "results", "criteria", "plan", "verdict"]

# Kinds of things that have a history of their own.
SCHOOL, RESULT, BLOCK, MEASURE, VERDICT = "school", "result", "passport_block", "measure", "verdict"


class Logged(Enum):
    """How the change log takes a table."""

    ROWS = auto()  # row by row, so that it can be taken back
    ANNOUNCED = auto()  # shared rows that any later action may come to need: never taken back
    NEVER = auto()


@dataclass(frozen=True, slots=True)
class About:
    """What rows are about: the key by which a history finds them.

    Attributes:
        kind: `SCHOOL`, `RESULT`, `BLOCK`, `MEASURE` or `VERDICT`.
        columns: their values make the key; a row in which one is empty is about nothing.
    """

    kind: str
    columns: tuple[str, ...]


class Counted(NamedTuple):
    """A line of the preview of going back to a copy: its place there, its words, one a year."""

    place: int
    title: str
    by_year: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TableWords:
    """The words of one table.

    Attributes:
        table: its name.
        aggregate: what its rows belong to.
        one: what a row is: «Школа».
        columns: the columns that are told or that name a row, by their names.
        silent: the other columns: keys, bookkeeping, what is told elsewhere.
        name: columns that tell which row it is, in their order; empty ones are left out, and of
            columns in a tuple the first that is filled counts.
        name_joint: what stands between them.
        called: the column with the name of a row where another row refers to it.
        called_in_full: its name in the histories of schools, when it is another there.
        about: the histories that its rows belong to.
        event: the sort of event in the history of a school.
        tells: its sentences there; without, they are made of the columns.
        shown: where a row is seen; None of one that the user never changes.
        rank: of the tables of an action, the lowest says where the action is seen. A plan that is
            deleted takes its measures along.
        counted: its line in the preview of going back to a copy. Whatever a person enters has one.
        counted_with: the table whose line stands for these rows, which come and go with its own.
        search: how its rows are found, if the search field finds them.
        logged: how the change log takes it.
        imported: whether an import inserts rows without an entry each: they carry the number of the
            change set.
    """

    table: str
    aggregate: Aggregate
    one: str
    columns: Mapping[str, Column] = field(default_factory=dict[str, Column])
    silent: frozenset[str] = frozenset({"id"})
    name: tuple[str | tuple[str, ...], ...] = ()
    name_joint: str = ", "
    called: str = ""
    called_in_full: Callable[[Row], str] | None = None
    about: tuple[About, ...] = ()
    event: EventKind = "register"
    tells: Tells | None = None
    shown: Shown | None = None
    rank: int = 500
    counted: Counted | None = None
    counted_with: str = ""
    search: Search | None = None
    logged: Logged = Logged.ROWS
    imported: bool = False


def key_of(about: About, values: Mapping[str, Any]) -> str | None:
    """The key of what a row is about, by its values; None when one is empty."""
    parts = [values.get(name) for name in about.columns]
    if None in parts:
        return None
    return "|".join(str(part) for part in parts)
