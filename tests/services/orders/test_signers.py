"""Who is offered to sign an order."""

from app.services.department import department, people
from app.services.department.department import DepartmentDraft
from app.services.department.people import PersonDraft
from app.services.orders import orders
from app.services.orders.orders import OrderDraft
from app.services.orders.signers import list_signers
from app.services.storage.workspace import Workspace


def test_the_head_comes_first_then_who_has_signed(workspace: Workspace) -> None:
    surnames = ("Соболева", "Жукова", "Яшин", "Белкин")
    head, coordinator, deputy, gone = (
        people.save_person(workspace, PersonDraft(surname=surname))[0] for surname in surnames
    )
    assert list_signers(workspace).proposed is None
    assert list_signers(workspace).signing == ()
    department.save_department(workspace, DepartmentDraft(full_name="Отдел", head_id=head))
    for signer in (deputy, gone):
        orders.save_order(workspace, OrderDraft(title="О плане", year=2027, signer_id=signer))
    people.archive_person(workspace, gone)
    found = list_signers(workspace)
    assert found.proposed == head
    assert [row.id for row in found.signing] == [head, deputy]
    assert [row.id for row in found.others] == [coordinator]
    assert [row.id for row in list_signers(workspace, gone).signing] == [head, gone, deputy]
