"""The facts put into a text: the blocks of a document, and what is still to be entered."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Generic, NamedTuple, TypeVar

from app.services.documents import facts as common
from app.services.documents.file_names import file_title
from app.services.documents.model.blocks import (
    AnnexMark,
    Block,
    Document,
    Heading,
    Section,
    Subject,
)
from app.services.documents.model.form_blocks import CornerHead, LetterHead, TitlePage
from app.services.documents.model.geometry import USUAL_EDGES, Edges, Orientation
from app.services.documents.model.list_ends import ended_lists
from app.services.documents.model.paragraphs import ListItem, Paragraph
from app.services.documents.model.tables import Table
from app.services.documents.publication import published
from app.services.documents.text import head
from app.services.documents.text.marks.page_parts import FOOT
from app.services.documents.text.outline import NO_ROW, Known, Outline, PointNumbers
from app.services.documents.text.tree import (
    ROW_NUMBER,
    SECTION,
    Annex,
    DocumentText,
    Grid,
    Marked,
    NewDocument,
    Node,
    Part,
    Passport,
    Pieces,
    Sort,
    anchor_of,
)
from app.services.documents.text.vocabulary import RowValues, Vocabulary
from app.services.documents.text.whole.checking import is_approved
from app.services.documents.text.whole.filling_marks import MarkMaker, addressed
from app.services.documents.text.whole.filling_tables import Tables
from app.services.documents.text.whole.naming import Annexes
from app.services.documents.text.whole.typed_texts import with_typed_texts
from app.services.documents.text.wording import Speaker
from app.services.findings.finding import Finding

T = TypeVar("T")
_MANY_COLUMNS = 5  # a table of so many and more starts on a sheet that lies
_UPRIGHT = (LetterHead, CornerHead, TitlePage)  # what begins a document keeps its sheet upright
_DEEPEST = 2  # level of a point that looks different
_LETTERS = "абвгдежзиклмнопрстуфхцчшщэюя"


class Filled(NamedTuple):
    """A document made of a text, and the facts that it prints as lines to fill in."""

    document: Document
    findings: tuple[Finding, ...]


def fill(tree: DocumentText, words: Vocabulary[T], facts: T) -> Filled:
    """Fill a text that was checked against the words.

    For publication the figures of small groups are hidden, see `publication`.
    """
    filler = _Filler(tree, words, facts)
    document = filler.document()
    return Filled(document, tuple(filler.speaker.findings))


def lacking(tree: DocumentText, words: Vocabulary[T], facts: T) -> tuple[Finding, ...]:
    """What `fill` would print as lines to fill in; rows are looked at, no table is made of them."""
    filler = _Filler(tree, words, facts, with_tables=False)
    filler.document()
    return tuple(filler.speaker.findings)


def file_name(tree: DocumentText, words: Vocabulary[T], facts: T) -> str:
    """Readable name of the file, without the suffix."""
    speaker = Speaker(Known(words, facts), Outline(()))
    line = tree.head.get(head.FILE_NAME, tree.head[head.TITLE])
    return file_title([speaker.plain(part, NO_ROW) for part in _parts(line.words)])


def _parts(pieces: Pieces) -> Iterator[Pieces]:
    """What stands between the semicolons of the text; those of values divide nothing."""
    part: Pieces = ()
    for piece in pieces:
        if not isinstance(piece, str):
            part = (*part, piece)
            continue
        first, *others = piece.split(head.PARTS)
        part = (*part, first)
        for other in others:
            yield part
            part = (other,)
    yield part


class _Filler(Generic[T]):
    def __init__(
        self, tree: DocumentText, words: Vocabulary[T], facts: T, *, with_tables: bool = True
    ) -> None:
        self._with_tables = with_tables
        annexes = Annexes(tree, words, facts)
        self._known = Known(words, facts, annexes.has)
        self._tree = tree
        hidden = self._of_head(head.HIDDEN, NO_ROW, Speaker(self._known, Outline(())))
        self._own: RowValues = {head.HIDDEN: hidden}
        nodes, unfit = with_typed_texts(tree.nodes, words, facts)
        chosen = list(annexes.of(self._known.chosen(nodes, self._own)))
        self._outline = Outline(chosen, self._known.has_picture)
        self.speaker = Speaker(self._known, self._outline)
        self.speaker.lacks(unfit)
        self._tables = Tables(self._known, self.speaker)
        self._foot: list[str] = []
        self._blocks: list[Block] = []
        self._lines: list[int] = []  # of the text, one for each block
        self._start_counting()

    def _start_counting(self) -> None:
        """Points and headings of an annex are counted anew."""
        self._points = PointNumbers()
        self._headings: dict[int, int] = {}
        self._letter = 0
        self._tables.is_first = True

    @property
    def _marks(self) -> MarkMaker[T]:
        # Kept, it and the filler would hold each other and all facts until the collector comes.
        return MarkMaker(self._known, self.speaker, self._made)

    def document(self) -> Document:
        typed = tuple(self._sections())
        sections = tuple(section for section, _lines in typed)
        subject = next((one.text for one in sections[0].blocks if isinstance(one, Subject)), "")
        row: RowValues = {**self._own, head.SUBJECT: subject}
        document = Document(
            title=self._head(head.TITLE, row),
            sections=sections,
            author=self._head(head.AUTHOR, row),
            subject=self._head(head.TOPIC, row),
            lines=tuple(lines for _section, lines in typed),
        )
        if head.IS_PUBLIC in self._known.words.flags and self._known.flag(head.IS_PUBLIC):
            return published(document, str(self._own[head.HIDDEN]))
        return document

    def _head(self, name: str, row: RowValues) -> str:
        return self._of_head(name, row, self.speaker)

    def _of_head(self, name: str, row: RowValues, speaker: Speaker[T]) -> str:
        line = self._tree.head.get(name)
        return "" if line is None else speaker.plain(line.words, row)

    def _sections(self) -> Iterator[tuple[Section, tuple[int, ...]]]:
        """The sheets that something is printed on, with the lines of their blocks.

        A document that says nothing is an empty one.
        """
        is_first, restarts = True, False
        sheet, edges = self._head(head.SHEET, self._own), USUAL_EDGES
        for node, row in self._outline.nodes:
            following = _sheet_of(node)
            if following is not None:
                if self._blocks:
                    yield self._section(sheet, edges, restarts=restarts)
                    is_first = restarts = False
                # A sheet that is said to have other edges only lies as the one before.
                sheet = following[0] or (sheet if isinstance(node, Part) else "")
                edges = following[1]
                # The foot of a sheet that prints nothing is that of the one in its place.
                if self._blocks or not isinstance(node, Part):
                    self._foot = []
                self._blocks, self._lines = [], []
            restarts |= isinstance(node, NewDocument) and not is_first
            made = self._made(node, row)
            self._blocks += made
            self._lines += [node.line] * len(made)
        if self._blocks or is_first:
            yield self._section(sheet, edges, restarts=restarts)

    def _section(
        self, sheet: str, edges: Edges, *, restarts: bool
    ) -> tuple[Section, tuple[int, ...]]:
        lies = sheet == head.LANDSCAPE
        if not lies and sheet != head.PORTRAIT:
            lies = self._lies(chosen=sheet == head.FROM_SETTINGS)
        side = Orientation.LANDSCAPE if lies else Orientation.PORTRAIT
        blocks, lines = addressed(self._blocks, self._lines)
        around = replace(edges, foot="\n".join(self._foot))
        return Section(ended_lists(blocks), side, restarts, around), tuple(lines)

    def _lies(self, *, chosen: bool) -> bool:
        """Whether a sheet lies that no text says it of: as is `chosen`, else by its tables."""
        flags = self._known.words.flags
        if chosen and self._known.flag(head.LIES):
            return True
        if head.STANDS in flags and self._known.flag(head.STANDS):
            return False
        return _has_wide_table(self._blocks)

    def _made(self, node: Node, row: RowValues) -> Sequence[Block]:
        if not (isinstance(node, Part) and node.sort is Sort.POINT):
            self._points.pass_by(node)
        match node:
            case Annex():
                self._start_counting()
                return [self._annex(node, row)]
            case NewDocument():
                self._start_counting()
                return []
            case Marked():
                self._letter = 0
                if node.name == FOOT:
                    self._foot += filter(None, [self.speaker.plain(node.words, row)])
                return self._marks.fill(node, row)
            case Grid() if not self._with_tables:
                self._tables.look_over(node, row)
                return []
            case Grid():
                return [self._tables.grid(node, row)]
            case Passport():
                return [self._tables.passport(node, row)]
            case Part():
                block = self._part(node, row)
                return [] if block is None else [block]
            case _:
                raise AssertionError(node)

    def _annex(self, node: Annex, row: RowValues) -> AnnexMark:
        title = common.annex_title(*self._outline.annexes[node.key])
        mark = self.speaker.plain(node.mark, row)
        lines = [title, mark] if mark else [title]
        approval = self._known.words.approval
        if is_approved(node.mark) and approval is not None:
            lines += approval.value(self._known.facts)
            self.speaker.lacks(approval.lacking(self._known.facts))
        return AnnexMark(tuple(lines))

    def _part(self, node: Part, row: RowValues) -> Block | None:
        if node.sort not in (Sort.LETTER, Sort.TEXT):
            self._letter = 0
        match node.sort:
            case Sort.HEADING:
                return self._heading(node, row)
            case Sort.SHEET:
                return None
            case Sort.READY:
                block = self._marks.ready(node.key)
                if isinstance(block, AnnexMark):
                    self._start_counting()
                return block
            case _:
                return self._running(node, row)

    def _running(self, node: Part, row: RowValues) -> Block | None:
        """A paragraph or an item of a list; a paragraph that says nothing is left out."""
        runs = self.speaker.runs(node.words, row)
        match node.sort:
            case Sort.POINT:
                label = self._points.label(node)
                if not runs:
                    self.speaker.says_nothing(node.line, label)
                return ListItem(label, runs, min(node.level, _DEEPEST))
            case Sort.LETTER:
                self._letter += 1
                return ListItem(f"{_LETTERS[(self._letter - 1) % len(_LETTERS)]})", runs)
            case Sort.DASH:
                return ListItem("–", runs)
            case _:
                return Paragraph(runs) if runs else None

    def _heading(self, node: Part, row: RowValues) -> Heading:
        """A heading, which may name its number among those of its level."""
        level = node.level - 1
        self._headings[level] = self._headings.get(level, 0) + 1
        if self._headings[level] > 1:
            self._tables.is_first = False
        numbered = {ROW_NUMBER: str(self._headings[level]), **row}
        anchor = anchor_of(SECTION, node.key) if node.key else ""
        return Heading(self.speaker.plain(node.words, numbered), level, anchor)


def _has_wide_table(blocks: Sequence[Block]) -> bool:
    """Whether a table of many columns is among the blocks; a sheet with a letterhead stands."""
    wide = any(isinstance(block, Table) and len(block.columns) >= _MANY_COLUMNS for block in blocks)
    return wide and not any(isinstance(block, _UPRIGHT) for block in blocks)


def _sheet_of(node: Node) -> tuple[str, Edges] | None:
    """The sheet that a part begins, with what is around its text, or None."""
    if isinstance(node, Annex | NewDocument):
        return node.sheet, node.edges
    if isinstance(node, Part) and node.sort is Sort.SHEET:
        return node.key, node.edges
    return None
