"""The steps of support of the schools that are on a list: read once a year of work."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from app.services.schools.support_steps import StepRow, read_steps

if TYPE_CHECKING:
    from app.services.documents.dossier.parts import Dossier


def steps_of(dossier: "Dossier", year: int) -> Mapping[int, tuple[StepRow, ...]]:
    """By the key of every school of the register its steps in a year, the seven first."""

    def read() -> Mapping[int, tuple[StepRow, ...]]:
        with dossier.workspace.database.reading() as reader:
            return read_steps(reader, year, dossier.today, dossier.schools)

    return dossier.part(("steps", year), read)
