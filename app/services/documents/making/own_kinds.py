"""Kinds of the department itself: a copy of any kind under another name, with a text of its own.

The name of an own kind tells what it is a copy of («list-order~2»): its words, facts and settings
are those of that kind. Its text and title lie in the workspace; where the text fits no longer, the
document is made by the text of the program.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from app.errors import UserError
from app.services.documents.kind import DocumentKind
from app.services.documents.making.own_texts import TITLE
from app.services.documents.stored import StoredSettings, base_of
from app.services.documents.text import head
from app.services.documents.text.typed_head import typed_lines, with_lines, without_lines
from app.services.documents.text.whole.kind_text import KindText
from app.services.log.words.setting_names import OWN

if TYPE_CHECKING:
    from app.services.documents.dossier.facts import DocumentFacts
    from app.services.documents.dossier.parts import Dossier

_LONGEST = 120
_SIGNS = "{}\\*~|"


class NamedText(KindText[Any]):
    """The text of an own kind: called as the department called it."""

    def __init__(self, text: KindText[Any], kind: str, title: str) -> None:
        super().__init__(kind, text.words)
        self._called = title or text.title

    @property
    def title(self) -> str:
        """Name of the kind."""
        return self._called


def is_own(kind: str) -> bool:
    """Whether a kind is one of the department's."""
    return OWN in kind


def own_kind(base: DocumentKind, kind: str, title: str = "") -> DocumentKind:
    """A copy of a kind under another name; without a title it is called as what it is a copy of."""
    if base.text is None:
        return replace(base, kind=kind, name=title or base.name)
    text = NamedText(base.text, kind, title)
    return replace(base, kind=kind, text=text, gather=_gathering(base, kind))


def _gathering(
    base: DocumentKind, kind: str
) -> "Callable[[Dossier, int, Mapping[str, str]], DocumentFacts]":
    """Facts of the kind that was copied, but never with the number and date of its order."""

    def gather(dossier: "Dossier", year: int, values: Mapping[str, str]) -> "DocumentFacts":
        return replace(base.gather(dossier, year, values), kind=kind)

    return gather


def listed(stored: StoredSettings, kinds: Mapping[str, DocumentKind]) -> list[DocumentKind]:
    """The department's own kinds by their titles; one whose original is gone is left out."""
    found = [
        own_kind(kinds[base_of(kind)], kind, str((stored.text(kind) or {}).get(TITLE, "")))
        for kind in stored.kinds_with_text()
        if is_own(kind) and base_of(kind) in kinds
    ]
    return sorted(found, key=lambda one: one.title.casefold())


def free_name(stored: StoredSettings, kind: str) -> str:
    """A name for another copy of a kind."""
    base, taken = base_of(kind), set(stored.kinds_with_text())
    number = 2
    while f"{base}{OWN}{number}" in taken:
        number += 1
    return f"{base}{OWN}{number}"


def checked_title(title: str) -> str:
    """A title that may be given to a kind.

    Raises:
        UserError: it is empty, too long, or has a sign of the language of texts.
    """
    said = " ".join(title.split())
    if not said:
        raise UserError("Назовите документ.", "Под этим названием он будет в списке.")
    if len(said) > _LONGEST:
        raise UserError(f"Название длиннее {_LONGEST} знаков.", "Сократите его.")
    if any(sign in said for sign in _SIGNS):
        raise UserError(f"В названии не бывает знаков {' '.join(_SIGNS)}", "Напишите словами.")
    return said


def titled(text: str, title: str) -> str:
    """A text whose head calls it, and its file, by another title.

    In the name of the file the title stands for the words before the first field.
    """
    lines = {head.TITLE: f"{head.TITLE}: {title}"}
    named = typed_lines(text, (head.FILE_NAME,)).get(head.FILE_NAME, "")
    _words, field, rest = named.partition("{")
    if field:
        called = title.replace(head.PARTS, ",")
        lines[head.FILE_NAME] = f"{head.FILE_NAME}: {called} {field}{rest}"
    return with_lines(without_lines(text, lines), lines)
