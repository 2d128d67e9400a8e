"""The settings page: sections, and links into them."""

import pytest
from PySide6.QtWidgets import QLabel

from app import __version__
from app.services.department.people import PersonDraft, save_person
from app.services.language.dates import date_digits
from app.services.program.releases.news import own_news
from app.views.base.links import SettingsSpot
from app.views.settings.page import SettingsPage


@pytest.fixture
def page(context, qtbot):
    made = SettingsPage(context)
    qtbot.addWidget(made)
    made.resize(1088, 664)
    made.show()
    return made


def test_every_section_opens_and_fits(page):
    for key in page.sections:
        page.show_section(key)
        section = page.stack.currentWidget()
        assert section is getattr(page, key)
        assert section.width() <= page.width()


def test_a_link_shows_a_person(page, context):
    person_id, changes = save_person(context.workspace, PersonDraft(surname="Лунцова"))
    context.events.announce(changes)
    page.show_spot(SettingsSpot(person_id=person_id))
    assert page.stack.currentWidget() is page.people
    assert page.people.form.title.text() == "Лунцова"


def test_a_link_shows_a_section_and_ignores_what_it_does_not_know(page):
    page.show_spot(SettingsSpot(section="about"))
    assert page.stack.currentWidget() is page.about
    page.show_spot(SettingsSpot(section="nowhere"))
    assert page.stack.currentWidget() is page.about


@pytest.mark.parametrize("name", ["territory_genitive", "coordinator_id"])
def test_a_link_puts_the_cursor_into_a_field_of_the_department(page, qtbot, name):
    page.show_spot(SettingsSpot(section="about"))
    page.show_spot(SettingsSpot(section="department", field=name))
    department = page.department
    editor = department.coordinator if name == "coordinator_id" else department.rows[name].editor
    qtbot.waitUntil(editor.hasFocus)
    assert not editor.visibleRegion().isEmpty()


def test_about_names_version_and_licences(page):
    page.show_section("about")
    texts = [made.text() for made in page.about.findChildren(QLabel)]
    assert f"Опора {__version__} от {date_digits(own_news().day)}" in texts
    licences = {row.name: row.licence for row in page.about.model.rows}
    assert licences["PySide6-Essentials"] == "LGPL-3.0"
    assert licences["Liberation Serif"] == "SIL OFL 1.1"


def test_the_texts_of_the_licences_stand_in_the_program(page, qtbot):
    page.about.licences_button.click()
    dialog = page.about.dialog
    qtbot.addWidget(dialog)
    texts = [dialog.tabs.widget(number).toPlainText() for number in range(dialog.tabs.count())]
    assert "PySide6-Essentials" in texts[0]
    assert "MIT" in texts[1]
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in texts[2]
    assert "GNU GENERAL PUBLIC LICENSE" in texts[3]
    assert "SIL OPEN FONT LICENSE" in texts[4]


def test_a_section_is_built_when_it_is_first_shown(page):
    assert page.stack.count() == 1
    page.show_section("look")
    assert page.stack.count() == 2
    page.show_section("department")
    page.show_section("look")
    assert page.stack.count() == 2


def test_the_form_of_the_department_leads_to_a_new_person(page, context):
    asked = []
    context.link_followed.connect(asked.append)
    page.department.person_button.click()
    (spot,) = asked
    page.show_spot(spot)
    assert page.stack.currentWidget() is page.people
    assert page.people.form.is_new
