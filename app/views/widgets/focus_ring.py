"""Shows that a widget without a frame of its own has the focus."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.views.look import theme

_WIDTH = 2
_BACK = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


class FocusRing(QWidget):
    """A line in the accent colour around a widget that the keys have reached.

    A click needs no line: the pointer says where it was. The line lies over the edge of the
    widget or, where its content begins at the edge, `outside` of it.
    """

    def __init__(self, around: QWidget, reason: Qt.FocusReason, *, outside: int = 0) -> None:
        super().__init__(around)
        self._around, self._outside = around, outside
        self._by_keys = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        around.installEventFilter(self)
        self._on_focus(reason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the focus and the size."""
        if watched is self._around:
            if event.type() in (QEvent.Type.Resize, QEvent.Type.Move) and self.isVisible():
                self._appear()
            elif isinstance(event, QFocusEvent) and event.gotFocus():
                self._on_focus(event.reason())
            elif event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide):
                self.hide()
        return super().eventFilter(watched, event)

    def _on_focus(self, reason: Qt.FocusReason) -> None:
        if reason not in _BACK:
            self._by_keys = reason != Qt.FocusReason.MouseFocusReason
        if self._by_keys:
            self._appear()

    def _appear(self) -> None:
        place = self._wanted()
        host = self._around
        above = host.parentWidget()
        while above is not None and not host.rect().contains(place):
            place.translate(host.mapToParent(QPoint()))
            host, above = above, above.parentWidget()
        if self.parentWidget() is not host:
            self.setParent(host)
        self.setGeometry(place)
        self.show()
        self.raise_()

    def _wanted(self) -> QRect:
        out = self._outside
        return self._around.rect().adjusted(-out, -out, out, out)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.current().colour("accent"), _WIDTH))
        inside = _WIDTH / 2
        edge = QRectF(self.rect()).adjusted(inside, inside, -inside, -inside)
        painter.drawRoundedRect(edge, theme.RADIUS, theme.RADIUS)
