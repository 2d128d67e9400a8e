"""Who signs the orders of the register."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.services.department import department, people

if TYPE_CHECKING:
    from app.services.department.people import PersonRow
    from app.services.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Signers:
    """Whom the form of an order offers.

    Attributes:
        proposed: key of the head of the department, who signs unless somebody else is chosen.
        signing: the head first, then who has signed an order already, by surname.
        others: everybody else who is not archived, by surname.
    """

    proposed: int | None
    signing: "tuple[PersonRow, ...]"
    others: "tuple[PersonRow, ...]"


def list_signers(workspace: "Workspace", chosen: int | None = None) -> Signers:
    """Who signs, and who does not; `chosen` is offered among those who sign, archived or not."""
    row = department.get_department(workspace)
    head = None if row is None or row.head is None or not row.head.active else row.head.id
    with workspace.database.reading() as reader:
        rows = reader.rows(
            "SELECT DISTINCT signer_id FROM order_record WHERE signer_id IS NOT NULL"
        )
    signed = {found["signer_id"] for found in rows}
    listed = [
        person
        for person in people.list_people(workspace, include_archived=True)
        if person.active or person.id == chosen
    ]
    signing = [person for person in listed if person.id in {head, chosen, *signed}]
    signing.sort(key=lambda person: person.id != head)
    others = [person for person in listed if person not in signing]
    return Signers(head, tuple(signing), tuple(others))
