"""The search field waits for a pause, Enter does not, Esc empties."""

import pytest
from PySide6.QtCore import Qt

from app.views.widgets.fields.search_box import SearchBox
from tests.views.typing import type_text


@pytest.fixture
def box(look, qtbot):
    made = SearchBox("Найти школу")
    qtbot.addWidget(made)
    made.show()
    made.told = []
    made.searched.connect(made.told.append)
    return made


def test_typing_is_told_once_after_a_pause(box, qtbot):
    type_text(box, "школа")
    assert box.told == []
    qtbot.waitUntil(lambda: box.told == ["школа"])


def test_enter_tells_at_once_and_only_once(box, qtbot):
    type_text(box, "№ 5")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert box.told == ["№ 5"]


def test_esc_empties_it(box, qtbot):
    type_text(box, "лицей")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert box.text() == ""
    assert box.told == ["лицей", ""]


def test_the_cross_empties_it_and_is_there_only_with_a_text(box):
    assert box._empty not in box.actions()
    box.setText("лицей")
    assert box._empty in box.actions()
    box._empty.trigger()
    assert box.text() == ""


def test_it_has_a_name(box):
    assert box.accessibleName() == "Найти школу"


def test_a_hint_that_does_not_fit_says_what_is_searched_first(look, qtbot):
    box = SearchBox("Действие, дата, пользователь, файл")
    qtbot.addWidget(box)
    box.show()
    advance = box.fontMetrics().horizontalAdvance
    for shown in ("Действие, дата, пользователь, файл", "Действие, дата…", "Действие…"):
        box.setFixedSize(advance(shown) + 50, 32)
        assert box.placeholderText() == shown
        assert box.toolTip() == ("" if shown == box.accessibleName() else box.accessibleName())


def test_a_hint_that_does_not_fit_is_a_word_with_a_tooltip(box):
    box.resize(400, 32)
    assert box.placeholderText() == "Найти школу"
    assert box.toolTip() == ""
    box.setMinimumWidth(80)
    box.resize(90, 32)
    assert box.placeholderText() == "Найти"
    assert box.toolTip() == box.accessibleName() == "Найти школу"
