"""The left rail: the seven places with icon and word."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QToolButton, QVBoxLayout

from app.views.look import theme
from app.views.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.views.base.pages import Place


class Rail(QFrame):
    """One button for each place; exactly one is checked, at first the first.

    Signals:
        chosen: key of the place that was clicked.
    """

    chosen = Signal(str)

    def __init__(self, places: "Sequence[Place]") -> None:
        super().__init__()
        self.setProperty("role", "rail")
        self.setFixedWidth(theme.RAIL_WIDTH)
        self._buttons: dict[str, QToolButton] = {}
        self._icons = {place.key: place.icon for place in places}
        self._current = ""
        group = QButtonGroup(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.STEP, 0, theme.STEP, theme.GAP)
        layout.setSpacing(theme.HALF)
        name = label("Опора", "title")
        name.setFixedHeight(theme.TOP_BAR_HEIGHT)
        name.setContentsMargins(12, 0, 0, 0)
        layout.addWidget(name)
        for number, place in enumerate(places, start=1):
            control = self._button(place, f"Ctrl+{number}")
            group.addButton(control)
            layout.addWidget(control)
        layout.addStretch()
        theme.current().changed.connect(self._colour)
        self.show_place(places[0].key)

    def show_place(self, key: str) -> None:
        """Mark a place as the present one."""
        if key == self._current:
            return
        self._current = key
        self._buttons[key].setChecked(True)
        self._colour()

    def _button(self, place: "Place", shortcut: str) -> QToolButton:
        control = QToolButton()
        control.setProperty("role", "place")
        control.setText("  " + place.title)
        control.setAccessibleName(place.title)
        control.setToolTip(f"{place.title} ({shortcut})")
        control.setCheckable(True)
        control.setIconSize(QSize(20, 20))
        control.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        control.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        control.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        control.clicked.connect(lambda: self.chosen.emit(place.key))
        self._buttons[place.key] = control
        return control

    def _colour(self) -> None:
        for key, control in self._buttons.items():
            tone = "accent" if key == self._current else "text"
            control.setIcon(theme.current().icon(self._icons[key], tone, 20))
