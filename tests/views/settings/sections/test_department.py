"""The department's form saves each field when it is left."""

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt

from app.services.department.department import get_department
from app.services.department.letterhead import Letterhead, get_emblem, get_letterhead
from app.services.department.people import PersonDraft, save_person
from app.services.department.region_terms import get_terms
from app.views.settings.sections.department import DepartmentSection
from app.views.widgets.fields.form_row import FormRow
from tests.views.conftest import finish, said
from tests.views.typing import pick, type_text


@pytest.fixture
def section(context, show_section):
    return show_section(DepartmentSection(context))


def fill(section, qtbot, name, text):
    editor = section.rows[name].editor
    editor.selectAll()
    type_text(editor, text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)


def test_a_field_is_stored_when_it_is_left_and_told(section, context, qtbot):
    with qtbot.waitSignal(context.events.changed):
        fill(section, qtbot, "full_name", "Управление образования")
    fill(section, qtbot, "place", "г. Болгар")
    stored = get_department(context.workspace)
    assert (stored.full_name, stored.place) == ("Управление образования", "г. Болгар")


def test_the_terms_of_the_region_are_chosen_and_taken_back(section, context, qtbot):
    box = section.terms.boxes["conditions_term"]
    with qtbot.waitSignal(context.events.changed):
        pick(box, "shnsu")
    assert get_terms(context.workspace).conditions.short == "ШНСУ"
    context.undoing.undo()
    finish(context, qtbot)
    section.refresh()
    assert box.currentData() == "shssu"


def test_other_fields_cannot_be_stored_without_the_name(section, context, qtbot):
    fill(section, qtbot, "place", "г. Болгар")
    assert "полное наименование" in section.rows["place"].error.text()
    assert get_department(context.workspace) is None


def test_the_signer_is_chosen_from_the_people(section, context, qtbot):
    person_id, _changes = save_person(
        context.workspace, PersonDraft(surname="Плюснина", given_name="Наталья")
    )
    fill(section, qtbot, "full_name", "Управление образования")
    section.refresh()
    pick(section.head, person_id)
    assert get_department(context.workspace).head_id == person_id
    section.refresh()
    assert section.head.currentData() == person_id


def test_what_documents_still_need_is_listed(section, qtbot):
    assert section.missing.text().startswith("Сведения об органе")
    fill(section, qtbot, "full_name", "Управление образования")
    section.refresh()
    assert "родительном падеже" in section.missing.text()


def test_case_forms_are_suggested_in_grey_and_taken_over_with_one_button(section, context, qtbot):
    fill(section, qtbot, "full_name", "Управление образования")
    section.refresh()
    finish(context, qtbot)
    genitive = section.rows["full_name_genitive"]
    assert (genitive.editor.text(), genitive.editor.placeholderText()) == (
        "",
        "Управления образования",
    )
    assert genitive.hint.text().startswith("Предложено программой")
    fill(section, qtbot, "full_name_dative", "Управлению образования района")
    section.refresh()
    qtbot.mouseClick(section.accept_button, Qt.MouseButton.LeftButton)
    stored = get_department(context.workspace)
    assert stored.full_name_genitive == "Управления образования"
    assert stored.full_name_dative == "Управлению образования района"
    assert genitive.hint.text().startswith("Как предложено")
    assert not section.rows["full_name_dative"].hint.text().startswith("Как предложено")
    assert section.accept_button.isHidden()


def test_fields_stand_in_two_columns_at_every_width(section, qtbot):
    for width in (540, 610, 790):  # of windows of 910, 1024 and 1280
        section.resize(width, 480)
        qtbot.wait(20)
        lefts = {row.mapTo(section.widget(), QPoint()).x() for row in section.findChildren(FormRow)}
        assert len(lefts) == 2, width


def test_the_letterhead_is_saved_field_by_field(section, context, qtbot, tmp_path):
    fill(section, qtbot, "full_name", "Управление образования")
    card = section.letterhead
    assert card.remove.isHidden()
    picture = tmp_path / "герб.png"
    Image.new("RGBA", (100, 120)).save(picture)
    card.take(picture)
    finish(context, qtbot)
    section.refresh()
    finish(context, qtbot)
    assert (card.picture.pixmap().width(), card.picture.pixmap().height()) == (60, 72)
    section.refresh()
    assert context.tasks.idle  # it is drawn once
    assert card.told.text() == "герб.png, 100×120 точек"
    inn = card.editors["inn"]
    type_text(inn, "16")
    qtbot.keyClick(inn, Qt.Key.Key_Return)
    section.refresh()
    assert card.editors["requisites_lines"].placeholderText() == "ИНН\xa016"
    card.requisites.click()
    name = card.editors["name_lines"]
    assert name.placeholderText() == "Управление образования"
    name.setPlainText("Управление\nобразования района")
    name.commit()
    section.refresh()
    assert "не такие" in card._rows["name_lines"].hint.text()
    assert get_letterhead(context.workspace) == Letterhead(
        name_lines="Управление\nобразования района", inn="16", requisites=True
    )
    name.setPlainText("\n".join("абвгдежзикл"))
    name.commit()
    assert "не больше 10\xa0строк" in card._rows["name_lines"].error.text()
    section.show_field("emblem")
    qtbot.mouseClick(card.remove, Qt.MouseButton.LeftButton)
    section.refresh()
    assert card.picture.isHidden()
    assert get_emblem(context.workspace) is None


def test_a_picture_that_cannot_be_printed_is_refused_calmly(section, context, qtbot, tmp_path):
    wrong = tmp_path / "герб.gif"
    wrong.write_bytes(b"GIF89a")
    section.letterhead.take(wrong)
    finish(context, qtbot)
    assert "не рисунок PNG или JPEG" in said(context).texts[-1]
    assert get_emblem(context.workspace) is None
