"""Marks of the catalogue filled with facts."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Generic, TypeVar

from app.services.documents.model.blocks import BLANK, Block
from app.services.documents.model.form_blocks import Addressee
from app.services.documents.model.images import Image
from app.services.documents.model.list_ends import ended_lists
from app.services.documents.model.paragraphs import Text
from app.services.documents.text.head import said
from app.services.documents.text.mark import Key
from app.services.documents.text.outline import Known, numbered
from app.services.documents.text.tree import Marked, MarkRow, Node, Nodes, Pieces
from app.services.documents.text.vocabulary import RowValues
from app.services.documents.text.whole.marks import CATALOGUE
from app.services.documents.text.wording import Speaker

T = TypeVar("T")


class MarkMaker(Generic[T]):
    """What a mark asks for while it is filled; `made` fills the nodes of a text inside it."""

    def __init__(
        self,
        known: Known[T],
        speaker: Speaker[T],
        made: Callable[[Node, RowValues], Sequence[Block]],
    ) -> None:
        self._known, self._speaker, self._made = known, speaker, made

    def fill(self, node: Marked, row: RowValues) -> Sequence[Block]:
        """What a mark prints."""
        return CATALOGUE[node.name].fill(node, row, self)

    def plain(self, pieces: Pieces, row: RowValues) -> str:
        """Words in one manner of writing."""
        return self._speaker.plain(pieces, row)

    def runs(self, pieces: Pieces, row: RowValues) -> Text:
        """Words with the bold ones among them."""
        return self._speaker.runs(pieces, row)

    def person(self, cells: Sequence[Pieces], row: RowValues) -> tuple[str, str]:
        """Post and name of a role, or as typed."""
        if len(cells) == 1:
            known = self._known.words.people[said(cells[0])]
            post, name = known.value(self._known.facts)
            if not (post and name):
                self._speaker.lacks(known.lacking(self._known.facts))
        else:
            post, name = (self.plain(cell, row) for cell in cells)
        return post or BLANK, name or BLANK

    def rows(self, node: Marked, row: RowValues) -> Iterator[tuple[MarkRow, RowValues]]:
        """The printed lines below a mark, of each row of the set that it names."""
        colon = CATALOGUE[node.name].colon
        if not (node.key and colon and colon.key is Key.ROWS):
            yield from self._lines(node, row)
            return
        rows = self._known.rows(node.key, row)
        if not rows:
            self._speaker.prints_no_rows(node.line, node.key)
        for inside in numbered(rows, row):
            yield from self._lines(node, inside)

    def _lines(self, node: Marked, row: RowValues) -> Iterator[tuple[MarkRow, RowValues]]:
        for line, inside in self._known.chosen(node.rows, row):
            if isinstance(line, MarkRow):
                yield line, inside

    def blocks(self, nodes: Nodes, row: RowValues) -> tuple[Block, ...]:
        """A text that a mark divides."""
        chosen = self._known.chosen(nodes, row)
        return ended_lists([block for node, inside in chosen for block in self._made(node, inside)])

    def ready(self, name: str) -> Block | None:
        """A part that is made without words of the text."""
        part = self._known.words.ready.get(name)
        if part is None:
            return None
        self._speaker.lacks(part.lacking(self._known.facts))
        return part.value(self._known.facts)

    def picture(self, node: Marked) -> Image | None:
        """The picture that a mark names; told as lacking while there is none."""
        return self._speaker.picture(node.key)


def addressed(blocks: Sequence[Block], lines: Sequence[int]) -> tuple[list[Block], list[int]]:
    """The blocks, and the line of each, with neighbouring lines of an addressee as one block."""
    joined: list[Block] = []
    begun: list[int] = []
    for block, line in zip(blocks, lines, strict=True):
        before = joined[-1] if joined else None
        if isinstance(block, Addressee) and isinstance(before, Addressee):
            joined[-1] = replace(before, lines=(*before.lines, *block.lines))
        else:
            joined.append(block)
            begun.append(line)
    return joined, begun
