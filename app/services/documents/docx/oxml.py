"""WordprocessingML as strings: fast, and only what the block tree needs."""

import itertools
import re
from collections.abc import Mapping, Sequence

from app.services.documents.fonts.metrics import division_points, parts_at_hyphens
from app.services.documents.model.blocks import (
    Align,
    Cell,
    CellLike,
    Row,
    RowGroup,
    SectionRow,
    Table,
    Text,
)
from app.services.documents.model.form_lines import SignaturePlace
from app.services.documents.model.layout import LINE_END, kept_rows
from app.services.documents.model.styles import TABLE_PARTS, DocumentStyle, Part

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
_ELEMENTS = {LINE_END: "<w:br/>", SOFT_HYPHEN: "<w:softHyphen/>"}
_MARKS = re.compile(f"([{LINE_END}{SOFT_HYPHEN}])")
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
    return f"<w:r>{properties}{_texts(text)}</w:r>"


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


def column_widths(table: Table, width: float) -> list[int]:
    """Widths of the columns in twips; together exactly `width` millimetres."""
    whole = sum(column.width for column in table.columns)
    edges = [0.0]
    for column in table.columns:
        edges.append(edges[-1] + column.width)
    marks = [twips(width * edge / whole) for edge in edges]
    return [right - left for left, right in itertools.pairwise(marks)]


def table(block: Table, style: DocumentStyle, width: float, *, keep_last: bool) -> str:
    """A whole table; with `keep_last` its last row stays with what follows."""
    widths = column_widths(block, width)
    writer = _TableWriter(block, widths, style)
    parts = [_table_start(widths, style), *writer.header()]
    kept = kept_rows(block)
    if kept and keep_last:
        kept[-1] = True
    at = 0
    for row in block.rows:
        match row:
            case Row(cells):
                parts.append(writer.row(cells, keep=kept[at]))
                at += 1
            case SectionRow(text):
                parts.append(writer.section(text))
                at += 1
            case RowGroup(_, rows):
                parts.extend(writer.group(row, kept[at : at + len(rows)]))
                at += len(rows)
    parts.append("</w:tbl>")
    return "".join(parts)


def _table_start(widths: Sequence[int], style: DocumentStyle) -> str:
    side, over = twips(style.cell_padding), twips(style.cell_padding_vertical)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="OporaGrid"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCellMar>'
        f'<w:top w:w="{over}" w:type="dxa"/><w:left w:w="{side}" w:type="dxa"/>'
        f'<w:bottom w:w="{over}" w:type="dxa"/><w:right w:w="{side}" w:type="dxa"/></w:tblCellMar>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
    )


_ROW = "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
_TALL_ROW = "<w:tr>"  # may break: it could not stand under what it is kept with
_TALL = 28  # lines of a cell: half of a page
_HEADER_ROW = "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
_KEEP = "<w:keepNext/>"
_CELL_END = "</w:t></w:r></w:p></w:tc>"


