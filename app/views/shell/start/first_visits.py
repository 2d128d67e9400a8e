"""A place that is chosen before it is ready: the window goes on while it is made."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from app.services.language.sentences import quoted
from app.views.base.pages import place
from app.views.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from app.views.shell.workplace import Workplace

_LONGEST_MS = 20_000  # then it is made in one go, whatever the warm-up waits for


class FirstVisits(QObject):
    """Says that the place opens, and shows it when the warm-up has made it.

    Whoever shows something else meanwhile is not called back.
    """

    def __init__(self, workplace: "Workplace") -> None:
        super().__init__(workplace)
        self._workplace = workplace
        self._chosen = ""
        self._waiting: _Waiting | None = None
        self._longest = QTimer(self, singleShot=True, interval=_LONGEST_MS)
        self._longest.timeout.connect(self.end)

    def begin(self, key: str) -> bool:
        """Wait for a place; False when it is there already and can be shown at once."""
        if key in self._workplace.pages:
            return False
        if self._waiting is None:
            self._waiting = _Waiting("", "", icon="clock")
            self._workplace.stack.addWidget(self._waiting)
        title = f"Открывается раздел {quoted(place(key).title)}"
        self._waiting.set_text(title, "Это займёт несколько секунд.")
        self._chosen = key
        self._workplace.rail.show_place(key)
        self._workplace.stack.setCurrentWidget(self._waiting)
        self._workplace.setFocus()
        self._longest.start()
        return True

    @property
    def wanted(self) -> str:
        """Key of the place that is waited for; empty when she has gone on to another."""
        waits = self._waiting is not None and self._workplace.stack.currentWidget() is self._waiting
        return self._chosen if waits else ""

    def end(self) -> None:
        """Show the place, if it is still waited for."""
        key, self._chosen = self.wanted, ""
        self._longest.stop()
        if key:
            self._workplace.prepare(key)
            self._workplace.choose_place(key)


class _Waiting(EmptyState):
    """What stands in the place of the page."""

    def set_low(self, *, low: bool) -> None:
        """It fits into a low window too."""
