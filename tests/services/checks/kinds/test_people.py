"""One person with two posts, or in charge of what they carry out themselves."""

from datetime import date

from app.enums import SupportKind
from app.services.checks.kinds import people
from app.services.department.department import DepartmentDraft, save_department
from app.services.department.people import PersonDraft, save_person
from app.services.documents.settings import save_setting
from app.services.documents.shared_settings import BASIS, CONTROL, FROM_SUPPORT
from app.services.schools.support import SupportDraft, enter_support
from app.services.storage.workspace import Workspace
from tests.services import overview_data as data
from tests.services.checks.papers import add_programme, add_row, codes, texts


def add_person(workspace: Workspace, surname: str, given: str, patronymic: str, post: str) -> int:
    draft = PersonDraft(surname=surname, given_name=given, patronymic=patronymic, post=post)
    return save_person(workspace, draft)[0]


def test_one_person_with_two_posts(workspace: Workspace) -> None:
    first = add_person(workspace, "Жукова", "Татьяна", "Павловна", "методист")
    add_person(workspace, "Жукова", "Тамара", "Ивановна", "директор")
    add_person(workspace, "Жукова", "Т", "П", "методист")
    data.add_school(workspace, "СОШ № 1")
    tutor = {"school_id": 1, "person_id": first, "name": "", "organisation": "", "whom": ""}
    add_row(workspace, "tutor", 2021, post="методист", subject="математика", **tutor)
    assert codes(workspace, people.two_posts) == []
    add_person(workspace, "Жукова", "Татьяна", "Павловна", "учитель")
    add_row(workspace, "tutor", 2021, post="учитель", subject="физика", **tutor)
    assert (
        texts(workspace, people.two_posts)
        == ["person.two-posts: Жукова Татьяна Павловна: две должности, «методист» и «учитель»"] * 2
    )


def test_who_controls_what_they_carry_out(workspace: Workspace) -> None:
    coordinator = add_person(workspace, "Жукова", "Татьяна", "Павловна", "методист")
    other = add_person(workspace, "Петров", "Пётр", "Ильич", "заместитель начальника")
    save_department(workspace, DepartmentDraft(full_name="Отдел", coordinator_id=coordinator))
    enter_support(
        workspace,
        SupportDraft(
            school_id=data.add_school(workspace, "СОШ № 1"),
            kind=SupportKind.SHNOR,
            year=2027,
            entered_on=date(2026, 10, 1),
        ),
    )
    for setting, value in ((BASIS, FROM_SUPPORT), (CONTROL, str(other))):
        save_setting(workspace, "list-order", (setting,), setting.name, value)
    assert codes(workspace, people.own_controller, 2027) == []
    save_setting(workspace, "list-order", (CONTROL,), CONTROL.name, str(coordinator))
    assert codes(workspace, people.own_controller, 2027) == ["person.controls-own-work"]


def test_a_programme_that_is_controlled_by_who_carries_it_out(workspace: Workspace) -> None:
    add_programme(workspace, control="Отдел образования", executors="Школы района")
    assert codes(workspace, people.own_controller) == []
    add_programme(workspace, control="Школы района.", executors="школы района")
    assert codes(workspace, people.own_controller) == ["person.controls-own-work"]
