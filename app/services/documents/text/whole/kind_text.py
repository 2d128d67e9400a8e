"""The text of a kind as it comes with the program, `resources/documents/<kind>.txt`."""

from collections.abc import Mapping
from contextlib import suppress
from copy import copy
from functools import cache, cached_property
from typing import Generic, Self, TypeVar

from app import paths
from app.services.documents.model.blocks import Document
from app.services.documents.stored import base_of
from app.services.documents.text import head
from app.services.documents.text.slips import Slip
from app.services.documents.text.tree import DocumentText, Grid, Part, Sort, walk
from app.services.documents.text.vocabulary import Vocabulary
from app.services.documents.text.whole.checking import check_tree
from app.services.documents.text.whole.filling import Filled, file_name, fill, lacking
from app.services.documents.text.whole.naming import Annexes
from app.services.documents.text.whole.reading import read
from app.services.documents.text.whole.sharing import Parts, SharedPart, parts_of, whole
from app.services.findings.finding import Finding
from app.services.program_files import ProgramFileError, program_text

T = TypeVar("T")
FOLDER = "documents"


def source(kind: str) -> str:
    """The text of a kind as it stands in the file of the program; of a copy that of its original.

    Raises:
        ProgramFileError: the file is missing or no text.
    """
    return program_text(*_parts(kind))


def texts_of_program() -> list[str]:
    """Names of the kinds whose texts come with the program."""
    return sorted(path.stem for path in paths.resource(FOLDER).glob("*.txt"))


@cache
def program_tree(kind: str) -> DocumentText:
    """The text of a kind as the program brings it, read once; shared parts stand by name.

    Raises:
        ProgramFileError: its file is missing or damaged.
    """
    tree = read(source(kind))
    _refuse(kind, tree.slips)
    if not head_line(tree, head.TITLE):
        raise damaged(kind, "в нём нет названия документа")
    return tree


@cache
def program_parts() -> Parts:
    """The parts of the program's texts that others may print, by name.

    Those of a text that is missing or damaged are not there.
    """
    parts: dict[str, SharedPart] = {}
    for kind in texts_of_program():
        with suppress(ProgramFileError):
            tree = program_tree(kind)
            parts.update(parts_of(kind, head_line(tree, head.TITLE), tree))
    return parts


@cache
def _whole_of(kind: str) -> DocumentText:
    return whole(program_tree(kind), program_parts())


def forget_program_texts() -> None:
    """Let the texts of the program be read again: another program lies where this one did."""
    for read_once in (program_tree, program_parts, _whole_of):
        read_once.cache_clear()


def head_line(tree: DocumentText, name: str) -> str:
    """A line of the head that has no fields, or an empty text."""
    line = tree.head.get(name)
    return "" if line is None else head.said(line.words)


def column_titles(kind: str, rows: str) -> Mapping[str, str]:
    """Titles of the columns of a table of the program's text, by their names, in typed order.

    Raises:
        ProgramFileError: the text is missing or damaged.
    """
    grids = [
        node for node in walk(_whole_of(kind).nodes) if isinstance(node, Grid) and node.rows == rows
    ]
    return {column.key: head.said(column.title) for grid in grids for column in grid.columns}


class KindText(Generic[T]):
    """A kind's own text with the words that it is checked against and filled from."""

    def __init__(self, kind: str, words: Vocabulary[T]) -> None:
        self.kind, self.words = kind, words

    @cached_property
    def tree(self) -> DocumentText:
        """The checked text, with the shared parts that it prints.

        Raises:
            ProgramFileError: its file, or that of a part, is missing or damaged.
        """
        tree, parts = program_tree(self.kind), program_parts()
        _refuse(self.kind, check_tree(tree, self.words, parts))
        return whole(tree, parts, self.words)

    def saying(self, tree: DocumentText, parts: Parts | None = None) -> Self:
        """The same kind with another text, which was checked against its words.

        Args:
            tree: as it was read.
            parts: what it may print of other texts; those of the program where none are told.
        """
        other = copy(self)
        other.tree = whole(tree, program_parts() if parts is None else parts, self.words)
        return other

    @property
    def title(self) -> str:
        """Name of the kind."""
        return head_line(program_tree(self.kind), head.TITLE)

    @property
    def description(self) -> str:
        """One sentence about it."""
        return head_line(program_tree(self.kind), head.DESCRIPTION)

    @property
    def is_order(self) -> bool:
        """Whether it gets a number and a date in the register of orders."""
        return head_line(program_tree(self.kind), head.IS_ORDER).casefold() == head.YES

    def fill(self, facts: T) -> Filled:
        """The document, and what it prints as lines to fill in."""
        return fill(self.tree, self.words, facts)

    def annexes(self, facts: T) -> Annexes[T]:
        """Which annexes are printed."""
        return Annexes(self.tree, self.words, facts)

    def has_typed_texts(self, facts: T) -> bool:
        """Whether it prints a text that the user typed in the language of documents."""
        named = (
            node.key
            for node in walk(self.tree.nodes)
            if isinstance(node, Part) and node.sort is Sort.READY
        )
        texts = self.words.texts
        return any(texts[name](facts).strip() for name in named if name in texts)

    def lacking(self, facts: T) -> tuple[Finding, ...]:
        """What `fill` would print as lines to fill in, without making the document."""
        return lacking(self.tree, self.words, facts)

    def compose(self, facts: T) -> Document:
        """The document."""
        return self.fill(facts).document

    def file_title(self, facts: T) -> str:
        """Readable name of its file, without the suffix."""
        return file_name(self.tree, self.words, facts)


def _parts(kind: str) -> tuple[str, str]:
    return FOLDER, f"{base_of(kind)}.txt"


def damaged(kind: str, what: str) -> ProgramFileError:
    """What is raised for a text of the program that cannot be used."""
    return ProgramFileError(_parts(kind), f"повреждён: {what}")


def _refuse(kind: str, slips: tuple[Slip, ...]) -> None:
    if slips:
        raise damaged(kind, f"{slips[0]}".rstrip("."))
