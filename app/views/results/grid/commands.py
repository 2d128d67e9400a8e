"""What is done to the selected cells, by their keys and by the menu of the right button."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.views.results.grid.view import GridView

_KEYS = QKeySequence.StandardKey
_CONTROL = Qt.KeyboardModifier.ControlModifier
_DELETING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class _Command(NamedTuple):
    """A line of the menu, and whether keys mean it."""

    words: str
    keys: str
    run: "Callable[[], object]"
    is_meant: "Callable[[QKeyEvent], bool]"


class GridCommands:
    """Copying, pasting, filling and clearing; where nothing may be typed, copying alone."""

    def __init__(self, view: "GridView") -> None:
        self._view = view

    def key(self, event: QKeyEvent) -> bool:
        """Do what a key says; False when it says nothing here."""
        view = self._view
        if event.matches(_KEYS.SelectAll):
            view.selectAll()
        elif event.key() == Qt.Key.Key_Escape:
            view.giving_up.emit()
            event.ignore()
        else:
            meant = next((one for one in self._offered() if one.is_meant(event)), None)
            if meant is None:
                return False
            meant.run()
        return True

    def add_to(self, menu: QMenu) -> None:
        """The same as lines of a menu, with their keys."""
        view = self._view
        if view.grid.editable:
            menu.addAction("Исправить\tF2", lambda: view.edit(view.currentIndex()))
        for one in self._offered():
            menu.addAction(f"{one.words}\t{one.keys}", one.run)
        menu.addAction("Выделить всё\tCtrl+A", view.selectAll)

    def _offered(self) -> Iterator[_Command]:
        view = self._view
        writable = view.grid.editable
        if writable:
            yield _Command(
                "Вырезать", "Ctrl+X", lambda: view.copying.emit(True), _matching(_KEYS.Cut)
            )
        yield _Command("Копировать", "Ctrl+C", view.copy_chosen, _matching(_KEYS.Copy))
        if writable:
            yield _Command("Вставить", "Ctrl+V", view.pasting.emit, _matching(_KEYS.Paste))
            yield _Command(
                "Заполнить вниз",
                "Ctrl+D",
                lambda: view.filling.emit(True),
                _with_control(Qt.Key.Key_D),
            )
            yield _Command(
                "Заполнить вправо",
                "Ctrl+R",
                lambda: view.filling.emit(False),
                _with_control(Qt.Key.Key_R),
            )
            yield _Command("Очистить", "Del", view.clearing.emit, _is_deleting)


def _matching(keys: QKeySequence.StandardKey) -> "Callable[[QKeyEvent], bool]":
    return lambda event: event.matches(keys)


def _with_control(key: Qt.Key) -> "Callable[[QKeyEvent], bool]":
    return lambda event: event.modifiers() == _CONTROL and event.key() == key


def _is_deleting(event: QKeyEvent) -> bool:
    return event.key() in _DELETING
