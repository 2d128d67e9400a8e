"""What charts drawn by the program have in common."""

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget


class PaintedChart(QWidget):
    """A widget as wide as there is room and as high as its `sizeHint`; the tooltip tells a part."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def tip_at(self, place: QPoint) -> str:
        """What is drawn at a place of the widget, in words; empty where there is nothing."""
        raise NotImplementedError

    def event(self, event: QEvent) -> bool:
        """The tooltip is that of the place under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.tip_at(event.pos()), self)
            return True
        return super().event(event)
