"""People: adding, editing, case forms, archive."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.enums import GrammarCase
from app.services.department import department, people
from app.services.department.department import DepartmentDraft
from app.services.department.people import PersonDraft
from app.views.base.page_context import PageContext
from app.views.settings.sections.people import PeopleSection
from tests.views.conftest import finish, said
from tests.views.typing import type_text


@pytest.fixture
def section(context, show_section):
    return show_section(PeopleSection(context))


@pytest.fixture
def person_id(context):
    draft = PersonDraft(
        surname="Лунцова", given_name="Елена", patronymic="Викторовна", post="заведующая сектором"
    )
    return people.save_person(context.workspace, draft)[0]


def line(section, name):
    return section.form.fields[name].editor


def test_an_empty_list_offers_to_add(section, qtbot):
    assert section.content.empty.isVisible()
    qtbot.mouseClick(section.content.empty.button, Qt.MouseButton.LeftButton)
    assert section.form.isVisible()
    assert section.form.is_new


def test_a_new_person_is_stored_as_soon_as_there_is_a_surname(section, context, qtbot):
    section.begin_new()
    type_text(line(section, "post"), "методист")
    qtbot.keyClick(line(section, "post"), Qt.Key.Key_Return)
    assert people.list_people(context.workspace) == []
    type_text(line(section, "surname"), "Иванова")
    with qtbot.waitSignal(context.events.changed):
        qtbot.keyClick(line(section, "surname"), Qt.Key.Key_Return)
    (stored,) = people.list_people(context.workspace)
    assert (stored.surname, stored.post) == ("Иванова", "методист")
    assert section.table.selected_row().id == stored.id


def test_leaving_a_field_changes_the_person(section, context, person_id, qtbot):
    section.select_person(person_id)
    line(section, "post").selectAll()
    type_text(line(section, "post"), "начальник")
    qtbot.keyClick(line(section, "post"), Qt.Key.Key_Return)
    assert people.get_person(context.workspace, person_id).post == "начальник"
    assert section.table.selected_row().post == "начальник"


def test_without_a_surname_nothing_is_stored_and_the_reason_is_shown(section, person_id, qtbot):
    section.select_person(person_id)
    line(section, "surname").clear()
    qtbot.keyClick(line(section, "surname"), Qt.Key.Key_Return)
    assert section.form.fields["surname"].error.text().startswith("Не указана фамилия")


def test_case_forms_are_suggested_and_stored(section, context, person_id, qtbot):
    section.select_person(person_id)
    qtbot.mouseClick(section.form.suggest_button, Qt.MouseButton.LeftButton)
    finish(context, qtbot)
    forms = people.get_person(context.workspace, person_id).forms
    assert forms[GrammarCase.ACCUSATIVE].name.startswith("Лунцову")
    assert forms[GrammarCase.ACCUSATIVE].post == "заведующую сектором"
    assert section.form.suggest_button.isEnabled()


def test_suggesting_needs_a_surname(section, context, qtbot):
    section.begin_new()
    section.form.suggest()
    assert section.form.fields["surname"].has_error
    assert not context.tasks.busy


def test_the_archive_and_the_way_back(section, context, person_id, qtbot):
    section.select_person(person_id)
    qtbot.mouseClick(section.form.archive_button, Qt.MouseButton.LeftButton)
    assert people.list_people(context.workspace) == []
    assert section.form.isHidden()
    (back,) = said(context).actions
    assert back.text == "Вернуть"
    back.run()
    assert section.table.selected_row().id == person_id


def test_archived_people_are_shown_on_request_and_come_back(section, context, person_id, qtbot):
    people.save_person(
        context.workspace,
        PersonDraft(surname="Яшин", given_name="Пётр", patronymic="", post="методист"),
    )
    section.select_person(person_id)
    assert section.with_archive.isHidden()
    qtbot.mouseClick(section.form.archive_button, Qt.MouseButton.LeftButton)
    assert [row.surname for row in section.model.rows] == ["Яшин"]
    assert section.with_archive.text() == "Показать архив (1)"

    section.with_archive.setChecked(True)
    section.table.select_key(person_id)
    assert section.model.index(0, 1).data() == "в архиве · заведующая сектором"
    assert section.form.archive_button.text() == "Вернуть из архива"
    qtbot.mouseClick(section.form.archive_button, Qt.MouseButton.LeftButton)
    assert people.get_person(context.workspace, person_id).active
    assert section.form.archive_button.text() == "В архив"
    assert section.with_archive.isHidden()


def test_a_search_finds_an_archived_person(section, context, person_id):
    people.archive_person(context.workspace, person_id)
    section.select_person(person_id)
    assert section.table.selected_row().id == person_id


def test_an_empty_form_shows_the_suggestion_and_is_marked(section, context, person_id, qtbot):
    section.select_person(person_id)
    finish(context, qtbot)
    name, post = section.form.form_lines[GrammarCase.DATIVE]
    mark = section.form.marks[GrammarCase.DATIVE]
    assert (name.text(), mark.text()) == ("", "Предложено программой.")
    assert name.placeholderText().startswith("Лунцовой")
    assert post.placeholderText() == "заведующей сектором"
    type_text(name, "Лунцовой Елене")
    qtbot.keyClick(name, Qt.Key.Key_Return)
    assert mark.text() == "Ваша запись."
    assert section.form.marks[GrammarCase.GENITIVE].text() == "Предложено программой."


def test_in_a_narrow_window_the_form_keeps_its_place(section, person_id, qtbot):
    section.select_person(person_id)
    assert not section.table.isColumnHidden(1)
    section.resize(544, 500)
    section.layout().activate()
    form = section.form
    assert form.geometry().right() < section.width()
    assert form.layout().minimumSize().width() <= form.width()
    assert section.table.isColumnHidden(1)  # the form shows the post
    search, add = section.search.geometry(), section.add_button.geometry()
    assert not search.intersects(add)


def test_beside_an_open_person_the_names_take_the_whole_list(section, context, person_id):
    section.resize(612, 440)  # what 1366x768 at 125 % leaves
    section.select_person(person_id)
    QApplication.processEvents()
    names, posts = range(2)
    assert section.form.isVisible()
    assert section.table.isColumnHidden(posts)
    assert section.table.columnWidth(names) == section.table.viewport().width()
    section.form.hide()
    QApplication.processEvents()
    assert not section.table.isColumnHidden(posts)
    assert section.table.columnWidth(names) == 152


def test_ticks_say_who_signs_and_who_coordinates(
    section: PeopleSection, context: PageContext, person_id: int, qtbot: QtBot
) -> None:
    section.select_person(person_id)
    signs, coordinates = section.form.duties.values()
    assert not signs.isEnabled()
    department.save_department(context.workspace, DepartmentDraft(full_name="Отдел"))
    other, _ = people.save_person(context.workspace, PersonDraft(surname="Яшин", post="методист"))
    department.appoint(context.workspace, other, coordinates=True)
    section.refresh()
    section.select_person(other)
    assert not signs.isChecked()
    assert coordinates.isChecked()
    section.select_person(person_id)
    assert not coordinates.isChecked()
    qtbot.mouseClick(signs, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(coordinates, Qt.MouseButton.LeftButton)
    section.refresh()
    row = department.get_department(context.workspace)
    assert row is not None
    assert (row.head_id, row.coordinator_id) == (person_id, person_id)
    assert said(context).texts[-2:] == [
        "Лунцова\u00a0Е.В. подписывает приказы.",
        "Лунцова\u00a0Е.В. – муниципальный координатор.",
    ]
    texts = [section.model.index(number, 1).data() for number in range(2)]
    assert texts == ["подписывает приказы, координатор\nзаведующая сектором", "методист"]
    qtbot.mouseClick(signs, Qt.MouseButton.LeftButton)
    row = department.get_department(context.workspace)
    assert row is not None
    assert row.head_id is None


def test_a_new_person_gets_a_tick_only_with_a_surname_and_mail_is_checked(
    section: PeopleSection, context: PageContext, qtbot: QtBot
) -> None:
    department.save_department(context.workspace, DepartmentDraft(full_name="Отдел"))
    section.begin_new()
    signs = section.form.duties["signs"]
    qtbot.mouseClick(signs, Qt.MouseButton.LeftButton)
    assert not signs.isChecked()
    assert section.form.fields["surname"].has_error
    type_text(line(section, "surname"), "Иванова")
    type_text(line(section, "email"), "ivanova")
    qtbot.keyClick(line(section, "email"), Qt.Key.Key_Return)
    assert section.form.fields["email"].error.text().startswith("Адрес электронной почты")
    type_text(line(section, "email"), "@edu.ru")
    qtbot.mouseClick(signs, Qt.MouseButton.LeftButton)
    (stored,) = people.list_people(context.workspace)
    assert stored.email == "ivanova@edu.ru"
    row = department.get_department(context.workspace)
    assert row is not None
    assert row.head_id == stored.id
