"""What must not be seen on the pages, each rule over the sheets of one file."""

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from app.services.documents.model.blocks import (
    AnnexMark,
    Block,
    Document,
    Executor,
    Heading,
    PageBreak,
)
from app.services.documents.model.core.lowering import lower
from app.services.documents.model.core.tree import LINE_END
from app.services.documents.model.core.tree import Paragraph as Line
from app.services.documents.model.paragraphs import Paragraph, ParagraphKind
from app.services.documents.model.styles import DocumentStyle
from app.services.documents.model.typography import with_texts
from tests.pages.sheets import Glyph, Sheet, Stroke
from tests.services.documents.samples import bare

_POINT = 72 / 25.4
_INK = 1.0  # points by which ink may stand over: an italic letter, a comma at the end of a line
_CROSSED = 0.7
_EMPTY = 0.7
_SQUARE = 8.0
_START = 40
_THIN = ",.·'’`ʼ_–-"


class Fault(NamedTuple):
    """Something wrong on a page, counted from 1."""

    rule: str
    page: int
    what: str


class Frame(NamedTuple):
    """Where text may stand."""

    left: float
    bottom: float
    right: float
    top: float


def frame_of(sheet: Sheet, style: DocumentStyle) -> Frame:
    """The frame of a page of either direction."""
    measures = style.measures
    sides = (
        measures.margin_bottom,
        measures.margin_left,
        measures.margin_top,
        measures.margin_right,
    )
    bottom, left, top, right = (*sides[3:], *sides[:3]) if sheet.turned else sides
    return Frame(
        left * _POINT, bottom * _POINT, sheet.width - right * _POINT, sheet.height - top * _POINT
    )


def body_of(sheet: Sheet, style: DocumentStyle) -> list[Glyph]:
    """The letters without those of the page number, which stands alone over the frame.

    Nor those below it, where the mark of the executor stands.
    """
    frame = frame_of(sheet, style)
    return [
        glyph
        for glyph in sheet.glyphs
        if not (glyph.bottom >= frame.top and glyph.letter.isdigit()) and glyph.top > frame.bottom
    ]


def outside(
    sheets: Sequence[Sheet], style: DocumentStyle, in_margin: Collection[str] = ()
) -> Iterator[Fault]:
    """Letters outside the frame of the page; below it only the texts that belong there may stand.

    `in_margin` are these, bare.
    """
    for number, sheet in enumerate(sheets, start=1):
        frame = frame_of(sheet, style)
        below = [glyph for glyph in sheet.glyphs if glyph.top <= frame.bottom]
        over = [glyph for glyph in body_of(sheet, style) if _is_outside(glyph, frame)]
        if bare("".join(glyph.letter for glyph in below)) not in ("", *in_margin):
            over = below
        if over:
            yield Fault("outside the page's frame", number, _around(sheet, over[0]))


def _is_outside(glyph: Glyph, frame: Frame) -> bool:
    return (
        glyph.left < frame.left - _INK
        or glyph.right > frame.right + _INK
        or glyph.bottom < frame.bottom - _INK
        or glyph.top > frame.top + _INK
    )


def crossing(sheets: Sequence[Sheet]) -> Iterator[Fault]:
    """Letters that a line of a table goes through: they stand outside their cell."""
    for number, sheet in enumerate(sheets, start=1):
        upright, level = sorted(sheet.upright), sorted(sheet.level)
        for glyph in sheet.glyphs:
            x, y = (glyph.left, glyph.right), (glyph.bottom, glyph.top)
            if _is_crossed(upright, x, y) or _is_crossed(level, y, x):
                yield Fault("over the line of a cell", number, _around(sheet, glyph))
                break


def _is_crossed(
    strokes: Sequence[Stroke], across: tuple[float, float], along: tuple[float, float]
) -> bool:
    first = bisect_left(strokes, Stroke(across[0] + _CROSSED, 0, 0))
    last = bisect_right(strokes, Stroke(across[1] - _CROSSED, 0, 0))
    return any(
        stroke.start < along[1] - _CROSSED and stroke.end > along[0] + _CROSSED
        for stroke in strokes[first:last]
    )


