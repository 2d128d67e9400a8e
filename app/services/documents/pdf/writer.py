"""The elements of a document as what reportlab lays out: what stays together, what leads where."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import assert_never

from reportlab.lib.units import mm
from reportlab.platypus import (
    Image,
)
from reportlab.platypus import PageBreak as NewPage
from reportlab.platypus.flowables import Flowable

from app.services.documents.fonts import metrics as fonts
from app.services.documents.model.core.grid_layout import lay_out
from app.services.documents.model.core.tree import (
    LINE_END,
    TAB,
    Break,
    Contents,
    Element,
    Grid,
    Paragraph,
    Picture,
    Section,
)
from app.services.documents.model.geometry import Align
from app.services.documents.model.inline import Footnote, Reference
from app.services.documents.model.lines.set_lines import Pieces, Setting, set_lines
from app.services.documents.model.paragraphs import Run
from app.services.documents.model.special.footnotes import RAISED
from app.services.documents.model.styles import DocumentStyle, Look, Part
from app.services.documents.pdf.colours.pictures import opaque
from app.services.documents.pdf.contents import (
    ContentsTable,
    EntryLook,
    Laid,
    SetEntry,
)
from app.services.documents.pdf.footnotes import Noted, PageNotes
from app.services.documents.pdf.links import Link
from app.services.documents.pdf.outline import Bookmark
from app.services.documents.pdf.pieces import Piece, RoomOrBreak, height_behind
from app.services.documents.pdf.places import Places
from app.services.documents.pdf.row_table import RowTable
from app.services.documents.pdf.texts import InMargin, Standing, TabbedLine, Text
from app.services.language.numbers import NBSP

_KEPT_LINES = 6
_WIDEST_NUMBER = "……0000"  # what the last line of an entry leaves for dots and number


class Writer:
    """Turns the elements of sections into flowables."""

    def __init__(
        self, style: DocumentStyle, outline: Mapping[int, Bookmark], numbers: Mapping[str, int]
    ) -> None:
        self._style = style
        self._numbers = numbers
        self._outline = outline
        self._glyphs = fonts.register()
        self._page = 0.0
        self.page_notes = PageNotes(style.look(Part.FOOTNOTE).leading)
        self.missing: set[str] = set()
        self.places = Places()

    def section(self, section: Section) -> list[Flowable]:
        """The flowables of a section, with conditional page breaks before what is kept."""
        self._page = section.sheet.text_height * mm
        story: list[Flowable] = []
        waiting: list[Piece] = []
        above: Piece | None = None
        for piece in self._pieces(section):
            waiting.append(piece)
            if not piece.keep:
                story += self._released(waiting, above)
                above, waiting = piece, []
        return story + self._released(waiting, above)

    def foot(self, section: Section) -> list[Text]:
        """What stands at the foot of each page of a section."""
        width = section.sheet.text_width * mm
        return [self._set(line, self._style.look(line.part), width) for line in section.foot]

    def _pieces(self, section: Section) -> list[Piece]:
        """All pieces; they are laid out backwards, so that each knows what must follow it."""
        width = section.sheet.text_width * mm
        pieces: list[Piece] = []
        following: list[Piece] = []  # what must stand on the page of the next piece, and it
        for element in reversed([*_one_by_one(section.elements)]):
            piece = self._element(element, width, following)
            self._watch(element, piece.flowable)
            pieces.append(piece)
            bound = piece.keep or piece.reserves
            following = [piece, *following] if bound else [piece]
        return pieces[::-1]

    def _watch(self, element: Element, flowable: Flowable) -> None:
        """Note where a part of a text is drawn."""
        if isinstance(element, Paragraph | Grid) and element.line and isinstance(flowable, Laid):
            flowable.note = partial(self.places.note, element.line)

    def _element(self, element: Element, width: float, following: Sequence[Piece]) -> Piece:
        match element:
            case Paragraph(foot=foot) if foot is not None:
                text = self._set(element, self._style.look(element.part), width)
                return Piece(flowable=InMargin(text, foot * mm), keep=False, height=0, least=0)
            case Paragraph(tabs=()):
                return self._text(element, width, following)
            case Paragraph():
                return self._tabbed(element, width)
            case Grid():
                return self._grid(element, following if element.keep_next else ())
            case Picture():
                return self._picture(element)
            case Contents():
                return self._contents(element, width)
            case Break():
                return Piece(flowable=NewPage(), keep=False, height=0, least=0)
            case _:
                assert_never(element)

    def _text(self, element: Paragraph, width: float, following: Sequence[Piece]) -> Piece:
        look = self._style.look(element.part)
        flowable = self._set(element, look, width)
        flowable.bookmark = self._outline.get(id(element))
        flowable.key = element.key
        height = flowable.height + flowable.room_of_notes()
        tail = following if element.keep_next else ()
        short = flowable.height <= _KEPT_LINES * look.leading + 1
        kept = look.keep_next or (bool(tail) and short) or (look.together and not element.last)
        least = height
        if flowable.height > 3 * look.leading + 1:
            least = 2 * look.leading + flowable.room_of_notes(2)
        piece = Piece(flowable=flowable, keep=kept, height=height, least=least)
        if tail and not kept:
            flowable.tail = self._tail(piece, tail)
            piece.reserves = True
        return piece

    def _tabbed(self, element: Paragraph, width: float) -> Piece:
        text = "".join(run.text for run in element.runs)
        texts = [self._printable(piece) for piece in text.split(TAB)]
        look = self._style.look(element.part)
        line = TabbedLine(texts, element, look, width)
        return Piece(flowable=line, keep=element.keep_next, height=line.height, least=line.height)

    def _grid(self, element: Grid, tail: Sequence[Piece]) -> Piece:
        layout = lay_out(element, self._style, self._page, self._glyphs, self.missing)
        table = RowTable(layout, space_before=element.before, space_after=element.after)
        piece = Piece(flowable=table, keep=False, height=table.height, least=0, reserves=bool(tail))
        if tail:
            table.tail = self._tail(piece, tail)
        piece.least = table.least_height
        return piece

    def _picture(self, element: Picture) -> Piece:
        look, image = self._style.look(element.part), element.image
        drawn = Image(
            opaque(image.content),
            image.width * mm,
            image.height * mm,
            hAlign="CENTRE" if look.align is Align.CENTRE else "LEFT",
        )
        drawn.spaceBefore, drawn.spaceAfter = look.before, look.after
        keep = element.keep_next or look.keep_next
        height = image.height * mm
        return Piece(flowable=drawn, keep=keep, height=height, least=height)

    def _contents(self, element: Contents, width: float) -> Piece:
        look = self._style.look(Part.CONTENTS)
        room = fonts.widths_of(fonts.FAMILY, look.size).of(_WIDEST_NUMBER)
        entries = [
            SetEntry(
                lines=set_lines(
                    ((fonts.FAMILY, self._printable(entry.title)),),
                    Setting(size=look.size, width=width - room - entry.left * mm),
                ),
                left=entry.left * mm,
                key=entry.key,
            )
            for entry in element.entries
        ]
        shown = EntryLook(size=look.size, leading=look.leading, after=look.after)
        table = ContentsTable(entries, shown, width, self._numbers)
        least = min(table.height, 2 * look.leading)
        return Piece(flowable=table, keep=False, height=table.height, least=least)

    def _tail(self, piece: Piece, following: Sequence[Piece]) -> float:
        """The room that what must follow a piece needs behind it, half of a page at most.

        More than that begins behind the piece and goes on where it may be divided.
        """
        most = self._page / 2
        whole = height_behind(piece, following)
        end = next((at for at, other in enumerate(following) if not other.keep), None)
        if whole <= most or end is None:
            return min(whole, most)
        last = following[end]
        begun = height_behind(piece, following[: end + 1]) - last.height + last.least
        return min(begun, most)

    def _released(self, pieces: list[Piece], above: Piece | None) -> list[Flowable]:
        """The flowables of pieces that stay together, behind the page break they may need."""
        flowables = [piece.flowable for piece in pieces]
        if len(pieces) < 2 or (above is not None and above.reserves):
            return flowables
        first, *others = pieces
        needed = first.height + height_behind(first, others) - others[-1].height + others[-1].least
        # The space under what stands above is taken from the page already.
        space = 0.0 if above is None else above.flowable.getSpaceAfter()
        needed += max(0.0, first.flowable.getSpaceBefore() - space)
        # A whole page is enough, or nothing but the break would stand on an empty one.
        return [RoomOrBreak(min(needed, self._page - 1)), *flowables]

    def _printable(self, text: str) -> str:
        """What the font can print; line ends inside a paragraph are no letters and stay."""
        lines = text.split(LINE_END)
        return LINE_END.join(self._glyphs.printable(line, self.missing) for line in lines)

    def _set(self, element: Paragraph, look: Look, width: float) -> Text:
        """The lines of a paragraph; a narrow block stands on the side that its look says."""
        room = width if element.width is None else min(width, element.width * mm)
        setting = Setting(
            size=look.size,
            width=room,
            align=element.align or look.align,
            indent=look.first_line * mm,
            divides=look.hyphenate,
        )
        standing = Standing(
            size=look.size,
            leading=look.leading,
            left=width - room if look.on_right else 0.0,
            before=look.before if element.first or not look.together else 0.0,
            after=self._space_after(element, look),
        )
        text = Text(set_lines(self._pieces_of(element, look), setting), standing)
        if any(run.special for run in element.runs):
            self._add_special(text, element, width)
        return text

    def _add_special(self, text: Text, element: Paragraph, width: float) -> None:
        """Let references lead, and footnotes stand at the foot, by the characters printed."""
        links: list[Link] = []
        notes: list[Noted] = []
        at = len(self._printable(element.label)) + 1 if element.label else 0
        for run in element.runs:
            end = at + len(self._printable(run.text))
            match run.special:
                case Reference(name):
                    links.append(Link(at, end, name))
                case Footnote(note) if note:
                    mark = Run(run.text, special=RAISED)
                    told = Paragraph(part=Part.FOOTNOTE, runs=(mark, Run(f"{NBSP}{note}")))
                    notes.append(Noted(at, self._set(told, self._style.look(told.part), width)))
                case _:
                    pass
            at = end
        text.links, text.footnotes, text.page_notes = links, notes, self.page_notes

    def _space_after(self, element: Paragraph, look: Look) -> float:
        after = look.after if element.after is None else element.after
        return after if element.last or not look.together else 0.0

    def _pieces_of(self, element: Paragraph, look: Look) -> Pieces:
        label = [Run(element.label + NBSP)] if element.label else []
        return tuple(
            (
                fonts.RAISED
                if isinstance(run.special, Footnote)
                else fonts.face(bold=look.bold or run.bold, italic=run.italic),
                self._printable(run.text),
            )
            for run in (*label, *element.runs)
        )


def _one_by_one(elements: Sequence[Element]) -> Iterator[Element]:
    """The elements, each table before its notes: here paragraphs are kept with rows."""
    for element in elements:
        if isinstance(element, Grid):
            notes = element.notes
            yield replace(element, keep_next=bool(notes) or element.keep_next, notes=())
            yield from notes
        else:
            yield element
