from dataclasses import replace

from app.enums import GrammarCase
from app.services.department import department, people
from app.services.department.department import DepartmentDraft
from app.services.department.people import PersonDraft
from app.services.documents import facts
from app.services.documents.facts import Office, get_office
from app.services.findings.links import ToDepartment, ToPerson
from app.services.storage.workspace import Workspace
from tests.services.documents import facts_samples as given


def test_an_unfilled_workspace_has_an_empty_office(workspace: Workspace) -> None:
    assert get_office(workspace) == Office()
    assert [one.code for one in facts.missing_of_office(Office(), "full_name", "coordinator")] == [
        "department.no-name",
        "department.no-coordinator",
    ]
    assert facts.missing_of_office(given.OFFICE, "full_name", "coordinator") == []


def test_what_is_missing_of_the_office_leads_to_its_field_or_person() -> None:
    (post,) = facts.missing_of_office(
        replace(given.OFFICE, head_post="", head_id=7), "head_post", "head_name"
    )
    (coordinator,) = facts.missing_of_office(replace(given.OFFICE, coordinator=""), "coordinator")
    assert (post.code, post.link) == ("department.no-head-post", ToPerson(7))
    assert coordinator.link == ToDepartment("coordinator_id")


def filled(workspace: Workspace, coordinator: PersonDraft) -> Office:
    head, _changes = people.save_person(
        workspace,
        PersonDraft(
            surname="Соболева",
            given_name="Инна",
            patronymic="Викторовна",
            post="начальник управления",
        ),
    )
    person, _changes = people.save_person(workspace, coordinator)
    department.save_department(
        workspace,
        DepartmentDraft(
            full_name="Управление образования",
            phone="8 (800) 555-00-00",
            head_id=head,
            coordinator_id=person,
        ),
    )
    return get_office(workspace)


def test_people_stand_in_the_form_that_documents_need(workspace: Workspace) -> None:
    draft = PersonDraft(
        surname="Лунцова",
        given_name="Елена",
        patronymic="Викторовна",
        post="заведующая сектором",
        phone="8 (38472) 3-00-00",
    )
    office = filled(workspace, draft)
    assert (office.head_post, office.head_name) == ("Начальник управления", "И.В.\u00a0Соболева")
    assert office.coordinator.replace("\u00a0", " ") == "Лунцову Е.В."
    assert office.coordinator_post == "заведующую сектором"
    assert office.executor == "Лунцова Елена Викторовна"
    assert office.executor_phone == "8 (38472) 3-00-00"
    assert office.short_name == "Управление образования"


def test_a_stored_case_form_wins_and_the_phone_falls_back(workspace: Workspace) -> None:
    form = people.NamePost("Бею-Биенко А.А.", "методиста")
    draft = PersonDraft(
        surname="Бей-Биенко",
        given_name="Анна",
        patronymic="Андреевна",
        post="методист",
        forms={GrammarCase.ACCUSATIVE: form},
    )
    office = filled(workspace, draft)
    assert (office.coordinator, office.coordinator_post) == ("Бею-Биенко А.А.", "методиста")
    assert office.executor_phone == "8 (800) 555-00-00"


def test_a_single_annex_has_no_number() -> None:
    assert facts.annex_title(1, 1) == "Приложение"
    assert facts.annex_title(2, 3) == "Приложение №\u00a02"


def test_the_order_says_who_signs_instead_of_the_head(workspace: Workspace) -> None:
    head, _ = people.save_person(
        workspace, PersonDraft(surname="Берёзкина", given_name="Анна", post="начальник")
    )
    acting, _ = people.save_person(
        workspace,
        PersonDraft(
            surname="Ёлкина",
            given_name="Мария",
            patronymic="Олеговна",
            post="заместитель начальника",
        ),
    )
    department.save_department(
        workspace, DepartmentDraft(full_name="Управление образования", head_id=head)
    )
    assert get_office(workspace).head_id == head
    office = get_office(workspace, acting)
    assert (office.head_post, office.head_name) == (
        "Заместитель начальника",
        "М.О.\u00a0Ёлкина",
    )
    assert office.head_id == acting
