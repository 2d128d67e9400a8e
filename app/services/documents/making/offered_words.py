"""What may be put into a text, with the values of the document at hand: for «Вставить поле»."""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple, TypeVar

from app.services.documents.text.tree import ROW_NUMBER
from app.services.documents.text.vocabulary import CASES, Fact, Rows, Vocabulary
from app.services.language.numbers import whole

T = TypeVar("T")
_SHORT = {case: short for short, case in CASES.items()}


class OfferedSort(StrEnum):
    """What a word is, as the list of them says it."""

    FIELD = "поле"
    NUMBER = "число"
    COLUMN = "графа таблицы"
    FLAG = "условие"
    TABLE = "таблица"
    PERSON = "подпись"
    READY = "готовая часть"


class Offered(NamedTuple):
    """A word of a text.

    Attributes:
        typed: as it is typed: «{район, род.}», «% если есть школы», «[таблица: школы]».
        sort: what it is.
        value: what it prints or means for the document at hand, empty while not known.
        entered: where it is entered, Russian, or empty; of a column the rows that it belongs to.
        body: the lines that must follow it: the end of a condition, the columns of a table.
    """

    typed: str
    sort: OfferedSort
    value: str
    entered: str = ""
    body: str = ""

    @property
    def stands_in_line(self) -> bool:
        """Whether it is put in among other words, and does not begin a line."""
        return self.sort in (OfferedSort.FIELD, OfferedSort.NUMBER, OfferedSort.COLUMN)

    @property
    def text(self) -> str:
        """All that is put into a text."""
        return f"{self.typed}{self.body}"


def offered(words: Vocabulary[T], facts: T | None) -> tuple[Offered, ...]:
    """All words of a kind as they are typed: facts with their cases, conditions, tables, people.

    Without facts, for a document that cannot be made yet, the words are offered without values.
    """
    if facts is None:
        return tuple(_offered(_silent(words), None, knows=False))
    return tuple(_offered(words, facts, knows=True))


def _silent(words: Vocabulary[T]) -> Vocabulary[None]:
    """The same words that know nothing."""
    silent = Vocabulary[None]()
    for name, fact in words.facts.items():
        forms = dict.fromkeys(fact.forms, lambda _none: "")
        value = None if fact.value is None else lambda _none: ""
        silent.fact(name, value, forms=forms, entered=fact.entered)
    for name in words.numbers:
        silent.number(name, lambda _none: None)
    for name in words.flags:
        silent.flag(name, lambda _none: False)
    for name, one in words.sets.items():
        silent.rows(name, one.fields, lambda _none: (), inner=one.inner)
    for role in words.people:
        silent.person(role, lambda _none: ("", ""))
    for name in words.ready:
        silent.part(name, lambda _none: None)
    return silent


def _offered(words: Vocabulary[T], facts: T, *, knows: bool) -> Iterator[Offered]:
    for name, fact in words.facts.items():
        yield from _forms(name, fact, facts)
    for name, number in words.numbers.items():
        count = number(facts)
        shown = "" if count is None else whole(count)
        yield Offered(typed=f"{{{name}}}", sort=OfferedSort.NUMBER, value=shown)
    for name, one in words.sets.items():
        yield from _table(name, one, facts, knows=knows)
    for role, person in words.people.items():
        signed = ", ".join(filter(None, person.value(facts)))
        yield Offered(typed=f"[подпись: {role}]", sort=OfferedSort.PERSON, value=signed)
    for name in words.ready:
        yield Offered(typed=f"[{name}]", sort=OfferedSort.READY, value="")
    for name, holds in words.flags.items():
        value = ("да" if holds(facts) else "нет") if knows else ""
        yield Offered(
            typed=f"% если {name}", sort=OfferedSort.FLAG, value=value, body="\n\n% конец"
        )


def _forms(name: str, fact: Fact[T], facts: T) -> Iterator[Offered]:
    if fact.value is not None:
        yield _field(f"{{{name}}}", fact.value(facts), fact.entered)
    for case, form in fact.forms.items():
        yield _field(f"{{{name}, {_SHORT[case]}.}}", form(facts), fact.entered)


def _field(typed: str, value: str, entered: str) -> Offered:
    return Offered(typed=typed, sort=OfferedSort.FIELD, value=value, entered=entered)


def _table(name: str, one: Rows[T], facts: T, *, knows: bool) -> Iterator[Offered]:
    """A table of all its fields, and each of them, with what the first row says."""
    rows = one.rows(facts)
    columns = (f"{field[:1].upper()}{field[1:]} | авто | {{{field}}}" for field in one.fields)
    body = "\n".join(("", f"№ п/п | 9 | по центру | {{{ROW_NUMBER}}}", *columns, ""))
    count = whole(len(rows)) if knows else ""
    yield Offered(typed=f"[таблица: {name}]", sort=OfferedSort.TABLE, value=count, body=body)
    for field in one.fields:
        value = rows[0].get(field, "") if rows else ""
        shown = value if isinstance(value, str) else ""
        yield Offered(
            typed=f"{{{field}}}",
            sort=OfferedSort.COLUMN,
            value=shown,
            entered=f"в строках «{name}»",
        )
