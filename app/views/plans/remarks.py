"""Reads the remarks of the shown plan: what takes long, off the window's thread."""

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.services.plans.upkeep.remarks import NOTHING, PlanRemarks, RemarkReading

if TYPE_CHECKING:
    from app.services.plans import PlanRow
    from app.views.base.page_context import PageContext

AT_ONCE = 0.015  # seconds; what is not read by then, the worker reads


class ShownRemarks(QObject):
    """What is worth a look in the shown plan.

    Attributes:
        plan: the remarks; those of before while others are being read.

    Signals:
        changed: they are others now, later than `show_plan` returned.
    """

    changed = Signal()

    def __init__(self, parent: QObject, context: "PageContext") -> None:
        super().__init__(parent)
        self._context = context
        self._reading = RemarkReading()
        self._asked = 0
        self._of: int | None = None
        self.plan: PlanRemarks = NOTHING

    def show_plan(self, plan: "PlanRow | None") -> None:
        """Read a plan; what was read of a deadline once is not read again."""
        self._asked += 1
        if plan is None or plan.id != self._of:
            self.plan = NOTHING
        self._of = None if plan is None else plan.id
        if plan is None:
            return
        steps = self._reading.prepare(plan)
        until = time.perf_counter() + AT_ONCE
        for _measure in steps:
            if time.perf_counter() > until:
                self._read_later(plan, self._asked)
                return
        self.plan = self._reading.read(plan)

    def _read_later(self, plan: "PlanRow", number: int) -> None:
        def show(remarks: PlanRemarks) -> None:
            if number == self._asked:
                self.plan = remarks
                self.changed.emit()

        self._context.tasks.run(
            lambda: self._reading.read(plan), show, title="Проверка сроков плана", casual=True
        )
