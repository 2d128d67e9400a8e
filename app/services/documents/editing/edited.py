"""A text that is being edited: what it can say, its slips, and its pages while it is typed.

`EditedText` is what the window of the editor asks; a text of a kind is one, the filled text of one
document another.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, Protocol

from app.errors import KnownProblem, UserError
from app.services.documents.making import own_texts, preview, texts
from app.services.documents.making.catalogue import KINDS, standing_kind
from app.services.documents.making.composing import Gathered, gather, typed_fingerprint
from app.services.documents.making.offered_words import Offered, offered, offered_parts
from app.services.documents.making.own_kinds import is_own
from app.services.documents.model.typography import glue
from app.services.documents.stored import StoredSettings, base_of
from app.services.documents.text import head
from app.services.documents.text.slips import Slip
from app.services.documents.text.tree import DocumentText
from app.services.documents.text.typed_head import typed_lines, with_lines, without_lines
from app.services.documents.text.typed_lines import unwrapped
from app.services.documents.text.whole.kind_text import head_line, program_tree
from app.services.documents.text.whole.reading import read
from app.services.documents.text.whole.sharing import printed_parts
from app.services.language.sentences import listed, quoted
from app.services.progress import Progress, Steps

if TYPE_CHECKING:
    from app.services.documents.making.preview import Preview
    from app.services.log.changes import Changes
    from app.services.storage.workspace import Workspace


class Said(NamedTuple):
    """What the window says of a text and of the one that can be gone back to."""

    differs: str
    back: str
    ours: str
    theirs: str


OF_A_KIND = Said("Что отличается от нашего", "Вернуть наш текст", "Наш текст", "Ваш текст")


_OTHERS = "Файл не взят: это текст документа {}."
_SHARED_WITH = "Общая часть этого текста печатается и здесь: {}. Изменения попадут и туда."
_MOST_NAMED = 2
_SHARES = "В каком документе изменить общую часть, сказано под текстом, когда курсор на её строке."
_NEWER = "Наш текст с тех пор изменился, посмотрите, что отличается."


class EditedText(Protocol):
    """What is edited; `offered` and `pages` may take long the first time, for the worker.

    Lines of the head that nobody but the program changes are not seen; the numbers of all lines
    are those of what is seen.

    Attributes:
        title: of the document.
        subject: the same for the same document, for what shows its pages.
        original: the text that can be gone back to.
        said: how the two are called.
        remark: what is to be known when it is opened, or empty.
    """

    title: str
    subject: str
    original: str
    said: Said
    remark: str

    def standing(self) -> str:
        """The text as it is stored, else the original one."""
        ...

    def slips(self, text: str) -> Sequence[Slip]:
        """What is wrong in a text, in the order of its lines."""
        ...

    def as_file(self, text: str) -> str:
        """The whole text, with the lines that are not seen."""
        ...

    def from_file(self, text: str) -> str:
        """What is seen of a whole text.

        Raises:
            UserError: it is the text of another kind of documents.
        """
        ...

    def offered(self) -> Sequence[Offered]:
        """What may be put into the text."""
        ...

    def pages(self, text: str, known: str) -> "Steps[Preview | None]":
        """The pages that a text without slips makes now, None when they are the known ones.

        Raises:
            UserError: the document cannot be made yet.
        """
        ...

    def store(self, text: str) -> "Changes":
        """Keep a text; the original one is not stored.

        Raises:
            SlipsError: it has slips; nothing was stored.
        """
        ...


class EditedKind:
    """The text of a kind, tried on the document of a year of work; the data are read once."""

    said = OF_A_KIND

    def __init__(self, workspace: "Workspace", kind: str, year: int) -> None:
        """Look at a kind.

        Raises:
            UserError: there is no such kind.
            ProgramFileError: its text is damaged, so that its words are not known.
        """
        stored = StoredSettings.read(workspace)
        known = standing_kind(stored, kind)
        self._workspace, self._kind, self._year = workspace, known, year
        self._text = self._kind.require_text()
        original = unwrapped(texts.original_of(workspace, kind))
        self._unseen = typed_lines(original, head.FIXED)
        self.title = self._kind.title
        self.subject = f"{kind} {year}"
        self.original = without_lines(original, head.FIXED)
        own = own_texts.own_text(stored, self._text)
        self._parts = own_texts.parts_in_force(stored, self._text.words)
        newer = _NEWER if own is not None and own.is_behind else ""
        self.remark = " ".join(filter(None, (newer, *self._shares())))

    def _shares(self) -> Iterator[str]:
        """Who prints a part of this text, and whose parts it prints."""
        others = texts.sharing(self._workspace, self._kind.kind)
        if others and not is_own(self._kind.kind):
            yield _SHARED_WITH.format(listed([quoted(one.title) for one in others], _MOST_NAMED))
        printed = printed_parts(self._tree(self.standing()), self._parts)
        if printed:
            yield _SHARES

    @cached_property
    def _gathered(self) -> Gathered | KnownProblem:
        try:
            return gather(self._workspace, self._kind.kind, self._year)
        except KnownProblem as problem:
            return problem

    def standing(self) -> str:
        """What the department uses."""
        own = own_texts.kept_text(self._workspace, self._kind.kind)
        return self.original if own is None else without_lines(own, head.FIXED)

    def slips(self, text: str) -> Sequence[Slip]:
        """What does not fit the words of the kind."""
        return texts.check_tree_of(self._kind.kind, self._tree(text))

    def as_file(self, text: str) -> str:
        """With the lines that tell whose text it is."""
        return with_lines(text, self._unseen)

    def from_file(self, text: str) -> str:
        """Without them, whatever unknown kind they name.

        Raises:
            UserError: they name another kind.
        """
        kind = head_line(read(text), head.KIND)
        if kind in KINDS and kind != base_of(self._kind.kind):
            raise UserError(_OTHERS.format(quoted(KINDS[kind].title)))
        return without_lines(text, head.FIXED)

    def _tree(self, text: str) -> DocumentText:
        """What is seen as a whole text, its lines counted as they are seen."""
        tree = read(text)
        unseen = program_tree(self._kind.kind).head
        fixed = {name: line for name, line in unseen.items() if name in head.FIXED}
        return tree._replace(head={**fixed, **tree.head})

    def offered(self) -> Sequence[Offered]:
        """The words of the kind with the values of the document."""
        known = self._gathered
        facts = None if isinstance(known, KnownProblem) else known.facts
        own = base_of(self._kind.kind)
        parts = {key: one for key, one in self._parts.items() if one.kind != own}
        return (*offered(self._text.words, facts), *offered_parts(parts))

    def pages(self, text: str, known: str) -> "Steps[Preview | None]":
        """The pages of the document, if it were made by this text."""
        yield Progress(0, 2, "Сбор сведений")
        gathered = self._gathered
        if isinstance(gathered, KnownProblem):
            raise gathered
        said = self._text.saying(self._tree(text), self._parts)
        document = glue(said.compose(gathered.facts))
        shown = typed_fingerprint(document, gathered.style)
        return (yield from preview.new_pages(document, gathered.style, shown, known))

    def store(self, text: str) -> "Changes":
        """Let the document be made by it."""
        slips = self.slips(text)
        if slips:
            raise texts.SlipsError(slips)
        return texts.set_text(self._workspace, self._kind.kind, self.as_file(text))
