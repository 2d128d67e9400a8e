"""Сведения in the window: rows are typed, pasted, laid out, moved and taken away."""

from collections.abc import Sequence
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from app.services.department.people import PersonDraft, list_people, save_person
from app.services.registers.catalogue import registers
from app.services.registers.rows import list_rows
from app.services.registers.writing import RowDraft, save_rows
from app.services.storage.workspace import Workspace
from app.views.base.page_context import PageContext
from app.views.documents.registers.child_form import ChildForm
from app.views.documents.registers.form import RegisterForm
from app.views.documents.registers.papers_dialog import PapersDialog
from app.views.documents.registers.schedule_form import ScheduleForm
from app.views.documents.registers.start_form import StartForm
from app.views.documents.registers.tab import RegistersTab
from app.views.intake.search_choice import SearchChoice
from tests.views.conftest import finish, said, shown_alone
from tests.views.samples import YEAR, District
from tests.views.typing import pick, type_text

SLOTS = "interview_slot"


@pytest.fixture
def tab(qtbot: QtBot, context: PageContext, district: District) -> RegistersTab:
    save_person(context.workspace, PersonDraft(surname="Лунцова", given_name="Елена"))
    made = RegistersTab(context)
    context.events.changed.connect(lambda _changes: made.refresh())
    made.refresh()
    return shown_alone(made, qtbot, made.list.model_of_lines, size=(1000, 500))


def form_of(tab: RegistersTab, kind: type[QDialog]) -> Any:
    (form,) = [one for one in tab.findChildren(kind) if one.isVisible()]
    return form


def fill(form: Any, **values: object) -> None:
    for name, value in values.items():
        editor = form.fields.rows[name].editor
        if isinstance(editor, SearchChoice):
            editor.choose(value)
        elif isinstance(editor, QComboBox):
            pick(editor, value)
        else:
            retype(editor, str(value))


def retype(editor: Any, text: str) -> None:
    if isinstance(editor, QLineEdit) and editor.completer():
        editor.setText(text)  # the list of a completer cannot grab the keys of an offscreen window
        return
    editor.selectAll()
    type_text(editor, text)


def texts(workspace: Workspace, name: str, column: str) -> Sequence[str]:
    return [row.text(column) for row in list_rows(workspace, name, YEAR)]


def test_a_row_is_typed_refused_under_its_field_saved_changed_and_deleted(
    tab: RegistersTab, context: PageContext
) -> None:
    assert [line.name for line in tab.list.model_of_lines.rows] == list(registers())
    assert tab.register.name == SLOTS
    assert tab.view.nothing.isVisible()
    tab.view.nothing.button.click()
    form = form_of(tab, RegisterForm)
    school = form.fields.rows["school_id"].editor
    school.choose(1)
    assert [school.itemText(at) for at in range(3)] == [
        *("Не указано", "МБОУ «СОШ № 30»", "МБОУ «Покровская ООШ»")
    ]  # the one on the list of support first
    fill(form, on_day="17.11.2025", starts_at="15:00", ends_at="14 часов", school_id=1)
    form.submit()
    assert "«14 часов»\u00a0– не время" in form.fields.rows["ends_at"].error.text()
    retype(form.fields.rows["ends_at"].editor, "14:30")
    form.submit()
    assert "не позже начала" in form.fields.rows["ends_at"].error.text()
    retype(form.fields.rows["ends_at"].editor, "15:30")
    form.submit()
    assert not form.isVisible()
    row = tab.table.selected_row()
    assert (row.text("school_id"), row.number("ends_at")) == ("МБОУ «СОШ № 30»", 930)
    assert tab.list.selected_row().rows == 1
    tab.edit_button.click()
    fill(form_of(tab, RegisterForm), place="Заречный округ")
    form_of(tab, RegisterForm).submit()
    assert texts(context.workspace, SLOTS, "place") == ["Заречный округ"]
    tab.table.selectRow(0)
    tab.delete_button.click()
    assert said(context).texts[-1].replace("\u00a0", " ").endswith("Удалено: 1 строка.")
    assert tab.view.nothing.isVisible()
    said(context).actions[-1].run()
    assert texts(context.workspace, SLOTS, "place") == ["Заречный округ"]
    assert tab.table.isVisible()


