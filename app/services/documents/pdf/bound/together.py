"""Several documents in one PDF/A file: each with its own pages, numbers, links and outline.

Every document is laid out as it is alone, and all are drawn into one file: what names a place in it
(bookmarks, links, contents) is told apart by the place of the document, and its headings stand
below its own title in the list beside the pages.
"""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import NextPageTemplate, PageTemplate
from reportlab.platypus import PageBreak as NewPage

from app.services.documents.pdf.archival import archival_file
from app.services.documents.pdf.page_marks import page_templates
from app.services.documents.pdf.render import Pages, laid_out

if TYPE_CHECKING:
    from reportlab.platypus.flowables import Flowable

    from app.services.documents.model.blocks import Document
    from app.services.documents.model.styles import DocumentStyle


class Bound(NamedTuple):
    """A document in a file of several, and its title in the list beside the pages."""

    title: str
    pages: Pages


class WrittenTogether(NamedTuple):
    """What was written.

    Attributes:
        begins: the page of the file at which each document begins, from 1.
        pages: of the whole file.
        missing_glyphs: characters that the font lacks and that were printed as a box.
    """

    begins: tuple[int, ...]
    pages: int
    missing_glyphs: tuple[str, ...]


def bind(title: str, document: "Document", style: "DocumentStyle", place: int) -> Bound:
    """Lay a document out for a file of several, where it is the one at `place`."""
    return Bound(title, laid_out(document, style, f"d{place}-"))


def write_together(
    bound: Sequence[Bound], about: "Document", path: Path, *, invariant: bool = False
) -> WrittenTogether:
    """Write documents into one file, in their order.

    Args:
        bound: laid out by `bind`, each at its own place.
        about: what the file says of itself: title, author, subject, keywords.
        path: of the file, which is replaced; it is closed too when the user stops meanwhile.
        invariant: the same documents give the same bytes.
    """
    templates: list[PageTemplate] = []
    story: list[Flowable] = []
    begins: list[int] = []
    for place, one in enumerate(bound):
        pages = one.pages
        own = page_templates(pages.sections, pages.marks(), pages.name)
        own[0].beforeDrawPage = partial(_begin, one, begins, place)
        templates += own
        if place:
            story += [NextPageTemplate(f"{pages.name}0"), NewPage()]
        story += pages.story()
    with path.open("wb") as stream:
        file = archival_file(stream, about, invariant=invariant)
        file.bookmarks = len(bound) + sum(one.pages.outline for one in bound)
        file.addPageTemplates(templates)
        file.build(story, canvasmaker=_SetCanvas)
    missing = set[str]().union(*(one.pages.writer.missing for one in bound))
    return WrittenTogether(tuple(begins), int(file.page), tuple(sorted(missing)))


def _begin(one: Bound, begins: list[int], place: int, canv: Any, doc: Any) -> None:  # noqa: ANN401 - reportlab has no types
    """Enter a document into the list when its first page begins."""
    if len(begins) == place:
        begins.append(doc.page)
        canv.begin_document(one.title, one.pages.name)


class _SetCanvas(Canvas):
    """A canvas on which the documents that it is told of cannot take each other's places."""

    _document = ""

    def begin_document(self, title: str, name: str) -> None:
        """What is drawn from here on belongs to a document."""
        self._document = name
        super().bookmarkPage(name)
        super().addOutlineEntry(title, name, 0, closed=True)

    def bookmarkPage(self, key: str, *places: Any, **named: Any) -> Any:  # noqa: ANN401, N802 - reportlab's
        """A place within the document."""
        return super().bookmarkPage(self._document + key, *places, **named)

    def addOutlineEntry(self, title: str, key: str, level: int = 0, closed: Any = None) -> None:  # noqa: ANN401, N802 - reportlab's
        """An entry below that of the document."""
        super().addOutlineEntry(title, self._document + key, level + 1, closed)

    def linkRect(self, contents: str, destinationname: str, *places: Any, **named: Any) -> Any:  # noqa: ANN401, N802 - reportlab's
        """A link to a place within the document."""
        return super().linkRect(contents, self._document + destinationname, *places, **named)
