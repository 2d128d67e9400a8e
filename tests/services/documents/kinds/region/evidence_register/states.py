"""States of the register of evidence: nothing, some documents, the short cycle, thirty of them."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from app.services.documents.dossier.facts import DocumentFacts
from app.services.registers.kinds.evidence import EVIDENCE_ITEMS
from tests.services.documents import facts_samples as given
from tests.services.documents.given_facts import facts, holding
from tests.services.documents.register_samples import LONG, row

ITEMS = (
    {"component": "goals", "content": "Цели | {район, род.}", "document": "Программа поддержки"},
    {"component": "decisions", "order_id": (6, "№ 531"), "comment": "Размещён на сайте"},
    {"component": "effect", "document": "Справка", "link": "https://example.ru/spravka"},
)
COMPONENTS = (
    *("goals", "indicators", "methods", "monitoring", "analysis", "recommendations"),
    *("measures", "decisions", "effect"),
)


def register(*items: Mapping[str, Any], **chosen: str) -> DocumentFacts:
    """A register of these documents."""
    rows = [row(EVIDENCE_ITEMS, at, **values) for at, values in enumerate(items, start=1)]
    made = facts("evidence-register", chosen, {"evidence_item": rows}, office=given.OFFICE)
    return holding(made, orders={6: replace(given.REGISTERED, id=6)})


def states() -> dict[str, DocumentFacts]:
    """Facts by the names of their golden trees."""
    return {
        "nothing": register(),
        "some": register(*ITEMS),
        "short": register(*ITEMS, cycle="short", version="internal"),
        "thirty": register(
            *(
                {
                    "component": COMPONENTS[at % 9],
                    "content": LONG.format(at),
                    "document": f"Аналитическая справка № {at} {LONG.format(at)}",
                    "link": f"https://example.ru/dokumenty/monitoring/2019/{at}/spravka.pdf",
                    "comment": LONG.format(at),
                }
                for at in range(30)
            )
        ),
    }
