"""What may be put into a text, with the values of the document at hand: for «Вставить поле»."""

from collections.abc import Iterator
from typing import NamedTuple, TypeVar

from app.services.documents.text.vocabulary import CASES, Fact, Vocabulary
from app.services.language.numbers import whole

T = TypeVar("T")
_SHORT = {case: short for short, case in CASES.items()}


class Offered(NamedTuple):
    """A word of a text.

    Attributes:
        typed: as it is typed: «{район, род.}», «% если есть школы», «[таблица: школы]».
        value: what it prints or means for the document at hand, empty while not known.
        entered: where it is entered, Russian, or empty.
    """

    typed: str
    value: str
    entered: str = ""


def offered(words: Vocabulary[T], facts: T) -> tuple[Offered, ...]:
    """All words of a kind as they are typed: facts with their cases, conditions, tables, people."""
    return tuple(_offered(words, facts))


def _offered(words: Vocabulary[T], facts: T) -> Iterator[Offered]:
    for name, fact in words.facts.items():
        yield from _forms(name, fact, facts)
    for name, number in words.numbers.items():
        count = number(facts)
        yield Offered(f"{{{name}}}", "" if count is None else whole(count))
    for name, holds in words.flags.items():
        yield Offered(f"% если {name}", "да" if holds(facts) else "нет")
    for name, one in words.sets.items():
        yield Offered(f"[таблица: {name}]", whole(len(one.rows(facts))))
    for role, person in words.people.items():
        yield Offered(f"[подпись: {role}]", ", ".join(filter(None, person.value(facts))))
    for name in words.ready:
        yield Offered(f"[{name}]", "")


def _forms(name: str, fact: Fact[T], facts: T) -> Iterator[Offered]:
    if fact.value is not None:
        yield Offered(f"{{{name}}}", fact.value(facts), fact.entered)
    for case, form in fact.forms.items():
        yield Offered(f"{{{name}, {_SHORT[case]}.}}", form(facts), fact.entered)
