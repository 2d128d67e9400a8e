"""What may be put into a text, with the values of the document at hand: for «Вставить поле»."""

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple, TypeVar

from app.services.documents.text.beginnings import NEW_DOCUMENT
from app.services.documents.text.mark import Key, Mark
from app.services.documents.text.sheets import SHEET_WITH_EDGES
from app.services.documents.text.tree import FIGURE, ROW_NUMBER
from app.services.documents.text.vocabulary import CASE_MARKS, Fact, Rows, Vocabulary
from app.services.documents.text.whole.marks import CATALOGUE
from app.services.documents.text.whole.sharing import Parts, printed_mark
from app.services.language.numbers import whole

T = TypeVar("T")
V = TypeVar("V")
W = TypeVar("W")
_NEW_DOCUMENT = "с нового листа – другой документ того же файла"
_SHEET = "остальное на таких листах, с другими полями и без номеров страниц"
_ANSWERS = {True: "да", False: "нет", None: ""}


class OfferedSort(StrEnum):
    """What a word is, as the list of them says it."""

    FIELD = "поле"
    NUMBER = "число"
    COLUMN = "графа таблицы"
    FLAG = "условие"
    TABLE = "таблица"
    PERSON = "подпись"
    READY = "готовая часть"
    BLOCK = "блок"


class Offered(NamedTuple):
    """A word of a text.

    Attributes:
        typed: as it is typed: «{район, род.}», «% если есть школы», «[таблица: школы]».
        sort: what it is.
        value: what it prints or means for the document at hand, empty while not known; of a block
            what it is.
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
    def is_block(self) -> bool:
        """Whether it is a part of a page of its own, and not a word or a condition."""
        return not self.stands_in_line and self.sort is not OfferedSort.FLAG

    @property
    def text(self) -> str:
        """All that is put into a text."""
        return f"{self.typed}{self.body}"


def offered(words: Vocabulary[T], facts: T | None) -> tuple[Offered, ...]:
    """All words of a kind as they are typed: facts with their cases, conditions, tables, people.

    Without facts, for a document that cannot be made yet, the words are offered without values.
    """
    return tuple(_offered(words, facts))


def _offered(words: Vocabulary[T], facts: T | None) -> Iterator[Offered]:
    for name, fact in words.facts.items():
        yield from _forms(name, fact, facts)
    for name, number in words.numbers.items():
        count = _said(number, facts, None)
        shown = "" if count is None else whole(count)
        yield Offered(typed=f"{{{name}}}", sort=OfferedSort.NUMBER, value=shown)
    for name, one in words.sets.items():
        yield from _table(name, one, facts)
    for name in words.pictures:
        typed = f"{{{FIGURE}: {name}}}"
        yield Offered(typed=typed, sort=OfferedSort.COLUMN, value="", entered="в ячейке таблицы")
    for role, person in words.people.items():
        signed = ", ".join(filter(None, _said(person.value, facts, ())))
        yield Offered(typed=f"[подпись: {role}]", sort=OfferedSort.PERSON, value=signed)
    for name in (*words.ready, *words.texts):
        yield Offered(typed=f"[{name}]", sort=OfferedSort.READY, value="")
    for name, holds in words.flags.items():
        value = _ANSWERS[_said(holds, facts, None)]
        yield Offered(
            typed=f"% если {name}", sort=OfferedSort.FLAG, value=value, body="\n\n% конец"
        )
    yield from offered_blocks(words)


def offered_parts(parts: Parts) -> Iterator[Offered]:
    """Parts of other texts, each with the document in whose text it is changed."""
    for key, part in parts.items():
        value = f"её текст в документе «{part.title}»"
        yield Offered(typed=printed_mark(key), sort=OfferedSort.READY, value=value)


def offered_blocks(words: Vocabulary[T]) -> Iterator[Offered]:
    """Every mark of the language with a ready example, as far as the words have what it names."""
    for mark in CATALOGUE.values():
        for name in _keys(mark, words):
            typed, _end, more = mark.example(words, name).partition("\n")
            body = f"\n{more}\n" if more else ""
            yield Offered(typed=typed, sort=OfferedSort.BLOCK, value=mark.meaning, body=body)
    yield Offered(typed=SHEET_WITH_EDGES, sort=OfferedSort.BLOCK, value=_SHEET)
    yield Offered(typed=NEW_DOCUMENT, sort=OfferedSort.BLOCK, value=_NEW_DOCUMENT)


def _keys(mark: Mark, words: Vocabulary[T]) -> Iterable[str]:
    """What stands behind the colon of each example; empty for that of the mark itself."""
    match mark.colon.key if mark.colon else None:
        case Key.PICTURE:
            return words.pictures
        case Key.PERSON if not mark.is_signature:  # signatures are offered with who signs
            return ("", *words.people)
        case _:
            return ("",)


def _said(word: Callable[[T], V], facts: T | None, unknown: W) -> V | W:
    return unknown if facts is None else word(facts)


def _forms(name: str, fact: Fact[T], facts: T | None) -> Iterator[Offered]:
    if fact.value is not None:
        yield _field(f"{{{name}}}", _said(fact.value, facts, ""), fact.entered)
    for case, form in fact.forms.items():
        yield _field(f"{{{name}, {CASE_MARKS[case]}}}", _said(form, facts, ""), fact.entered)


def _field(typed: str, value: str, entered: str) -> Offered:
    return Offered(typed=typed, sort=OfferedSort.FIELD, value=value, entered=entered)


def _table(name: str, one: Rows[T], facts: T | None) -> Iterator[Offered]:
    """A table of all its fields, and each of them, with what the first row says."""
    rows = _said(one.rows, facts, ())
    columns = (f"{field[:1].upper()}{field[1:]} | авто | {{{field}}}" for field in one.fields)
    body = "\n".join(("", f"№ п/п | 9 | по центру | {{{ROW_NUMBER}}}", *columns, ""))
    count = "" if facts is None else whole(len(rows))
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
