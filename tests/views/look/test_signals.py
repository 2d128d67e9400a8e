"""What Python holds of signals may go: what was connected stays so, what is asked for is made."""

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.views.look.signals import forget_signals, forget_signals_of
from app.views.widgets.buttons import button
from app.views.widgets.labels import label


class _Own(QPushButton):
    told = Signal(int)


def _held(owner: QObject) -> list[str]:
    return [name for name, held in vars(owner).items() if isinstance(held, SignalInstance)]


def test_connections_stay_and_new_ones_can_be_made(qtbot):
    own, heard = _Own("Да"), []
    qtbot.addWidget(own)
    assert _held(own), "PySide makes them no more: forget_signals has nothing to do"
    own.clicked.connect(lambda: heard.append("clicked"))
    own.told.connect(heard.append)
    forget_signals(own)
    assert _held(own) == []
    own.click()
    own.told.emit(1)
    assert heard == ["clicked", 1]
    own.told.disconnect(heard.append)
    own.told.emit(2)
    own.toggled.connect(lambda on: heard.append(on))
    own.setCheckable(True)
    own.setChecked(True)
    assert heard == ["clicked", 1, True]


def test_what_a_widget_holds_and_its_layouts_go_too(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    outer, inner = QVBoxLayout(widget), QHBoxLayout()
    outer.addLayout(inner)
    widget.timer = QTimer(widget)
    forget_signals_of(widget)
    for part in (widget, outer, inner, widget.timer):
        assert _held(part) == []


def test_texts_and_buttons_hold_none(look, qtbot):
    pressed = []
    press = button("Да", lambda: pressed.append(1))
    for made in (label("Слова"), label("Слова", wrap=True), press):
        qtbot.addWidget(made)
        assert _held(made) == []
    press.click()
    assert pressed == [1]
