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
    return next(b for b in bar.findChildren(QPushButton) if b.accessibleName() == "Сбросить")


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


def test_in_a_narrow_line_the_search_keeps_its_width_and_the_reset_its_sign(bar, qtbot):
    options = [("Все действия", None), ("Загрузки файлов", "import")]
    qtbot.waitUntil(bar.add_choice("action", "Вид действия", options).isVisible)
    reset = reset_button(bar)
    for width, words in ((640, ""), (800, "Сбросить"), (640, "")):
        bar.resize(width, bar.height())
        bar.search.setText("покровка")
        bar.search.tell_now()
        bar.set_count("12 из 4 700")
        qtbot.waitUntil(lambda: reset.width() == reset.sizeHint().width())
        qtbot.waitUntil(lambda: bar.search.width() >= 192)
        assert bar.width() == width
        assert (reset.text(), reset.toolTip()) == (words, "" if words else "Сбросить")
        qtbot.mouseClick(reset, Qt.MouseButton.LeftButton)
        assert not bar.active


def test_without_its_search_field_a_narrow_line_says_what_the_button_does(bar):
    bar.search.setParent(None)
    bar.resize(160, bar.height())
    bar.set_value("kind", "sosh")
    assert reset_button(bar).text() == "Сбросить"


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
