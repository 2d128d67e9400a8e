from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.services.documents.making.catalogue import describe_settings
from app.services.documents.settings import department_look, own_settings, save_setting
from app.services.findings.links import ToDocument
from app.services.log.changes import undo
from app.services.storage.workspace import Workspace
from app.views.base.page_context import PageContext
from app.views.settings.sections.preset import PresetSection
from app.views.widgets.fields.form_row import FormRow

if TYPE_CHECKING:
    from app.views.base.links import Way


def opened(qtbot: QtBot, context: PageContext) -> PresetSection:
    section = PresetSection(context)
    qtbot.addWidget(section)
    section.refresh()
    section.resize(700, 600)
    section.show()
    return section


def line(section: PresetSection, name: str) -> QLineEdit:
    row = section.form.field(name)
    assert isinstance(row, FormRow)
    assert isinstance(row.editor, QLineEdit)
    return row.editor


def type_into(editor: QLineEdit, text: str) -> None:
    editor.setText(text)
    editor.editingFinished.emit()


def test_a_field_is_saved_and_what_the_rules_forbid_is_refused(
    qtbot: QtBot, context: PageContext, workspace: Workspace
) -> None:
    section = opened(qtbot, context)
    assert line(section, "first_line").text() == "12,5"
    assert not section.back.isEnabled()
    editor = line(section, "font_size")
    type_into(editor, "13,5")
    assert department_look(workspace) == {"font_size": "13.5"}
    assert line(section, "font_size") is editor  # the field is not built anew under the hands
    type_into(line(section, "margin_left"), "5")
    row = section.form.field("margin_left")
    assert isinstance(row, FormRow)
    assert "число от 20 до 40" in row.error.text()

    section.back.click()
    assert department_look(workspace) == {}
    assert line(section, "font_size").text() == "14"


def test_a_change_can_be_undone(qtbot: QtBot, context: PageContext, workspace: Workspace) -> None:
    section = opened(qtbot, context)
    made: list[int] = []
    context.events.changed.connect(lambda changes: made.append(changes.change_set_id))
    type_into(line(section, "font_size"), "12")
    undo(workspace, made[0])
    section.refresh()
    assert line(section, "font_size").text() == "14"


def test_documents_with_a_look_of_their_own_are_listed(
    qtbot: QtBot, context: PageContext, workspace: Workspace
) -> None:
    section = opened(qtbot, context)
    assert section.others.isHidden()
    specs = describe_settings("list-order")
    save_setting(workspace, "list-order", specs, "font_size", "12")
    save_setting(workspace, "list-order", specs, "notes", "0")
    section.refresh()
    assert not section.others.isHidden()
    asked: list[Way] = []
    context.link_followed.connect(asked.append)
    links = {found.text(): found for found in section.others.findChildren(QPushButton)}
    links["Показать"].click()
    assert asked == [ToDocument("list-order")]
    links["Сделать как у всех"].click()
    assert own_settings(workspace, "list-order") == {"notes": "0"}
    assert section.others.isHidden()
