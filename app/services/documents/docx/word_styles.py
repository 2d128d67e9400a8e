"""The part «word/styles.xml»: the looks of a document as named styles of Word.

Headings and captions are the styles that Word itself knows, so its navigation and its contents
find them; they bear our names beside. All the others are ours. Each says which style the next
paragraph has when one is typed behind it.
"""

from collections.abc import Mapping

from app.services.documents.docx.oxml import (
    ALIGNMENT,
    BUILT_IN,
    FONTS,
    LANGUAGE,
    NAMESPACES,
    escape,
    style_id,
    twips,
)
from app.services.documents.model.styles import DocumentStyle, Look, Part

_NEXT: Mapping[Part, Part] = {
    Part.TITLE: Part.BODY,
    Part.HEADING: Part.BODY,
    Part.SUBHEADING: Part.BODY,
    Part.CAPTION: Part.BODY,
    Part.LEAD: Part.BODY,
    Part.COMMAND: Part.ITEM,
    Part.EMBLEM: Part.ORGANISATION,
    Part.ABOVE: Part.ORGANISATION,
    Part.ORGANISATION: Part.DOCUMENT_NAME,
    Part.REQUISITES: Part.DOCUMENT_NAME,
    Part.DOCUMENT_NAME: Part.REGISTRATION,
    Part.REGISTRATION: Part.SUBJECT,
    Part.SUBJECT: Part.BODY,
    Part.TABLE_SECTION: Part.TABLE_LEFT,
}


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
        f"{_RAISED}{_TABLE_STYLES}{_gap_style(style)}"
        + "".join(_paragraph_style(part, look) for part, look in style.looks.items())
        + "</w:styles>"
    )


_RAISED = (
    '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>'
    '<w:basedOn w:val="DefaultParagraphFont"/><w:uiPriority w:val="99"/>'
    '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
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
        '<w:name w:val="Опора: промежуток"/><w:basedOn w:val="Normal"/>'
        f'<w:next w:val="{style_id(Part.BODY)}"/><w:pPr>'
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
        f'{_style_names(part, look)}<w:basedOn w:val="Normal"/>'
        f'<w:next w:val="{style_id(_NEXT.get(part, part))}"/><w:qFormat/><w:pPr>{keep}'
        f'<w:widowControl/>{hyphens}<w:spacing w:before="{round(look.before * 20)}" '
        f'w:after="{round(look.after * 20)}" w:line="{round(look.line * 240)}" w:lineRule="auto"/>'
        f'{indent}{together}<w:jc w:val="{ALIGNMENT[look.align]}"/>{outline}</w:pPr>'
        f'<w:rPr>{bold}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>'
    )


def _style_names(part: Part, look: Look) -> str:
    """The start of a style: Word knows its own ones by their English names."""
    title = escape(look.title)
    if part not in BUILT_IN:
        return (
            f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style_id(part)}">'
            f'<w:name w:val="{title}"/>'
        )
    return (
        f'<w:style w:type="paragraph" w:styleId="{style_id(part)}">'
        f'<w:name w:val="{BUILT_IN[part]}"/><w:aliases w:val="{title}"/>'
    )


def _half_points(size: float) -> int:
    return round(size * 2)
