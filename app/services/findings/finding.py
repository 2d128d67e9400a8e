"""A finding: something is wrong, is missing, or is worth a look."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.services.findings.links import Link


class Weight(IntEnum):
    """How much a finding weighs; heavier ones are greater.

    Members:
        NOTE: worth knowing, nothing has to be done.
        GAP: a fact is missing; a line to fill in stands for it.
        ERROR: a fact is there and cannot be right; nothing with it is to be signed or stored.
        STOP: without this fact there is nothing to go on with.
    """

    NOTE = 1
    GAP = 2
    ERROR = 3
    STOP = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What is wrong or missing, for the window, the command line and programs alike.

    Attributes:
        code: stable and dotted, subject first («order.no-number»); for tests and programs.
        text: what is the matter, Russian, without a full stop where more may follow.
        why: what makes it so, Russian; empty where the text says it all.
        hint: what to do about it, Russian, or empty.
        weight: how much it weighs.
        link: the thing where it is mended, or None where nothing of the workspace mends it.
        where: its place in a file or a document, Russian («лист «Результаты», строка 12»).
    """

    code: str
    text: str
    why: str = ""
    hint: str = ""
    weight: Weight = Weight.GAP
    link: "Link | None" = None
    where: str = ""

    def as_json(self, document: str = "") -> dict[str, str]:
        """As a program reads it; `document` names the kind of document that it is about."""
        row = {"code": self.code, "weight": self.weight.name.lower()}
        if document:
            row["document"] = document
        return {**row, "where": self.where, "text": self.text, "why": self.why, "hint": self.hint}


def having(findings: Iterable[Finding], weight: Weight) -> list[Finding]:
    """The findings of exactly this weight, in their order."""
    return [finding for finding in findings if finding.weight is weight]
