"""WordprocessingML as strings: fast, and only what the core needs."""

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from app.services.documents.fonts.metrics import division_points, parts_at_hyphens
from app.services.documents.model.blocks import Align, Text
from app.services.documents.model.core.tree import (
    LINE_END,
    TAB,
    Cell,
    Grid,
    GridRow,
    Paragraph,
    Place,
)
from app.services.documents.model.styles import DocumentStyle, Part
from app.services.language.numbers import NBSP

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
FONT = "Times New Roman"
FONTS = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
LANGUAGE = '<w:lang w:val="ru-RU" w:eastAsia="ru-RU" w:bidi="ru-RU"/>'
ALIGNMENT = {
    Align.LEFT: "left",
    Align.CENTRE: "center",
    Align.RIGHT: "right",
    Align.JUSTIFY: "both",
}
# Styles that Word knows itself, by the names it knows them by.
BUILT_IN: Mapping[Part, str] = {
    Part.TITLE: "heading 1",
    Part.HEADING: "heading 2",
    Part.SUBHEADING: "heading 3",
    Part.CAPTION: "caption",
}
_SPECIAL = re.compile(r"[&<>]")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
SOFT_HYPHEN = "\u00ad"
_ELEMENTS = {LINE_END: "<w:br/>", SOFT_HYPHEN: "<w:softHyphen/>", TAB: "<w:tab/>"}
_MARKS = re.compile(f"([{LINE_END}{SOFT_HYPHEN}{TAB}])")
_LETTER = 0.53  # mean width of a Cyrillic letter, in sizes
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def twips(millimetres: float) -> int:
    """Twentieths of a point."""
    return round(millimetres * 1440 / 25.4)


def escape(text: str) -> str:
    """Text for an XML element; characters that XML cannot hold are left out."""
    if _ILLEGAL.search(text):
        text = _ILLEGAL.sub("", text)
    return _SPECIAL.sub(lambda match: _ENTITIES[match[0]], text) if _SPECIAL.search(text) else text


def style_id(part: Part) -> str:
    """Identifier of the Word style of a part."""
    known = BUILT_IN.get(part)
    if known is not None:
        return known.title().replace(" ", "")
    return "Opora" + "".join(word.capitalize() for word in part.value.split("-"))


def run(text: str, *, bold: bool = False, italic: bool = False) -> str:
    """A run of text."""
    manner = ("<w:b/>" if bold else "") + ("<w:i/>" if italic else "")
    properties = f"<w:rPr>{manner}</w:rPr>" if manner else ""
    return f"<w:r>{properties}{_ELEMENTS.get(text) or _texts(text)}</w:r>"


def _texts(text: str) -> str:
    """Text of a run; line ends and places to divide a word are elements of their own."""
    return "".join(
        _ELEMENTS.get(piece) or f'<w:t xml:space="preserve">{escape(piece)}</w:t>'
        for piece in _MARKS.split(text)
    )


def divisible(text: str, longest: int) -> str:
    """The text with soft hyphens in words of more letters than fit into a line."""
    return " ".join(
        _softened(word) if max(map(len, parts_at_hyphens(word))) > longest else word
        for word in text.split(" ")
    )


def _softened(word: str) -> str:
    for place, mark in reversed(division_points(word)):
        if mark:
            word = f"{word[:place]}{SOFT_HYPHEN}{word[place:]}"
    return word


def runs(text: Text) -> str:
    """Runs of a paragraph."""
    return "".join(run(piece.text, bold=piece.bold, italic=piece.italic) for piece in text)