def test_rows_that_belong_to_a_row_are_edited_in_its_form(
    tab: RegistersTab, context: PageContext, qtbot: QtBot
) -> None:
    tab.show_register("meeting")
    tab.add_button.click()
    form = form_of(tab, RegisterForm)
    fill(form, title="Заседание рабочей группы", on_day="01.10.2025", starts_at="14")
    items, people = form.tables["meeting_item"], form.tables["meeting_person"]
    for question in ("О сроках", "О плане"):
        items.add_button.click()
        fill(form_of(items, ChildForm), question=question)
        form_of(items, ChildForm).submit()
    items.up_button.click()
    people.add_button.click()
    child = form_of(people, ChildForm)
    child.submit()
    assert "Укажите одного участника" in child.fields.rows["person_id"].error.text()
    fill(child, person_id=max(row.id for row in list_people(context.workspace)))
    child.submit()
    QGuiApplication.clipboard().setText("ФИО\tДолжность\nОрлов А. А.\tдиректор\n")
    people.paste()
    assert "новых – 1" in said(context).questions[-1]
    people.table.selectRow(0)
    qtbot.keyClick(people.table, Qt.Key.Key_Return)
    form_of(people, ChildForm).reject()
    assert form.isVisible()
    form.submit()
    (row,) = list_rows(context.workspace, "meeting", YEAR)
    assert [one.text("question") for one in row.children["meeting_item"]] == ["О плане", "О сроках"]
    guests = row.children["meeting_person"]
    assert [(one.text("name"), one.values["present"]) for one in guests] == [
        *(("", True), ("Орлов А. А.", True))
    ]
    tab.edit_button.click()
    form = form_of(tab, RegisterForm)
    form.tables["meeting_item"].select(1)
    form.tables["meeting_item"].remove_button.click()
    form.submit()
    (row,) = list_rows(context.workspace, "meeting", YEAR)
    assert [one.text("question") for one in row.children["meeting_item"]] == ["О плане"]


def test_rows_are_pasted_after_they_were_shown(tab: RegistersTab, context: PageContext) -> None:
    QGuiApplication.clipboard().setText(
        "Дата\tВремя\tШкола\n17.11.2025\t10:00–10:30\tСОШ № 30\n32.11.2025\t11:00\tСОШ № 30\n"
    )
    said(context).answer = False
    tab.paste()
    assert "Не подходит: 1 строка" in said(context).questions[-1].replace("\u00a0", " ")
    assert list_rows(context.workspace, SLOTS) == []
    said(context).answer = True
    tab.view.table.paste_asked.emit()
    (row,) = list_rows(context.workspace, SLOTS, YEAR)
    assert tab.table.selected_row() == row
    QGuiApplication.clipboard().setText("")
    tab.paste()
    assert said(context).texts[-1] == "В буфере обмена нет строк таблицы."


def test_many_rows_are_pasted_and_deleted_in_the_background_behind_a_copy(
    tab: RegistersTab, context: PageContext, qtbot: QtBot
) -> None:
    tab.show_register("recommendation")
    lines = [f"СОШ № 30\tСовет {number}" for number in range(150)]
    QGuiApplication.clipboard().setText("\n".join(("Школа\tРекомендация", *lines)))
    tab.paste()
    finish(context, qtbot)
    qtbot.waitUntil(lambda: len(tab.table.rows_model.rows) == 150)
    qtbot.waitUntil(lambda: tab.table.selected_row() is not None)
    assert "Вставлено: 150 строк" in said(context).texts[-1].replace("\u00a0", " ")
    tab.table.selectAll()
    qtbot.keyClick(tab.table, Qt.Key.Key_Delete)
    finish(context, qtbot)
    qtbot.waitUntil(tab.view.nothing.isVisible)
    copies = context.workspace.backups
    assert len(list(copies.iterdir())) >= 2


