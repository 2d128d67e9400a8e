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
from reportlab.platypus.flowables import Flowable

from app import __version__
from app.services.documents.fonts import metrics as fonts
from app.services.documents.model.blocks import (
    Block,
    Document,
    PageBreak,
    Registration,
    Run,
    Section,
    Signature,
    Table,
)
from app.services.documents.model.form_lines import registration_lines, signature_lines
from app.services.documents.model.keeping import stays_with_next
from app.services.documents.model.layout import LINE_END, Line, LineBlock, lines_of
from app.services.documents.model.styles import HEADER_DISTANCE, DocumentStyle, Look, Part
from app.services.documents.model.table_layout import CellMeasures, lay_out
from app.services.documents.pdf.archival import make_archival
from app.services.documents.pdf.row_table import RowTable
from app.services.documents.pdf.texts import (
    FormLines,
    Text,
    ends_in_a_syllable,
    setting_of,
    undivided,
)

_KEPT_LINES = 6


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
    file = _File(
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


class _File(BaseDocTemplate):
    """A file that an archive takes."""

    def beforeDocument(self) -> None:  # noqa: N802 - reportlab's name
        """Called when the canvas is there and nothing is on it."""
        make_archival(self.canv)


class _PageCounter:
    """Numbers the pages; counting may start again with a section."""

    def __init__(self, look: Look) -> None:
        self._size = look.size
        self._before = 0
        self._section = -1

    def print_number(self, index: int, restart: bool, canvas: Any, file: Any) -> None:  # noqa: ANN401 - reportlab has no types
        """Print the number in the middle of the top margin; the first page has none."""
        if index != self._section:
            self._section = index
            if restart:
                self._before = file.page - 1
        number = file.page - self._before
        if number > 1:
            width, height = canvas._pagesize  # noqa: SLF001 - reportlab's only way to ask
            frame = file.pageTemplate.frames[0]
            middle = (frame._x1 + frame._x1 + frame._width) / 2  # noqa: SLF001 - reportlab tells it in no other way
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


@dataclass(slots=True, kw_only=True)
class _Piece:
    """A flowable and whether it stays with what follows.

    Attributes:
        keep: it is not divided, and what follows begins on its page.
        height: of all of it.
        least: of what may stand at the foot of a page.
        reserves: it is divided so that what follows finds room behind its last part.
    """

    flowable: Flowable
    keep: bool
    height: float
    least: float
    reserves: bool = False


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
        self._page = self._style.text_height(section.orientation) * mm
        story: list[Flowable] = []
        waiting: list[_Piece] = []
        reserved = False
        for piece in self._pieces(section):
            waiting.append(piece)
            if not piece.keep:
                story += self._released(waiting, reserved=reserved)
                reserved, waiting = piece.reserves, []
        return story + self._released(waiting, reserved=reserved)

    def _pieces(self, section: Section) -> list[_Piece]:
        """All pieces; they are laid out backwards, so that each knows what must follow it."""
        width = self._style.text_width(section.orientation) * mm
        stays = stays_with_next(section, self._style)
        every: list[list[_Piece]] = []
        following: list[_Piece] = []
        for block, keep in zip(reversed(section.blocks), reversed(stays), strict=True):
            tail = following if keep else []
            pieces = self._block(block, width, tail)
            every.append(pieces)
            following = [*pieces, *tail]
        return list(itertools.chain.from_iterable(reversed(every)))

    def _block(self, block: Block, width: float, tail: Sequence[_Piece]) -> list[_Piece]:
        match block:
            case Registration():
                return [_whole(self._registration(block, width))]
            case Signature():
                return [_whole(self._signature(block, width), keep=bool(tail))]
            case Table():
                return [self._table(block, width, tail)]
            case PageBreak():
                return [_Piece(flowable=NewPage(), keep=False, height=0, least=0)]
            case _:  # every other block is made of lines, or the types do not fit here
                return self._lines(block, width, tail)

    def _lines(self, block: LineBlock, width: float, tail: Sequence[_Piece]) -> list[_Piece]:
        lines = lines_of(block, self._style, width / mm)
        pieces: list[_Piece] = []
        for index, line in enumerate(lines):
            first, last = index == 0, index == len(lines) - 1
            look = self._style.look(line.part)
            setting = self._setting(line, width, first=first, last=last)
            flowable = Text(self._markup(line), setting)
            height = flowable.wrap(width, 1e6)[1]
            if ends_in_a_syllable(flowable):
                flowable = Text(self._markup(line), undivided(setting))
                height = flowable.wrap(width, 1e6)[1]
            short = height <= _KEPT_LINES * setting.leading + 1
            kept = look.keep_next or (bool(tail) and short) or (look.together and not last)
            least = height if height <= 3 * setting.leading + 1 else 2 * setting.leading
            piece = _Piece(flowable=flowable, keep=kept, height=height, least=least)
            if tail and last and not kept:
                flowable.tail = self._tail(piece, tail)
                piece.reserves = True
            pieces.append(piece)
        return pieces

    def _table(self, block: Table, width: float, tail: Sequence[_Piece]) -> _Piece:
        style = self._style
        measures = CellMeasures(
            style.measures.table_font_size,
            style.cell_padding * mm,
            style.cell_padding_vertical * mm,
            self._page,
        )
        layout = lay_out(block, width, measures, self._glyphs, self.missing)
        table = RowTable(layout, space_before=style.gap, space_after=style.gap)
        piece = _Piece(
            flowable=table, keep=False, height=table.height, least=0, reserves=bool(tail)
        )
        if tail:
            table.tail = self._tail(piece, tail)
        piece.least = table.least_height
        return piece

    def _tail(self, piece: _Piece, following: Sequence[_Piece]) -> float:
        """The room that what must follow a piece needs behind it, half of a page at most.

        More than that begins behind the piece and goes on where it may be divided.
        """
        most = self._page / 2
        whole = _height_behind(piece, following)
        end = next((at for at, other in enumerate(following) if not other.keep), None)
        if whole <= most or end is None:
            return min(whole, most)
        last = following[end]
        begun = _height_behind(piece, following[: end + 1]) - last.height + last.least
        return min(begun, most)

    def _released(self, pieces: list[_Piece], *, reserved: bool) -> list[Flowable]:
        """The flowables of pieces that stay together, behind the page break they may need."""
        flowables = [piece.flowable for piece in pieces]
        if len(pieces) < 2 or reserved:
            return flowables
        first, *others = pieces
        needed = first.height + _height_behind(first, others) - others[-1].height + others[-1].least
        needed += first.flowable.getSpaceBefore()
        # A whole page is enough, or nothing but the break would stand on an empty one.
        return [CondPageBreak(min(needed, self._page - 1)), *flowables]

    def _registration(self, block: Registration, width: float) -> FormLines:
        look = self._style.look(Part.REGISTRATION)
        shown = Registration(*map(self._printable, (block.date, block.place, block.number)))
        return FormLines(registration_lines(shown, look.size, width), look, width)

    def _signature(self, block: Signature, width: float) -> FormLines:
        look = self._style.look(Part.SIGNATURE)
        shown = Signature(self._printable(block.post), self._printable(block.name))
        return FormLines(signature_lines(shown, look.size, width), look, width)

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
            self._settings[key] = setting_of(look, width - room, first=key[3], last=key[4])
        return self._settings[key]


def _height_behind(piece: _Piece, others: Sequence[_Piece]) -> float:
    """Height of all that stands behind a piece, with the spaces between."""
    spaces = (
        max(above.flowable.getSpaceAfter(), below.flowable.getSpaceBefore())
        for above, below in itertools.pairwise((piece, *others))
    )
    return sum(other.height for other in others) + sum(spaces)


def _whole(flowable: Flowable, *, keep: bool = False) -> _Piece:
    return _Piece(flowable=flowable, keep=keep, height=flowable.height, least=flowable.height)
