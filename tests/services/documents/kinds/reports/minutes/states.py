"""States of the minutes: nothing known, a whole meeting, one of many people with long names."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from app.services.documents.dossier.facts import DocumentFacts
from app.services.registers.kinds.meetings import ALL_MEETINGS
from app.services.registers.kinds.meetings import ITEMS as AGENDA
from app.services.registers.kinds.meetings import PEOPLE as INVITED
from tests.services.documents import facts_samples as given
from tests.services.documents.given_facts import facts, holding
from tests.services.documents.people_samples import PEOPLE
from tests.services.documents.register_samples import LONG, row

ITEMS = (
    {
        "question": "О результатах всероссийских проверочных работ",
        "heard": "Жукову Т.П. об итогах работ по математике.",
        "discussed": "Директора школ о причинах низких результатов.",
        "decision": "Принять информацию к сведению.\nПровести диагностику педагогов.",
        "responsible": "методическая служба",
        "deadline": "до 01.12.2018",
    },
    {"question": "Разное | {район, род.} **важное**"},
)


def meeting(
    kind: str,
    people: Sequence[Mapping[str, Any]] = (),
    items: Sequence[Mapping[str, Any]] = (),
    **values: Any,
) -> DocumentFacts:
    """A paper on one meeting, or on none where nothing of it is named."""
    children = {
        INVITED.name: tuple(
            row(INVITED, at, None, **{"present": True, **one}) for at, one in enumerate(people)
        ),
        AGENDA.name: tuple(row(AGENDA, at, None, **one) for at, one in enumerate(items)),
    }
    rows = {"meeting": [row(ALL_MEETINGS, 3, children, **values)]} if values else {}
    return holding(facts(kind, {}, rows, office=given.OFFICE), people=PEOPLE)


def whole() -> dict[str, Any]:
    """The cells of a meeting of which everything is entered."""
    return {
        "title": "Заседание рабочей группы по поддержке школ",
        "number": "2",
        "on_day": date(2018, 10, 12),
        "starts_at": 870,
        "place": "актовый зал управления образования",
        "chair_id": (1, "Соболева И.В."),
        "secretary_id": (2, "Жукова Т.П."),
        "people": (
            {"person_id": (1, "Соболева И.В.")},
            {"person_id": (2, "Жукова Т.П."), "post": "секретарь рабочей группы"},
            {"name": "Ким О.А.", "organisation": "МБОУ «СОШ № 3»", "present": False},
        ),
        "items": ITEMS,
    }


def thirty() -> dict[str, Any]:
    """A meeting of thirty heads of schools with long names, and a question each."""
    return {
        **whole(),
        "people": tuple(
            {
                "name": f"Константинопольская-Задунайская Мария Александровна {at}",
                "post": "директор школы",
                "organisation": LONG.format(at),
            }
            for at in range(30)
        ),
        "items": tuple(
            {**ITEMS[0], "question": f"Об исполнении плана мероприятий: {LONG.format(at)}"}
            for at in range(5)
        ),
    }


def states() -> dict[str, DocumentFacts]:
    """Facts by the names of their golden trees."""
    bare: dict[str, Any] = {"title": "Совещание", "on_day": date(2018, 10, 12)}
    return {
        "nothing": meeting("minutes"),
        "bare": meeting("minutes", **bare, people=[{"name": "Ким О.А."}]),
        "whole": meeting("minutes", **whole()),
        "thirty": meeting("minutes", **thirty()),
    }
