"""The words that a text may use: facts, numbers, flags, sets of rows, people, ready parts.

A word is its Russian name with the way to its value, so the words of a kind and their values cannot
differ. What several kinds share is written for the record it comes from (the department, an order)
and is seen by each kind through its own facts, see `Vocabulary.see`.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeAlias, TypeVar, overload

from app.enums import GrammarCase
from app.services.documents.model.blocks import Block
from app.services.documents.model.images import Image
from app.services.findings.finding import Finding
from app.services.language.declension import CASES

if TYPE_CHECKING:
    from app.services.documents.settings import SettingSpec
    from app.services.findings.links import Link

T = TypeVar("T")
S = TypeVar("S")
W = TypeVar("W")

RowValues: TypeAlias = "Mapping[str, str | Sequence[RowValues]]"
CASE_MARKS = MappingProxyType({case: f"{short}." for short, case in CASES.items()})
_DIVIDING = (" и ", " или ", *"?:{}[]«|")  # signs that a field or a condition is divided by


class MappedRows(Sequence["RowValues"], Generic[S]):
    """Rows made of records when they are asked for: how many there are is known without them."""

    def __init__(self, records: Sequence[S], row: "Callable[[S], RowValues]") -> None:
        self._records, self._row = records, row

    def __len__(self) -> int:
        """Number of records."""
        return len(self._records)

    @overload
    def __getitem__(self, at: int) -> "RowValues": ...
    @overload
    def __getitem__(self, at: slice) -> "Sequence[RowValues]": ...
    def __getitem__(self, at: int | slice) -> "RowValues | Sequence[RowValues]":
        """The row of a record."""
        if isinstance(at, slice):
            return MappedRows(self._records[at], self._row)
        return self._row(self._records[at])


class ChosenColumn(NamedTuple):
    """A column that the settings choose: its name in the text, and another title for it."""

    key: str
    title: str = ""


class Choosable(NamedTuple, Generic[T]):
    """The columns that the settings may choose, and those that they do, in their order."""

    keys: tuple[str, ...]
    chosen: Callable[[T], Sequence[ChosenColumn]]


class Fact(NamedTuple, Generic[T]):
    """A fact in words.

    Attributes:
        value: as printed without a case, or None when it needs one; empty while it is not known.
        forms: the cases that it has.
        entered: where the user enters it, Russian («Настройки – Сотрудники»), or empty.
        lacking: what is told while it is empty, or None for a plain finding.
    """

    value: Callable[[T], str] | None
    forms: Mapping[GrammarCase, Callable[[T], str]]
    entered: str
    lacking: Callable[[T], Finding] | None


class Rows(NamedTuple, Generic[T]):
    """A set of rows.

    Attributes:
        fields: names of the facts of a row.
        rows: the rows; a row holds its facts in words, and its inner rows under their name.
        inner: names of inner rows with the fields of each.
        columns: the columns that the settings choose from, or None.
    """

    fields: tuple[str, ...]
    rows: Callable[[T], Sequence[RowValues]]
    inner: Mapping[str, tuple[str, ...]]
    columns: Choosable[T] | None


class Part(NamedTuple, Generic[T, W]):
    """Something printed that is more than words, and what is told of it while facts lack."""

    value: Callable[[T], W]
    lacking: Callable[[T], Sequence[Finding]]


class Check(NamedTuple, Generic[T]):
    """What is told of the facts behind words, whether a text prints them today or not.

    Attributes:
        words: one of them must be named by the text; a case is named too («район, род.»), without
            one it is «им.».
        tell: the findings, none while all is well.
    """

    words: frozenset[str]
    tell: Callable[[T], Iterable[Finding]]


class Vocabulary(Generic[T]):
    """All words that the text of a kind may use, added while its module is loaded.

    Every adding method raises `ValueError` for a name that is taken or that a text would divide.

    Attributes:
        facts: in words.
        numbers: None while not known; a text may print them with a noun.
        flags: conditions.
        sets: rows of tables and of repetitions.
        people: post and name as signed, by role; empty while not known.
        pictures: None while there is none.
        ready: blocks that facts make without words of the text, or None when not printed.
        texts: what the user typed in the language of documents, as typed; empty while there is
            none.
        text_links: the things that they were typed in, by the same names.
        wants: whether the settings want an annex of choice, by its name; None where no settings
            are.
        approval: the lines under «УТВЕРЖДЁН» on an annex, when the document approves its annexes.
        checks: what is told as missing or wrong, in its order.
        advice: what is to be looked over, though nothing is missing.
        settings: what a text that names one of the words may be asked to say otherwise.
    """

    def __init__(self) -> None:
        self.facts: dict[str, Fact[T]] = {}
        self.numbers: dict[str, Callable[[T], int | None]] = {}
        self.flags: dict[str, Callable[[T], bool]] = {}
        self.sets: dict[str, Rows[T]] = {}
        self.people: dict[str, Part[T, tuple[str, str]]] = {}
        self.pictures: dict[str, Part[T, Image | None]] = {}
        self.ready: dict[str, Part[T, Block | None]] = {}
        self.texts: dict[str, Callable[[T], str]] = {}
        self.text_links: dict[str, Callable[[T], Link | None]] = {}
        self.wants: Callable[[T, str], bool] | None = None
        self.approval: Part[T, tuple[str, ...]] | None = None
        self.checks: list[Check[T]] = []
        self.advice: list[Check[T]] = []
        self.settings: dict[SettingSpec, frozenset[str]] = {}

    def fact(
        self,
        name: str,
        value: Callable[[T], str] | None = None,
        *,
        forms: Mapping[GrammarCase, Callable[[T], str]] | None = None,
        entered: str = "",
        lacking: Callable[[T], Finding] | None = None,
    ) -> None:
        """Add a fact, see `Fact`."""
        self._take(name)
        self.facts[name] = Fact(value, forms or {}, entered, lacking)

    def number(self, name: str, value: Callable[[T], int | None]) -> None:
        """Add a number."""
        self._take(name)
        self.numbers[name] = value

    def flag(self, name: str, holds: Callable[[T], bool]) -> None:
        """Add a condition."""
        self._take(name)
        self.flags[name] = holds

    def rows(
        self,
        name: str,
        fields: tuple[str, ...],
        rows: Callable[[T], Sequence[RowValues]],
        *,
        inner: Mapping[str, tuple[str, ...]] | None = None,
        columns: Choosable[T] | None = None,
    ) -> None:
        """Add a set of rows, see `Rows`."""
        self._take(name)
        self.sets[name] = Rows(fields, rows, inner or {}, columns)

    def person(
        self,
        role: str,
        signed: Callable[[T], tuple[str, str]],
        lacking: Callable[[T], Sequence[Finding]] = lambda _facts: (),
    ) -> None:
        """Add who signs or approves."""
        self._take(role)
        self.people[role] = Part(signed, lacking)

    def picture(
        self,
        name: str,
        image: Callable[[T], Image | None],
        lacking: Callable[[T], Sequence[Finding]] = lambda _facts: (),
    ) -> None:
        """Add a picture."""
        self._take(name)
        self.pictures[name] = Part(image, lacking)

    def part(
        self,
        name: str,
        block: Callable[[T], Block | None],
        lacking: Callable[[T], Sequence[Finding]] = lambda _facts: (),
    ) -> None:
        """Add a part of the page that is made without words of the text."""
        self._take(name)
        self.ready[name] = Part(block, lacking)

    def text(
        self,
        name: str,
        typed: Callable[[T], str],
        link: "Callable[[T], Link | None]" = lambda _facts: None,
    ) -> None:
        """Add a text of the user, which is filled with these words where a line names it.

        `link` leads to where it was typed: slips in it are mended there.
        """
        self._take(name)
        self.texts[name], self.text_links[name] = typed, link

    def approves(
        self,
        lines: Callable[[T], tuple[str, ...]],
        lacking: Callable[[T], Sequence[Finding]] = lambda _facts: (),
    ) -> None:
        """Say what stands under «УТВЕРЖДЁН»."""
        self.approval = Part(lines, lacking)

    def check(self, tell: Callable[[T], Iterable[Finding]], *words: str) -> None:
        """Add what is missing or wrong where a text names one of the words, see `Check`."""
        self.checks.append(Check(frozenset(words), tell))

    def advise(self, tell: Callable[[T], Iterable[Finding]], *words: str) -> None:
        """Add what is to be looked over where a text names one of the words."""
        self.advice.append(Check(frozenset(words), tell))

    def ask(self, spec: "SettingSpec", *words: str) -> None:
        """Give every kind whose text names one of the words a setting."""
        self.settings[spec] = self.settings.get(spec, frozenset()) | set(words)

    def asked(self, named: Collection[str]) -> "Iterator[SettingSpec]":
        """The settings of a text that names these words, as they were added."""
        for spec, words in self.settings.items():
            if not words.isdisjoint(named):
                yield spec

    def see(self, other: "Vocabulary[S]", get: Callable[[T], S]) -> None:
        """Add all words of a record that the facts of this vocabulary hold."""
        for name, fact in other.facts.items():
            value = None if fact.value is None else _after(get, fact.value)
            forms = {case: _after(get, form) for case, form in fact.forms.items()}
            lacking = None if fact.lacking is None else _after(get, fact.lacking)
            self.fact(name, value, forms=forms, entered=fact.entered, lacking=lacking)
        for name, number in other.numbers.items():
            self.number(name, _after(get, number))
        for name, holds in other.flags.items():
            self.flag(name, _after(get, holds))
        for name, one in other.sets.items():
            columns = one.columns and Choosable(one.columns.keys, _after(get, one.columns.chosen))
            self.rows(name, one.fields, _after(get, one.rows), inner=one.inner, columns=columns)
        for name, typed in other.texts.items():
            self.text(name, _after(get, typed), _after(get, other.text_links[name]))
        self._see_parts(other, get)
        self.checks += [Check(one.words, _after(get, one.tell)) for one in other.checks]
        self.advice += [Check(one.words, _after(get, one.tell)) for one in other.advice]
        for spec, words in other.settings.items():
            self.ask(spec, *words)

    def _see_parts(self, other: "Vocabulary[S]", get: Callable[[T], S]) -> None:
        """Add what is printed as more than words."""
        for role, person in other.people.items():
            self.person(role, _after(get, person.value), _after(get, person.lacking))
        for name, picture in other.pictures.items():
            self.picture(name, _after(get, picture.value), _after(get, picture.lacking))
        for name, part in other.ready.items():
            self.part(name, _after(get, part.value), _after(get, part.lacking))
        if (wants := other.wants) is not None:
            self.wants = lambda facts, annex: wants(get(facts), annex)
        if other.approval is not None:
            self.approves(_after(get, other.approval.value), _after(get, other.approval.lacking))

    def names(self) -> Iterator[str]:
        """All names."""
        for words in (self.facts, self.numbers, self.flags, self.sets, self.people):
            yield from words
        yield from self.pictures
        yield from self.ready
        yield from self.texts

    def _take(self, name: str) -> None:
        if name in self.names() or any(sign in f" {name} " for sign in _DIVIDING):
            msg = f"«{name}» cannot be the name of a word"
            raise ValueError(msg)


def _after(get: Callable[[S], T], value: Callable[[T], W]) -> Callable[[S], W]:
    return lambda facts: value(get(facts))
