"""States of the order of a year: all annexes, some of them, one, none that has data."""

from dataclasses import replace
from datetime import date

from app.services.documents.dossier.facts import DocumentFacts
from app.services.documents.dossier.named.people import Controller
from app.services.identification.evidence.facts import Inputs
from app.services.identification.evidence.verdict import Outcome, SchoolVerdict
from app.services.plans import PlanRow
from app.services.registers.kinds.models import SUPPORT_MODELS
from tests.services.documents import facts_samples as given
from tests.services.documents.given_facts import YEAR, facts
from tests.services.documents.kinds.programme.group_order.states import member
from tests.services.documents.kinds.support.model.states import COMMON
from tests.services.documents.programme_samples import PEOPLE, SCHOOLS
from tests.services.documents.verdict_samples import THIRTY

REGISTERED = replace(given.REGISTERED, kind="yearly-order")
PLAN = replace(given.PLAN, title="Дорожная карта поддержки школ")
ANNEXES = ("порядок", "состав", "план", "модель", "форма соглашения", "перечень")


def only(*wanted: str) -> dict[str, str]:
    """Settings that want these annexes of choice alone."""
    return {f"annex_{key}": "1" if key in wanted else "0" for key in ANNEXES}


def order(
    chosen: dict[str, str],
    verdicts: tuple[SchoolVerdict, ...] = given.VERDICTS,
    plan: PlanRow | None = PLAN,
    **parts: object,
) -> DocumentFacts:
    """Facts of the order with all that its annexes are made of."""
    outcome = Outcome(
        profile=given.PROFILE,
        year=YEAR - 1,
        previous_year=YEAR - 2,
        inputs=Inputs({}, (), {}),
        verdicts=verdicts,
    )
    known = {
        "office": given.OFFICE,
        "rules": given.PROFILE,
        "plan": plan,
        "run": None,
        "outcome": outcome,
        "order": REGISTERED,
        "control": None,
        "conditions": given.CONDITIONS,
        **parts,
    }
    registers = {
        "group_member": [member(1, "председатель"), member(2, "секретарь")],
        SUPPORT_MODELS.name: COMMON,
    }
    found = facts("yearly-order", chosen, registers, **known)
    vars(found.dossier).update(schools=SCHOOLS, people=PEOPLE)
    return found


def states() -> dict[str, DocumentFacts]:
    """Facts by the names of their golden trees."""
    points = {
        "grounds": "приказом министерства от 17.08.2018 № 12",
        "plans_due": "2019-11-15",
        "acquaint": "1",
        "publish": "1",
        "version": "public",
    }
    return {
        "nothing": facts("yearly-order", {}, order=None, run=None),
        "whole": order({"annex_форма соглашения": "1"}),
        "every-point": order(
            points,
            control=Controller("Иванову О.И.", "заместителя начальника", 3),
            repealed=replace(given.REGISTERED, id=1, number="458", issued_on=date(2018, 8, 17)),
        ),
        "support": order(
            {"basis": "support", **only("перечень", "план")},
            outcome=None,
            order=None,
            supported=given.SUPPORTED,
            conditions=(),
            plan=replace(PLAN, title="План мероприятий на 2018/2019 учебный год"),
        ),
        "group-alone": order(only("состав"), conditions=()),
        "thirty": order(only("перечень", "форма соглашения"), THIRTY, conditions=()),
    }
