"""States of the information: no plan, half a year, a year of repeated measures and many schools."""

from dataclasses import replace
from datetime import date
from typing import Any

from app.services.documents.dossier.facts import DocumentFacts
from app.services.plans import SectionRow as PlanSection
from tests.services.documents import facts_samples as given
from tests.services.documents.given_facts import facts, holding
from tests.services.documents.kinds.reports.execution_report.states import NOBODY, REPEATED
from tests.services.documents.register_samples import LONG


def information(
    plan: Any = given.PLAN, schools: int = 0, people: Any = given.PEOPLE, **chosen: str
) -> DocumentFacts:
    """Information on a plan and so many schools of the list of support."""
    stays = [
        replace(given.CONDITIONS[0], id=at, school_id=at, school=LONG.format(at), left_on=None)
        for at in range(1, schools + 1)
    ]
    made = facts(
        "region-information",
        chosen,
        office=given.OFFICE,
        people=people,
        plan=plan,
        school=None,
        approval=None,
        as_of=date(2019, 1, 30),
    )
    return holding(made, _support=[replace(one, entered_on=date(2018, 10, 1)) for one in stays])


def states() -> dict[str, DocumentFacts]:
    """Facts by the names of their golden trees."""
    one = replace(given.PLAN, sections=given.PLAN.sections[:1])
    many = tuple(
        PlanSection(at, at, LONG.format(at), given.PLAN.sections[0].measures * 5)
        for at in range(1, 7)
    )
    return {
        "nothing": information(None, people=NOBODY),
        "half-year": information(schools=2),
        "year": information(REPEATED, term="july"),
        "one-section": information(one),
        "thirty": information(replace(given.PLAN, sections=many), schools=30),
    }
