"""What both renderers share: which lines of text, of which part, a block consists of."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from app.services.documents.fonts.metrics import estimated_width
from app.services.documents.model import form_lines
from app.services.documents.model.blocks import (
    AnnexMark,
    ApprovalMark,
    DocumentName,
    Executor,
    Heading,
    LetterHead,
    ListItem,
    Paragraph,
    Row,
    RowGroup,
    Run,
    SectionRow,
    Subject,
    Table,
    TableRow,
    Text,
)
from app.services.documents.model.styles import DocumentStyle, Part
from app.services.language.numbers import NBSP

LINE_END = "\v"  # a new line inside a paragraph
_BALANCED = frozenset({Part.TITLE, Part.HEADING, Part.ORGANISATION, Part.CENTRED})
_SPARE = 0.98  # part of a line that estimated widths may fill
_POINT = 72 / 25.4
_LARGEST_KEPT_GROUP = 10
_LARGEST_KEPT_TABLE = 40
_LONG_TABLE = 3
_LOW_ROW = 12  # lines
_TABLE_LETTER, _TABLE_WIDTH = 3.9, 160  # size and width of a usual table, millimetres

_TextBlock: TypeAlias = (
    Heading | Paragraph | ListItem | LetterHead | DocumentName | Subject | AnnexMark | Executor
)
LineBlock: TypeAlias = _TextBlock | ApprovalMark


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph to be set.

    Attributes:
        part: of the document.
        runs: its text.
        width: of a narrow block, millimetres: at least that of its look; None for other parts.
    """

    part: Part
    runs: Text
    width: float | None = None


_HEADINGS = {0: Part.TITLE, 1: Part.HEADING, 2: Part.SUBHEADING}


def lines_of(block: LineBlock, style: DocumentStyle, width: float) -> list[Line]:
    """The paragraphs of a block, top to bottom; the renderers only set them.

    Centred names and headings are divided into lines of about the same length (`LINE_END`), as
    one would type them.
    """
    if isinstance(block, ApprovalMark):
        return _in_block(_approval_lines(block, style, width), style, width)
    lines = [_balanced_line(line, style, width) for line in _lines(block)]
    return _in_block(lines, style, width)


def _in_block(lines: Sequence[Line], style: DocumentStyle, width: float) -> list[Line]:
    """The lines of a narrow block with its width, so that no word sticks out of it."""
    look = style.look(lines[0].part)
    if look.width is None:
        return list(lines)
    texts = [run.text for line in lines for run in line.runs]
    sizes = (look.size, look.width * _POINT, width * _POINT)
    needed = form_lines.block_width(texts, *sizes) / _POINT
    return [replace(line, width=needed) for line in lines]


def _approval_lines(block: ApprovalMark, style: DocumentStyle, width: float) -> list[Line]:
    look = style.look(Part.MARK)
    words = (block.word, block.post, block.name, block.date)
    most = width * _POINT
    room = form_lines.block_width(words, look.size, (look.width or width) * _POINT, most)
    signed = form_lines.mark_lines(block.name, look.size, room)
    return _plain(Part.MARK, "\n".join((block.word, block.post, *signed, block.date)))


def _lines(block: _TextBlock) -> list[Line]:
    match block:
        case Paragraph(runs, kind):
            return _split(Part(kind.value), runs)
        case ListItem(label, runs, level):
            part = Part.ITEM if level == 1 else Part.SUBITEM
            return _split(part, (Run(label + NBSP), *runs))
        case Heading(text, level):
            return _plain(_HEADINGS[level], text)
        case LetterHead(name, above):
            return (_plain(Part.ABOVE, above) if above else []) + _plain(Part.ORGANISATION, name)
        case DocumentName(text):
            return _plain(Part.DOCUMENT_NAME, text)
        case Subject(text):
            return _plain(Part.SUBJECT, text)
        case AnnexMark(lines):
            return _plain(Part.MARK, "\n".join(lines))
        case Executor(lines):
            return _plain(Part.EXECUTOR, "\n".join(lines))


