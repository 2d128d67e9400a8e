"""One writer an aggregate: what a file gives and what is typed goes the same way.

A `Target` checks an entry, compares entries with what is stored, and stores what differs. The
import adds the rows of a file to its answers, a form raises them; neither has rules or SQL of its
own.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Literal, NamedTuple, NoReturn, Protocol, TypeVar

from app.errors import UserError
from app.services.findings.finding import Finding, Weight

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from app.services.log.changes import Work
    from app.services.progress import Steps

Status = Literal["new", "changed", "same"]
E = TypeVar("E")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrong(Finding):
    """Why an entry cannot be stored: the same text for a file and for a form.

    Attributes:
        hint: what to do about it in a form.
        cell_hint: what to do about it in a cell of a file; None where it is the same as `hint`.
        field: the column of the table that it is about; empty for the entry as a whole.
        against: other columns that it is about, each of which may stand in another file.
    """

    weight: Weight = Weight.ERROR
    cell_hint: str | None = None
    field: str = ""
    against: tuple[str, ...] = ()

    @property
    def in_cell(self) -> str:
        """The whole text about a cell."""
        hint = self.hint if self.cell_hint is None else self.cell_hint
        return f"{self.text} {hint}".strip()

    def refuse(self) -> NoReturn:
        """Refuse what was typed.

        Raises:
            UserError: always.
        """
        raise UserError(self.text, self.hint)


def refuse(wrong: Wrong | None) -> None:
    """Refuse what was typed if this is wrong with it.

    Raises:
        UserError: what is wrong, if anything.
    """
    if wrong is not None:
        wrong.refuse()


def refuse_first(problems: Iterable[Wrong]) -> None:
    """Refuse what was typed if anything is wrong with it.

    Raises:
        UserError: the first of the problems.
    """
    for wrong in problems:
        wrong.refuse()


class Fact(NamedTuple):
    """One value that an entry gives.

    Attributes:
        value: the value, equal only to the same one.
        title: what it is, Russian, as it stands inside a sentence.
        text: the value in words.
    """

    value: Hashable
    title: str
    text: str


def first_clash(facts: Mapping[str, Fact], told: Mapping[str, Fact]) -> tuple[str, str] | None:
    """The first field that both give and that differs: its name in both."""
    for name, fact in facts.items():
        other = told.get(name)
        if other is not None and other.value != fact.value:
            return name, name
    return None


class Words(NamedTuple):
    """An entry beside what is stored.

    Attributes:
        what: what it is about: procedure and year, name of the measure, block of the passport …
        old: what is stored, in words; empty when nothing is.
        new: what the entry says, in words.
    """

    what: str
    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared(Generic[E]):
    """Entries against the workspace as it is.

    Attributes:
        entries: in their order.
        statuses: whether each entry adds something, changes something, or is stored already.
        words: the words of the entry at a position; they may be made when they are asked for.
    """

    entries: Sequence[E]
    statuses: Sequence[Status]
    words: Callable[[int], Words]

    def places(self, status: Status) -> list[int]:
        """Positions of the entries with a status."""
        return [place for place, one in enumerate(self.statuses) if one == status]


class Target(Protocol[E]):
    """The writer of one aggregate, used by the import and by the typed edit alike."""

    def check(self, entry: E) -> Sequence[Wrong]:
        """Why an entry cannot be, whatever is stored; nothing when it can."""
        ...

    def years(self, entries: Sequence[E]) -> frozenset[int]:
        """School years that entries belong to; empty where they belong to none."""
        ...

    def identities(self, entries: Sequence[E]) -> Sequence[Hashable]:
        """What each entry is about: equal where two speak of the same thing."""
        ...

    def facts(self, entry: E) -> Mapping[str, Fact]:
        """What an entry says, by the column of a table that says it; what is left out stays."""
        ...

    def clash(self, facts: Mapping[str, Fact], told: Mapping[str, Fact]) -> tuple[str, str] | None:
        """Where two entries of one thing contradict each other: the field of each, or None."""
        ...

    def check_beside(
        self, connection: "Connection", entries: Sequence[E], told: Sequence[Mapping[str, Fact]]
    ) -> Mapping[int, Wrong]:
        """Why entries, by position, cannot stand beside what they leave as it is.

        That is what is stored, and what other files of the same action say of each (`told`).
        """
        ...

    def compare(self, connection: "Connection", entries: Sequence[E]) -> Compared[E]:
        """Which entries are new or change something, without storing anything."""
        ...

    def store(
        self, work: "Work", entries: Sequence[E], ids: dict[int, int]
    ) -> "Steps[None] | None":
        """Write what differs from the workspace as it is now, within the action, and log it.

        `ids` gives the keys of the schools that the action made, by their negative ids; a writer
        of schools adds its own. Writing that takes long comes as steps, which the caller must go
        through.
        """
        ...
