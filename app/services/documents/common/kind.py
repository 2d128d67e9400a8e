"""A kind made of a text of the program that needs no facts of its own."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from app.services.documents.common.facts import CommonFacts
from app.services.documents.common.naming import names_in
from app.services.documents.common.words import PLAN_WORDS, WORDS
from app.services.documents.kind import DocumentKind
from app.services.documents.references import CONTROL, ORDER, PLAN
from app.services.documents.settings import LOOK_SETTINGS, ORIENTATION, VERSION, SettingSpec
from app.services.documents.text import head
from app.services.documents.text.whole.kind_text import KindText, head_line, program_tree
from app.services.documents.words.people import CONTROL as CONTROL_WORDS
from app.services.year.years import work_year

if TYPE_CHECKING:
    from app.services.documents.dossier.parts import Dossier


def kind_of_text(name: str) -> DocumentKind:
    """The kind of a text in `resources/documents/`; its settings follow from what the text names.

    Raises:
        ProgramFileError: the text is damaged.
    """
    text = KindText(name, WORDS)
    return DocumentKind(
        kind=name,
        text=text,
        settings=_settings(text),
        gather=lambda dossier, year, values: CommonFacts(dossier, name, year, dict(values)),
        missing=text.lacking,
        inputs=_inputs,
        years=_years,
        occasion=head_line(program_tree(name), head.OCCASION),
    )


def _settings(text: KindText[CommonFacts]) -> tuple[SettingSpec, ...]:
    named = names_in(text.tree, text.words)
    asked = [
        spec
        for spec, wanted in (
            (ORDER, text.is_order),
            (CONTROL, not named.isdisjoint(CONTROL_WORDS.names())),
            (PLAN, not named.isdisjoint(PLAN_WORDS.names())),
        )
        if wanted
    ]
    return (VERSION, *asked, ORIENTATION, *LOOK_SETTINGS)


def _years(dossier: "Dossier", _settings: Mapping[str, str]) -> list[int]:
    """The running year of work alone: a document of shared words is about the year at hand."""
    return [work_year(dossier.today)]


def _inputs(facts: CommonFacts) -> dict[str, object]:
    """What the history keeps about the origin of the document."""
    return {
        "year": facts.year,
        "order_id": None if facts.order is None else facts.order.id,
    }
