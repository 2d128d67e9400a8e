"""States of the steps of support: no schools, of one school, of the district, thirty schools."""

from dataclasses import replace
from datetime import date

from app.enums import SupportStage
from app.services.documents.dossier.facts import DocumentFacts
from app.services.schools.papers import Paper
from app.services.schools.support_steps import STEPS, StepRow
from tests.services.documents import facts_samples as given
from tests.services.documents.register_samples import LONG, of_registers, school

LAST = len(STEPS)


def steps(done: int) -> tuple[StepRow, ...]:
    """The seven steps, the first so many done, the next one overdue, the last without a day."""
    return tuple(
        StepRow(
            stage=stage,
            number=at,
            title=title,
            planned_on=date(2018, 9 + at // 2, 10) if at < LAST else None,
            done_on=date(2018, 9 + at // 2, 8) if at <= done else None,
            note="в режиме ВКС" if stage is SupportStage.INTERVIEW else "",
            paper=Paper(),
            paper_text="",
            state="done" if at <= done else "overdue" if at < LAST else "none",
            days_left=-20 if at < LAST else None,
        )
        for at, (stage, title) in enumerate(STEPS.items(), start=1)
    )


ENTERED = date(2018, 9, 10)
DISTRICT = tuple(replace(row, entered_on=ENTERED) for row in given.SUPPORTED)
THIRTY = tuple(
    replace(DISTRICT[0], id=at, school_id=at, school=LONG.format(at)) for at in range(1, 31)
)


def states() -> dict[str, DocumentFacts]:
    """Facts by the names of their golden trees."""
    kind = "support-steps"
    known = {"steps": {at: steps(at % LAST) for at in range(31)}}
    return {
        "nothing": of_registers(kind, {}, read=known),
        "school": of_registers(kind, {}, read=known, of_school=school(2, "МБОУ «Полянская СОШ»")),
        "district": of_registers(kind, {}, DISTRICT, read=known),
        "thirty": of_registers(kind, {}, THIRTY, read=known),
    }
