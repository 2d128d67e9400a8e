"""What a paper for the web site may tell about small groups of pupils.

Counts are personal data where everybody knows whom they are about: in a village «1 (9 %)» is one
child. So a paper for publication hides

- every figure of a group of fewer than five participants,
- every figure of a group of which one or two pupils stand behind a share,
- and whatever would give a hidden count back: the other figures of the same group (the share times
  the participants is the count), and in a table with totals further cells or the totals themselves.

What is hidden looks alike for whatever reason: participants beside «менее 5» would tell, with the
threshold of the list, that exactly two of six are meant. The limits are those of the project's
research on privacy (domain, chapter «Privacy and regulation»); the working view hides nothing.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from app.services.documents.model.blocks import (
    Block,
    Document,
    Executor,
    Paragraph,
    ParagraphKind,
    Section,
    Signature,
    Table,
    plain,
)
from app.services.documents.model.typography import with_texts
from app.services.documents.public_words import FEWER, is_small, public_text
from app.services.language.numbers import DASH


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a group as printed.

    Attributes:
        hidden: whether they were replaced.
    """

    participants: str
    count: str
    share: str
    hidden: bool = False


def public_figures(participants: int | None, count: int | None, share: str) -> Figures:
    """The figures of a group for a paper that is published, all of them or none.

    Without a number of participants the share stands as it is: no count can be worked out of it.
    """
    if participants is not None and is_small(participants, count):
        return Figures(DASH, FEWER, DASH, hidden=True)
    return Figures(_shown(participants), _shown(count), share)


def full_figures(participants: int | None, count: int | None, share: str) -> Figures:
    """The figures of a group for the working view."""
    return Figures(_shown(participants), _shown(count), share)


def published(document: Document, note: str) -> Document:
    """The document with every text of it as it may be published, see `public_words`.

    Args:
        document: as composed, in full words; `UNPUBLISHED` stands for a figure left out.
        note: what the hidden figures mean; it stands under each table that has any, after its
            other notes, and in a section without a table before the signature.
    """
    return replace(
        document,
        title=public_text(document.title),
        subject=public_text(document.subject),
        sections=tuple(_published(section, note) for section in document.sections),
    )


def _published(section: Section, note: str) -> Section:
    blocks: list[Block] = []
    waiting = False
    for block, after in zip(section.blocks, (*section.blocks[1:], None), strict=True):
        shown = with_texts(block, public_text)
        blocks.append(shown)
        waiting = block != plain(note, ParagraphKind.NOTE) and (waiting or shown != block)
        if waiting and _is_place_of_note(block, after):
            blocks.append(plain(note, ParagraphKind.NOTE))
            waiting = False
    return replace(section, blocks=tuple(blocks))


def _is_place_of_note(block: Block, after: Block | None) -> bool:
    """Whether a note may stand behind a block: under a table and its notes, or at the end."""
    if _is_note(after):
        return False
    return (
        isinstance(block, Table)
        or _is_note(block)
        or isinstance(after, Signature | Executor | None)
    )


def _is_note(block: Block | None) -> bool:
    return isinstance(block, Paragraph) and block.kind is ParagraphKind.NOTE


def _shown(number: int | None) -> str:
    return DASH if number is None else str(number)


Cell = tuple[int, int]


def hidden_cells(
    counts: Sequence[Sequence[int]],
    small: Collection[Cell],
    *,
    row_totals: bool,
    column_totals: bool,
) -> frozenset[Cell]:
    """The cells of a table that are hidden so that no hidden count can be worked out.

    Args:
        counts: rows of the table without its totals; nothing is below zero.
        small: cells that must not be printed.
        row_totals: whether the sums of the rows are printed, in a last column.
        column_totals: whether the sums of the columns are printed, in a last row.

    Returns:
        `small` and what had to be hidden with it; totals stand behind the last row and column.
    """
    table = _Table(counts, row_totals=row_totals, column_totals=column_totals)
    hidden = set(small)
    while True:
        known = [cell for cell in sorted(hidden) if table.is_known(cell, hidden)]
        if not known:
            return frozenset(hidden)
        hidden.add(table.next_to_hide(known, hidden))


