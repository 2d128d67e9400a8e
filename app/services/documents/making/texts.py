"""The texts of kinds as they are edited: taken out, and checked when they come back."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from app.errors import UserError
from app.services.documents.kind import DocumentKind
from app.services.documents.making import own_texts
from app.services.documents.making.catalogue import KINDS, all_kinds, get_kind, standing_kind
from app.services.documents.making.own_kinds import (
    checked_title,
    free_name,
    is_own,
    titled,
)
from app.services.documents.stored import StoredSettings, base_of
from app.services.documents.text import head
from app.services.documents.text.slips import Slip, near
from app.services.documents.text.tree import Annex, DocumentText, PlacedLine, walk
from app.services.documents.text.typed_head import without_lines
from app.services.documents.text.typed_lines import unwrapped
from app.services.documents.text.whole.checking import check_tree, check_whole
from app.services.documents.text.whole.kind_text import (
    KindText,
    head_line,
    program_parts,
    program_tree,
    source,
)
from app.services.documents.text.whole.reading import read
from app.services.documents.text.whole.sharing import parts_of, printed_parts, whole
from app.services.language.sentences import quoted

if TYPE_CHECKING:
    from app.services.log.changes import Changes
    from app.services.storage.workspace import Workspace


class SlipsError(UserError):
    """A text has slips and was not stored."""

    def __init__(self, slips: Sequence[Slip]) -> None:
        super().__init__("В тексте есть ошибки, он не сохранён.", str(slips[0]))
        self.slips = slips


def original_of(workspace: "Workspace", kind: str) -> str:
    """The text that a kind can go back to: of one of the department's own under its own title.

    Raises:
        ProgramFileError: the file of the program is missing.
    """
    text = source(kind)
    return titled(unwrapped(text), own_texts.title_of(workspace, kind)) if is_own(kind) else text


def text_of(kind: str) -> str:
    """The text of a kind as it comes with the program.

    Raises:
        UserError: there is no such kind.
        ProgramFileError: the file of the program is missing.
    """
    get_kind(kind)
    return source(kind)


def check_text(text: str) -> Sequence[Slip]:
    """All slips of a text for the kind that its line «вид: …» names, in the order of its lines.

    No data of a workspace are asked. A text of no kind is checked for its form alone.

    Raises:
        ProgramFileError: the text of the program for this kind is missing or damaged, so its words
            are not known.
    """
    return _slips(read(text))


def _slips(tree: DocumentText) -> Sequence[Slip]:
    name = head_line(tree, head.KIND)
    kind = KINDS.get(name)
    if kind is not None:
        slips = check_tree(tree, kind.require_text().words, program_parts())
        return tuple(sorted((*slips, *_known_to_nobody(name, tree))))
    known = list(KINDS)
    if head.KIND not in tree.head:
        missing = Slip(1, "не указан вид документа.", f"Добавьте строку «вид: {known[0]}».")
        return sorted((*tree.slips, missing))
    line = tree.head[head.KIND].line
    return sorted((*tree.slips, Slip(line, f"нет вида документа «{name}».", near(name, known))))


def _known_to_nobody(kind: str, tree: DocumentText) -> Iterator[Slip]:
    """Shared parts that no other text knows of, annexes of choice that no setting chooses."""
    ours = program_tree(kind)
    chosen = [one.key for one in walk(ours.nodes) if isinstance(one, Annex) and one.optional]
    for node in walk(tree.nodes):
        if isinstance(node, Annex) and node.optional and node.key not in chosen:
            said = f"в настройках этого документа нет приложения «{node.key}»."
            yield Slip(node.line, said, near(node.key, chosen, "Уберите слова о выборе."))
    known = ours.parts
    for key, part in tree.parts.items():
        if key not in known:
            said = f"другие документы не печатают из этого общую часть «{key}»."
            yield Slip(part.line, said, near(key, known, "Уберите её начало и конец."))


def sharing(workspace: "Workspace", kind: str) -> list[DocumentKind]:
    """The kinds that print a part of the text of a kind, the department's own ones too."""
    stored = StoredSettings.read(workspace)
    known = program_parts()
    own = {key for key, part in known.items() if part.kind == base_of(kind)}
    return [
        one
        for one in all_kinds(stored)
        if one.text is not None and base_of(one.kind) != base_of(kind)
        if not own.isdisjoint(printed_parts(_standing_tree(stored, one.text), known))
    ]


def _standing_tree(stored: StoredSettings, text: KindText[Any]) -> DocumentText:
    return own_texts.standing_tree(text, own_texts.own_text(stored, text))


