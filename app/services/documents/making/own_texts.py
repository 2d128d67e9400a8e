"""The texts that the department changed: kept in the workspace, in force while they fit.

A new version of the program may know other words. A text that no longer fits stays stored with its
slips, and the document is made by the text of the program.
"""

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from app.services.documents.stored import StoredSettings, text_key
from app.services.documents.text import head
from app.services.documents.text.vocabulary import Vocabulary
from app.services.documents.text.whole.checking import check, check_tree
from app.services.documents.text.whole.kind_text import (
    KindText,
    head_line,
    program_parts,
    program_tree,
    source,
)
from app.services.documents.text.whole.reading import read
from app.services.documents.text.whole.sharing import (
    Parts,
    SharedPart,
    parts_of,
    printed_parts,
)
from app.services.documents.text.wording import EMPTY_FACT, EMPTY_TABLE
from app.services.findings.finding import Finding, Weight, having
from app.services.findings.links import ToDocument
from app.services.language.sentences import quoted, titled
from app.services.log.settings import get_setting, set_setting
from app.services.log.words.setting_names import OWN
from app.services.program_files import ProgramFileError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from app.services.documents.kind import DocumentKind
    from app.services.documents.text.slips import Slip
    from app.services.documents.text.tree import DocumentText
    from app.services.log.changes import Changes
    from app.services.storage.workspace import Workspace

_TEXT, _CAME_FROM = "text", "sha256"
TITLE = "title"  # of a kind that the department made itself
PART_UNFIT = "text.part-unfit"
_LACKS = "Общей части «{}» в вашем тексте нет."
_OF_FACTS = (EMPTY_FACT, EMPTY_TABLE)


class OwnText(NamedTuple):
    """A stored text.

    Attributes:
        text: as it was typed.
        slips: what does not fit in it any more; it is in force while there is nothing.
        is_behind: the text of the program that it was made of has changed since.
    """

    text: str
    slips: "Sequence[Slip]"
    is_behind: bool


def own_text(stored_settings: StoredSettings, text: KindText[Any]) -> OwnText | None:
    """What the department made of a text of the program, or None."""
    stored = stored_settings.text(text.kind)
    if stored is None:
        return None
    typed = str(stored[_TEXT])
    slips = check(typed, text.words, program_parts())
    return OwnText(typed, slips, stored[_CAME_FROM] != _hash(source(text.kind)))


def kept_text(workspace: "Workspace", kind: str) -> str | None:
    """What the department typed, or None; known even where the text of the program is damaged."""
    stored = get_setting(workspace, text_key(kind))
    return None if stored is None else str(stored[_TEXT])


def as_said(stored: StoredSettings, kind: "DocumentKind") -> "DocumentKind":
    """A kind that is made by the text in force: the department's own while it fits, else ours."""
    if kind.text is None:
        return kind
    text = in_force(stored, kind.text, own_text(stored, kind.text)).text
    return kind if text is kind.text else replace(kind, text=text)


class InForce(NamedTuple):
    """The text that a document is made by, and what is to be known of the shared parts in it."""

    text: KindText[Any]
    notes: tuple[Finding, ...] = ()


def standing_tree(text: KindText[Any], own: OwnText | None) -> "DocumentText":
    """The department's own text while it fits, else ours; shared parts stand by name."""
    return program_tree(text.kind) if own is None or own.slips else read(own.text)


def in_force(stored: StoredSettings, text: KindText[Any], own: OwnText | None) -> InForce:
    """The text that a kind is made by.

    A shared part is as the department's text of its document says it, while that is in force, has
    the part and fits here; else as the text of the program does, which is told.

    Args:
        stored: what the workspace keeps.
        text: that of the program.
        own: what the department made of it.
    """
    tree, is_ours = standing_tree(text, own), own is None or bool(own.slips)
    known = program_parts()
    printed = printed_parts(tree, known)
    theirs = _own_trees(stored, text.words, printed)
    if not theirs:
        return InForce(text if is_ours else text.saying(tree))
    own_parts = _parts_of(theirs)
    lacking = [key for key, one in printed.items() if one.kind in theirs and key not in own_parts]
    slips = check_tree(tree, text.words, {**known, **own_parts})
    if slips:
        return InForce(text.saying(tree), (_part_unfit(theirs, f"{slips[0]}"),))
    notes = tuple(_part_unfit([printed[key].kind], _LACKS.format(key)) for key in lacking)
    return InForce(text.saying(tree, {**known, **own_parts}), notes)


