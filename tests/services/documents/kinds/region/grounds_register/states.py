"""States of the register of grounds: nothing, acts of all levels and letters, thirty long ones."""

from dataclasses import replace
from datetime import date
from typing import Any

from app.enums import ActLevel
from app.services.documents.dossier.facts import DocumentFacts
from app.services.programmes.acts import Act
from app.services.registers.kinds.letters import ALL_LETTERS
from tests.services.documents import facts_samples as given
from tests.services.documents.given_facts import facts, holding
from tests.services.documents.register_samples import LONG, row

ACTS = (
    Act(
        kind="Федеральный закон",
        title="Об образовании в Российской Федерации",
        issued_on=date(2012, 12, 29),
        number="273-ФЗ",
    ),
    Act(kind="Приказ", issuer="Министерства образования", level=ActLevel.REGIONAL),
    Act(
        kind="Приказ",
        title="О плане | {район, род.}",
        level=ActLevel.SCHOOL,
        issued_on=date(2018, 9, 1),
        number="12",
    ),
    Act(kind="Письмо", active=False),
)
LETTER = {
    "direction": "incoming",
    "correspondent": "Министерство образования",
    "title": "О мониторинге",
    "number": "418",
    "issued_on": date(2018, 10, 8),
}


def register(acts: tuple[Act, ...], *letters: dict[str, Any]) -> DocumentFacts:
    """A register of these acts, one order and these letters."""
    rows = [row(ALL_LETTERS, at, **values) for at, values in enumerate(letters, start=1)]
    orders = {6: replace(given.REGISTERED, year=2019)} if acts else {}
    made = facts("grounds-register", {}, {"letter": rows}, office=given.OFFICE)
    return holding(made, acts=dict(enumerate(acts)), orders=orders)


def states() -> dict[str, DocumentFacts]:
    """Facts by the names of their golden trees."""
    sent = {**LETTER, "direction": "outgoing"}
    return {
        "nothing": register(()),
        "every-level": register(ACTS, LETTER, sent),
        "thirty": register(
            tuple(replace(ACTS[0], title=LONG.format(at), number=f"{at}-ОД") for at in range(30)),
            *(
                {**LETTER, "correspondent": LONG.format(at), "title": LONG.format(at)}
                for at in range(5)
            ),
        ),
    }
