"""The register of schools: what is stored, refused, archived and found again."""

from datetime import date

import pytest

from app.enums import SchoolKind, SupportKind
from app.errors import UserError
from app.models import SupportEntry
from app.services.department import people
from app.services.department.people import PersonDraft
from app.services.log import changes
from app.services.log.listing import list_changes
from app.services.reference import ensure_school_year
from app.services.schools import schools
from app.services.schools.schools import SchoolDraft
from app.services.storage.workspace import Workspace


def test_a_school_is_stored_and_read_back(workspace: Workspace) -> None:
    head_id, _ = people.save_person(
        workspace, PersonDraft(surname="Ермилин", given_name="Анатолий", patronymic="Иванович")
    )
    school_id, made = schools.save_school(
        workspace,
        SchoolDraft(
            short_name="  МБОУ  «СОШ № 30» ",
            full_name="Муниципальное бюджетное общеобразовательное учреждение",
            kind=SchoolKind.OOSH,
            login_digits="edu203389",
            oo_code="004210",
            settlement="пос. Малиновка",
            distance_m=41_500,
            head_id=head_id,
            email="school30@example.org",
            aliases=("Школа 30", "школа 30", ""),
        ),
    )
    assert made.touches("school", "school_alias")
    row = schools.get_school(workspace, school_id)
    assert row.short_name == "МБОУ «СОШ № 30»"
    assert (row.login_digits, row.oo_code) == ("203389", "4210")
    assert row.kind is SchoolKind.OOSH
    assert row.distance_m == 41_500
    assert row.head == "Ермилин Анатолий Иванович"
    assert len(row.aliases) == 1
    assert row.support == ()


def test_schools_stand_in_natural_order(workspace: Workspace) -> None:
    for name in ("СОШ № 10", "СОШ № 2", "Ёлкинская СОШ", "Дубровская СОШ", "Жуковская СОШ"):
        schools.save_school(workspace, SchoolDraft(short_name=name))
    assert [row.short_name for row in schools.list_schools(workspace)] == [
        "Дубровская СОШ",
        "Ёлкинская СОШ",
        "Жуковская СОШ",
        "СОШ № 2",
        "СОШ № 10",
    ]


@pytest.mark.parametrize(
    ("draft", "words"),
    [
        (SchoolDraft(short_name="  "), "краткое наименование"),
        (SchoolDraft(short_name="СОШ № 5", login_digits="edu"), "Логин ФИС ОКО «edu»"),
        (SchoolDraft(short_name="СОШ № 5", login_digits="20 33"), "Логин ФИС ОКО"),
        (SchoolDraft(short_name="СОШ № 5", oo_code="12а"), "Код ОО «12а»"),
        (SchoolDraft(short_name="СОШ № 5", oo_code="000"), "Код ОО «000»"),
        (SchoolDraft(short_name="СОШ № 5", distance_m=-1), "Расстояние"),
        (SchoolDraft(short_name="СОШ № 5", email="адрес"), "электронной почты"),
        (SchoolDraft(short_name="СОШ № 5", head_id=77), "руководителя"),
    ],
)
def test_wrong_fields_are_refused(workspace: Workspace, draft: SchoolDraft, words: str) -> None:
    with pytest.raises(UserError, match=words) as caught:
        schools.save_school(workspace, draft)
    assert caught.value.hint
    assert schools.list_schools(workspace) == []
    assert list_changes(workspace) == []


@pytest.mark.parametrize(
    ("second", "words"),
    [
        (SchoolDraft(short_name="СОШ № 6", login_digits="100"), "Логин ФИС ОКО 100 уже указан"),
        (SchoolDraft(short_name="СОШ № 6", oo_code="007"), "Код ОО 7 уже указан"),
        (SchoolDraft(short_name="сош №5"), "уже есть в реестре"),
    ],
)
def test_two_schools_do_not_share_what_tells_them_apart(
    workspace: Workspace, second: SchoolDraft, words: str
) -> None:
    school_id, _ = schools.save_school(
        workspace, SchoolDraft(short_name="СОШ № 5", login_digits="edu100", oo_code="7")
    )
    with pytest.raises(UserError, match=words):
        schools.save_school(workspace, second)
    schools.archive_school(workspace, school_id)
    with pytest.raises(UserError, match="в архиве"):
        schools.save_school(workspace, second)


def test_a_school_of_the_same_name_may_stand_in_another_settlement(workspace: Workspace) -> None:
    schools.save_school(
        workspace, SchoolDraft(short_name="Начальная школа", settlement="с. Антоновка")
    )
    schools.save_school(
        workspace, SchoolDraft(short_name="Начальная школа", settlement="с. Бураково")
    )
    assert len(schools.list_schools(workspace)) == 2