class _TableWriter:
    """Writes the rows of one table; what repeats from row to row is prepared once."""

    def __init__(self, block: Table, widths: Sequence[int], style: DocumentStyle) -> None:
        self._block = block
        self._widths = widths
        letter = style.measures.table_font_size * 20 * _LETTER
        paddings = 2 * twips(style.cell_padding)
        self._longest = [max(1, int((width - paddings) / letter)) for width in widths]
        self._starts = [
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
            + self._text_start(TABLE_PARTS[column.align])
            for width, column in zip(widths, block.columns, strict=True)
        ]

    @staticmethod
    def _text_start(part: Part, keep: str = "") -> str:
        return (
            f'<w:p><w:pPr><w:pStyle w:val="{style_id(part)}"/>{keep}</w:pPr>'
            '<w:r><w:t xml:space="preserve">'
        )

    def header(self) -> list[str]:
        """The rows that repeat on every page."""
        return [
            _HEADER_ROW
            + "".join(
                self._cell(Cell(text), column, part=Part.TABLE_HEAD, middle=True)
                for column, text in enumerate(titles)
            )
            + "</w:tr>"
            for titles in self._block.header_rows
        ]

    def row(self, cells: Sequence[CellLike], *, keep: bool) -> str:
        """A plain row; cells of plain text take the short way."""
        starts, longest = self._starts, self._longest
        parts = [_ROW]
        if any(len(str(cell)) > _TALL * most for cell, most in zip(cells, longest, strict=True)):
            parts = [_TALL_ROW]
        for column, cell in enumerate(cells):
            if (
                isinstance(cell, str)
                and not keep
                and "\n" not in cell
                and (len(cell) <= longest[column] or _words_fit(cell, longest[column]))
            ):
                parts.append(f"{starts[column]}{escape(cell)}{_CELL_END}")
            else:
                parts.append(self._cell(cell, column, keep=keep))
        parts.append("</w:tr>")
        return "".join(parts)

    def section(self, text: str) -> str:
        """A row merged over all columns."""
        return (
            f'{_ROW}<w:tc><w:tcPr><w:tcW w:w="{sum(self._widths)}" w:type="dxa"/>'
            f'<w:gridSpan w:val="{len(self._widths)}"/></w:tcPr>'
            f"{_paragraphs(Part.TABLE_SECTION, Cell(text), '', len(text))}</w:tc></w:tr>"
        )

    def group(self, group: RowGroup, keeps: Sequence[bool]) -> list[str]:
        """Rows whose first cells are merged downwards."""
        lead = len(group.lead)
        written: list[str] = []
        for index, (cells, kept) in enumerate(zip(group.rows, keeps, strict=True)):
            first = index == 0
            merge = '<w:vMerge w:val="restart"/>' if first else "<w:vMerge/>"
            if len(group.rows) == 1:
                merge = ""
            parts = [_ROW]
            for column, cell in enumerate(group.lead):
                shown: CellLike = cell if first else ""
                parts.append(self._cell(shown, column, keep=kept, merge=merge))
            for column, cell in enumerate(cells, start=lead):
                parts.append(self._cell(cell, column, keep=kept))
            parts.append("</w:tr>")
            written.append("".join(parts))
        return written

    def _cell(
        self,
        cell: CellLike,
        column: int,
        *,
        part: Part | None = None,
        keep: bool = False,
        merge: str = "",
        middle: bool = False,
    ) -> str:
        shown = Cell(cell) if isinstance(cell, str) else cell
        if part is None:
            part = TABLE_PARTS[shown.align or self._block.columns[column].align]
        centre = '<w:vAlign w:val="center"/>' if middle else ""
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{self._widths[column]}" w:type="dxa"/>{merge}{centre}'
            f"</w:tcPr>{_paragraphs(part, shown, keep_next(keep), self._longest[column])}"
            "</w:tc>"
        )


def _words_fit(text: str, longest: int) -> bool:
    return max(map(len, text.split(" "))) <= longest


def _paragraphs(part: Part, cell: Cell, keep: str, longest: int) -> str:
    lines = (
        line if _words_fit(line, longest) else divisible(line, longest)
        for line in cell.text.split("\n")
    )
    return "".join(
        paragraph(part, run(line, bold=cell.bold) if line else "", keep) for line in lines
    )


def signature(post: str, place: SignaturePlace, width: float, *, keep: bool = False) -> str:
    """A borderless table: the office on the left, the name at its last line or below it.

    The widths are those of `place`, so the name's cell is as wide as the name needs.
    """
    whole = twips(width)
    left = min(round(place.post * 20), whole - 1)
    kept = keep_next(keep)
    posts = "".join(paragraph(Part.SIGNATURE, run(line), kept) for line in post.split("\n"))
    right_aligned = f'{kept}<w:jc w:val="right"/>'
    names = "".join(paragraph(Part.SIGNATURE, run(name), right_aligned) for name in place.names)
    if place.beside:
        rows = f"{_ROW}{_form_cell(left, posts)}{_form_cell(whole - left, names)}</w:tr>"
    else:
        above = _form_cell(left, posts) + _form_cell(whole - left, paragraph(Part.SIGNATURE, ""))
        rows = f"{_ROW}{above}</w:tr>{_ROW}{_form_cell(whole, names, span=2)}</w:tr>"
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{whole}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
        f'</w:tblPr><w:tblGrid><w:gridCol w:w="{left}"/><w:gridCol w:w="{whole - left}"/>'
        f"</w:tblGrid>{rows}</w:tbl>"
    )


def _form_cell(width: int, content: str, *, span: int = 1) -> str:
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spanned}<w:vAlign w:val="bottom"/>'
        f"</w:tcPr>{content}</w:tc>"
    )
