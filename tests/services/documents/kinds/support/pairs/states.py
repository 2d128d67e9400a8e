"""States of the pairs of schools: none, one, some with and without an agreement, thirty."""

from datetime import date

from app.services.documents.dossier.facts import DocumentFacts
from app.services.registers.kinds.pairs import SCHOOL_PAIRS
from tests.services.documents.register_samples import LONG, of_registers, row

AGREED = row(
    SCHOOL_PAIRS,
    1,
    school_id="МБОУ «СОШ № 30»",
    partner_id=(4, "МБОУ «Лицей № 1»"),
    direction="преподавание математики",
    agreed_on=date(2018, 12, 3),
    agreement_number="2",
    ends_on=date(2020, 5, 31),
    actions="взаимное посещение уроков\nсовместный методический день",
)
OTHER = row(
    SCHOOL_PAIRS,
    2,
    school_id="МБОУ «Полянская СОШ»",
    partner_name="Заречный педагогический колледж",
)
THIRTY = [
    row(
        SCHOOL_PAIRS,
        at,
        school_id=LONG.format(at),
        partner_id=(100 + at, LONG.format(100 + at)),
        direction="подготовка обучающихся к государственной итоговой аттестации",
        actions="взаимное посещение уроков\nсовместный методический день",
        agreed_on=date(2018, 12, 3),
    )
    for at in range(1, 31)
]


def states() -> dict[str, DocumentFacts]:
    """Facts by the names of their golden trees."""
    return {
        name: of_registers("pairs", {SCHOOL_PAIRS.name: rows})
        for name, rows in {
            "nothing": [],
            "one": [OTHER],
            "some": [AGREED, OTHER],
            "thirty": THIRTY,
        }.items()
    }
