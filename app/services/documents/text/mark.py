"""What a mark of the language is: how it is written, what it prints.

One mark is one entry of a module in `marks/`, which is found by itself. Reading, checking and
colouring follow from its shape; what it prints is its `fill`.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from types import MappingProxyType
from typing import Any, NamedTuple, Protocol

from app.services.documents.model.blocks import Block
from app.services.documents.model.images import Image
from app.services.documents.model.paragraphs import Text
from app.services.documents.text.head import said
from app.services.documents.text.tree import Marked, MarkRow, Nodes, Pieces
from app.services.documents.text.vocabulary import RowValues, Vocabulary


class Need(Enum):
    """Whether something stands in a mark."""

    NO = auto()
    MAY = auto()
    MUST = auto()


class Key(Enum):
    """What stands behind the colon of a mark.

    A person is a role of the vocabulary («руководитель») or words: «Должность | И.О. Фамилия».
    """

    WORDS = auto()
    PERSON = auto()
    ROWS = auto()
    PICTURE = auto()


class Colon(NamedTuple):
    """What stands behind the colon, whether it must, and into how many cells bars divide it."""

    key: Key
    need: Need = Need.MUST
    cells: int = 1


class NamedRow(NamedTuple):
    """A line below a mark that begins with a name.

    Attributes:
        must: whether it must stand there.
        or_part: the ready part that it need not be typed with.
        many: whether it may be repeated: each is a line of its own.
        is_person: whether a role stands behind its bar, or a post and a name.
    """

    must: bool = False
    or_part: str = ""
    many: bool = False
    is_person: bool = False


class Below(NamedTuple):
    """The lines below a mark, up to an empty one; each has a bar.

    Attributes:
        names: with which a line begins; empty where it begins with any words.
        is_titled: a line without a bar may stand over them.
    """

    names: Mapping[str, NamedRow] = MappingProxyType({})
    is_titled: bool = False


class Maker(Protocol):
    """What puts the facts of a document into a mark."""

    def plain(self, pieces: Pieces, row: RowValues) -> str:
        """Words in one manner of writing."""
        ...

    def runs(self, pieces: Pieces, row: RowValues) -> Text:
        """Words with the bold ones among them."""
        ...

    def person(self, cells: Sequence[Pieces], row: RowValues) -> tuple[str, str]:
        """Post and name of who stands there, lines to fill in where they are not known."""
        ...

    def rows(self, node: Marked, row: RowValues) -> Iterator[tuple[MarkRow, RowValues]]:
        """The printed lines below a mark, of each row of the set that it names."""
        ...

    def blocks(self, nodes: Nodes, row: RowValues) -> tuple[Block, ...]:
        """A text that a mark divides."""
        ...

    def ready(self, name: str) -> Block | None:
        """A part that is made without words of the text; None where the vocabulary has none."""
        ...

    def picture(self, node: Marked) -> Image | None:
        """The picture that a mark names; told as lacking while there is none."""
        ...


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark:
    """A mark of the language.

    Attributes:
        name: as typed in brackets.
        how: a ready example without fields, of as many lines as it needs.
        meaning: what it prints, Russian, for the list of what may be put in.
        fill: what it prints, for the node, the present row and who knows the facts.
        others: other ways to type the name.
        colon: what stands behind its colon, or None.
        words: whether a text stands behind its bracket.
        below: the lines below it, or None.
        ends: the lines in brackets that end each text below it; the last one ends the mark.
        in_column: whether it may stand in such a text.
        is_signature: whether who is responsible for the document signs there.
        is_named: whether its text may begin with a name for references: «#имя».
    """

    name: str
    how: str
    meaning: str
    fill: Callable[[Marked, RowValues, Maker], Sequence[Block]]
    others: tuple[str, ...] = ()
    colon: Colon | None = None
    words: Need = Need.NO
    below: Below | None = None
    ends: tuple[str, ...] = ()
    in_column: bool = False
    is_signature: bool = False
    is_named: bool = False

    def example(self, words: Vocabulary[Any], key: str = "") -> str:
        """The example without what the words have by themselves.

        Args:
            words: of the document that it is for.
            key: another one behind the colon.
        """
        how = self.how
        if key:
            name, _colon, rest = how.partition(": ")
            how = f"{name}: {key}]{rest.partition(']')[2]}"
        spare = [
            f"{name} |"
            for name, row in (self.below.names.items() if self.below else ())
            if row.or_part in words.ready
        ]
        lines = how.split("\n")
        return "\n".join(line for line in lines if not line.startswith(tuple(spare)))

    @property
    def first_line(self) -> str:
        """How it begins."""
        return self.how.partition("\n")[0]

    @property
    def last_line(self) -> str:
        """How it ends: one of the lines below it."""
        return self.how.rpartition("\n")[2]


def name_of(line: MarkRow) -> str:
    """The name that a line below a mark begins with."""
    return said(line.cells[0]).casefold()


def rows_by_name(node: Marked, row: RowValues, maker: Maker) -> Mapping[str, Sequence[str]]:
    """What the lines below a mark say, by their names; a line that says nothing is left out."""
    said_by: dict[str, list[str]] = {}
    for line, inside in maker.rows(node, row):
        text = maker.plain(line.cells[1], inside)
        if text:
            said_by.setdefault(name_of(line), []).extend(text.split("\n"))
    return said_by
