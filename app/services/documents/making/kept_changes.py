"""What was changed in one document only: kept with it, and laid over what the data say later.

The words are kept with the text that they were typed over. When the data change, paragraphs that
nobody touched follow the data, touched ones stay as typed, and where both changed it is told.
"""

import re
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any, NamedTuple

from app.services.documents.made.versions import lasting_subject
from app.services.documents.making.one_document import OneDocument, as_text, rewritten
from app.services.documents.making.own_texts import title_of
from app.services.documents.model.blocks import Document
from app.services.documents.stored import change_key
from app.services.documents.text.slips import Slip
from app.services.documents.text.typed_lines import HEAD_END, NUMBER, paragraphs
from app.services.language.sentences import titled
from app.services.log.settings import get_setting, set_setting

if TYPE_CHECKING:
    from app.services.log.changes import Changes
    from app.services.storage.workspace import Workspace

_TEXT, _OVER = "text", "over"
_LABEL = re.compile(rf"({NUMBER})\.(?=\s)")


class KeptChange(NamedTuple):
    """A text that was typed for one document, and the one that the data gave then."""

    text: str
    over: str


class Conflict(NamedTuple):
    """Paragraphs that were changed by hand while the data behind them changed.

    Attributes:
        typed: what stands in the document, empty when it was taken out.
        ours: what the data say now, empty when they say nothing any more.
    """

    typed: str
    ours: str


class Change(NamedTuple):
    """The change of a document as it is laid over the present data.

    Attributes:
        text: of the document, with the change.
        conflicts: where the typed words stand although the data changed.
        slips: why the change cannot be laid over it; the document is as the data say then.
    """

    text: str
    conflicts: tuple[Conflict, ...]
    slips: Sequence[Slip]


class Changed(NamedTuple):
    """A document as it is made, and the change in it when there is one."""

    document: Document
    change: Change | None


def about(inputs: Mapping[str, Any]) -> str:
    """The same for the same document, whatever its files, its order and its data."""
    return " ".join("-" if one is None else str(one) for one in lasting_subject(inputs))


def kept_change(workspace: "Workspace", kind: str, document: str) -> KeptChange | None:
    """What was changed in a document, or None.

    Args:
        workspace: the open workspace.
        kind: its kind.
        document: see `about`.
    """
    stored = get_setting(workspace, change_key(kind, document))
    return None if stored is None else KeptChange(str(stored[_TEXT]), str(stored[_OVER]))


def keep_change(workspace: "Workspace", kind: str, document: str, change: KeptChange) -> "Changes":
    """Keep a text that was checked; one that says nothing else is not kept."""
    same = _said(change.text) == _said(change.over)
    value = None if same else {_TEXT: change.text, _OVER: change.over}
    action = f"Изменение одного документа {titled(title_of(workspace, kind))}"
    return set_setting(workspace, change_key(kind, document), value, action)


def forget_change(workspace: "Workspace", kind: str, document: str) -> "Changes":
    """Let a document be as its text and the data say."""
    action = f"Отказ от изменений документа {titled(title_of(workspace, kind))}"
    return set_setting(workspace, change_key(kind, document), None, action)


def laid_over(document: Document, kept: KeptChange | None) -> Changed:
    """A document with the change that was kept for it."""
    if kept is None:
        return Changed(document, None)
    present = as_text(document)
    change = merged(present, kept)
    made = rewritten(change.text, present.parts, document)
    if made.document is None:
        return Changed(document, change._replace(slips=made.slips))
    return Changed(made.document, change)


def merged(present: OneDocument, kept: KeptChange) -> Change:
    """A kept text over the present one, paragraph by paragraph; slips are not looked for."""
    if _said(kept.over) == _said(present.text):
        return Change(kept.text, (), ())
    over, typed, ours = (_typed(text) for text in (kept.over, kept.text, present.text))
    by_hand, by_data = _edits(over, typed), _edits(over, ours)
    # What neither changed is printed as it stands now: a point may have got another number.
    base = _numbered(over, ours)
    lines: list[str] = []
    conflicts: list[Conflict] = []
    at = 0
    for first, last in _regions(by_hand + by_data):
        lines += base[at:first]
        was = base[first:last]
        hers, now = (_changed(base, edits, first, last) for edits in (by_hand, by_data))
        is_free = _keys(hers) in (_keys(was), _keys(now))
        lines += now if is_free else hers
        if not is_free and _keys(now) != _keys(was):
            conflicts.append(Conflict("\n".join(hers), "\n".join(now)))
        at = last
    lines += base[at:]
    return Change(_joined(lines), tuple(conflicts), ())


def _joined(typed: Sequence[str]) -> str:
    """Paragraphs with an empty line between them; the lines of the head stand together."""
    body = typed.index(HEAD_END) + 1 if HEAD_END in typed else 0
    head = ("\n".join(typed[:body]),) if body else ()
    return "\n\n".join((*head, *typed[body:]))


class _Edit(NamedTuple):
    """Paragraphs from `first` up to `last` become others."""

    first: int
    last: int
    becomes: Sequence[str]


def _edits(over: Sequence[str], other: Sequence[str]) -> list[_Edit]:
    """How a text becomes another one, in its order; as many paragraphs change one by one."""
    edits: list[_Edit] = []
    for same, i1, i2, j1, j2 in _matcher(over, other).get_opcodes():
        if same == "replace" and i2 - i1 == j2 - j1:
            edits += [_Edit(i1 + at, i1 + at + 1, (other[j1 + at],)) for at in range(i2 - i1)]
        elif same != "equal":
            edits.append(_Edit(i1, i2, other[j1:j2]))
    return edits


def _numbered(over: Sequence[str], ours: Sequence[str]) -> list[str]:
    base = list(over)
    for block in _matcher(over, ours).get_matching_blocks():
        base[block.a : block.a + block.size] = ours[block.b : block.b + block.size]
    return base


def _matcher(over: Sequence[str], other: Sequence[str]) -> SequenceMatcher[str]:
    """The numbers of points are no difference."""
    return SequenceMatcher(None, _keys(over), _keys(other), autojunk=False)


def _regions(edits: Sequence[_Edit]) -> list[tuple[int, int]]:
    """Where something was changed: edits that meet share a region, neighbours do not."""
    regions: list[tuple[int, int]] = []
    for edit in sorted(edits, key=lambda one: (one.first, one.last)):
        first, last = regions[-1] if regions else (0, -1)
        meets = edit.first < last or (edit.first, edit.last) == (first, last)
        if meets:
            regions[-1] = first, max(last, edit.last)
        else:
            regions.append((edit.first, edit.last))
    return regions


def _changed(base: Sequence[str], edits: Sequence[_Edit], first: int, last: int) -> list[str]:
    """What a region becomes by the edits in it."""
    lines: list[str] = []
    at = first
    for edit in edits:
        goes_before = edit.first == edit.last == first  # has a region of its own
        if goes_before if first == last else first <= edit.first < last and not goes_before:
            lines += (*base[at : edit.first], *edit.becomes)
            at = edit.last
    return [*lines, *base[at:last]]


def _typed(text: str) -> list[str]:
    return [one.typed for one in paragraphs(text)]


def _keys(typed: Sequence[str]) -> list[str]:
    return [_said(one) for one in typed]


def _said(text: str) -> str:
    """What a text says, whatever its line ends; of a point its level, not its number."""
    words = (
        _LABEL.sub(lambda label: "#." * (label[1].count(".") + 1), one.words, count=1)
        for one in paragraphs(text)
    )
    return "\n".join(words)
