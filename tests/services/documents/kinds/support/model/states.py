"""States of the model of support: nothing, common, of a school, without its order, thirty."""

from dataclasses import replace

from app.services.documents.dossier.facts import DocumentFacts
from app.services.registers.kinds.models import SUPPORT_MODELS
from tests.services.documents import facts_samples as given
from tests.services.documents.register_samples import of_registers, row, school

COMMON = [
    row(
        SUPPORT_MODELS,
        1,
        direction="организационно-управленческое направление",
        content="Согласование программы развития и ВСОКО с целями поддержки.\nСобеседования.",
        executors="Управление образования",
    ),
    row(SUPPORT_MODELS, 2, direction="имиджевое направление", content="Открытые мероприятия."),
]
OWN = row(
    SUPPORT_MODELS,
    3,
    school_id=(1, "МБОУ «СОШ № 30»"),
    direction="научно-методическое направление",
    content="Закрепление наставника за учителем математики.",
)
BARE = row(SUPPORT_MODELS, 4, direction="социально-педагогическое направление")
LONG = " ".join(["Методическая помощь."] * 20)
THIRTY = [
    replace(COMMON[0], id=at, values={**COMMON[0].values, "content": LONG}) for at in range(1, 31)
]


def states() -> dict[str, DocumentFacts]:
    """Facts by the names of their golden trees."""
    kind, name = "model", SUPPORT_MODELS.name
    rows, order = {name: [*COMMON, OWN]}, given.approving(given.REGISTERED)
    first, second = school(1, "МБОУ «СОШ № 30»"), school(2, "МБОУ «Полянская СОШ»")
    unknown = given.approving(given.DRAFT, None)
    return {
        "nothing": of_registers(kind, {}, model_order=None),
        "common": of_registers(kind, rows, model_order=order),
        "school": of_registers(kind, rows, of_school=first, model_order=order),
        "school-common": of_registers(
            kind,
            {name: [*COMMON, BARE]},
            of_school=second,
            model_order=given.approving(given.DRAFT),
        ),
        "thirty": of_registers(kind, {name: THIRTY}, model_order=unknown),
    }
