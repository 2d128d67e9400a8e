"""PDF: the block tree through reportlab, with the embedded Liberation Serif.

The page counter, the keeping together of headings with what they head, and the marks follow the
same rules as the DOCX renderer, so that both show the same text on nearly the same pages.
"""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Frame,
    NextPageTemplate,
    PageTemplate,
)
from reportlab.platypus import PageBreak as NewPage
from reportlab.platypus import Paragraph as Setting
from reportlab.platypus.flowables import Flowable

from app import __version__
from app.services.documents.fonts import metrics as fonts
from app.services.documents.model.blocks import (
    Align,
    Block,
    Document,
    Executor,
    PageBreak,
    Registration,
    Run,
    Section,
    Signature,
    Table,
)
from app.services.documents.model.form_lines import FormLine, registration_lines, signature_lines
from app.services.documents.model.layout import LINE_END, Line, LineBlock, lines_of
from app.services.documents.model.styles import HEADER_DISTANCE, DocumentStyle, Look, Part
from app.services.documents.model.table_layout import CellMeasures, lay_out
from app.services.documents.pdf.row_table import RowTable

_ALIGNMENT = {Align.LEFT: 0, Align.CENTRE: 1, Align.RIGHT: 2, Align.JUSTIFY: 4}
_KEPT_LINES = 6
_CLOSING = (Signature, Executor)


@dataclass(frozen=True, slots=True)
class PdfFacts:
    """What the renderer found out.

    Attributes:
        pages: number of pages.
        missing_glyphs: characters that the font lacks and that were printed as a box.
    """

    pages: int
    missing_glyphs: tuple[str, ...]


def render(
    document: Document, style: DocumentStyle, path: Path, *, invariant: bool = False
) -> PdfFacts:
    """Write the document to `path`, which is replaced.

    With `invariant` the same document gives the same bytes: no moment is written into the file.
    """
    writer = _Writer(style)
    story: list[Flowable] = []
    for index, section in enumerate(document.sections):
        if index:
            story += [NextPageTemplate(str(index)), NewPage()]
        story += writer.section(section)
    file = BaseDocTemplate(
        str(path),
        title=document.title,
        author=document.author,
        subject=document.subject,
        keywords=list(document.keywords),
        creator=f"Опора {__version__}",
        producer="ReportLab",
        lang="ru-RU",
        displayDocTitle=1,
        invariant=1 if invariant else None,
        initialFontName=fonts.FAMILY,
    )
    file.addPageTemplates(_page_templates(document, style))
    file.build(story)
    return PdfFacts(int(file.page), tuple(sorted(writer.missing)))


class _PageCounter:
    """Numbers the pages; counting may start again with a section."""

    def __init__(self, look: Look) -> None:
        self._size = look.size
        self._before = 0
        self._section = -1

    def print_number(self, index: int, restart: bool, canvas: Any, file: Any) -> None:  # noqa: ANN401
        """Print the number in the middle of the top margin; the first page has none."""
        if index != self._section:
            self._section = index
            if restart:
                self._before = file.page - 1
        number = file.page - self._before
        if number > 1:
            width, height = canvas._pagesize  # noqa: SLF001 - reportlab's only way to ask
            frame = file.pageTemplate.frames[0]
            middle = (frame._x1 + frame._x1 + frame._width) / 2  # noqa: SLF001
            canvas.setFont(fonts.FAMILY, self._size)
            canvas.drawCentredString(
                min(middle, width), height - HEADER_DISTANCE * mm - self._size * 0.9, str(number)
            )


def _page_templates(document: Document, style: DocumentStyle) -> list[PageTemplate]:
    counter = _PageCounter(style.look(Part.PAGE_NUMBER))
    measures = style.measures
    templates: list[PageTemplate] = []
    for index, section in enumerate(document.sections):
        width, height = (side * mm for side in style.page_size(section.orientation))
        frame = Frame(
            measures.margin_left * mm,
            measures.margin_bottom * mm,
            width - (measures.margin_left + measures.margin_right) * mm,
            height - (measures.margin_top + measures.margin_bottom) * mm,
            leftPadding=0,
            rightPadding=0,
            topPadding=0,
            bottomPadding=0,
        )
        number = partial(counter.print_number, index, section.restart_numbering)
        templates.append(PageTemplate(str(index), [frame], onPage=number, pagesize=(width, height)))
    return templates