class _Table:
    """A table with its totals as a circulation: rows and columns are nodes, cells are edges.

    A reader knows that each row and column adds up to its printed total. A hidden cell is known
    when no other whole numbers fit: when no closed path of hidden cells lets it go up or down by
    one.
    """

    def __init__(
        self, counts: Sequence[Sequence[int]], *, row_totals: bool, column_totals: bool
    ) -> None:
        rows = [list(row) + ([sum(row)] if row_totals else []) for row in counts]
        if column_totals:
            rows.append([sum(column) for column in zip(*rows, strict=True)])
        self._rows = rows
        self._bound = (row_totals, column_totals)
        # A total takes the other sign, so that every row and every column adds up to nothing.
        self._last = (len(counts) if column_totals else -1, len(counts[0]) if row_totals else -1)

    def is_known(self, cell: Cell, hidden: Collection[Cell]) -> bool:
        """Whether a hidden cell can have no other value."""
        return not any(self._can_move(cell, hidden, up=up) for up in (True, False))

    def next_to_hide(self, known: Sequence[Cell], hidden: Collection[Cell]) -> Cell:
        """What to hide for the sake of known cells: the smallest that is not nothing.

        A cell that is hidden alone in its row or column gets company there first.
        """
        lines = [line for cell in known for line in self._lines(cell)]
        visible = [[cell for cell in line if cell not in hidden] for line in lines]
        lone = [
            left for line, left in zip(lines, visible, strict=True) if len(line) - len(left) == 1
        ]
        every = [(row, at) for row, line in enumerate(self._rows) for at in range(len(line))]
        choice = next(filter(None, (*lone, *visible)), None)
        return min(
            choice or [cell for cell in every if cell not in hidden],
            key=lambda found: (self._value(found) == 0, self._value(found)),
        )

    def _lines(self, cell: Cell) -> list[list[Cell]]:
        """The row and the column of a cell, as far as their totals are printed."""
        row, column = cell
        across = [(row, at) for at in range(len(self._rows[0]))]
        along = [(at, column) for at in range(len(self._rows))]
        return [line for line, bound in zip((across, along), self._bound, strict=True) if bound]

    def _can_move(self, cell: Cell, hidden: Collection[Cell], *, up: bool) -> bool:
        """Whether a closed path through the cell lets its value change in one direction."""
        rises = up == (self._sign(cell) > 0)
        if not self._free(cell, rises=rises):
            return False
        start, goal = self._node(cell, 0), self._node(cell, 1)
        reached, waiting = {start}, [start]
        while waiting:
            node = waiting.pop()
            for other in hidden:
                if other == cell:
                    continue
                ends = self._node(other, 0), self._node(other, 1)
                # From a row to a column against the cell's direction, and back along it.
                for here, there, direction in ((*ends, not rises), (*ends[::-1], rises)):
                    if here == node and there not in reached and self._free(other, rises=direction):
                        reached.add(there)
                        waiting.append(there)
        return goal in reached

    def _node(self, cell: Cell, side: int) -> tuple[int, int]:
        """The row (side 0) or the column of a cell; without printed totals it binds nothing."""
        return (side, cell[side]) if self._bound[side] else (2, 0)

    def _sign(self, cell: Cell) -> int:
        return -1 if (cell[0] == self._last[0]) != (cell[1] == self._last[1]) else 1

    def _free(self, cell: Cell, *, rises: bool) -> bool:
        """Whether the signed value may rise or fall: no count is below zero."""
        return rises == (self._sign(cell) > 0) or self._value(cell) > 0

    def _value(self, cell: Cell) -> int:
        return self._rows[cell[0]][cell[1]]
