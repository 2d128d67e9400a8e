"""States of the sheet of expertise: nothing, of one school, of supported ones, of thirty."""

from datetime import date

from app.enums import PaperVerdict
from app.services.documents.dossier.facts import DocumentFacts
from app.services.registers.description.register import RegisterRow
from app.services.registers.kinds.expertise import DOCUMENTS, PAPERS
from tests.services.documents import facts_samples as given
from tests.services.documents.register_samples import LONG, of_registers, row, school

TITLES = (
    "Программа развития",
    "План работы на учебный год, включая план ВСОКО",
    "Справки по ВСОКО (по числу членов администрации школы)",
)


def paper(key: int, name: str, verdict: PaperVerdict, remark: str = "") -> RegisterRow:
    """What a school handed in; nothing that was not looked at was received."""
    received = None if verdict is PaperVerdict.NOT_LOOKED_AT else date(2018, 11, 12)
    return row(
        PAPERS,
        key,
        school_id=(key, name),
        received_on=received,
        verdict=verdict.value,
        remark=remark,
    )


def documents(*of_each: tuple[RegisterRow, ...]) -> list[RegisterRow]:
    """The documents with what schools handed in of each."""
    return [
        row(DOCUMENTS, at, {PAPERS.name: papers}, title=title, due_on=date(2018, 11, 13))
        for at, (title, papers) in enumerate(zip(TITLES, of_each, strict=True), start=1)
    ]


ACCEPTED, RETURNED, NOT_LOOKED_AT = (
    PaperVerdict.ACCEPTED,
    PaperVerdict.RETURNED,
    PaperVerdict.NOT_LOOKED_AT,
)
FIRST, SECOND = "МБОУ «СОШ № 30»", "МБОУ «Полянская СОШ»"
SOME = documents(
    (paper(1, FIRST, ACCEPTED), paper(2, SECOND, NOT_LOOKED_AT)),
    (paper(1, FIRST, RETURNED, "Нет плана ВСОКО.\nНе указаны сроки."),),
    (),
)
WHOLE = documents(*((paper(1, FIRST, ACCEPTED),) for _title in TITLES))
THIRTY = documents(
    *(
        tuple(paper(at, LONG.format(at), RETURNED, "Доработать раздел о сроках") for at in some)
        for some in (range(1, 31), range(1, 31, 2), range(1, 31, 3))
    )
)


def states() -> dict[str, DocumentFacts]:
    """Facts by the names of their golden trees."""
    kind, name = "expert-sheet", DOCUMENTS.name
    one = school(1, FIRST)
    return {
        "nothing": of_registers(kind, {}),
        "no-schools": of_registers(kind, {name: documents((), (), ())}),
        "supported": of_registers(kind, {name: SOME}, given.SUPPORTED),
        "handed-in": of_registers(
            kind,
            {name: SOME},
            chosen={"handed_in": "в электронном виде на адрес expert@zarechie.example"},
        ),
        "school": of_registers(kind, {name: SOME}, of_school=one),
        "school-whole": of_registers(kind, {name: WHOLE}, of_school=one),
        "thirty": of_registers(kind, {name: THIRTY}),
    }
