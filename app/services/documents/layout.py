"""What both renderers share: which lines of text, of which part, a block consists of."""

from dataclasses import dataclass
from typing import TypeAlias

from app.services.documents.blocks import (
    AnnexMark,
    ApprovalMark,
    DocumentName,
    Executor,
    Heading,
    LetterHead,
    ListItem,
    Paragraph,
    Run,
    Subject,
    Text,
)
from app.services.documents.styles import Part
from app.services.language.numbers import NBSP

SIGN_LINE = "_" * 14

LineBlock: TypeAlias = (
    Heading
    | Paragraph
    | ListItem
    | LetterHead
    | DocumentName
    | Subject
    | AnnexMark
    | ApprovalMark
    | Executor
)


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph to be set: its part of the document and its runs."""

    part: Part
    runs: Text


_HEADINGS = {0: Part.TITLE, 1: Part.HEADING, 2: Part.SUBHEADING}


def lines_of(block: LineBlock) -> list[Line]:
    """The paragraphs of a block, top to bottom; the renderers only set them."""
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
        case ApprovalMark(word, post, name, date):
            return _plain(Part.MARK, "\n".join((word, post, f"{SIGN_LINE}{NBSP}{name}", date)))
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
