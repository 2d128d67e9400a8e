"""States of the note about a visit: none, whole, with lines to fill in, long."""

from dataclasses import replace
from datetime import date

from app.enums import SupportEventKind
from app.services.documents.dossier.facts import DocumentFacts
from app.services.schools.papers import Paper
from app.services.schools.support_events import EventRow
from tests.services.documents import facts_samples as given
from tests.services.documents.register_samples import LONG, of_registers, school

WHOLE = EventRow(
    id=1,
    school_id=1,
    year=2019,
    kind=SupportEventKind.VISIT,
    on_day=date(2018, 12, 12),
    with_whom="Жукова Т.П., методисты центра, директор школы",
    outcome="План школы дополнить.",
    content="Посещены четыре урока.\nПлан работы не содержит мер по итогам ВПР.",
    advice="Провести методический день.\nЗакрепить наставника.",
    paper=Paper(link="https://example.ru/12"),
    paper_text="https://example.ru/12",
    ahead=False,
)
BARE = replace(WHOLE, with_whom="", outcome="", content="", advice="", paper_text="")


def note(*visits: EventRow, name: str = "МБОУ «СОШ № 30»") -> DocumentFacts:
    """Facts of a note about the last of these visits."""
    made = of_registers("visit-note", {}, read={"visits": [*visits]}, people=given.PEOPLE)
    vars(made.dossier).update(schools={1: school(1, name)})
    return made


def states() -> dict[str, DocumentFacts]:
    """Facts by the names of their golden trees."""
    long = replace(
        WHOLE,
        content=" ".join(["Документы соответствуют требованиям."] * 60),
        advice="\n".join(["Продолжить."] * 30),
    )
    return {
        "nothing": note(),
        "whole": note(WHOLE),
        "bare": note(WHOLE, BARE),
        "long": note(long, name=LONG.format(1)),
    }
