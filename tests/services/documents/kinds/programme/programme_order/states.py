"""States of the order that approves a programme."""

from app.services.documents.dossier.facts import DocumentFacts
from app.services.documents.dossier.named.people import Controller
from tests.services.documents import facts_samples as given
from tests.services.documents.kinds.programme.programme.states import TEN_YEARS, WITHOUT_PASSPORT
from tests.services.documents.programme_samples import (
    MANY,
    ORDER,
    SHORT,
    THIRTY,
    WHOLE,
    of_programme,
)


def states() -> dict[str, DocumentFacts]:
    """Facts by the names of their golden trees."""
    kind = "programme-order"
    chosen = {
        "full_passport": "1",
        "grounds": "приказом министерства от 17.08.2018 № 12",
        "plans_due": "2018-11-01",
        "other_tasks": "в срок до 15.09.2018 назначить ответственного за проект\n\n"
        "В срок до 20.12.2018 представить отчёт о выполнении плана.",
        "acquaint": "1",
        "publish": "1",
        "version": "public",
    }
    return {
        "nothing": of_programme(kind, None, plan=None, order=None, control=None),
        "draft": of_programme(kind, SHORT, order=given.DRAFT, control=None),
        "whole": of_programme(
            kind,
            WHOLE,
            order=ORDER,
            chosen=chosen,
            control=Controller("Иванову О.И.", "заместителя начальника", 3),
            repealed=given.REGISTERED,
        ),
        "other-points": of_programme(
            kind,
            WITHOUT_PASSPORT,
            control=None,
            chosen={
                "passport": "0",
                "names_coordinator": "0",
                "names_executors": "1",
                "instructs_heads": "0",
            },
        ),
        "ten-years": of_programme(kind, TEN_YEARS, control=None),
        "thirty-schools": of_programme(kind, THIRTY, schools=MANY, control=None),
    }
