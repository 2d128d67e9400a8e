"""What of a text is printed for some facts: branches chosen, rows repeated, points numbered.

Conditions are answered and facts asked for once each; nothing is worded here.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Generic, TypeVar

from app.services.documents.text.conditions import term_of
from app.services.documents.text.tree import (
    ANNEX,
    CAPTION,
    CAPTION_MARK,
    FIGURE,
    NAMED,
    POINT,
    ROW_NUMBER,
    SECTION,
    Annex,
    Condition,
    Each,
    Either,
    Marked,
    NewDocument,
    Node,
    Nodes,
    Part,
    Sort,
    anchor_of,
)
from app.services.documents.text.vocabulary import RowValues, Vocabulary

T = TypeVar("T")
NO_ROW: RowValues = {}
_OF_LISTS = frozenset((Sort.LETTER, Sort.DASH))


class Known(Generic[T]):
    """The facts of one document behind the words of its kind, each asked for once.

    `has_annex` answers for the text whether an annex is printed.
    """

    def __init__(
        self,
        words: Vocabulary[T],
        facts: T,
        has_annex: Callable[[str], bool] = lambda _key: True,
    ) -> None:
        self.words, self.facts, self._has_annex = words, facts, has_annex
        self._flags: dict[str, bool] = {}
        self._sets: dict[str, Sequence[RowValues]] = {}

    def flag(self, name: str) -> bool:
        """Whether a flag holds."""
        if name not in self._flags:
            self._flags[name] = self.words.flags[name](self.facts)
        return self._flags[name]

    def rows(self, name: str, row: RowValues) -> Sequence[RowValues]:
        """The rows of a set, or the inner rows of a row."""
        inner = row.get(name)
        if inner is not None and not isinstance(inner, str):
            return inner
        if name not in self._sets:
            self._sets[name] = self.words.sets[name].rows(self.facts)
        return self._sets[name]

    def has_picture(self, name: str) -> bool:
        """Whether there is a picture: a figure without one is not printed."""
        return self.words.pictures[name].value(self.facts) is not None

    def holds(self, condition: Condition, row: RowValues) -> bool:
        """Whether a condition holds, in a row or outside of all."""
        return any(all(self._is_so(term, row) for term in part) for part in condition.parts)

    def _is_so(self, text: str, row: RowValues) -> bool:
        term = term_of(text, self.words, row)
        if term is None:
            msg = f"«{text}» was not checked"
            raise LookupError(msg)
        stands = self._has_annex(term.name) if term.is_annex else self._is_there(term.name, row)
        return stands is not term.negative

    def _is_there(self, name: str, row: RowValues) -> bool:
        words = self.words
        if name in row:
            return bool(row[name])
        if name in words.flags:
            return self.flag(name)
        if name in words.sets:
            return bool(self.rows(name, row))
        if name in words.numbers:
            return bool(words.numbers[name](self.facts))
        if name in words.texts:
            return bool(words.texts[name](self.facts).strip())
        fact = words.facts[name]
        values = fact.forms.values() if fact.value is None else (fact.value,)
        return any(value(self.facts) for value in values)

    def chosen(self, nodes: Nodes, row: RowValues) -> Iterator[tuple[Node, RowValues]]:
        """The nodes that are printed, each with its row."""
        for node in nodes:
            match node:
                case Either():
                    yield from self.chosen(self.branch(node, row), row)
                case Each():
                    for inside in numbered(self.rows(node.rows, row), row):
                        yield from self.chosen(node.nodes, inside)
                case _:
                    yield node, row

    def branch(self, node: Either, row: RowValues) -> Nodes:
        """The nodes of the branch that is printed."""
        for branch in node.branches:
            if branch.condition is None or self.holds(branch.condition, row):
                return branch.nodes
        return ()


def numbered(rows: Sequence[RowValues], row: RowValues) -> Iterator[RowValues]:
    """Rows with their numbers, on top of what is known of the row that they stand in."""
    for at, inside in enumerate(rows, start=1):
        yield {**row, **inside, ROW_NUMBER: str(at)}


class PointNumbers:
    """Numbers of points, counted level by level: «3.», «3.1.».

    They run through the document. Only a point typed as «1.» that stands behind something else than
    a list counts anew: in a programme every list begins with 1. The same point of a repetition goes
    on, as the questions of minutes do, until a heading stands between.
    """

    def __init__(self) -> None:
        self._counts: list[int] = []
        self._first: Node | None = None  # the point that began to count
        self._in_list = False

    def label(self, point: Part) -> str:
        """The label of the next printed point."""
        if point.opens and not self._in_list and point is not self._first:
            self._counts.clear()
            self._first = point
        self._in_list = True
        return self.next(point.level)

    def pass_by(self, node: Node) -> None:
        """Take notice of a printed node that is no point."""
        self._in_list &= isinstance(node, Part) and node.sort in _OF_LISTS
        if isinstance(node, Part) and node.sort is Sort.HEADING:
            self._first = None

    def next(self, level: int) -> str:
        """The label of the next point of a level."""
        counts = self._counts
        del counts[level:]
        counts += [0] * (level - len(counts))
        counts[level - 1] += 1
        return "".join(f"{count}." for count in counts)


def named_place(node: Node) -> tuple[str, str] | None:
    """What a node is that has a name for references, and this name; None where it has none."""
    match node:
        case Part(sort=Sort.POINT, key=key) if key:
            return POINT, key
        case Part(sort=Sort.HEADING, key=key) if key:
            return SECTION, key
        case Marked(name=name, named=key) if key:
            return CAPTION if name == CAPTION_MARK else FIGURE, key
        case Annex():
            return ANNEX, node.key
        case _:
            return None


class Outline:
    """The printed nodes in order, with numbers of annexes and labels of named points."""

    def __init__(
        self,
        nodes: Sequence[tuple[Node, RowValues]],
        has_picture: Callable[[str], bool] = lambda _name: True,
    ) -> None:
        self.nodes = nodes
        self._has_picture = has_picture

    @cached_property
    def annexes(self) -> Mapping[str, tuple[int, int]]:
        """Of each printed annex by its name: its number, and how many its document has."""
        of_documents: list[list[str]] = [[]]
        for node, _row in self.nodes:
            if isinstance(node, NewDocument):
                of_documents.append([])
            elif isinstance(node, Annex):
                of_documents[-1].append(node.key)
        return {
            key: (at, len(annexes))
            for annexes in of_documents
            for at, key in enumerate(annexes, start=1)
        }

    def anchor(self, what: str, key: str) -> str | None:
        """What a printed heading, caption or figure is called by; any of them has a page."""
        sorts = (what,) if what in NAMED else NAMED
        anchors = (anchor_of(sort, key) for sort in sorts)
        return next((one for one in anchors if one in self._anchors), None)

    @cached_property
    def _anchors(self) -> frozenset[str]:
        return frozenset(
            anchor_of(*place)
            for node, _row in self.nodes
            if isinstance(node, Part | Marked) and (place := named_place(node))
            if place[0] != FIGURE or self._has_picture(node.key)
        )

    @cached_property
    def points(self) -> Mapping[str, str]:
        """Labels of the named points that are printed, without the last dot."""
        points: dict[str, str] = {}
        numbers = PointNumbers()
        for node, _row in self.nodes:
            if isinstance(node, Annex | NewDocument):
                numbers = PointNumbers()
            elif isinstance(node, Part) and node.sort is Sort.POINT:
                label = numbers.label(node)
                if node.key:
                    points[node.key] = label.removesuffix(".")
            else:
                numbers.pass_by(node)
        return points
