"""A combo box that does not change by accident and does not cut its text."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from app.views.identification.parameters.number_box import NumberBox
from app.views.widgets.fields.choice_box import ChoiceBox

LONG = "Общероссийская методика (двойной критерий)"


@pytest.fixture
def box(look, qtbot):
    made = ChoiceBox()
    made.addItems([LONG, "Б"])
    made.resize(160, 32)
    made.setToolTip("Профиль")
    qtbot.addWidget(made)
    made.show()
    return made


def turn(box):
    event = QWheelEvent(
        QPointF(10, 10),
        QPointF(box.mapToGlobal(QPoint(10, 10))),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, event)
    return event.isAccepted()


def test_text_that_does_not_fit_is_in_the_tooltip(box):
    box.grab()
    assert box.toolTip() == LONG
    box.setCurrentIndex(1)
    box.grab()
    assert box.toolTip() == "Профиль"


def test_a_box_as_wide_as_its_texts_shows_the_longest_whole(box):
    box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
    box.resize(box.sizeHint())
    box.grab()
    assert box.toolTip() == "Профиль"


def test_the_wheel_never_changes_a_closed_box(box, qtbot):
    box.clearFocus()
    assert not turn(box)
    box.activateWindow()
    box.setFocus()
    qtbot.waitUntil(box.hasFocus)
    assert not turn(box)
    assert box.currentIndex() == 0


def test_the_wheel_never_changes_a_number(look, qtbot):
    made = NumberBox()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    assert not turn(made)
    assert made.value() == 0
    qtbot.keyClick(made, Qt.Key.Key_Up)
    assert made.value() == 1
