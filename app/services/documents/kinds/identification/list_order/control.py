"""Who controls the execution of the list order."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.enums import GrammarCase
from app.errors import UserError
from app.services.department import people

if TYPE_CHECKING:
    from app.services.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Controller:
    """Who controls the execution: name and post in the accusative.

    `suggested`: the program made the form, in part at least.
    """

    name: str
    post: str
    person_id: int
    suggested: bool = False


def controller(workspace: "Workspace", chosen: str) -> Controller | None:
    """Who controls the execution, in the accusative."""
    if not chosen:
        return None
    controllers = [
        row for row in people.list_people(workspace, include_archived=True) if str(row.id) == chosen
    ]
    if not controllers:
        raise UserError(f"Сотрудника № {chosen} нет.", "Выберите сотрудника из списка.")
    person = controllers[0]
    form = people.complete_forms(person)[GrammarCase.ACCUSATIVE]
    suggested = people.is_suggested(person, GrammarCase.ACCUSATIVE)
    return Controller(form.name, form.post, person.id, suggested)
