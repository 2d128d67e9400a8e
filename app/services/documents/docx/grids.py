"""Grids of the core as tables of Word."""

import itertools
from collections.abc import Iterator
from dataclasses import replace

from app.services.documents.docx import oxml
from app.services.documents.docx.paragraphs import Around, ParagraphWriter
from app.services.documents.docx.pictures import PictureWriter
from app.services.documents.docx.words import FIRM_HYPHEN, SOFT_HYPHEN
from app.services.documents.model.core.lines import plain_lines
from app.services.documents.model.core.tree import Cell, Grid, GridRow, Picture, Place
from app.services.documents.model.geometry import MILLIMETRE
from app.services.documents.model.lines.cell_texts import TALLEST_TITLE
from app.services.documents.model.styles import DocumentStyle
from app.services.progress import stop_if_asked

_ROW = "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
_BREAKABLE_ROW = "<w:tr>"
_HEADER_ROW = "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
_CELL_END = "</w:t></w:r></w:p></w:tc>"
_PLACES = {
    Place.TOP: "",
    Place.MIDDLE: '<w:vAlign w:val="center"/>',
    Place.BOTTOM: '<w:vAlign w:val="bottom"/>',
}
_TWIP = 25.4 / 1440  # in millimetres
_NO_LINES = "".join(f'<w:{side} w:val="nil"/>' for side in ("left", "bottom", "right"))
_NO_MARGINS = "".join(
    f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("top", "left", "bottom", "right")
)


def table(grid: Grid, writer: ParagraphWriter, pictures: PictureWriter, *, title: str = "") -> str:
    """A whole table with its notes; `title` is read out to those who cannot see it."""
    widths = column_widths(grid)
    rows = _RowWriter(grid, widths, writer, pictures)
    parts = [_start(grid, widths, title)]
    for row in grid.header:
        parts += rows.xml(row, _with_height(_HEADER_ROW, row))
    last = len(grid.rows) - 1
    for at, row in enumerate(grid.rows):
        stop_if_asked()
        # What may be divided is not kept: it would go over to the next page as a whole.
        bound = grid.keep_next or bool(grid.notes)
        kept = row.keep_next or (bound and at == last and not row.breakable)
        start = _BREAKABLE_ROW if row.breakable else _ROW
        parts += rows.xml(row, _with_height(start, row), keep=kept)
    parts += _notes(grid, sum(widths), writer)
    parts.append("</w:tbl>")
    return "".join(parts)


def kept(grid: Grid) -> Grid:
    """The grid with its end on the page of what follows."""
    if not grid.notes:
        return replace(grid, keep_next=True)
    *notes, last = grid.notes
    return replace(grid, notes=(*notes, replace(last, keep_next=True)))


def space_under(grid: Grid, style: DocumentStyle) -> float:
    """What has to be between a table and what follows; the last note keeps none of its own."""
    return style.look(grid.notes[-1].part).after if grid.notes else grid.after


def _notes(grid: Grid, width: int, writer: ParagraphWriter) -> Iterator[str]:
    """A row without lines for each note: LibreOffice keeps rows with rows and nothing else."""
    last = len(grid.notes) - 1
    for at, note in enumerate(grid.notes):
        over = "" if at == 0 else '<w:top w:val="nil"/>'
        line = replace(note, after=0.0) if at == last else note
        around = Around(before=0.0 if at else grid.after)
        yield (
            f'{_ROW}<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>'
            f'<w:gridSpan w:val="{len(grid.columns)}"/>'
            f"<w:tcBorders>{over}{_NO_LINES}</w:tcBorders><w:tcMar>{_NO_MARGINS}</w:tcMar>"
            f"</w:tcPr>{writer.xml(line, width * _TWIP, around)}</w:tc></w:tr>"
        )


def _with_height(start: str, row: GridRow) -> str:
    """The beginning of a row; its height is told where Word cannot find it (upright texts)."""
    if not row.height:
        return start
    height = f'<w:trHeight w:val="{oxml.twips(row.height)}" w:hRule="atLeast"/>'
    return start.replace("<w:cantSplit/>", f"<w:cantSplit/>{height}")


def column_widths(grid: Grid) -> list[int]:
    """Widths of the columns in twips; together exactly those of the grid."""
    edges = itertools.accumulate((column.width for column in grid.columns), initial=0.0)
    return [right - left for left, right in itertools.pairwise(map(oxml.twips, edges))]


