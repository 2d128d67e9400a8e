"""Her hands: a mouse that hits what lies in sight, and keys for whatever has the focus.

Nothing is set from inside. A press goes through the window to the widget that really lies under
the pointer, so that what is clipped, covered or scrolled out of sight cannot be pressed.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QPointF, QRect, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QListWidget,
    QScrollArea,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

CTRL = Qt.KeyboardModifier.ControlModifier
_PLAIN = Qt.KeyboardModifier.NoModifier
_NOTCH, _MOST_TURNS = 120, 100


class Hands:
    """A mouse and a keyboard.

    Attributes:
        presses: how often the mouse was pressed, each with what it was pressed on.
    """

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.presses: list[str] = []

    def press(self, target: QWidget) -> None:
        """Press a widget in its middle."""
        self._press(target, target.rect(), _name(target))

    def press_words(self, inside: QWidget, words: str) -> None:
        """Press the button that says `words`, as soon as it is in sight."""
        self.until(lambda: _buttons(inside, words))
        self.press(self.button(inside, words))

    def press_row(self, view: QAbstractItemView, index: QModelIndex) -> None:
        """Press a cell of a table, which the wheel brings into sight."""
        assert index.isValid()
        port = view.viewport()
        for _turn in range(_MOST_TURNS):
            middle = view.visualRect(index).center().y()
            if 0 <= middle < port.height():
                break
            turn_wheel(port, up=middle < 0)
        self._press(view.viewport(), view.visualRect(index), str(index.data()))

    def press_section(self, sections: QListWidget, words: str) -> None:
        """Press the line of a list that says `words`."""
        (item,) = sections.findItems(words, Qt.MatchFlag.MatchExactly)
        self._press(sections.viewport(), sections.visualItemRect(item), words)

    def press_tab(self, bar: QTabBar, words: str) -> None:
        """Press the tab whose title begins with `words`."""
        (tab,) = [i for i in range(bar.count()) if bar.tabText(i).startswith(words)]
        self._press(bar, bar.tabRect(tab), words)

    def button(self, inside: QWidget, words: str) -> QAbstractButton:
        """The one visible button that says `words`."""
        pressable = _buttons(inside, words)
        assert len(pressable) == 1, f"«{words}» stands {len(pressable)} times"
        return pressable[0]

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = _PLAIN) -> None:
        """Press a key; it goes where the keys go."""
        focus = QApplication.focusWidget()
        assert focus is not None, "no widget has the keys"
        QTest.keyClick(focus, key, modifier)
        QApplication.processEvents()

    def write(self, text: str) -> None:
        """Write into whatever has the keys."""
        for character in text:
            focus = QApplication.focusWidget()
            assert focus is not None, f"no widget has the keys for {text!r}"
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(focus, QKeyEvent(kind, 0, _PLAIN, character))

    def write_fields(self, *texts: str) -> None:
        """Write into one field after another, Tab between them."""
        for text in texts:
            self.write(text)
            self.key(Qt.Key.Key_Tab)

    def until(self, is_so: Callable[[], object]) -> None:
        """Wait until something is so."""
        self._qtbot.waitUntil(lambda: bool(is_so()))
        QApplication.processEvents()

    def dialog(self, kind: type[QWidget]) -> QWidget:
        """The dialog that has opened."""

        def opened() -> list[QWidget]:
            tops = QApplication.topLevelWidgets()
            return [top for top in tops if isinstance(top, kind) and top.isVisible()]

        self.until(opened)
        (form,) = opened()
        self.until(form.isActiveWindow)
        return form

    def save(self, form: QWidget) -> None:
        """Save a form with the keys and see it close."""
        closed: list[bool] = []
        behind = form.parentWidget().window()
        form.destroyed.connect(lambda: closed.append(True))
        self.key(Qt.Key.Key_Return, CTRL)
        self.until(lambda: closed)
        behind.activateWindow()  # a window manager does this
        self.until(behind.isActiveWindow)

    def answer(self, words: str) -> None:
        """Press `words` in the question that the next press or key will ask."""

        def look() -> None:
            box = QApplication.activeModalWidget()
            if box is None:
                return
            timer.stop()
            self.press_words(box, words)

        timer = QTimer(QApplication.instance(), interval=20)
        timer.timeout.connect(look)
        timer.start()

    def _press(self, widget: QWidget, place: QRect, name: str) -> None:
        window = widget.window()
        self._turn_wheel_to(widget, place)
        point = widget.mapTo(window, place.center())
        assert widget.isVisible(), f"«{name}» is not shown"
        assert window.rect().contains(point), f"«{name}» lies outside its window"
        hit = window.childAt(point)
        assert hit is widget or widget.isAncestorOf(hit), f"«{name}» is covered by {hit}"
        assert widget.isEnabled(), f"«{name}» is grey"
        self.presses.append(name)
        window.activateWindow()  # a press does this where there is a window manager
        self.until(window.isActiveWindow)
        handle = window.windowHandle()
        QTest.mouseClick(handle, Qt.MouseButton.LeftButton, _PLAIN, QPoint(point))
        QApplication.processEvents()

    def _turn_wheel_to(self, widget: QWidget, place: QRect) -> None:
        """Turn the wheel over the column that a widget stands in, until it is in sight."""
        area = widget.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is None or widget.parentWidget() is area:
            return
        port = area.viewport()
        for _turn in range(_MOST_TURNS):
            middle = widget.mapTo(port, place.center()).y()
            if 0 <= middle < port.height():
                return
            turn_wheel(port, up=middle < 0)


def turn_wheel(port: QWidget, *, up: bool) -> None:
    here = QPointF(port.rect().center())
    event = QWheelEvent(
        here,
        port.mapToGlobal(here),
        QPoint(),
        QPoint(0, _NOTCH if up else -_NOTCH),
        Qt.MouseButton.NoButton,
        _PLAIN,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(port, event)
    QApplication.processEvents()


def _buttons(inside: QWidget, words: str) -> list[QAbstractButton]:
    return [
        button
        for button in inside.findChildren(QAbstractButton)
        if button.isVisible() and button.text().strip() == words
    ]


def _name(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return text.strip() or widget.accessibleName() or type(widget).__name__
