"""A school is added, archived, brought back and all of it taken back, with keys alone."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.enums import SchoolKind
from app.services.department import people
from app.services.department.people import PersonDraft
from app.services.log.changes import undo
from app.services.schools import schools
from app.services.schools.schools import SchoolDraft
from app.services.storage.workspace import Workspace
from app.views.base.page_context import PageContext
from app.views.schools.forms.school_form import SchoolForm
from app.views.schools.page import SchoolsPage
from tests.views.conftest import said
from tests.views.schools.conftest import names
from tests.views.typing import type_text

NEW = "МБОУ «Гимназия № 7»"


def undo_last(context: PageContext) -> None:
    last = context.events.last_done
    assert last is not None
    context.events.announce_undone(last.change_set_id, undo(context.workspace, last.change_set_id))


def test_add_archive_restore_and_undo(
    page: SchoolsPage, qtbot: QtBot, context: PageContext, workspace: Workspace
) -> None:
    page.add_button.setFocus()
    qtbot.keyClick(page.add_button, Qt.Key.Key_Space)
    form = page.findChildren(SchoolForm)[-1]
    assert form.focusWidget() is form.short_name
    type_text(form.short_name, NEW)
    qtbot.keyClick(form.short_name, Qt.Key.Key_Return)
    assert NEW in names(page)
    assert page.card.school is not None
    assert page.card.school.short_name == NEW

    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert (
        said(page.context)
        .questions[-1]
        .startswith("Перенести школу «МБОУ „Гимназия № 7“» в архив?")
    )
    assert NEW not in names(page)

    page.filters.set_value("state", "archive")
    assert names(page) == [NEW]
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert names(page) == [NEW], "Delete does nothing to a school that is archived already"
    page.card.archive_button.setFocus()
    qtbot.keyClick(page.card.archive_button, Qt.Key.Key_Space)
    assert names(page) == []
    assert page.nothing_found.isVisible()
    page.filters.reset()
    assert NEW in names(page)

    undo_last(context)
    assert NEW not in names(page)
    undo_last(context)
    assert NEW in names(page)
    undo_last(context)
    assert [row.short_name for row in schools.list_schools(workspace, include_archived=True)] == [
        "МБОУ «Покровская ООШ»",
        "МБОУ «СОШ № 30»",
    ]
    assert len(names(page)) == 2


def test_the_kind_of_a_new_school_follows_its_name_until_it_is_chosen(page: SchoolsPage) -> None:
    page.add_button.click()
    form = page.findChildren(SchoolForm)[-1]
    type_text(form.short_name, "Озёрная ООШ")
    assert form.kind.currentData() == SchoolKind.OOSH
    form.kind.setCurrentIndex(form.kind.findData(SchoolKind.BOARDING))
    form.short_name.clear()
    type_text(form.short_name, "Лицей № 1")
    assert form.kind.currentData() == SchoolKind.BOARDING


def test_a_head_is_typed_in_the_form_of_the_school_and_taken_back_with_it(
    page: SchoolsPage, qtbot: QtBot, context: PageContext, workspace: Workspace
) -> None:
    people.save_person(workspace, PersonDraft(surname="Ким", given_name="Анна", post="методист"))
    page.add_button.click()
    form = page.findChildren(SchoolForm)[-1]
    type_text(form.short_name, NEW)
    form.head.setCompleter(None)  # pyright: ignore[reportArgumentType]
    type_text(form.head, "ким анна")
    assert form.head_row.hint.text() == "Из списка сотрудников"
    assert (form.head_post.text(), form.head_post.isEnabled()) == ("методист", False)
    form.head.clear()
    type_text(form.head, "Иванова")
    assert form.head_row.hint.text() == "Новый сотрудник будет добавлен вместе со школой"
    form.submit()
    assert form.head_row.error.text().startswith("Руководитель указан неверно")
    type_text(form.head, " Мария Петровна")
    assert not form.head_row.has_error
    qtbot.keyClick(form.head, Qt.Key.Key_Return)
    assert page.card.school is not None
    assert page.card.school.head == "Иванова Мария Петровна"
    assert [row.post for row in people.list_people(workspace)] == ["директор", "методист"]
    undo_last(context)
    assert NEW not in names(page)
    assert [row.surname for row in people.list_people(workspace)] == ["Ким"]


def test_the_head_of_a_school_stays_when_something_else_is_changed(
    page: SchoolsPage, workspace: Workspace
) -> None:
    head, _ = people.save_person(workspace, PersonDraft(surname="Ким", given_name="Анна"))
    twin, _ = people.save_person(workspace, PersonDraft(surname="Ким", given_name="Анна"))
    row = schools.list_schools(workspace)[-1]
    schools.save_school(workspace, SchoolDraft(short_name=row.short_name, head_id=twin), row.id)
    page.edit_school(schools.get_school(workspace, row.id))
    form = page.findChildren(SchoolForm)[-1]
    assert form.head.text() == "Ким Анна"
    type_text(form.phone, "123")
    form.submit()
    assert schools.get_school(workspace, row.id).head_id == twin != head
