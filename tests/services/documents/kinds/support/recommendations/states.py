"""States of the recommendations: none, of one school, of several, of thirty with long names."""

from typing import Any

from app.services.documents.dossier.facts import DocumentFacts
from app.services.registers.description.register import RegisterRow
from app.services.registers.kinds.recommendations import ADVICE
from tests.services.documents.register_samples import LONG, of_registers, row, school

FIRST = (1, "МБОУ «СОШ № 30»")


def advice(of_school: tuple[int, str], text: str, **more: Any) -> RegisterRow:
    """A recommendation."""
    return row(ADVICE, of_school[0], school_id=of_school, advice=text, **more)


SOME = [
    advice((2, "МБОУ «Полянская СОШ»"), "Провести самоанализ"),
    advice(
        FIRST,
        "Закрепить наставника за учителем математики.\nПровести три открытых урока.",
        ground="Результаты ВПР по математике, 5 класс",
        deficit="методика работы с текстовыми задачами",
        deadline="до 01.03.2019",
    ),
    advice(FIRST, "Внести изменения в план ВСОКО", deadline="январь 2019"),
]
THIRTY = [
    advice(
        (at, LONG.format(at)),
        "Разработать и утвердить план методической работы с учётом выявленных дефицитов",
        ground="Анализ результатов ВПР и государственной итоговой аттестации",
        deficit="профессиональные дефициты в методике преподавания",
        deadline="до 01.03.2019",
    )
    for at in range(1, 31)
]


def states() -> dict[str, DocumentFacts]:
    """Facts by the names of their golden trees."""
    kind, name, one = "recommendations", ADVICE.name, school(*FIRST)
    return {
        "nothing": of_registers(kind, {}),
        "school-nothing": of_registers(kind, {name: SOME[:1]}, of_school=one),
        "school": of_registers(kind, {name: SOME}, of_school=one),
        "all": of_registers(kind, {name: SOME}),
        "thirty": of_registers(kind, {name: THIRTY}),
    }
