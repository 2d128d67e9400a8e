"""What the tables of a document are called: by their captions and the headings that they are under.

The sheets of a workbook bear these names.
"""

import re
from collections.abc import Iterator

from app.services.documents.model.blocks import Block, Document, Heading
from app.services.documents.model.paragraphs import Paragraph, ParagraphKind
from app.services.documents.model.tables import Table
from app.services.sheets.names import sheet_name, shortened

_LABEL = re.compile(r"^Таблица\s+\d+\s*[–—-]?\s*")
_FOR_WHAT = 14  # characters of a name for what a table shows, beside whom it is about


def sheet_names(document: Document) -> list[str]:
    """Names for the sheets of the tables of a document, in their order, no two alike."""
    names: list[str] = []
    for title in _titles(document):
        names.append(sheet_name(title, names))
    return names


def _titles(document: Document) -> Iterator[str]:
    for section in document.sections:
        heading, before = Heading(document.title, level=0), None
        for block in section.blocks:
            if isinstance(block, Heading):
                heading = block
            elif isinstance(block, Table):
                yield _title(heading, before)
            before = block


def _title(heading: Heading, before: Block | None) -> str:
    """A caption names its table; so does what leads up to it, for whom the heading names."""
    if not isinstance(before, Paragraph):
        return heading.text
    text = "".join(run.text for run in before.runs)
    if before.kind is ParagraphKind.CAPTION:
        return _LABEL.sub("", text)
    # A sentence («По состоянию на 30.11.2026.») is no name.
    if before.kind is not ParagraphKind.LEAD or text.rstrip().endswith((".", ":")):
        return heading.text
    return f"{shortened(text, _FOR_WHAT)} {heading.text}" if heading.level else text
