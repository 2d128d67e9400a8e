"""The empty Word document that everything is written into: our own, not python-docx's.

The template of python-docx is US Letter with English styles and blue headings. This one is built
from a dozen lines of XML: Russian, Times New Roman, no theme, the styles of a `DocumentStyle`.
"""

import io
import zipfile
from typing import TYPE_CHECKING

from app.services.documents.docx.oxml import (
    ALIGNMENT,
    DECLARATION,
    FONTS,
    LANGUAGE,
    NAMESPACES,
    escape,
    field,
    paragraph,
    style_id,
    twips,
)
from app.services.documents.model.styles import DocumentStyle, Look, Part

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

HEADER_RELATION = "rId4"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"

_CONTENT_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_WORD}.styles+xml"/>'
    f'<Override PartName="/word/settings.xml" ContentType="{_WORD}.settings+xml"/>'
    f'<Override PartName="/word/fontTable.xml" ContentType="{_WORD}.fontTable+xml"/>'
    f'<Override PartName="/word/header1.xml" ContentType="{_WORD}.header+xml"/>'
    "</Types>"
)
_PACKAGE_RELATIONS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    "</Relationships>"
)
_DOCUMENT_RELATIONS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/styles" Target="styles.xml"/>'
    f'<Relationship Id="rId2" Type="{_OFFICE}/settings" Target="settings.xml"/>'
    f'<Relationship Id="rId3" Type="{_OFFICE}/fontTable" Target="fontTable.xml"/>'
    f'<Relationship Id="{HEADER_RELATION}" Type="{_OFFICE}/header" Target="header1.xml"/>'
    "</Relationships>"
)
_DOCUMENT = f"<w:document {NAMESPACES}><w:body><w:sectPr/></w:body></w:document>"
_HEADER = f"<w:hdr {NAMESPACES}>{paragraph(Part.PAGE_NUMBER, field('PAGE'))}</w:hdr>"
_FONT_TABLE = (
    f'<w:fonts {NAMESPACES}><w:font w:name="Times New Roman"><w:altName w:val="Liberation Serif"/>'
    '<w:charset w:val="CC"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>'
)
_COMPATIBILITY = "http://schemas.microsoft.com/office/word"
_SETTINGS = (
    f'<w:settings {NAMESPACES}><w:zoom w:percent="100"/>'
    '<w:defaultTabStop w:val="709"/><w:autoHyphenation/>'
    '<w:hyphenationZone w:val="357"/><w:doNotHyphenateCaps/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
    f'<w:compatSetting w:name="compatibilityMode" w:uri="{_COMPATIBILITY}" w:val="15"/>'
    '</w:compat><w:themeFontLang w:val="ru-RU"/>'
    '<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
)


def open_shell(style: DocumentStyle) -> "WordDocument":
    """A python-docx document without content that has the styles of `style`."""
    from docx import Document

    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, text in (
            ("[Content_Types].xml", _CONTENT_TYPES),
            ("_rels/.rels", _PACKAGE_RELATIONS),
            ("word/document.xml", _DOCUMENT),
            ("word/_rels/document.xml.rels", _DOCUMENT_RELATIONS),
            ("word/styles.xml", styles_xml(style)),
            ("word/settings.xml", _SETTINGS),
            ("word/fontTable.xml", _FONT_TABLE),
            ("word/header1.xml", _HEADER),
        ):
            archive.writestr(name, DECLARATION + text)
    packed.seek(0)
    return Document(packed)


def styles_xml(style: DocumentStyle) -> str:
    """The styles part: defaults, the grid of tables, one paragraph style for each part."""
    size = _half_points(style.measures.font_size)
    return (
        f"<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>{FONTS}"
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>{LANGUAGE}</w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" '
        'w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        "<w:qFormat/></w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        f"{_TABLE_STYLES}{_gap_style(style)}"
        + "".join(_paragraph_style(part, look) for part, look in style.looks.items())
        + "</w:styles>"
    )


_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_TABLE_STYLES = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
    '<w:tblCellMar><w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar>'
    '</w:tblPr></w:style><w:style w:type="table" w:customStyle="1" w:styleId="OporaGrid">'
    '<w:name w:val="Опора: сетка"/><w:basedOn w:val="TableNormal"/>'
    f"<w:tblPr><w:tblBorders>{_BORDERS}</w:tblBorders></w:tblPr></w:style>"
)


def _gap_style(style: DocumentStyle) -> str:
    height = round(style.gap * 20)
    return (
        '<w:style w:type="paragraph" w:customStyle="1" w:styleId="OporaGap">'
        '<w:name w:val="Опора: промежуток"/><w:basedOn w:val="Normal"/><w:pPr>'
        f'<w:spacing w:line="{height}" w:lineRule="exact"/></w:pPr>'
        '<w:rPr><w:sz w:val="4"/><w:szCs w:val="4"/></w:rPr></w:style>'
    )


def _paragraph_style(part: Part, look: Look) -> str:
    keep = "<w:keepNext/>" if look.keep_next else ""
    hyphens = "" if look.hyphenate else "<w:suppressAutoHyphens/>"
    indent = f'<w:ind w:firstLine="{twips(look.first_line)}"/>' if look.first_line else ""
    together = "<w:contextualSpacing/>" if look.together else ""
    outline = "" if look.outline is None else f'<w:outlineLvl w:val="{look.outline}"/>'
    bold = "<w:b/><w:bCs/>" if look.bold else ""
    size = _half_points(look.size)
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style_id(part)}">'
        f'<w:name w:val="{escape(look.title)}"/><w:basedOn w:val="Normal"/><w:qFormat/>'
        f"<w:pPr>{keep}"
        f'<w:widowControl/>{hyphens}<w:spacing w:before="{round(look.before * 20)}" '
        f'w:after="{round(look.after * 20)}" w:line="{round(look.line * 240)}" w:lineRule="auto"/>'
        f'{indent}{together}<w:jc w:val="{ALIGNMENT[look.align]}"/>{outline}</w:pPr>'
        f'<w:rPr>{bold}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>'
    )


def _half_points(size: float) -> int:
    return round(size * 2)