def paragraph(part: Part, content: str, extra: str = "") -> str:
    """A paragraph of a part; `extra` are paragraph properties that follow the style."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style_id(part)}"/>{extra}</w:pPr>{content}</w:p>'


def paragraph_of(element: Paragraph, style: DocumentStyle, width: float) -> str:
    """A paragraph in a text of a width in millimetres."""
    look = style.look(element.part)
    extra = keep_next(element.keep_next) + _tabs(element)
    if element.after is not None:
        extra += f'<w:spacing w:after="{round(element.after * 20)}"/>'
    if element.width is not None:
        side = "left" if look.on_right else "right"
        extra += f'<w:ind w:{side}="{twips(max(0.0, width - element.width))}"/>'
    if element.align is not None:
        extra += f'<w:jc w:val="{ALIGNMENT[element.align]}"/>'
    label = run(element.label + NBSP) if element.label else ""
    return paragraph(element.part, label + runs(element.runs), extra)


def _tabs(element: Paragraph) -> str:
    stops = "".join(
        f'<w:tab w:val="{ALIGNMENT[stop.align]}" w:pos="{twips(stop.at)}"/>'
        for stop in element.tabs
    )
    return f"<w:tabs>{stops}</w:tabs>" if stops else ""


def page_break() -> str:
    """A paragraph that ends its page."""
    return '<w:p><w:pPr><w:pStyle w:val="OporaGap"/></w:pPr><w:r><w:br w:type="page"/></w:r></w:p>'


def gap(*, thin: bool = False, keep: bool = False) -> str:
    """The small paragraph that Word needs behind a table; a thin one takes no room."""
    spacing = '<w:spacing w:line="20" w:lineRule="exact"/>' if thin else ""
    return f'<w:p><w:pPr><w:pStyle w:val="OporaGap"/>{keep_next(keep)}{spacing}</w:pPr></w:p>'


def keep_next(keep: bool) -> str:
    """The property of a paragraph that stays on the page of what follows, or nothing."""
    return _KEEP if keep else ""


def field(code: str) -> str:
    """A field that Word works out, such as PAGE."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        '<w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def column_widths(grid: Grid) -> list[int]:
    """Widths of the columns in twips; together exactly those of the grid."""
    edges = itertools.accumulate((column.width for column in grid.columns), initial=0.0)
    return [right - left for left, right in itertools.pairwise(map(twips, edges))]


def table(grid: Grid, style: DocumentStyle) -> str:
    """A whole table."""
    widths = column_widths(grid)
    writer = _TableWriter(grid, widths, style)
    parts = [_table_start(grid, widths)]
    parts += [writer.row(row, _HEADER_ROW) for row in grid.header]
    last = len(grid.rows) - 1
    for at, row in enumerate(grid.rows):
        keep = row.keep_next or (grid.keep_next and at == last)
        parts.append(writer.row(row, _TALL_ROW if row.breakable else _ROW, keep=keep))
    parts.append("</w:tbl>")
    return "".join(parts)


def _table_start(grid: Grid, widths: Sequence[int]) -> str:
    side, over = twips(grid.padding), twips(grid.padding_vertical)
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    manner = '<w:tblStyle w:val="OporaGrid"/>' if grid.borders else ""
    top, bottom = (
        f'<w:{name} w:w="{over}" w:type="dxa"/>' if over else "" for name in ("top", "bottom")
    )
    return (
        f'<w:tbl><w:tblPr>{manner}<w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{top}<w:left w:w="{side}" w:type="dxa"/>'
        f'{bottom}<w:right w:w="{side}" w:type="dxa"/></w:tblCellMar>'
        f"</w:tblPr><w:tblGrid>{columns}</w:tblGrid>"
    )


_ROW = "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
_TALL_ROW = "<w:tr>"
_HEADER_ROW = "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
_KEEP = "<w:keepNext/>"
_CELL_END = "</w:t></w:r></w:p></w:tc>"
_PLACES = {
    Place.TOP: "",
    Place.MIDDLE: '<w:vAlign w:val="center"/>',
    Place.BOTTOM: '<w:vAlign w:val="bottom"/>',
}


