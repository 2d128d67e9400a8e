"""Light, dark or as the system; the size of the window."""

import os

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QScreen

from app.views.look import theme
from app.views.look.display_scale import apply_scale, chosen_scale
from app.views.settings.sections.look import LookSection
from tests.views.conftest import said


@pytest.fixture
def section(context, qtbot):
    made = LookSection(context)
    qtbot.addWidget(made)
    made.show()
    yield made
    theme.current().apply(dark=False)


def test_a_shade_holds_at_once_and_is_remembered(section, context, qtbot):
    assert section.shades[""].isChecked()
    section.shades["dark"].click()
    assert theme.current().dark
    assert context.state.text("shade") == "dark"
    section.shades["light"].click()
    assert not theme.current().dark


def test_as_the_system_forgets_the_choice(section, context):
    section.shades["dark"].click()
    section.shades[""].click()
    assert context.state.text("shade") == ""
    assert not theme.current().dark


def test_the_button_of_the_window_is_followed(section, context):
    context.state.keep_text("shade", "dark")
    theme.current().apply(dark=True)
    assert section.shades["dark"].isChecked()


@pytest.mark.parametrize(
    ("screen", "offered"),
    [
        (QRect(0, 0, 1366, 728), ["100 %", "110 %", "125 %"]),
        (QRect(0, 0, 1092, 582), ["100 %"]),
        (QRect(0, 0, 1920, 1040), ["100 %", "110 %", "125 %", "150 %"]),
    ],
)
def test_only_sizes_that_fit_the_screen_are_offered(section, monkeypatch, screen, offered):
    monkeypatch.setattr(QScreen, "availableGeometry", lambda _screen: screen)
    section.refresh()
    assert [section.scale.itemText(row) for row in range(section.scale.count())] == offered


def test_a_size_chosen_for_a_larger_screen_is_shown_and_named(section, context, monkeypatch):
    monkeypatch.setattr(QScreen, "availableGeometry", lambda _screen: QRect(0, 0, 1092, 582))
    context.state.keep_text("scale", "150")
    section.refresh()
    assert section.scale.currentText() == "150 % – велик для этого экрана"


def test_a_size_is_remembered_for_the_next_start(section, context, qtbot, monkeypatch):
    monkeypatch.setattr(QScreen, "availableGeometry", lambda _screen: QRect(0, 0, 1920, 1040))
    section.refresh()
    section.scale.setFocus()
    qtbot.keyClick(section.scale, Qt.Key.Key_Down)
    section.scale.activated.emit(section.scale.currentIndex())
    assert chosen_scale(context.state) == 110
    assert "после перезапуска" in said(context).texts[0]


def test_the_size_goes_to_qt_unless_the_environment_says_otherwise(context, monkeypatch):
    monkeypatch.delenv("QT_SCALE_FACTOR", raising=False)
    apply_scale(context.state)
    assert "QT_SCALE_FACTOR" not in os.environ
    context.state.keep_text("scale", "125")
    monkeypatch.setenv("QT_SCALE_FACTOR", "2")
    apply_scale(context.state)
    assert os.environ["QT_SCALE_FACTOR"] == "2"
    monkeypatch.delenv("QT_SCALE_FACTOR")
    apply_scale(context.state)
    assert os.environ.pop("QT_SCALE_FACTOR") == "1.25"
    context.state.keep_text("scale", "огромный")
    assert chosen_scale(context.state) == 100
