"""Shared parts: what stands in one text and is printed by others too.

A part stands whole in the text of one kind, between `=== Общая часть «план» ===` and its end. Where
another text says `[общая часть: план]`, the nodes of the part take the place of the line, so that
all that is asked of a text (its words, settings, numbers, checks) is asked of them too. Each of
their lines counts as the line that prints the part and knows its own place.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from app.services.documents.model.blocks import BLANK
from app.services.documents.text.conditions import term_of
from app.services.documents.text.mark import Key
from app.services.documents.text.slips import Slip, near
from app.services.documents.text.tree import (
    SHARED_MARK,
    Branch,
    Choice,
    Condition,
    DocumentText,
    Each,
    Either,
    Field,
    Grid,
    Marked,
    Node,
    Nodes,
    Part,
    Passport,
    PassportRow,
    PlacedLine,
    Shared,
    Sort,
    walk,
)
from app.services.documents.text.vocabulary import Vocabulary
from app.services.documents.text.whole.marks import CATALOGUE


class SharedPart(NamedTuple):
    """A part that others may print: of which kind the text is, its title, and what it says."""

    kind: str
    title: str
    nodes: Nodes


Parts = Mapping[str, SharedPart]
_LINE = BLANK * 2  # to be filled in by hand, with the name of a school or of a person


def parts_of(kind: str, title: str, tree: DocumentText) -> dict[str, SharedPart]:
    """What others may print of the text of a kind."""
    return {key: SharedPart(kind, title, part.nodes) for key, part in tree.parts.items()}


def printed_parts(tree: DocumentText, parts: Parts) -> Parts:
    """The parts that a text prints, those inside of them too; names that are not known are not."""
    printed: dict[str, SharedPart] = {}
    wanted = sorted(tree.shared)
    while wanted:
        key = wanted.pop()
        if key in parts and key not in printed:
            printed[key] = parts[key]
            inside = walk(parts[key].nodes)
            wanted += [node.key for node in inside if isinstance(node, Shared)]
    return printed


def whole(tree: DocumentText, parts: Parts, words: Vocabulary[Any] | None = None) -> DocumentText:
    """A text with the nodes of the shared parts that it prints; what is not there is a slip.

    Args:
        tree: as it was read.
        parts: what texts may print of others.
        words: those of the text, which say what a form leaves empty; without them forms are filled.
    """
    if not tree.shared:
        return tree
    slips: list[Slip] = []
    own = frozenset(tree.parts)
    nodes = tuple(_Whole(parts, words, slips).nodes(tree.nodes, own))
    return tree._replace(nodes=nodes, slips=(*tree.slips, *slips), shared=frozenset())


def told_in_place(slip: Slip) -> Slip:
    """A slip that says of what stands in a shared part where that is."""
    line = slip.line
    if not isinstance(line, PlacedLine):
        return slip
    place = f"в общей части из текста документа «{line.title}» (там строка {line.own})"
    return slip._replace(message=f"{place}: {slip.message}")


def relined(value: Any, line_of: Callable[[int], int]) -> Any:  # noqa: ANN401 - any part of a tree
    """Nodes, and all that they are made of, with other lines."""
    if not isinstance(value, tuple):
        return value
    parts: tuple[Any, ...] = value
    names = getattr(parts, "_fields", None)
    if names is None:
        return tuple(relined(one, line_of) for one in parts)
    changed = (
        line_of(one) if name == "line" else relined(one, line_of)
        for name, one in zip(names, parts, strict=True)
    )
    node: Any = type(parts)
    return node(*changed)


class _Whole:
    def __init__(self, parts: Parts, words: Vocabulary[Any] | None, slips: list[Slip]) -> None:
        self._parts, self._words, self._slips = parts, words, slips

    def nodes(self, nodes: Nodes, inside: frozenset[str]) -> Iterator[Node]:
        """The nodes with those of shared parts, inside of which other parts may stand."""
        for node in nodes:
            match node:
                case Shared():
                    yield from self._part(node, inside)
                case Either():
                    branches = (
                        Branch(one.condition, tuple(self.nodes(one.nodes, inside)))
                        for one in node.branches
                    )
                    yield Either(node.line, tuple(branches))
                case Each() | Passport() | PassportRow():
                    yield node._replace(nodes=tuple(self.nodes(node.nodes, inside)))
                case Marked():
                    sides = (tuple(self.nodes(side, inside)) for side in node.sides)
                    yield node._replace(sides=tuple(sides))
                case _:
                    yield node

    def _part(self, node: Shared, inside: frozenset[str]) -> Iterable[Node]:
        part = self._parts.get(node.key)
        if node.key in inside:
            said = f"общая часть «{node.key}» стоит в этом же тексте или печатает сама себя."
            self._slips.append(Slip(node.line, said, "Уберите эту строку."))
            return ()
        if part is None:
            said = f"нет общей части «{node.key}»."
            self._slips.append(Slip(node.line, said, near(node.key, self._parts)))
            return ()

        def placed(line: int) -> int:
            if isinstance(line, PlacedLine):  # of a part that stands inside of this one
                return PlacedLine(node.line, line.kind, line.title, line.own)
            return PlacedLine(node.line, part.kind, part.title, line)

        nodes = tuple(self.nodes(part.nodes, inside | {node.key}))
        lines: Nodes = relined(nodes, placed)
        return _Form(self._words).of(lines) if node.as_form and self._words else lines


class _Form:
    """A part to fill in by hand: what the row of a register says is a line to fill in.

    Names that ask for a setting which chooses a row (`Vocabulary.ask`) print lines, conditions
    about them do not hold, their rows are left out. Nothing asks for the setting any more, and
    nothing is told as missing.
    """

    def __init__(self, words: Vocabulary[Any]) -> None:
        self._words = words
        self._blank = frozenset(
            name
            for spec, names in words.settings.items()
            if spec.refers is not None
            for name in names
        )

    def of(self, values: tuple[Any, ...]) -> tuple[Any, ...]:
        """Nodes, or the pieces of words."""
        return tuple(one for value in values for one in self._one(value))

    def _one(self, value: object) -> Iterable[Any]:
        blank = self._blank
        match value:
            case Field(name=name, optional=optional) if name in blank:
                return () if optional else (_LINE,)
            case Choice():
                return self._choice(value)
            case Either():
                return self._either(value)
            case Each(rows=key) | Grid(rows=key) | Part(sort=Sort.READY, key=key) if key in blank:
                return ()
            case Marked(key=key) if key in blank:
                colon = CATALOGUE[value.name].colon
                if colon is None or colon.key is not Key.PERSON:
                    return ()
                named = value._replace(key=f"{_LINE} | {_LINE}", cells=((_LINE,), (_LINE,)))
                return (self._inside(named),)
            case tuple():
                return (self._inside(value),)
            case _:
                return (value,)

    def _inside(self, value: Any) -> Any:  # noqa: ANN401 - any part of a tree
        if not hasattr(value, "_fields"):
            return self.of(value)
        changed = (
            self.of(one) if isinstance(one, tuple) and not hasattr(one, "_fields") else one
            for one in value
        )
        return type(value)(*changed)

    def _choice(self, value: Choice) -> Iterable[Any]:
        condition = self._left(value.condition)
        words, otherwise = self.of(value.words), self.of(value.otherwise)
        if isinstance(condition, bool):
            return words if condition else otherwise
        return (Choice(condition, words, otherwise),)

    def _either(self, value: Either) -> Iterable[Any]:
        branches: list[Branch] = []
        for branch in value.branches:
            condition = True if branch.condition is None else self._left(branch.condition)
            if condition is False:
                continue
            nodes = self.of(branch.nodes)
            if condition is True:
                branches.append(Branch(None, nodes))
                break
            branches.append(Branch(condition, nodes))
        if branches and branches[0].condition is None:
            return branches[0].nodes
        return (Either(value.line, tuple(branches)),) if branches else ()

    def _left(self, condition: Condition) -> Condition | bool:
        """What is left of a condition when nothing of a row is known; whether it holds at all."""
        left: list[tuple[str, ...]] = []
        for part in condition.parts:
            terms = [self._term(text) for text in part]
            if False in terms:
                continue
            open_terms = tuple(one for one in terms if isinstance(one, str))
            if not open_terms:
                return True
            left.append(open_terms)
        return Condition(condition.line, tuple(left)) if left else False

    def _term(self, text: str) -> str | bool:
        term = term_of(text, self._words, ())
        return term.negative if term is not None and term.name in self._blank else text


def printed_mark(key: str) -> str:
    """How a text says that a shared part is printed there."""
    return f"[{SHARED_MARK}: {key}]"
