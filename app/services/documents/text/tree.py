"""A document's text as a tree: frozen nodes, each with the line that it stands in.

Lines are counted from 1 as the user sees them. What the names in the tree mean is not known here;
`checking` knows it.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from app.services.documents.model.geometry import USUAL_EDGES, Align, Edges
from app.services.documents.text.slips import Slip

ANNEX, POINT = "приложение", "пункт"
# Printed as they lead, with a link.
SECTION, CAPTION, FIGURE, PAGE = "раздел", "таблица", "рисунок", "страница"
NAMED = (SECTION, CAPTION, FIGURE)  # those that have a page
LINKED = (*NAMED, PAGE)
ROW_NUMBER = "№"
CAPTION_MARK = "название таблицы"
SHARED_MARK = "общая часть"
NEW_LINE = "новая строка"  # a field that ends the line it stands in
AS_ABOVE = "как выше"  # a field with which a cell goes on from the one above
GOES_ON = "\x1e"  # what it says; no typed text has it


class PlacedLine(int):
    """A line that prints a shared part of another text.

    Attributes:
        kind: of that text.
        title: of its document.
        own: the line of it that is meant.
    """

    kind: str
    title: str
    own: int

    def __new__(cls, line: int, kind: str, title: str, own: int) -> "PlacedLine":
        """The line `own` of a text, printed by a line of another."""
        placed = super().__new__(cls, line)
        placed.kind, placed.title, placed.own = kind, title, own
        return placed


class Condition(NamedTuple):
    """Parts joined by «или», each of terms joined by «и» («есть школы», «не нужны примечания»)."""

    line: int
    parts: tuple[tuple[str, ...], ...]


class Field(NamedTuple):
    """A fact by its name: `{школа, род.}`, `{число школ: школа, школы, школ}`, `{дата?}`."""

    line: int
    name: str
    case: str = ""
    forms: tuple[str, ...] = ()
    optional: bool = False


class Choice(NamedTuple):
    """One of two wordings: `{условие: слова / другие слова}`."""

    condition: Condition
    words: "Pieces"
    otherwise: "Pieces"


class Reference(NamedTuple):
    """A place by its name: `{приложение «перечень», дат.}`, `{пункт «срок»}`, `{раздел «цели»}`."""

    line: int
    what: str
    key: str
    case: str = ""


class Note(NamedTuple):
    """A footnote on the words before it: `{сноска: слова}`."""

    line: int
    words: "Pieces"


class Picture(NamedTuple):
    """A picture in a cell of a table, by its name: `{рисунок: эмблема}`."""

    line: int
    key: str


class BoldMark:
    """Where bold writing begins or ends."""


Piece: TypeAlias = str | Field | Choice | Reference | Note | Picture | BoldMark
Pieces: TypeAlias = tuple[Piece, ...]


class Sort(StrEnum):
    """What a part of the text is that has no mark of the catalogue."""

    TEXT = "текст"
    HEADING = "заголовок"
    POINT = "пункт"
    LETTER = "буква"
    DASH = "тире"
    SHEET = "лист"
    READY = "готовая часть"


class Part(NamedTuple):
    """Anything made of one text.

    Attributes:
        line: where it begins.
        sort: what it is.
        words: its text.
        level: of a point or a heading, from 1; a heading of level 1 names a document or an annex.
        key: what stands behind the colon of its mark, the name of a point, of a heading, or of a
            ready part.
        edges: of a sheet, what stands around its text.
        opens: of a point, whether it was typed as the first one: «1.».
    """

    line: int
    sort: Sort
    words: Pieces = ()
    level: int = 0
    key: str = ""
    edges: Edges = USUAL_EDGES
    opens: bool = False


class MarkRow(NamedTuple):
    """A line below a mark, divided at its bars: «название | Программа поддержки»."""

    line: int
    cells: tuple[Pieces, ...]


class Marked(NamedTuple):
    """A mark of the catalogue, see `mark`.

    Attributes:
        line: where it begins.
        name: of the mark.
        key: what stands behind its colon, as typed.
        cells: the same as words, divided at its bars.
        words: the text behind its bracket.
        title: the line without a bar over its rows.
        rows: the lines below it: rows, and conditions about rows.
        sides: the texts that it divides, up to its end.
        named: the name for references that its text begins with.
    """

    line: int
    name: str
    key: str = ""
    cells: tuple[Pieces, ...] = ()
    words: Pieces = ()
    title: Pieces = ()
    rows: "Nodes" = ()
    sides: "tuple[Nodes, ...]" = ()
    named: str = ""


class NewDocument(NamedTuple):
    """Where another document of the same file begins, on a sheet as that of an annex."""

    line: int
    sheet: str
    edges: Edges = USUAL_EDGES


class Branch(NamedTuple):
    """What is printed when its condition holds; without one, when no branch before it did."""

    condition: Condition | None
    nodes: "Nodes"


class Either(NamedTuple):
    """`% если` with its branches: the first that holds is printed."""

    line: int
    branches: tuple[Branch, ...]


class Each(NamedTuple):
    """`% для каждой`: its nodes once for every row."""

    line: int
    rows: str
    nodes: "Nodes"


class Annex(NamedTuple):
    """The beginning of an annex.

    Attributes:
        line: where it begins.
        key: its name for references.
        mark: «УТВЕРЖДЁН», or other words on it.
        sheet: «альбомный», «книжный» or «из настроек».
        edges: what stands around its text.
        optional: it is printed when the settings want it and there are the data it is made of.
        usual: whether the settings want one of choice until they are told otherwise.
    """

    line: int
    key: str
    mark: Pieces
    sheet: str
    edges: Edges = USUAL_EDGES
    optional: bool = False
    usual: bool = True


class Shared(NamedTuple):
    """Where a shared part is printed, see `whole.sharing`; a form is one to fill in by hand."""

    line: int
    key: str
    as_form: bool = False


class GridColumn(NamedTuple):
    """A column; `width` is relative to the others, None when the content decides.

    `key` is its name for the settings: the one typed before the title, else its only field. `over`
    are the titles of the groups of columns that it belongs to, the widest first; a title that is
    `upright` is written from below upwards.
    """

    line: int
    key: str
    title: Pieces
    width: float | None
    align: Align
    words: Pieces
    over: tuple[Pieces, ...] = ()
    upright: bool = False


class Grid(NamedTuple):
    """A table of rows.

    Attributes:
        line: where it begins.
        rows: name of the set of its rows.
        columns: all of them; those from `lead` on belong to the inner rows when there are any.
        inner: name of the set of inner rows, or empty.
        lead: number of columns that belong to the outer rows.
        section: text of the rows that divide the table whenever it changes, or empty.
        totals: cells of the last row, or empty.
        options: what was asked for behind the name of the rows.
    """

    line: int
    rows: str
    columns: tuple[GridColumn, ...]
    inner: str = ""
    lead: int = 0
    section: Pieces = ()
    totals: tuple[Pieces, ...] = ()
    options: tuple[str, ...] = ()


class PassportRow(NamedTuple):
    """A line of a passport: its name, and the paragraphs and points that stand beside it."""

    line: int
    name: Pieces
    nodes: "Nodes"


class Passport(NamedTuple):
    """A table of two columns typed in the text; nodes are rows and conditions about rows.

    One that is `together` stands on one page where it fits on it.
    """

    line: int
    titles: tuple[Pieces, ...]
    nodes: "Nodes"
    together: bool = False


Node: TypeAlias = (
    Part
    | Marked
    | MarkRow
    | Either
    | Each
    | Annex
    | NewDocument
    | Grid
    | PassportRow
    | Passport
    | Shared
)
Nodes: TypeAlias = tuple[Node, ...]


class HeadLine(NamedTuple):
    """A line before the text: `название: Приказ`."""

    line: int
    words: Pieces


class PartOfText(NamedTuple):
    """A part of a text that others may print too; it stands among the nodes of its text as well."""

    line: int
    nodes: Nodes


class DocumentText(NamedTuple):
    """A whole text.

    Attributes:
        head: the lines before it, by their names.
        nodes: what it prints.
        slips: those that its reading met.
        parts: what of it others may print, by name.
        shared: names of the parts of others that it prints.
    """

    head: Mapping[str, HeadLine]
    nodes: Nodes
    slips: tuple[Slip, ...]
    parts: Mapping[str, PartOfText] = MappingProxyType({})
    shared: frozenset[str] = frozenset()


def wordings(pieces: Pieces) -> Iterator[Piece]:
    """The pieces of a text, those of both wordings in the place of a choice."""
    for piece in pieces:
        if isinstance(piece, Choice):
            yield from wordings((*piece.words, *piece.otherwise))
        else:
            yield piece


def printed(nodes: Nodes) -> Iterator[Node]:
    """The nodes that stand here, whatever the conditions."""
    for node in nodes:
        match node:
            case Either():
                for branch in node.branches:
                    yield from printed(branch.nodes)
            case Each():
                yield from printed(node.nodes)
            case _:
                yield node


def walk(nodes: Nodes) -> Iterator[Node]:
    """Every node in reading order, those in branches and in rows of a passport too."""
    for node in nodes:
        yield node
        match node:
            case Either():
                for branch in node.branches:
                    yield from walk(branch.nodes)
            case Each() | Passport() | PassportRow():
                yield from walk(node.nodes)
            case Marked():
                for nodes in (node.rows, *node.sides):
                    yield from walk(nodes)
            case _:
                pass


def anchor_of(what: str, key: str) -> str:
    """What a named heading, caption or figure is called by in the document."""
    return f"{what}:{key}"
