"""How the blocks look: presets of ГОСТ Р 7.0.97, all of it overridable by settings.

A `Look` is one paragraph style; DOCX gets it as a named Word style, PDF as a reportlab style. All
lengths are millimetres, all sizes points. A preset is a `Measures`; `make_style` turns measures
into the looks of every part of a document.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from app.services.documents.fonts.metrics import LINE_HEIGHT
from app.services.documents.model.geometry import Align, Orientation
from app.services.documents.model.manner import USUAL, Manner

A4_SHORT = 210.0
A4_LONG = 297.0
HEADER_DISTANCE = 10.0
_REQUISITES_SIZE = 11.0


class Part(StrEnum):
    """A part of a document with a look of its own."""

    BODY = "body"
    PLAIN = "plain"
    COMMAND = "command"
    CENTRED = "centred"
    LEAD = "lead"
    CAPTION = "caption"
    NOTE = "note"
    FOOTNOTE = "footnote"
    ITEM = "item"
    SUBITEM = "subitem"
    TITLE = "title"
    HEADING = "heading"
    SUBHEADING = "subheading"
    EMBLEM = "emblem"
    ABOVE = "above"
    ORGANISATION = "organisation"
    REQUISITES = "requisites"
    DOCUMENT_NAME = "document-name"
    REGISTRATION = "registration"
    SUBJECT = "subject"
    MARK = "mark"
    SIGNATURE = "signature"
    EXECUTOR = "executor"
    TABLE_HEAD = "table-head"
    TABLE_SECTION = "table-section"
    TABLE_LEFT = "table-left"
    TABLE_CENTRE = "table-centre"
    TABLE_RIGHT = "table-right"
    PAGE_NUMBER = "page-number"
    PAGE_FOOT = "page-foot"
    CONTENTS_TITLE = "contents-title"
    CONTENTS = "contents"
    CONTENTS_INNER = "contents-inner"
    CONTENTS_INMOST = "contents-inmost"


TABLE_PARTS = {
    Align.LEFT: Part.TABLE_LEFT,
    Align.CENTRE: Part.TABLE_CENTRE,
    Align.RIGHT: Part.TABLE_RIGHT,
    Align.JUSTIFY: Part.TABLE_LEFT,
    Align.DECIMAL: Part.TABLE_RIGHT,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The look of a paragraph.

    Attributes:
        title: name of the style, as Word shows it.
        size: of the letters, points.
        bold: heavy letters.
        align: alignment of the lines.
        first_line: indent of the first line.
        before: space over it, points.
        after: space under it, points; not between paragraphs of the same block.
        line: line spacing, 1 is single.
        keep_next: stays on the page of what follows.
        outline: level in the navigation of the document, from 0; None for running text.
        hyphenate: whether words may be divided.
        width: width of a narrow block, or None for the whole width.
        on_right: whether the narrow block stands on the right.
        together: paragraphs of this look stand close together: `before` and `after` only count at
            the ends of their block.
    """

    title: str
    size: float
    bold: bool = False
    align: Align = Align.LEFT
    first_line: float = 0.0
    before: float = 0.0
    after: float = 0.0
    line: float = 1.0
    keep_next: bool = False
    outline: int | None = None
    hyphenate: bool = False
    width: float | None = None
    on_right: bool = False
    together: bool = False

    @property
    def leading(self) -> float:
        """Height of a line, points; in cells office programs round it (`fonts.line_height`)."""
        return self.size * LINE_HEIGHT * self.line


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """What a preset fixes and a setting may change (millimetres and points).

    Attributes:
        hyphenate: words of running text may be divided.
    """

    font_size: float = 14.0
    table_font_size: float = 11.0
    line_spacing: float = 1.15
    first_line: float = 12.5
    mark_width: float = 80.0
    margin_left: float = 30.0
    margin_right: float = 10.0
    margin_top: float = 20.0
    margin_bottom: float = 20.0
    hyphenate: bool = True


PRESETS: Mapping[str, Measures] = {
    "gost-2025": Measures(),
    "gost-2016": Measures(mark_width=75.0, line_spacing=1.0),
}
DEFAULT_PRESET = "gost-2025"


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentStyle:
    """Measures of the page, the look of every part, and the custom of the office."""

    measures: Measures
    looks: Mapping[Part, Look]
    cell_padding: float = 1.5
    cell_padding_vertical: float = 0.6
    gap: float = 6.0
    manner: Manner = USUAL

    def look(self, part: Part) -> Look:
        """The look of a part."""
        return self.looks[part]

    def page_size(self, orientation: Orientation) -> tuple[float, float]:
        """Width and height of the sheet."""
        if orientation is Orientation.LANDSCAPE:
            return A4_LONG, A4_SHORT
        return A4_SHORT, A4_LONG


def make_style(
    preset: str = DEFAULT_PRESET, *, hyphenate: bool = True, **changes: float
) -> DocumentStyle:
    """The style of a preset with single measures changed, by the names of `Measures`."""
    measures = replace(PRESETS[preset], hyphenate=hyphenate, **changes)
    looks = {
        **_text_looks(measures),
        **_heading_looks(measures),
        **_form_looks(measures),
        **_table_looks(measures),
        **_contents_looks(measures),
    }
    return DocumentStyle(measures=measures, looks=looks)


