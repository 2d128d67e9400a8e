"""Blocks of text as paragraphs: which lines, of which part, a block consists of."""

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeAlias

from app.services.documents.fonts.metrics import estimated_width
from app.services.documents.model.blocks import (
    Align,
    AnnexMark,
    ApprovalMark,
    DocumentName,
    Executor,
    Heading,
    LetterHead,
    ListItem,
    Run,
    Subject,
    Text,
)
from app.services.documents.model.blocks import Paragraph as TextParagraph
from app.services.documents.model.core import form_lines
from app.services.documents.model.core.tree import LINE_END, Paragraph
from app.services.documents.model.geometry import MILLIMETRE
from app.services.documents.model.styles import DocumentStyle, Part

_BALANCED = frozenset({Part.TITLE, Part.HEADING, Part.ORGANISATION, Part.REQUISITES, Part.CENTRED})
_OVER_REQUISITES = 4.0  # points
_SPARE = 0.98  # part of a line that estimated widths may fill

_PlainBlock: TypeAlias = (
    Heading | TextParagraph | ListItem | LetterHead | DocumentName | Subject | AnnexMark | Executor
)
TextBlock: TypeAlias = _PlainBlock | ApprovalMark

_HEADINGS = {0: Part.TITLE, 1: Part.HEADING, 2: Part.SUBHEADING}


def paragraphs_of(block: TextBlock, style: DocumentStyle, width: float) -> list[Paragraph]:
    """The paragraphs of a block in a text of a width in millimetres, top to bottom.

    Centred names and headings are divided into lines of about the same length (`LINE_END`), as
    one would type them.
    """
    if isinstance(block, ApprovalMark):
        lines = _approval_lines(block, style, width)
    else:
        lines = [_balanced_line(line, style, width) for line in _lines(block)]
    parts = [None, *(line.part for line in lines), None]
    ends = [
        replace(line, first=parts[at] != line.part, last=parts[at + 2] != line.part)
        for at, line in enumerate(lines)
    ]
    return _in_block(ends, style, width)


def _in_block(lines: Sequence[Paragraph], style: DocumentStyle, width: float) -> list[Paragraph]:
    """The lines of a narrow block with its width, so that no word sticks out of it."""
    look = style.look(lines[0].part)
    if look.width is None:
        return list(lines)
    texts = [run.text for line in lines for run in line.runs]
    sizes = (look.size, look.width * MILLIMETRE, width * MILLIMETRE)
    needed = form_lines.block_width(texts, *sizes) / MILLIMETRE
    return [replace(line, width=needed) for line in lines]


def _approval_lines(block: ApprovalMark, style: DocumentStyle, width: float) -> list[Paragraph]:
    look = style.look(Part.MARK)
    words = (block.word, block.post, block.name, block.date)
    most = width * MILLIMETRE
    room = form_lines.block_width(words, look.size, (look.width or width) * MILLIMETRE, most)
    signed = form_lines.mark_lines(block.name, look.size, room)
    return _plain(Part.MARK, "\n".join((block.word, block.post, *signed, block.date)))


def _lines(block: _PlainBlock) -> list[Paragraph]:
    match block:
        case TextParagraph(runs, kind):
            return split_runs(Part(kind.value), runs)
        case ListItem(label, runs, level):
            first, *others = split_runs(Part.ITEM if level == 1 else Part.SUBITEM, runs)
            return [replace(first, label=label), *others]
        case Heading(text, level):
            return _plain(_HEADINGS[level], text)
        case LetterHead():
            return _letterhead(block)
        case DocumentName(text):
            return _plain(Part.DOCUMENT_NAME, text)
        case Subject(text):
            return _plain(Part.SUBJECT, text)
        case AnnexMark(lines):
            return _plain(Part.MARK, "\n".join(lines))
        case Executor(lines):
            return _plain(Part.EXECUTOR, "\n".join(lines))


def _letterhead(block: LetterHead) -> list[Paragraph]:
    above = _plain(Part.ABOVE, block.above) if block.above else []
    names = _plain(Part.ORGANISATION, block.name)
    if not block.requisites:
        return [*above, *names]
    *names, last = names
    requisites = _plain(Part.REQUISITES, "\n".join(block.requisites))
    return [*above, *names, replace(last, after=_OVER_REQUISITES), *requisites]


def _plain(part: Part, text: str) -> list[Paragraph]:
    return [Paragraph(part=part, runs=(Run(line),)) for line in text.split("\n")]


def plain_lines(part: Part, text: str, *, bold: bool = False) -> tuple[Paragraph, ...]:
    """A paragraph for each line of a plain text; an empty one has no runs."""
    return tuple(
        Paragraph(part=part, runs=(Run(line, bold=bold),) if line else ())
        for line in text.split("\n")
    )


def one_block(
    part: Part, lines: Sequence[str], align: Align | None = None
) -> tuple[Paragraph, ...]:
    """A paragraph for each line; they stand as close together as those of one block."""
    last = len(lines) - 1
    return tuple(
        Paragraph(
            part=part,
            runs=(Run(line),) if line else (),
            align=align,
            first=at == 0,
            last=at == last,
        )
        for at, line in enumerate(lines)
    )


def split_runs(part: Part, runs: Text) -> list[Paragraph]:
    """Paragraphs of a text of several runs, divided at its line ends."""
    lines: list[Paragraph] = []
    current: list[Run] = []
    for run in runs:
        pieces = run.text.split("\n")
        for index, piece in enumerate(pieces):
            if index:
                lines.append(Paragraph(part=part, runs=tuple(current)))
                current = []
            if piece:
                current.append(Run(piece, run.bold, run.italic))
    lines.append(Paragraph(part=part, runs=tuple(current)))
    return lines


def _balanced_line(line: Paragraph, style: DocumentStyle, width: float) -> Paragraph:
    if line.part not in _BALANCED or len(line.runs) != 1:
        return line
    room = width * MILLIMETRE * _SPARE / style.look(line.part).size
    text = LINE_END.join(balanced(line.runs[0].text, room))
    return replace(line, runs=(replace(line.runs[0], text=text),))


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
