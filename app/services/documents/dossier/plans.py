"""Which plan a document tells of."""

from datetime import date
from typing import TYPE_CHECKING

from app.errors import UserError

if TYPE_CHECKING:
    from app.services.documents.dossier.parts import Dossier
    from app.services.plans import PlanRow


def chosen_plan(
    dossier: "Dossier", year: int, chosen: str, as_of: date | None = None
) -> "PlanRow | None":
    """The chosen plan, else the municipal plan of the year, as it stood on a day or stands now.

    Raises:
        UserError: the chosen plan is not there.
    """
    if not chosen:
        return next((row for row in dossier.plans(year, as_of) if row.school_id is None), None)
    plan = next((row for row in dossier.plans(as_of=as_of) if str(row.id) == chosen), None)
    if plan is None:
        raise UserError(f"Плана № {chosen} нет.", "Выберите план из списка.")
    return plan
