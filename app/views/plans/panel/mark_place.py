"""Which of the due dates and schools of a measure the mark is about."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from app.services.language.dates import date_digits
from app.services.language.numbers import NBSP
from app.services.plans import MarkPlace
from app.views.look import theme
from app.views.widgets.fields.form_row import FormRow, choice

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from app.services.plans import MeasureRow


class MarkPlaceField(QWidget):
    """Two boxes, each hidden where a measure has but one due date or one school.

    Signals:
        changed: another due date or school was chosen.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._measure: MeasureRow | None = None
        self._days: list[date | None] = []
        self._schools: list[int | None] = []
        self.days, self.schools = choice([]), choice([])
        self.day_row = FormRow("Срок", self.days)
        self.school_row = FormRow("Школа", self.schools)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.HALF)
        for row, box in ((self.day_row, self.days), (self.school_row, self.schools)):
            layout.addWidget(row)
            box.activated.connect(lambda _number: self.changed.emit())
        self.hide()

    def show_measure(self, measure: "MeasureRow") -> None:
        """Offer its due dates and schools: of another measure the one that is marked next."""
        same = self._measure is not None and self._measure.id == measure.id
        former = self.place if same else None
        self._measure = measure
        days = list(dict.fromkeys(cell.occurrence_on for cell in measure.cells))
        schools = measure.schools if len(measure.schools) > 1 else ()
        self._days = [None, *(day for day in days if day is not None)] if len(days) > 1 else [None]
        self._schools = [None, *(key for key, _name in schools)]
        _fill(
            self.days,
            ["Все сроки", *(_words(measure, day) for day in self._days if day is not None)],
            _at(self._days, measure.current_occurrence if former is None else former.occurrence_on),
        )
        _fill(
            self.schools,
            ["Все школы", *(name for _key, name in schools)],
            _at(self._schools, None if former is None else former.school_id),
        )
        self.day_row.setVisible(len(days) > 1)
        self.school_row.setVisible(bool(schools))
        self.setVisible(len(days) > 1 or bool(schools))

    def forget(self) -> None:
        """Several measures are shown, or none."""
        self._measure = None
        self.hide()

    @property
    def place(self) -> MarkPlace | None:
        """What the mark is about; None while not one measure is shown."""
        if self._measure is None:
            return None
        day, school = self.days.currentIndex(), self.schools.currentIndex()
        return MarkPlace(self._measure.id, self._days[day], self._schools[school])


def _words(measure: "MeasureRow", day: "date") -> str:
    """«до 30.01.2027 – выполнено»."""
    return f"до{NBSP}{date_digits(day)}{NBSP}– {measure.state_at(day).status.label}"


def _fill(box: QComboBox, words: "list[str]", place: int) -> None:
    box.clear()
    box.addItems(words)
    box.setCurrentIndex(place)


def _at(values: "Sequence[object]", value: object) -> int:
    return values.index(value) if value in values else 0