def _plain(part: Part, text: str) -> list[Line]:
    return [Line(part, (Run(line),)) for line in text.split("\n")]


def _split(part: Part, runs: Text) -> list[Line]:
    """Paragraphs of a text of several runs, divided at its line ends."""
    lines: list[Line] = []
    current: list[Run] = []
    for run in runs:
        pieces = run.text.split("\n")
        for index, piece in enumerate(pieces):
            if index:
                lines.append(Line(part, tuple(current)))
                current = []
            if piece:
                current.append(Run(piece, run.bold, run.italic))
    lines.append(Line(part, tuple(current)))
    return lines


def _balanced_line(line: Line, style: DocumentStyle, width: float) -> Line:
    if line.part not in _BALANCED or len(line.runs) != 1:
        return line
    room = width * _POINT * _SPARE / style.look(line.part).size
    text = LINE_END.join(balanced(line.runs[0].text, room))
    return Line(line.part, (replace(line.runs[0], text=text),))


def balanced(text: str, room: float) -> list[str]:
    """A text as lines of at most `room` sizes that differ as little in length as possible."""
    words = text.split(" ")
    count = math.ceil(estimated_width(text) / room)
    while count < len(words):
        lines = _divided(words, count)
        if max(map(estimated_width, lines)) <= room:
            return lines
        count += 1
    return [text] if count <= 1 else words


def _divided(words: Sequence[str], count: int) -> list[str]:
    """Words in `count` lines: each line takes its share of what is left."""
    lines: list[str] = []
    rest = list(words)
    for left in range(count, 1, -1):
        share = estimated_width(" ".join(rest)) / left
        taken = 1
        while len(rest) - taken >= left and _nearer(rest, taken, share):
            taken += 1
        lines.append(" ".join(rest[:taken]))
        rest = rest[taken:]
    return [*lines, " ".join(rest)]


def _nearer(words: Sequence[str], taken: int, share: float) -> bool:
    """Whether one more word brings the line nearer to its share."""
    now = estimated_width(" ".join(words[:taken]))
    more = estimated_width(" ".join(words[: taken + 1]))
    return abs(more - share) < abs(now - share)


def kept_rows(table: Table) -> list[bool]:
    """For each printed row whether it stays on the page of the next one.

    Section rows stay with what they head, small merged groups and tables that are `together` stay
    whole, and no page begins or ends with a single row of a longer table. Tall rows stay with no
    other row: two of them leave no room for the heading they would be kept with.
    """
    kept: list[bool] = []
    for row in table.rows:
        match row:
            case Row():
                kept.append(False)
            case SectionRow():
                kept.append(True)
            case RowGroup(_, rows):
                small = len(rows) <= _LARGEST_KEPT_GROUP
                kept += [small] * (len(rows) - 1) + [False]
    if len(kept) > _LONG_TABLE:
        first = next(
            (at for at, row in enumerate(table.rows) if not isinstance(row, SectionRow)), 0
        )
        pair = table.rows[first : first + 2]
        if isinstance(pair[0], Row) and all(_is_low(table, row) for row in pair):
            kept[first] = True
        if all(isinstance(row, Row) and _is_low(table, row) for row in table.rows[-2:]):
            kept[-2] = True
    if table.together and len(kept) <= _LARGEST_KEPT_TABLE:
        kept = [True] * len(kept)
    if kept:
        kept[-1] = False
    return kept


def _is_low(table: Table, row: TableRow) -> bool:
    """Whether a row is surely low enough to stay with another one."""
    if not isinstance(row, Row):
        return True
    whole = sum(column.width for column in table.columns)
    lines = (
        estimated_width(str(cell)) * _TABLE_LETTER * whole / (column.width * _TABLE_WIDTH)
        for cell, column in zip(row.cells, table.columns, strict=True)
        if isinstance(cell, str)
    )
    return max(lines, default=0) <= _LOW_ROW
