"""States of the letter: none, a draft, an answer with its number, a long one."""

from dataclasses import replace
from datetime import date
from typing import Any

from app.services.documents.dossier.facts import DocumentFacts
from app.services.registers.kinds.letters import ALL_LETTERS
from tests.services.documents import facts_samples as given
from tests.services.documents.given_facts import facts, holding
from tests.services.documents.people_samples import PEOPLE
from tests.services.documents.register_samples import LONG, row

OFFICE = replace(
    given.OFFICE, letter_requisites=("г. Заречье, ул. Школьная, д. 1", "тел. 8 (800) 555-91-00")
)
DRAFT: dict[str, Any] = {
    "direction": "outgoing",
    "correspondent": "Общеобразовательные организации района",
    "title": "О представлении планов",
}
ANSWER: dict[str, Any] = {
    **DRAFT,
    "correspondent": "Министерство образования области",
    "addressee": "Министру образования области\nО.А. Ким",
    "content": "Направляем сведения | {район, род.}.\nПриложение: на 2 листах.",
    "number": "45/01",
    "issued_on": date(2018, 10, 12),
    "reply_number": "418-ОД",
    "reply_on": date(2018, 10, 6),
    "signer_id": (2, "Жукова Т.П."),
}


def letter(*letters: dict[str, Any], **chosen: str) -> DocumentFacts:
    """A letter out of a register of them; the last that is sent unless one is chosen."""
    rows = [row(ALL_LETTERS, at, **values) for at, values in enumerate(letters, start=1)]
    return holding(facts("letter", chosen, {"letter": rows}, office=OFFICE), people=PEOPLE)


def states() -> dict[str, DocumentFacts]:
    """Facts by the names of their golden trees."""
    incoming = {**ANSWER, "direction": "incoming"}
    return {
        "nothing": letter(),
        "incoming": letter(incoming, letter="1"),
        "draft": letter(DRAFT, incoming),
        "answer": letter(DRAFT, ANSWER),
        "long": letter(
            {
                **ANSWER,
                "addressee": f"Директору {LONG.format(1)}",
                "content": "\n".join([LONG.format(1) * 3] * 12),
            }
        ),
    }
