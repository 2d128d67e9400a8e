"""A text that is being edited: what it can say, its slips, and its pages while it is typed.

`EditedText` is what the window of the editor asks; a text of a kind is one, the filled text of one
document another.
"""

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, Protocol

from app.errors import KnownProblem
from app.services.documents.making import own_texts, preview, texts
from app.services.documents.making.catalogue import standing_kind
from app.services.documents.making.composing import Gathered, fingerprint, gather
from app.services.documents.making.offered_words import Offered, offered
from app.services.documents.model.typography import glue
from app.services.documents.stored import StoredSettings
from app.services.documents.text.slips import Slip
from app.services.documents.text.typed_lines import unwrapped
from app.services.documents.text.whole.reading import read
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


_NEWER = "Наш текст с тех пор изменился, посмотрите, что отличается."


class EditedText(Protocol):
    """What is edited; `offered` and `pages` may take long the first time, for the worker.

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
        self.title = self._kind.title
        self.subject = f"{kind} {year}"
        self.original = unwrapped(texts.text_of(kind))
        own = own_texts.own_text(stored, self._text)
        self.remark = _NEWER if own is not None and own.is_behind else ""

    @cached_property
    def _gathered(self) -> Gathered | KnownProblem:
        try:
            return gather(self._workspace, self._kind.kind, self._year)
        except KnownProblem as problem:
            return problem

    def standing(self) -> str:
        """What the department uses."""
        own = own_texts.kept_text(self._workspace, self._kind.kind)
        return self.original if own is None else own

    def slips(self, text: str) -> Sequence[Slip]:
        """What does not fit the words of the kind."""
        return texts.check_text_of(self._kind.kind, text)

    def offered(self) -> Sequence[Offered]:
        """The words of the kind with the values of the document."""
        known = self._gathered
        return offered(self._text.words, None if isinstance(known, KnownProblem) else known.facts)

    def pages(self, text: str, known: str) -> "Steps[Preview | None]":
        """The pages of the document, if it were made by this text."""
        yield Progress(0, 2, "Сбор сведений")
        gathered = self._gathered
        if isinstance(gathered, KnownProblem):
            raise gathered
        document = glue(self._text.saying(read(text)).compose(gathered.facts))
        shown = fingerprint(document, gathered.style)
        return (yield from preview.new_pages(document, gathered.style, shown, known))

    def store(self, text: str) -> "Changes":
        """Let the document be made by it."""
        return texts.set_text(self._workspace, self._kind.kind, text)