class _TableWriter:
    """Writes the rows of one grid; what repeats from row to row is prepared once."""

    def __init__(self, grid: Grid, widths: Sequence[int], style: DocumentStyle) -> None:
        self._style = style
        self._columns = grid.columns
        self._edges = [0, *itertools.accumulate(widths)]
        self._paddings = 2 * twips(grid.padding)
        self._longest = [
            self._most_letters(width, column.part)
            for width, column in zip(widths, grid.columns, strict=True)
        ]
        self._starts = [
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p><w:pPr>'
            f'<w:pStyle w:val="{style_id(column.part)}"/></w:pPr><w:r>'
            '<w:t xml:space="preserve">'
            for width, column in zip(widths, grid.columns, strict=True)
        ]
        self._going: dict[
            int, tuple[int, int]
        ] = {}  # column: columns and rows of a cell from above

    def _most_letters(self, width: int, part: Part) -> int:
        """How many letters of a part surely stand in a cell."""
        letter = self._style.look(part).size * 20 * _LETTER
        return max(1, int((width - self._paddings) / letter))

    def row(self, row: GridRow, start: str, *, keep: bool = False) -> str:
        """A row; cells of plain text take the short way."""
        starts, longest = self._starts, self._longest
        parts = [start]
        for column, cell in enumerate(row.cells):
            if cell is None:
                parts.append(self._continued(column, keep=keep))
            elif isinstance(cell, Cell):
                parts.append(self._cell(cell, column, keep=keep))
            elif (
                not keep
                and "\n" not in cell
                and (len(cell) <= longest[column] or _words_fit(cell, longest[column]))
            ):
                parts.append(f"{starts[column]}{escape(cell)}{_CELL_END}")
            else:
                parts.append(self._plain(cell, column, keep=keep))
        parts.append("</w:tr>")
        return "".join(parts)

    def _plain(self, text: str, column: int, *, keep: bool) -> str:
        part, longest = self._columns[column].part, self._longest[column]
        kept = keep_next(keep and not self._style.look(part).keep_next)
        content = "".join(
            paragraph(part, run(_fitting(line, longest)) if line else "", kept)
            for line in text.split("\n")
        )
        return f"{self._cell_start(column, 1)}</w:tcPr>{content}</w:tc>"

    def _cell(self, cell: Cell, column: int, *, keep: bool) -> str:
        merge = ""
        if cell.rows > 1:
            merge = '<w:vMerge w:val="restart"/>'
            self._going[column] = (cell.columns, cell.rows - 1)
        content = "".join(self._paragraph(one, cell, column, keep=keep) for one in cell.content)
        start = self._cell_start(column, cell.columns)
        return f"{start}{merge}{_PLACES[cell.place]}</w:tcPr>{content}</w:tc>"

    def _continued(self, column: int, *, keep: bool) -> str:
        """The piece of a merged cell below its first row; nothing where one spans from the left."""
        if column not in self._going:
            return ""
        columns, rows = self._going.pop(column)
        if rows > 1:
            self._going[column] = (columns, rows - 1)
        part = self._columns[column].part
        kept = keep_next(keep and not self._style.look(part).keep_next)
        start = self._cell_start(column, columns)
        return f"{start}<w:vMerge/></w:tcPr>{paragraph(part, '', kept)}</w:tc>"

    def _cell_start(self, column: int, columns: int) -> str:
        width = self._edges[column + columns] - self._edges[column]
        spanned = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
        return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spanned}'

    def _paragraph(self, element: Paragraph, cell: Cell, column: int, *, keep: bool) -> str:
        width = self._edges[column + cell.columns] - self._edges[column]
        longest = self._most_letters(width, element.part)
        fitting = replace(
            element,
            keep_next=keep and not self._style.look(element.part).keep_next,
            runs=tuple(
                replace(piece, text=_fitting(piece.text, longest)) for piece in element.runs
            ),
        )
        return paragraph_of(fitting, self._style, width * 25.4 / 1440)


def _fitting(text: str, longest: int) -> str:
    return text if _words_fit(text, longest) else divisible(text, longest)


def _words_fit(text: str, longest: int) -> bool:
    return max(map(len, text.split(" "))) <= longest
