"""Which blocks stay on one page: a signature is never alone, notes stand under their table.

A page that holds only a signature can be put behind any text, so at least two lines of it go along
(the custom of office work, ГОСТ Р 7.0.97 leaves it to the writer), and so does the mark of the
executor. A page of nothing but notes explains a table that is not there: the last rows go with it.
Asked once for both formats, so that DOCX and PDF break at the same places.
"""

from collections.abc import Sequence

from app.services.documents.fonts.metrics import LINE_HEIGHT, estimated_width
from app.services.documents.model.blocks import (
    Block,
    Contents,
    Executor,
    PageBreak,
    Paragraph,
    ParagraphKind,
    Registration,
    Section,
    Signature,
    Table,
)
from app.services.documents.model.core.lines import paragraphs_of
from app.services.documents.model.core.tree import Paragraph as Line
from app.services.documents.model.form_blocks import FormBlock, Signers
from app.services.documents.model.geometry import MILLIMETRE
from app.services.documents.model.styles import DocumentStyle, Part

_CLOSING = (Signature, Executor, Signers)
_FEWEST_LINES = 2  # of text over a signature
_LIGHTER = 1.1  # how much narrower usual letters are than those the widths are estimated for
_NOTES_PART = 0.5  # of a page: more of them begin under the table and go on behind it


def stays_with_next(section: Section, style: DocumentStyle) -> list[bool]:
    """For each block of a section whether its end stays on the page of the next block's beginning.

    Of a long text or a table only the last lines or rows go along. What a part of the document
    always keeps (a heading and its text) is a matter of its look.
    """
    blocks = section.blocks
    stays = [isinstance(after, _CLOSING) for after in (*blocks, None)[1:]]
    width = style.text_width(section.orientation)
    for at, block in enumerate(blocks):
        if isinstance(block, _CLOSING) and not isinstance(_before(blocks, at), _CLOSING):
            _keep_text(blocks, at, stays, (style, width))
    height = style.text_height(section.orientation) * MILLIMETRE
    for at, block in enumerate(blocks):
        if isinstance(block, Table):
            _keep_notes(blocks, at, stays, _height_of_notes(blocks, at, style, width) / height)
    return stays


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


def _keep_notes(blocks: Sequence[Block], table: int, stays: list[bool], part: float) -> None:
    """Let the notes under a table stay with its last rows, or the first and the last of many."""
    end = table + 1
    while end < len(blocks) and _is_note(blocks[end]):
        end += 1
    for at in range(table, end - 1):
        stays[at] = stays[at] or part <= _NOTES_PART or at in (table, end - 2)


def _height_of_notes(
    blocks: Sequence[Block], table: int, style: DocumentStyle, width: float
) -> float:
    look = style.look(Part.NOTE)
    height = 0.0
    for block in blocks[table + 1 :]:
        if not _is_note(block):
            break
        height += _lines(block, style, width) * look.size * LINE_HEIGHT * look.line + look.after
    return height


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
