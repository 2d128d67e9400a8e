"""Blocks of text as paragraphs: which lines, of which part, a block consists of."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeAlias

from app.services.documents.fonts import metrics as fonts
from app.services.documents.model.blocks import (
    AnnexMark,
    ApprovalMark,
    DocumentName,
    Executor,
    Heading,
    Subject,
)
from app.services.documents.model.core import form_lines
from app.services.documents.model.core.tree import LINE_END, Paragraph
from app.services.documents.model.form_blocks import LetterHead
from app.services.documents.model.geometry import MILLIMETRE, Align
from app.services.documents.model.lines.titles import title_lines
from app.services.documents.model.paragraphs import ListItem, Run, Text
from app.services.documents.model.paragraphs import Paragraph as TextParagraph
from app.services.documents.model.styles import DocumentStyle, Part

_TITLES = frozenset(
    {
        Part.TITLE,
        Part.HEADING,
        Part.ABOVE,
        Part.ORGANISATION,
        Part.REQUISITES,
        Part.CENTRED,
        Part.SUBJECT,
    }
)
_OVER_REQUISITES = 4.0  # points

_PlainBlock: TypeAlias = (
    Heading | TextParagraph | ListItem | LetterHead | DocumentName | Subject | AnnexMark | Executor
)
TextBlock: TypeAlias = _PlainBlock | ApprovalMark

_HEADINGS = {0: Part.TITLE, 1: Part.HEADING, 2: Part.SUBHEADING}


def paragraphs_of(block: TextBlock, style: DocumentStyle, width: float) -> list[Paragraph]:
    """The paragraphs of a block in a text of a width in millimetres, top to bottom.

    Centred names and headings, and what an order is about, are divided by their sense
    (`LINE_END`), as one would type them.
    """
    if isinstance(block, ApprovalMark):
        lines = _approval_lines(block, style, width)
    else:
        lines = _lines(block)
        if key := getattr(block, "anchor", ""):
            lines[0] = replace(lines[0], key=key)
    parts = [None, *(line.part for line in lines), None]
    ends = [
        replace(line, first=parts[at] != line.part, last=parts[at + 2] != line.part)
        for at, line in enumerate(lines)
    ]
    return [_by_sense(line, style, width) for line in _in_block(ends, style, width)]


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
                current.append(replace(run, text=piece))
    lines.append(Paragraph(part=part, runs=tuple(current)))
    return lines


def _by_sense(line: Paragraph, style: DocumentStyle, width: float) -> Paragraph:
    if line.part not in _TITLES or len(line.runs) != 1:
        return line
    (run,), look = line.runs, style.look(line.part)
    widths = fonts.widths_of(fonts.face(bold=look.bold or run.bold, italic=run.italic), look.size)
    room = (line.width or width) * MILLIMETRE
    text = LINE_END.join(title_lines(run.text, widths, room))
    return replace(line, runs=(replace(run, text=text),))
