"""States of the schedule of interviews.

None, one, those of three days, with the steps of an interview, thirty with long names.
"""

from datetime import date
from typing import Any

from app.services.documents.dossier.facts import DocumentFacts
from app.services.registers.description.register import RegisterRow
from app.services.registers.kinds.interview_steps import STEPS
from app.services.registers.kinds.interviews import INTERVIEWS
from tests.services.documents.register_samples import LONG, of_registers, row


def slot(place: str, day: int, hour: float, **more: Any) -> RegisterRow:
    """An interview of half an hour in November 2018."""
    on_day, start = date(2018, 11, day), int(hour * 60)
    return row(INTERVIEWS, on_day=on_day, starts_at=start, ends_at=start + 30, place=place, **more)


ONE = slot("", 20, 9.5, school_id="МБОУ «СОШ № 30»")
DAYS = [
    slot("Вяземский район", 17, 14.5, mode="ВКС"),
    slot("Вяземский район", 17, 15, mode="ВКС", note="вместе с руководителем центра"),
    slot("г. Десногорск", 18, 10, school_id="МБОУ «СОШ № 3»", mode="очно"),
    ONE,
]
THIRTY = [
    slot("", day, 9 + at / 2, school_id=LONG.format(10 * day + at), mode="ВКС")
    for day in (17, 18, 20)
    for at in range(10)
]


ORDER_OF_TALK = [
    row(STEPS, title="Представление школы", leader="руководитель школы"),
    row(STEPS, title="Запрос школы", content="Какая помощь нужна."),
]


def states() -> dict[str, DocumentFacts]:
    """Facts by the names of their golden trees."""
    slots = {"nothing": [], "one": [ONE], "days": DAYS, "thirty": THIRTY}
    steps = {INTERVIEWS.name: DAYS, STEPS.name: ORDER_OF_TALK}
    return {
        name: of_registers("interview-schedule", registers)
        for name, registers in {
            **{name: {INTERVIEWS.name: rows} for name, rows in slots.items()},
            "steps": steps,
        }.items()
    }
