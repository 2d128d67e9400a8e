"""References filled with what is really printed where they lead: numbers, titles, pages.

A place is what has an anchor: a heading, a point, a caption, a figure, the mark of an annex. In the
core it is a key, as contents have them, and the reference a run that leads to it.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from app.services.documents.model.blocks import BLANK, AnnexMark, Block, Document, Heading
from app.services.documents.model.form_blocks import Figure
from app.services.documents.model.inline import Reference, Shown
from app.services.documents.model.paragraphs import ListItem, Paragraph, Run, Text
from app.services.documents.model.runs import Anchored, changed, references, with_blocks
from app.services.language.numbers import NBSP

NO_PAGES: Mapping[str, int] = {}
_UNKNOWN_PAGE = "00"  # as wide as most numbers that take its place
_KEY = "_Ref"
_NUMBERED = re.compile(rf"((?:\d+\.)*\d+)\.?[ {NBSP}]")
_SERIAL = re.compile(rf"\w+[ {NBSP}]((?:[А-ЯЁ]\.)?\d+(?:\.\d+)*)")
_ANNEX = re.compile(rf"№[ {NBSP}]?\d+")


class _Place(NamedTuple):
    """Where a reference leads: the key of a paragraph, and what is printed as its number."""

    key: str
    number: str


def referring(document: Document, pages: Mapping[str, int]) -> Document:
    """The document with its anchors as keys and every reference filled.

    A reference to what is not printed is a line to fill in.
    """
    places = _places(document)
    if not places and not any(True for _one in references(document)):
        return document
    keys = {name: place.key for name, place in places.items()}

    def filled(runs: Text) -> Text:
        return _filled(runs, places, pages)

    return with_blocks(document, lambda block: changed(_keyed(block, keys), filled))


def names_pages(document: Document) -> bool:
    """Whether a text of the document says on which page something stands."""
    return any(one.shown is Shown.PAGE for one in references(document))


def _places(document: Document) -> dict[str, _Place]:
    places: dict[str, _Place] = {}
    for section in document.sections:
        for block in section.blocks:
            if isinstance(block, Anchored) and _is_place(block) and block.anchor not in places:
                places[block.anchor] = _Place(f"{_KEY}{len(places) + 1}", _number_of(block))
    return places


def _is_place(block: Anchored) -> bool:
    """Whether a block has a name, and a paragraph that can be led to: a bare figure has none."""
    return bool(block.anchor) and not (isinstance(block, Figure) and not block.caption)


def _number_of(block: Anchored) -> str:
    """What a reference prints of a block: its number, or its words in quotation marks."""
    match block:
        case AnnexMark(lines):
            number = _ANNEX.search(lines[0])
            return number[0] if number else ""
        case ListItem(label):
            return label.rstrip(".)")
        case Heading(text):
            number = _NUMBERED.match(text)
        case Figure(caption=text):
            number = _SERIAL.match(text)
        case Paragraph(runs):
            text = "".join(run.text for run in runs)
            number = _SERIAL.match(text)
    if number:
        return number[1]
    return f"«{text}»" if text else BLANK


def _keyed(block: Block, keys: dict[str, str]) -> Block:
    """A block with the key as its anchor; one that is there before leads nowhere."""
    if isinstance(block, Anchored) and block.anchor:
        return replace(block, anchor=keys.pop(block.anchor, ""))
    return block


def _filled(runs: Text, places: Mapping[str, _Place], pages: Mapping[str, int]) -> Text:
    if not any(isinstance(run.special, Reference) for run in runs):
        return runs
    filled: list[Run] = []
    for run in runs:
        one = run
        if isinstance(run.special, Reference):
            one = _run(run, run.special, places.get(run.special.name), pages)
            if filled and filled[-1].text.endswith(" ") and one.text[:1] not in ("", "«"):
                filled[-1] = replace(filled[-1], text=f"{filled[-1].text[:-1]}{NBSP}")
        filled.append(one)
    return tuple(filled)


def _run(run: Run, reference: Reference, place: _Place | None, pages: Mapping[str, int]) -> Run:
    if place is None:
        return replace(run, text=run.text or BLANK, special=None)
    shown = place.number
    if reference.shown is Shown.PAGE:
        shown = str(pages.get(place.key, _UNKNOWN_PAGE))
    return replace(run, text=run.text or shown, special=replace(reference, name=place.key))
