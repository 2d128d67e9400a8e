"""DOCX: the core of a document as WordprocessingML inside an empty document of our own.

python-docx keeps the package and its properties. The main part is written as one string and put
into the file as it is: python-docx's own way through cells is a hundred times slower, and even to
parse the string into its tree and write it out again would double the time.
"""

import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, assert_never

from app.services.documents.docx import oxml
from app.services.documents.docx.shell import HEADER_RELATION, open_shell
from app.services.documents.model.blocks import Document, Orientation
from app.services.documents.model.core.lowering import lower
from app.services.documents.model.core.tree import Break, Element, Grid, Paragraph, Section
from app.services.documents.model.styles import HEADER_DISTANCE, DocumentStyle
from app.services.storage.files.files import require_clock

if TYPE_CHECKING:
    from docx.document import Document as WordDocument


_MAIN_PART = "word/document.xml"
_LONGEST_PROPERTY = 255


def render(document: Document, style: DocumentStyle, path: Path) -> None:
    """Write the document to `path`, which is replaced.

    Raises:
        EnvironmentProblem: the computer's clock is impossible for such a file.
    """
    require_clock()
    shell = io.BytesIO()
    word = open_shell(style)
    _describe(word, document)
    word.save(shell)
    content = document_xml(document, style).encode()
    with (
        zipfile.ZipFile(shell) as parts,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file,
    ):
        for name in parts.namelist():
            entry = zipfile.ZipInfo(name)  # without the time: the same content, the same bytes
            entry.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(entry, content if name == _MAIN_PART else parts.read(name))


def document_xml(document: Document, style: DocumentStyle) -> str:
    """The main part of the package."""
    parts: list[str] = []
    sections = lower(document, style)
    for index, section in enumerate(sections):
        written: list[str] = []
        for element in section.elements:
            written += _element(element, style, section.sheet.text_width)
        properties = _section_properties(section, first=index == 0)
        if index < len(sections) - 1:
            _end_section(written, properties)
        else:
            written.append(properties)
        parts.extend(written)
    return (
        f"{oxml.DECLARATION}<w:document {oxml.NAMESPACES}><w:body>{''.join(parts)}"
        "</w:body></w:document>"
    )


def _element(element: Element, style: DocumentStyle, width: float) -> list[str]:
    """The XML of an element, one string for each paragraph or table."""
    match element:
        case Paragraph():
            return [oxml.paragraph_of(element, style, width)]
        case Grid():
            gap = oxml.gap(thin=not element.after, keep=element.keep_next)
            return [oxml.table(element, style), gap]
        case Break():
            return [oxml.page_break()]
        case _:
            assert_never(element)


def _section_properties(section: Section, *, first: bool) -> str:
    sheet = section.sheet
    landscape = section.orientation is Orientation.LANDSCAPE
    # Later sections take the header over from the first one.
    reference = f'<w:headerReference w:type="default" r:id="{HEADER_RELATION}"/>' if first else ""
    restart = '<w:pgNumType w:start="1"/>' if section.restart_numbering else ""
    # A section inherits nothing here: only where counting starts is the first page unnumbered.
    unnumbered = "<w:titlePg/>" if first or section.restart_numbering else ""
    distance = oxml.twips(HEADER_DISTANCE)
    turned = ' w:orient="landscape"' if landscape else ""
    return (
        f'<w:sectPr>{reference}<w:type w:val="nextPage"/><w:pgSz w:w="{oxml.twips(sheet.width)}" '
        f'w:h="{oxml.twips(sheet.height)}"{turned}/>'
        f'<w:pgMar w:top="{oxml.twips(sheet.top)}" '
        f'w:right="{oxml.twips(sheet.right)}" '
        f'w:bottom="{oxml.twips(sheet.bottom)}" '
        f'w:left="{oxml.twips(sheet.left)}" '
        f'w:header="{distance}" w:footer="{distance}" w:gutter="0"/>{restart}'
        f'<w:cols w:space="708"/>{unnumbered}</w:sectPr>'
    )


def _end_section(parts: list[str], properties: str) -> None:
    """Put the section's properties into its last paragraph, where Word looks for them."""
    if not parts or not parts[-1].startswith("<w:p>"):
        parts.append(oxml.gap())
    parts[-1] = parts[-1].replace("</w:pPr>", f"{properties}</w:pPr>", 1)


def _property(text: str) -> str:
    """A property of the file; a longer one is refused by python-docx and by Word."""
    return text if len(text) <= _LONGEST_PROPERTY else f"{text[: _LONGEST_PROPERTY - 1].rstrip()}…"


def _describe(word: "WordDocument", document: Document) -> None:
    properties = word.core_properties
    author = _property(document.author)
    properties.title = _property(document.title)
    properties.author = author
    properties.last_modified_by = author
    properties.subject = _property(document.subject)
    properties.keywords = _property(", ".join(document.keywords))
    properties.language = "ru-RU"
    properties.comments = ""