def test_an_ordered_row_goes_up_while_all_rows_are_in_their_order(
    tab: RegistersTab, context: PageContext, qtbot: QtBot
) -> None:
    rows = [RowDraft(values={"school_id": 1, "advice": text}) for text in ("а", "б", "в")]
    save_rows(context.workspace, "recommendation", YEAR, rows)
    tab.refresh()
    tab.show_register("recommendation")
    tab.table.selectRow(2)
    qtbot.keyClick(tab.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    tab.up_button.click()
    assert texts(context.workspace, "recommendation", "advice") == ["в", "а", "б"]
    tab.table.horizontalHeader().setSortIndicator(0, Qt.SortOrder.AscendingOrder)
    qtbot.keyClick(tab.table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert "Уберите поиск, отбор и сортировку" in said(context).texts[-1]
    assert texts(context.workspace, "recommendation", "advice") == ["в", "а", "б"]
    tab.table.selectAll()
    qtbot.keyClick(tab.table, Qt.Key.Key_Delete)
    assert list_rows(context.workspace, "recommendation", YEAR) == []


def test_the_search_stays_after_a_change_and_goes_with_the_register(
    tab: RegistersTab, context: PageContext
) -> None:
    rows = [RowDraft(values={"school_id": 1, "advice": text}) for text in ("отчёт", "план")]
    save_rows(context.workspace, "recommendation", YEAR, rows)
    tab.refresh()
    tab.show_register("recommendation")
    tab.filters.search.setText("план")
    tab.filters.search.tell_now()
    assert len(tab.table.rows_model.rows) == 1
    tab.refresh()
    assert tab.filters.text == "план"
    assert len(tab.table.rows_model.rows) == 1
    tab.show_register("letter")
    assert tab.filters.text == ""


def test_our_rows_are_taken_when_they_are_wanted(tab: RegistersTab, context: PageContext) -> None:
    tab.show_register("expert_document")
    tab.view.nothing.second_button.click()
    form = form_of(tab, StartForm)
    assert form.table.model().rowCount() == 5
    form.reject()
    assert list_rows(context.workspace, "expert_document") == []
    tab.view.nothing.second_button.click()
    form_of(tab, StartForm).submit()
    assert len(list_rows(context.workspace, "expert_document", YEAR)) == 5


def test_papers_of_schools_are_seen_and_entered_by_cells(
    tab: RegistersTab, context: PageContext, qtbot: QtBot
) -> None:
    tab.show_register("expert_document")
    assert not tab.papers_button.isVisible()
    titles = [RowDraft(values={"title": title}) for title in ("Программа развития", "План")]
    save_rows(context.workspace, "expert_document", YEAR, titles)
    tab.refresh()
    tab.papers_button.click()
    finish(context, qtbot)
    dialog = form_of(tab, PapersDialog)
    assert dialog.model.index(0, 0).data() == "МБОУ «СОШ № 30»"
    assert "Программа развития" in dialog.chosen.text()
    dialog.table.activated.emit(dialog.model.index(0, 2))
    child = form_of(dialog, ChildForm)
    fill(child, received_on="12.11.2025", verdict="returned", remark="Нет сроков")
    child.submit()
    finish(context, qtbot)
    assert dialog.model.index(0, 2).data() == "возвращён"
    assert dialog.model.index(0, 1).data() == "не получен"
    dialog.table.activated.emit(dialog.model.index(0, 2))
    fill(form_of(dialog, ChildForm), verdict="accepted")
    form_of(dialog, ChildForm).submit()
    finish(context, qtbot)
    assert dialog.model.index(0, 2).data() == "принят"
    first, second = list_rows(context.workspace, "expert_document", YEAR)
    assert first.children["expert_paper"] == ()
    (paper,) = second.children["expert_paper"]
    assert (paper.text("remark"), paper.number("school_id")) == ("Нет сроков", 1)
    dialog.close_button.click()


def test_a_schedule_is_laid_out_shown_and_saved(tab: RegistersTab, context: PageContext) -> None:
    assert tab.schedule_button.isVisible()
    tab.schedule_button.click()
    form = form_of(tab, ScheduleForm)
    assert "Не указан день" in form.told.text()
    retype(form.days.lines[0].day, "17.11.2025")
    retype(form.days.lines[0].start, "12:00")
    assert [row.text("school_id") for row in form.model.rows] == ["МБОУ «СОШ № 30»"]
    pick(form.who, "places")
    retype(form.places, "Заречный округ – 3")
    form.days.add_day()
    retype(form.days.lines[1].day, "18.11.2025")
    retype(form.minutes, "0")
    form.submit()
    assert "Длительность 0" in form.error.text()
    retype(form.minutes, "60")
    starts = [(row.day("on_day").day, row.number("starts_at")) for row in form.model.rows]
    assert starts == [(17, 720), (17, 840), (17, 900)]
    form.submit()
    assert texts(context.workspace, SLOTS, "place") == ["Заречный округ"] * 3
    tab.schedule_button.click()
    again = form_of(tab, ScheduleForm)
    retype(again.days.lines[0].day, "17.11.2025")
    assert again.model.rows[0].number("starts_at") == 600
    again.reject()
    tab.show_register("letter")
    assert not tab.schedule_button.isVisible()
