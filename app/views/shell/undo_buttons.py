"""«Отменить» and «Вернуть» as two small buttons of the top bar."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from app.errors import KnownProblem
from app.views.widgets.buttons import icon_button
from app.views.widgets.seen_timer import SeenTimer

if TYPE_CHECKING:
    from app.views.base.page_context import PageContext

_PAUSE_MS = 60
_READ_ONLY = "папка данных открыта только для чтения"


class UndoButtons(QObject):
    """Enabled while there is something to take back, or to do again; the tooltip names it."""

    def __init__(self, place: QWidget, context: "PageContext") -> None:
        """Args: `place` is the room of the top bar that is kept free for them."""
        super().__init__(place)
        self._context = context
        self.undo = icon_button("undo", "Отменить", context.undoing.undo)
        self.redo = icon_button("redo", "Вернуть", context.undoing.redo)
        line = QHBoxLayout(place)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.undo)
        line.addWidget(self.redo)
        self._later = SeenTimer(self.undo, _PAUSE_MS, self.refresh)
        for signal in (context.events.changed, context.events.order_changed):
            signal.connect(lambda *_told: self._later.start())
        context.undoing.finished.connect(self._later.start)

    def refresh(self) -> None:
        """Look again at what can be taken back."""
        undone = redone = ""
        if self._context.workspace.read_only:
            _say(self.undo, "Отменить", _READ_ONLY, possible=False)
            _say(self.redo, "Вернуть", _READ_ONLY, possible=False)
            return
        try:
            undone, redone = self._context.undoing.words()
        except KnownProblem:  # the button says nothing; the next action will
            return
        _say(self.undo, "Отменить", undone or "нечего", keys="Ctrl+Z", possible=bool(undone))
        _say(self.redo, "Вернуть", redone or "нечего", keys="Ctrl+Y", possible=bool(redone))


def _say(target: QToolButton, word: str, what: str, *, possible: bool, keys: str = "") -> None:
    target.setEnabled(possible)
    target.setToolTip(f"{word}: {what} ({keys})" if keys and possible else f"{word}: {what}")
    target.setAccessibleDescription(what)
