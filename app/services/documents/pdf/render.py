"""PDF: the core of a document through reportlab, with the embedded Liberation Serif.

The page counter, the keeping together of headings with what they head, and the marks follow the
same rules as the DOCX renderer, so that both show the same text on nearly the same pages.
"""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    NextPageTemplate,
)
from reportlab.platypus import PageBreak as NewPage
from reportlab.platypus.flowables import Flowable

from app.services.documents.fonts import metrics as fonts
from app.services.documents.model.blocks import Document
from app.services.documents.model.core.contents import has_contents
from app.services.documents.model.core.lowering import lower
from app.services.documents.model.special.references import NO_PAGES, names_pages
from app.services.documents.model.styles import DocumentStyle
from app.services.documents.pdf.archival import UnnamedFile, archival_file
from app.services.documents.pdf.contents import (
    PageFinder,
)
from app.services.documents.pdf.outline import bookmarks
from app.services.documents.pdf.page_marks import PageMarks, page_templates
from app.services.documents.pdf.places import Places
from app.services.documents.pdf.writer import Writer

_MOST_PASSES = 3


@dataclass(frozen=True, slots=True)
class PdfFacts:
    """What the renderer found out.

    Attributes:
        pages: number of pages.
        missing_glyphs: characters that the font lacks and that were printed as a box.
        places: of the parts of a text.
    """

    pages: int
    missing_glyphs: tuple[str, ...]
    places: Places


def render(
    document: Document, style: DocumentStyle, path: Path, *, invariant: bool = False
) -> PdfFacts:
    """Write the document to `path`, which is replaced.

    With `invariant` the same document gives the same bytes: no moment is written into the file.
    """
    pages = laid_out(document, style)
    count = pages.write(path, document, invariant=invariant)
    return PdfFacts(count, tuple(sorted(pages.writer.missing)), pages.writer.places)


def heading_pages(document: Document, style: DocumentStyle) -> Mapping[str, int]:
    """The numbers printed on the pages of what contents and references name, by their keys."""
    return laid_out(document, style).numbers


def laid_out(document: Document, style: DocumentStyle, name: str = "") -> "Pages":
    """The pages with their numbers known where they are named, see `Pages`.

    What a text says of a page changes its lines, so it is laid out anew until nothing moves.
    """
    pages = Pages(document, style, name=name)
    if not names_pages(document):
        if has_contents(pages.sections):
            pages.find_numbers()
        return pages
    pages.find_numbers()
    for _pass in range(_MOST_PASSES):
        known = dict(pages.numbers)
        pages = Pages(document, style, known, name)
        pages.find_numbers()
        if pages.numbers == known:
            break
    return pages


class Pages:
    """A document laid out; its pages can be counted before they are written.

    Attributes:
        sections: as both formats have them.
        numbers: printed on the pages of headings, by their keys; empty before they are found.
        outline: how many headings stand in the list beside the pages.
        writer: what laid the document out.
        name: parts its page templates from those of other documents in one file.
    """

    def __init__(
        self,
        document: Document,
        style: DocumentStyle,
        known: Mapping[str, int] = NO_PAGES,
        name: str = "",
    ) -> None:
        self.name = name
        self._style = style
        self.sections = lower(document, style, known)
        outline = bookmarks(self.sections, style)
        self.outline = len(outline)
        self.numbers: dict[str, int] = {}
        self.writer = Writer(style, outline, self.numbers)
        self._story: list[Flowable] = []
        self._feet = [self.writer.foot(section) for section in self.sections]
        for index, section in enumerate(self.sections):
            if index:
                self._story += [NextPageTemplate(f"{name}{index}"), NewPage()]
            self._story += self.writer.section(section)

    def find_numbers(self) -> None:
        """Count the pages without drawing them."""
        file = UnnamedFile(io.BytesIO(), initialFontName=fonts.FAMILY)
        marks = self._build(file, PageFinder)
        finder = file.canv
        if isinstance(finder, PageFinder):
            self.numbers.update((key, marks.printed[page]) for key, page in finder.pages.items())

    def write(self, path: Path, document: Document, *, invariant: bool) -> int:
        """Write the file; how many pages it has. It is closed too when the user stops meanwhile."""
        with path.open("wb") as stream:
            file = archival_file(stream, document, invariant=invariant)
            file.bookmarks = self.outline
            self._build(file, Canvas)
        return int(file.page)

    def _build(self, file: BaseDocTemplate, canvas: type[Canvas]) -> PageMarks:
        marks = self.marks()
        file.addPageTemplates(page_templates(self.sections, marks, self.name))
        file.build(self.story(), canvasmaker=canvas)
        return marks

    def marks(self) -> PageMarks:
        """What stands around the text; made anew for each time that the pages are laid out."""
        return PageMarks(self._style, self._feet, self.writer.page_notes)

    def story(self) -> list[Flowable]:
        """All that stands on the pages; a list of its own for each time."""
        for flowable in self._story:
            # Marked when it went over to the next page; the second time that would be an error.
            vars(flowable).pop("_postponed", None)
        return list(self._story)
