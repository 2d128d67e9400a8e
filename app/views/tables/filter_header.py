"""The header of every table: a click sorts, the funnel under the pointer filters."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QToolButton

from app.views.look import theme
from app.views.widgets.buttons import icon_button

if TYPE_CHECKING:
    from app.views.tables.sheet_view import SheetView

_FUNNEL, _GRIP, _ARROW, _SIGN = 24, 4, 14, 12
_NAME = "Отбор по столбцу (Alt+Вниз)"


class FilterHeader(QHeaderView):
    """Titles of columns. A filtered one has a funnel and a line of the accent under it.

    The funnel that opens the values of a column comes with the pointer, at the end of its section
    where no number ends; the right button opens them too.
    """

    def __init__(self, table: "SheetView") -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._table = table
        self._section = -1
        self._funnel: QToolButton | None = None

    @property
    def funnel(self) -> QToolButton:
        """The button under the pointer, made when a pointer comes first."""
        if self._funnel is None:
            made = self._funnel = icon_button("filter", _NAME, self._on_funnel)
            made.setParent(self.viewport())
            made.setProperty("role", "funnel")
            made.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys have Alt+Down of the table
            made.setFixedSize(_FUNNEL, _FUNNEL)
            made.hide()
        return self._funnel

    def place_below(self, number: int) -> QPoint:
        """Where the popup of a column begins, in global coordinates."""
        left = max(0, self.sectionViewportPosition(number))
        return self.viewport().mapToGlobal(QPoint(left, self.height()))

    def _on_funnel(self) -> None:
        self._table.open_filter(self._section)

    def _funnel_place(self, number: int) -> QRect:
        """Opposite to the end of the title, beside the arrow of the sorted column."""
        left, width = self.sectionViewportPosition(number), self.sectionSize(number)
        top = (self.height() - _FUNNEL) // 2
        if self._is_right(number):
            return QRect(left + _GRIP, top, _FUNNEL, _FUNNEL)
        sorted_by = self.isSortIndicatorShown() and self.sortIndicatorSection() == number
        right = left + width - _GRIP - (_ARROW if sorted_by else 0)
        return QRect(right - _FUNNEL, top, _FUNNEL, _FUNNEL)

    def _is_right(self, number: int) -> bool:
        role = Qt.ItemDataRole.TextAlignmentRole
        side = self.model().headerData(number, Qt.Orientation.Horizontal, role)
        alignment = self.defaultAlignment() if side is None else Qt.AlignmentFlag(side)
        return bool(alignment & Qt.AlignmentFlag.AlignRight)

    # Qt

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt
        """The title; a filtered column says so."""
        painter.save()
        super().paintSection(painter, rect, logicalIndex)
        painter.restore()
        if self._table.is_filtered(logicalIndex):
            look = theme.current()
            painter.fillRect(rect.left(), rect.bottom() - 2, rect.width(), 3, look.colour("accent"))
            place = self._funnel_place(logicalIndex)
            if place.left() >= rect.left():
                middle = place.center() - QPoint(_SIGN // 2, _SIGN // 2 - 1)
                look_rect = QRect(middle, place.size() * 0.5)
                painter.fillRect(look_rect.adjusted(-1, 0, 2, 0), look.colour("surface"))
                painter.drawPixmap(middle, look.pixmap_cached("filter", "accent", _SIGN))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The funnel follows the pointer; not while a column is made wider."""
        super().mouseMoveEvent(event)
        number = self.logicalIndexAt(event.position().toPoint())
        if event.buttons() or number < 0 or not self._table.can_filter:
            self.funnel.hide()
            return
        if number != self._section or not self.funnel.isVisible():
            self._section = number
            self.funnel.setGeometry(self._funnel_place(number))
            self.funnel.show()

    def leaveEvent(self, event: QEvent) -> None:
        """No section is under the pointer any more."""
        super().leaveEvent(event)
        self.funnel.hide()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The values of the column."""
        self._table.open_filter(self.logicalIndexAt(event.pos()))
