"""The pages of a programme while it is typed, and where in them each part of it stands."""

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from app.services.documents.dossier.parts import Dossier
from app.services.documents.making.catalogue import get_kind
from app.services.documents.making.composing import compose, typed_fingerprint
from app.services.documents.making.own_texts import own_text
from app.services.documents.making.preview import new_pages
from app.services.documents.shared_settings import PROGRAMME
from app.services.documents.stored import StoredSettings
from app.services.documents.text.whole.kind_text import source
from app.services.progress import Progress, Steps

if TYPE_CHECKING:
    from app.services.documents.making.preview import Preview
    from app.services.programmes.parts import Programme
    from app.services.storage.workspace import Workspace

KIND = "programme"
# By what the text of the document calls each part of a programme.
NAMES: Mapping[str, str] = {
    "title": "название программы",
    "kind": "название программы",
    "period": "срок программы",
    "period_words": "срок программы",
    "order_id": "реквизиты приказа о программе",
    "developers": "разработчики программы",
    "executors": "исполнители программы",
    "participants": "участники программы",
    "mechanism": "механизм программы",
    "resources": "ресурсы программы",
    "management": "управление программой",
    "control": "контроль программы",
    "aim": "цель программы",
    "tasks": "задачи программы",
    "expected": "ожидаемые результаты программы",
    "stages": "этапы программы",
    "directions": "направления программы",
    "indicators": "показатели программы",
    "risks": "риски программы",
    "acts": "основания программы",
    "members": "авторы программы",
    "schools": "школы программы",
    "problem": "описание проблемы",
    "concept": "концепция программы",
    "plan": "план по разделам",
}
_END = r"(?=$|[]}:,?/]| или | и | по абзацам)"
_UNPRINTED = ("%", "//", "===")


def programme_pages(
    workspace: "Workspace", programme: "Programme", known: str = ""
) -> Steps["Preview | None"]:
    """The pages of the document «Программа» as they would be, were a programme stored as it is.

    Args:
        workspace: the open workspace.
        programme: one that is stored, with what was typed in it since.
        known: fingerprint of the pages that are shown already.

    Returns:
        The pages, or None when they are the known ones.

    Raises:
        UserError: there is nothing to make the document from.
    """
    yield Progress(0, 2, "Сбор сведений")
    dossier = Dossier(workspace)
    dossier.suppose_programme(programme)
    composed = compose(dossier, KIND, None, {PROGRAMME.name: str(programme.id)}, with_change=False)
    document, style = composed.document, composed.style
    return (yield from new_pages(document, style, typed_fingerprint(document, style), known))


class ProgrammeLines:
    """The lines of the text in force in which the parts of a programme are printed.

    A part that is printed in the passport and in a section of its own is looked for in the latter.
    """

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines

    @classmethod
    def read(cls, workspace: "Workspace") -> "ProgrammeLines":
        """Those of the department's own text while it fits, else of the program's."""
        own = own_text(StoredSettings.read(workspace), get_kind(KIND).require_text())
        text = source(KIND) if own is None or own.slips else own.text
        return cls(text.split("\n"))

    def of_part(self, part: str) -> int:
        """The line, counted from 1, in which a part is printed last; 0 when it is nowhere."""
        name = NAMES.get(part, "")
        named = [at for at, line in enumerate(self._lines) if name and _names(line, name)]
        if not named:
            return 0
        printed = range(named[-1], len(self._lines))
        return 1 + next(
            (at for at in printed if not self._lines[at].startswith(_UNPRINTED)), named[-1]
        )

    def part_at(self, line: int) -> str:
        """The part that a line prints, or the nearest line above it; empty when there is none."""
        for at in range(min(line, len(self._lines)), 0, -1):
            for part, name in NAMES.items():
                if _names(self._lines[at - 1], name):
                    return part
        return ""


def _names(line: str, name: str) -> bool:
    """Whether a line has the name, and not only a longer one that begins so."""
    return not line.startswith("//") and re.search(rf"{name}{_END}", line) is not None
