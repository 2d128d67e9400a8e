"""The department: one row, and what documents still miss about it."""

from dataclasses import replace

import pytest

from app.errors import UserError
from app.services.department import department, people
from app.services.department.department import DepartmentDraft, suggest_names
from app.services.department.facts import read_facts
from app.services.department.people import PersonDraft
from app.services.documents.settings import save_look
from app.services.findings.links import ToDepartment, ToPerson
from app.services.log.changes import undo
from app.services.storage.workspace import Workspace

FULL = {
    "full_name": "МКУ «Управление образования»",
    "full_name_genitive": "МКУ «Управление образования»",
    "territory": "Спасский муниципальный район",
    "territory_genitive": "Спасского муниципального района",
    "place": "г. Болгар",
}


def test_a_new_workspace_has_no_department(workspace: Workspace) -> None:
    assert department.get_department(workspace) is None
    (nothing,) = department.lacking_facts(None)
    assert nothing == ("сведения об органе управления образованием", ToDepartment())


def test_the_department_is_stored_with_its_people(workspace: Workspace) -> None:
    head, _ = people.save_person(
        workspace, PersonDraft(surname="Плюснина", given_name="Н", patronymic="В", post="начальник")
    )
    coordinator, _ = people.save_person(
        workspace, PersonDraft(surname="Лунцова", given_name="Е", patronymic="В", post="методист")
    )
    draft = DepartmentDraft(**FULL, head_id=head, coordinator_id=coordinator)
    assert department.save_department(workspace, draft).touches("department")
    row = department.get_department(workspace)
    assert row is not None
    assert row.territory_genitive == "Спасского муниципального района"
    assert row.head is not None
    assert row.head.signature_name == "Н.В.\u00a0Плюснина"
    assert row.coordinator is not None
    assert row.coordinator.surname == "Лунцова"
    assert department.lacking_facts(row) == ()


def test_the_second_save_changes_the_one_row(workspace: Workspace) -> None:
    department.save_department(
        workspace, DepartmentDraft(full_name="Отдел образования", phone="2-11-33")
    )
    department.save_department(workspace, DepartmentDraft(full_name="Управление образования"))
    row = department.get_department(workspace)
    assert row is not None
    assert (row.full_name, row.phone) == ("Управление образования", "")
    # A stored row is also a draft: the page changes one field of it.
    department.save_department(workspace, row)
    assert department.get_department(workspace) == row


def test_what_documents_lack_is_named_and_leads_to_its_field(workspace: Workspace) -> None:
    head, _ = people.save_person(workspace, PersonDraft(surname="Плюснина"))
    department.save_department(workspace, DepartmentDraft(full_name="Отдел", head_id=head))
    lacking = department.lacking_facts(department.get_department(workspace))
    signs = "руководитель, который подписывает приказы"
    assert lacking == (
        ("полное наименование в родительном падеже", ToDepartment("full_name_genitive")),
        ("наименование муниципального образования", ToDepartment("territory")),
        (
            "наименование муниципального образования в родительном падеже",
            ToDepartment("territory_genitive"),
        ),
        ("место издания приказов", ToDepartment("place")),
        (f"{signs}: имя или инициалы (Плюснина)", ToPerson(head)),
        (f"{signs}: должность (Плюснина)", ToPerson(head)),
        ("муниципальный координатор", ToDepartment("coordinator_id")),
    )
    with workspace.database.reading() as reader:
        assert read_facts(reader).lacking == lacking


def test_a_department_needs_its_name_and_known_people(workspace: Workspace) -> None:
    with pytest.raises(UserError, match="полное наименование"):
        department.save_department(workspace, DepartmentDraft(full_name=""))
    with pytest.raises(UserError, match="нет в списке"):
        department.save_department(workspace, DepartmentDraft(full_name="Отдел", head_id=5))
    assert department.get_department(workspace) is None


def test_case_forms_are_suggested_for_what_is_filled_in() -> None:
    draft = DepartmentDraft(
        full_name="Управление образования", territory="Спасский муниципальный район"
    )
    assert suggest_names(draft) == {
        "full_name_genitive": "Управления образования",
        "full_name_dative": "Управлению образования",
        "full_name_instrumental": "Управлением образования",
        "territory_genitive": "Спасского муниципального района",
    }


def test_ticks_of_a_person_are_stored_with_the_department(workspace: Workspace) -> None:
    one, _ = people.save_person(workspace, PersonDraft(surname="Соболева"))
    two, _ = people.save_person(workspace, PersonDraft(surname="Жукова"))
    with pytest.raises(UserError, match="ещё не заполнены"):
        department.appoint(workspace, one, signs=True)
    department.save_department(workspace, DepartmentDraft(full_name="Отдел образования"))
    department.appoint(workspace, one, signs=True)
    department.appoint(workspace, one, coordinates=True)
    made = department.appoint(workspace, two, signs=True)
    row = department.get_department(workspace)
    assert row is not None
    assert (row.head_id, row.coordinator_id, row.full_name) == (two, one, "Отдел образования")
    assert made.change_set_id is not None
    undo(workspace, made.change_set_id)
    department.appoint(workspace, two, signs=False)  # it is the other's
    row = department.get_department(workspace)
    assert row is not None
    assert row.head_id == one


def test_the_place_of_issue_is_not_asked_for_where_it_is_not_printed(workspace: Workspace) -> None:
    department.save_department(
        workspace, replace(DepartmentDraft(**FULL, head_id=None, coordinator_id=None), place="")
    )
    asked = "место издания приказов"
    for printed in (True, False):
        save_look(workspace, "print_place", "1" if printed else "0")
        row = department.get_department(workspace)
        assert (asked in [fact.words for fact in department.lacking_facts(row)]) is printed
        with workspace.database.reading() as reader:
            facts = read_facts(reader)
        assert (asked in [fact.words for fact in facts.lacking]) is printed
