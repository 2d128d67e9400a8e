"""The filled text of one document while it is edited; the change stays with the document."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.services.documents.editing.edited import Said
from app.services.documents.making import preview
from app.services.documents.making.composing import gather, typed_fingerprint
from app.services.documents.making.kept_changes import (
    KeptChange,
    about,
    forget_change,
    keep_change,
    kept_change,
    merged,
)
from app.services.documents.making.offered_words import Offered, OfferedSort, offered_blocks
from app.services.documents.making.one_document import Rewritten, as_text, part_line, rewritten
from app.services.documents.making.texts import SlipsError
from app.services.documents.model.typography import glue
from app.services.documents.text.head import TITLE
from app.services.documents.text.slips import Slip
from app.services.documents.text.tree import HeadLine
from app.services.documents.text.typed_head import typed_lines, with_lines, without_lines
from app.services.documents.text.vocabulary import Vocabulary
from app.services.documents.text.whole.reading import read
from app.services.progress import Progress, Steps

if TYPE_CHECKING:
    from app.services.documents.making.preview import Preview
    from app.services.log.changes import Changes
    from app.services.storage.workspace import Workspace

_SAID = Said("Что изменено", "Убрать изменения", "По данным", "У вас")
_UNSEEN = (TITLE,)  # of the head
_MARKS = (  # what may be typed besides the parts of the document and the blocks
    ("1. ", "пункт"),
    ("1.1. ", "пункт следующего уровня"),
    ("– ", "строка списка"),
    ("# ", "заголовок"),
)


class EditedDocument:
    """The words of one document. Making one reads the data: it is for the worker.

    Tables, requisites and signatures stand in the text by name; they can be moved or left out.
    """

    said = _SAID
    remark = ""

    def __init__(self, workspace: "Workspace", kind: str, year: int) -> None:
        """Fill the document from the present data.

        Raises:
            UserError: an unknown kind, or nothing to write the document from.
        """
        gathered = gather(workspace, kind, year)
        self._workspace, self._kind = workspace, kind
        self._document = gathered.kind.compose(gathered.facts)
        self._style = gathered.style
        self._present = as_text(self._document)
        self._about = about(gathered.origin)
        self.title = f"Только этот документ: {gathered.kind.title}"
        self.subject = f"{kind} {self._about}"
        self._unseen = typed_lines(self._present.text, _UNSEEN)
        self.original = self.from_file(self._present.text)

    def standing(self) -> str:
        """The document with what was changed in it before, over the present data."""
        kept = kept_change(self._workspace, self._kind, self._about)
        return self.original if kept is None else self.from_file(merged(self._present, kept).text)

    def slips(self, text: str) -> Sequence[Slip]:
        """What is wrong in the text."""
        return self._rewritten(text).slips

    def as_file(self, text: str) -> str:
        """With the title."""
        return with_lines(text, self._unseen)

    def from_file(self, text: str) -> str:
        """Without the title: the file of the document is called as its kind says."""
        return without_lines(text, _UNSEEN)

    def _rewritten(self, text: str) -> Rewritten:
        tree, title = read(text), HeadLine(1, (self._document.title,))
        whole = tree._replace(head={TITLE: title, **tree.head})
        return rewritten(whole, self._present.parts, self._document)

    def offered(self) -> Sequence[Offered]:
        """The parts that the program makes, and the ways to begin a line."""
        parts = (
            Offered(
                typed=part_line(name, part),
                sort=OfferedSort.READY,
                value="",
                entered="часть этого документа",
            )
            for name, part in self._present.parts.items()
        )
        marks = (
            Offered(typed=typed, sort=OfferedSort.READY, value=meaning) for typed, meaning in _MARKS
        )
        return (*parts, *marks, *offered_blocks(Vocabulary[None]()))

    def pages(self, text: str, known: str) -> "Steps[Preview | None]":
        """The pages of the document with the typed words."""
        yield Progress(0, 2, "Сбор сведений")
        made = self._rewritten(text).document
        assert made is not None
        document = glue(made)
        shown = typed_fingerprint(document, self._style)
        return (yield from preview.new_pages(document, self._style, shown, known))

    def store(self, text: str) -> "Changes":
        """Let this document be made with the typed words."""
        slips = self.slips(text)
        if slips:
            raise SlipsError(slips)
        change = KeptChange(self.as_file(text), self._present.text)
        return keep_change(self._workspace, self._kind, self._about, change)


def forget(workspace: "Workspace", kind: str, year: int) -> "Changes":
    """Let a document be as its text and the data say again.

    Raises:
        UserError: as `EditedDocument`.
    """
    gathered = gather(workspace, kind, year)
    return forget_change(workspace, kind, about(gathered.origin))
