"""Shows that a widget without a frame of its own has the focus."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.views.look import theme

_WIDTH = 2


class FocusRing(QWidget):
    """A line in the accent colour over the edge of a widget, while the widget has the focus."""

    def __init__(self, around: QWidget) -> None:
        super().__init__(around)
        self._around = around
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        around.installEventFilter(self)
        if around.hasFocus():
            self._appear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the focus and the size."""
        around = self._around
        if watched is around and event.type() == QEvent.Type.Resize:
            self.setGeometry(around.rect())
        elif watched is around and event.type() == QEvent.Type.FocusIn:
            self._appear()
        elif watched is around and event.type() == QEvent.Type.FocusOut:
            self.hide()
        return super().eventFilter(watched, event)

    def _appear(self) -> None:
        self.setGeometry(self._around.rect())
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.current().colour("accent"), _WIDTH))
        inside = _WIDTH / 2
        edge = QRectF(self.rect()).adjusted(inside, inside, -inside, -inside)
        painter.drawRoundedRect(edge, theme.RADIUS, theme.RADIUS)