def _slips_elsewhere(workspace: "Workspace", kind: str, tree: DocumentText) -> Iterator[Slip]:
    """What would be wrong in the documents that print a part of a text, where it stands in this.

    What is wrong there without the part is nothing new.
    """
    stored = StoredSettings.read(workspace)
    own = parts_of(kind, head_line(tree, head.TITLE), tree)
    for other in sharing(workspace, kind):
        text = other.require_text()
        standing = _standing_tree(stored, text)
        parts = {**own_texts.parts_in_force(stored, text.words), **own}
        for slip in check_whole(whole(standing, parts, text.words), text.words):
            line = slip.line
            if isinstance(line, PlacedLine) and line.kind == kind:
                said = f"в документе {quoted(other.title)} {slip.message}"
                yield Slip(line.own, said, slip.hint)


def check_text_of(kind: str, text: str) -> Sequence[Slip]:
    """All slips for which a text cannot be that of a kind, another kind's text among them.

    Raises:
        ProgramFileError: as `check_text`.
    """
    return check_tree_of(kind, read(text))


def check_tree_of(kind: str, tree: DocumentText) -> Sequence[Slip]:
    """As `check_text_of`, of a text that was read."""
    slips = _slips(tree)
    line = tree.head.get(head.KIND)
    if line is None or slips or head.said(line.words) == base_of(kind):
        return slips
    hint = f"В строке «вид» должно стоять: {base_of(kind)}."
    return [Slip(line.line, "это текст другого документа.", hint)]


def standing_words(workspace: "Workspace", kind: str) -> str:
    """The text that the department uses: its own as it was typed, else that of the program.

    Raises:
        UserError: there is no such kind.
        ProgramFileError: it has none of its own, and the file of the program is missing.
    """
    standing_kind(StoredSettings.read(workspace), kind)
    own = own_texts.kept_text(workspace, kind)
    return source(kind) if own is None else own


def set_text(workspace: "Workspace", kind: str, text: str) -> "Changes":
    """Let a document be made by another text; the text of the program itself is not stored.

    Raises:
        SlipsError: it has slips, or is the text of another kind; nothing was stored.
        UserError: there is no such kind.
        ProgramFileError: the text of the program is missing or damaged; nothing was stored.
    """
    standing_kind(StoredSettings.read(workspace), kind)
    tree = read(text)
    slips = check_tree_of(kind, tree)
    if not slips and not is_own(kind):
        slips = tuple(dict.fromkeys(_slips_elsewhere(workspace, kind, tree)))
    if slips:
        raise SlipsError(slips)
    if not is_own(kind) and _said(text) == _said(source(kind)):
        return own_texts.forget_text(workspace, kind)
    return own_texts.keep_text(workspace, kind, text)


def _said(text: str) -> str:
    """A text without what is always as the program says."""
    return without_lines(unwrapped(text), head.FIXED)


def reset_text(workspace: "Workspace", kind: str) -> "Changes":
    """Let a document be made by the text of the program again; an own kind by that of its original.

    Raises:
        UserError: there is no such kind.
    """
    standing_kind(StoredSettings.read(workspace), kind)
    if is_own(kind):
        return own_texts.keep_text(workspace, kind, original_of(workspace, kind))
    return own_texts.forget_text(workspace, kind)


def copy_kind(workspace: "Workspace", kind: str, title: str) -> "tuple[str, Changes]":
    """Make an own kind of any kind, with the text that it has now; returns its name.

    Raises:
        UserError: there is no such kind, or the title cannot be given or is taken.
        ProgramFileError: the text of the program is missing.
    """
    called = checked_title(title)
    stored = StoredSettings.read(workspace)
    if called.casefold() in {one.title.casefold() for one in all_kinds(stored)}:
        raise UserError(f"Документ «{called}» уже есть.", "Назовите иначе.")
    name = free_name(stored, kind)
    text = titled(unwrapped(standing_words(workspace, kind)), called)
    return name, own_texts.keep_text(workspace, name, text, called)


def remove_kind(workspace: "Workspace", kind: str) -> "Changes":
    """Take an own kind away with its text; made files stay.

    Raises:
        UserError: it is no own kind, or is there no more.
    """
    standing_kind(StoredSettings.read(workspace), kind)
    if not is_own(kind):
        raise UserError("Удалить можно только свой вид документа.", "Этот пришёл с программой.")
    return own_texts.forget_text(workspace, kind)
