"""A combo box that does not change by accident and does not cut its text in the middle."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

_EDGE = 6


class ChoiceBox(QComboBox):
    """Long text ends in «…» with a tooltip; the wheel scrolls the page until the box has focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._own_tip = ""

    def setToolTip(self, text: str) -> None:
        """The tooltip while the text fits."""
        self._own_tip = text
        super().setToolTip(text)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the box with as much of the text as fits."""
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        field = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox,
            option,
            QStyle.SubControl.SC_ComboBoxEditField,
            self,
        )
        whole = self.currentText()
        room = field.width() - _EDGE
        shown = self.fontMetrics().elidedText(whole, Qt.TextElideMode.ElideRight, room)
        option.currentText = shown  # pyright: ignore[reportAttributeAccessIssue]
        super().setToolTip(whole if shown != whole else self._own_tip)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Only a box that has the focus is turned by the wheel."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
