"""Runs actions in the event loop of a window and measures the longest gap of the loop."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer

from app.views.base.tasks import Task
from app.views.shell.start.session import WindowSession
from app.views.shell.start.warm_up import WarmUp
from app.views.shell.workplace import Workplace
from tests.views.typing import type_text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QTableView

GOAL_MS = 100.0
_PAUSE = 0.002
_QUIET = 0.4
_PATIENCE = 30.0
Action = Callable[[], object]


@dataclass(frozen=True)
class Gap:
    """One line of the report.

    Attributes:
        title: what the user did.
        longest_ms: the longest gap of the event loop until everything was shown.
        worked_ms: processor time of the window in such a gap: what another program on the same
            machine, or the worker, took away is not in it.
    """

    title: str
    longest_ms: float
    worked_ms: float

    def line(self) -> str:
        """The line that is printed."""
        verdict = "ok" if self.longest_ms <= GOAL_MS else "OVER 100 ms"
        return (
            f"gap: {self.title:<53} {self.longest_ms:8.0f} ms"
            f"  (own work {self.worked_ms:.0f} ms) {verdict}"
        )


class Driver:
    """Runs actions in the event loop of a window and watches when the loop comes back."""

    def __init__(self, app: "QApplication", session: WindowSession) -> None:
        self._app, self._session = app, session

    def measure(self, title: str, *actions: Action) -> Gap:
        """The longest gap of several actions, each followed until the window is at rest."""
        runs = [self._run(action) for action in actions]
        return Gap(title, max(run[0] for run in runs), max(run[1] for run in runs))

    def settle(self, *actions: Action) -> None:
        """Bring the window where an action begins, at rest."""
        self.measure("", *actions)

    def _run(self, action: Action) -> tuple[float, float]:
        longest, longest_work, begin = 0.0, 0.0, time.perf_counter()
        last = ended = begin
        QTimer.singleShot(1, self._session, action)
        while last - ended < _QUIET and last - begin < _PATIENCE:
            before = time.thread_time()
            self._app.processEvents()
            worked = time.thread_time() - before
            longest_work = max(longest_work, worked)
            time.sleep(_PAUSE)  # the worker's turn: what it does not give back counts as well
            now = time.perf_counter()
            spent = now - last - _PAUSE
            longest = max(longest, spent)
            if worked > _PAUSE or self._works():
                ended = now
            last = now
        return longest * 1000, longest_work * 1000

    def _works(self) -> bool:
        """Whether anything is still to come; casual jobs too, their results are shown."""
        jobs = self._session.tasks.findChildren(Task)
        warming = self._session.window.findChildren(WarmUp)
        return any(one.running for one in (*jobs, *warming))


def show_place(window: Workplace, key: str) -> Action:
    """Another place of the window."""
    return lambda: window.show_place(key)


def select_row(table: "QTableView", row: int) -> Action:
    """A row of a table."""
    return lambda: table.selectRow(row)


def sort_by(table: "QTableView", column: int) -> tuple[Action, ...]:
    """Upwards and downwards."""
    orders = (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder)
    header = table.horizontalHeader()
    return tuple(lambda order=order: header.setSortIndicator(column, order) for order in orders)


def type_keys(field: Any, text: str) -> tuple[Action, ...]:
    """A text, key by key."""
    return tuple(lambda key=key: type_text(field, key) for key in text)
