"""The blocks of office forms as core elements: mostly grids without lines."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain
from typing import assert_never

from app.services.documents.fonts import metrics as fonts
from app.services.documents.model.blocks import AnnexMark, Signature
from app.services.documents.model.core import form_lines, tree
from app.services.documents.model.core.grid_layout import row_heights
from app.services.documents.model.core.lines import one_block, paragraphs_of
from app.services.documents.model.core.tables import grid_of
from app.services.documents.model.core.tree import (
    Break,
    Element,
    Grid,
    GridColumn,
    GridRow,
    Paragraph,
    Picture,
    Place,
    Sheet,
)
from app.services.documents.model.form_blocks import (
    Addressee,
    Card,
    CornerHead,
    Figure,
    FillLine,
    FormBlock,
    SideBySide,
    SideText,
    Signers,
    TickBox,
    TitlePage,
)
from app.services.documents.model.geometry import POINT, Align
from app.services.documents.model.images import fitting
from app.services.documents.model.paragraphs import Run
from app.services.documents.model.styles import DocumentStyle, Part
from app.services.documents.model.tables import Column, Row, SectionRow, Table
from app.services.language.numbers import NBSP

BOX, TICKED_BOX = "\u2610", "\u2611"
DATE_TO_FILL = f"«____»{NBSP}{'_' * 14}{NBSP}20___{NBSP}г."
_INDENTED = frozenset({Part.BODY, Part.ITEM, Part.SUBITEM})
_GUTTER = 10.0  # between two columns
_SIGN_ROOM = 40.0
_SHORTEST_LINE = 30.0  # to fill in
_ROW_PADDING = 1.5  # over and under the rows of signers
_ABOVE_TITLE = 0.4  # of the room that a title page leaves: the rest is under the title
_UNDER_NAME = 12.0  # points
_FOOT_SPARE = 6.0  # office programs count heights in their own ways
_NARROWEST_POST = 60.0  # a narrower one stands over the line to sign on
_CARD_WIDTHS = (60.0, 110.0)
_TALLEST_FIGURE = 0.8  # of a page: its caption and a heading stand with it


def form_elements(
    block: FormBlock, style: DocumentStyle, sheet: Sheet, *, keep: bool
) -> list[Element]:
    """The elements of a block of a form; `keep` binds the last of them to what follows."""
    width = sheet.text_width
    match block:
        case Addressee(lines):
            return [*paragraphs_of(AnnexMark(lines), style, width)]
        case CornerHead():
            return [_corner_head(block, width)]
        case SideBySide(left, right):
            half = (width - _GUTTER) / 2
            cells = (_side(left, style, half), _side(right, style, half))
            return [_columns(cells, (half, _GUTTER, half), keep=keep)]
        case TitlePage():
            return [_title_page(block, style, sheet), Break()]
        case Signers():
            return [_signers(block, style, width, keep=keep)]
        case FillLine():
            return [*_fill_line(block, style, width)]
        case TickBox(text, ticked):
            label = TICKED_BOX if ticked else BOX
            runs = (Run(text),)
            return [Paragraph(part=Part.PLAIN, runs=runs, label=label, align=Align.LEFT)]
        case Card():
            return [_card(block, style, sheet, keep=keep)]
        case Figure():
            return _figure(block, sheet, keep=keep)
        case _:
            assert_never(block)


def _cell(content: Sequence[Paragraph], place: Place = Place.TOP, columns: int = 1) -> tree.Cell:
    return tree.Cell(content=tuple(content) or _texts([""]), place=place, columns=columns)


def _texts(
    texts: Sequence[str], part: Part = Part.PLAIN, align: Align = Align.LEFT
) -> tuple[Paragraph, ...]:
    """A paragraph for each line, as one block."""
    return one_block(part, [line for text in texts for line in text.split("\n")], align)


def _columns(cells: tuple[tree.Cell, tree.Cell], widths: Sequence[float], *, keep: bool) -> Grid:
    """Two cells with nothing between them."""
    left, right = cells
    return Grid(
        columns=tuple(GridColumn(width=width, part=Part.PLAIN) for width in widths),
        rows=(GridRow((left, "", right)),),
        borders=False,
        after=0.0,
        keep_next=keep,
    )


def _side(texts: Sequence[SideText], style: DocumentStyle, width: float) -> tree.Cell:
    return _cell([*chain.from_iterable(_side_text(text, style, width) for text in texts)])


def _side_text(text: SideText, style: DocumentStyle, width: float) -> Sequence[Paragraph]:
    """The paragraphs of a text in a column: a name stands behind its line to sign on."""
    if isinstance(text, Signature):
        size = style.look(Part.PLAIN).size
        return _texts([text.post, *form_lines.mark_lines(text.name, size, width / POINT)])
    return [_in_column(line, style) for line in paragraphs_of(text, style, width)]


def _in_column(line: Paragraph, style: DocumentStyle) -> Paragraph:
    """A line of a narrow column: it begins at the edge, is not stretched, and nothing leads to it.

    References lead to what stands on the page by itself.
    """
    part = Part.PLAIN if line.part in _INDENTED else line.part
    ragged = Align.LEFT if style.look(part).align is Align.JUSTIFY else None
    return replace(line, part=part, width=None, align=line.align or ragged, key="")


def _corner_head(block: CornerHead, width: float) -> Grid:
    half = (width - _GUTTER) / 2
    numbers = _texts(block.numbers, Part.PLAIN, Align.CENTRE) if block.numbers else ()
    sender = (
        *_texts([block.name], Part.ORGANISATION, Align.CENTRE),
        *(_texts(block.requisites, Part.NOTE, Align.CENTRE) if block.requisites else ()),
        *numbers,
    )
    cells = (_cell(sender), _cell(_texts(block.addressee)))
    return replace(_columns(cells, (half, _GUTTER, half), keep=False), after=14.0)


def _title_page(block: TitlePage, style: DocumentStyle, sheet: Sheet) -> Grid:
    """All of a page: the title in its upper half, place and year at its foot."""
    half = (sheet.text_width - _GUTTER) / 2
    top: list[GridRow] = []
    if block.above:
        *over_last, last = _texts([block.above], Part.CENTRED, Align.CENTRE)
        top.append(_over_all([*over_last, replace(last, after=_UNDER_NAME)]))
    if block.marks:
        *left, right = (_side([mark], style, half) for mark in block.marks[-2:])
        top.append(GridRow((left[0] if left else "", "", right)))
    *over_last, last = _texts([block.title], Part.DOCUMENT_NAME, Align.CENTRE)
    title = [_over_all([*(replace(line, after=0.0) for line in over_last), last])]
    title += [_over_all(_texts([line], Part.CENTRED, Align.CENTRE)) for line in block.lines]
    foot = [_over_all(_texts([block.foot], Part.CENTRED, Align.CENTRE))] if block.foot else []
    widths = (half, _GUTTER, half)
    grid = Grid(
        columns=tuple(GridColumn(width=width, part=Part.PLAIN) for width in widths),
        rows=(*top, *title, *foot),
        borders=False,
    )
    used = sum(row_heights(grid, style)) * POINT
    free = max(0.0, sheet.text_height - used - _FOOT_SPARE)
    over, under = (
        GridRow(("", "", ""), height=free * part) for part in (_ABOVE_TITLE, 1 - _ABOVE_TITLE)
    )
    return replace(grid, rows=(*top, over, *title, *((under, *foot) if foot else ())))


def _over_all(content: Sequence[Paragraph]) -> GridRow:
    return GridRow((_cell(content, columns=3), None, None))


def _signers(block: Signers, style: DocumentStyle, width: float, *, keep: bool) -> Grid:
    """Post, line, name and, below or behind them, the date."""
    measured = fonts.widths_of(fonts.FAMILY, style.look(Part.PLAIN).size)
    names = max(measured.of(one.name) for one in block.signers) * POINT + _GUTTER / 2
    date = measured.of(DATE_TO_FILL) * POINT + 1
    line = "_" * int((_SIGN_ROOM - _GUTTER / 2) / POINT / measured.of("_"))
    if not any(one.post for one in block.signers):
        columns = [_SIGN_ROOM, width - _SIGN_ROOM - date, date]
        dates = DATE_TO_FILL if block.dated else ""
        signers = [[_signed((line, one.name, dates))] for one in block.signers]
    else:
        columns = [width - _SIGN_ROOM - names, _SIGN_ROOM, names]
        over = columns[0] < _NARROWEST_POST
        if over:
            columns = [
                width - _SIGN_ROOM - min(names, width / 2),
                _SIGN_ROOM,
                min(names, width / 2),
            ]
        signers = [_posted(one, line, over=over, dated=block.dated) for one in block.signers]
    rows = [row for signer in signers for row in _kept(signer)]
    together = sum(map(len, signers[-2:]))  # no page begins with the last of them
    rows[-together:] = [*(replace(row, keep_next=True) for row in rows[-together:-1]), rows[-1]]
    if block.title:
        rows.insert(0, replace(_over_all(_texts([block.title])), keep_next=True))
    return Grid(
        columns=tuple(GridColumn(width=one, part=Part.PLAIN) for one in columns),
        rows=tuple(rows),
        borders=False,
        padding_vertical=_ROW_PADDING,
        before=12.0,
        after=6.0,
        keep_next=keep,
    )


def _signed(texts: Sequence[str]) -> GridRow:
    """What is to be signed, who signs, and the date at the right margin."""
    line, name, date = texts
    cells = (_texts([line]), _texts([name]), _texts([date], align=Align.RIGHT))
    return GridRow(tuple(_cell(text, Place.BOTTOM) for text in cells))


def _posted(one: Signature, line: str, *, over: bool, dated: bool) -> list[GridRow]:
    """The rows of a signer with a post, beside the line to sign on or over it."""
    name = (_cell(_texts([line]), Place.BOTTOM), _cell(_texts([one.name]), Place.BOTTOM))
    post = _texts([one.post])
    rows = [_over_all(post)] if over else []
    rows.append(GridRow((_cell(() if over else post), *name)))
    if dated:
        rows.append(_over_all(_texts([DATE_TO_FILL], align=Align.RIGHT)))
    return rows


def _kept(rows: Sequence[GridRow]) -> list[GridRow]:
    """Rows of one signer, that stay on one page."""
    return [*(replace(row, keep_next=True) for row in rows[:-1]), rows[-1]]


def _fill_line(block: FillLine, style: DocumentStyle, width: float) -> list[Paragraph]:
    measured = fonts.widths_of(fonts.FAMILY, style.look(Part.PLAIN).size)
    stroke = measured.of("_")
    label = f"{block.label} " if block.label else ""
    room = width / POINT - measured.of(label)
    if room * POINT < _SHORTEST_LINE:
        lines = [block.label, "_" * int(width / POINT / stroke)]
    else:
        lines = [label + "_" * int(room / stroke)]
    made = [replace(line, keep_next=True) for line in _texts(lines)]
    if block.hint:
        return [*made, Paragraph(part=Part.NOTE, runs=(Run(block.hint),), align=Align.CENTRE)]
    return [*made[:-1], replace(made[-1], keep_next=False)]


def _card(block: Card, style: DocumentStyle, sheet: Sheet, *, keep: bool) -> Grid:
    columns = tuple(Column("", width) for width in _CARD_WIDTHS)
    rows = (SectionRow(block.title), *(Row(row) for row in block.rows))
    return grid_of(Table(columns, rows, together=True), style, sheet, keep=keep)


def _figure(block: Figure, sheet: Sheet, *, keep: bool) -> list[Element]:
    shown = fitting(block.image, sheet.text_width, sheet.text_height * _TALLEST_FIGURE)
    named = bool(block.caption)
    picture = Picture(part=Part.CENTRED, image=shown, keep_next=named or keep)
    if not named:
        return [picture]
    runs = (Run(block.caption),)
    caption = Paragraph(
        part=Part.CAPTION, runs=runs, align=Align.CENTRE, keep_next=keep, key=block.anchor
    )
    return [picture, caption]
