r"""The block tree of a document: what each part *is*, never how it looks.

Kinds build the tree, `styles` decide its looks, the renderers write it. Both renderers must know
every block (`assert_never`), so that the texts of DOCX and PDF are the same. Text inside a cell or
a line may hold «\n», which starts a new paragraph of the same sort.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields, is_dataclass, replace
from enum import StrEnum
from typing import TypeAlias

from app.services.documents.model.form_blocks import FormBlock, LetterHead
from app.services.documents.model.geometry import USUAL_EDGES, Align, Edges, Orientation
from app.services.documents.model.images import Image
from app.services.documents.model.inline import Special

BLANK = "______"  # a line to fill in, for a fact that is not known


class ParagraphKind(StrEnum):
    """What a paragraph is for; a lead stands before a table and stays with it."""

    BODY = "body"
    PLAIN = "plain"
    COMMAND = "command"
    CENTRED = "centred"
    LEAD = "lead"
    CAPTION = "caption"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in one manner of writing; a special one leads or has a note elsewhere."""

    text: str
    bold: bool = False
    italic: bool = False
    special: Special | None = None


Text: TypeAlias = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: level 0 names a document or an annex, 1 and 2 divide it.

    Its `anchor`, as that of other blocks, is what references call it by; it is not printed.
    """

    text: str
    level: int = 1
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    runs: Text
    kind: ParagraphKind = ParagraphKind.BODY
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class ListItem:
    """A numbered or lettered item; its label is part of the text («3.1.», «а)»)."""

    label: str
    runs: Text
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


@dataclass(frozen=True, slots=True)
class Head:
    """How a title stands in the header of a table.

    Attributes:
        over: titles of the groups that the column belongs to, the widest first.
        upright: it is written from below upwards, where a column is narrow.
    """

    over: tuple[str, ...] = ()
    upright: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        title: in the header; a table whose columns have none has no header.
        width: relative to the other columns; None for that of its content. No column is narrower
            than its longest word.
        align: of its cells.
        head: what is unusual about its title.
    """

    title: str
    width: float | None = None
    align: Align = Align.LEFT
    head: Head = Head()


@dataclass(frozen=True, slots=True)
class Form:
    """What makes a cell unusual.

    Attributes:
        columns: how many it goes over.
        rows: likewise, downwards.
        upright: its text is written from below upwards.
        texts: its paragraphs, points and pictures, in place of its text; a picture that is wider
            than the cell is shown smaller.
    """

    columns: int = 1
    rows: int = 1
    upright: bool = False
    texts: tuple[Paragraph | ListItem | Image, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that differs from its column."""

    text: str
    bold: bool = False
    align: Align | None = None
    form: Form | None = None

    @property
    def columns(self) -> int:
        """How many columns it goes over."""
        return self.form.columns if self.form else 1

    @property
    def rows(self) -> int:
        """How many rows it goes over."""
        return self.form.rows if self.form else 1


CellLike: TypeAlias = str | Cell


@dataclass(frozen=True, slots=True)
class Row:
    """A row with a cell for each column that no cell from the left or from above goes over.

    The `total` of the rows above is heavy and stays with them.
    """

    cells: tuple[CellLike, ...]
    total: bool = False


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A row merged over all columns; it stays with the row that follows."""

    text: str


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Rows that share their first cells: `lead` is merged downwards over `rows`."""

    lead: tuple[CellLike, ...]
    rows: tuple[tuple[CellLike, ...], ...]


TableRow: TypeAlias = Row | SectionRow | RowGroup


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its header repeats on every page, a row breaks only when it is very tall.

    `number_columns` adds a header row with the numbers of the columns; a table that is `together`
    starts on a new page when it would otherwise be divided.
    """

    columns: tuple[Column, ...]
    rows: tuple[TableRow, ...]
    number_columns: bool = False
    together: bool = False

    def __post_init__(self) -> None:
        _check_rows(self.rows, len(self.columns))

    @property
    def header_cells(self) -> tuple[tuple[Cell, ...], ...]:
        """The rows that repeat on every page, a title of a group over those of its columns."""
        if not any(column.title or column.head.over for column in self.columns):
            return ()
        rows = tuple(_titles(self.columns))
        if not self.number_columns:
            return rows
        return *rows, tuple(Cell(str(number)) for number in range(1, len(self.columns) + 1))

    @property
    def header_rows(self) -> tuple[tuple[str, ...], ...]:
        """The texts of the rows that repeat on every page."""
        return tuple(tuple(cell.text for cell in row) for row in self.header_cells)


def _titles(columns: Sequence[Column]) -> Iterator[tuple[Cell, ...]]:
    """The rows of a header; a title reaches down to the lowest of them."""
    paths = [(*column.head.over, column.title) for column in columns]
    levels = max(map(len, paths))
    for level in range(levels):
        cells: list[Cell] = []
        before: tuple[str, ...] = ()
        for path, column in zip(paths, columns, strict=True):
            group = path[: level + 1] if level < len(path) - 1 else ()
            if group and group == before:
                cells[-1] = _one_wider(cells[-1])
            elif group:
                cells.append(Cell(group[-1]))
            elif level == len(path) - 1:
                upright = column.head.upright
                form = Form(rows=levels - level, upright=upright)
                cells.append(Cell(path[-1], form=form if form != Form() else None))
            before = group
        yield tuple(cells)


def _one_wider(cell: Cell) -> Cell:
    return replace(cell, form=Form(columns=cell.columns + 1))


def _check_rows(rows: Sequence[TableRow], width: int) -> None:
    """Refuse rows whose cells do not fill the columns, beside those that go on from above."""
    below = [0] * width  # rows that a cell of the column still goes over
    for row in rows:
        match row:
            case Row(cells):
                free = below.count(0)
                taken = sum(1 if isinstance(cell, str) else cell.columns for cell in cells)
                if taken != free:
                    msg = f"row of {taken} cells in a table of {free} free columns"
                    raise ValueError(msg)
                if len(cells) != width or any(not isinstance(cell, str) for cell in cells):
                    below = _reaching(cells, below)
            case RowGroup():
                _check_group(row, width)
            case SectionRow():
                pass


def _reaching(cells: Sequence[CellLike], below: Sequence[int]) -> list[int]:
    """How far down each column is taken after a row."""
    waiting = iter(
        rows
        for cell in cells
        for rows in [1 if isinstance(cell, str) else cell.rows]
        * (1 if isinstance(cell, str) else cell.columns)
    )
    return [left - 1 if left else next(waiting) - 1 for left in below]


def _check_group(group: RowGroup, width: int) -> None:
    if not group.rows:
        msg = "a row group without rows"
        raise ValueError(msg)
    for cells in group.rows:
        if len(group.lead) + len(cells) != width:
            msg = f"row group of {len(group.lead)} + {len(cells)} cells, {width} columns"
            raise ValueError(msg)


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
