r"""The core of a document: all that a renderer has to know.

Blocks say what a part of a document *is*; `lowering` turns each of them into these few elements,
which say where text stands. Both renderers must write every element (`assert_never`). A chart is
to be an element beside the grid, as a picture that can be changed.

Lengths on the sheet are millimetres, spaces between lines are points. The text of a run may hold
two marks of its own: `LINE_END` begins a new line of the same paragraph, `TAB` goes on to the next
stop.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from app.services.documents.model.geometry import Align, Orientation
from app.services.documents.model.images import Image
from app.services.documents.model.paragraphs import Text
from app.services.documents.model.styles import HEADER_DISTANCE, Part
from app.services.language.numbers import NBSP

LINE_END = "\v"
TAB = "\x1f"


@dataclass(frozen=True, slots=True)
class TabStop:
    """Where text goes on behind a `TAB`: centred on it, or ending there."""

    at: float
    align: Align


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Text that is set in the look of its part.

    Attributes:
        part: of the document.
        runs: its text; nothing for an empty line.
        image: what is shown in its line in place of a text; only in cells.
        label: the number or the letter of a point, printed before the text.
        align: where it differs from that of the look.
        width: of a narrow block; its look tells on which side. None for the whole width.
        right: indent from the right edge, such as lets the commas of numbers stand in a line.
        tabs: stops, from left to right.
        keep_next: its end stays on the page of what follows, whatever its look says.
        after: space under it where that differs from the look.
        foot: it stands in the lower margin of the page, so far below the upper edge of the sheet.
        first: of its block: paragraphs of one block may stand close together (`Look.together`).
        last: of its block.
        key: by which contents and references lead to it; nothing where none do.
        line: of the text that it was made of, 0 where there is none.
    """

    part: Part
    runs: Text
    image: Image | None = None
    label: str = ""
    align: Align | None = None
    width: float | None = None
    right: float = 0.0
    tabs: tuple[TabStop, ...] = ()
    keep_next: bool = False
    after: float | None = None
    foot: float | None = None
    first: bool = True
    last: bool = True
    key: str = ""
    line: int = field(default=0, compare=False)


def text_of(paragraph: Paragraph) -> str:
    """All that a paragraph prints, its label too."""
    label = paragraph.label + NBSP if paragraph.label else ""
    return label + "".join(run.text for run in paragraph.runs)


class Place(StrEnum):
    """Where the text of a cell stands between its upper and its lower edge."""

    TOP = "top"
    MIDDLE = "middle"
    BOTTOM = "bottom"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell of a grid that is more than a text in the manner of its column.

    Attributes:
        content: its paragraphs; at least one.
        columns: how many it spans, itself included.
        rows: likewise, downwards.
        place: of the text.
        upright: its lines are written from below upwards, the first one at the left.
    """

    content: tuple[Paragraph, ...]
    columns: int = 1
    rows: int = 1
    place: Place = Place.TOP
    upright: bool = False


# A text stands for a cell in the manner of its column; each of its lines is a paragraph. None is
# a place that a cell to the left or above spans.
CellLike: TypeAlias = str | Cell | None


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row with an entry for each column.

    Attributes:
        cells: the cells.
        keep_next: it stays on the page of the next row.
        breakable: a page may end inside it.
        height: with the padding at least so much, where its texts do not tell (they are upright).
    """

    cells: tuple[CellLike, ...]
    keep_next: bool = False
    breakable: bool = False
    height: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class GridColumn:
    """A column: its width, and the part of the document that its plain texts are."""

    width: float
    part: Part


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """Cells in rows and columns: a table, or texts beside each other.

    Attributes:
        columns: from left to right.
        header: rows that repeat on every page.
        rows: the others.
        borders: whether cells have lines around them.
        padding: left and right of the text of a cell.
        padding_vertical: over and under it.
        before: space over the grid.
        after: space under it, or between it and its notes.
        keep_next: its last rows stay on the page of what follows.
        notes: what explains it, set in its whole width below the last row and bound to it: one
            after the other, as their own `keep_next` says. An office program keeps rows with
            rows only, so there they are rows without lines.
        line: of the text that it was made of, 0 where there is none.
    """

    columns: tuple[GridColumn, ...]
    header: tuple[GridRow, ...] = ()
    rows: tuple[GridRow, ...]
    borders: bool = True
    padding: float = 0.0
    padding_vertical: float = 0.0
    before: float = 0.0
    after: float = 0.0
    keep_next: bool = False
    notes: tuple[Paragraph, ...] = ()
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture in a line of its own.

    Attributes:
        part: of the document; its look says where in the line it stands, and the space around it.
        image: what is shown.
        keep_next: it stays on the page of what follows.
    """

    part: Part
    image: Image
    keep_next: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of contents.

    Attributes:
        part: its look, by its level.
        title: of the heading, on one line.
        left: indent of its level.
        key: of the heading's paragraph.
    """

    part: Part
    title: str
    left: float
    key: str


@dataclass(frozen=True, slots=True)
class Contents:
    """Headings with the pages on which they stand: the renderers know these, the core does not.

    `depth` is how many levels of headings are among them.
    """

    entries: tuple[Entry, ...]
    depth: int


@dataclass(frozen=True, slots=True)
class Break:
    """The rest starts on a new page of the same section."""


Element: TypeAlias = Paragraph | Grid | Picture | Contents | Break


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet of paper and its margins; `header` is where the number of the page stands."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    header: float = HEADER_DISTANCE

    @property
    def text_width(self) -> float:
        """Width between the side margins."""
        return self.width - self.left - self.right

    @property
    def text_height(self) -> float:
        """Height between the upper and the lower margin."""
        return self.height - self.top - self.bottom


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Pages of one sheet; every section starts on a new page.

    Attributes:
        elements: from top to bottom.
        sheet: the paper.
        orientation: how it lies.
        restart_numbering: pages are counted anew, and the first one carries no number.
        numbered: whether its pages carry numbers at all.
        foot: what stands at the foot of every page, over `HEADER_DISTANCE`; lines of one look.
    """

    elements: tuple[Element, ...]
    sheet: Sheet
    orientation: Orientation = Orientation.PORTRAIT
    restart_numbering: bool = False
    numbered: bool = True
    foot: tuple[Paragraph, ...] = ()