@dataclass(slots=True)
class _Piece:
    """A flowable and whether it stays with what follows."""

    flowable: Flowable
    keep: bool
    height: float
    least: float


class _Writer:
    """Turns the blocks of sections into flowables."""

    def __init__(self, style: DocumentStyle) -> None:
        self._style = style
        self._glyphs = fonts.register()
        self._settings: dict[tuple[Part, float, float, bool, bool], ParagraphStyle] = {}
        self._page = 0.0
        self.missing: set[str] = set()

    def section(self, section: Section) -> list[Flowable]:
        """The flowables of a section, with conditional page breaks before what is kept."""
        width = self._style.text_width(section.orientation) * mm
        self._page = self._style.text_height(section.orientation) * mm
        story: list[Flowable] = []
        waiting: list[_Piece] = []
        for index, block in enumerate(section.blocks):
            tail = self._tail(section.blocks[index + 1 :], width)
            for piece in self._block(block, width, tail):
                waiting.append(piece)
                if not piece.keep:
                    story += _released(waiting)
                    waiting = []
        return story + _released(waiting)

    def _tail(self, following: Sequence[Block], width: float) -> float:
        """Height of the signature and the executor's mark that follow a block."""
        closing = itertools.takewhile(lambda block: isinstance(block, _CLOSING), following)
        return sum(
            piece.height + piece.flowable.getSpaceBefore()
            for block in closing
            for piece in self._block(block, width, 0.0)
        )

    def _block(self, block: Block, width: float, tail: float) -> list[_Piece]:
        match block:
            case Registration():
                return [_whole(self._registration(block, width))]
            case Signature():
                return [_whole(self._signature(block, width), keep=tail > 0)]
            case Table():
                return [self._table(block, width, tail)]
            case PageBreak():
                return [_Piece(NewPage(), keep=False, height=0, least=0)]
            case _:  # every other block is made of lines, or the types do not fit here
                return self._lines(block, width, keep=tail > 0)

    def _lines(self, block: LineBlock, width: float, *, keep: bool) -> list[_Piece]:
        lines = lines_of(block, self._style, width / mm)
        pieces: list[_Piece] = []
        for index, line in enumerate(lines):
            first, last = index == 0, index == len(lines) - 1
            look = self._style.look(line.part)
            setting = self._setting(line, width, first=first, last=last)
            flowable = Setting(self._markup(line), setting)
            height = flowable.wrap(width, 1e6)[1]
            if _ends_in_a_syllable(flowable):
                flowable = Setting(self._markup(line), _undivided(setting))
                height = flowable.wrap(width, 1e6)[1]
            short = height <= _KEPT_LINES * setting.leading + 1
            kept = look.keep_next or (keep and short) or (look.together and not last)
            least = height if height <= 3 * setting.leading + 1 else 2 * setting.leading
            pieces.append(_Piece(flowable, kept, height, least))
        return pieces

    def _table(self, block: Table, width: float, tail: float) -> _Piece:
        style = self._style
        measures = CellMeasures(
            style.measures.table_font_size,
            style.cell_padding * mm,
            style.cell_padding_vertical * mm,
            self._page,
        )
        layout = lay_out(block, width, measures, self._glyphs, self.missing)
        table = RowTable(layout, tail=tail, space_before=style.gap, space_after=style.gap)
        return _Piece(table, keep=False, height=table.height, least=table.least_height)

    def _registration(self, block: Registration, width: float) -> "_FormLines":
        look = self._style.look(Part.REGISTRATION)
        shown = Registration(*map(self._printable, (block.date, block.place, block.number)))
        return _FormLines(registration_lines(shown, look.size, width), look, width)

    def _signature(self, block: Signature, width: float) -> "_FormLines":
        look = self._style.look(Part.SIGNATURE)
        shown = Signature(self._printable(block.post), self._printable(block.name))
        return _FormLines(signature_lines(shown, look.size, width), look, width)

    def _printable(self, text: str) -> str:
        return self._glyphs.printable(text, self.missing)

    def _markup(self, line: Line) -> str:
        return "".join(self._run(run) for run in line.runs)

    def _run(self, run: Run) -> str:
        lines = run.text.split(LINE_END)
        text = "<br/>".join(escape(self._glyphs.printable(line, self.missing)) for line in lines)
        if run.italic:
            text = f"<i>{text}</i>"
        return f"<b>{text}</b>" if run.bold else text

    def _setting(self, line: Line, width: float, *, first: bool, last: bool) -> ParagraphStyle:
        look = self._style.look(line.part)
        outer = not look.together
        room = width if line.width is None else line.width * mm
        key = (line.part, width, room, outer or first, outer or last)
        if key not in self._settings:
            self._settings[key] = _setting(look, width - room, first=key[3], last=key[4])
        return self._settings[key]


