"""What a file says about itself, without a moment."""

from app.services.documents.docx.package import Package
from app.services.documents.model.blocks import Document

_LONGEST = 255


def describe(package: Package, document: Document) -> None:
    """Put the title, the author and the like of a document into its file."""
    told = package.properties
    told.title = _shortened(document.title)
    told.subject = _shortened(document.subject)
    told.author = told.last_modified_by = _shortened(document.author)
    told.keywords = _shortened(", ".join(document.keywords))
    told.language = "ru-RU"


def _shortened(text: str) -> str:
    """A property of the file; a longer one is refused by python-docx and by Word."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
