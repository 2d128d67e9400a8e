"""A page is fresh when it is shown, and only then reads."""

from importlib import import_module

import pytest

from app.services.log.catalogue import tables_of
from app.services.log.changes import Changes
from app.views.base.page import Page
from app.views.base.pages import PLACES, place


class CountingPage(Page):
    place = "schools"

    def __init__(self, context):
        super().__init__(context, "Школы")
        self.reads = 0

    def refresh(self):
        self.reads += 1


@pytest.fixture
def page(context, qtbot):
    made = CountingPage(context)
    qtbot.addWidget(made)
    return made


def test_it_reads_when_it_is_shown_first(page):
    assert page.reads == 0
    page.show()
    assert page.reads == 1
    page.hide()
    page.show()
    assert page.reads == 1


def test_a_change_of_its_tables_is_read_at_once_when_visible(page, context):
    page.show()
    context.events.announce(Changes(change_set_id=1, tables=frozenset({"region_info"})))
    assert page.reads == 1
    context.events.announce(Changes(change_set_id=2, tables=frozenset({"school"})))
    assert page.reads == 2


def test_a_hidden_page_waits_until_it_is_shown(page, context):
    page.show()
    page.hide()
    context.events.announce(Changes(change_set_id=1, tables=frozenset({"school"})))
    context.set_year(2019)
    assert page.reads == 1
    page.show()
    assert page.reads == 2


def test_every_page_knows_its_place():
    pages = {place.key: place.factory.partition(":") for place in PLACES}
    assert [
        key
        for key, (module, _, name) in pages.items()
        if getattr(import_module(module), name).place != key or not tables_of(place(key).reads)
    ] == []
