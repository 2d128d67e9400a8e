"""The blocks and runs of a whole document, wherever they stand: asked for, changed at once."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import chain
from typing import TypeAlias

from app.services.documents.model.blocks import AnnexMark, Block, Document, Heading
from app.services.documents.model.form_blocks import Figure, SideBySide, SideText
from app.services.documents.model.images import Image
from app.services.documents.model.inline import Reference
from app.services.documents.model.paragraphs import ListItem, Paragraph, Text
from app.services.documents.model.tables import Cell, CellLike, Row, RowGroup, Table, TableRow

Anchored = Heading | Paragraph | ListItem | AnnexMark | Figure
Change: TypeAlias = Callable[[Text], Text]
_PLAIN = frozenset({str})


def runs_of(block: Block) -> Iterator[Text]:
    """The texts of a block that are made of runs; cells of nothing but letters have none."""
    match block:
        case Paragraph() | ListItem():
            yield block.runs
        case Table():
            for row in block.rows:
                if not _is_plain(row):
                    for cell in _cells(row):
                        yield from _runs_in(cell)
        case SideBySide(left, right):
            for text in (*left, *right):
                if isinstance(text, Paragraph | ListItem):
                    yield text.runs
        case _:
            pass


def references(document: Document) -> Iterator[Reference]:
    """All references of a document in their order."""
    for section in document.sections:
        for block in section.blocks:
            for runs in runs_of(block):
                for run in runs:
                    if isinstance(run.special, Reference):
                        yield run.special


def _is_plain(row: TableRow) -> bool:
    """Whether a row has nothing but letters, as nearly all rows of long tables."""
    return isinstance(row, Row) and _PLAIN.issuperset(map(type, row.cells))


def _cells(row: TableRow) -> Iterator[CellLike]:
    match row:
        case Row(cells):
            yield from cells
        case RowGroup(lead, inner):
            yield from chain(lead, *inner)
        case _:
            pass


def _runs_in(cell: CellLike) -> Iterator[Text]:
    if not isinstance(cell, str) and cell.form is not None:
        for text in cell.form.texts:
            if not isinstance(text, Image):
                yield text.runs


def with_blocks(document: Document, change: Callable[[Block], Block]) -> Document:
    """The document with each block changed, in their order."""
    sections = tuple(
        replace(section, blocks=tuple(map(change, section.blocks))) for section in document.sections
    )
    return replace(document, sections=sections)


def changed(block: Block, change: Change) -> Block:
    """A block with every text of runs changed."""
    match block:
        case Paragraph() | ListItem():
            return replace(block, runs=change(block.runs))
        case Table(rows=rows) if not all(map(_is_plain, rows)):
            return replace(block, rows=tuple(_row(row, change) for row in rows))
        case SideBySide(left, right):
            return SideBySide(_side(left, change), _side(right, change))
        case _:
            return block


def _side(texts: tuple[SideText, ...], change: Change) -> tuple[SideText, ...]:
    return tuple(
        replace(text, runs=change(text.runs)) if isinstance(text, Paragraph | ListItem) else text
        for text in texts
    )


def _row(row: TableRow, change: Change) -> TableRow:
    match row:
        case Row(cells) if not _is_plain(row):
            return replace(row, cells=tuple(_cell(cell, change) for cell in cells))
        case RowGroup(lead, inner):
            return RowGroup(
                tuple(_cell(cell, change) for cell in lead),
                tuple(tuple(_cell(cell, change) for cell in cells) for cells in inner),
            )
        case _:
            return row


def _cell(cell: CellLike, change: Change) -> CellLike:
    if isinstance(cell, str) or cell.form is None or not cell.form.texts:
        return cell
    texts = tuple(
        text if isinstance(text, Image) else replace(text, runs=change(text.runs))
        for text in cell.form.texts
    )
    return Cell(cell.text, cell.bold, cell.align, replace(cell.form, texts=texts))
