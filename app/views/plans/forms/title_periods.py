"""The periods that the title of a plan names, offered where the plan has another."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.services.language.deadlines.periods import period_days, period_name
from app.services.language.deadlines.titled import periods_in
from app.views.look import theme
from app.views.widgets.buttons import button
from app.views.widgets.labels import label

if TYPE_CHECKING:
    from app.services.language.deadlines.periods import PlanPeriod

_MOST = 2  # readings of «2020-2021»


class TitlePeriods(QWidget):
    """«В названии: 2018–2020 годы», a press away; out of sight where the title says the same.

    Signals:
        taken: the `PlanPeriod` that the plan is to get.
    """

    taken = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._periods: tuple[PlanPeriod, ...] = ()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.STEP)
        line.addWidget(label("В названии другой период:", "small"))
        self.buttons: list[QPushButton] = []
        for number in range(_MOST):
            take = button("", role="link")
            take.clicked.connect(lambda _checked, place=number: self._take(place))
            self.buttons.append(take)
            line.addWidget(take)
        line.addStretch()
        self.hide()

    def show_title(self, title: str, period: "PlanPeriod") -> None:
        """Offer what a title names unless the plan has it."""
        named = periods_in(title)[:_MOST]
        same = any((one.start, one.end) == (period.start, period.end) for one in named)
        self._periods = () if same else named
        for number, take in enumerate(self.buttons):
            shown = self._periods[number : number + 1]
            take.setVisible(bool(shown))
            for one in shown:
                take.setText(period_name(one))
                take.setToolTip(f"Взять этот период: {period_days(one)}")
        self.setVisible(bool(self._periods))

    def _take(self, number: int) -> None:
        self.taken.emit(self._periods[number])