def _start(grid: Grid, widths: list[int], title: str) -> str:
    side, over = oxml.twips(grid.padding), oxml.twips(grid.padding_vertical)
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    manner = '<w:tblStyle w:val="OporaGrid"/>' if grid.borders else ""
    top, bottom = (
        f'<w:{name} w:w="{over}" w:type="dxa"/>' if over else "" for name in ("top", "bottom")
    )
    told = oxml.escape(title).replace('"', "&quot;")
    caption = f'<w:tblCaption w:val="{told}"/>' if title else ""
    return (
        f'<w:tbl><w:tblPr>{manner}<w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{top}<w:left w:w="{side}" w:type="dxa"/>'
        f'{bottom}<w:right w:w="{side}" w:type="dxa"/></w:tblCellMar>{caption}'
        f"</w:tblPr><w:tblGrid>{columns}</w:tblGrid>"
    )


class _RowWriter:
    """Writes the rows of one grid; what repeats from row to row is prepared once."""

    def __init__(
        self, grid: Grid, widths: list[int], writer: ParagraphWriter, pictures: PictureWriter
    ) -> None:
        self._writer, self._pictures = writer, pictures
        self._columns = grid.columns
        self._padding = 2 * oxml.twips(grid.padding)
        self._edges = [0, *itertools.accumulate(widths)]
        self._words = [
            writer.words(column.part, (width - self._padding) / 20)
            for column, width in zip(grid.columns, widths, strict=True)
        ]
        self._starts = [
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p><w:pPr>'
            f'<w:pStyle w:val="{oxml.style_id(column.part)}"/></w:pPr><w:r>'
            '<w:t xml:space="preserve">'
            for column, width in zip(grid.columns, widths, strict=True)
        ]
        self._written = [dict[str, str]() for _ in widths]  # plain texts of each column
        # By column: the columns and the rows that are left of a cell from above.
        self._going: dict[int, tuple[int, int]] = {}

    def xml(self, row: GridRow, start: str, *, keep: bool = False) -> list[str]:
        """A row in pieces; texts that are not kept take the short way."""
        parts = [start]
        for column, cell in enumerate(row.cells):
            if isinstance(cell, str):
                known = None if keep else self._written[column].get(cell)
                parts.append(known or self._text(cell, column, keep=keep))
            elif cell is None:
                parts.append(self._continued(column, keep=keep))
            else:
                parts.append(self._cell(cell, column, keep=keep))
        parts.append("</w:tr>")
        return parts

    def _text(self, cell: str, column: int, *, keep: bool) -> str:
        """A text that is kept or that its column meets for the first time."""
        if keep:
            return self._lines(cell, column, keep=True)
        text = self._words[column].typed(cell)
        if "\n" in text or SOFT_HYPHEN in text or FIRM_HYPHEN in text or "://" in text:
            xml = self._lines(cell, column, keep=False)
        else:
            xml = f"{self._starts[column]}{oxml.escape(text)}{_CELL_END}"
        self._written[column][cell] = xml
        return xml

    def _lines(self, text: str, column: int, *, keep: bool) -> str:
        """A text in the manner of its column; each of its lines is a paragraph."""
        lines = plain_lines(self._columns[column].part, text)
        return self._cell(Cell(content=lines), column, keep=keep)

    def _cell(self, cell: Cell, column: int, *, keep: bool) -> str:
        merge = ""
        if cell.rows > 1:
            merge = '<w:vMerge w:val="restart"/>'
            self._going[column] = (cell.columns, cell.rows - 1)
        start = self._cell_start(column, cell.columns)
        room = self._edges[column + cell.columns] - self._edges[column] - self._padding
        if cell.upright:
            merge += '<w:textDirection w:val="btLr"/>'
            room = oxml.twips(TALLEST_TITLE / MILLIMETRE)
        content = "".join(
            self._pictures.xml(Picture(part=one.part, image=one.image, keep_next=keep))
            if one.image
            else self._writer.xml(one, room * _TWIP, Around(keep=keep))
            for one in cell.content
        )
        return f"{start}{merge}{_PLACES[cell.place]}</w:tcPr>{content}</w:tc>"

    def _continued(self, column: int, *, keep: bool) -> str:
        """The piece of a merged cell below its first row; nothing where one spans from the left."""
        if column not in self._going:
            return ""
        columns, rows = self._going.pop(column)
        if rows > 1:
            self._going[column] = (columns, rows - 1)
        empty = oxml.paragraph(self._columns[column].part, "", oxml.KEEP_NEXT if keep else "")
        return f"{self._cell_start(column, columns)}<w:vMerge/></w:tcPr>{empty}</w:tc>"

    def _cell_start(self, column: int, columns: int) -> str:
        width = self._edges[column + columns] - self._edges[column]
        spanned = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
        return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spanned}'
