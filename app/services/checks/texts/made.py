"""The texts of a document as it would be made."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import TYPE_CHECKING

from app.services.checks.texts.typed import TypedText
from app.services.documents.model.blocks import AnnexMark, Block, Heading
from app.services.documents.model.images import Image
from app.services.documents.model.paragraphs import Run
from app.services.findings.links import ToDocument
from app.services.language.numbers import NBSP
from app.services.language.sentences import quoted, titled

_LETTER = re.compile(r"[^\W\d_]")

if TYPE_CHECKING:
    from datetime import date

    from app.services.documents.making.composing import Composed


def made_texts(composed: "Composed", issued_on: "date | None" = None) -> Iterator[TypedText]:
    """The texts of a document, a paragraph or a cell each, below which heading each stands first.

    A figure alone says nothing that is not told where it is entered, and what is said again says
    nothing new: of the note on 800 schools 2,400 texts of 149,000 are left.

    Args:
        composed: the document.
        issued_on: the day of the order that it is, or None; its annexes have none.
    """
    kind = composed.kind
    place = ""
    said: set[str] = set()
    for section in composed.document.sections:
        for block in section.blocks:
            if isinstance(block, Heading):
                place = titled(block.text)
            elif isinstance(block, AnnexMark):
                place, issued_on = block.lines[0] if block.lines else "", None
            for text in block_texts(block):
                if text in said or not _LETTER.search(text):
                    continue
                said.add(text)
                yield TypedText(
                    text=text,
                    where=f"Документ {quoted(kind.title)}{f', {place}' if place else ''}",
                    document=kind.kind,
                    link=ToDocument(kind.kind),
                    sort="document",
                    issued_on=issued_on,
                )


def block_texts(block: Block) -> Iterator[str]:
    """What is printed of a block, with ordinary spaces."""
    for text in _texts(block):
        if plain := text.replace(NBSP, " ").strip():
            yield plain


def _texts(node: object) -> Iterator[str]:
    if isinstance(node, str):
        if not isinstance(node, Enum):
            yield node
    elif isinstance(node, tuple):
        parts: tuple[object, ...] = node
        runs = [part for part in parts if isinstance(part, Run)]
        if runs:
            yield "".join(run.text for run in runs)
        else:
            for part in parts:
                yield from _texts(part)
    elif is_dataclass(node) and not isinstance(node, Image):
        for part in fields(node):
            if part.name != "anchor":
                yield from _texts(getattr(node, part.name))
