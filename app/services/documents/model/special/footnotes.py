"""Footnotes counted: those of running text through the document, those of a table by itself.

No page of a table has a foot of its own: there the notes stand under the table, with a bracket, so
that they are not taken for those of the page. So do the notes of a paragraph that has so many that
they would leave no room for it.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count

from app.services.documents.model.blocks import Block, Document
from app.services.documents.model.form_blocks import SideBySide
from app.services.documents.model.inline import Footnote
from app.services.documents.model.paragraphs import ListItem, Paragraph, ParagraphKind, Run, Text
from app.services.documents.model.runs import changed, runs_of
from app.services.documents.model.tables import Table
from app.services.language.numbers import NBSP

RAISED = Footnote("")  # a mark whose note stands elsewhere
_MOST_LETTERS = 1500  # of the notes of one paragraph: a third of a page


def counted(document: Document) -> Document:
    """The document with the numbers of its footnotes as their marks; those of tables below them."""
    if not any(_has_notes(block) for section in document.sections for block in section.blocks):
        return document
    numbers = count(1)
    sections, lines = [], []
    for section, made_of in document.lined:
        blocks = [
            (one, line)
            for block, line in zip(section.blocks, made_of, strict=True)
            for one in _with_notes(block, numbers)
        ]
        sections.append(replace(section, blocks=tuple(block for block, _line in blocks)))
        lines.append(tuple(line for _block, line in blocks))
    return replace(document, sections=tuple(sections), lines=tuple(lines) if document.lines else ())


def _has_notes(block: Block) -> bool:
    return any(isinstance(run.special, Footnote) for runs in runs_of(block) for run in runs)


def _with_notes(block: Block, numbers: Iterator[int]) -> Iterator[Block]:
    """A block, and behind it the notes that cannot stand at the foot of its page."""
    if not _has_notes(block):
        yield block
    elif isinstance(block, Table | SideBySide) or _letters(block) > _MOST_LETTERS:
        notes: dict[str, str] = {}
        yield changed(block, lambda runs: tuple(_below(runs, notes)))
        for text, number in notes.items():
            mark = Run(number, special=RAISED)
            yield Paragraph((mark, Run(f"{NBSP}{text}")), ParagraphKind.NOTE)
    else:
        yield changed(block, lambda runs: tuple(_at_foot(runs, numbers)))


def _letters(block: Block) -> int:
    assert isinstance(block, Paragraph | ListItem)
    notes = (run.special for run in block.runs)
    return sum(len(note.text) for note in notes if isinstance(note, Footnote))


def _at_foot(runs: Text, numbers: Iterator[int]) -> Iterator[Run]:
    for run in runs:
        if isinstance(run.special, Footnote):
            if run.text:
                yield replace(run, special=None)
            yield Run(str(next(numbers)), special=run.special)
        else:
            yield run


def _below(runs: Text, notes: dict[str, str]) -> Iterator[Run]:
    """The runs with their marks; notes of the same words, as rows repeat them, have one mark."""
    for run in runs:
        if not isinstance(run.special, Footnote):
            yield run
            continue
        if run.text:
            yield replace(run, special=None)
        yield Run(notes.setdefault(run.special.text, f"{len(notes) + 1})"), special=RAISED)
