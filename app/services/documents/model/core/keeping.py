"""Which blocks stay on one page: a signature is never alone, notes stand under their table.

A page that holds only a signature can be put behind any text, so at least two lines of it go along
(the custom of office work, ГОСТ Р 7.0.97 leaves it to the writer), and so does the mark of the
executor. What ends with a colon stays with what it announces. A page of nothing but notes explains
a table that is not there: the last rows go with it. Asked once for both formats, so that DOCX and
PDF break at the same places.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from app.services.documents.fonts.metrics import estimated_width
from app.services.documents.model.blocks import (
    Block,
    Contents,
    Executor,
    PageBreak,
    Registration,
    Section,
    Signature,
)
from app.services.documents.model.core.lines import paragraphs_of
from app.services.documents.model.core.tree import Paragraph as Line
from app.services.documents.model.core.tree import Sheet
from app.services.documents.model.form_blocks import FormBlock, Signers
from app.services.documents.model.geometry import MILLIMETRE
from app.services.documents.model.paragraphs import Paragraph, ParagraphKind
from app.services.documents.model.styles import DocumentStyle, Part
from app.services.documents.model.tables import Table

_CLOSING = (Signature, Executor, Signers)
_FEWEST_LINES = 2  # of text over a signature
_LIGHTER = 1.1  # how much narrower usual letters are than those the widths are estimated for
_NOTES_PART = 0.5  # of a page: more of them begin under the table and go on behind it


@dataclass(frozen=True, slots=True)
class Keeping:
    """What the blocks of a section ask of the pages.

    Attributes:
        stays: for each block whether its end stays on the page of the next block's beginning. Of
            a long text or a table only the last lines or rows go along. What a part of the
            document always keeps (a heading and its text) is a matter of its look.
        notes: for each block how many of those that follow are the foot of its table: at most
            half a page, and none of what a signature takes along.
    """

    stays: tuple[bool, ...]
    notes: tuple[int, ...]


def keeping_of(section: Section, style: DocumentStyle, sheet: Sheet) -> Keeping:
    """What stays together in a section that is printed on such sheets."""
    blocks = section.blocks
    pairs = zip(blocks, (*blocks, None)[1:], strict=True)
    stays = [isinstance(after, _CLOSING) or _leads(block, after) for block, after in pairs]
    for at, block in enumerate(blocks):
        if isinstance(block, _CLOSING) and not isinstance(_before(blocks, at), _CLOSING):
            _keep_text(blocks, at, stays, (style, sheet.text_width))
    notes = [0] * len(blocks)
    for at, block in enumerate(blocks):
        if isinstance(block, Table):
            end = _end_of_notes(blocks, at)
            notes[at] = _bound(blocks[at + 1 : end], stays[at + 1 : end], style, sheet)
            _keep_notes(at, end, stays, notes[at])
    return Keeping(tuple(stays), tuple(notes))


def _leads(block: Block, after: Block | None) -> bool:
    """Whether a text announces the one behind it: «Задачи направления:» and its list."""
    if not isinstance(block, Paragraph) or not isinstance(after, Paragraph):
        return False
    return "".join(run.text for run in block.runs).rstrip().endswith(":")


def _before(blocks: Sequence[Block], at: int) -> Block | None:
    return blocks[at - 1] if at else None


def _keep_text(
    blocks: Sequence[Block], closing: int, stays: list[bool], measures: tuple[DocumentStyle, float]
) -> None:
    """Let as many short texts stay with the signature as make up its lines of text."""
    lines = 0
    for at in range(closing - 1, -1, -1):
        block = blocks[at]
        if isinstance(block, PageBreak):
            return
        stays[at] = True
        lines += _lines(block, *measures)
        if lines >= _FEWEST_LINES:
            return


def _end_of_notes(blocks: Sequence[Block], table: int) -> int:
    end = table + 1
    while end < len(blocks) and _is_note(blocks[end]):
        end += 1
    return end


def _bound(
    notes: Sequence[Block], stays: Sequence[bool], style: DocumentStyle, sheet: Sheet
) -> int:
    """How many notes are the foot of the table over them."""
    look = style.look(Part.NOTE)
    left = _NOTES_PART * sheet.text_height * MILLIMETRE
    for number, (note, closing) in enumerate(zip(notes, stays, strict=True)):
        lines = _lines(note, style, sheet.text_width)
        left -= lines * look.leading + look.after
        if closing or left < 0:
            return number
    return len(notes)


def _keep_notes(table: int, end: int, stays: list[bool], bound: int) -> None:
    """Let the foot of a table stay with its last rows, and the last of more notes not alone."""
    for at in range(table, end - 1):
        stays[at] = stays[at] or at in (table, end - 2) or at < table + bound


def _is_note(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.kind is ParagraphKind.NOTE


def _lines(block: Block, style: DocumentStyle, width: float) -> int:
    """A low estimate of the lines in a block; a table or a form always has enough."""
    if isinstance(block, Table | FormBlock):
        return _FEWEST_LINES
    if isinstance(block, Signature | Executor | Registration | Contents | PageBreak):
        return 0
    return sum(_lines_of(line, style, width) for line in paragraphs_of(block, style, width))


def _lines_of(line: Line, style: DocumentStyle, width: float) -> int:
    look = style.look(line.part)
    room = (line.width or width) * MILLIMETRE * _LIGHTER / look.size
    return int(_width(line) / room) + 1


def _width(line: Line) -> float:
    return estimated_width(line.label) + sum(estimated_width(run.text) for run in line.runs)
