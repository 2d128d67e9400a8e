"""What a kind of document is to the catalogue; each stands in `kinds/<occasion>/<kind>/`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from app.errors import KnownProblem
from app.services.documents.model.blocks import Document
from app.services.documents.settings import SettingSpec
from app.services.findings.finding import Finding

if TYPE_CHECKING:
    from app.services.documents.dossier.parts import Dossier
    from app.services.documents.text.kind_text import KindText


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentKind:
    """A kind: how its facts are gathered, checked and composed.

    Attributes:
        kind: stable name («list-order»).
        title: Russian.
        description: one Russian sentence.
        settings: in the order of the form.
        years: (dossier, checked settings) -> school years that it may be made for, likeliest
            first.
        gather: (dossier, year, checked settings) -> facts.
        missing: facts -> what they lack, or hold that cannot be right.
        inputs: facts -> what the history keeps.
        file_title: facts -> name of the file without suffix.
        compose: facts -> the block tree.
        occasion: on which occasion of the year it is made, Russian; that of its folder.
        is_order: it gets a number and a date in the register of orders; its facts then have
            `order`, and `meant` (see `KindRow`).
        notes: facts -> what is to be looked over, though nothing is missing.
        usual_parts: settings of its optional parts for the choice of the year: to want a part more
            or less is not to want another year.
        text: what it says, with the words it may use; None where its file is damaged.
        problem: what is wrong with its file, or None.
    """

    kind: str
    title: str
    description: str
    settings: tuple[SettingSpec, ...]
    years: "Callable[[Dossier, Mapping[str, str]], list[int]]"
    gather: "Callable[[Dossier, int, Mapping[str, str]], Any]"
    missing: Callable[[Any], tuple[Finding, ...]]
    inputs: Callable[[Any], dict[str, object]]
    file_title: Callable[[Any], str]
    compose: Callable[[Any], Document]
    occasion: str = ""
    is_order: bool = False
    notes: Callable[[Any], tuple[Finding, ...]] = lambda _facts: ()
    usual_parts: Mapping[str, str] = field(default_factory=dict[str, str])
    text: "KindText[Any] | None" = None
    problem: KnownProblem | None = None
