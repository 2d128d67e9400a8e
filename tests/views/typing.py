"""What a hand does in widgets: typing Russian (`qtbot.keyClicks` aborts on it) and picking."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QComboBox, QWidget


def type_text(widget: QWidget, text: str) -> None:
    """Send the keys of a text to a widget, one after another."""
    for character in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, character)
            QApplication.sendEvent(widget, event)


def pick(box: QComboBox, value: object) -> None:
    """Choose an item of a list by what it stands for, as a click in the list does."""
    number = box.findData(value)
    assert number >= 0, f"{value!r} is not offered"
    box.setCurrentIndex(number)
    box.activated.emit(number)
