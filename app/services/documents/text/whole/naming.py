"""The names that a text uses, whether they are printed today or not."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, Generic, TypeVar

from app.services.documents.text.conditions import term_of
from app.services.documents.text.head import said
from app.services.documents.text.mark import name_of
from app.services.documents.text.outline import NO_ROW, Known
from app.services.documents.text.tables import CHOSEN
from app.services.documents.text.tree import (
    Annex,
    Branch,
    Condition,
    DocumentText,
    Each,
    Either,
    Field,
    Grid,
    Marked,
    MarkRow,
    NewDocument,
    Node,
    Nodes,
    Part,
    printed,
    walk,
)
from app.services.documents.text.vocabulary import RowValues, Vocabulary
from app.services.documents.text.whole.checking import is_approved
from app.services.documents.text.whole.marks import CATALOGUE
from app.services.findings.finding import Weight, having

APPROVED = "УТВЕРЖДЁН"  # stands for an annex that the document approves
_NOMINATIVE = "им"
_NO_WORDS = Vocabulary[None]()
T = TypeVar("T")


def names_in(tree: DocumentText, words: Vocabulary[Any]) -> frozenset[str]:
    """Names of facts, numbers, flags, sets, people and ready parts that a checked text uses.

    A field is named with its case too («район, род.»), one without is «им.»; an annex that the
    document approves is named as `APPROVED`, a mark as it is typed («угловой бланк»).
    """
    return _names((*tree.nodes, *tree.head.values()), words)


def _names(nodes: tuple[Any, ...], words: Vocabulary[Any]) -> frozenset[str]:
    names: set[str] = set()
    for one in _inside(nodes):
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
                names.update(one.name for one in terms if one is not None and not one.is_annex)
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


def names_by_annex(
    tree: DocumentText, words: Vocabulary[Any]
) -> tuple[frozenset[str], Mapping[str, frozenset[str]]]:
    """The names that a text uses whatever is chosen, and those of each annex of choice alone.

    To such an annex belong its nodes with the conditions around them, and what stands elsewhere
    under `% если есть приложение «…»`.
    """
    nodes, of_annexes = _by_annex(tree.nodes)
    firm = _names((*nodes, *tree.head.values()), words)
    return firm, {key: _names(tuple(own), words) for key, own in of_annexes.items()}


class Annexes(Generic[T]):
    """Which annexes of a text are printed with some facts.

    One of choice is printed when the settings want it and no check of what it names says that there
    is nothing to make it from (`Weight.STOP`); any annex only where its conditions hold.
    """

    def __init__(self, tree: DocumentText, words: Vocabulary[T], facts: T) -> None:
        self._tree, self._words, self._facts = tree, words, facts

    @cached_property
    def _of_choice(self) -> Mapping[str, frozenset[str]]:
        return names_by_annex(self._tree, self._words)[1]

    @cached_property
    def _standing(self) -> frozenset[str]:
        """The annexes whose conditions hold."""
        return frozenset(_standing(self._tree.nodes, Known(self._words, self._facts)))

    @cached_property
    def printed(self) -> frozenset[str]:
        """Names of those that are printed."""
        return frozenset(
            key for key in self._standing if key not in self._of_choice or self._is_chosen(key)
        )

    def _is_chosen(self, key: str) -> bool:
        words, facts = self._words, self._facts
        if words.wants is not None and not words.wants(facts, key):
            return False
        names = self._of_choice[key]
        checks = (one for one in words.checks if not one.words.isdisjoint(names))
        return not any(having(tuple(one.tell(facts)), Weight.STOP) for one in checks)

    def has(self, key: str) -> bool:
        """Whether an annex is printed."""
        return key in self.printed

    def of(self, nodes: Iterable[tuple[Node, RowValues]]) -> Iterator[tuple[Node, RowValues]]:
        """The chosen nodes of the text without those of annexes that are not printed."""
        is_left_out = False
        for node, row in nodes:
            if isinstance(node, Annex | NewDocument):
                is_left_out = isinstance(node, Annex) and node.optional and not self.has(node.key)
            if not is_left_out:
                yield node, row


def _standing(nodes: Nodes, known: Known[T]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, Annex):
            yield node.key
        elif isinstance(node, Either) and _holds_annex(node):
            yield from _standing(known.branch(node, NO_ROW), known)


def _holds_annex(node: Either) -> bool:
    """Whether conditions are around an annex; to ask others may take long."""
    return any(isinstance(one, Annex) for one in printed((node,)))


def _by_annex(nodes: Nodes) -> tuple[list[Node], dict[str, list[Node]]]:
    """The nodes that belong to no annex of choice, and those of each."""
    firm: list[Node] = []
    own: dict[str, list[Node]] = {}
    annex = ""
    for node in nodes:
        for begun in printed((node,)):
            if isinstance(begun, Annex | NewDocument):
                optional = isinstance(begun, Annex) and begun.optional
                annex = begun.key if isinstance(begun, Annex) and optional else ""
                break
        if annex:
            own.setdefault(annex, []).append(node)
        else:
            firm += _without_hanging(node, own)
    return firm, own


def _without_hanging(node: Node, own: dict[str, list[Node]]) -> Iterator[Node]:
    """A node without the branches that hang on an annex of choice, which go to the annex."""
    if not isinstance(node, Either):
        yield node
        return
    branches: list[Branch] = []
    for branch in node.branches:
        annex = "" if branch.condition is None else _hangs_on(branch.condition)
        if annex:
            own.setdefault(annex, []).extend(branch.nodes)
            continue
        nodes = (left for one in branch.nodes for left in _without_hanging(one, own))
        branches.append(Branch(branch.condition, tuple(nodes)))
    if branches:
        yield Either(node.line, tuple(branches))


def _hangs_on(condition: Condition) -> str:
    """The only annex that must be printed for a condition to hold, or empty."""
    keys = [
        {
            term.name
            for term in (term_of(text, _NO_WORDS, ()) for text in part)
            if term is not None and term.is_annex and not term.negative
        }
        for part in condition.parts
    ]
    needed = set[str].intersection(*keys) if keys else set[str]()
    return next(iter(needed)) if len(needed) == 1 else ""


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
