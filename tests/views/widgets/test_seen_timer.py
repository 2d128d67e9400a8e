"""What is read after a pause is not read for a widget that nobody sees."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.views.widgets.seen_timer import SeenTimer


def test_a_hidden_widget_reads_when_it_is_seen_again(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    told: list[str] = []
    timer = SeenTimer(widget, 1, lambda: told.append("read"))
    timer.start()
    qtbot.waitUntil(lambda: told == ["read"])
    widget.hide()
    widget.show()
    assert not timer.isActive(), "nothing was put off"
    timer.start()
    widget.hide()
    qtbot.waitUntil(lambda: not timer.isActive())
    assert told == ["read"]
    widget.show()
    qtbot.waitUntil(lambda: told == ["read", "read"])
