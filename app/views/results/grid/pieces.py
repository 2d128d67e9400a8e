"""Work of the window's thread that is too long for one event: a little of it between two events.

What reads only the database belongs into the worker (`tasks`); this is for what reads the things
that the window shows, which nobody else may touch.
"""

import time
from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer

AT_ONCE = 500  # cells: what is about more is not done before a key has done its work
_TURN_S = 0.008


class Pieces(QObject):
    """One work at a time: another one that is begun takes its place."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: Iterator[None] | None = None
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._on_turn)

    @property
    def running(self) -> bool:
        """Whether something is still to be done."""
        return self._steps is not None

    def begin(self, steps: Iterator[None]) -> None:
        """Do the steps from the next turn of the event loop on, each some milliseconds at most."""
        self._steps = steps
        self._timer.start()

    def run(self, steps: Iterator[None], cells: int) -> None:
        """Do the steps now when they are about few cells, else as `begin`."""
        self.begin(steps)
        if cells <= AT_ONCE:
            self.finish()

    def finish(self) -> None:
        """Do all that is left now."""
        steps = self._steps
        self.give_up()
        for _step in steps or ():
            pass

    def give_up(self) -> None:
        """Leave what is not done undone."""
        self._timer.stop()
        self._steps = None

    def _on_turn(self) -> None:
        until = time.perf_counter() + _TURN_S
        steps = self._steps
        for _step in steps or ():
            if self._steps is not steps:  # a step may have begun another work
                return
            if time.perf_counter() > until:
                return
        if self._steps is steps:
            self.give_up()
