"""Several documents in one file, as for printing all orders of a year at once."""

from collections.abc import Sequence
from dataclasses import replace

from app.services.documents.model.blocks import Document


def joined(documents: Sequence[Document], title: str) -> Document:
    """One document of all sections in their order; the pages of each are counted from its first.

    What the file says about itself is that of the first one, but for the title.

    Raises:
        ValueError: there is none.
    """
    if not documents:
        msg = "no documents to join"
        raise ValueError(msg)
    first, *others = documents
    sections = [*first.sections]
    for document in others:
        begin, *rest = document.sections
        sections += [replace(begin, restart_numbering=True), *rest]
    return replace(first, title=title, sections=tuple(sections), lines=())
