"""What a kind of document is to the catalogue."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.errors import KnownProblem
from app.services.documents.model.blocks import Document
from app.services.documents.settings import SettingSpec
from app.services.findings.finding import Finding
from app.services.program_files import ProgramFileError

if TYPE_CHECKING:
    from app.services.documents.dossier.facts import DocumentFacts
    from app.services.documents.dossier.parts import Dossier
    from app.services.documents.text.whole.kind_text import KindText


def _no_years(_dossier: object, _settings: object) -> list[int]:
    return []


def _about_none(_facts: object) -> str:
    return ""


def _nothing(_facts: object) -> tuple[Finding, ...]:
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentKind:
    """A kind: how its facts are gathered and checked; what it says is its text.

    Attributes:
        kind: stable name («list-order»).
        text: what it says, with the words it may use; None where its file is damaged.
        settings: in the order of the form.
        gather: (dossier, year, checked settings) -> facts; what a setting names in vain is refused.
        missing: facts -> what they lack, or hold that cannot be right.
        inputs: facts -> what the history keeps.
        about: facts -> key of the row that the setting which may name several (`SettingSpec.each`)
            comes to, chosen or not; empty where there is none.
        years: (dossier, checked settings) -> school years that it may be made for, likeliest
            first.
        notes: facts -> what is to be looked over, though nothing is missing.
        usual_parts: settings of its optional parts for the choice of the year: to want a part more
            or less is not to want another year.
        occasion: on which occasion of the year it is made, Russian.
        name: its title where its text cannot say it.
        problem: what is wrong with its file, or None.
    """

    kind: str
    text: "KindText[DocumentFacts] | None"
    settings: tuple[SettingSpec, ...]
    gather: "Callable[[Dossier, int, Mapping[str, str]], DocumentFacts]"
    missing: "Callable[[DocumentFacts], tuple[Finding, ...]]"
    inputs: "Callable[[DocumentFacts], dict[str, object]]"
    about: "Callable[[DocumentFacts], str]" = _about_none
    years: "Callable[[Dossier, Mapping[str, str]], list[int]]" = _no_years
    notes: "Callable[[DocumentFacts], tuple[Finding, ...]]" = _nothing
    usual_parts: Mapping[str, str] = field(default_factory=dict[str, str])
    occasion: str = ""
    name: str = ""
    problem: KnownProblem | None = None

    @property
    def title(self) -> str:
        """Russian."""
        return self.name if self.text is None else self.text.title

    @property
    def description(self) -> str:
        """One Russian sentence."""
        return "" if self.text is None else self.text.description

    @property
    def is_order(self) -> bool:
        """Whether it gets a number and a date in the register of orders."""
        return self.text is not None and self.text.is_order

    def compose(self, facts: "DocumentFacts") -> Document:
        """The block tree.

        Raises:
            ProgramFileError: the text of the program is damaged.
        """
        return self.require_text().compose(facts)

    def file_title(self, facts: "DocumentFacts") -> str:
        """Name of the file without suffix.

        Raises:
            ProgramFileError: the text of the program is damaged.
        """
        return self.require_text().file_title(facts)

    def require_text(self) -> "KindText[DocumentFacts]":
        """Its text.

        Raises:
            ProgramFileError: the text of the program is damaged.
        """
        if self.text is not None:
            return self.text
        raise self.problem or ProgramFileError(("documents", f"{self.kind}.txt"), "не найден")
