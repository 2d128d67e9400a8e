"""WordprocessingML as strings: fast, and only what the core needs."""

import re
from collections.abc import Mapping

from app.services.documents.docx.words import FIRM_HYPHEN, SOFT_HYPHEN
from app.services.documents.model.core.tree import LINE_END, TAB
from app.services.documents.model.geometry import Align
from app.services.documents.model.styles import Part

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
    Part.FOOTNOTE: "footnote text",
    Part.CONTENTS_TITLE: "TOC Heading",
    Part.CONTENTS: "toc 1",
    Part.CONTENTS_INNER: "toc 2",
    Part.CONTENTS_INMOST: "toc 3",
}
KEEP_NEXT, NEW_PAGE = "<w:keepNext/>", "<w:pageBreakBefore/>"
# What XML cannot hold as it is, or not at all.
_SPECIAL = re.compile("[&<>\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_ELEMENTS = {
    LINE_END: "<w:br/>",
    TAB: "<w:tab/>",
    SOFT_HYPHEN: "<w:softHyphen/>",
    FIRM_HYPHEN: "<w:noBreakHyphen/>",
}
_MARKS = re.compile(f"([{''.join(_ELEMENTS)}])")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def twips(millimetres: float) -> int:
    """Twentieths of a point."""
    return round(millimetres * 1440 / 25.4)


def escape(text: str) -> str:
    """Text for an XML element; characters that XML cannot hold are left out."""
    return _SPECIAL.sub(lambda match: _ENTITIES.get(match[0], ""), text)


def style_id(part: Part) -> str:
    """Identifier of the Word style of a part."""
    known = BUILT_IN.get(part)
    if known is not None:
        return known.title().replace(" ", "")
    return "Opora" + "".join(word.capitalize() for word in part.value.split("-"))


def run(text: str, *, bold: bool = False, italic: bool = False) -> str:
    """A run of text; what is no letter (a line end, a tab, a hyphen) is an element of its own."""
    manner = ("<w:b/>" if bold else "") + ("<w:i/>" if italic else "")
    properties = f"<w:rPr>{manner}</w:rPr>" if manner else ""
    pieces = "".join(
        _ELEMENTS.get(piece) or f'<w:t xml:space="preserve">{escape(piece)}</w:t>'
        for piece in _MARKS.split(text)
        if piece
    )
    return f"<w:r>{properties}{pieces}</w:r>"


def paragraph(part: Part, content: str, properties: str = "") -> str:
    """A paragraph of a part; `properties` follow its style."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style_id(part)}"/>{properties}</w:pPr>{content}</w:p>'


def gap(*, height: float = 1.0, keep: bool = False, new_page: bool = False) -> str:
    """An empty paragraph of a height in points, where Word needs one."""
    kept = (KEEP_NEXT if keep else "") + (NEW_PAGE if new_page else "")
    spacing = f'<w:spacing w:line="{round(height * 20)}" w:lineRule="exact"/>'
    return f'<w:p><w:pPr><w:pStyle w:val="OporaGap"/>{kept}{spacing}</w:pPr></w:p>'


def field(code: str, shown: str) -> str:
    """A field that Word works out, such as PAGE; what stands there until it does is `shown`."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{run(shown)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
