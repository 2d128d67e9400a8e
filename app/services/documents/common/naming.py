"""The names that a text uses, whether they are printed today or not."""

from collections.abc import Iterator
from typing import Any

from app.services.documents.text.conditions import term_of
from app.services.documents.text.head import said
from app.services.documents.text.mark import name_of
from app.services.documents.text.tables import CHOSEN
from app.services.documents.text.tree import (
    Annex,
    Condition,
    DocumentText,
    Each,
    Field,
    Grid,
    Marked,
    MarkRow,
    Part,
    printed,
    walk,
)
from app.services.documents.text.vocabulary import Vocabulary
from app.services.documents.text.whole.checking import is_approved
from app.services.documents.text.whole.marks import CATALOGUE

APPROVED = "УТВЕРЖДЁН"  # stands for an annex that the document approves
_NOMINATIVE = "им"


def names_in(tree: DocumentText, words: Vocabulary[Any]) -> frozenset[str]:
    """Names of facts, numbers, flags, sets, people and ready parts that a checked text uses.

    A field is named with its case too («район, род.»), one without is «им.»; an annex that the
    document approves is named as `APPROVED`, a mark as it is typed («угловой бланк»).
    """
    names: set[str] = set()
    for one in _inside((*tree.nodes, *tree.head.values())):
        match one:
            case Field():
                names |= {one.name, f"{one.name}, {one.case or _NOMINATIVE}."}
            case Annex() if is_approved(one.mark):
                names.add(APPROVED)
            case Grid() | Each():
                names.add(one.rows)
            case Part():
                names.add(one.key)
            case Marked():
                names |= {one.name, one.key, *_below(one)}
            case Condition():
                terms = (term_of(text, words, ()) for part in one.parts for text in part)
                names.update(term.name for term in terms if term is not None)
            case _:
                pass
    return frozenset(names)


def _below(node: Marked) -> Iterator[str]:
    """What the lines below a mark name without a field: a role, a part that is not typed."""
    below = CATALOGUE[node.name].below
    lines = [line for line in printed(node.rows) if isinstance(line, MarkRow)]
    for name, row in (below.names if below else {}).items():
        typed = [line for line in lines if name_of(line) == name]
        if row.is_person:
            yield from (said(line.cells[1]) for line in typed)
        if row.or_part and not typed:
            yield row.or_part


def chosen_grids(tree: DocumentText) -> frozenset[str]:
    """The sets whose table has columns that the settings choose."""
    nodes = walk(tree.nodes)
    return frozenset(
        node.rows for node in nodes if isinstance(node, Grid) and CHOSEN in node.options
    )


def _inside(value: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    """A part of the tree and all that it is made of: every one is a tuple."""
    yield value
    for one in value:
        if isinstance(one, tuple):
            yield from _inside(one)
