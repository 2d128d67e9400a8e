"""Where footnotes and references filled on the pages may stand: in running text and in cells."""

from collections.abc import Iterator

from app.services.documents.text.marks.paragraphs import NAMES
from app.services.documents.text.tree import (
    LINKED,
    Annex,
    Grid,
    Marked,
    MarkRow,
    Node,
    Note,
    Part,
    Passport,
    PassportRow,
    Pieces,
    Reference,
    Sort,
    wordings,
)

_RUNNING = frozenset((Sort.TEXT, Sort.POINT, Sort.LETTER, Sort.DASH))
_PARAGRAPHS = frozenset(NAMES.values())


def specials(pieces: Pieces) -> Iterator[Note | Reference]:
    """The notes in a text, and the references that are filled when the pages are laid out."""
    for piece in wordings(pieces):
        if isinstance(piece, Note) or (isinstance(piece, Reference) and piece.what in LINKED):
            yield piece


def misplaced(node: Node) -> Iterator[Note | Reference]:
    """Those of a node where only letters are printed: in titles, in a mark, inside of a note."""
    for words in _plain(node):
        yield from specials(words)
    for words in _running(node):
        for piece in specials(words):
            if isinstance(piece, Note):
                yield from specials(piece.words)


def _plain(node: Node) -> Iterator[Pieces]:
    match node:
        case Part() if node.sort not in _RUNNING:
            yield node.words
        case Annex():
            yield node.mark
        case Grid():
            for column in node.columns:
                yield from (*column.over, column.title)
            yield node.section
        case Passport():
            yield from node.titles
        case PassportRow():
            yield node.name
        case Marked():
            yield from (*node.cells, node.title)
            yield () if node.name in _PARAGRAPHS else node.words
        case MarkRow():
            yield from node.cells
        case _:
            pass


def _running(node: Node) -> Iterator[Pieces]:
    match node:
        case Part() if node.sort in _RUNNING:
            yield node.words
        case Marked() if node.name in _PARAGRAPHS:
            yield node.words
        case Grid():
            yield from (column.words for column in node.columns)
            yield from node.totals
        case _:
            pass
