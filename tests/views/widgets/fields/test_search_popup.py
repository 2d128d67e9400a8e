"""The drop-down of the window's search."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.services.findings.links import ToMeasure, ToSchool
from app.views.widgets.fields.search_box import SearchBox
from app.views.widgets.fields.search_popup import Hit, SearchPopup

HITS = [
    Hit(icon="schools", title="СОШ № 5", detail="школа", link=ToSchool(5)),
    Hit(icon="plans", title="Провести семинар", detail="план", link=ToMeasure(9)),
]


@pytest.fixture
def popup(look, qtbot):
    window = QWidget()
    window.resize(900, 600)
    field = SearchBox()
    field.setParent(window)
    field.setGeometry(500, 10, 360, 32)
    qtbot.addWidget(window)
    made = SearchPopup(field, window)
    window.show()
    field.setFocus()
    made.field = field
    made.window_ = window
    return made


def test_arrows_and_enter_choose_while_the_field_keeps_the_focus(popup, qtbot):
    popup.show_hits(HITS)
    qtbot.keyClick(popup.field, Qt.Key.Key_Down)
    with qtbot.waitSignal(popup.chosen) as told:
        qtbot.keyClick(popup.field, Qt.Key.Key_Return)
    assert told.args == [HITS[1]]
    assert popup.isHidden()


def test_arrows_go_round(popup, qtbot):
    popup.show_hits(HITS)
    qtbot.keyClick(popup.field, Qt.Key.Key_Up)
    assert popup.list.currentRow() == 1


def test_a_click_chooses(popup, qtbot):
    popup.show_hits(HITS)
    spot = popup.list.visualItemRect(popup.list.item(0)).center()
    with qtbot.waitSignal(popup.chosen) as told:
        qtbot.mouseClick(popup.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert told.args == [HITS[0]]


def test_it_stays_inside_the_window_and_esc_closes_it(popup, qtbot):
    popup.show_hits(HITS)
    assert popup.geometry().right() <= popup.window_.width()
    qtbot.keyClick(popup.field, Qt.Key.Key_Escape)
    assert popup.isHidden()


def test_esc_closes_the_list_and_empties_the_field_in_one_press(popup, qtbot):
    seen = {}
    for typed, hits in (("", HITS), ("сош", HITS), ("щщщ", [])):
        popup.field.setText(typed)
        popup.show_hits(hits)
        qtbot.keyClick(popup.field, Qt.Key.Key_Escape)
        seen[typed] = popup.isHidden(), popup.field.text()
    assert seen == dict.fromkeys(("", "сош", "щщщ"), (True, ""))


def test_nothing_found_is_said(popup):
    popup.show_hits([])
    assert popup.nothing.isVisible()
    assert not popup.list.isVisible()
