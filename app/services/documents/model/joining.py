"""Several documents in one file, as for printing all orders of a year at once."""

from collections.abc import Sequence
from dataclasses import replace

from app.services.documents.model.blocks import Block, Document
from app.services.documents.model.inline import Reference
from app.services.documents.model.paragraphs import Text
from app.services.documents.model.runs import Anchored, changed, references, with_blocks


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
    for number, document in enumerate(others, start=2):
        begin, *rest = _apart(document, f"{number}: ").sections
        sections += [replace(begin, restart_numbering=True), *rest]
    return replace(first, title=title, sections=tuple(sections), lines=())


def _apart(document: Document, prefix: str) -> Document:
    """The document with a prefix to all that places are called by, so that none is another's."""

    def renamed(runs: Text) -> Text:
        return tuple(
            replace(run, special=replace(run.special, name=prefix + run.special.name))
            if isinstance(run.special, Reference)
            else run
            for run in runs
        )

    if not any(True for _one in references(document)):
        return document
    return with_blocks(document, lambda block: changed(_prefixed(block, prefix), renamed))


def _prefixed(block: Block, prefix: str) -> Block:
    named = isinstance(block, Anchored) and block.anchor
    return replace(block, anchor=prefix + named) if named else block
