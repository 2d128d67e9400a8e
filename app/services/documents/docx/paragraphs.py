"""Paragraphs of the core as WordprocessingML: counted points, headings, captions, narrow blocks."""

import re
from dataclasses import dataclass, field, replace

from app.services.documents.docx import contents, oxml
from app.services.documents.docx.footnotes import Footnotes, raised
from app.services.documents.docx.numbering import Lists, Place
from app.services.documents.docx.package import MAIN, Package
from app.services.documents.docx.words import LINK, TYPED_AS_IT_IS, Words
from app.services.documents.fonts import metrics as fonts
from app.services.documents.model.core.tree import LINE_END, Paragraph
from app.services.documents.model.geometry import POINT
from app.services.documents.model.inline import Reference, Shown, Special
from app.services.documents.model.lines import titles
from app.services.documents.model.paragraphs import Run, Text
from app.services.documents.model.styles import DocumentStyle, Look, Part
from app.services.language.numbers import NBSP

_HEADINGS = frozenset({Part.TITLE, Part.HEADING, Part.SUBHEADING})
_NUMBERED = re.compile(rf"(?P<label>(?:\d+\.)+)[ {NBSP}](?P<rest>.+)", re.DOTALL)
_CAPTION = re.compile(rf"(?P<sort>Таблица|Рисунок|Диаграмма)([ {NBSP}])(?P<number>[1-9]\d*)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What the surroundings of a paragraph ask of it.

    Attributes:
        keep: it stays on the page of what follows.
        new_page: it begins a page.
        first: of its section, or of what follows a page break: there the PDF has no space over it.
        before: space over it at least, points: that under the table above it.
    """

    keep: bool = False
    new_page: bool = False
    first: bool = False
    before: float = 0.0


ALONE = Around()


@dataclass(slots=True, kw_only=True)
class ParagraphWriter:
    """Writes the paragraphs of one document, in their order: they are counted as they come."""

    style: DocumentStyle
    package: Package
    lists: Lists = field(default_factory=Lists)
    footnotes: Footnotes = field(default_factory=Footnotes)
    _words: dict[tuple[str, float, float], Words] = field(default_factory=dict)
    _captions: dict[str, int] = field(default_factory=dict)

    def words(self, part: Part, room: float, *, bold: bool = False, italic: bool = False) -> Words:
        """The words of texts of a part that are set in lines of a width in points."""
        look = self.style.look(part)
        key = (fonts.face(bold=bold or look.bold, italic=italic), look.size, room)
        known = self._words.get(key)
        if known is None:
            known = self._words[key] = Words(*key)
        return known

    def xml(self, element: Paragraph, width: float, around: Around = ALONE) -> str:
        """The paragraph in a text of a width in millimetres."""
        look = self.style.look(element.part)
        runs, lines = _narrowed(element, look, width)
        label, runs = _label(element, runs)
        place = self.lists.place(label, of_heading=element.part in _HEADINGS) if label else None
        if label and place is None:
            runs = (Run(label + NBSP), *runs) if element.label else element.runs
        properties = "".join(
            (
                oxml.KEEP_NEXT if element.keep_next or around.keep else "",
                oxml.NEW_PAGE if around.new_page else "",
                _frame(element, width),
                _counted(place),
                _tabs(element),
                _spacing(element, look, around),
                self._indent(element, look, width, place, lines),
                f'<w:jc w:val="{oxml.ALIGNMENT[element.align]}"/>' if element.align else "",
            )
        )
        room = (width if element.width is None else element.width) / POINT
        content = self._runs(element.part, runs, room)
        if element.key:
            content = contents.marked(element.key, content)
        return oxml.paragraph(element.part, content, properties)

    def _runs(self, part: Part, runs: Text, room: float) -> str:
        written: list[str] = []
        for piece in runs:
            if piece.special:
                written.append(self._special(piece, piece.special))
                continue
            words = self.words(part, room, bold=piece.bold, italic=piece.italic)
            text = words.typed(piece.text)
            if part is Part.CAPTION and (numbered := _CAPTION.match(text)):
                written.append(self._caption(numbered))
                text = text[numbered.end() :]
            parts = LINK.split(text) if "://" in text else (text,)
            written += [self._run(one, piece) for one in parts if one]
        return "".join(written)

    def _special(self, run: Run, special: Special) -> str:
        if isinstance(special, Reference):
            return _reference(run, special)
        return self.footnotes.mark(special.text) if special.text else raised(run.text)

    def _run(self, text: str, manner: Run) -> str:
        """A text, or an address on the net that leads where it says: its hyphens are firm ones."""
        run = oxml.run(text, bold=manner.bold, italic=manner.italic)
        if not LINK.fullmatch(text):
            return run
        address = text.translate(TYPED_AS_IT_IS)
        link = self.package.link(MAIN, address)
        return f'<w:hyperlink r:id="{link}" w:history="1">{run}</w:hyperlink>'

    def _caption(self, numbered: re.Match[str]) -> str:
        """«Таблица 1», whose number Word counts; it is told where ours is another one."""
        sort, number = numbered["sort"], int(numbered["number"])
        next_one = self._captions.get(sort, 0) + 1
        self._captions[sort] = number
        reset = "" if number == next_one else rf" \r {number}"
        field_xml = oxml.field(rf"SEQ {sort} \* ARABIC{reset}", str(number))
        return oxml.run(numbered[0].removesuffix(numbered["number"])) + field_xml

    def _indent(
        self, element: Paragraph, look: Look, width: float, place: Place | None, lines: float
    ) -> str:
        """Where the lines begin and end; `lines` is their width, or 0 where it does not matter."""
        if element.width is not None:
            side = "left" if look.on_right else "right"
            left = max(0.0, width - (lines or element.width))
            return f'<w:ind w:{side}="{oxml.twips(left)}"/>'
        if element.right:
            return f'<w:ind w:right="{oxml.twips(element.right)}"/>'
        if lines:
            sides = oxml.twips((width - lines) / 2)
            return f'<w:ind w:left="{sides}" w:right="{sides}" w:firstLine="0"/>'
        if place is not None and look.first_line != self.style.measures.first_line:
            return f'<w:ind w:left="0" w:firstLine="{oxml.twips(look.first_line)}"/>'
        return ""


def _reference(run: Run, reference: Reference) -> str:
    """A link inside the document; Word may find out a page anew."""
    if reference.shown is Shown.PAGE:
        shown = oxml.field(rf"PAGEREF {reference.name} \h", run.text)
    else:
        shown = oxml.run(run.text, bold=run.bold, italic=run.italic)
    return f'<w:hyperlink w:anchor="{reference.name}" w:history="1">{shown}</w:hyperlink>'


def _label(element: Paragraph, runs: Text) -> tuple[str, Text]:
    """The number before a text and the rest of it; in a heading it is part of the text."""
    if element.part in _HEADINGS and not element.label and runs:
        numbered = _NUMBERED.fullmatch(runs[0].text)
        if numbered:
            first = Run(numbered["rest"], runs[0].bold, runs[0].italic)
            return numbered["label"], (first, *runs[1:])
    return element.label, runs


def _frame(element: Paragraph, width: float) -> str:
    """The frame of a text that stands in the margin of the page."""
    if element.foot is None:
        return ""
    return (
        f'<w:framePr w:w="{oxml.twips(width)}" w:wrap="around" w:vAnchor="page" '
        f'w:hAnchor="margin" w:xAlign="left" w:y="{oxml.twips(element.foot)}"/>'
    )


def _counted(place: Place | None) -> str:
    if place is None:
        return ""
    return f'<w:numPr><w:ilvl w:val="{place.level}"/><w:numId w:val="{place.number}"/></w:numPr>'


def _tabs(element: Paragraph) -> str:
    stops = "".join(
        f'<w:tab w:val="{oxml.ALIGNMENT[stop.align]}" w:pos="{oxml.twips(stop.at)}"/>'
        for stop in element.tabs
    )
    return f"<w:tabs>{stops}</w:tabs>" if stops else ""


def _spacing(element: Paragraph, look: Look, around: Around) -> str:
    """Spaces that differ from those of the style."""
    before = f' w:before="{round(around.before * 20)}"' if around.before > look.before else ""
    if element.foot is not None or (around.first and look.before):
        before = ' w:before="0"'
    after = "" if element.after is None else f' w:after="{round(element.after * 20)}"'
    return f"<w:spacing{before}{after}/>" if before or after else ""


def _narrowed(element: Paragraph, look: Look, width: float) -> tuple[Text, float]:
    """The text without its line ends, and the width of lines in millimetres that brings them about.

    A line end inside a heading would stay where it is when a word is changed, and stand in the
    navigation and in contents. Where no width breaks the lines so, they break as they come.
    """
    if element.foot is not None or len(element.runs) != 1 or LINE_END not in element.runs[0].text:
        return element.runs, 0.0
    only = element.runs[0]
    lines = only.text.split(LINE_END)
    face = fonts.face(bold=only.bold or look.bold, italic=only.italic)
    room = (element.width or width) / POINT
    narrow = titles.held(lines, fonts.widths_of(face, look.size), room)
    if narrow is None:
        return (replace(only, text=" ".join(lines)),), 0.0
    return (replace(only, text=narrow.text),), narrow.width * POINT
