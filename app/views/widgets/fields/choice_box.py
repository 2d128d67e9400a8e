"""Boxes of choices that do not change by accident.

The wheel scrolls what lies around them, with and without the focus: whoever chose a value and
scrolls on, the pointer still over the box, would change it unseen. The list that a box opens
scrolls as ever. No other combo or spin box is used in the program (a test looks).
"""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from app.views.look.elision import elided

_EDGE = 6


class StillBox(QComboBox):
    """A box as wide as its texts; the wheel leaves it alone while it is closed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The page scrolls."""
        event.ignore()


class ChoiceBox(StillBox):
    """The same, narrower than its texts where there is no room: a long one ends in «…».

    The tooltip says it whole then.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._own_tip = ""

    def setToolTip(self, text: str) -> None:
        """The tooltip while the text fits."""
        self._own_tip = text
        super().setToolTip(text)

    def sizeHint(self) -> QSize:
        """As wide as its texts are painted: the style leaves out the edge beside them."""
        hint = super().sizeHint()
        if self.sizeAdjustPolicy() == self.SizeAdjustPolicy.AdjustToContents:
            hint.setWidth(hint.width() + _EDGE)
        return hint

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the box with as much of the text as fits."""
        # Wrapping QStyle takes 7 ms, and the first paint has no box of this class.
        from PySide6.QtWidgets import QStyle, QStyleOptionComboBox, QStylePainter

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
        shown = elided(self.fontMetrics(), whole, room)
        option.currentText = shown  # pyright: ignore[reportAttributeAccessIssue]
        super().setToolTip(whole if shown != whole else self._own_tip)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()
