"""States of the order on how schools are identified."""

from dataclasses import replace

from app.services.documents.dossier.facts import DocumentFacts
from app.services.documents.dossier.named.people import Controller
from app.services.documents.facts import Office
from app.services.identification.rules.rules import Certainty, Combine, Profile, SmallCohort
from tests.services.documents import facts_samples as given
from tests.services.documents.given_facts import facts
from tests.services.documents.programme_samples import SCHOOLS


def order(rules: Profile, office: Office = given.OFFICE, **chosen: str) -> DocumentFacts:
    """Facts of the order."""
    found = facts(
        "procedure-order",
        chosen,
        office=office,
        rules=rules,
        order=given.REGISTERED if chosen else None,
        control=Controller("Иванову О.И.", "заместителя начальника", 3) if chosen else None,
        repealed=given.REGISTERED if chosen else None,
    )
    vars(found.dossier)["schools"] = {} if office == Office() else SCHOOLS
    return found


def states() -> dict[str, DocumentFacts]:
    """Facts by the names of their golden trees."""
    strict = replace(
        given.PROFILE,
        combine=Combine.AND,
        c2_same_procedure=True,
        small_cohort=SmallCohort.EXCLUDE,
        certainty=Certainty.RETOLD,
    )
    return {
        "nothing": order(given.PROFILE, Office()),
        "usual": order(given.PROFILE),
        "strict": order(
            strict,
            grounds="приказом министерства от 17.08.2019 № 12",
            acquaint="1",
            publish="1",
            version="public",
        ),
    }
