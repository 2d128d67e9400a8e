"""Filters: text and choices, and the way back to everything."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from app.services.language.plural import FILE
from app.views.widgets.fields.filter_bar import FilterBar

OPTIONS = [("Все виды", None), ("СОШ", "sosh"), ("ООШ", "oosh")]


@pytest.fixture
def bar(look, qtbot):
    made = FilterBar("Название")
    qtbot.addWidget(made)
    made.add_choice("kind", "Вид", OPTIONS)
    made.show()
    made.told = []
    made.changed.connect(lambda: made.told.append((made.text, made.value("kind"))))
    return made


def reset_button(bar):
    return next(b for b in bar.findChildren(QPushButton) if b.text() == "Сбросить")


def test_a_choice_is_told(bar):
    bar.set_value("kind", "oosh")
    assert bar.told == [("", "oosh")]
    assert bar.active


def test_reset_shows_everything_again(bar, qtbot):
    bar.set_value("kind", "sosh")
    assert reset_button(bar).isVisible()
    qtbot.mouseClick(reset_button(bar), Qt.MouseButton.LeftButton)
    assert bar.told[-1] == ("", None)
    assert not bar.active
    assert not reset_button(bar).isVisible()


def test_reset_is_one_change_and_no_search_follows_it(bar, qtbot):
    bar.search.setText("покровка")
    bar.search.tell_now()
    bar.set_value("kind", "sosh")
    bar.told.clear()
    bar.reset()
    qtbot.wait(200)  # longer than the pause of the search field
    assert bar.told == [("", None)]


def test_new_options_keep_the_choice_when_it_is_still_there(bar):
    bar.set_value("kind", "oosh")
    bar.told.clear()
    bar.set_options("kind", [*OPTIONS, ("Лицей", "lyceum")])
    assert bar.value("kind") == "oosh"
    assert bar.told == []
    bar.set_options("kind", OPTIONS[:2])
    assert bar.value("kind") is None
    assert bar.told == [("", None)]


def test_the_rows_of_a_list_are_told_whole_in_part_and_while_they_are_looked_for(bar):
    bar.tell_rows(40, 40, FILE, finding=False)
    assert bar.count == "40\u00a0файлов"
    bar.set_value("kind", "oosh")
    bar.tell_rows(12, 40, FILE, finding=False)
    assert bar.count == "12 из\u00a040"
    bar.tell_rows(12, 40, FILE, finding=True)
    assert bar.count == "Идёт поиск…"
    bar.reset()
    bar.tell_rows(0, 0, FILE, finding=False)
    assert bar.count == ""
