"""The states of a measure as a menu, where letters only look for one: Enter takes it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from app.enums import MeasureStatus
from app.services.language.matching import folded, other_layout
from app.views.look import theme
from app.views.widgets.statuses import measure_status

# What is marked most often lies first.
STATUS_KEYS = {
    "1": MeasureStatus.DONE,
    "2": MeasureStatus.PARTLY_DONE,
    "3": MeasureStatus.POSTPONED,
    "4": MeasureStatus.NOT_DONE,
    "5": MeasureStatus.CANCELLED,
    "6": MeasureStatus.IN_PROGRESS,
    "0": MeasureStatus.NOT_STARTED,
}
# More than a key is needed: the new due date, or the reason.
NEED_WORDS = frozenset({MeasureStatus.POSTPONED, MeasureStatus.CANCELLED})
_LAST_DIGIT = int(Qt.Key.Key_9)


def typed_status(event: QKeyEvent) -> MeasureStatus | None:
    """The state that Alt and a digit stand for.

    Digits of the number pad type characters on Windows: «—» is Alt+0151.
    """
    pad = bool(event.modifiers() & Qt.KeyboardModifier.KeypadModifier)
    alone = event.modifiers() == Qt.KeyboardModifier.AltModifier
    if pad or not alone or event.key() > _LAST_DIGIT:
        return None
    return STATUS_KEYS.get(chr(event.key()))


Chosen = Callable[[MeasureStatus], object]


class StatusMenu(QMenu):
    """A menu that can be typed into.

    «п» goes to «Перенесено», «не н» to «Не начато», a repeated letter to the next state that it
    begins, a digit to its state. Nothing is marked before Enter or a click.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._typed = ""
        self._states: dict[str, QAction] = {}

    def clear(self) -> None:
        """Take everything out and forget what was typed."""
        super().clear()
        self._typed = ""
        self._states.clear()

    def add_states(self, chosen: Chosen) -> None:
        """Offer the states; `chosen` gets the `MeasureStatus` that was taken."""
        for key, status in STATUS_KEYS.items():
            look = measure_status(status)
            self._states[key] = self.addAction(
                theme.current().icon(look.icon, look.tone),
                f"{status.label.capitalize()}\tAlt+{key}",
                lambda taken=status: chosen(taken),
            )

    def type_ahead(self, text: str) -> None:
        """Make the state active that the typed text means; another text changes nothing."""
        if text in self._states:
            self._typed = ""
            self.setActiveAction(self._states[text])
            return
        for typed in (self._typed + text, text):
            meant = self._meant(typed)
            if meant is not None:
                self._typed = typed
                self.setActiveAction(meant)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters look for a state; arrows, Enter and Esc are Qt's."""
        text = event.text()
        if self._states and text.isprintable() and text:
            self.type_ahead(text)
            return
        super().keyPressEvent(event)

    def _meant(self, typed: str) -> QAction | None:
        """The state that begins so, in either layout; after the active one for a single letter."""
        states = list(self._states.values())
        active = self.activeAction()
        if active in states and len(set(folded(typed))) == 1:
            place = states.index(active) + 1
            states = states[place:] + states[:place]
            typed = typed[:1]
        for query in (folded(typed), other_layout(typed)):
            for action in states:
                if folded(action.text()).startswith(query):
                    return action
        return None
