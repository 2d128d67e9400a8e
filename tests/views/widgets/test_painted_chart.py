"""A chart tells what is under the pointer."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from app.views.widgets.painted_chart import PaintedChart


class Halves(PaintedChart):
    def tip_at(self, place):
        return "слева" if place.x() < 50 else "справа"


@pytest.mark.usefixtures("look")
def test_the_tooltip_is_that_of_the_place_under_the_pointer(qtbot, monkeypatch):
    chart = Halves()
    qtbot.addWidget(chart)
    chart.resize(100, 40)
    told = []
    monkeypatch.setattr(QToolTip, "showText", lambda *given: told.append(given))
    for x in (10, 90):
        place, there = QPoint(x, 20), QPoint(x + 500, 320)
        QApplication.sendEvent(chart, QHelpEvent(QHelpEvent.Type.ToolTip, place, there))
    assert told == [(QPoint(510, 320), "слева", chart), (QPoint(590, 320), "справа", chart)]