def parts_in_force(stored: StoredSettings, words: Vocabulary[Any]) -> Parts:
    """What texts may print of others, as the department's own texts in force say it."""
    known = program_parts()
    return {**known, **_parts_of(_own_trees(stored, words, known))}


def _own_trees(
    stored: StoredSettings, words: Vocabulary[Any], parts: Parts
) -> "Mapping[str, DocumentText]":
    """The department's texts in force of the documents that parts belong to, by their kinds."""
    typed = {one.kind: stored.text(one.kind) for one in parts.values()}
    texts = {kind: str(one[_TEXT]) for kind, one in typed.items() if one is not None}
    known = program_parts()
    return {kind: read(one) for kind, one in texts.items() if not check(one, words, known)}


def _parts_of(trees: "Mapping[str, DocumentText]") -> Parts:
    own: dict[str, SharedPart] = {}
    for kind, tree in trees.items():
        own |= parts_of(kind, head_line(program_tree(kind), head.TITLE), tree)
    return own


def _part_unfit(kinds: "Iterable[str]", why: str) -> Finding:
    kind = next(iter(kinds))
    title = head_line(program_tree(kind), head.TITLE)
    text = f"Общая часть взята из нашего текста документа {quoted(title)}, а не из вашего"
    weight, link = Weight.NOTE, ToDocument(kind)
    return Finding(code=PART_UNFIT, text=text, why=why, weight=weight, link=link)


def untold(
    text: KindText[Any], standing: KindText[Any], facts: object, missing: "Sequence[Finding]"
) -> tuple[Finding, ...]:
    """What the department's own text lacks or refers to in vain, beside what the kind tells.

    An empty fact that the text of the program prints with these facts too is a matter of the kind,
    which tells it in its own words. Our own text is not asked: it prints no line of which its kind
    is silent (`tests/.../test_own_texts.py`). Nothing is told of a document that cannot be made.

    Args:
        text: that of the program.
        standing: the text in force.
        facts: of the document.
        missing: what its kind tells.
    """
    if standing is text or having(missing, Weight.STOP):
        return ()
    told = {_said(finding) for finding in missing}
    lacking = standing.lacking(facts)
    if any(finding.code in _OF_FACTS for finding in lacking):
        told |= {_said(one) for one in text.lacking(facts) if one.code in _OF_FACTS}
    return tuple(finding for finding in lacking if _said(finding) not in told)


def _said(finding: Finding) -> tuple[str, str]:
    return finding.code, finding.text


def keep_text(workspace: "Workspace", kind: str, typed: str, title: str = "") -> "Changes":
    """Store a text that was checked; of an own kind with its title, the present one unless told."""
    stored = get_setting(workspace, text_key(kind))
    own = title or str((stored or {}).get(TITLE, ""))
    value = {_TEXT: typed, _CAME_FROM: _hash(source(kind))} | ({TITLE: own} if own else {})
    what = "Добавление документа" if title and stored is None else "Изменение текста документа"
    action = f"{what} {titled(own or title_of(workspace, kind))}"
    return set_setting(workspace, text_key(kind), value, action)


def forget_text(workspace: "Workspace", kind: str) -> "Changes":
    """Let the text of the program be in force again; a kind of the department's own is no more."""
    what = "Удаление документа" if OWN in kind else "Возврат нашего текста документа"
    action = f"{what} {titled(title_of(workspace, kind))}"
    return set_setting(workspace, text_key(kind), None, action)


def title_of(workspace: "Workspace", kind: str) -> str:
    """What a kind is called now, as its name says it where its text is damaged."""
    own = str((get_setting(workspace, text_key(kind)) or {}).get(TITLE, ""))
    try:
        return own or head_line(program_tree(kind), head.TITLE)
    except ProgramFileError:
        return kind


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
