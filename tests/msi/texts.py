"""The words of a document, whatever its file looks like."""

from pathlib import Path

import pypdfium2
from docx import Document


def text_of(path: Path) -> str:
    """Everything that can be read in a DOCX or a PDF."""
    if path.suffix == ".docx":
        body = Document(str(path)).element.body
        return "\n".join("".join(part.itertext()) for part in body)
    document = pypdfium2.PdfDocument(path)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()
