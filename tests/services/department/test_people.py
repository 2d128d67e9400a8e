"""People of the workspace: names as documents print them, case forms, archive."""

import pytest

from app.enums import GrammarCase
from app.errors import UserError
from app.services.department import people
from app.services.department.people import PersonDraft
from app.services.language.names import NamePost
from app.services.log import changes
from app.services.storage.workspace import Workspace

LUNTSOVA = PersonDraft(
    surname="Лунцова",
    given_name="Елена",
    patronymic="Викторовна",
    post="заведующая сектором",
    role="муниципальный координатор",
)


def test_a_person_is_stored_with_the_forms_of_the_name(workspace: Workspace) -> None:
    person_id, made = people.save_person(workspace, LUNTSOVA)
    assert made.touches("person")
    row = people.get_person(workspace, person_id)
    assert row.signature_name == "Е.В.\u00a0Лунцова"
    assert row.surname_first == "Лунцова\u00a0Е.В."
    assert row.full_name == "Лунцова Елена Викторовна"
    assert row.forms == {}


def test_the_users_wording_wins_over_the_suggestion(workspace: Workspace) -> None:
    own = NamePost("Лунцову Елену Викторовну")
    person_id, _ = people.save_person(
        workspace,
        PersonDraft(
            surname="Лунцова",
            given_name="Елена",
            patronymic="Викторовна",
            post="заведующая сектором",
            forms={GrammarCase.ACCUSATIVE: own, GrammarCase.DATIVE: NamePost(" ", "")},
        ),
    )
    row = people.get_person(workspace, person_id)
    assert row.forms == {GrammarCase.ACCUSATIVE: own}
    complete = {case: people.complete_form(row, case) for case in GrammarCase}
    assert complete[GrammarCase.ACCUSATIVE] == NamePost(own.name, "заведующую сектором")
    assert complete[GrammarCase.DATIVE] == NamePost("Лунцовой\u00a0Е.В.", "заведующей сектором")
    assert set(complete) == set(GrammarCase)


def test_stored_forms_change_and_go_away(workspace: Workspace) -> None:
    person_id, _ = people.save_person(
        workspace, PersonDraft(surname="Гееб", forms={GrammarCase.GENITIVE: NamePost("Гееба")})
    )
    people.save_person(
        workspace,
        PersonDraft(surname="Гееб", forms={GrammarCase.GENITIVE: NamePost("Гееб")}),
        person_id,
    )
    assert people.get_person(workspace, person_id).forms[GrammarCase.GENITIVE].name == "Гееб"
    _, last = people.save_person(workspace, PersonDraft(surname="Гееб"), person_id)
    assert people.get_person(workspace, person_id).forms == {}
    assert last.change_set_id is not None
    changes.undo(workspace, last.change_set_id)
    assert people.get_person(workspace, person_id).forms[GrammarCase.GENITIVE].name == "Гееб"


def test_people_stand_in_the_order_of_their_names(workspace: Workspace) -> None:
    for surname in ("Жуков", "Ёлкин", "Азанова"):
        people.save_person(workspace, PersonDraft(surname=surname))
    assert [row.surname for row in people.list_people(workspace)] == ["Азанова", "Ёлкин", "Жуков"]


def test_an_archived_person_leaves_the_list_and_comes_back(workspace: Workspace) -> None:
    person_id, _ = people.save_person(workspace, LUNTSOVA)
    people.archive_person(workspace, person_id)
    assert people.list_people(workspace) == []
    assert [row.active for row in people.list_people(workspace, include_archived=True)] == [False]
    people.restore_person(workspace, person_id)
    assert people.list_people(workspace)[0].id == person_id


def test_a_person_without_a_surname_is_refused(workspace: Workspace) -> None:
    with pytest.raises(UserError, match="фамилия"):
        people.save_person(workspace, PersonDraft(surname=" ", given_name="Елена"))
    assert people.list_people(workspace) == []


def test_an_unknown_person_is_a_calm_message(workspace: Workspace) -> None:
    for action in (people.get_person, people.archive_person, people.restore_person):
        with pytest.raises(UserError, match="нет в списке"):
            action(workspace, 99)
    with pytest.raises(UserError, match="нет в списке"):
        people.save_person(workspace, LUNTSOVA, 99)


def test_an_address_of_mail_is_kept_and_a_wrong_one_refused(workspace: Workspace) -> None:
    draft = PersonDraft(surname="Лунцова", email=" lunc@edu.ru ")
    key, _ = people.save_person(workspace, draft)
    assert people.get_person(workspace, key).email == "lunc@edu.ru"
    with pytest.raises(UserError, match="Адрес электронной почты «lunc» указан неверно"):
        people.save_person(workspace, PersonDraft(surname="Лунцова", email="lunc"), key)
    assert people.get_person(workspace, key).email == "lunc@edu.ru"
