"""States of the register of programmes: nothing, one, some that lack, thirty with long names."""

from datetime import date

from app.services.documents.dossier.facts import DocumentFacts
from app.services.registers.kinds.school_programmes import SCHOOL_PROGRAMME
from tests.services.documents import facts_samples as given
from tests.services.documents.register_samples import LONG, of_registers, row

FIRST = row(
    SCHOOL_PROGRAMME,
    1,
    school_id="МБОУ «СОШ № 30»",
    title="Программа повышения качества образования на 2018–2020 годы",
    handed_on=date(2018, 11, 20),
    returned_on=date(2018, 11, 22),
    remark="Уточнить показатели.",
    approved_on=date(2018, 11, 28),
    requisites="приказ от 28.11.2018 № 114-од",
)
RETURNED = row(
    SCHOOL_PROGRAMME,
    3,
    school_id="МБОУ «ООШ № 7»",
    handed_on=date(2018, 11, 23),
    returned_on=date(2018, 11, 26),
    remark="Нет сроков.\nНет ответственных.",
)
THIRTY = [
    row(
        SCHOOL_PROGRAMME,
        at,
        school_id=LONG.format(at),
        title="Программа перехода в эффективный режим работы",
        handed_on=date(2018, 11, 23) if at % 4 else None,
    )
    for at in range(1, 31)
]


def states() -> dict[str, DocumentFacts]:
    """Facts by the names of their golden trees."""
    kind, name = "programme-register", SCHOOL_PROGRAMME.name
    return {
        "nothing": of_registers(kind, {}),
        "one": of_registers(kind, {name: [FIRST]}),
        "some": of_registers(kind, {name: [FIRST, RETURNED]}, given.SUPPORTED),
        "thirty": of_registers(kind, {name: THIRTY}),
    }
