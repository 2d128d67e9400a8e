"""What another period, order or answer does to the dates of a plan, before it is saved."""

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal

from app.services.language.numbers import NBSP
from app.services.language.plural import MEASURE, counted
from app.services.plans.upkeep.dates import OtherDates, other_dates
from app.services.plans.upkeep.questions import asked_by
from app.views.widgets.fields.form_row import FormRow, text_edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.services.plans import PlanRow
    from app.services.plans.deadlines.terms import PlanTerms

_LINES = 4
_SLICE = 0.02  # seconds of reading between two events


class TermsPreview(FormRow):
    """The measures that get other dates, a line each; out of sight without any.

    Signals:
        read: all deadlines were read by the terms that were shown last.
    """

    read = Signal()

    def __init__(self) -> None:
        self.text = text_edit(lines=_LINES)
        self.text.setReadOnly(True)
        super().__init__("Сроки, у которых изменятся даты", self.text, hint=" ")
        self.rows: list[OtherDates] = []
        self._steps: Iterator[OtherDates | None] | None = None
        self._total = 0
        self._timer = QTimer(self, singleShot=True, interval=1)
        self._timer.timeout.connect(self._go_on)
        self.hide()

    @property
    def busy(self) -> bool:
        """Whether deadlines are still being read."""
        return self._steps is not None

    def show_terms(self, plan: "PlanRow", terms: "PlanTerms") -> None:
        """Read the deadlines of a plan by other terms, a little between two events."""
        self.rows, self._total = [], len(plan.measures)
        self._steps = _read(plan, terms)
        self._timer.start()

    def finish(self) -> None:
        """Read all that is left now."""
        for row in self._steps or ():
            self._take(row)
        self._end()

    def _go_on(self) -> None:
        until = time.perf_counter() + _SLICE
        for row in self._steps or ():
            self._take(row)
            if time.perf_counter() > until:
                self._timer.start()
                return
        self._end()

    def _take(self, row: OtherDates | None) -> None:
        if row is not None:
            self.rows.append(row)

    def _end(self) -> None:
        if self._steps is None:
            return
        self._steps = None
        self._timer.stop()
        self.text.setPlainText("\n".join(row.words for row in self.rows))
        count = counted(len(self.rows), MEASURE)
        self.hint.setText(f"Другие даты: {count} из{NBSP}{self._total}. Слова срока не меняются")
        self.setVisible(bool(self.rows))
        self.read.emit()


def _read(plan: "PlanRow", terms: "PlanTerms") -> "Iterator[OtherDates | None]":
    for measure, row in zip(plan.measures, other_dates(plan.measures, terms), strict=True):
        asked_by(measure.deadline_text, terms)  # kept for the questions that are shown next
        yield row
