"""Blocks lowered to the core: the one place that knows every block.

What a block means for the sheet is decided here, so that DOCX and PDF differ only in how they
write the same elements.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from app.services.documents.model import blocks
from app.services.documents.model.blocks import (
    AnnexMark,
    ApprovalMark,
    Block,
    Contents,
    Document,
    Executor,
    PageBreak,
    Registration,
    Signature,
)
from app.services.documents.model.core import forms, tree
from app.services.documents.model.core.contents import with_contents
from app.services.documents.model.core.form_grids import form_elements
from app.services.documents.model.core.keeping import keeping_of
from app.services.documents.model.core.lines import TextBlock, paragraphs_of
from app.services.documents.model.core.sheets import foot_of, in_margin, sheet_of
from app.services.documents.model.core.tables import grid_of
from app.services.documents.model.core.tree import (
    Break,
    Element,
    Grid,
    Paragraph,
    Picture,
    Section,
    Sheet,
)
from app.services.documents.model.form_blocks import FormBlock, LetterHead
from app.services.documents.model.geometry import Orientation
from app.services.documents.model.images import Image
from app.services.documents.model.manner import in_manner
from app.services.documents.model.paragraphs import Run
from app.services.documents.model.special.footnotes import counted
from app.services.documents.model.special.references import NO_PAGES, referring
from app.services.documents.model.styles import DocumentStyle, Part
from app.services.documents.model.tables import Table

_MARKS = (AnnexMark, ApprovalMark)  # what they mark begins on their sheet


def lower(
    document: Document, style: DocumentStyle, pages: Mapping[str, int] = NO_PAGES
) -> tuple[Section, ...]:
    """The sections of a document as elements of the core, in their order.

    `pages` are the printed numbers of the pages of paragraphs by their keys, as far as they are
    known: what refers to a page has room for two digits before.
    """
    written = in_manner(counted(referring(document, pages)), style.manner)
    upright = any(one.orientation is Orientation.PORTRAIT for one in written.sections)
    sections = tuple(
        _section(
            section,
            lines,
            sheet_of(section.orientation, style, bound_above=upright, edges=section.edges),
            style,
        )
        for section, lines in written.lined
    )
    return with_contents(sections, style)


def _section(
    section: blocks.Section, lines: Sequence[int], sheet: Sheet, style: DocumentStyle
) -> Section:
    elements: list[Element] = []
    following = (*section.blocks, None)[1:]
    keeping = keeping_of(section, style, sheet)
    noted = 0  # blocks that are still to join the table over them
    for at, (block, after, line) in enumerate(zip(section.blocks, following, lines, strict=True)):
        held = keeping.stays[at] or (isinstance(block, _MARKS) and after is not None)
        lowered = _block(block, style, sheet, keep=held)
        if line:
            lowered = [_made_of(line, element) for element in lowered]
        if noted:
            noted -= 1
            _add_note(elements, lowered)
            continue
        noted = keeping.notes[at]
        is_last = after is None or isinstance(after, PageBreak)
        if isinstance(block, Executor) and is_last and not section.edges.foot:
            lowered = [*in_margin(block, style, sheet)] or lowered
        if elements and lowered and isinstance(lowered[0], Grid):
            _give_room(elements, lowered[0].before, style)
        elements.extend(lowered)
    return Section(
        elements=tuple(elements),
        sheet=sheet,
        orientation=section.orientation,
        restart_numbering=section.restart_numbering,
        numbered=section.edges.numbered,
        foot=foot_of(section.edges),
    )


def _block(block: Block, style: DocumentStyle, sheet: Sheet, *, keep: bool) -> list[Element]:
    width = sheet.text_width
    if isinstance(block, FormBlock):
        return form_elements(block, style, sheet, keep=keep)
    match block:
        case Registration():
            return [*forms.registration(block, style, width)]
        case Signature():
            return [forms.signature(block, style, width, keep=keep)]
        case Table():
            return [grid_of(block, style, sheet, keep=keep)]
        case PageBreak():
            return [Break()]
        case LetterHead(emblem=Image() as emblem):
            picture = Picture(part=Part.EMBLEM, image=emblem, keep_next=True)
            return [picture, *_text(block, style, width, keep=keep)]
        case Contents(title, depth):
            runs = (Run(title),)
            return [
                Paragraph(part=Part.CONTENTS_TITLE, runs=runs),
                tree.Contents(entries=(), depth=depth),
            ]
        case _:  # every other block is made of lines, or the types do not fit here
            return _text(block, style, width, keep=keep)


def _text(block: TextBlock, style: DocumentStyle, width: float, *, keep: bool) -> list[Element]:
    lines = paragraphs_of(block, style, width)
    return [replace(line, keep_next=True) for line in lines] if keep else [*lines]


def _made_of(line: int, element: Element) -> Element:
    return replace(element, line=line) if isinstance(element, Paragraph | Grid) else element


def _add_note(elements: list[Element], note: Sequence[Element]) -> None:
    """Let the lines of a note stand below the table that was the last element."""
    grid = elements[-1]
    assert isinstance(grid, Grid)
    lines = (line for line in note if isinstance(line, Paragraph))
    elements[-1] = replace(grid, notes=(*grid.notes, *lines))


def _give_room(elements: list[Element], before: float, style: DocumentStyle) -> None:
    """Let the space over a grid stand under the text above it: a table of Word has none."""
    over = elements[-1]
    if before and isinstance(over, Paragraph) and not over.tabs and over.after is None:
        space = max(before, style.look(over.part).after)
        elements[-1] = replace(over, after=space)
