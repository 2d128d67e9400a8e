"""The pages that a document would have now; nothing is written into the folder of documents."""

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import UserError
from app.services.documents.making.composing import compose
from app.services.documents.making.kept_changes import Change
from app.services.documents.making.tight_tables import tight_tables
from app.services.documents.model.blocks import Document
from app.services.documents.model.styles import DocumentStyle
from app.services.documents.pdf.pages import Blank, PdfPages
from app.services.documents.pdf.places import Places
from app.services.findings.finding import Finding
from app.services.progress import Progress, Steps
from app.services.storage.files.files import described_io
from app.services.storage.files.passing import passing_folder

if TYPE_CHECKING:
    from app.services.storage.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """Pages to look at.

    Attributes:
        title: what it is: title of the document, or name of the file.
        fingerprint: the same for previews that look the same.
        pages: the PDF in memory.
        blanks: lines to fill in by hand.
        content_sha256: of what it says, as the history of made files notes it; empty for a file.
        change: what was changed in this document only, or None.
        places: of the parts of its text; none of a file.
        findings: what the pages show and no list of documents can say.
    """

    title: str
    fingerprint: str
    pages: PdfPages
    blanks: tuple[Blank, ...]
    content_sha256: str = ""
    change: Change | None = None
    places: Places = field(default_factory=Places, compare=False)
    findings: tuple[Finding, ...] = ()


def preview(
    workspace: "Workspace", kind: str, *, year: int | None = None, known: str = ""
) -> Steps[Preview | None]:
    """Make the pages of a document from the present data.

    Args:
        workspace: the open workspace.
        kind: name of the kind.
        year: school year; `catalogue.document_year` when None.
        known: fingerprint of the pages that are shown already.

    Returns:
        The pages, or None when they are the known ones.

    Raises:
        UserError: an unknown kind, or nothing to write the document from.
    """
    yield Progress(0, 2, "Сбор сведений")
    composed = compose(workspace, kind, year)
    shown = composed.fingerprint
    opened = yield from new_pages(composed.document, composed.style, shown, known)
    if opened is None:
        return None
    sha256 = str(composed.origin["content_sha256"])
    title = composed.kind.title
    return replace(
        opened,
        title=title,
        content_sha256=sha256,
        change=composed.change,
        findings=tight_tables(composed),
    )


def new_pages(
    document: Document, style: DocumentStyle, fingerprint: str, known: str
) -> Steps[Preview | None]:
    """The pages of a composed document, the second of two steps; None when they are the known ones.

    Raises:
        EnvironmentProblem: there is no room for a temporary file.
    """
    if fingerprint == known:
        return None
    yield Progress(1, 2, "Вёрстка страниц")
    content, places = _written(document, style)
    return replace(_opened(document.title, fingerprint, content), places=places)


def preview_file(path: Path, title: str = "") -> Steps[Preview]:
    """The pages of a PDF on disk, read into memory; without a title it has the name of the file.

    Raises:
        UserError: it is gone.
        EnvironmentProblem: it cannot be read or is not a PDF that can be shown.
    """
    yield Progress(0, 1, "Чтение файла")
    if not path.is_file():
        raise UserError(f"Файла «{path.name}» больше нет.", "Документ можно сделать снова.")
    with described_io(path):
        content = path.read_bytes()
    return _opened(title or path.name, str(path), content)


def pdf_of(document: Document, style: DocumentStyle) -> bytes:
    """A document as a PDF in memory.

    Raises:
        EnvironmentProblem: there is no room for a temporary file.
    """
    return _written(document, style)[0]


def _written(document: Document, style: DocumentStyle) -> tuple[bytes, Places]:
    from app.services.documents.pdf import render as render_pdf

    with passing_folder() as folder:
        path = folder / "preview-pages.pdf"
        with described_io(path):
            facts = render_pdf.render(document, style, path)
            return path.read_bytes(), facts.places


def _opened(title: str, fingerprint: str, content: bytes) -> Preview:
    pages = PdfPages(content)
    return Preview(title=title, fingerprint=fingerprint, pages=pages, blanks=pages.blanks())
