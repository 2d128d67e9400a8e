"""The states of a measure as buttons: one press marks it; Alt with a digit does the same."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QPushButton, QWidget

from app.enums import MeasureStatus
from app.views.look import theme
from app.views.plans.table.status_menu import STATUS_KEYS
from app.views.widgets.buttons import button, dress
from app.views.widgets.statuses import measure_status

_COLUMNS = 2


class StatusButtons(QWidget):
    """One button per state; the present one is pressed in.

    Signals:
        chosen: the `MeasureStatus` whose button was pressed.
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._buttons: dict[MeasureStatus, QPushButton] = {}
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.HALF)
        for column in range(_COLUMNS):
            layout.setColumnStretch(column, 1)
        for number, (key, status) in enumerate(STATUS_KEYS.items()):
            choose = button(status.label.capitalize(), tip=f"Alt+{key} в таблице плана")
            choose.setCheckable(True)
            dress(choose, measure_status(status).icon, measure_status(status).tone)
            choose.clicked.connect(lambda _checked, pressed=status: self._on_pressed(pressed))
            layout.addWidget(choose, number // _COLUMNS, number % _COLUMNS)
            self._buttons[status] = choose

    def button(self, status: MeasureStatus) -> QPushButton:
        """The button of a state."""
        return self._buttons[status]

    def set_status(self, status: MeasureStatus | None) -> None:
        """Press in the button of a state; None presses none."""
        for key, choose in self._buttons.items():
            choose.setChecked(key is status)

    def _on_pressed(self, status: MeasureStatus) -> None:
        self.set_status(status)
        self.chosen.emit(status)
