"""DOCX: the core of a document as WordprocessingML inside a package that python-docx keeps.

The main part is written as one string: a library's way through cells is a hundred times slower,
and even to parse the string into a tree and write it out again would double the time.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import assert_never

from app.services.documents.docx import contents, grids, oxml, shell
from app.services.documents.docx.edges import EdgeWriter
from app.services.documents.docx.package import Package
from app.services.documents.docx.paragraphs import Around, ParagraphWriter
from app.services.documents.docx.pictures import PictureWriter
from app.services.documents.docx.properties import describe
from app.services.documents.model.blocks import Document
from app.services.documents.model.core.contents import has_contents
from app.services.documents.model.core.lowering import lower
from app.services.documents.model.core.tree import (
    Break,
    Contents,
    Element,
    Grid,
    Paragraph,
    Picture,
    Section,
)
from app.services.documents.model.geometry import Orientation
from app.services.documents.model.special.references import NO_PAGES, names_pages
from app.services.documents.model.styles import HEADER_DISTANCE, DocumentStyle, Part
from app.services.storage.files.files import require_clock

_THIN = 1.0  # points, of an empty paragraph that only parts two tables
_LEAST = 0.7  # points, the lowest line that Word sets


def render(document: Document, style: DocumentStyle, path: Path) -> None:
    """Write the document to `path`, which is replaced; the same document gives the same bytes.

    Raises:
        EnvironmentProblem: the computer's clock is impossible for such a file.
    """
    require_clock()
    package = shell.empty_package(style)
    describe(package, document)
    shell.add_main_part(package, document_xml(document, style, package))
    package.write(path)


def document_xml(document: Document, style: DocumentStyle, package: Package) -> str:
    """The main part; what it refers to joins the package."""
    writer, pictures = ParagraphWriter(style=style, package=package), PictureWriter(package)
    sections, pages = _with_pages(document, style)
    edges = EdgeWriter(package, sections)
    body: list[str] = []
    for index, section in enumerate(sections):
        first, last = index == 0, index == len(sections) - 1
        # A section inherits nothing here: only where counting starts is the first page unnumbered.
        unnumbered = first or section.restart_numbering
        references = edges.references(section, is_first=first, unnumbered=unnumbered)
        properties = _section_properties(section, references, unnumbered=unnumbered)
        parts = _SectionWriter(section=section, writer=writer, pictures=pictures, pages=pages)
        body += parts.parts(properties, last=last)
    if writer.footnotes:
        shell.add_footnotes(package, style, writer.footnotes)
    if writer.lists:
        indent = oxml.twips(style.measures.first_line)
        shell.add_word_part(package, "word/numbering.xml", "numbering", writer.lists.xml(indent))
    return "".join((f"<w:document {oxml.NAMESPACES}><w:body>", *body, "</w:body></w:document>"))


def _with_pages(
    document: Document, style: DocumentStyle
) -> tuple[Sequence[Section], Mapping[str, int]]:
    """The sections, and the pages that contents and references name.

    Word counts its own only when told to.
    """
    sections, in_text = lower(document, style), names_pages(document)
    if not (in_text or has_contents(sections)):
        return sections, NO_PAGES
    from app.services.documents.pdf.render import heading_pages

    pages = heading_pages(document, style)
    return lower(document, style, pages) if in_text else sections, pages


@dataclass(slots=True, kw_only=True)
class _SectionWriter:
    """Writes the elements of one section, each with regard to what stands above it."""

    section: Section
    writer: ParagraphWriter
    pictures: PictureWriter
    pages: Mapping[str, int]
    _written: list[str] = field(default_factory=list)
    _above: Element | None = None

    def parts(self, properties: str, *, last: bool) -> list[str]:
        """The XML, one string for each paragraph or table; the section's properties end it.

        Word keeps them in the last paragraph of a section, those of the last section behind it. A
        section that ends with a table gets one, and one may type in it. Below a row that pages may
        end inside it takes no room: such a row is not kept with it, and the line could stand alone
        on a page.
        """
        for element in self.section.elements:
            self._write(element)
            self._above = element
        written, end = self._written, self._above
        # A frame stands on the page of the paragraph behind it.
        framed = isinstance(end, Paragraph) and end.foot is not None
        if isinstance(end, Grid):
            alone = not end.notes and any(row.breakable for row in end.rows[-1:])
            written.append(oxml.gap(height=_LEAST) if alone else oxml.paragraph(Part.NOTE, ""))
        elif framed or not isinstance(end, Paragraph | Picture | Contents):
            written.append(oxml.gap(new_page=isinstance(end, Break)))
        if last:
            return [*written, properties]
        written[-1] = written[-1].replace("</w:pPr>", f"{properties}</w:pPr>", 1)
        return written

    def _write(self, element: Element) -> None:
        above, written = self._above, self._written
        space = grids.space_under(above, self.writer.style) if isinstance(above, Grid) else 0.0
        match element:
            case Paragraph():
                new_page = isinstance(above, Break)
                around = Around(new_page=new_page, first=new_page or above is None, before=space)
                written.append(self.writer.xml(element, self.section.sheet.text_width, around))
            case Grid():
                # Word joins two tables without a paragraph between them.
                if isinstance(above, Grid):
                    height = max(space, element.before, _THIN)
                    written.append(oxml.gap(height=height, keep=above.keep_next))
                elif isinstance(above, Break):
                    written.append(oxml.gap(new_page=True))
                if element is self.section.elements[-1]:
                    element = grids.kept(element)  # a line to type in follows
                title = _caption(above)
                written.append(grids.table(element, self.writer, self.pictures, title=title))
            case Picture():
                around = Around(new_page=isinstance(above, Break), before=space)
                written.append(self.pictures.xml(element, around))
            case Contents():
                new_page = isinstance(above, Break)
                written += contents.paragraphs(element, self.section, self.pages, new_page=new_page)
            case Break():
                if isinstance(above, Break):
                    written.append(oxml.gap(new_page=True))
            case _:
                assert_never(element)


def _caption(element: Element | None) -> str:
    """The words of a caption, and nothing of anything else."""
    if not isinstance(element, Paragraph) or element.part is not Part.CAPTION:
        return ""
    return "".join(run.text for run in element.runs)


def _section_properties(section: Section, references: str, *, unnumbered: bool) -> str:
    """The sheet of a section, and where its head and foot are found."""
    sheet = section.sheet
    turned = ' w:orient="landscape"' if section.orientation is Orientation.LANDSCAPE else ""
    margins = "".join(
        f' w:{side}="{oxml.twips(size)}"'
        for side, size in (
            ("top", sheet.top),
            ("right", sheet.right),
            ("bottom", sheet.bottom),
            ("left", sheet.left),
            ("header", sheet.header),
            ("footer", min(HEADER_DISTANCE, sheet.bottom)),
            ("gutter", 0),
        )
    )
    restart = '<w:pgNumType w:start="1"/>' if section.restart_numbering else ""
    title_page = "<w:titlePg/>" if unnumbered else ""
    return (
        f'<w:sectPr>{references}<w:type w:val="nextPage"/><w:pgSz w:w="{oxml.twips(sheet.width)}" '
        f'w:h="{oxml.twips(sheet.height)}"{turned}/><w:pgMar{margins}/>{restart}'
        f'<w:cols w:space="708"/>{title_page}</w:sectPr>'
    )
