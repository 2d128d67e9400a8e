"""The part «docProps/core.xml»: what a file says about itself, without a moment."""

from app.services.documents.docx.oxml import escape
from app.services.documents.docx.package import ROOT, Package
from app.services.documents.model.blocks import Document

_NAME = "docProps/core.xml"
_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_NAMESPACES = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
_LONGEST = 255


def describe(package: Package, document: Document) -> None:
    """Put the title, the author and the like of a document into its file."""
    told = (
        ("dc:title", document.title),
        ("dc:subject", document.subject),
        ("dc:creator", document.author),
        ("cp:keywords", ", ".join(document.keywords)),
        ("cp:lastModifiedBy", document.author),
        ("dc:language", "ru-RU"),
    )
    elements = "".join(f"<{tag}>{escape(_shortened(text))}</{tag}>" for tag, text in told if text)
    package.add(_NAME, _TYPE, f"<cp:coreProperties {_NAMESPACES}>{elements}</cp:coreProperties>")
    package.relate(ROOT, "core-properties", _NAME)


def _shortened(text: str) -> str:
    """A property of the file; Word refuses a longer one."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