def _text_looks(measures: Measures) -> dict[Part, Look]:
    base = Look(
        title="Опора: текст",
        size=measures.font_size,
        align=Align.JUSTIFY,
        first_line=measures.first_line,
        line=measures.line_spacing,
        hyphenate=measures.hyphenate,
    )
    small = min(measures.table_font_size, measures.font_size)
    return {
        Part.BODY: base,
        Part.ITEM: replace(base, title="Опора: пункт"),
        Part.SUBITEM: replace(base, title="Опора: подпункт"),
        Part.PLAIN: replace(base, title="Опора: текст без отступа", first_line=0.0),
        Part.LEAD: replace(base, title="Опора: текст перед таблицей", after=6.0, keep_next=True),
        Part.COMMAND: replace(
            base,
            title="Опора: распорядительное слово",
            first_line=0.0,
            before=6.0,
            after=6.0,
            keep_next=True,
        ),
        Part.CENTRED: replace(base, title="Опора: по центру", first_line=0.0, align=Align.CENTRE),
        Part.CAPTION: Look(
            title="Опора: название таблицы",
            size=measures.font_size,
            before=8.0,
            after=4.0,
            keep_next=True,
        ),
        Part.NOTE: replace(
            base, title="Опора: примечание", size=small, first_line=0.0, line=1.0, after=3.0
        ),
        Part.FOOTNOTE: replace(
            base,
            title="Опора: сноска",
            size=min(measures.font_size, 10.0),
            first_line=0.0,
            line=1.0,
        ),
    }


def _heading_looks(measures: Measures) -> dict[Part, Look]:
    title = Look(
        title="Опора: заголовок документа",
        size=measures.font_size,
        bold=True,
        align=Align.CENTRE,
        before=6.0,
        after=10.0,
        keep_next=True,
        outline=0,
    )
    return {
        Part.TITLE: title,
        Part.HEADING: replace(
            title, title="Опора: заголовок раздела", before=12.0, after=6.0, outline=1
        ),
        Part.SUBHEADING: replace(
            title,
            title="Опора: подзаголовок",
            align=Align.LEFT,
            first_line=measures.first_line,
            before=8.0,
            after=4.0,
            outline=2,
        ),
    }


def _contents_looks(measures: Measures) -> dict[Part, Look]:
    entry = Look(title="Опора: содержание", size=measures.font_size, after=3.0)
    return {
        Part.CONTENTS_TITLE: Look(
            title="Опора: название содержания",
            size=measures.font_size,
            bold=True,
            align=Align.CENTRE,
            after=10.0,
            keep_next=True,
        ),
        Part.CONTENTS: entry,
        Part.CONTENTS_INNER: replace(entry, title="Опора: содержание, раздел"),
        Part.CONTENTS_INMOST: replace(entry, title="Опора: содержание, подраздел"),
    }


def _form_looks(measures: Measures) -> dict[Part, Look]:
    size = measures.font_size
    mark = Look(
        title="Опора: гриф",
        size=size,
        after=16.0,
        width=measures.mark_width,
        on_right=True,
        together=True,
    )
    return {
        Part.EMBLEM: Look(
            title="Опора: рисунок бланка",
            size=size,
            align=Align.CENTRE,
            after=4.0,
            keep_next=True,
        ),
        Part.REQUISITES: Look(
            title="Опора: реквизиты бланка",
            size=min(size, _REQUISITES_SIZE),
            align=Align.CENTRE,
            after=12.0,
            together=True,
        ),
        Part.ABOVE: Look(
            title="Опора: вышестоящий орган", size=size, align=Align.CENTRE, after=4.0
        ),
        Part.ORGANISATION: Look(
            title="Опора: организация",
            size=size,
            bold=True,
            align=Align.CENTRE,
            after=12.0,
            together=True,
        ),
        Part.DOCUMENT_NAME: Look(
            title="Опора: вид документа", size=size + 2, bold=True, align=Align.CENTRE, after=12.0
        ),
        Part.REGISTRATION: Look(title="Опора: дата и номер", size=size, after=14.0),
        Part.SUBJECT: replace(mark, title="Опора: заголовок к тексту", after=12.0, on_right=False),
        Part.MARK: mark,
        Part.SIGNATURE: Look(title="Опора: подпись", size=size, before=26.0, together=True),
        Part.EXECUTOR: Look(title="Опора: исполнитель", size=10.0, before=12.0, together=True),
        Part.PAGE_NUMBER: Look(
            title="Опора: номер страницы", size=min(size, 12.0), align=Align.CENTRE
        ),
        Part.PAGE_FOOT: Look(title="Опора: низ страницы", size=min(size, 10.0)),
    }


def _table_looks(measures: Measures) -> dict[Part, Look]:
    size = measures.table_font_size
    return {
        Part.TABLE_HEAD: Look(
            title="Опора: шапка таблицы", size=size, align=Align.CENTRE, keep_next=True
        ),
        Part.TABLE_SECTION: Look(
            title="Опора: раздел таблицы", size=size, bold=True, align=Align.CENTRE, keep_next=True
        ),
        Part.TABLE_LEFT: Look(title="Опора: таблица", size=size),
        Part.TABLE_CENTRE: Look(title="Опора: таблица по центру", size=size, align=Align.CENTRE),
        Part.TABLE_RIGHT: Look(title="Опора: таблица вправо", size=size, align=Align.RIGHT),
    }
