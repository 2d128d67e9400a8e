"""States of the changes of a plan: several, none, and nothing to compare."""

from dataclasses import replace
from datetime import date
from typing import Any

from app.enums import MeasureStatus
from app.services.documents.dossier.compared import Compared
from app.services.documents.dossier.facts import DocumentFacts
from app.services.plans import PlanRow
from app.services.plans import SectionRow as PlanSection
from tests.services.documents import facts_samples as given
from tests.services.documents.given_facts import facts

BEFORE = given.PLAN
SIDES: dict[str, Any] = {
    "since": "01.10.2018",
    "until": "30.01.2019 («Полугодовая информация»)",
    "since_on": date(2018, 10, 1),
    "until_on": date(2019, 1, 30),
}
MEASURES = (
    replace(given.measure(1, "Утвердить порядок работы"), deadline_text="Сентябрь 2018"),
    given.measure(2, "Провести семинар", MeasureStatus.DONE, "Выполнено 17.05.2019"),
    given.measure(9, "Посетить уроки", MeasureStatus.NOT_STARTED, ""),
)
AFTER = replace(
    BEFORE,
    title="Дорожная карта на 2019 год",
    sections=(PlanSection(1, 1, "Нормативное сопровождение", MEASURES),),
)


def changes(plan: PlanRow | None, compared: Compared | None) -> DocumentFacts:
    """Facts of the changes of a plan."""
    return facts(
        "plan-changes",
        {},
        office=given.OFFICE,
        people=given.PEOPLE,
        plan=plan,
        approval=None,
        changes=compared,
    )


def states() -> dict[str, DocumentFacts]:
    """Facts by the names of their golden trees."""
    return {
        "several": changes(AFTER, Compared(before=BEFORE, after=AFTER, **SIDES)),
        "none": changes(BEFORE, Compared(before=BEFORE, after=BEFORE, **SIDES)),
        "nothing": changes(None, None),
    }
