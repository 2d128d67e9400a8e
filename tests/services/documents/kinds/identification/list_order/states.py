"""States of the order that differ in what is said: each a golden tree, all together every word."""

from dataclasses import replace
from datetime import date

from app.services.documents.dossier.facts import DocumentFacts
from app.services.documents.dossier.named.people import Controller
from app.services.documents.facts import Office
from tests.services.documents import facts_samples as given
from tests.services.documents.given_facts import but
from tests.services.documents.verdict_samples import (
    EVERY_COLUMN,
    LACKING,
    MANY_UNKNOWN,
    SMALL_GROUPS,
    STRICT,
    THIRTY,
)

WITHOUT_BASIS = replace(given.CONDITIONS[0], entry_basis="")


def states() -> dict[str, DocumentFacts]:
    """Facts by the names of their golden trees."""
    nobody = given.list_order(verdicts=(), conditions=())
    return {
        "both-lists": given.list_order(),
        "nobody": nobody,
        "nobody-known": given.list_order(
            verdicts=(LACKING, *given.VERDICTS[3:]), conditions=(), office=Office(), order=None
        ),
        "no-conclusion": given.list_order(verdicts=(LACKING,), conditions=(WITHOUT_BASIS,)),
        "many-unknown": given.list_order(
            verdicts=(*MANY_UNKNOWN, given.VERDICTS[3]), conditions=()
        ),
        "many-unknown-beside": given.list_order(verdicts=(*given.VERDICTS, *MANY_UNKNOWN)),
        "every-point": but(
            given.list_order(plans_due="2019-11-15", acquaint="да", publish="да"),
            repealed=replace(given.REGISTERED, id=1, number="458", issued_on=date(2018, 8, 17)),
            day=date(2019, 10, 21),
        ),
        "all-left": but(nobody, taken_off=frozenset({1}), outcome=given.list_order().outcome),
        "thirty-strict": given.list_order(
            verdicts=(*THIRTY, LACKING),
            profile=STRICT,
            version="internal",
            columns="procedure,share,school,number",
            header_school="Школа",
            control=Controller("Лунцову Е. В.", "методиста", 7),
            grounds="приказом Министерства; № 5",
            orientation="landscape",
        ),
        "small-groups": given.list_order(
            verdicts=SMALL_GROUPS, columns=EVERY_COLUMN, conditions=(), executor="0"
        ),
        "schools-only": given.list_order(columns="school", notes="0", order=given.DRAFT),
        "support": given.support_order(),
        "support-empty": but(
            given.support_order(supported=(), conditions=()), day=date(2020, 1, 9)
        ),
    }