def overprinted(sheets: Sequence[Sheet]) -> Iterator[Fault]:
    """Letters in whose ink the middle of another one lies."""
    for number, sheet in enumerate(sheets, start=1):
        broad = [glyph for glyph in sheet.glyphs if glyph.letter not in _THIN]
        middles: dict[tuple[int, int], list[tuple[float, float]]] = {}
        for glyph in broad:
            x, y = (glyph.left + glyph.right) / 2, (glyph.bottom + glyph.top) / 2
            middles.setdefault((int(x // _SQUARE), int(y // _SQUARE)), []).append((x, y))
        for glyph in broad:
            if _is_overprinted(glyph, middles):
                yield Fault("letters over each other", number, _around(sheet, glyph))
                break


def _is_overprinted(
    glyph: Glyph, middles: dict[tuple[int, int], list[tuple[float, float]]]
) -> bool:
    left, right = glyph.left + _CROSSED, glyph.right - _CROSSED
    bottom, top = glyph.bottom + _CROSSED, glyph.top - _CROSSED
    own = (glyph.left + glyph.right) / 2, (glyph.bottom + glyph.top) / 2
    return any(
        left < x < right and bottom < y < top and (x, y) != own
        for column in range(int(left // _SQUARE), int(right // _SQUARE) + 1)
        for row in range(int(bottom // _SQUARE), int(top // _SQUARE) + 1)
        for x, y in middles.get((column, row), ())
    )


def lonely_marks(
    sheets: Sequence[Sheet], document: Document, style: DocumentStyle
) -> Iterator[Fault]:
    """Sheets with the mark of an annex and its title, but nothing of what they stand over."""
    fronts = [bare(_front(section.blocks)) for section in document.sections]
    for number, sheet in enumerate(sheets, start=1):
        shown = _shown(sheet, style)
        if shown and any(shown in front for front in fronts):
            yield Fault("annex mark alone", number, _begin(sheet))


def only_notes(
    sheets: Sequence[Sheet], document: Document, style: DocumentStyle
) -> Iterator[Fault]:
    """Sheets on which nothing but notes to a table stands."""
    notes = bare("".join(map(text_of, _notes(document))))
    for number, sheet in enumerate(sheets, start=1):
        shown = _shown(sheet, style)
        if shown and shown in notes:
            yield Fault("notes alone", number, _begin(sheet))


def executors_elsewhere(
    sheets: Sequence[Sheet], document: Document, style: DocumentStyle
) -> Iterator[Fault]:
    """Marks of the executor that are not on the last sheet of their section, at its very foot.

    Where the lower margin has no room for it, the mark stands in the text of that sheet.
    """
    shown = [bare("".join(glyph.letter for glyph in sheet.glyphs)) for sheet in sheets]
    starts = [bare(text_of(one.blocks[0]))[:_START] for one in document.sections[1:]]
    lowered = lower(document, style)
    for section, elements, start in zip(document.sections, lowered, (*starts, ""), strict=True):
        if not section.blocks or not isinstance(section.blocks[-1], Executor):
            continue
        words = bare("".join(section.blocks[-1].lines))
        ends = [
            at
            for at, one in enumerate(sheets)
            if at and start and _shown(one, style).startswith(start)
        ]
        last = ends[0] if ends else len(sheets)
        sheet = sheets[last - 1]
        in_margin = any(isinstance(one, Line) and one.foot is not None for one in elements.elements)
        most = frame_of(sheet, style).bottom if in_margin else sheet.height
        at_foot = bare("".join(one.letter for one in sheet.glyphs if one.top <= most))
        if words not in at_foot or any(words in one for one in shown[: last - 1]):
            yield Fault("executor elsewhere", last, words)


def nearly_empty(
    sheets: Sequence[Sheet], document: Document, style: DocumentStyle
) -> Iterator[Fault]:
    """Sheets that are mostly empty although what follows belongs to the same part."""
    starts = [bare(text_of(one.blocks[0]))[:_START] for one in document.sections if one.blocks]
    breaks = any(isinstance(block, PageBreak) for one in document.sections for block in one.blocks)
    for number, (sheet, after) in enumerate(itertools.pairwise(sheets), start=1):
        if breaks or any(start and _shown(after, style).startswith(start) for start in starts):
            continue
        empty = 1 - filled(sheet, style)
        if empty > _EMPTY:
            yield Fault("mostly empty", number, f"{empty:.0%}; {_begin(sheet)}")


def other_lines(sheets: Sequence[Sheet], titles: Sequence[str]) -> Iterator[Fault]:
    """Titles (`LINE_END` between their lines) whose lines end elsewhere on the sheets."""
    shown = {bare(line) for sheet in sheets for line in sheet.text.split("\n")}
    for title in titles:
        for line in title.split(LINE_END):
            if bare(line) not in shown:
                yield Fault("title in other lines", 1, line)


def titles_of(document: Document, style: DocumentStyle) -> list[str]:
    """The titles of a document that have several lines, as they are to be set."""
    lines = (
        element
        for section in lower(document, style)
        for element in section.elements
        if isinstance(element, Line) and element.foot is None and len(element.runs) == 1
    )
    texts = (line.runs[0].text for line in lines)
    return [*dict.fromkeys(text for text in texts if LINE_END in text)]


def filled(sheet: Sheet, style: DocumentStyle) -> float:
    """The part of the frame's height that is used from its top."""
    frame = frame_of(sheet, style)
    lowest = min((glyph.bottom for glyph in body_of(sheet, style)), default=frame.top)
    return (frame.top - lowest) / (frame.top - frame.bottom)


def text_of(part: object) -> str:
    """All texts of a block in their order."""
    texts: list[str] = []

    def keep(text: str) -> str:
        texts.append(text)
        return text

    with_texts(part, keep)
    return " ".join(texts)


def _front(blocks: Sequence[Block]) -> str:
    """What stands over the content of an annex; nothing where it is none."""
    if not blocks or not isinstance(blocks[0], AnnexMark):
        return ""
    return " ".join(map(text_of, itertools.takewhile(_is_front, blocks)))


def _is_front(block: Block) -> bool:
    leads = (ParagraphKind.LEAD, ParagraphKind.CAPTION)
    if isinstance(block, Paragraph):
        return block.kind in leads
    return isinstance(block, AnnexMark | Heading)


def _notes(document: Document) -> Iterator[Block]:
    for section in document.sections:
        for block in section.blocks:
            if isinstance(block, Paragraph) and block.kind is ParagraphKind.NOTE:
                yield block


def _shown(sheet: Sheet, style: DocumentStyle) -> str:
    return bare("".join(glyph.letter for glyph in body_of(sheet, style)))


def _begin(sheet: Sheet) -> str:
    return " ".join(sheet.text.split())[:80]


def _around(sheet: Sheet, glyph: Glyph) -> str:
    """The letters before and behind one in the order of the file."""
    at = sheet.glyphs.index(glyph)
    return "".join(one.letter for one in sheet.glyphs[max(0, at - 20) : at + 12])
