r"""The block tree of a document: what each part *is*, never how it looks.

Kinds build the tree, `styles` decide its looks, the renderers write it. Both renderers must know
every block (`assert_never`), so that the texts of DOCX and PDF are the same. Text inside a cell or
a line may hold «\n», which starts a new paragraph of the same sort.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields, is_dataclass
from enum import StrEnum
from typing import TypeAlias

from app.services.documents.model.form_blocks import FormBlock, LetterHead
from app.services.documents.model.geometry import USUAL_EDGES, Edges, Orientation
from app.services.documents.model.paragraphs import ListItem, Paragraph, ParagraphKind, Run
from app.services.documents.model.tables import Head, Table

BLANK = "______"  # a line to fill in, for a fact that is not known


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: level 0 names a document or an annex, 1 and 2 divide it.

    Its `anchor`, as that of other blocks, is what references call it by; it is not printed.
    """

    text: str
    level: int = 1
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class DocumentName:
    """Name of the sort of document: «ПРИКАЗ»."""

    text: str


@dataclass(frozen=True, slots=True)
class Registration:
    """The line with the date, the place and the number of an order."""

    date: str
    place: str
    number: str


@dataclass(frozen=True, slots=True)
class Subject:
    """What an order is about («заголовок к тексту»): a narrow block on the left."""

    text: str


@dataclass(frozen=True, slots=True)
class AnnexMark:
    """Mark of an annex at the top right of its first page."""

    lines: tuple[str, ...]
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class ApprovalMark:
    """Mark of approval («УТВЕРЖДАЮ») at the top right, with a line to sign on."""

    word: str
    post: str
    name: str
    date: str


@dataclass(frozen=True, slots=True)
class Signature:
    """Post on the left, name on the right of its last line."""

    post: str
    name: str


@dataclass(frozen=True, slots=True)
class Executor:
    """Mark of the executor, small, lower left."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """The headings of the whole document with their pages.

    Attributes:
        title: over them; it is no heading itself.
        depth: levels of headings that are listed, from that of names of documents and annexes.
    """

    title: str = "Содержание"
    depth: int = 2


@dataclass(frozen=True, slots=True)
class PageBreak:
    """The rest starts on a new page of the same section."""


Block: TypeAlias = (
    Heading
    | Paragraph
    | ListItem
    | LetterHead
    | DocumentName
    | Registration
    | Subject
    | AnnexMark
    | ApprovalMark
    | Signature
    | Executor
    | Contents
    | PageBreak
    | Table
    | FormBlock
)


@dataclass(frozen=True, slots=True)
class Section:
    """Pages of one orientation; every section starts on a new page.

    Page numbers run on through the whole document; with `restart_numbering` they start again and
    the first page of the section carries no number, as that of the document.
    """

    blocks: tuple[Block, ...]
    orientation: Orientation = Orientation.PORTRAIT
    restart_numbering: bool = False
    edges: Edges = USUAL_EDGES


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A whole document with what its file says about itself.

    `lines` is nothing of the document: of each block of each section, which line of a text it was
    made of, where it was made of one.
    """

    title: str
    sections: tuple[Section, ...]
    author: str = ""
    subject: str = ""
    keywords: tuple[str, ...] = field(default=())
    lines: tuple[tuple[int, ...], ...] = field(default=(), repr=False, compare=False)

    @property
    def lined(self) -> tuple[tuple[Section, tuple[int, ...]], ...]:
        """The sections, each with the lines of its blocks, 0 where there is no text."""
        lines = self.lines or tuple((0,) * len(section.blocks) for section in self.sections)
        return tuple(zip(self.sections, lines, strict=True))


def body(text: str, *, bold: bool = False) -> Paragraph:
    """A paragraph of running text."""
    return Paragraph((Run(text, bold=bold),))


def plain(text: str, kind: ParagraphKind) -> Paragraph:
    """A paragraph of one manner of writing and of another kind than running text."""
    return Paragraph((Run(text),), kind)


def item(label: str, text: str, level: int = 1) -> ListItem:
    """A list item of one manner of writing."""
    return ListItem(label, (Run(text),), level)


def dump(document: Document) -> str:
    """The tree as readable lines: for golden tests and for the hash of a document's content.

    What is nothing of the document itself (`repr=False`) is left out.
    """
    return "\n".join(_dump(document, 0)) + "\n"


def _dump(node: object, depth: int) -> Iterator[str]:
    indent = "  " * depth
    if is_dataclass(node):
        simple: list[str] = []
        nested: list[tuple[str, tuple[object, ...]]] = []
        for part in fields(node):
            if not part.repr:
                continue
            value = getattr(node, part.name)
            if isinstance(value, tuple) and any(is_dataclass(entry) for entry in value):
                nested.append((part.name, value))
            elif value not in ("", (), False, None, Head(), USUAL_EDGES):
                shown = str(value) if isinstance(value, StrEnum) else repr(value)
                simple.append(f"{part.name}={shown}")
        yield f"{indent}{type(node).__name__} {' '.join(simple)}".rstrip()
        for name, values in nested:
            yield f"{indent} .{name}"
            for value in values:
                yield from _dump(value, depth + 1)
    else:
        yield f"{indent}{node!r}"
