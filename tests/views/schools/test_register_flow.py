"""A school is added, archived, brought back and all of it taken back, with keys alone."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.enums import SchoolKind
from app.services.log.changes import undo
from app.services.schools import schools
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
