"""The names that a text uses, whether they are printed today or not."""

from collections.abc import Iterator
from typing import Any

from app.services.documents.text.conditions import term_of
from app.services.documents.text.tree import Condition, DocumentText, Each, Field, Grid, Part
from app.services.documents.text.vocabulary import Vocabulary


def names_in(tree: DocumentText, words: Vocabulary[Any]) -> frozenset[str]:
    """Names of facts, numbers, flags, sets, people and ready parts that a checked text uses."""
    names: set[str] = set()
    for one in _inside((*tree.nodes, *tree.head.values())):
        match one:
            case Field():
                names.add(one.name)
            case Grid() | Each():
                names.add(one.rows)
            case Part():
                names.add(one.key)
            case Condition():
                terms = (term_of(text, words, ()) for part in one.parts for text in part)
                names.update(term.name for term in terms if term is not None)
            case _:
                pass
    return frozenset(names)


def _inside(value: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    """A part of the tree and all that it is made of: every one is a tuple."""
    yield value
    for one in value:
        if isinstance(one, tuple):
            yield from _inside(one)