def test_a_change_keeps_the_key_and_replaces_aliases(workspace: Workspace) -> None:
    first = SchoolDraft(
        short_name="СОШ № 5", login_digits="100", aliases=("Пятая школа", "Школа на горе")
    )
    school_id, _ = schools.save_school(workspace, first)
    same, _ = schools.save_school(
        workspace,
        SchoolDraft(
            short_name="СОШ № 5", login_digits="100", phone="2-11-33", aliases=("Пятая школа",)
        ),
        school_id,
    )
    assert same == school_id
    row = schools.get_school(workspace, school_id)
    assert (row.phone, row.aliases) == ("2-11-33", ("Пятая школа",))


def test_saving_the_same_again_leaves_no_trace(workspace: Workspace) -> None:
    draft = SchoolDraft(short_name="СОШ № 5", login_digits="100", aliases=("Пятая школа",))
    school_id, _ = schools.save_school(workspace, draft)
    _, again = schools.save_school(workspace, draft, school_id)
    assert again.change_set_id is None
    assert len(list_changes(workspace)) == 1


def test_an_added_school_can_be_taken_back_with_its_aliases(workspace: Workspace) -> None:
    _, made = schools.save_school(
        workspace, SchoolDraft(short_name="СОШ № 5", aliases=("Пятая школа",))
    )
    assert made.change_set_id is not None
    changes.undo(workspace, made.change_set_id)
    assert schools.list_schools(workspace, include_archived=True) == []


def test_an_archived_school_leaves_the_list_and_comes_back(workspace: Workspace) -> None:
    school_id, _ = schools.save_school(workspace, SchoolDraft(short_name="СОШ № 5"))
    schools.archive_school(workspace, school_id)
    assert schools.list_schools(workspace) == []
    assert not schools.list_schools(workspace, include_archived=True)[0].active
    schools.restore_school(workspace, school_id)
    assert schools.list_schools(workspace)[0].id == school_id


def test_an_unknown_school_is_a_calm_message(workspace: Workspace) -> None:
    for action in (schools.get_school, schools.archive_school, schools.restore_school):
        with pytest.raises(UserError, match="нет в реестре"):
            action(workspace, 99)


@pytest.mark.parametrize(
    ("entered", "left", "listed"),
    [
        (date(2026, 10, 1), None, True),
        (date(2026, 11, 22), None, True),
        (date(2026, 11, 23), None, True),  # an order dated tomorrow
        (date(2027, 9, 1), None, False),
        (date(2025, 10, 1), date(2026, 11, 22), False),
        (date(2025, 10, 1), date(2026, 11, 23), True),
    ],
)
def test_support_says_the_lists_of_the_running_year(
    workspace: Workspace, entered: date, left: date | None, listed: bool
) -> None:
    school_id, _ = schools.save_school(workspace, SchoolDraft(short_name="СОШ № 5"))
    with workspace.database.writing() as session:
        ensure_school_year(session, 2027)
        session.add(
            SupportEntry(
                school_id=school_id,
                kind=SupportKind.SHNOR,
                year=2027,
                entered_on=entered,
                left_on=left,
            )
        )
    assert schools.get_school(workspace, school_id).support == (("shnor",) if listed else ())


@pytest.mark.parametrize(
    ("typed", "login"),
    [(None, None), (" ", None), ("edu203389", "203389"), ("203389", "203389"), ("sch_17", "17")],
)
def test_login_digits(typed: str | None, login: str | None) -> None:
    assert schools.normalised_login(typed) == login


def test_a_head_is_added_with_the_school_as_one_action(workspace: Workspace) -> None:
    draft = SchoolDraft(short_name="СОШ № 7", head_name=" Иванова  Мария Петровна ")
    school_id, made = schools.save_school(workspace, draft)
    school = schools.get_school(workspace, school_id)
    assert school.head == "Иванова Мария Петровна"
    (person,) = people.list_people(workspace)
    assert (person.id, person.post, person.organisation) == (school.head_id, "директор", "СОШ № 7")
    assert made.change_set_id is not None
    changes.undo(workspace, made.change_set_id)
    assert people.list_people(workspace, include_archived=True) == []
    assert schools.list_schools(workspace, include_archived=True) == []


def test_a_head_who_is_known_by_name_is_not_added_again(workspace: Workspace) -> None:
    known, _ = people.save_person(
        workspace, PersonDraft(surname="Иванова", given_name="Мария", patronymic="Петровна")
    )
    draft = SchoolDraft(short_name="СОШ № 7", head_name="ИВАНОВА Мария Петровна")
    school_id, _ = schools.save_school(workspace, draft)
    assert schools.get_school(workspace, school_id).head_id == known
    assert len(people.list_people(workspace)) == 1


@pytest.mark.parametrize("name", ["Иванова", "Иванова 89172223344 Мария"])
def test_a_name_that_is_none_is_no_head(workspace: Workspace, name: str) -> None:
    with pytest.raises(UserError, match="Руководитель указан неверно"):
        schools.save_school(workspace, SchoolDraft(short_name="СОШ № 7", head_name=name))
    assert schools.list_schools(workspace) == []