def _released(pieces: list[_Piece]) -> list[Flowable]:
    """The flowables of pieces that stay together, behind the page break they may need."""
    flowables = [piece.flowable for piece in pieces]
    if len(pieces) < 2:
        return flowables
    needed = sum(piece.height for piece in pieces[:-1]) + pieces[-1].least
    spaces = sum(
        max(above.flowable.getSpaceAfter(), below.flowable.getSpaceBefore())
        for above, below in itertools.pairwise(pieces)
    )
    return [CondPageBreak(needed + spaces + pieces[0].flowable.getSpaceBefore()), *flowables]


def _whole(flowable: Flowable, *, keep: bool = False) -> _Piece:
    return _Piece(flowable, keep, height=flowable.height, least=flowable.height)


def _setting(look: Look, indent: float, *, first: bool, last: bool) -> ParagraphStyle:
    return ParagraphStyle(
        look.title,
        fontName=fonts.BOLD if look.bold else fonts.FAMILY,
        bulletFontName=fonts.FAMILY,
        fontSize=look.size,
        leading=look.size * fonts.LINE_HEIGHT * look.line,
        alignment=_ALIGNMENT[look.align],  # pyright: ignore[reportArgumentType]
        firstLineIndent=look.first_line * mm,
        leftIndent=indent if look.on_right else 0.0,
        rightIndent=0.0 if look.on_right else indent,
        spaceBefore=look.before if first else 0.0,
        spaceAfter=look.after if last else 0.0,
        allowWidows=0,
        allowOrphans=0,
        hyphenationLang=fonts.syllables if look.hyphenate else "",  # pyright: ignore[reportArgumentType]
        hyphenationMinWordLength=6,
        splitLongWords=0,
        uriWasteReduce=0.3,
    )


def _ends_in_a_syllable(paragraph: Setting) -> bool:
    """Whether the last line is only the rest of a divided word."""
    lines: Any = paragraph.blPara.lines  # pyright: ignore[reportAttributeAccessIssue]
    if len(lines) < 2 or not isinstance(lines[-1], tuple):
        return False
    before, last = lines[-2][1], lines[-1][1]
    return len(last) == 1 and str(before[-1]).endswith("-")


def _undivided(setting: ParagraphStyle) -> ParagraphStyle:
    return ParagraphStyle(setting.name, parent=setting, hyphenationLang="")


class _FormLines(Flowable):
    """Lines with texts at both ends and in the middle."""

    def __init__(self, lines: Sequence[FormLine], look: Look, width: float) -> None:
        super().__init__()
        self._lines = lines
        self._size = look.size
        self._leading = look.size * fonts.LINE_HEIGHT
        self.width, self.height = width, len(lines) * self._leading
        self.spaceBefore = look.before  # pyright: ignore[reportIncompatibleVariableOverride]
        self.spaceAfter = look.after  # pyright: ignore[reportIncompatibleVariableOverride]

    def draw(self) -> None:
        """Print the texts of every line."""
        canvas = self.canv
        canvas.setFont(fonts.FAMILY, self._size)
        y = self.height - self._size * 0.91
        for line in self._lines:
            if line.left:
                canvas.drawString(0, y, line.left)
            if line.middle:
                canvas.drawCentredString(self.width / 2, y, line.middle)
            if line.right:
                canvas.drawRightString(self.width, y, line.right)
            y -= self._leading
